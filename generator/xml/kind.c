#include "xml/kind.h"

#include <dirent.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "xml/confine.h"
#include "xml/internal.h"
#include "xml/kind_internal.h"

#define XSD "http://www.w3.org/2001/XMLSchema"
#define BP "urn:boardpress:schema"

enum { MAX_INCLUDES = 8, MAX_DEPTH = 12 };

struct kinds {
	struct arena arena;
	struct kind *first;
};

struct loader {
	struct arena *arena;
	struct diag *diag;
	const char *file;
	struct xml_doc *docs[MAX_INCLUDES];
	size_t doc_count;
	int depth;
};

const char *audience_name(enum audience audience)
{
	static const char *const names[] = { "public", "members", "internal" };
	return names[audience];
}

bool audience_parse(const char *name, enum audience *audience)
{
	for (int i = 0; i < AUDIENCE_COUNT; i++) {
		if (strcmp(name, audience_name((enum audience)i)) == 0) {
			*audience = (enum audience)i;
			return true;
		}
	}
	return false;
}

/* ---- reading a schema */

static const char *keep(struct loader *l, const char *text)
{
	return arena_strdup(l->arena, text != NULL ? text : "");
}

static bool is_xsd(const struct xml_node *node, const char *name)
{
	return xml_is(node, XSD, name);
}

static const struct xml_node *child(const struct xml_node *node, const char *name)
{
	const struct xml_node *c = node != NULL ? xml_first_element(node) : NULL;
	while (c != NULL && !is_xsd(c, name))
		c = xml_next_element(c);
	return c;
}

/* A named type or group, in the schema or in what it includes. */
static const struct xml_node *named(const struct loader *l, const char *tag, const char *name)
{
	for (size_t i = 0; i < l->doc_count; i++) {
		const struct xml_node *top = xml_first_element(xml_root(l->docs[i]));
		for (; top != NULL; top = xml_next_element(top)) {
			const char *has = xml_value(top, "name");
			if (is_xsd(top, tag) && has != NULL && strcmp(has, name) == 0)
				return top;
		}
	}
	return NULL;
}

static const struct xml_node *note(const struct xml_node *element, const char *name)
{
	const struct xml_node *info = child(child(element, "annotation"), "appinfo");
	const struct xml_node *n = info != NULL ? xml_first_element(info) : NULL;
	while (n != NULL && !xml_is(n, BP, name))
		n = xml_next_element(n);
	return n;
}

static const char *documentation(
	struct loader *l, const struct xml_node *element, const char *language)
{
	const struct xml_node *n = child(element, "annotation");
	for (n = n != NULL ? xml_first_element(n) : NULL; n != NULL; n = xml_next_element(n)) {
		const char *has = xml_value_ns(n, "http://www.w3.org/XML/1998/namespace", "lang");
		if (is_xsd(n, "documentation") && has != NULL && strcmp(has, language) == 0)
			return xml_content(n, l->arena);
	}
	return "";
}

static void read_values(struct loader *l, const struct xml_node *simple, struct field *field)
{
	const struct xml_node *restriction = child(simple, "restriction");
	struct field_value **end = &field->values;
	const struct xml_node *n = restriction != NULL ? xml_first_element(restriction) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		if (!is_xsd(n, "enumeration"))
			continue;
		const struct xml_node *shown = note(n, "value");
		struct field_value *value = arena_alloc(l->arena, sizeof(*value));
		value->name = keep(l, xml_value(n, "value"));
		value->zh = shown != NULL ? keep(l, xml_value(shown, "zh")) : value->name;
		value->en = shown != NULL ? keep(l, xml_value(shown, "en")) : value->name;
		value->also = shown != NULL ? keep(l, xml_value(shown, "also")) : "";
		*end = value;
		end = &value->next;
	}
	if (field->values != NULL)
		field->type = FIELD_ENUM;
}

static enum field_type type_by_name(const char *name)
{
	static const struct {
		const char *name;
		enum field_type type;
	} types[] = {
		{ "partial-date", FIELD_DATE },
		{ "person-ref", FIELD_PERSON },
		{ "group-ref", FIELD_GROUP },
		{ "record-ref", FIELD_RECORD },
		{ "file", FIELD_FILE },
		{ "rule-ref", FIELD_RULE },
		{ "body", FIELD_BODY },
		{ "money", FIELD_NUMBER },
		{ "percent", FIELD_NUMBER },
		{ "number", FIELD_NUMBER },
		{ "xs:positiveInteger", FIELD_NUMBER },
		{ "xs:nonNegativeInteger", FIELD_NUMBER },
		{ "xs:decimal", FIELD_NUMBER },
	};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(name, types[i].name) == 0)
			return types[i].type;
	return FIELD_TEXT;
}

static void read_sequence(struct loader *l, const struct xml_node *sequence, struct field *parent);

static void read_type(struct loader *l, const struct xml_node *element, struct field *field)
{
	const char *name = xml_value(element, "type");
	const struct xml_node *complex = child(element, "complexType");
	const struct xml_node *simple = child(element, "simpleType");
	if (name != NULL) {
		field->type_name = keep(l, name);
		field->type = type_by_name(name);
		simple = named(l, "simpleType", name);
		if (field->type != FIELD_BODY)
			complex = named(l, "complexType", name);
	}
	if (simple != NULL && field->type == FIELD_TEXT)
		read_values(l, simple, field);
	if (complex != NULL && ++l->depth < MAX_DEPTH) {
		field->type = FIELD_MAP;
		read_sequence(l, child(complex, "sequence"), field);
		l->depth--;
	}
}

/* A figure may only be suppressed where a record is right without it. */
static void read_few(struct loader *l, const struct xml_node *element, const struct xml_node *info,
	struct field *field)
{
	const char *whole = info != NULL ? xml_value(info, "whole") : NULL;
	field->few = keep(l, info != NULL ? xml_value(info, "few") : NULL);
	field->part = keep(l, info != NULL ? xml_value(info, "part") : NULL);
	field->whole = AUDIENCE_INTERNAL;
	if (whole != NULL)
		audience_parse(whole, &field->whole);
	if ((field->few[0] != '\0' || field->part[0] != '\0') &&
		(field->type != FIELD_NUMBER || field->required))
		diag_report(l->diag, (struct where){ l->file, xml_where(element).line, 0 },
			MESSAGE_BAD_SCHEMA, "few");
}

static void read_field(struct loader *l, const struct xml_node *element, struct field *parent)
{
	const struct xml_node *info = note(element, "field");
	const char *max = xml_value(element, "maxOccurs"), *min = xml_value(element, "minOccurs");
	struct field *field = arena_alloc(l->arena, sizeof(*field)), **end = &parent->first;

	field->name = keep(l, xml_value(element, "name"));
	field->zh = keep(l, info != NULL ? xml_value(info, "zh") : field->name);
	field->en = keep(l, info != NULL ? xml_value(info, "en") : field->name);
	field->also = keep(l, info != NULL ? xml_value(info, "also") : NULL);
	field->personal = keep(l, info != NULL ? xml_value(info, "personal") : NULL);
	field->main = info != NULL && xml_value(info, "main") != NULL;
	field->ranked = info != NULL && xml_value(info, "ranked") != NULL;
	field->hint_zh = documentation(l, element, "zh");
	field->hint_en = documentation(l, element, "en");
	field->type_name = "";
	field->repeated = max != NULL && strcmp(max, "1") != 0;
	field->required = min == NULL || strcmp(min, "0") != 0;
	field->parent = parent;
	const char *audience = info != NULL ? xml_value(info, "audience") : NULL;
	if (audience == NULL || !audience_parse(audience, &field->audience)) {
		field->audience = AUDIENCE_INTERNAL;
		diag_report(l->diag, (struct where){ l->file, xml_where(element).line, 0 },
			MESSAGE_DEFAULT_AUDIENCE, field->name);
	}
	read_type(l, element, field);
	read_few(l, element, info, field);
	while (*end != NULL)
		end = &(*end)->next;
	*end = field;
}

static void read_sequence(struct loader *l, const struct xml_node *sequence, struct field *parent)
{
	const struct xml_node *n = sequence != NULL ? xml_first_element(sequence) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		const char *ref = xml_value(n, "ref");
		if (is_xsd(n, "element"))
			read_field(l, n, parent);
		else if (is_xsd(n, "sequence"))
			read_sequence(l, n, parent);
		else if (is_xsd(n, "group") && ref != NULL && ++l->depth < MAX_DEPTH) {
			read_sequence(l, child(named(l, "group", ref), "sequence"), parent);
			l->depth--;
		}
	}
}

static bool load_documents(struct loader *l, const char *path)
{
	if (!xml_may_read(path) && files_exists(path))
		return diag_report(
			l->diag, (struct where){ .file = l->file }, MESSAGE_OUTSIDE, path);
	struct xml_doc *doc = xml_parse_file(path, l->diag);
	if (doc == NULL)
		return false;
	l->docs[l->doc_count++] = doc;
	const struct xml_node *n = xml_first_element(xml_root(doc));
	for (; n != NULL; n = xml_next_element(n)) {
		const char *location = xml_value(n, "schemaLocation");
		if (!is_xsd(n, "include") || location == NULL)
			continue;
		if (l->doc_count == MAX_INCLUDES)
			return diag_report(l->diag, (struct where){ .file = path },
				MESSAGE_BAD_SCHEMA, "xs:include");
		char *folder = files_folder(l->arena, path);
		if (!load_documents(l, files_join(l->arena, folder, location)))
			return false;
	}
	return true;
}

/* ---- a kind */

static void on_schema_error(void *ctx, xmlError *error)
{
	struct diag *diag = ctx;
	struct str text = { 0 };
	str_add(&text, error->message != NULL ? error->message : "");
	while (text.len > 0 && text.text[text.len - 1] == '\n')
		text.text[--text.len] = '\0';
	diag_report(diag, (struct where){ error->file, error->line, 0 }, MESSAGE_BAD_SCHEMA,
		str_text(&text));
	str_free(&text);
}

bool kind_compile(const struct kind *kind, struct diag *diag)
{
	struct kind_schema *schema = kind->schema;
	if (schema->valid != NULL)
		return true;
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(schema->file);
	xmlSchemaSetParserStructuredErrors(parser, on_schema_error, diag);
	schema->schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	if (schema->schema != NULL) {
		schema->valid = xmlSchemaNewValidCtxt(schema->schema);
		schema->context = xmlXPathNewContext(NULL);
	}
	return schema->valid != NULL;
}

static bool read_rules(struct kind *kind, struct loader *l, const struct xml_node *info)
{
	struct kind_schema *schema = mem_alloc(sizeof(*schema));
	kind->schema = schema;
	schema->file = l->file;
	struct kind_rule **end = &schema->rules;
	for (const struct xml_node *n = info; n != NULL; n = xml_next_element(n)) {
		if (!xml_is(n, BP, "rule"))
			continue;
		struct kind_rule *rule = arena_alloc(l->arena, sizeof(*rule));
		rule->each = keep(l, xml_value(n, "each"));
		rule->at = keep(l, xml_value(n, "at"));
		rule->zh = keep(l, xml_value(n, "zh"));
		rule->en = keep(l, xml_value(n, "en"));
		const char *test = keep(l, xml_value(n, "test"));
		rule->test = test[0] != '\0' ? xmlXPathCompile((const xmlChar *)test) : NULL;
		if (rule->test == NULL)
			return diag_report(l->diag, (struct where){ l->file, xml_where(n).line, 0 },
				MESSAGE_BAD_SCHEMA, test[0] != '\0' ? test : "bp:rule test=\"\"");
		*end = rule;
		end = &rule->next;
	}
	return true;
}

static void free_schema(struct kind *kind)
{
	struct kind_schema *schema = kind->schema;
	if (schema == NULL)
		return;
	for (struct kind_rule *rule = schema->rules; rule != NULL; rule = rule->next)
		xmlXPathFreeCompExpr(rule->test);
	xmlXPathFreeContext(schema->context);
	xmlSchemaFreeValidCtxt(schema->valid);
	xmlSchemaFree(schema->schema);
	free(schema);
}

static struct kind *load_kind(struct loader *l, const char *folder)
{
	if (!load_documents(l, l->file))
		return NULL;
	const struct xml_node *element = child(xml_root(l->docs[0]), "element");
	const struct xml_node *info = element != NULL ? note(element, "record") : NULL;
	if (info == NULL) {
		diag_report(l->diag, (struct where){ .file = l->file }, MESSAGE_BAD_SCHEMA,
			"<bp:record>");
		return NULL;
	}
	struct kind *kind = arena_alloc(l->arena, sizeof(*kind));
	kind->name = keep(l, xml_value(element, "name"));
	kind->zh = keep(l, xml_value(info, "zh"));
	kind->en = keep(l, xml_value(info, "en"));
	kind->also = keep(l, xml_value(info, "also"));
	kind->folder = keep(l, folder);
	kind->free = xml_value(info, "free") != NULL;
	kind->published = xml_value(info, "unpublished") == NULL;
	kind->begins = keep(l, xml_value(info, "begins"));
	kind->ends = keep(l, xml_value(info, "ends"));
	kind->withdrawn = keep(l, xml_value(info, "withdrawn"));
	const char *audience = xml_value(info, "audience");
	if (audience == NULL || !audience_parse(audience, &kind->audience))
		kind->audience = AUDIENCE_INTERNAL;
	kind->fields = arena_alloc(l->arena, sizeof(*kind->fields));
	kind->fields->name = kind->name;
	kind->fields->zh = kind->zh;
	kind->fields->en = kind->en;
	kind->fields->type = FIELD_MAP;
	kind->fields->audience = AUDIENCE_PUBLIC;
	read_sequence(l, child(child(element, "complexType"), "sequence"), kind->fields);
	kind->ordered = field_find(kind->fields, "order") != NULL;
	if (read_rules(kind, l, info))
		return kind;
	free_schema(kind);
	return NULL;
}

static void insert(struct kinds *kinds, struct kind *kind)
{
	struct kind **at = &kinds->first;
	while (*at != NULL && strcmp((*at)->name, kind->name) < 0)
		at = &(*at)->next;
	kind->next = *at;
	if (*at != NULL && strcmp((*at)->name, kind->name) == 0) {
		kind->next = (*at)->next;
		free_schema(*at);
	}
	*at = kind;
}

static bool load_folder(struct kinds *kinds, const char *folder, struct diag *diag)
{
	struct files files = { 0 };
	bool ok = true;
	if (!files_is_folder(folder))
		return true;
	if (!files_list(folder, &files, &kinds->arena, diag))
		return false;
	for (size_t i = 0; i < files.count; i++) {
		if (strcmp(files_name(files.list[i].path), "schema.xsd") != 0)
			continue;
		struct loader l = { .arena = &kinds->arena, .diag = diag };
		l.file = files_join(&kinds->arena, folder, files.list[i].path);
		struct kind *kind = load_kind(&l, files_folder(&kinds->arena, l.file));
		for (size_t d = 0; d < l.doc_count; d++)
			xml_free(l.docs[d]);
		if (kind != NULL)
			insert(kinds, kind);
		else
			ok = false;
	}
	return ok;
}

bool kinds_compile(const struct kinds *kinds, struct diag *diag)
{
	bool ok = true;
	for (const struct kind *kind = kinds->first; kind != NULL; kind = kind->next)
		ok = kind_compile(kind, diag) && ok;
	return ok;
}

/* The kinds of a site are new: what is wrong in them is told at once. */
static bool check_own(const struct kinds *kinds, const char *folder, struct diag *diag)
{
	bool ok = true;
	for (const struct kind *kind = kinds->first; kind != NULL; kind = kind->next)
		if (strncmp(kind->folder, folder, strlen(folder)) == 0)
			ok = kind_compile(kind, diag) && ok;
	return ok;
}

struct kinds *kinds_load(const char *const *folders, struct diag *diag)
{
	for (size_t i = 0; folders[i] != NULL; i++)
		xml_allow(folders[i]);
	struct kinds *kinds = mem_alloc(sizeof(*kinds));
	bool ok = true;
	xml_init();
	for (size_t i = 0; folders[i] != NULL; i++)
		ok = load_folder(kinds, folders[i], diag) &&
			(i == 0 || check_own(kinds, folders[i], diag)) && ok;
	if (ok)
		return kinds;
	kinds_free(kinds);
	return NULL;
}

void kinds_free(struct kinds *kinds)
{
	if (kinds == NULL)
		return;
	for (struct kind *kind = kinds->first; kind != NULL; kind = kind->next)
		free_schema(kind);
	arena_free(&kinds->arena);
	free(kinds);
}

const struct kind *kinds_first(const struct kinds *kinds)
{
	return kinds->first;
}

/* ---- finding by any spelling */

static bool among(const char *list, const char *word)
{
	size_t len = strlen(word);
	for (const char *p = list; *p != '\0' && len > 0;) {
		const char *stop = strstr(p, "，");
		size_t n = stop != NULL ? (size_t)(stop - p) : strlen(p);
		if (n == len && strncmp(p, word, len) == 0)
			return true;
		p += n + (stop != NULL ? strlen("，") : 0);
	}
	return false;
}

const struct kind *kinds_find(const struct kinds *kinds, const char *name)
{
	for (const struct kind *kind = kinds->first; kind != NULL; kind = kind->next)
		if (strcmp(kind->name, name) == 0 || strcmp(kind->zh, name) == 0 ||
			among(kind->also, name))
			return kind;
	return NULL;
}

const struct field *field_find(const struct field *map, const char *key)
{
	for (const struct field *f = map->first; f != NULL; f = f->next)
		if (f->type != FIELD_BODY &&
			(text_same(f->name, key) || text_same(f->zh, key) ||
				(f->also[0] != '\0' && among(f->also, key))))
			return f;
	return NULL;
}

const struct field *field_named(const struct field *map, const struct field *near, const char *name)
{
	const struct field *first = map != NULL ? map->first : NULL, *f;
	for (f = near; f != NULL; f = f->next)
		if (text_same(f->name, name))
			return f;
	for (f = first; f != NULL && f != near; f = f->next)
		if (text_same(f->name, name))
			return f;
	return NULL;
}

const struct field_value *field_value_find(const struct field *field, const char *value)
{
	for (const struct field_value *v = field->values; v != NULL; v = v->next)
		if (strcmp(v->name, value) == 0 || strcmp(v->zh, value) == 0 ||
			among(v->also, value))
			return v;
	return NULL;
}

static const char *kind_names(const struct kinds *kinds, struct str *names)
{
	for (const struct kind *kind = kinds->first; kind != NULL; kind = kind->next)
		str_add_format(
			names, "%s%s（%s）", names->len > 0 ? "、" : "", kind->zh, kind->name);
	return str_text(names);
}

const struct kind *kind_of(
	const struct kinds *kinds, const struct record *record, struct diag *diag)
{
	const struct node *said = node_find(record->fields, "kind");
	const char *file = files_name(record->file);
	struct str names = { 0 };
	const struct kind *kind = NULL;

	if (said == NULL)
		said = node_find(record->fields, "种类");
	if (said == NULL &&
		(strncmp(file, "organisation.", 13) == 0 || strncmp(file, "site.", 5) == 0))
		return kinds_find(kinds, file[0] == 'o' ? "organisation" : "site");
	if (said == NULL)
		diag_report(diag, (struct where){ record->file, 1, 1 }, MESSAGE_NO_KIND,
			kind_names(kinds, &names));
	else if (said->kind != NODE_SCALAR || (kind = kinds_find(kinds, said->text)) == NULL)
		diag_report(diag, said->at, MESSAGE_UNKNOWN_KIND, said->text,
			kind_names(kinds, &names));
	str_free(&names);
	return kind;
}

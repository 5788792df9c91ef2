/* build.c - a record as XML by its kind: kind_build() of kind.h. */
#include "xml/kind.h"

#include <stdlib.h>
#include <string.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "base/dates.h"
#include "base/near.h"
#include "base/str.h"
#include "xml/internal.h"
#include "xml/kind_internal.h"

struct build {
	const struct kind *kind;
	struct xml_places *places;
	struct diag *diag;
	bool ok;
};

static void complain(struct build *b)
{
	b->ok = false;
}

static xmlNode *add_element(struct build *b, xmlNode *parent, const char *name, struct where at)
{
	xmlNode *node = xml_new_element(parent, name, strlen(name));
	node->_private = xml_place(b->places, at);
	return node;
}

static void add_text(struct build *b, xmlNode *parent, const char *text, struct where at)
{
	size_t len = strlen(text);
	if (parent->last != NULL && parent->last->type == XML_TEXT_NODE)
		xmlTextConcat(parent->last, (const xmlChar *)text, (int)len);
	else
		xml_new_text(parent, text, len)->_private = xml_place(b->places, at);
}

/* An attribute that it does not have yet. */
static void set(xmlNode *node, const char *name, const char *value)
{
	xml_new_attribute(node, name, strlen(name), value, strlen(value));
}

/* ---- the body: names and attributes are already those of the schema */

static void add_body(struct build *b, xmlNode *parent, const struct node *from)
{
	for (const struct node *n = from->first; n != NULL; n = n->next) {
		if (n->kind == NODE_TEXT) {
			add_text(b, parent, n->text, n->at);
			continue;
		}
		xmlNode *node = add_element(b, parent, n->name, n->at);
		for (const struct node_attribute *a = n->attributes; a != NULL; a = a->next)
			set(node, a->name, a->value);
		add_body(b, node, n);
	}
}

/* ---- fields */

static const char *list_keys(const struct field *map, struct str *out)
{
	for (const struct field *f = map->first; f != NULL; f = f->next)
		if (f->type != FIELD_BODY)
			str_add_format(out, "%s%s", out->len > 0 ? "、" : "", f->zh);
	return str_text(out);
}

static const char *list_values(const struct field *field, bool english, struct str *out)
{
	for (const struct field_value *v = field->values; v != NULL; v = v->next)
		str_add_format(out, "%s%s",
			out->len == 0	? "" :
				english ? ", " :
					  "、",
			english ? v->name : v->zh);
	return str_text(out);
}

static void unknown_key(struct build *b, const struct field *map, const struct node *entry)
{
	struct near near = near_start(entry->name);
	struct str keys = { 0 };
	for (const struct field *f = map->first; f != NULL; f = f->next) {
		near_offer(&near, f->zh);
		near_offer(&near, f->name);
	}
	if (near.best != NULL)
		diag_report(
			b->diag, entry->name_at, MESSAGE_UNKNOWN_KEY_NEAR, entry->name, near.best);
	else
		diag_report(b->diag, entry->name_at, MESSAGE_UNKNOWN_KEY, entry->name,
			list_keys(map, &keys));
	str_free(&keys);
	complain(b);
}

/* An empty value is a form field left blank: as if the key were not there. */
static bool is_blank(const struct node *node)
{
	return node->kind == NODE_SCALAR && !node->quoted &&
		(node->text[0] == '\0' || strcmp(node->text, "~") == 0);
}

static const char *check_scalar(struct build *b, const struct field *field, const struct node *node)
{
	struct date date;
	if (field->type == FIELD_ENUM) {
		const struct field_value *value = field_value_find(field, node->text);
		if (value != NULL)
			return value->name;
		struct str zh = { 0 }, en = { 0 };
		diag_report(b->diag, node->at, MESSAGE_BAD_ENUM, field->zh, node->text,
			list_values(field, false, &zh), list_values(field, true, &en));
		str_free(&zh);
		str_free(&en);
		complain(b);
	} else if (field->type == FIELD_DATE) {
		if (strcmp(node->text, "不详") == 0)
			return "unknown";
		if (!date_parse(node->text, &date)) {
			diag_report(b->diag, node->at, MESSAGE_BAD_DATE, field->zh, node->text);
			complain(b);
		}
	}
	return node->text;
}

static void add_map(
	struct build *b, xmlNode *parent, const struct field *map, const struct node *from);

static void add_value(
	struct build *b, xmlNode *parent, const struct field *field, const struct node *node)
{
	if (is_blank(node))
		return;
	if (field->type == FIELD_MAP) {
		const struct field *main = field->first;
		while (main != NULL && !main->main)
			main = main->next;
		xmlNode *element;
		if (node->kind == NODE_MAP) {
			element = add_element(b, parent, field->name, node->at);
			add_map(b, element, field, node);
		} else if (node->kind == NODE_SCALAR && main != NULL) {
			element = add_element(b, parent, field->name, node->at);
			struct node alone = {
				.kind = NODE_MAP, .at = node->at, .name_at = node->at
			};
			struct node entry = *node;
			entry.name = main->name;
			entry.next = NULL;
			alone.first = alone.last = &entry;
			add_map(b, element, field, &alone);
		} else {
			struct str keys = { 0 };
			diag_report(b->diag, node->at, MESSAGE_WANT_MAP, field->zh,
				list_keys(field, &keys));
			str_free(&keys);
			complain(b);
		}
		return;
	}
	if (node->kind != NODE_SCALAR) {
		diag_report(b->diag, node->at,
			node->kind == NODE_LIST ? MESSAGE_NOT_A_LIST : MESSAGE_WANT_SCALAR,
			field->zh);
		complain(b);
		return;
	}
	xmlNode *element = add_element(b, parent, field->name, node->at);
	add_text(b, element, check_scalar(b, field, node), node->at);
}

static void add_field(
	struct build *b, xmlNode *parent, const struct field *field, const struct node *node)
{
	if (node->kind != NODE_LIST || !field->repeated) {
		add_value(b, parent, field, node);
		return;
	}
	for (const struct node *item = node->first; item != NULL; item = item->next)
		add_value(b, parent, field, item);
}

static bool is_head_key(const struct field *map, const char *key)
{
	static const char *const keys[] = { "kind", "种类", "id", "编号" };
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && map->parent == NULL; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

/* The field that each entry of a map is; NULL for one that is none, which has been told. */
static const struct field **resolve_keys(
	struct build *b, const struct field *map, const struct node *from, struct arena *arena)
{
	size_t count = 0, i = 0;
	const struct node *entry;
	for (entry = from->first; entry != NULL; entry = entry->next)
		count++;
	const struct field **fields = arena_alloc(arena, (count + 1) * sizeof(*fields));
	for (entry = from->first; entry != NULL; entry = entry->next, i++) {
		fields[i] = field_find(map, entry->name);
		if (fields[i] == NULL && !is_head_key(map, entry->name))
			unknown_key(b, map, entry);
	}
	return fields;
}

static const struct node *find_entry(struct build *b, const struct field *field,
	const struct field *const *fields, const struct node *from)
{
	const struct node *found = NULL;
	size_t i = 0;
	for (const struct node *entry = from->first; entry != NULL; entry = entry->next, i++) {
		if (fields[i] != field)
			continue;
		if (found != NULL) {
			diag_report(b->diag, entry->name_at, MESSAGE_BOTH_NAMES, entry->name);
			complain(b);
		} else {
			found = entry;
		}
	}
	return found;
}

static void missing_field(struct build *b, const struct field *field, const struct field *map,
	const struct node *from, const struct node *blank)
{
	struct where at = from->at;
	if (blank != NULL)
		at = blank->name_at;
	else if (map->parent == NULL)
		at.col = 1;
	diag_report(b->diag, at, MESSAGE_MISSING_FIELD, field->zh, field->hint_zh);
	complain(b);
}

/* The entries of a map, in the order of the schema. */
static void add_map(
	struct build *b, xmlNode *parent, const struct field *map, const struct node *from)
{
	struct arena arena = { 0 };
	const struct field **fields = resolve_keys(b, map, from, &arena);
	for (const struct field *field = map->first; field != NULL; field = field->next) {
		const struct node *found = find_entry(b, field, fields, from);
		if (found != NULL && !is_blank(found))
			add_field(b, parent, field, found);
		else if (field->required && field->type != FIELD_BODY)
			missing_field(b, field, map, from, found);
	}
	arena_free(&arena);
}

/* ---- the schema and its rules */

const struct field *kind_field(const struct kind *kind, const struct xml_node *element)
{
	const struct xml_node *parent = xml_parent(element);
	if (parent == NULL)
		return kind->fields;
	const struct field *map = kind_field(kind, parent);
	return field_named(map, NULL, xml_name(element));
}

static bool told(const struct diag *diag, struct where at)
{
	for (const struct message *m = diag->first; m != NULL; m = m->next)
		if (m->at.line == at.line && m->at.col == at.col && m->at.file != NULL &&
			at.file != NULL && strcmp(m->at.file, at.file) == 0 &&
			diag_severity(m->id) == SEVERITY_ERROR)
			return true;
	return false;
}

static const char *number_name(const char *type)
{
	if (strcmp(type, "xs:positiveInteger") == 0)
		return "大于零的整数";
	return strcmp(type, "xs:nonNegativeInteger") == 0 ? "不小于零的整数" : "数";
}

/* What libxml2 found beyond what the builder has told; its element is exact, since fields are
 * elements. */
static void on_invalid(void *ctx, xmlError *error)
{
	struct build *b = ctx;
	const struct xml_node *node = error->node;
	struct where at = node != NULL ? xml_where(node) : (struct where){ 0 };
	/* 1871: a child is missing or misplaced.  The builder has put all in order and told what is
	 * missing; the element that libxml2 names is only the one behind the gap. */
	bool told_before =
		told(b->diag, at) || (error->code == XML_SCHEMAV_ELEMENT_CONTENT && !b->ok);
	b->ok = false;
	if (told_before)
		return;
	const struct field *field = node != NULL ? kind_field(b->kind, node) : NULL;
	struct arena arena = { 0 };
	if (field != NULL && field->type == FIELD_NUMBER) {
		diag_report(b->diag, at, MESSAGE_BAD_NUMBER, field->zh, xml_content(node, &arena),
			number_name(field->type_name));
	} else if (field != NULL && field->type != FIELD_MAP && field->type != FIELD_BODY) {
		diag_report(b->diag, at, MESSAGE_BAD_VALUE, field->zh, xml_content(node, &arena),
			field->hint_zh);
	} else {
		char *text = arena_strdup(&arena, error->message != NULL ? error->message : "");
		text[strcspn(text, "\n")] = '\0';
		diag_report(b->diag, at, MESSAGE_SCHEMA, text);
	}
	arena_free(&arena);
}

static void apply_test(struct build *b, xmlXPathContext *context, const struct kind_rule *rule,
	const struct xml_node *node)
{
	context->node = (xmlNode *)node;
	if (xmlXPathCompiledEvalToBoolean(rule->test, context) == 1)
		return;
	const struct xml_node *at = xml_find(node, rule->at);
	diag_report(b->diag, xml_where(at != NULL ? at : node), MESSAGE_RULE, rule->zh, rule->en);
	complain(b);
}

static void apply_rule(struct build *b, xmlXPathContext *context, const struct kind_rule *rule)
{
	const struct xml_node *root = (const struct xml_node *)xmlDocGetRootElement(context->doc);
	if (rule->each[0] == '\0') {
		apply_test(b, context, rule, root);
		return;
	}
	for (const struct xml_node *c = xml_first_element(root); c != NULL; c = xml_next_element(c))
		if (strcmp(xml_name(c), rule->each) == 0)
			apply_test(b, context, rule, c);
}

static void validate(struct build *b, xmlDoc *doc)
{
	struct kind_schema *schema = b->kind->schema;
	bool built = b->ok;
	if (!kind_compile(b->kind, b->diag)) {
		b->ok = false;
		return;
	}
	xmlSchemaSetValidStructuredErrors(schema->valid, on_invalid, b);
	xmlSchemaValidateDoc(schema->valid, doc);
	if (!built)
		return; /* a rule over fields that are missing or wrong would only repeat that */
	schema->context->doc = doc;
	for (const struct kind_rule *rule = schema->rules; rule != NULL; rule = rule->next)
		apply_rule(b, schema->context, rule);
	schema->context->doc = NULL;
	schema->context->node = NULL;
}

static void add_record_body(struct build *b, xmlNode *root, const struct record *record)
{
	const struct field *field = b->kind->fields->first;
	while (field != NULL && field->type != FIELD_BODY)
		field = field->next;
	if (field == NULL || record->body == NULL) {
		if (field != NULL && field->required) {
			diag_report(b->diag, (struct where){ record->file, 1, 1 },
				MESSAGE_MISSING_FIELD, field->zh, "写在第二个“---”之后");
			complain(b);
		}
		return;
	}
	add_body(b, add_element(b, root, field->name, record->body->at), record->body);
}

static xmlDoc *start(struct build *b, const struct record *record, const char *id)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	struct where at = { record->file, 1, 1 };
	xmlNode *root = add_element(b, (xmlNode *)doc, b->kind->name, at);
	set(root, "id", id);
	add_map(b, root, b->kind->fields, record->fields);
	return doc;
}

struct xml_doc *kind_build(const struct kind *kind, const struct record *record, const char *id,
	bool *valid, struct diag *diag)
{
	struct build b = { kind, xml_places_new(), diag, true };
	xmlDoc *doc = start(&b, record, id);
	add_record_body(&b, xmlDocGetRootElement(doc), record);
	if (valid != NULL) {
		validate(&b, doc);
		*valid = b.ok;
	}
	return xml_wrap(doc, b.places);
}

struct xml_doc *kind_fields(const struct kind *kind, const struct record *record, const char *id)
{
	struct diag told; /* when the record was read first */
	diag_init(&told);
	struct build b = { kind, xml_places_new(), &told, true };
	xmlDoc *doc = start(&b, record, id);
	diag_free(&told);
	return xml_wrap(doc, b.places);
}

/* ---- what may be seen, and how it is shown */

static void cut_below(xmlNode *node, const struct field *map, enum audience audience)
{
	const struct field *field = NULL;
	for (xmlNode *child = node->children, *next; child != NULL; child = next) {
		next = child->next;
		if (child->type != XML_ELEMENT_NODE)
			continue;
		field = field_named(map, field, (const char *)child->name);
		if (field == NULL || field->audience > audience) {
			xmlUnlinkNode(child);
			xmlFreeNode(child);
		} else if (field->type == FIELD_MAP) {
			cut_below(child, field, audience);
		}
	}
}

void kind_cut(const struct kind *kind, struct xml_doc *doc, enum audience audience)
{
	cut_below(xmlDocGetRootElement(xml_unwrap(doc)), kind->fields, audience);
}

static void label_value(xmlNode *node, const struct field *field)
{
	struct arena arena = { 0 };
	bool told = field->type == FIELD_ENUM || field->type == FIELD_DATE;
	const char *text = told ? xml_content((const struct xml_node *)node, &arena) : "";
	struct date date;
	if (xmlHasProp(node, (const xmlChar *)"suppressed") != NULL) {
		xmlChar *why = xmlGetProp(node, (const xmlChar *)"suppressed");
		bool count = strcmp(field->few, ".") == 0 && strcmp((const char *)why, "few") == 0;
		xmlFree(why);
		set(node, "shown", count ? "少于3人" : "—");
		set(node, "shown-en", count ? "fewer than 3" : "—");
	} else if (field->type == FIELD_ENUM) {
		const struct field_value *value = field_value_find(field, text);
		set(node, "shown", value != NULL ? value->zh : text);
		set(node, "shown-en", value != NULL ? value->en : text);
	} else if (field->type == FIELD_DATE && date_parse(text, &date)) {
		char *shown =
			date.year == 0 ? arena_strdup(&arena, "不详") : date_chinese(&arena, date);
		if (date.hour >= 0)
			shown = arena_printf(&arena, "%s %02d:%02d", shown, date.hour, date.minute);
		set(node, "shown", shown);
		set(node, "shown-en", date.year == 0 ? "unknown" : text);
		if (date.year > 0)
			set(node, "datetime", text);
	}
	arena_free(&arena);
}

static void label_below(xmlNode *node, const struct field *map)
{
	const struct field *field = NULL;
	for (xmlNode *child = node->children; child != NULL; child = child->next) {
		field = field_named(map, field, (const char *)child->name);
		if (field == NULL)
			continue;
		set(child, "label", field->zh);
		set(child, "label-en", field->en);
		if (strcmp(field->personal, "name") == 0)
			set(child, "personal", "name");
		label_value(child, field);
		if (field->type == FIELD_MAP)
			label_below(child, field);
	}
}

void kind_label(const struct kind *kind, struct xml_doc *doc)
{
	label_below(xmlDocGetRootElement(xml_unwrap(doc)), kind->fields);
}

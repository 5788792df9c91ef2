/* document.c - a record read again, made ready for templates. */
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/internal.h"
#include "archive/stock.h"
#include "base/files.h"
#include "record/record.h"
#include "xml/bytes.h"
#include "xml/write.h"

struct resolve {
	const struct archive *archive;
	const struct entry *entry;
	enum audience audience;
	bool decorate; /* addresses and titles are put beside what is named */
	bool links; /* the text names something: archive_note() has looked */
	struct arena *arena;
};

/* ---- reading a record again */

static bool is_unchanged(const struct entry *entry, const struct record *record)
{
	return hash_same(&record->digest, &entry->digest);
}

static struct xml_doc *build_again(
	const struct entry *entry, const struct record *record, bool *valid, struct diag *diag)
{
	bool known = entry->valid && is_unchanged(entry, record);
	*valid = known;
	return kind_build(entry->kind, record, entry->id, known ? NULL : valid, diag);
}

/* What opening the archive has told must not be told again; what is new since then must. */
static struct xml_doc *read_again(
	const struct archive *a, const struct entry *entry, struct diag *diag)
{
	struct diag again;
	struct record record;
	struct arena arena = { 0 };
	bool valid = false;
	diag_init(&again);
	struct xml_doc *doc = NULL;
	if (record_read(entry->file, &record, &arena, &again))
		doc = build_again(entry, &record, &valid, &again);
	a->last->other = !is_unchanged(entry, &record);
	if (a->last->other) {
		a->last->changed = true;
		diag_report(diag, (struct where){ .file = entry->file }, MESSAGE_CHANGED);
	}
	if (entry->valid && !valid) {
		for (const struct message *m = again.first; m != NULL; m = m->next)
			if (diag_severity(m->id) == SEVERITY_ERROR)
				diag_add(diag, m);
		xml_free(doc);
		doc = NULL;
	}
	diag_free(&again);
	arena_free(&arena);
	return doc;
}

static struct xml_doc *from_stock(const struct archive *a, const struct entry *entry)
{
	struct str *bytes = &a->last->bytes;
	bool there = bytes->len == entry->tree_length && a->last->tree == entry->tree;
	if (entry->tree_length == 0)
		return NULL;
	if (!there && !stock_get(a->stock, entry->tree, entry->tree_length, bytes))
		return NULL; /* and there are no bytes */
	a->last->tree = entry->tree;
	struct unpack in = { .at = bytes->text, .end = bytes->text + bytes->len };
	return xml_from_bytes(&in, entry->file);
}

/* Its editions, its download and its print follow one another: it is kept for the next of them. */
static struct xml_doc *from_file(
	const struct archive *a, const struct entry *entry, struct diag *diag)
{
	struct reread *last = a->last;
	if (last->entry != entry) {
		archive_forget(a);
		last->doc = read_again(a, entry, diag);
		last->entry = last->doc != NULL ? entry : NULL;
	}
	last->changed = last->changed || (last->entry != NULL && last->other);
	return last->doc != NULL ? xml_copy(last->doc) : NULL;
}

struct xml_doc *archive_raw(const struct archive *a, const struct entry *entry, struct diag *diag)
{
	struct xml_doc *doc = from_stock(a, entry);
	if (doc == NULL)
		doc = from_file(a, entry, diag);
	if (doc != NULL && entry->organisation != NULL)
		xml_set(xml_top(doc), "organisation", entry->organisation->id);
	return doc;
}

void archive_forget(const struct archive *a)
{
	xml_free(a->last->doc);
	a->last->doc = NULL;
	a->last->entry = NULL;
}

bool archive_changed(const struct archive *a)
{
	bool changed = a->last->changed;
	a->last->changed = false;
	return changed;
}

/* ---- links */

static struct reference *reference_of(
	const struct entry *entry, const char *text, enum field_type type)
{
	struct reference *r = entry->references;
	while (r != NULL && (r->type != type || strcmp(r->text, text) != 0))
		r = r->next;
	return r;
}

static char *file_href(const struct resolve *s, const char *file)
{
	char *path = files_normalise(s->arena, files_join(s->arena, s->entry->folder, file));
	return path != NULL ? archive_href(s->arena, s->entry->page, path) :
			      arena_strdup(s->arena, file);
}

/* The file itself, for print. */
static char *file_path(const struct resolve *s, const char *file)
{
	char *folder = files_join(s->arena, s->archive->folder, s->entry->folder);
	return files_join(s->arena, folder, file);
}

static void resolve_link(const struct resolve *s, struct xml_node *link)
{
	const char *href = xml_value(link, "href");
	const struct reference *r = reference_of(s->entry, href, FIELD_RECORD);
	if (r == NULL) {
		if (s->decorate && reference_of(s->entry, href, FIELD_FILE) != NULL)
			xml_set(link, "href", file_href(s, href));
		return;
	}
	if (r->to == NULL || !archive_visible(r->to, s->audience)) {
		xml_unwrap_element(link);
		return;
	}
	if (!s->decorate)
		return;
	const char *anchor = strchr(href, '#');
	char *to = archive_href(s->arena, s->entry->page, r->to->page);
	xml_set(link, "href", anchor != NULL ? arena_printf(s->arena, "%s%s", to, anchor) : to);
	xml_set(link, "record", r->to->id);
}

static void resolve_body(const struct resolve *s, const struct xml_node *node)
{
	for (const struct xml_node *c = xml_first_element(node), *next; c != NULL; c = next) {
		next = xml_next_element(c);
		resolve_body(s, c);
		if (xml_value(c, "href") != NULL) {
			resolve_link(s, (struct xml_node *)c);
		} else if (s->decorate && xml_value(c, "src") != NULL) {
			char *src = arena_strdup(s->arena, xml_value(c, "src"));
			xml_set((struct xml_node *)c, "src", file_href(s, src));
			xml_set((struct xml_node *)c, "path", file_path(s, src));
		}
	}
}

static void resolve_record(const struct resolve *s, struct xml_node *node)
{
	const struct reference *r =
		reference_of(s->entry, xml_content(node, s->arena), FIELD_RECORD);
	if (r == NULL || r->to == NULL || !archive_visible(r->to, s->audience)) {
		xml_remove(node);
		return;
	}
	if (!s->decorate)
		return;
	xml_set(node, "href", archive_href(s->arena, s->entry->page, r->to->page));
	xml_set(node, "title", r->to->title);
	xml_set(node, "record", r->to->id);
}

static bool has_links(const struct entry *entry)
{
	const struct reference *r = entry->references;
	while (r != NULL && !r->link)
		r = r->next;
	return r != NULL;
}

static void resolve_fields(
	const struct resolve *s, const struct xml_node *node, const struct field *map)
{
	const struct field *field = NULL;
	for (const struct xml_node *c = xml_first_element(node), *next; c != NULL; c = next) {
		next = xml_next_element(c);
		field = field_named(map, field, xml_name(c));
		if (field == NULL)
			continue;
		struct xml_node *element = (struct xml_node *)c;
		if (field->type == FIELD_MAP) {
			resolve_fields(s, c, field);
		} else if (field->type == FIELD_BODY) {
			if (s->links)
				resolve_body(s, c);
		} else if (field->type == FIELD_RECORD) {
			resolve_record(s, element);
		} else if (field->type == FIELD_FILE && s->decorate) {
			char *file = xml_content(c, s->arena);
			xml_set(element, "href", file_href(s, file));
			xml_set(element, "path", file_path(s, file));
		}
	}
}

/* ---- the order of names */

struct named {
	const char *key;
	struct xml_node *element;
	size_t place; /* equal names stay as they were */
};

static int by_key(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

/* The name of a person in a list: the field marked so in a map, or the field itself. */
static const char *name_in(
	const struct field *field, const struct xml_node *element, struct arena *arena)
{
	if (strcmp(field->personal, "name") == 0 && field->type != FIELD_MAP)
		return xml_content(element, arena);
	for (const struct field *f = field->first; f != NULL; f = f->next)
		if (f->main && strcmp(f->personal, "name") == 0 &&
			xml_find(element, f->name) != NULL)
			return xml_content(xml_find(element, f->name), arena);
	return NULL;
}

static void sort_field(const struct resolve *s, struct xml_node *root, const struct field *field,
	enum name_order order)
{
	struct named *list = NULL;
	size_t count = 0, room = 0;
	for (const struct xml_node *c = xml_first_element(root); c != NULL;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), field->name) != 0)
			continue;
		const char *name = name_in(field, c, s->arena);
		if (count == room) {
			room = 2 * room + 16;
			list = mem_resize(list, room * sizeof(*list));
		}
		const char *key =
			name != NULL ? nameorder_key(s->archive->names, name, order, s->arena) : "";
		list[count] = (struct named){ key, (struct xml_node *)c, count };
		count++;
	}
	if (count > 1)
		qsort(list, count, sizeof(*list), by_key);
	for (size_t i = 0; i < count && count > 1; i++)
		xml_move_last(list[i].element);
	free(list);
}

/* A record may ask for its lists of persons in an order: 姓名排序. */
static void sort_names(const struct resolve *s, struct xml_node *root)
{
	const struct xml_node *asked = xml_find(root, "name-order");
	enum name_order order =
		asked != NULL ? nameorder_parse(xml_content(asked, s->arena)) : NAMES_AS_WRITTEN;
	if (order == NAMES_AS_WRITTEN || s->archive->names == NULL)
		return;
	const struct field *f = s->entry->kind->fields->first;
	for (; f != NULL; f = f->next) {
		bool persons = strcmp(f->personal, "name") == 0;
		for (const struct field *c = f->first; c != NULL; c = c->next)
			persons = persons || (c->main && strcmp(c->personal, "name") == 0);
		if (f->repeated && persons && !f->ranked)
			sort_field(s, root, f, order);
	}
}

void archive_stand_in(const struct archive *a, bool on)
{
	a->last->standing = on;
}

static struct xml_doc *stand_in(const struct entry *entry)
{
	struct xml_doc *doc = xml_new(entry->kind->name);
	xml_put_where(doc, xml_top(doc), (struct where){ entry->file, 1, 1 });
	return doc;
}

struct xml_doc *archive_document(const struct archive *a, const struct entry *entry,
	enum audience audience, struct str *download, struct arena *arena, struct diag *diag)
{
	if (a->last->standing)
		return stand_in(entry);
	struct xml_doc *doc = archive_raw(a, entry, diag);
	if (doc == NULL)
		return NULL;
	struct resolve s = { a, entry, audience, false, has_links(entry), arena };
	struct xml_node *root = xml_top(doc);
	kind_suppress(entry->kind, doc, audience);
	kind_cut(entry->kind, doc, audience);
	if (download != NULL) {
		resolve_fields(&s, root, entry->kind->fields);
		xml_write_without(doc, "suppressed", download);
	}
	s.decorate = true;
	kind_label(entry->kind, doc);
	resolve_fields(&s, root, entry->kind->fields);
	sort_names(&s, root);
	xml_set(root, "kind", entry->kind->name);
	xml_set(root, "kind-shown", entry->kind->zh);
	xml_set(root, "title", entry->title);
	if (entry->organisation != NULL) {
		xml_set(root, "organisation-name", entry->organisation->name);
		xml_set(root, "organisation-short", entry->organisation->short_name);
	}
	return doc;
}

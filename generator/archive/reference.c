/* reference.c - what records name must be there. */
#include <string.h>

#include "archive/archive.h"
#include "archive/internal.h"
#include "base/files.h"
#include "base/near.h"

/* ---- collecting */

/* Where it is collected. */
struct noting {
	struct archive *archive;
	struct entry *entry;
	enum audience audience; /* of the fields around */
};

static void add(
	const struct noting *n, enum field_type type, const char *text, struct where at, bool link)
{
	struct archive *a = n->archive;
	struct entry *entry = n->entry;
	struct reference *reference = arena_alloc(&a->arena, sizeof(*reference));
	reference->type = type;
	reference->text = arena_strdup(&a->arena, text);
	reference->at = (struct where){ entry->file, at.line, at.col };
	reference->link = link;
	reference->audience = n->audience;
	reference->next = entry->references;
	entry->references = reference;
}

static bool is_outside(const char *href)
{
	return strncmp(href, "http:", 5) == 0 || strncmp(href, "https:", 6) == 0 ||
		strncmp(href, "mailto:", 7) == 0 || href[0] == '#';
}

static bool is_record_path(const char *href)
{
	size_t len = strcspn(href, "#");
	return (len > 3 && strncmp(href + len - 3, ".md", 3) == 0) ||
		(len > 5 && strncmp(href + len - 5, ".yaml", 5) == 0);
}

static void note_body(const struct noting *n, const struct xml_node *node)
{
	for (const struct xml_node *c = xml_first_element(node); c != NULL;
		c = xml_next_element(c)) {
		const char *href = xml_value(c, "href"), *src = xml_value(c, "src");
		if (href != NULL && !is_outside(href))
			add(n, is_record_path(href) ? FIELD_RECORD : FIELD_FILE, href, xml_where(c),
				true);
		if (src != NULL)
			add(n, FIELD_FILE, src, xml_where(c), true);
		note_body(n, c);
	}
}

static void note_fields(
	const struct noting *above, const struct xml_node *node, const struct field *map)
{
	const struct field *field = NULL;
	struct arena arena = { 0 };
	for (const struct xml_node *c = xml_first_element(node); c != NULL;
		c = xml_next_element(c)) {
		field = field_named(map, field, xml_name(c));
		if (field == NULL)
			continue;
		struct noting n = *above;
		if (field->audience > n.audience)
			n.audience = field->audience;
		if (n.audience > n.entry->whole)
			n.entry->whole = n.audience;
		n.entry->few = n.entry->few || field->few[0] != '\0';
		if (field->type == FIELD_MAP)
			note_fields(&n, c, field);
		else if (field->type == FIELD_BODY)
			note_body(&n, c);
		else if (field->type == FIELD_PERSON || field->type == FIELD_GROUP ||
			field->type == FIELD_RECORD || field->type == FIELD_FILE)
			add(&n, field->type, xml_content(c, &arena), xml_where(c), false);
	}
	arena_free(&arena);
}

void archive_note(struct archive *a, struct entry *entry, const struct xml_node *root)
{
	struct noting n = { a, entry, AUDIENCE_PUBLIC };
	note_fields(&n, root, entry->kind->fields);
	if (strcmp(entry->kind->name, "organisation") == 0)
		archive_note_organisation(a, entry, root);
}

/* ---- resolving */

static const struct entry *find_below(
	const struct archive *a, const char *folder, const char *reference, struct arena *arena)
{
	char *path = files_normalise(arena, files_join(arena, folder, reference));
	return path != NULL ? archive_find(a, path) : NULL;
}

const struct entry *archive_resolve(
	const struct archive *a, const struct entry *from, const char *reference)
{
	struct arena arena = { 0 };
	char *path = arena_strndup(&arena, reference, strcspn(reference, "#"));
	if (is_record_path(path))
		*strrchr(path, '.') = '\0';
	const struct entry *to = archive_find(a, path);
	if (to == NULL)
		to = find_below(a, from->folder, path, &arena);
	if (to == NULL && from->organisation != NULL)
		to = find_below(a, from->organisation->id, path, &arena);
	if (to == NULL)
		to = find_below(a, files_join(&arena, path, ""), "organisation", &arena);
	arena_free(&arena);
	return to;
}

static const struct member *find_member(const struct organisation *o, const char *name)
{
	const struct member *m = o->members;
	while (m != NULL && strcmp(m->name, name) != 0)
		m = m->next;
	return m;
}

/* “是不是…？” and its English, or nothing. */
struct suggestion {
	const char *zh, *en;
};

static struct suggestion suggest(struct arena *arena, const struct near *near)
{
	if (near->best == NULL)
		return (struct suggestion){ "", "" };
	return (struct suggestion){ arena_printf(arena, "是不是“%s”？", near->best),
		arena_printf(arena, "did you mean '%s'?", near->best) };
}

static bool check_person(const struct entry *entry, const struct reference *r, struct diag *diag)
{
	const struct organisation *o = entry->organisation;
	struct arena arena = { 0 };
	struct near near = near_start(r->text);
	if (o == NULL || o->members == NULL || find_member(o, r->text) != NULL)
		return true;
	for (const struct member *m = o->members; m != NULL; m = m->next)
		near_offer(&near, m->name);
	struct suggestion maybe = suggest(&arena, &near);
	diag_report(diag, r->at, MESSAGE_NO_PERSON, r->text, o->short_name, maybe.zh, maybe.en);
	arena_free(&arena);
	return false;
}

static bool check_group(const struct entry *entry, const struct reference *r, struct diag *diag)
{
	const struct organisation *o = entry->organisation;
	struct arena arena = { 0 };
	struct near near = near_start(r->text);
	if (o == NULL)
		return true;
	for (const char **g = o->groups; *g != NULL; g++) {
		if (strcmp(*g, r->text) == 0)
			return true;
		near_offer(&near, *g);
	}
	struct suggestion maybe = suggest(&arena, &near);
	diag_report(diag, r->at, MESSAGE_NO_GROUP, r->text, o->short_name, maybe.zh, maybe.en);
	arena_free(&arena);
	return false;
}

static bool is_below(const struct entry *entry, const char *folder)
{
	size_t length = strlen(folder);
	return strncmp(entry->id, folder, length) == 0 && (length == 0 || entry->id[length] == '/');
}

/* The record of the same organisation that was probably meant; NULL: none.  Not of all records: a
 * thousand wrong references among a hundred thousand records must not take minutes. */
static const char *nearest_record(
	const struct archive *a, const struct entry *entry, const char *reference)
{
	const char *folder = entry->organisation != NULL ? entry->organisation->id : "";
	const struct entry *first = entry, *end = entry, *last = a->entries + a->count;
	struct near near = near_start(files_name(reference));
	const char *best = NULL;
	while (first > a->entries && is_below(first - 1, folder))
		first--;
	while (end < last && is_below(end, folder))
		end++;
	for (const struct entry *e = first; e < end; e++) {
		int before = near.distance;
		near_offer(&near, files_name(e->id));
		if (near.distance < before)
			best = e->id;
	}
	return best;
}

static bool check_record(
	const struct archive *a, const struct entry *entry, struct reference *r, struct diag *diag)
{
	struct arena arena = { 0 };
	r->to = archive_resolve(a, entry, r->text);
	if (r->to != NULL)
		return true;
	const char *best = nearest_record(a, entry, r->text);
	diag_report(diag, r->at, MESSAGE_NO_RECORD, r->text,
		best != NULL ? arena_printf(&arena, "是不是“%s”？", best) :
			       "写记录的编号，或相对路径",
		best != NULL ? arena_printf(&arena, "did you mean '%s'?", best) :
			       "give its id or its path");
	arena_free(&arena);
	return false;
}

static bool check_file(const struct archive *a, const struct entry *entry,
	const struct reference *r, struct diag *diag)
{
	struct arena arena = { 0 };
	char *inside = files_normalise(&arena, files_join(&arena, entry->folder, r->text));
	const char *path = inside != NULL ? files_join(&arena, a->folder, inside) : "";
	bool there = inside != NULL && r->text[0] != '/' && files_exists(path);
	bool ours = there && files_is_inside(a->folder, path);
	arena_free(&arena);
	if (!there)
		return diag_report(diag, r->at, MESSAGE_NO_PICTURE, r->text);
	return ours || diag_report(diag, r->at, MESSAGE_OUTSIDE, r->text);
}

static bool check(
	const struct archive *a, const struct entry *entry, struct reference *r, struct diag *diag)
{
	switch (r->type) {
	case FIELD_PERSON:
		return check_person(entry, r, diag);
	case FIELD_GROUP:
		return check_group(entry, r, diag);
	case FIELD_RECORD:
		return check_record(a, entry, r, diag);
	default:
		return check_file(a, entry, r, diag);
	}
}

void archive_check_references(struct archive *a, struct diag *diag)
{
	for (size_t i = 0; i < a->count; i++) {
		struct entry *entry = &a->entries[i];
		for (struct reference *r = entry->references; r != NULL; r = r->next)
			if (!check(a, entry, r, diag))
				entry->valid = false;
	}
}

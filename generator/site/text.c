/*
 * text.c - the words of one record, for the search: search_text() of internal.h.
 *
 * Beside the page of a record lies PAGE.js, a classic script (it must load from file://):
 *
 *	searchPart("fenghe/2026/plan", [title, date, organisation, kind, names, initials, text]);
 *
 * The text is what the page shows, so a hit is a hit on the page; it comes from the tree that was
 * cut for the edition.  `initials` has a character for each one of "title names".
 */
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/internal.h"

struct words {
	struct arena *arena;
	struct str text;
	const char **names; /* of persons, each once */
	size_t count, room;
};

static void end_line(struct words *w)
{
	if (w->text.len > 0 && w->text.text[w->text.len - 1] != '\n')
		str_add_char(&w->text, '\n');
}

static void add_name(struct words *w, const char *name)
{
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->names[i], name) == 0)
			return;
	if (w->count == w->room) {
		const char **old = w->names;
		w->room = 2 * w->room + 16;
		w->names = arena_alloc(w->arena, w->room * sizeof(*w->names));
		if (w->count > 0)
			memcpy(w->names, old, w->count * sizeof(*old));
	}
	w->names[w->count++] = name;
}

/* ---- the body */

static bool is_inline(const char *name)
{
	static const char *const names[] = { "label", "em", "strong", "link", "code", "image" };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_same(names[i], name))
			return true;
	return false;
}

/* White space of the source is a blank; a block stands on a line of its own. */
static void add_text(struct words *w, const char *text)
{
	size_t from = w->text.len;
	str_add(&w->text, text);
	for (char *p = w->text.text + from; (p = strpbrk(p, "\n\t")) != NULL;)
		*p = ' ';
}

static void add_body(struct words *w, const struct xml_node *node)
{
	static const char *const shown[] = { "label", "alt" };
	for (const struct xml_node *n = xml_first(node); n != NULL; n = xml_next(n)) {
		if (xml_is_text(n)) {
			add_text(w, xml_text(n));
			continue;
		}
		bool apart = !is_inline(xml_name(n));
		if (apart)
			end_line(w);
		for (size_t i = 0; i < 2; i++)
			if (xml_value(n, shown[i]) != NULL)
				add_text(w, xml_value(n, shown[i]));
		add_body(w, n);
		if (apart)
			end_line(w);
	}
}

/* ---- fields */

static const char *shown(struct words *w, const struct xml_node *node)
{
	const char *value = xml_value(node, "shown");
	if (value == NULL && xml_value(node, "record") != NULL)
		value = xml_value(node, "title");
	return value != NULL ? value : xml_content(node, w->arena);
}

/* What no page shows, and the title, which stands by itself. */
static bool is_apart(const struct field *field)
{
	static const char *const names[] = { "title", "audience", "origin", "name-order" };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(field->name, names[i]) == 0)
			return true;
	return field->type == FIELD_FILE;
}

/* A plain field is "label：value" on a line; the fields of a map share one. */
static void add_fields(
	struct words *w, const struct field *map, const struct xml_node *node, bool inside)
{
	const struct field *f = NULL;
	for (const struct xml_node *n = xml_first_element(node); n != NULL;
		n = xml_next_element(n)) {
		f = field_named(map, f, xml_name(n));
		if (f == NULL || (!inside && is_apart(f)))
			continue;
		if (f->type == FIELD_BODY) {
			end_line(w);
			add_body(w, n);
		} else if (f->type == FIELD_MAP) {
			add_fields(w, f, n, true);
		} else {
			const char *value = shown(w, n);
			str_add(&w->text, f->zh);
			str_add(&w->text, "：");
			add_text(w, value);
			if (inside)
				str_add(&w->text, "；");
			if (strcmp(f->personal, "name") == 0)
				add_name(w, value);
		}
		if (!inside)
			end_line(w);
	}
}

/* ---- the file */

static const char *initials(
	const struct site *s, const char *title, struct words *w, struct arena *arena)
{
	const struct nameorder *names = s->archive->names;
	if (names == NULL)
		return "";
	struct str all = { 0 };
	str_add(&all, nameorder_initials(names, title, false, arena));
	for (size_t i = 0; i < w->count; i++) {
		str_add(&all, " ");
		str_add(&all, nameorder_initials(names, w->names[i], true, arena));
	}
	char *copy = arena_strdup(arena, str_text(&all));
	str_free(&all);
	return copy;
}

static const char *joined_names(struct words *w)
{
	const char *names = "";
	for (size_t i = 0; i < w->count; i++)
		names = arena_printf(w->arena, "%s%s%s", names, i > 0 ? " " : "", w->names[i]);
	return names;
}

void search_text(const struct site *s, const struct unit *unit, const struct xml_node *record,
	struct str *out)
{
	const struct entry *e = unit->entry;
	struct arena arena = { 0 };
	struct words w = { .arena = &arena };
	add_fields(&w, e->kind->fields, record, false);
	const char *parts[SEARCH_PARTS] = { e->title, date_iso(&arena, e->date),
		e->organisation != NULL ? e->organisation->short_name : "", e->kind->zh,
		joined_names(&w), initials(s, e->title, &w, &arena), str_text(&w.text) };
	str_add(out, "searchPart(");
	str_add_quoted(out, files_without_extension(&arena, e->page));
	for (size_t i = 0; i < SEARCH_PARTS; i++) {
		str_add(out, i == 0 ? ",[" : ",");
		str_add_quoted(out, parts[i]);
	}
	str_add(out, "]);\n");
	str_free(&w.text);
	arena_free(&arena);
}

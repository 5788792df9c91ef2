/*
 * mark.c - what a template would have to count, or to look back for, stands at the node itself:
 * site_mark() of internal.h.
 */
#include <string.h>

#include "site/internal.h"

static void set(const struct xml_node *element, const char *name, const char *value)
{
	xml_set((struct xml_node *)element, name, value);
}

static bool same_name(const struct xml_node *a, const struct xml_node *b)
{
	return a != NULL && b != NULL && text_same(xml_name(a), xml_name(b));
}

/* ---- fields */

/* The cells of a row are those of the first one, in the same order, and each of another name. */
static bool is_full(const struct xml_node *row, const struct xml_node *first)
{
	const struct xml_node *a = xml_first_element(row), *b = xml_first_element(first);
	if (a == NULL)
		return false;
	for (; a != NULL && same_name(a, b); b = xml_next_element(b)) {
		const struct xml_node *next = xml_next_element(a);
		if (same_name(a, next))
			return false;
		a = next;
	}
	return a == NULL && b == NULL;
}

/* A figure that is kept back is a field of the record, or of one of its maps: suppress.c. */
static bool has_suppressed(const struct xml_node *node)
{
	bool any = xml_value(node, "suppressed") != NULL;
	for (const struct xml_node *c = xml_first_element(node); c != NULL && !any;
		c = xml_next_element(c))
		any = has_suppressed(c);
	return any;
}

static void mark_fields(const struct xml_node *root, struct arena *arena)
{
	const struct xml_node *first = xml_first_element(root), *c = first;
	bool suppressed = false;
	for (unsigned more; first != NULL; first = c) {
		for (more = 0; same_name(first, c); c = xml_next_element(c), more++) {
			if (c != first)
				set(c, "again", "yes");
			if (is_full(c, first))
				set(c, "full", "yes");
			suppressed = suppressed ||
				(strcmp(xml_name(c), "body") != 0 && has_suppressed(c));
		}
		if (--more > 0)
			set(first, "more", arena_number(arena, more));
	}
	if (suppressed)
		set(root, "few", "yes");
}

/* ---- the text */

struct text {
	unsigned tables;
	struct arena *arena;
};

static void align_row(const struct xml_node *row, const struct xml_node *column)
{
	const struct xml_node *cell = xml_first_element(row);
	for (; cell != NULL && column != NULL && strcmp(xml_name(column), "column") == 0;
		cell = xml_next_element(cell), column = xml_next_element(column))
		if (xml_value(column, "align") != NULL)
			set(cell, "align", xml_value(column, "align"));
}

static void mark_table(struct text *t, const struct xml_node *table)
{
	const struct xml_node *column = xml_find(table, "column"), *c = column;
	bool aligned = false;
	set(table, "number", arena_number(t->arena, ++t->tables));
	for (; c != NULL && strcmp(xml_name(c), "column") == 0; c = xml_next_element(c))
		aligned = aligned || xml_value(c, "align") != NULL;
	for (; aligned && c != NULL; c = xml_next_element(c))
		align_row(strcmp(xml_name(c), "head") == 0 ? xml_first_element(c) : c, column);
}

/* `above`: the anchor of the section that holds the blocks, NULL outside; `depth`: of its heading.
 */
static void mark_blocks(
	struct text *t, const struct xml_node *node, const char *above, unsigned depth)
{
	unsigned sections = 0;
	for (const struct xml_node *c = xml_first_element(node); c != NULL;
		c = xml_next_element(c)) {
		const char *name = xml_name(c);
		if (text_same(name, "section")) {
			const char *anchor = above != NULL ?
				arena_printf(t->arena, "%s-%u", above, ++sections) :
				arena_printf(t->arena, "s%u", ++sections);
			unsigned own = depth + (xml_value(c, "run-in") == NULL);
			set(c, "anchor", anchor);
			set(c, "depth", arena_number(t->arena, own));
			mark_blocks(t, c, anchor, own);
		} else if (text_same(name, "table")) {
			mark_table(t, c);
		} else if (text_same(name, "list") || text_same(name, "item") ||
			text_same(name, "quote")) {
			mark_blocks(t, c, above, depth);
		}
	}
}

void site_mark(const struct xml_node *root, struct arena *arena)
{
	struct text text = { .arena = arena };
	mark_fields(root, arena);
	if (xml_find(root, "body") != NULL)
		mark_blocks(&text, xml_find(root, "body"), NULL, 0);
}

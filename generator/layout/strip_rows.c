#include "layout/strip_rows.h"

#include <stdlib.h>
#include <string.h>

#include "layout/columns.h"
#include "layout/layout.h"
#include "layout/part.h"
#include "layout/table.h"

/* Rows that are read at once: what most tables have. */
enum { ROWS_AT_ONCE = 128 };

struct row_source {
	struct strip *strip;
	struct layout *layout;
	struct store *store; /* of the table */
	struct store *group; /* of the group at hand, which has all of it */
	struct fo *table, *body; /* body: being read; NULL: none */
	const struct xml_node *part_node, *row_node; /* the last ones of table and body */
	struct columns *columns;
	size_t parts; /* those there were before the row */
	bool later; /* rows are no children any more */
	bool over, placed, ended;
	struct fo **kept; /* rows read later, until the table stands on pages */
	size_t count, room, at; /* at: those in front of it were given out */
	struct row_source *next;
};

/* ---- reading */

static bool is_object(const struct xml_node *node, enum object object)
{
	return xml_is(node, LAYOUT_FO, object_name(object));
}

static void refuse(const struct row_source *s, const struct xml_node *node, const struct fo *parent)
{
	diag_report(s->layout->diag, xml_where(node), MESSAGE_FO_PLACE, xml_name(node),
		object_name(parent->object));
}

/* A part of the table that is no body: it must stand in front of the rows. */
static void take_part(struct row_source *s, const struct xml_node *node)
{
	node = xml_pull(s->layout->source, s->table->node, s->part_node, true);
	s->part_node = node;
	if (!s->later)
		fo_build_node(&s->layout->fo, node, s->table);
	else if (!xml_is_text(node))
		refuse(s, node, s->table);
}

static void open_body(struct row_source *s, const struct xml_node *node)
{
	struct layout *layout = s->layout;
	struct store *before = store_enter(layout, s->store); /* it lives as long as the table */
	size_t parts = layout->tree->parts;
	s->part_node = node;
	s->row_node = NULL;
	s->body = fo_build_shallow(&layout->fo, node, s->table, s->table->style);
	if (s->body != NULL)
		columns_part(s->columns);
	if (s->body != NULL && s->later) {
		s->body->part = part_of(&layout->fo, s->body);
		strip_note_parts(s->store, parts, layout->tree->parts);
	}
	store_enter(layout, before);
}

static void close_body(struct row_source *s)
{
	if (!s->later)
		s->body->part = part_of(&s->layout->fo, s->body);
	s->body = NULL;
}

/* A row that is read later is no child of its body: it goes, while the body stays. */
static struct fo *build_row(struct row_source *s, const struct xml_node *node)
{
	struct fo *first = s->body->first, *last = s->body->last;
	bool apart = s->later && !is_object(node, OBJECT_MARKER);
	if (s->later && is_object(node, OBJECT_TABLE_CELL)) {
		refuse(s, node, s->body);
		return NULL;
	}
	if (apart)
		s->body->first = s->body->last = NULL;
	struct fo *fo = fo_build_node(&s->layout->fo, node, s->body);
	if (apart) {
		s->body->first = first;
		s->body->last = last;
	}
	return fo != NULL && fo->object == OBJECT_TABLE_ROW ? fo : NULL;
}

/* The next row, built in the store that was entered; NULL: there is none.  Cells without a row
 * become children of the body on the way. */
static struct fo *read_row(struct row_source *s, struct store *store)
{
	struct xml_doc *source = s->layout->source;
	const struct xml_node *node;
	struct fo *row = NULL;
	while (row == NULL && !s->over) {
		if (s->body != NULL) {
			node = xml_pull(source, s->body->node, s->row_node, true);
			if (node == NULL) {
				close_body(s);
				continue;
			}
			s->row_node = node;
			if (store != NULL)
				store_keep_node(store, node);
			s->parts = s->layout->tree->parts;
			row = build_row(s, node);
			continue;
		}
		node = xml_pull(source, s->table->node, s->part_node, false);
		s->over = node == NULL;
		if (node != NULL && is_object(node, OBJECT_TABLE_BODY))
			open_body(s, node);
		else if (node != NULL)
			take_part(s, node);
	}
	return row;
}

/* ---- later rows */

static void keep(struct row_source *s, struct fo *row)
{
	if (s->placed)
		return;
	if (s->count == s->room) {
		s->room = s->room != 0 ? 2 * s->room : 64;
		s->kept = mem_resize(s->kept, s->room * sizeof(struct fo *));
	}
	s->kept[s->count++] = row;
	s->at = s->count;
	store_hold(row->store);
}

const struct fo *rows_next(struct row_source *s, bool starts_group)
{
	struct layout *layout = s->layout;
	if (s->at < s->count) {
		s->group = s->kept[s->at]->store;
		return s->kept[s->at++];
	}
	if (s->over)
		return NULL;
	if (starts_group)
		s->group = strip_next_store(s->strip, s->store);
	struct store *store = s->group, *before = store_enter(layout, store);
	layout->fo.columns = s->columns;
	struct fo *row = read_row(s, store);
	layout->fo.columns = NULL;
	store_enter(layout, before);
	if (row == NULL)
		return NULL;
	strip_note_parts(store, s->parts, layout->tree->parts);
	row->store = store;
	keep(s, row);
	return row;
}

void rows_again(struct row_source *s)
{
	s->at = 0;
	s->ended = false;
	s->group = s->store;
}

/* ---- tables */

static void forget(struct row_source *s)
{
	for (size_t i = 0; i < s->count; i++)
		store_release(s->kept[i]->store);
	free(s->kept);
	s->kept = NULL;
	s->count = s->at = 0;
}

static void unlink_source(struct strip *strip, struct row_source *source)
{
	struct row_source **at = &strip->sources;
	while (*at != source)
		at = &(*at)->next;
	*at = source->next;
	store_release(source->store); /* in which the source is */
}

void rows_placed(struct strip *strip, struct row_source *source)
{
	if (!source->placed)
		forget(source);
	source->placed = true;
	if (source->ended)
		unlink_source(strip, source);
}

void rows_end(struct strip *strip, struct row_source *source)
{
	source->ended = true;
	if (source->placed)
		unlink_source(strip, source);
}

void rows_drop(struct strip *strip)
{
	while (strip->sources != NULL) {
		forget(strip->sources);
		unlink_source(strip, strip->sources);
	}
}

struct row_source *rows_source(const struct strip *strip, const struct fo *table)
{
	struct row_source *s = strip->sources;
	while (s != NULL && s->table != table)
		s = s->next;
	return s;
}

const struct fo *rows_table(const struct row_source *source)
{
	return source->table;
}

struct row_source *rows_following(const struct row_source *source)
{
	return source->next;
}

/* As many rows as are read at once; true: there may be more. */
static bool read_first(struct row_source *s)
{
	struct fo *row = NULL;
	for (int count = 0; count < ROWS_AT_ONCE || !table_is_fixed(s->table); count++) {
		row = read_row(s, NULL);
		if (row == NULL)
			return false;
	}
	for (struct fo *part = s->table->first; part != NULL; part = part->next)
		for (row = part->object == OBJECT_TABLE_BODY ? part->first : NULL; row != NULL;
			row = row->next)
			row->store = s->store;
	return true;
}

static struct fo *read_table(struct strip *strip, struct fo *table, struct store *store)
{
	struct layout *layout = strip->layout;
	struct row_source *s = arena_alloc(layout->work, sizeof(*s));
	*s = (struct row_source){
		.group = store, .strip = strip, .layout = layout, .store = store, .table = table
	};
	s->columns = columns_new(layout->work, table);
	layout->fo.columns = s->columns;
	bool more = read_first(s);
	layout->fo.columns = NULL;
	if (more) {
		s->body->part = part_of(&layout->fo, s->body);
		s->later = true;
		store_hold(store);
		s->next = strip->sources;
		strip->sources = s;
	}
	table->part = part_of(&layout->fo, table);
	return table;
}

struct fo *rows_open(struct strip *strip, const struct xml_node *node)
{
	struct layout *layout = strip->layout;
	struct store *store = strip_next_store(strip, strip->outer);
	struct store *before = store_enter(layout, store);
	size_t parts = layout->tree->parts;
	strip->flow->first = strip->flow->last = NULL; /* they may be gone */
	struct fo *table = fo_build_shallow(&layout->fo, node, strip->flow, strip->flow->style);
	if (table != NULL)
		read_table(strip, table, store);
	else
		xml_pull(layout->source, strip->flow->node, strip->before, true);
	strip_note_parts(store, parts, layout->tree->parts);
	store_keep_node(store, node);
	store_enter(layout, before);
	return table;
}

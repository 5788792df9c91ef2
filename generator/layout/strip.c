#include "layout/strip.h"

#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/layout.h"
#include "layout/strip_rows.h"
#include "layout/table.h"

/* ---- children, as they are read */

/* Small children share a store, which takes some room by itself. */
enum { STORE_FULL = 128 * 1024 };

struct store *strip_next_store(struct strip *strip, struct store *outer)
{
	struct store *last = strip->last;
	if (last != NULL && last->outer == outer && store_size(last) < STORE_FULL)
		return last;
	/* One that nobody needs would leave a hole in the row of stores. */
	if (last != NULL && last->users == 1) {
		store_move(last, outer);
		return last;
	}
	struct store *store = store_new(strip->layout, outer);
	if (last != NULL)
		last->next = store;
	store_release(last);
	return strip->last = store;
}

void strip_note_parts(struct store *store, size_t first, size_t end)
{
	if (store->first_part == store->end_part)
		store->first_part = first;
	store->end_part = end;
}

static struct fo *build(struct strip *strip, const struct xml_node *node)
{
	struct layout *layout = strip->layout;
	struct store *store = strip_next_store(strip, strip->outer);
	struct store *before = store_enter(layout, store);
	size_t parts = layout->tree->parts;
	strip->flow->first = strip->flow->last = NULL; /* they may be gone */
	struct fo *fo = fo_build_node(&layout->fo, node, strip->flow);
	strip_note_parts(store, parts, layout->tree->parts);
	store_keep_node(store, node);
	store_enter(layout, before);
	return fo;
}

/* The child that follows those read so far; NULL: there is none. */
static struct fo *pull(struct strip *strip)
{
	struct xml_doc *source = strip->layout->source;
	const struct xml_node *in = strip->flow->node, *node;
	struct fo *fo = NULL;
	while (fo == NULL && (node = xml_pull(source, in, strip->pulled, false)) != NULL) {
		bool table = xml_is(node, LAYOUT_FO, object_name(OBJECT_TABLE));
		strip->before = strip->pulled;
		strip->pulled = node;
		fo = table ? rows_open(strip, node) :
			     build(strip, xml_pull(source, in, strip->before, true));
	}
	if (fo != NULL) {
		fo->store = strip->last;
		store_hold(fo->store);
	}
	return fo;
}

static const struct fo *child_behind(struct strip *strip, const struct fo *child)
{
	if (child->next == NULL)
		((struct fo *)child)->next = pull(strip);
	return child->next;
}

void strip_start(
	struct strip *strip, struct layout *layout, struct fo *flow, const struct xml_node *pulled)
{
	*strip = (struct strip){
		.layout = layout, .flow = flow, .pulled = pulled, .outer = layout->store
	};
	strip->next = pull(strip);
}

struct store *strip_store(const struct strip *strip)
{
	size_t i = 0;
	while (i + 1 < strip->count && strip->starts[i + 1].piece <= strip->at.index)
		i++;
	return i < strip->count	    ? strip->starts[i].child->store :
		strip->next != NULL ? strip->next->store :
				      strip->last;
}

static void release(struct strip_start *starts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		store_release(starts[i].child->store);
}

/* The place of a child in `starts`; strip->count: it has none. */
static size_t start_of(const struct strip *strip, const struct fo *child)
{
	size_t i = 0;
	while (i < strip->count && strip->starts[i].child != child)
		i++;
	return i;
}

/* Tables that stand on pages, of which `all` that are made do, will not be made anew. */
static void note_placed(struct strip *strip, bool all)
{
	struct row_source *next;
	for (struct row_source *s = strip->sources; s != NULL; s = next) {
		next = rows_following(s);
		size_t i = start_of(strip, rows_table(s));
		if (i < strip->count &&
			(all || strip->starts[i].piece < strip->at.index ||
				strip->at.cells != NULL))
			rows_placed(strip, s);
	}
}

/* The page at hand holds them; they go with strip_turn(). */
static void leave_children(struct strip *strip)
{
	size_t count = strip->gone_count + strip->count;
	if (strip->count == 0)
		return;
	note_placed(strip, true);
	if (count > strip->gone_room) {
		strip->gone_room = 2 * count;
		strip->gone = mem_resize(strip->gone, strip->gone_room * sizeof(*strip->gone));
	}
	memcpy(strip->gone + strip->gone_count, strip->starts,
		strip->count * sizeof(*strip->starts));
	strip->gone_count = count;
	strip->count = 0;
}

/* One child that is behind us stays: `at` is 0 only at the start of a segment. */
void strip_turn(struct strip *strip)
{
	size_t done = 0;
	note_placed(strip, false);
	release(strip->gone, strip->gone_count);
	strip->gone_count = 0;
	while (done + 2 < strip->count && strip->starts[done + 2].piece <= strip->at.index)
		done++;
	if (done == 0)
		return;
	size_t pieces = strip->starts[done].piece;
	galley_trim(strip->galley, pieces);
	strip->at.index -= pieces;
	release(strip->starts, done);
	strip->count -= done;
	memmove(strip->starts, strip->starts + done, strip->count * sizeof(*strip->starts));
	for (size_t i = 0; i < strip->count; i++)
		strip->starts[i].piece -= pieces;
}

void strip_end(struct strip *strip)
{
	if (strip->run != NULL)
		table_leave(strip->run);
	rows_drop(strip);
	release(strip->gone, strip->gone_count);
	release(strip->starts, strip->count);
	free(strip->gone);
	for (const struct fo *child = strip->next, *next; child != NULL; child = next) {
		next = child->next;
		store_release(child->store);
	}
	strip->next = NULL;
	store_release(strip->last);
}

/* ---- segments */

static bool spans_all(const struct strip *strip, const struct fo *child)
{
	return strip->columns > 1 && style_keyword(child->style, PROP_SPAN) == KEYWORD_all;
}

static int segment_width(const struct strip *strip)
{
	return strip->spans || strip->columns == 1 ? strip->body_width : strip->column_width;
}

static void begin_segment(struct strip *strip)
{
	const struct galley *before = strip->galley;
	struct store *store = store_enter(strip->layout, strip->outer);
	strip->spans = spans_all(strip, strip->next);
	strip->galley = galley_new(strip->layout, segment_width(strip));
	store_enter(strip->layout, store);
	if (before != NULL) {
		/* What the last block of the segment before asks for behind it. */
		strip->galley->space = before->space;
		strip->galley->has_space = before->has_space;
		strip->galley->force = before->force;
		strip->galley->cost = before->cost;
	}
	strip->at = (struct cursor){ 0 };
	leave_children(strip);
}

static void begin_piece(struct strip *strip, const struct fo *child)
{
	if (strip->count == strip->room) {
		size_t room = strip->room != 0 ? 2 * strip->room : 32;
		struct strip_start *starts =
			arena_alloc(strip->galley->arena, room * sizeof(*starts));
		if (strip->count > 0)
			memcpy(starts, strip->starts, strip->count * sizeof(*starts));
		strip->starts = starts;
		strip->room = room;
	}
	strip->starts[strip->count++] = (struct strip_start){ child, strip->galley->count };
}

/* ---- rows of long tables */

static bool is_row(const struct fo *child)
{
	return child->object == OBJECT_TABLE_ROW || child->object == OBJECT_TABLE_CELL;
}

/* The next group of the table that is being made, or its end. */
static void make_rows(struct strip *strip)
{
	struct layout *layout = strip->layout;
	const struct group *group = table_next(strip->run);
	const struct fo *table = strip->running;
	struct store *before;
	if (group != NULL) {
		begin_piece(strip, group->rows[0]->fo);
		before = store_enter(layout, group->store);
		table_step(strip->run);
		store_enter(layout, before);
		return;
	}
	before = store_enter(layout, table->store);
	table_end(strip->run);
	store_enter(layout, before);
	strip->run = NULL;
	strip->next = child_behind(strip, table);
	rows_end(strip, rows_source(strip, table));
}

/* What is dropped from `child` on will come again. */
static void drop_rows(struct strip *strip, size_t child)
{
	for (struct row_source *s = strip->sources; s != NULL; s = rows_following(s)) {
		size_t i = start_of(strip, rows_table(s));
		if (i < child || i == strip->count)
			continue;
		if (strip->run != NULL && strip->running == rows_table(s)) {
			table_leave(strip->run);
			strip->run = NULL;
		}
		rows_again(s);
	}
	for (size_t i = child; i < strip->count; i++)
		if (is_row(strip->starts[i].child))
			store_release(strip->starts[i].child->store);
}

/* ---- children to pieces */

static void make_child(struct strip *strip)
{
	struct layout *layout = strip->layout;
	const struct fo *child = strip->next;
	if (strip->run != NULL) {
		make_rows(strip);
		return;
	}
	begin_piece(strip, child);
	struct row_source *rows = rows_source(strip, child);
	struct store *store = child->store, *before = store_enter(layout, store);
	size_t parts = layout->tree->parts;
	if (rows == NULL)
		flow_child(strip->galley, child);
	else
		strip->run = table_begin(strip->galley, child, rows);
	/* Rows that are not marked become parts only now. */
	if (store->end_part == parts)
		store->end_part = layout->tree->parts;
	store_enter(layout, before);
	if (rows == NULL) {
		strip->next = child_behind(strip, child);
		return;
	}
	strip->running = child;
	strip->next = NULL;
	make_rows(strip);
}

static bool may_make(const struct strip *strip)
{
	return strip->run != NULL ||
		(strip->next != NULL &&
			(strip->galley == NULL || spans_all(strip, strip->next) == strip->spans));
}

/* ---- another width */

/* The piece that `resume` means, among those from `first` on. */
static size_t resumed_piece(const struct galley *galley, size_t first, struct resume resume)
{
	for (size_t i = first; i < galley->count; i++)
		if (galley->pieces[i].head >= resume.head && galley->pieces[i].item >= resume.item)
			return i;
	return galley->count > first ? galley->count - 1 : first;
}

static bool is_in_table(const struct galley *galley, size_t i)
{
	for (const struct frame *f = galley->pieces[i].frame; f != NULL; f = f->parent)
		if (f->fo->object == OBJECT_TABLE && f->from < i)
			return true;
	return false;
}

static void drop_from(struct strip *strip, size_t child)
{
	drop_rows(strip, child);
	galley_drop(strip->galley, strip->starts[child].piece);
	strip->next = strip->starts[child].child;
	strip->count = child;
}

/* The child that stands on pages in part is made anew, and goes on where it was cut. */
static void remake_child(struct strip *strip, size_t child)
{
	struct galley *galley = strip->galley;
	size_t first = strip->starts[child].piece, at = strip->at.index;
	struct resume resume = {
		.head = galley->pieces[at].head - galley->pieces[first].head + 1,
		.item = galley->pieces[at].item,
	};
	drop_from(strip, child);
	galley->width = segment_width(strip);
	galley->heads = 0;
	galley->resume = resume;
	make_child(strip);
	galley->resume = (struct resume){ 0 };
	strip->at.index = resumed_piece(galley, first, resume);
}

void strip_page(struct strip *strip, int columns, int column_width, int body_width)
{
	strip->columns = columns;
	strip->column_width = column_width;
	strip->body_width = body_width;
	if (strip->galley == NULL || strip->galley->width == segment_width(strip))
		return;
	/* Lines that were made for another measure.  A table keeps its width to its end. */
	size_t i = 0;
	while (i < strip->count &&
		(is_row(strip->starts[i].child) || strip->starts[i].piece < strip->at.index ||
			(strip->starts[i].piece == strip->at.index && strip->at.cells != NULL)))
		i++;
	size_t behind = i < strip->count ? strip->starts[i].piece : strip->galley->count;
	if (i < strip->count)
		drop_from(strip, i);
	if (i > 0 && strip->at.index < behind && strip->at.cells == NULL &&
		!is_in_table(strip->galley, strip->at.index))
		remake_child(strip, i - 1);
	strip->galley->width = segment_width(strip);
}

static int height_behind(const struct strip *strip, int enough)
{
	int height = 0;
	const struct galley *galley = strip->galley;
	/* Of a row that was cut some stands on pages: what is left of it is not counted. */
	size_t first = strip->at.index + (strip->at.cells != NULL);
	for (size_t i = first; i < galley->count && height <= enough; i++) {
		const struct piece *piece = &galley->pieces[i];
		/* At the top of a page there is no space. */
		height += (i > strip->at.index ? piece->space.opt : 0) +
			(piece->kind == PIECE_ROW ? row_height(piece->row) : piece->height);
	}
	return height;
}

/* All of the segment is made and stands on pages. */
static bool is_used_up(const struct strip *strip)
{
	return strip->at.index >= strip->galley->count && !may_make(strip);
}

void strip_need(struct strip *strip, int height)
{
	if (strip->next != NULL && (strip->galley == NULL || is_used_up(strip)))
		begin_segment(strip);
	if (strip->galley == NULL)
		return;
	int have = height_behind(strip, height);
	while (have <= height && may_make(strip)) {
		size_t before = strip->galley->count;
		make_child(strip);
		for (size_t i = before; i < strip->galley->count; i++) {
			const struct piece *piece = &strip->galley->pieces[i];
			have += piece->space.opt +
				(piece->kind == PIECE_ROW ? row_height(piece->row) : piece->height);
		}
	}
}

bool strip_segment_ends(const struct strip *strip)
{
	return !may_make(strip);
}

bool strip_segment_done(struct strip *strip)
{
	strip_need(strip, 0);
	return strip->galley == NULL || strip->at.index >= strip->galley->count;
}

bool strip_done(struct strip *strip)
{
	while (strip_segment_done(strip))
		if (strip->next == NULL)
			return true;
	return false;
}

enum break_class strip_force(struct strip *strip)
{
	if (strip_segment_done(strip))
		return BREAK_NONE;
	if (strip->at.cells != NULL)
		return strip->cut;
	return strip->galley->pieces[strip->at.index].force;
}

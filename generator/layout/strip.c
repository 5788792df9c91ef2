#include "layout/strip.h"

#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/row.h"

/* ---- children, as they are read */

/* Small children share a store, which takes some room by itself. */
enum { STORE_FULL = 128 * 1024 };

static struct store *next_store(struct strip *strip)
{
	if (strip->last != NULL && store_size(strip->last) < STORE_FULL)
		return strip->last;
	struct store *store = store_new(strip->layout, strip->outer);
	if (strip->last != NULL)
		strip->last->next = store;
	store_release(strip->last);
	return strip->last = store;
}

static const struct fo *build(struct strip *strip, const struct xml_node *node)
{
	struct layout *layout = strip->layout;
	struct store *store = next_store(strip);
	struct store *before = store_enter(layout, store);
	size_t parts = layout->tree->parts;
	strip->flow->first = strip->flow->last = NULL; /* they may be gone */
	struct fo *fo = fo_build_node(&layout->fo, node, strip->flow);
	if (store->first_part == store->end_part)
		store->first_part = parts;
	store->end_part = layout->tree->parts;
	store_keep_node(store, node);
	store_enter(layout, before);
	if (fo == NULL)
		return NULL;
	fo->store = store;
	store_hold(store);
	return fo;
}

/* The child that follows those read so far; NULL: there is none. */
static struct fo *pull(struct strip *strip)
{
	const struct fo *fo = NULL;
	const struct xml_node *node;
	while (fo == NULL &&
		(node = xml_pull(strip->layout->source, strip->flow->node, strip->pulled, true)) !=
			NULL) {
		strip->pulled = node;
		fo = build(strip, node);
	}
	return (struct fo *)fo;
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

/* The page at hand holds them; they go with strip_turn(). */
static void leave_children(struct strip *strip)
{
	size_t count = strip->gone_count + strip->count;
	if (strip->count == 0)
		return;
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

static void make_child(struct strip *strip)
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
	strip->starts[strip->count++] = (struct strip_start){ strip->next, strip->galley->count };
	struct layout *layout = strip->layout;
	struct store *store = strip->next->store, *before = store_enter(layout, store);
	size_t parts = layout->tree->parts;
	flow_child(strip->galley, strip->next);
	/* Rows that are not marked become parts only now. */
	if (store->end_part == parts)
		store->end_part = layout->tree->parts;
	store_enter(layout, before);
	strip->next = child_behind(strip, strip->next);
}

static bool may_make(const struct strip *strip)
{
	return strip->next != NULL &&
		(strip->galley == NULL || spans_all(strip, strip->next) == strip->spans);
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
		(strip->starts[i].piece < strip->at.index ||
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
	for (size_t i = strip->at.index; i < galley->count && height <= enough; i++) {
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

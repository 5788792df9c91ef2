/* place.c - pieces of a galley to areas, with the frames around them. */
#include <string.h>

#include "layout/background.h"
#include "layout/page.h"
#include "layout/part.h"
#include "layout/retrieve.h"
#include "layout/row.h"
#include "layout/table.h"

struct placing {
	struct placer *placer;
	struct galley *galley;
	struct cursor from, end;
	struct area *into;
	int x, y; /* where the next piece goes, in `into` */
	int given; /* of what the spaces may shrink, so far */
	int gap; /* in front of the piece at hand */
	const struct fo *spaced; /* whose space that is */
	struct frame *open; /* innermost frame with an area */
};

static bool frame_holds(const struct frame *outer, const struct frame *inner)
{
	while (inner != NULL && inner != outer)
		inner = inner->parent;
	return inner == outer;
}

/* Does the frame go on from before, or beyond? */
static bool goes_on(const struct placing *p, const struct frame *frame)
{
	return frame->from < p->from.index ||
		(frame->from == p->from.index && p->from.cells != NULL);
}

static bool goes_beyond(const struct placing *p, const struct frame *frame)
{
	return frame->end > p->end.index;
}

static int place_repeated(struct placing *p, struct galley *galley)
{
	struct placer placer = *p->placer;
	placer.copy = true;
	placer.give = placer.shrink = 0;
	struct area *last = p->into->last;
	int height = galley_place(&placer, galley, (struct cursor){ 0 },
		(struct cursor){ galley->count, NULL }, p->into, p->x, p->y);
	struct area *area = last != NULL ? last->next : p->into->first;
	for (; area != NULL; area = area->next)
		area->part = &part_artifact;
	return height;
}

/* ---- frames */

/* At a cut borders and padding go away, unless they are to be retained. */
static const struct area_box *fragment_box(
	struct layout *layout, const struct frame *frame, bool is_first, bool is_last)
{
	if (frame->box == NULL ||
		((is_first || frame->keep_before == frame->before) &&
			(is_last || frame->keep_after == frame->after)))
		return frame->box;
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	*box = *frame->box;
	if (!is_first && frame->keep_before == 0) {
		box->border[AREA_TOP].width = 0;
		box->padding[AREA_TOP] = 0;
	}
	if (!is_last && frame->keep_after == 0) {
		box->border[AREA_BOTTOM].width = 0;
		box->padding[AREA_BOTTOM] = 0;
	}
	return box;
}

static void put(struct placing *p, struct area *area, struct frame *frame, int x, int y)
{
	area->x = x - (frame != NULL ? frame->area_x : 0);
	area->y = y - (frame != NULL ? frame->area_y : 0);
	area_append(frame != NULL ? frame->area : p->into, area);
}

static void open_frame(struct placing *p, struct frame *frame)
{
	struct layout *layout = p->placer->layout;
	bool is_first = !goes_on(p, frame), is_last = !goes_beyond(p, frame);
	struct area *area = area_new(layout, AREA_BLOCK, frame->name, frame->fo);
	if (!is_first)
		area->id = NULL;
	area->width = frame->width;
	area->box = fragment_box(layout, frame, is_first, is_last);
	area->link = frame->link;
	struct area_traits *traits = area_traits_of(layout, area);
	traits->is_first = is_first;
	traits->is_last = is_last;
	traits->start_indent = frame->start;
	traits->end_indent = frame->end_indent;
	traits->rl = style_is_rl(frame->fo->style);
	if (frame->fo == p->spaced)
		traits->space_before = p->gap;
	if (!is_first)
		p->y += frame->keep_before;
	put(p, area, frame->parent, p->x + frame->x, p->y);
	frame->area = area;
	frame->area_x = p->x + frame->x;
	frame->area_y = p->y;
	frame->content_end = -1;
	p->open = frame;
	if (p->placer->page != NULL && !p->placer->copy && frame->markers != NULL)
		page_mark(layout, p->placer->page, frame->markers, is_first, is_last);
	if (frame->retrieves && p->placer->page != NULL)
		retrieve_begin(p->placer, frame);
	if (!is_first && frame->head != NULL) {
		struct area *into = p->into;
		int x = p->x, y = p->y;
		p->into = area;
		p->x = -frame->x;
		p->y = 0;
		int height = place_repeated(p, frame->head);
		p->into = into;
		p->x = x;
		p->y = y + height;
	}
}

static void open_frames(struct placing *p, struct frame *frame)
{
	if (frame == p->open)
		return;
	open_frames(p, frame->parent);
	open_frame(p, frame);
}

/* The background of a part of a table is seen in its cells only. */
static bool is_part(const struct fo *fo)
{
	return fo->object == OBJECT_TABLE_HEADER || fo->object == OBJECT_TABLE_BODY ||
		fo->object == OBJECT_TABLE_FOOTER;
}

static void close_frame(struct placing *p)
{
	struct frame *frame = p->open;
	if (goes_beyond(p, frame) && frame->foot != NULL) {
		struct area *into = p->into;
		int x = p->x, y = p->y;
		p->into = frame->area;
		p->x = -frame->x;
		p->y = y - frame->area_y;
		int height = place_repeated(p, frame->foot);
		p->into = into;
		p->x = x;
		p->y = y + height;
	}
	if (frame->retrieves && p->placer->page != NULL)
		retrieve_end(p->placer, frame);
	if (frame->fo == p->spaced)
		area_traits_of(p->placer->layout, frame->area)->space_after = p->gap;
	int end = frame->content_end >= 0 ? frame->content_end : p->y;
	frame->area->height = end - frame->area_y;
	if (p->placer->page != NULL && !p->placer->copy && frame->markers != NULL)
		page_mark_end(p->placer->page, frame->markers);
	if (!is_part(frame->fo))
		background_show(p->placer->layout, frame->area, frame->fo, NULL);
	if (frame->fo->object == OBJECT_TABLE || is_part(frame->fo))
		table_backgrounds(p->placer->layout, frame->area, frame->fo);
	if (goes_beyond(p, frame))
		p->y += frame->keep_after;
	frame->area = NULL;
	p->open = frame->parent;
}

/* ---- pieces */

static void place_area(struct placing *p, const struct piece *piece)
{
	struct area *area = piece->area;
	if (area == NULL)
		return;
	if (p->placer->copy)
		area = area_copy(p->placer->layout, area);
	put(p, area, piece->frame, p->x + area->x, p->y + area->y);
}

/* Where an absolute area has no position of its own it stands where it would in the flow. */
static void place_apart(struct placing *p, const struct piece *piece)
{
	struct placer *placer = p->placer;
	struct area *area = piece->area;
	if (area == NULL)
		return;
	if (placer->copy)
		area = area_copy(placer->layout, area);
	const struct style *style = piece->fo->style;
	bool at_x = style_given(style, PROP_INSET_START) || style_given(style, PROP_INSET_END);
	bool at_y = style_given(style, PROP_INSET_BEFORE) || style_given(style, PROP_INSET_AFTER);
	/* It is kept where it stands in the flow, which is also the order of painting. */
	int x = at_x ? area->x - placer->x : p->x + area->x;
	int y = at_y ? area->y - placer->y : p->y + area->y;
	int z = (int)style_number(style, PROP_Z_INDEX, 0);
	if (z != 0)
		area_traits_of(placer->layout, area)->z = z;
	put(p, area, piece->frame, x, y);
}

/* Of what the page shows of the table. */
static void outer_edges(const struct piece *piece, struct row_part *part)
{
	const struct row *row = part->row;
	if (row->table == NULL)
		return;
	/* Of a header that is repeated the table is not around it here. */
	const struct frame *table = piece->frame->parent;
	bool top = part->edges.top || part->from != NULL;
	bool foot = part->edges.foot || part->end != NULL;
	part->edges.outer_top = row->at_top || (top && table != NULL && table->head == NULL);
	part->edges.outer_foot = row->at_foot || (foot && table != NULL && table->foot == NULL);
}

static void place_row(struct placing *p, size_t i)
{
	const struct piece *piece = &p->galley->pieces[i];
	struct frame *frame = piece->frame;
	struct area *into = frame != NULL ? frame->area : p->into;
	int dx = frame != NULL ? frame->area_x : 0, dy = frame != NULL ? frame->area_y : 0;
	struct placer inner = *p->placer;
	struct row_part part = {
		.row = piece->row,
		.from = i == p->from.index ? p->from.cells : NULL,
		.end = i == p->end.index ? p->end.cells : NULL,
		.edges = galley_edges(p->galley, i, p->from, p->end),
	};
	outer_edges(piece, &part);
	inner.give = inner.shrink = 0;
	inner.x += dx;
	inner.y += dy;
	p->y += row_place(&inner, &part, into, p->x - dx, p->y - dy);
}

/* A space with its share of what all must give. */
static int shrunk_gap(struct placing *p, const struct space *space)
{
	const struct placer *placer = p->placer;
	int give = space->opt - space->min;
	if (placer->shrink == 0 || give <= 0 || space->opt <= 0)
		return space->opt;
	int64_t before = p->given, after = before + give;
	p->given += give;
	return space->opt -
		(int)(placer->shrink * after / placer->give -
			placer->shrink * before / placer->give);
}

/* Markers of what was placed before it came to stand on this page. */
static void mark_inside(struct placing *p, const struct galley *galley)
{
	const struct frame *seen = NULL;
	for (size_t i = 0; i < galley->count; i++) {
		const struct piece *piece = &galley->pieces[i];
		for (const struct frame *f = piece->frame; f != NULL; f = f->parent)
			if (f->from == i && f != seen && f->markers != NULL) {
				page_mark(
					p->placer->layout, p->placer->page, f->markers, true, true);
				seen = f;
			}
		for (size_t k = 0; piece->row != NULL && k < piece->row->count; k++)
			mark_inside(p, piece->row->cells[k]->galley);
		if (piece->inside != NULL)
			mark_inside(p, piece->inside);
	}
}

static void place_piece(struct placing *p, size_t i)
{
	const struct piece *piece = &p->galley->pieces[i];
	bool inside = i == p->from.index && p->from.cells != NULL;
	bool gap = !inside &&
		(i != p->from.index || piece->space.retain ||
			(p->galley->keeps_first_space && i == 0));
	p->gap = gap ? shrunk_gap(p, &piece->space) : 0;
	p->spaced = piece->space.fo;
	while (p->open != NULL && !frame_holds(p->open, piece->frame))
		close_frame(p);
	p->y += p->gap;
	open_frames(p, piece->frame);
	if (piece->kind == PIECE_ROW)
		place_row(p, i);
	else if (piece->kind == PIECE_APART)
		place_apart(p, piece);
	else if (piece->kind == PIECE_AREA)
		place_area(p, piece);
	if (piece->kind == PIECE_CLOSE)
		piece->frame->content_end = p->y;
	if (piece->kind != PIECE_ROW)
		p->y += piece->height;
	if (piece->kind == PIECE_OPEN) {
		piece->frame->area->y += piece->height;
		piece->frame->area_y += piece->height;
	}
	if (p->placer->page != NULL && !p->placer->copy && piece->inside != NULL)
		mark_inside(p, piece->inside);
	if (p->placer->page != NULL && !p->placer->copy)
		for (const struct line_mark *mark = piece->marks; mark != NULL; mark = mark->next)
			page_mark(p->placer->layout, p->placer->page, mark->markers, mark->starts,
				mark->ends);
	if (p->placer->page != NULL && piece->notes != NULL)
		page_note(p->placer->layout, p->placer->page, piece->notes, p->placer->copy);
}

int galley_place(struct placer *placer, struct galley *galley, struct cursor from,
	struct cursor end, struct area *into, int x, int y)
{
	struct placing p = {
		.placer = placer,
		.galley = galley,
		.from = from,
		.end = end,
		.into = into,
		.x = x,
		.y = y,
	};
	for (size_t i = from.index; i < galley->count && i <= end.index; i++)
		if (i < end.index || end.cells != NULL)
			place_piece(&p, i);
	p.spaced = NULL;
	while (p.open != NULL)
		close_frame(&p);
	return p.y - y;
}

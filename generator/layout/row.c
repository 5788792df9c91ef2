/* row.c - cells and list parts side by side: their heights, their cuts, their areas. */
#include <string.h>

#include "layout/galley.h"

/* A cell that reaches over several rows, from its first row on. */
struct span {
	const struct cell *cell;
	struct area *area; /* on this page; NULL: goes on from the page before */
	int base; /* top of the row that holds `area`, among the rows of the page */
	int bottom; /* of the rows so far */
	int rows; /* still to come */
	int content; /* height of what is in it */
	struct span *next;
};

struct spans {
	struct layout *layout;
	struct span *first;
};

struct spans *spans_new(struct layout *layout)
{
	struct spans *spans = arena_alloc(layout->work, sizeof(*spans));
	spans->layout = layout;
	return spans;
}

/* ---- heights */

int row_height(struct row *row)
{
	if (row->natural > 0)
		return row->natural;
	int height = row->height;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		int needs = cell->before + galley_height(cell->galley) + cell->after;
		if (cell->span == 1 && needs > height)
			height = needs;
	}
	row->natural = height;
	return height;
}

static bool all_taken(const struct galley *galley, struct cursor cursor)
{
	return cursor.index >= galley->count && cursor.cells == NULL;
}

int row_extent(struct row *row, const struct cursor *from, const struct cursor *end)
{
	if (from == NULL && end == NULL)
		return row_height(row);
	int height = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		struct cursor start = from != NULL ? from[i] : (struct cursor){ 0 };
		struct cursor stop =
			end != NULL ? end[i] : (struct cursor){ cell->galley->count, NULL };
		int needs = cell->before + galley_extent(cell->galley, start, stop) + cell->after;
		if (cell->span == 1 && needs > height)
			height = needs;
	}
	return height;
}

bool row_fill(struct row *row, const struct cursor *from, const struct room *room,
	struct layout *layout, struct fill *fill)
{
	*fill = (struct fill){ .done = true };
	fill->end.cells = arena_alloc(layout->work, (row->count + 1) * sizeof(*fill->end.cells));
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		struct cursor start = from != NULL ? from[i] : (struct cursor){ 0 };
		if (cell->span > 1) {
			fill->end.cells[i] = (struct cursor){ cell->galley->count, NULL };
			continue;
		}
		struct room inner = *room;
		inner.height -= cell->before + cell->after;
		struct fill part = galley_fill(cell->galley, start, &inner);
		bool nothing = part.end.index == start.index && part.end.cells == start.cells;
		if (nothing && !all_taken(cell->galley, start))
			return false;
		fill->end.cells[i] = part.end;
		fill->done &= part.done;
		fill->overflow |= part.overflow;
		fill->force = part.force > fill->force ? part.force : fill->force;
		fill->cost = part.cost > fill->cost ? part.cost : fill->cost;
		int height = cell->before + part.height + cell->after;
		if (part.force != BREAK_NONE && !part.done && height > fill->forced)
			fill->forced = height;
		fill->height = height > fill->height ? height : fill->height;
	}
	return true;
}

/* ---- areas */

static int lead(enum keyword align, int rest)
{
	if (rest <= 0)
		return 0;
	return align == KEYWORD_center ? rest / 2 : align == KEYWORD_after ? rest : 0;
}

static void shift_children(struct area *area, int dy)
{
	for (struct area *child = area->first; dy != 0 && child != NULL; child = child->next)
		child->y += dy;
}

static struct area *cell_area(struct layout *layout, const struct cell *cell)
{
	struct area *area = area_new(layout, AREA_BLOCK, cell->name, cell->fo);
	area->box = cell->box;
	area->width = cell->width;
	struct area_traits *traits = area_traits_of(layout, area);
	traits->reference = strcmp(cell->name, "table-cell") == 0;
	for (int side = 0; side < AREA_SIDES; side++)
		traits->collapse[side] = !cell->collapse ? TRAIT_SEPARATE :
			cell->edges[side]		 ? TRAIT_OUTER :
							   TRAIT_INNER;
	return area;
}

static void span_end(struct span *span)
{
	if (span->area == NULL)
		return;
	span->area->height = span->bottom - span->base - span->area->y - span->cell->after;
	shift_children(span->area, lead(span->cell->align, span->area->height - span->content));
	span->area = NULL;
	span->content = 0;
}

void spans_cut(struct spans *spans)
{
	for (struct span *span = spans->first; span != NULL; span = span->next)
		span_end(span);
}

static void span_start(
	struct spans *spans, const struct cell *cell, struct area *area, int base, int content)
{
	struct span *span = arena_alloc(spans->layout->work, sizeof(*span));
	*span = (struct span){
		.cell = cell,
		.area = area,
		.base = base,
		.rows = cell->span,
		.content = content,
	};
	span->next = spans->first;
	spans->first = span;
}

/* A row is placed: the cells that reach into it grow, the last row of a cell ends it. */
static void spans_grow(struct spans *spans, struct area *row, int x, int y, int height, bool whole)
{
	for (struct span **at = &spans->first; *at != NULL;) {
		struct span *span = *at;
		if (span->area == NULL) {
			span->area = cell_area(spans->layout, span->cell);
			span->area->x = span->cell->x - x;
			span->area->y = span->cell->before;
			span->base = y;
			area_append(row, span->area);
		}
		span->bottom = y + height;
		if (whole && --span->rows <= 0) {
			span_end(span);
			*at = span->next;
		} else {
			at = &span->next;
		}
	}
}

struct row_placement {
	struct placer *placer;
	struct row *row;
	struct area *area; /* the row's own */
	int x, y, height;
};

static void place_cell(
	const struct row_placement *p, size_t i, struct cursor from, struct cursor end)
{
	const struct cell *cell = p->row->cells[i];
	struct area *area = cell_area(p->placer->layout, cell);
	area->x = cell->x - p->row->x;
	area->y = cell->before;
	area->height = p->height - cell->before - cell->after;
	area_append(p->area, area);
	struct placer inner = *p->placer;
	inner.x += p->x + cell->x;
	inner.y += p->y + cell->before;
	int content = galley_place(&inner, cell->galley, from, end, area, 0, 0);
	if (cell->span > 1) /* it grows with the rows to come */
		span_start(p->row->spans, cell, area, p->y, content);
	else
		shift_children(area, lead(cell->align, area->height - content));
}

int row_place(struct placer *placer, struct row *row, const struct cursor *from,
	const struct cursor *end, struct area *into, int x, int y)
{
	struct row_placement p = {
		.placer = placer,
		.row = row,
		.x = x,
		.y = y,
		.height = row_extent(row, from, end),
	};
	p.area = area_new(placer->layout, AREA_BLOCK, row->name, row->fo);
	p.area->x = x + row->x;
	p.area->y = y;
	p.area->width = row->width;
	p.area->height = p.height;
	p.area->box = row->box;
	p.area->part = row->part;
	area_append(into, p.area);
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		struct cursor start = from != NULL ? from[i] : (struct cursor){ 0 };
		struct cursor stop =
			end != NULL ? end[i] : (struct cursor){ cell->galley->count, NULL };
		if (cell->span == 1 || from == NULL)
			place_cell(&p, i, start, stop);
	}
	if (row->spans != NULL)
		spans_grow(row->spans, p.area, row->x, y, p.height, end == NULL);
	return p.height;
}

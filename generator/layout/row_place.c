/* row_place.c - groups of rows to areas. */
#include <string.h>

#include "layout/page.h"
#include "layout/retrieve.h"
#include "layout/row.h"
#include "layout/table.h"

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

struct row_placement {
	const struct placer *placer;
	const struct row_part *part;
	const int *tops;
	int x, y; /* of the first row */
};

static void place_cell(
	const struct row_placement *p, size_t i, struct area *row_area, int first, int end)
{
	int top = p->tops[first], bottom = p->tops[end];
	const struct row_part *part = p->part;
	const struct cell *cell = part->row->cells[i];
	struct layout *layout = p->placer->layout;
	struct area *area = area_new(layout, AREA_BLOCK, cell->name, cell->fo);
	int before = part_inset(part, cell);
	struct cell_fragment fragment = { .part = part, .cell = cell, .tops = p->tops };
	area->x = cell->x - part->row->x;
	area->y = before;
	area->width = cell->width;
	area->height = bottom - top - before - fragment_after(&fragment);
	if (style_is_rl(cell->fo->style))
		area_traits_of(layout, area)->rl = true;
	if (end - first > 1)
		area_traits_of(layout, area)->rows = end - first;
	if (cell->grid != NULL)
		table_decorate(layout, &fragment, area, row_area);
	area_append(row_area, area);
	struct placer inner = *p->placer;
	inner.x += p->x + cell->x;
	inner.y += p->y + top + before;
	if (cell->markers != NULL && inner.page != NULL && !inner.copy)
		page_mark(layout, inner.page, cell->markers, part_before(part, cell) != MEETS_CUT,
			part_after(part, cell) != MEETS_CUT);
	int sink = part_sink(part, cell);
	int content = galley_place(
		&inner, cell->galley, part_from(part, i), part_stop(part, i), area, 0, sink);
	if (cell->markers != NULL && inner.page != NULL && !inner.copy)
		page_mark_end(inner.page, cell->markers);
	if (cell->retrieves && layout->table_marks != NULL)
		retrieve_later(&inner, cell, area);
	int rest = lead(cell->align, area->height - sink - content);
	shift_children(area, rest);
	if (rest + sink > 0)
		area_traits_of(layout, area)->lead = rest + sink;
}

static struct area *row_area(const struct row_placement *p, int r, struct area *into)
{
	const struct row *row = p->part->row;
	struct area *area = area_new(p->placer->layout, AREA_BLOCK, row->name, row->rows[r].fo);
	area->x = p->x + row->x;
	area->y = p->y + p->tops[r];
	area->width = row->width;
	area->height = p->tops[r + 1] - p->tops[r];
	area->part = row->rows[r].part;
	if (p->part->from != NULL && p->part->from[row->count].index > 2 * (size_t)r)
		area->id = NULL;
	if (style_is_rl(row->rows[r].fo->style))
		area_traits_of(p->placer->layout, area)->rl = true;
	area_append(into, area);
	return area;
}

int row_place(struct placer *placer, const struct row_part *part, struct area *into, int x, int y)
{
	const struct row *row = part->row;
	int first = part_first(part), end = part_end(part);
	int *tops = row->measured;
	struct row_placement p = { .placer = placer, .part = part, .tops = tops, .x = x, .y = y };
	size_t next = 0;
	part_measure(part, tops);
	for (int r = first; r < end; r++) {
		struct area *area = row_area(&p, r, into);
		if (r == first)
			next = 0;
		for (; next < row->count; next++) {
			const struct cell *cell = row->cells[next];
			int last = cell->row + cell->rows < end ? cell->row + cell->rows : end;
			if (cell->row > r)
				break;
			if (part_shows(part, cell))
				place_cell(&p, next, area, r, last);
		}
		if (row->table != NULL)
			table_fill_row(placer->layout, part, r, tops, area);
	}
	return tops[end];
}

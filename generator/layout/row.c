/* row.c - groups of rows: how high they are, whole or in part. */
#include "layout/row.h"

struct row *row_new(struct layout *layout, const char *name, size_t cells, int rows)
{
	struct row *row = arena_alloc(layout->work, sizeof(*row));
	row->arena = layout->work;
	row->name = name;
	row->row_count = rows;
	row->rows = arena_alloc(layout->work, ((size_t)rows + 1) * sizeof(*row->rows));
	row->cells = arena_alloc(layout->work, cells * sizeof(struct cell *));
	row->tops = arena_alloc(layout->work, 2 * ((size_t)rows + 1) * sizeof(*row->tops));
	row->measured = row->tops + rows + 1;
	return row;
}

static bool minds_page(const struct cell *cell)
{
	const struct insets *first = cell->insets, *last = &cell->insets[cell->rows - 1];
	return first->before[MEETS_PAGE] != first->before[MEETS_ROW] ||
		last->after[MEETS_PAGE] != last->after[MEETS_ROW];
}

/* What cells ask for at their edges holds for the rows. */
static void join_cell(struct row *row, const struct cell *cell)
{
	const struct galley *galley = cell->galley;
	struct group_row *before = &row->rows[cell->row];
	struct group_row *after = &row->rows[cell->row + cell->rows];
	if (galley->count > 0 && galley->pieces[0].cost > before->cost_before)
		before->cost_before = galley->pieces[0].cost;
	if (galley->count > 0 && galley->pieces[0].force > before->force)
		before->force = galley->pieces[0].force;
	if (galley->cost > after->cost_before)
		after->cost_before = galley->cost;
	if (galley->force > after->force)
		after->force = galley->force;
}

/* relative-align (XSL 1.1, 7.14.6): the lowest of the first baselines is that of all. */
static void align_baselines(struct row *row, int r)
{
	int lowest = 0, baseline;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		if (cell->row != r || !cell->by_baseline ||
			!galley_baseline(cell->galley, &baseline))
			continue;
		baseline += cell->insets->before[MEETS_ROW];
		lowest = baseline > lowest ? baseline : lowest;
	}
	for (size_t i = 0; i < row->count; i++) {
		struct cell *cell = row->cells[i];
		if (cell->row == r && cell->by_baseline && galley_baseline(cell->galley, &baseline))
			cell->sink = lowest - baseline - cell->insets->before[MEETS_ROW];
	}
}

void row_finish(struct layout *layout, struct row *row)
{
	size_t next = 0;
	row->by_end = arena_alloc(layout->work, row->count * sizeof(*row->by_end));
	for (int r = 0; r <= row->row_count; r++) {
		row->rows[r].ends = next;
		for (size_t i = 0; r < row->row_count && i < row->count; i++)
			if (row->cells[i]->row + row->cells[i]->rows == r + 1)
				row->by_end[next++] = i;
	}
	for (size_t i = 0; i < row->count; i++) {
		join_cell(row, row->cells[i]);
		row->minds_page |= minds_page(row->cells[i]);
		row->breaks |= row->cells[i]->galley->breaks;
		row->notes |= row->cells[i]->galley->notes;
	}
	for (int r = 1; r < row->row_count; r++)
		row->breaks |= row->rows[r].force != BREAK_NONE;
	for (int r = 0; r < row->row_count; r++)
		align_baselines(row, r);
}

/* ---- parts */

static int mark(const struct row_part *part, const struct cursor *place)
{
	return (int)place[part->row->count].index;
}

int part_first(const struct row_part *part)
{
	return part->from != NULL ? mark(part, part->from) / 2 : 0;
}

int part_end(const struct row_part *part)
{
	return part->end != NULL ? (mark(part, part->end) + 1) / 2 : part->row->row_count;
}

bool part_shows(const struct row_part *part, const struct cell *cell)
{
	return cell->row < part_end(part) && cell->row + cell->rows > part_first(part);
}

struct cursor part_from(const struct row_part *part, size_t cell)
{
	return part->from != NULL ? part->from[cell] : (struct cursor){ 0 };
}

struct cursor part_stop(const struct row_part *part, size_t cell)
{
	return part->end != NULL ? part->end[cell] :
				   (struct cursor){ part->row->cells[cell]->galley->count, NULL };
}

/* Is some of the cell shown before? */
static bool goes_on(const struct row_part *part, const struct cell *cell)
{
	return part->from != NULL && 2 * cell->row < mark(part, part->from);
}

enum meeting part_before(const struct row_part *part, const struct cell *cell)
{
	if (goes_on(part, cell))
		return MEETS_CUT;
	bool page = part->edges.top || part->from != NULL;
	return page && cell->row == part_first(part) ? MEETS_PAGE : MEETS_ROW;
}

enum meeting part_after(const struct row_part *part, const struct cell *cell)
{
	int end = cell->row + cell->rows;
	if (part->end != NULL && 2 * end > mark(part, part->end))
		return MEETS_CUT;
	bool page = part->edges.foot || part->end != NULL;
	return page && end == part_end(part) ? MEETS_PAGE : MEETS_ROW;
}

static int first_shown(const struct row_part *part, const struct cell *cell)
{
	int first = part_first(part);
	return cell->row > first ? cell->row : first;
}

int part_inset(const struct row_part *part, const struct cell *cell)
{
	return cell->insets[first_shown(part, cell) - cell->row].before[part_before(part, cell)];
}

int part_sink(const struct row_part *part, const struct cell *cell)
{
	return goes_on(part, cell) ? 0 : cell->sink;
}

/* Of a cell from its first row shown to the end of its content, with what lies around that. */
static int needs(const struct row_part *part, size_t i)
{
	const struct cell *cell = part->row->cells[i];
	int end = part_end(part),
	    last = cell->row + cell->rows < end ? cell->row + cell->rows : end;
	int content = galley_extent(cell->galley, part_from(part, i), part_stop(part, i)) +
		part_sink(part, cell);
	if (!goes_on(part, cell) && content < cell->least)
		content = cell->least;
	return part_inset(part, cell) + content +
		cell->insets[last - 1 - cell->row].after[part_after(part, cell)];
}

/* The lower edge of a cell, as low as it needs. */
static int low_of(const struct row_part *part, size_t i, const int *tops)
{
	return tops[first_shown(part, part->row->cells[i])] + needs(part, i);
}

void part_measure(const struct row_part *part, int *tops)
{
	const struct row *row = part->row;
	int first = part_first(part), end = part_end(part);
	tops[first] = 0;
	for (int r = first; r < end; r++) {
		int bottom = tops[r] + row->rows[r].height;
		for (size_t k = row->rows[r].ends; k < row->rows[r + 1].ends; k++) {
			int low = low_of(part, row->by_end[k], tops);
			bottom = low > bottom ? low : bottom;
		}
		tops[r + 1] = bottom;
	}
	/* Cells that go on behind the cut make its last row higher. */
	for (size_t i = 0; part->end != NULL && i < row->count; i++)
		if (part_shows(part, row->cells[i]) &&
			row->cells[i]->row + row->cells[i]->rows > end) {
			int low = low_of(part, i, tops);
			tops[end] = low > tops[end] ? low : tops[end];
		}
}

/* ---- heights */

int row_extent(const struct row_part *part)
{
	struct row *row = part->row;
	bool whole = part->from == NULL && part->end == NULL &&
		(!row->minds_page || (!part->edges.top && !part->edges.foot));
	if (whole && row->natural > 0)
		return row->natural;
	part_measure(part, row->measured);
	int height = row->measured[part_end(part)];
	if (whole)
		row->natural = height;
	return height;
}

int row_height(struct row *row)
{
	return row_extent(&(struct row_part){ .row = row });
}

bool row_baseline(const struct row *row, int *baseline)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		if (cell->row > 0 || !galley_baseline(cell->galley, baseline))
			continue;
		*baseline += cell->insets->before[MEETS_ROW] + cell->sink;
		return true;
	}
	return false;
}

int row_notes(const struct row_part *part)
{
	int height = 0;
	for (size_t i = 0; part->row->notes && i < part->row->count; i++)
		height += galley_notes(
			part->row->cells[i]->galley, part_from(part, i), part_stop(part, i));
	return height;
}

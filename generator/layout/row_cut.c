/* row_cut.c - where a group of rows is best cut. */
#include <limits.h>

#include "layout/row.h"

struct cutter {
	const struct row_part *part;
	const struct room *room;
	struct layout *layout;
	bool must; /* take something, however high */
	bool found;
	int best_cost;
	struct fill best;
};

static bool all_taken(const struct galley *galley, struct cursor cursor)
{
	return cursor.index >= galley->count && cursor.cells == NULL;
}

static bool is_same(struct cursor a, struct cursor b)
{
	return a.index == b.index && a.cells == b.cells;
}

/* A row in front of which the page was cut, or that the group begins with. */
static bool is_fresh(const struct row_part *part, int r)
{
	return r > part_first(part) || part->from == NULL ||
		part->from[part->row->count].index % 2 == 0;
}

/* From the first row of the part to the content of a cell, and from the content to a cut in row
 * `r`. */
static int head_of(const struct row_part *part, const struct cell *cell)
{
	int first = part_first(part);
	return part->row->tops[cell->row > first ? cell->row : first] + part_inset(part, cell) +
		part_sink(part, cell);
}

static int foot_of(const struct cell *cell, int r)
{
	int last = r < cell->row + cell->rows ? r : cell->row + cell->rows - 1;
	return cell->insets[last - cell->row].after[MEETS_CUT];
}

/* What a cut through one cell gives; false: its cell begins there, and shows nothing. */
struct cell_cut {
	int row; /* at or behind the cut */
	bool inside;
	int limit;
	bool moves, unfinished; /* some content is shown; some is left in a cell that ends here */
};

static bool cut_cell(const struct cutter *c, struct cell_cut *cut, size_t i, struct cursor *stop,
	struct fill *fill)
{
	const struct cell *cell = c->part->row->cells[i];
	struct cursor start = part_from(c->part, i);
	int last = cut->inside ? cut->row : cut->row - 1;
	struct room room = { .note_gap = -1, .must = c->must };
	room.height = cut->limit - head_of(c->part, cell) - foot_of(cell, last);
	struct fill part = galley_fill(cell->galley, start, &room);
	bool taken = all_taken(cell->galley, start), nothing = is_same(part.end, start);
	if (nothing && !taken && cell->row == cut->row && is_fresh(c->part, cut->row))
		return false;
	*stop = part.end;
	cut->moves |= !nothing;
	cut->unfinished |= !part.done && !taken && cell->row + cell->rows == cut->row + 1;
	fill->overflow |= part.overflow;
	int cost = part.done || taken ? cell->galley->cost : part.cost;
	fill->cost = cost > fill->cost ? cost : fill->cost;
	if (part.force > fill->force && !part.done)
		fill->force = part.force;
	return true;
}

static int row_cost(const struct row *row, const struct cell_cut *cut)
{
	const struct group_row *at = &row->rows[cut->row];
	int cost = cut->inside ? at->cost : at->cost_before;
	return cost > row->together ? cost : row->together;
}

/* A cut inside row `r` or in front of it, no lower than `limit`; false: there is none. */
static bool cut_at(const struct cutter *c, struct cell_cut *cut, struct fill *fill)
{
	struct row *row = c->part->row;
	struct cursor *end = arena_alloc(row->arena, (row->count + 1) * sizeof(*end));
	*fill = (struct fill){ .end.cells = end, .cost = row_cost(row, cut) };
	cut->moves = cut->unfinished = false;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		if (cell->row + cell->rows <= cut->row)
			end[i].index = cell->galley->count;
		else if (cell->row < cut->row + cut->inside && !cut_cell(c, cut, i, &end[i], fill))
			return false;
	}
	end[row->count].index = (size_t)(2 * cut->row + cut->inside);
	struct row_part part = *c->part;
	part.end = end;
	fill->height = row_extent(&part);
	return cut->moves || cut->row > part_first(c->part);
}

static void try_cut(struct cutter *c, int r, bool inside, int limit)
{
	struct fill fill;
	struct cell_cut cut = { .row = r, .inside = inside, .limit = limit };
	if (!cut_at(c, &cut, &fill))
		return;
	/* A row of which all is shown is cut behind it, or earlier. */
	if (inside && !cut.unfinished && !c->must) {
		int content = fill.height - 1;
		cut.limit = content < limit ? content : limit - 1;
		if (!cut_at(c, &cut, &fill) || !cut.unfinished)
			return;
	}
	int cost = fill.cost + fill_emptiness(fill.height, c->room->height);
	if ((fill.height > c->room->height && !c->must) || (c->found && cost >= c->best_cost))
		return;
	c->found = true;
	c->best_cost = cost;
	c->best = fill;
}

/* The least height that shows something of each cell that begins in row `r`. */
static int first_step(const struct cutter *c, int r)
{
	int step = 0;
	for (size_t i = 0; i < c->part->row->count; i++) {
		const struct cell *cell = c->part->row->cells[i];
		if (cell->row != r || !is_fresh(c->part, r))
			continue;
		int needs = head_of(c->part, cell) +
			galley_least(cell->galley, (struct cursor){ 0 }, COST_ALWAYS) +
			foot_of(cell, r);
		step = needs > step ? needs : step;
	}
	return step;
}

/* The height at which something in row `r` asks for a cut; INT_MAX: nothing does. */
static int forced_level(const struct cutter *c, int r)
{
	int level = INT_MAX;
	for (size_t i = 0; c->part->row->breaks && i < c->part->row->count; i++) {
		const struct cell *cell = c->part->row->cells[i];
		if (!cell->galley->breaks || cell->row > r || cell->row + cell->rows <= r)
			continue;
		struct room any = { .height = INT_MAX / 2, .note_gap = -1 };
		struct fill part = galley_fill(cell->galley, part_from(c->part, i), &any);
		if (part.force == BREAK_NONE || part.done)
			continue;
		int height = head_of(c->part, cell) + part.height + foot_of(cell, r);
		level = height < level ? height : level;
	}
	if (level == INT_MAX)
		return level;
	int least = first_step(c, r);
	return level > least ? level : least;
}

/* All rows that fit as a whole: the number of the first that does not.  True: *fill is the answer,
 * since a cut is asked for before. */
static bool whole_rows(const struct cutter *c, int *next, struct fill *fill)
{
	const struct row *row = c->part->row;
	for (int r = part_first(c->part);; r++) {
		*next = r;
		if (r == row->row_count)
			return false;
		struct cell_cut inside = { .row = r, .inside = true, .limit = forced_level(c, r) };
		if (inside.limit <= c->room->height && cut_at(c, &inside, fill))
			return true;
		if (row->tops[r + 1] > c->room->height)
			return false;
		struct cell_cut between = { .row = r + 1, .limit = row->tops[r + 1] };
		if (r + 1 < row->row_count && row->rows[r + 1].force != BREAK_NONE &&
			cut_at(c, &between, fill)) {
			fill->force = row->rows[r + 1].force;
			return true;
		}
	}
}

/*
 * The lowest cut that no keep forbids.  In front of a row the cells that span the cut may show more
 * than the rows before would need, but not so much that the row itself could show something.
 */
static void search(struct cutter *c, int r)
{
	const int *tops = c->part->row->tops;
	int first = part_first(c->part), limit = c->room->height;
	for (; r >= first && !(c->found && c->best.cost == COST_NONE); r--) {
		try_cut(c, r, true, limit);
		if (r > first) {
			int step = first_step(c, r) - 1, most = c->part->row->rows[r - 1].most;
			int low = step < limit ? step : limit;
			bool grows = low > tops[r] && (most == 0 || low <= tops[r - 1] + most);
			try_cut(c, r, false, grows ? low : tops[r]);
		}
		limit = tops[r] - 1;
	}
}

bool row_fill(const struct row_part *part, const struct room *room, struct layout *layout,
	struct fill *fill)
{
	struct cutter c = { .part = part, .room = room, .layout = layout };
	int next;
	part_measure(part, part->row->tops);
	if (whole_rows(&c, &next, fill))
		return true;
	if (next == part->row->row_count) {
		*fill = (struct fill){ .done = true, .height = part->row->tops[next] };
		return true;
	}
	search(&c, next);
	if (!c.found && room->must) {
		c.must = true;
		try_cut(&c, part_first(part), true, room->height);
	}
	*fill = c.best;
	return c.found;
}

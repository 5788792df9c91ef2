/* borders.c - collapsed borders: which of those that meet on an edge of the grid wins. */
#include "layout/table.h"

/* CSS 2.1, 17.6.2.1: of two borders that are alike otherwise, that of the inner object wins. */
enum { RANK_TABLE, RANK_COLUMN, RANK_PART, RANK_ROW, RANK_CELL };

static enum keyword style_of(const struct edge *edge)
{
	return edge->style == NULL ?
		KEYWORD_none :
		style_keyword(edge->style, style_side(PROP_BORDER_BEFORE_STYLE, edge->side));
}

static int style_rank(enum keyword style)
{
	static const enum keyword ranks[] = { KEYWORD_inset, KEYWORD_groove, KEYWORD_outset,
		KEYWORD_ridge, KEYWORD_dotted, KEYWORD_dashed, KEYWORD_solid, KEYWORD_double };
	for (size_t i = 0; i < sizeof(ranks) / sizeof(*ranks); i++)
		if (ranks[i] == style)
			return (int)i;
	return 0;
}

static int edge_width(const struct edge *edge)
{
	return edge->style != NULL ? style_border(edge->style, edge->side) : 0;
}

/* Above 0: `a` wins, below: `b`; 0: they differ in nothing but colour. */
static int compare(const struct edge *a, const struct edge *b)
{
	enum keyword a_style = style_of(a), b_style = style_of(b);
	if (a_style == KEYWORD_hidden || b_style == KEYWORD_none)
		return 1;
	if (b_style == KEYWORD_hidden || a_style == KEYWORD_none)
		return -1;
	int width = edge_width(a) - edge_width(b);
	if (width != 0)
		return width;
	int rank = style_rank(a_style) - style_rank(b_style);
	return rank != 0 ? rank : a->rank - b->rank;
}

static void beat(struct edge *edge, const struct edge *rival)
{
	if (compare(edge, rival) < 0)
		*edge = *rival;
}

/* Both places show the one that wins. */
static void settle(struct edge *a, struct edge *b)
{
	int order = compare(a, b);
	if (order < 0)
		*a = *b;
	else if (order > 0)
		*b = *a;
}

static struct edge edge_of(const struct fo *fo, enum area_side side, unsigned char rank)
{
	return (struct edge){ fo != NULL ? fo->style : NULL, side, rank };
}

/* Inside of a cut a border counts only if it is to be retained. */
static struct edges edges_of(const struct fo *fo, enum area_side side, unsigned char rank)
{
	struct edge edge = edge_of(fo, side, rank);
	struct edges edges = { .meets = { edge, edge, { NULL, side, rank } } };
	if (fo != NULL &&
		style_keyword(fo->style, style_side(PROP_BORDER_BEFORE_CONDITION, side)) ==
			KEYWORD_retain)
		edges.meets[MEETS_CUT] = edge;
	return edges;
}

enum { ROW = 1 << MEETS_ROW, PAGE = 1 << MEETS_PAGE, CUT = 1 << MEETS_CUT, ALL = ROW | PAGE | CUT };

static void beat_all(struct edges *edges, const struct edges *rival, int which)
{
	for (int meeting = 0; meeting < MEETINGS; meeting++)
		if ((which & 1 << meeting) != 0)
			beat(&edges->meets[meeting], &rival->meets[meeting]);
}

/* ---- each place by itself */

static void cell_edges(struct grid_row *row, int c)
{
	struct unit *unit = &row->units[c];
	const struct grid_cell *cell = unit->cell;
	if (cell == NULL)
		return;
	unit->before = edges_of(cell->fo, AREA_TOP, RANK_CELL);
	unit->after = edges_of(cell->fo, AREA_BOTTOM, RANK_CELL);
	if (row != cell->at[0])
		unit->before.meets[MEETS_ROW].style = NULL;
	if (row != cell->at[cell->rows - 1])
		unit->after.meets[MEETS_ROW].style = NULL;
	if (c == cell->column)
		unit->start = edge_of(cell->fo, AREA_LEFT, RANK_CELL);
	if (c + 1 == cell->column + cell->columns)
		unit->end = edge_of(cell->fo, AREA_RIGHT, RANK_CELL);
}

static void row_edges(struct grid_row *row, int c)
{
	struct unit *unit = &row->units[c];
	if (row->fo->object != OBJECT_TABLE_ROW)
		return;
	const struct grid_cell *cell = unit->cell;
	bool first = cell == NULL || row == cell->at[0];
	bool last = cell == NULL || row == cell->at[cell->rows - 1];
	struct edges before = edges_of(row->fo, AREA_TOP, RANK_ROW);
	struct edges after = edges_of(row->fo, AREA_BOTTOM, RANK_ROW);
	beat_all(&unit->before, &before, first ? ALL : CUT);
	beat_all(&unit->after, &after, last ? ALL : CUT);
}

/* The strongest of table, part and row. */
static struct edge outer_edge(
	const struct table *table, const struct grid_row *row, enum area_side side)
{
	struct edge edge = edge_of(table->fo, side, RANK_TABLE);
	struct edge part = edge_of(row->part, side, RANK_PART);
	struct edge own = edge_of(row->fo, side, RANK_ROW);
	beat(&edge, &part);
	if (row->fo->object == OBJECT_TABLE_ROW)
		beat(&edge, &own);
	return edge;
}

static bool is_inside(const struct unit *a, const struct unit *b)
{
	return a->cell != NULL && a->cell == b->cell;
}

static void side_edges(struct table *table, struct grid_row *row)
{
	struct unit *units = row->units;
	int last = table->columns - 1;
	for (int c = 0; c <= last; c++) {
		struct edge start = edge_of(table->column_objects[c], AREA_LEFT, RANK_COLUMN);
		struct edge end = edge_of(table->column_objects[c], AREA_RIGHT, RANK_COLUMN);
		if (c == 0 || !is_inside(&units[c - 1], &units[c]))
			beat(&units[c].start, &start);
		if (c == last || !is_inside(&units[c], &units[c + 1]))
			beat(&units[c].end, &end);
		if (c > 0 && !is_inside(&units[c - 1], &units[c]))
			settle(&units[c - 1].end, &units[c].start);
	}
	struct edge start = outer_edge(table, row, AREA_LEFT);
	struct edge end = outer_edge(table, row, AREA_RIGHT);
	beat(&units[0].start, &start);
	beat(&units[last].end, &end);
}

/* ---- one row against another */

/* Headers and footers are never cut: their borders are the same wherever they stand. */
static void make_even(struct edges *edges)
{
	edges->meets[MEETS_PAGE] = edges->meets[MEETS_CUT] = edges->meets[MEETS_ROW];
}

static void settle_rows(const struct table *table, struct grid_row *upper, struct grid_row *lower)
{
	for (int c = 0; c < table->columns; c++) {
		struct unit *above = &upper->units[c], *below = &lower->units[c];
		if (!is_inside(above, below))
			settle(&above->after.meets[MEETS_ROW], &below->before.meets[MEETS_ROW]);
	}
}

/* Of the row itself, and where its part begins. */
static void own_edges(struct table *table, struct grid_row *row, const struct grid_row *above)
{
	struct edges before = edges_of(row->part, AREA_TOP, RANK_PART);
	for (int c = 0; c < table->columns; c++) {
		cell_edges(row, c);
		row_edges(row, c);
		if (above == NULL || above->part != row->part)
			beat_all(&row->units[c].before, &before, ALL);
	}
	side_edges(table, row);
}

static void end_part(struct table *table, struct grid_row *row, const struct grid_row *below)
{
	struct edges after = edges_of(row->part, AREA_BOTTOM, RANK_PART);
	for (int c = 0; c < table->columns && (below == NULL || below->part != row->part); c++)
		beat_all(&row->units[c].after, &after, ALL);
}

/* ---- headers and footers */

static struct grid_row *first_of(const struct table *table, enum table_part part)
{
	return table->groups[part] != NULL ? table->groups[part]->rows[0] : NULL;
}

static struct grid_row *last_of(const struct table *table, enum table_part part)
{
	const struct group *group = table->groups[part];
	while (group != NULL && group->next != NULL)
		group = group->next;
	return group != NULL ? group->rows[group->count - 1] : NULL;
}

static struct grid_row *row_behind(const struct group *group, int r)
{
	if (r + 1 < group->count)
		return group->rows[r + 1];
	return group->next != NULL ? group->next->rows[0] : NULL;
}

static void static_part(struct table *table, enum table_part part, bool at_top, bool at_foot)
{
	struct grid_row *above = NULL, *first = first_of(table, part), *last = last_of(table, part);
	for (const struct group *group = table->groups[part]; group != NULL; group = group->next)
		for (int r = 0; r < group->count; r++) {
			own_edges(table, group->rows[r], above);
			end_part(table, group->rows[r], row_behind(group, r));
			if (above != NULL)
				settle_rows(table, above, group->rows[r]);
			above = group->rows[r];
		}
	for (int c = 0; c < table->columns && first != NULL; c++) {
		if (at_top)
			beat_all(&first->units[c].before, &table->before[c], ROW);
		if (at_foot)
			beat_all(&last->units[c].after, &table->after[c], ROW);
		for (const struct group *g = table->groups[part]; g != NULL; g = g->next)
			for (int r = 0; r < g->count; r++) {
				make_even(&g->rows[r]->units[c].before);
				make_even(&g->rows[r]->units[c].after);
			}
	}
}

/* Around the table as a whole.  At a cut only those count that are to be retained. */
static void table_edges(struct table *table)
{
	size_t size = (size_t)table->columns * sizeof(struct edges);
	struct edges before = edges_of(table->fo, AREA_TOP, RANK_TABLE);
	struct edges after = edges_of(table->fo, AREA_BOTTOM, RANK_TABLE);
	table->before = arena_alloc(table->layout->work, size);
	table->after = arena_alloc(table->layout->work, size);
	for (int c = 0; c < table->columns; c++) {
		table->before[c] = edges_of(table->column_objects[c], AREA_TOP, RANK_COLUMN);
		table->after[c] = edges_of(table->column_objects[c], AREA_BOTTOM, RANK_COLUMN);
		beat_all(&table->before[c], &before, ROW | CUT);
		beat_all(&table->after[c], &after, ROW | CUT);
		table->before[c].meets[MEETS_PAGE] = table->before[c].meets[MEETS_CUT];
		table->after[c].meets[MEETS_PAGE] = table->after[c].meets[MEETS_CUT];
	}
}

void borders_begin(struct table *table, struct grid_row *first)
{
	struct grid_row *head = last_of(table, TABLE_HEAD), *foot = first_of(table, TABLE_FOOT);
	table_edges(table);
	static_part(table, TABLE_HEAD, true, first == NULL && foot == NULL);
	static_part(table, TABLE_FOOT, first == NULL && head == NULL, true);
	if (first == NULL) {
		if (head != NULL && foot != NULL)
			settle_rows(table, head, foot);
		return;
	}
	own_edges(table, first, NULL);
	if (head != NULL)
		settle_rows(table, head, first);
}

/* ---- rows of the body */

/* At a page's edge a row meets header or footer or, without them there, the table. */
static void page_edges(struct table *table, struct grid_row *row, const struct neighbours *beside)
{
	const struct grid_row *head = last_of(table, TABLE_HEAD);
	const struct grid_row *foot = first_of(table, TABLE_FOOT);
	bool headed = head != NULL && !style_true(table->fo->style, PROP_OMIT_HEADER);
	bool footed = foot != NULL && !style_true(table->fo->style, PROP_OMIT_FOOTER);
	for (int c = 0; c < table->columns; c++) {
		struct unit *unit = &row->units[c];
		const struct edges *above = headed ? &head->units[c].after : &table->before[c];
		const struct edges *below = footed ? &foot->units[c].before : &table->after[c];
		if (beside->above != NULL || head != NULL)
			beat_all(&unit->before, above, PAGE | CUT);
		else
			beat_all(&unit->before, above, ALL);
		beat_all(&unit->after, below, PAGE | CUT);
		if (beside->above == NULL)
			unit->before.meets[MEETS_PAGE] = unit->before.meets[MEETS_ROW];
		if (beside->below == NULL && foot == NULL)
			beat_all(&unit->after, below, ROW);
	}
}

void borders_row(struct table *table, struct grid_row *row, const struct neighbours *beside)
{
	struct grid_row *foot = first_of(table, TABLE_FOOT);
	end_part(table, row, beside->below);
	page_edges(table, row, beside);
	if (beside->below != NULL) {
		own_edges(table, beside->below, row);
		settle_rows(table, row, beside->below);
		return;
	}
	if (foot != NULL)
		settle_rows(table, row, foot);
	for (int c = 0; c < table->columns; c++)
		row->units[c].after.meets[MEETS_PAGE] = row->units[c].after.meets[MEETS_ROW];
}

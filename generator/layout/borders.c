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

struct resolver {
	struct table *table;
	/* Of the table and its columns, by column. */
	struct edges *before, *after;
};

static void cell_edges(struct table *table, int r, int c)
{
	struct unit *unit = &table->grid[r].units[c];
	const struct grid_cell *cell = unit->cell;
	if (cell == NULL)
		return;
	unit->before = edges_of(cell->fo, AREA_TOP, RANK_CELL);
	unit->after = edges_of(cell->fo, AREA_BOTTOM, RANK_CELL);
	if (r > cell->row)
		unit->before.meets[MEETS_ROW].style = NULL;
	if (r + 1 < cell->row + cell->rows)
		unit->after.meets[MEETS_ROW].style = NULL;
	if (c == cell->column)
		unit->start = edge_of(cell->fo, AREA_LEFT, RANK_CELL);
	if (c + 1 == cell->column + cell->columns)
		unit->end = edge_of(cell->fo, AREA_RIGHT, RANK_CELL);
}

static void row_edges(struct table *table, int r, int c)
{
	const struct grid_row *row = &table->grid[r];
	struct unit *unit = &row->units[c];
	if (row->fo->object != OBJECT_TABLE_ROW)
		return;
	bool first = unit->cell == NULL || unit->cell->row == r;
	bool last = unit->cell == NULL || unit->cell->row + unit->cell->rows == r + 1;
	struct edges before = edges_of(row->fo, AREA_TOP, RANK_ROW);
	struct edges after = edges_of(row->fo, AREA_BOTTOM, RANK_ROW);
	beat_all(&unit->before, &before, first ? ALL : CUT);
	beat_all(&unit->after, &after, last ? ALL : CUT);
}

static void part_edges(struct table *table, int r, int c)
{
	const struct fo *part = table->grid[r].part;
	struct unit *unit = &table->grid[r].units[c];
	struct edges before = edges_of(part, AREA_TOP, RANK_PART);
	struct edges after = edges_of(part, AREA_BOTTOM, RANK_PART);
	if (r == 0 || table->grid[r - 1].part != part)
		beat_all(&unit->before, &before, ALL);
	if (r + 1 == table->rows || table->grid[r + 1].part != part)
		beat_all(&unit->after, &after, ALL);
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

static void side_edges(struct table *table, int r)
{
	struct grid_row *row = &table->grid[r];
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

static void settle_rows(struct table *table, int upper, int lower)
{
	for (int c = 0; c < table->columns; c++) {
		struct unit *above = &table->grid[upper].units[c];
		struct unit *below = &table->grid[lower].units[c];
		if (!is_inside(above, below))
			settle(&above->after.meets[MEETS_ROW], &below->before.meets[MEETS_ROW]);
	}
}

/* At a page's edge a row of the body meets header or footer or, without them there, the table. */
static void page_edges(const struct resolver *s, int head, int foot, int r)
{
	struct table *table = s->table;
	bool headed = head > 0 && !style_true(table->fo->style, PROP_OMIT_HEADER);
	bool footed = foot < table->rows && !style_true(table->fo->style, PROP_OMIT_FOOTER);
	for (int c = 0; c < table->columns; c++) {
		struct unit *unit = &table->grid[r].units[c];
		const struct edges *above =
			headed ? &table->grid[head - 1].units[c].after : &s->before[c];
		const struct edges *below =
			footed ? &table->grid[foot].units[c].before : &s->after[c];
		if (r > head || head > 0)
			beat_all(&unit->before, above, PAGE | CUT);
		beat_all(&unit->after, below, PAGE | CUT);
		if (r == 0)
			beat_all(&unit->before, above, ALL);
		if (r == head)
			unit->before.meets[MEETS_PAGE] = unit->before.meets[MEETS_ROW];
		if (r + 1 == table->rows)
			beat_all(&unit->after, below, ROW);
		if (r + 1 == foot)
			unit->after.meets[MEETS_PAGE] = unit->after.meets[MEETS_ROW];
	}
}

static void static_part(const struct resolver *s, int from, int end)
{
	struct table *table = s->table;
	for (int r = from + 1; r < end; r++)
		settle_rows(table, r - 1, r);
	for (int c = 0; c < table->columns && from < end; c++) {
		if (from == 0)
			beat_all(&table->grid[0].units[c].before, &s->before[c], ROW);
		if (end == table->rows)
			beat_all(&table->grid[end - 1].units[c].after, &s->after[c], ROW);
		for (int r = from; r < end; r++) {
			make_even(&table->grid[r].units[c].before);
			make_even(&table->grid[r].units[c].after);
		}
	}
}

/* Around the table as a whole.  At a cut only those count that are to be retained. */
static void table_edges(struct resolver *s)
{
	struct table *table = s->table;
	struct edges before = edges_of(table->fo, AREA_TOP, RANK_TABLE);
	struct edges after = edges_of(table->fo, AREA_BOTTOM, RANK_TABLE);
	for (int c = 0; c < table->columns; c++) {
		s->before[c] = edges_of(table->column_objects[c], AREA_TOP, RANK_COLUMN);
		s->after[c] = edges_of(table->column_objects[c], AREA_BOTTOM, RANK_COLUMN);
		beat_all(&s->before[c], &before, ROW | CUT);
		beat_all(&s->after[c], &after, ROW | CUT);
		s->before[c].meets[MEETS_PAGE] = s->before[c].meets[MEETS_CUT];
		s->after[c].meets[MEETS_PAGE] = s->after[c].meets[MEETS_CUT];
	}
}

static int part_end_of(const struct table *table, int from, enum object object)
{
	while (from < table->rows && table->grid[from].part->object == object)
		from++;
	return from;
}

void table_borders(struct table *table)
{
	size_t size = (size_t)table->columns * sizeof(struct edges);
	struct arena *work = table->layout->work;
	struct resolver s = { table, arena_alloc(work, size), arena_alloc(work, size) };
	int head = part_end_of(table, 0, OBJECT_TABLE_HEADER);
	int foot = part_end_of(table, head, OBJECT_TABLE_BODY);
	table_edges(&s);
	for (int r = 0; r < table->rows; r++) {
		for (int c = 0; c < table->columns; c++) {
			cell_edges(table, r, c);
			row_edges(table, r, c);
			part_edges(table, r, c);
		}
		side_edges(table, r);
	}
	static_part(&s, 0, head);
	static_part(&s, foot, table->rows);
	for (int r = head; r < foot; r++) {
		if (r > 0)
			settle_rows(table, r - 1, r);
		page_edges(&s, head, foot, r);
	}
	if (foot > 0 && foot < table->rows)
		settle_rows(table, foot - 1, foot);
	for (int c = 0; foot > head && c < table->columns; c++) {
		struct edges *last = &table->grid[foot - 1].units[c].after;
		last->meets[MEETS_PAGE] = last->meets[MEETS_ROW];
	}
}

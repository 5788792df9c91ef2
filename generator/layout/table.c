/* table.c - tables: the grid of cells, rows as pieces. */
#include <string.h>

#include "layout/flow.h"
#include "layout/part.h"
#include "layout/retrieve.h"
#include "layout/table.h"

/* ---- the grid */

static void add_row(struct table *table, const struct fo *row, const struct fo *part)
{
	if (table->rows == table->room) {
		int room = table->room != 0 ? 2 * table->room : 16;
		struct grid_row *rows =
			arena_alloc(table->layout->work, (size_t)room * sizeof(*rows));
		if (table->rows > 0)
			memcpy(rows, table->grid, (size_t)table->rows * sizeof(*rows));
		table->grid = rows;
		table->room = room;
	}
	struct grid_row *at = &table->grid[table->rows++];
	*at = (struct grid_row){ .fo = row, .part = part };
	at->units = arena_alloc(table->layout->work, (size_t)table->columns * sizeof(*at->units));
}

static int free_column(const struct table *table, int row, int from)
{
	while (from < table->columns && table->grid[row].units[from].cell != NULL)
		from++;
	return from;
}

static void add_cell(struct table *table, const struct fo *fo, int row, int *column, int rows_end)
{
	if (style_given(fo->style, PROP_COLUMN_NUMBER))
		*column = (int)style_number(fo->style, PROP_COLUMN_NUMBER, 1) - 1;
	*column = free_column(table, row, *column < 0 ? 0 : *column);
	if (*column >= table->columns)
		return;
	struct grid_cell *cell = arena_alloc(table->layout->work, sizeof(*cell));
	cell->fo = fo;
	cell->row = row;
	cell->column = *column;
	cell->columns = table_count(fo->style, PROP_COLUMNS_SPANNED, table->columns - *column);
	cell->rows = table_count(fo->style, PROP_ROWS_SPANNED, rows_end - row);
	for (int r = row; r < row + cell->rows; r++)
		for (int c = *column; c < *column + cell->columns; c++)
			if (table->grid[r].units[c].cell == NULL)
				table->grid[r].units[c].cell = cell;
	*column += cell->columns;
}

/* Rows that are not marked as such: cells with starts-row and ends-row. */
static void add_loose_rows(struct table *table, const struct fo *part)
{
	bool open = false;
	for (const struct fo *cell = part->first; cell != NULL; cell = cell->next) {
		if (cell->object != OBJECT_TABLE_CELL)
			continue;
		if (!open || style_true(cell->style, PROP_STARTS_ROW))
			add_row(table, cell, part);
		open = !style_true(cell->style, PROP_ENDS_ROW);
	}
}

static void fill_loose_rows(struct table *table, const struct fo *part, int first)
{
	int row = first - 1, column = 0;
	bool open = false;
	for (const struct fo *cell = part->first; cell != NULL; cell = cell->next) {
		if (cell->object != OBJECT_TABLE_CELL)
			continue;
		if (!open || style_true(cell->style, PROP_STARTS_ROW)) {
			row++;
			column = 0;
		}
		add_cell(table, cell, row, &column, table->rows);
		open = !style_true(cell->style, PROP_ENDS_ROW);
	}
}

static void add_part(struct table *table, const struct fo *part)
{
	int first = table->rows;
	if (fo_find(part, OBJECT_TABLE_ROW) == NULL) {
		add_loose_rows(table, part);
		fill_loose_rows(table, part, first);
		return;
	}
	for (const struct fo *row = part->first; row != NULL; row = row->next)
		if (row->object == OBJECT_TABLE_ROW)
			add_row(table, row, part);
	for (int r = first; r < table->rows; r++) {
		int column = 0;
		for (const struct fo *cell = table->grid[r].fo->first; cell != NULL;
			cell = cell->next)
			if (cell->object == OBJECT_TABLE_CELL)
				add_cell(table, cell, r, &column, table->rows);
	}
}

static void add_parts(struct table *table, enum object object)
{
	for (const struct fo *part = table->fo->first; part != NULL; part = part->next)
		if (part->object == object)
			add_part(table, part);
}

/* ---- groups of rows */

static int least_height(const struct style *style)
{
	int height = style_length(style, PROP_BPD_OPT, 0),
	    least = style_length(style, PROP_BPD_MIN, 0);
	return height > least ? height : least;
}

static struct cell *cell_new(struct table *table, const struct grid_cell *at, int first)
{
	struct layout *layout = table->layout;
	struct cell *cell = arena_alloc(layout->work, sizeof(*cell));
	const struct fo *row = table->grid[at->row].fo;
	*cell = (struct cell){
		.fo = at->fo,
		.name = "table-cell",
		.grid = at,
		.row = at->row - first,
		.rows = at->rows,
		.least = least_height(at->fo->style),
		.align = style_keyword(at->fo->style, PROP_DISPLAY_ALIGN),
		.by_baseline =
			style_keyword(at->fo->style, PROP_RELATIVE_ALIGN) == KEYWORD_baseline &&
			!style_given(at->fo->style, PROP_DISPLAY_ALIGN),
	};
	if (at->rows == 1 && row->object == OBJECT_TABLE_ROW &&
		least_height(row->style) > cell->least)
		cell->least = least_height(row->style);
	cell->markers = markers_of(layout, at->fo);
	cell->retrieves = retrieve_in_table(at->fo);
	cell_insets(table, cell);
	cell->galley = flow_galley(layout, at->fo, cell->width > 0 ? cell->width : 1);
	return cell;
}

/* The first row behind a group: no cell reaches over it. */
static int group_end(const struct table *table, int first)
{
	int end = first + 1;
	for (int r = first; r < end; r++)
		for (int c = 0; c < table->columns; c++) {
			const struct grid_cell *cell = table->grid[r].units[c].cell;
			if (cell != NULL && cell->row == r && r + cell->rows > end)
				end = r + cell->rows;
		}
	return end;
}

static void set_row(struct table *table, struct group_row *row, int r)
{
	const struct grid_row *at = &table->grid[r];
	bool marked = at->fo->object == OBJECT_TABLE_ROW;
	row->fo = at->fo;
	row->part = marked		? at->fo->part :
		table->fo->part != NULL ? part_new(&table->layout->fo, "TR") :
					  NULL;
	if (!marked)
		return;
	row->cost = keep_cost(at->fo->style, PROP_KEEP_TOGETHER_COLUMN);
	row->cost_before = keep_cost(at->fo->style, PROP_KEEP_PREVIOUS_COLUMN);
	row->force = break_of(at->fo->style, PROP_BREAK_BEFORE);
	row->most = style_length(at->fo->style, PROP_BPD_MAX, 0);
}

/* What rows ask for between two of a group, and behind the last. */
static void join_rows(const struct table *table, struct row *row)
{
	for (int r = 1; r < row->row_count; r++) {
		const struct fo *above = table->grid[row->first + r - 1].fo;
		if (above->object != OBJECT_TABLE_ROW)
			continue;
		int cost = keep_cost(above->style, PROP_KEEP_NEXT_COLUMN);
		enum break_class force = break_of(above->style, PROP_BREAK_AFTER);
		struct group_row *at = &row->rows[r];
		at->cost_before = cost > at->cost_before ? cost : at->cost_before;
		at->force = force > at->force ? force : at->force;
	}
	struct group_row *foot = &row->rows[row->row_count];
	const struct fo *last = table->grid[row->first + row->row_count - 1].fo;
	if (last->object == OBJECT_TABLE_ROW) {
		foot->cost_before = keep_cost(last->style, PROP_KEEP_NEXT_COLUMN);
		foot->force = break_of(last->style, PROP_BREAK_AFTER);
	}
}

static struct row *make_group(struct table *table, int first, int end)
{
	size_t places = (size_t)(end - first) * (size_t)table->columns;
	struct row *row = row_new(table->layout, "table-row", places, end - first);
	row->table = table;
	row->first = first;
	row->x = table->left;
	row->width = table->x[table->columns];
	for (int r = first; r < end; r++) {
		bool any = false;
		set_row(table, &row->rows[r - first], r);
		for (int c = 0; c < table->columns; c++) {
			const struct grid_cell *cell = table->grid[r].units[c].cell;
			any |= cell != NULL;
			if (cell != NULL && cell->row == r && cell->column == c)
				row->cells[row->count++] = cell_new(table, cell, first);
		}
		if (!any && table->grid[r].fo->object == OBJECT_TABLE_ROW)
			row->rows[r - first].height = least_height(table->grid[r].fo->style);
	}
	join_rows(table, row);
	return row;
}

/* ---- pieces */

static void flow_part(
	struct galley *galley, struct table *table, const struct fo *part, int first, int end)
{
	struct frame *frame = frame_new(galley, part);
	frame->x = table->left;
	frame->width = table->x[table->columns];
	frame->before = frame->after = frame->keep_before = frame->keep_after = 0;
	frame->box = NULL;
	/* Headers and footers stand on one page. */
	struct together whole = { COST_NEVER, galley->count, galley->together };
	if (part->object != OBJECT_TABLE_BODY)
		galley->together = &whole;
	galley_open(galley, frame);
	for (int r = first; r < end; r = group_end(table, r))
		galley_add_row(galley, make_group(table, r, group_end(table, r)));
	galley_close(galley);
	galley->together = whole.outer;
}

static void flow_rows(struct galley *galley, struct table *table, enum object object)
{
	for (int r = 0; r < table->rows;) {
		const struct fo *part = table->grid[r].part;
		int end = r;
		while (end < table->rows && table->grid[end].part == part)
			end++;
		if (part->object == object)
			flow_part(galley, table, part, r, end);
		r = end;
	}
}

static void make_grid(struct table *table)
{
	static const enum object parts[] = { OBJECT_TABLE_HEADER, OBJECT_TABLE_BODY,
		OBJECT_TABLE_FOOTER };
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		add_parts(table, parts[i]);
	if (table->collapse)
		table_borders(table);
}

/* Heads and feet that are repeated at cuts have cells of their own. */
static struct galley *repeated(struct table *table, enum object object)
{
	if (fo_find(table->fo, object) == NULL)
		return NULL;
	struct galley *galley = galley_new(table->layout, table->width);
	flow_rows(galley, table, object);
	return galley;
}

static void flow_table(struct galley *galley, struct table *table, struct frame *frame)
{
	const struct style *style = table->fo->style;
	size_t first = galley->count;
	flow_rows(galley, table, OBJECT_TABLE_HEADER);
	if (table->has_header)
		galley_attach(galley);
	size_t body = galley->count;
	flow_rows(galley, table, OBJECT_TABLE_BODY);
	if (table->has_header && galley->count > body)
		galley_lift(galley, body, first);
	/* What the last row asks for behind itself holds behind the footer. */
	enum break_class force = galley->force;
	int cost = galley->cost;
	if (table->has_footer) {
		galley->force = BREAK_NONE;
		galley->cost = COST_NONE;
		galley_attach(galley);
		flow_rows(galley, table, OBJECT_TABLE_FOOTER);
		galley_break(galley, force);
		galley_keep(galley, cost);
	}
	if (!style_true(style, PROP_OMIT_HEADER))
		frame->head = repeated(table, OBJECT_TABLE_HEADER);
	if (!style_true(style, PROP_OMIT_FOOTER))
		frame->foot = repeated(table, OBJECT_TABLE_FOOTER);
}

/* With collapsed borders the table has no edges of its own: its cells show them. */
static const struct area_box *bare_box(struct layout *layout, const struct fo *fo)
{
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	box->background = style_color(fo->style, PROP_BACKGROUND_COLOR);
	return style_has_background(fo->style) ? box : NULL;
}

static struct table *table_new(struct layout *layout, const struct fo *fo)
{
	struct table *table = arena_alloc(layout->work, sizeof(*table));
	table->layout = layout;
	table->fo = fo;
	table->collapse = style_keyword(fo->style, PROP_BORDER_COLLAPSE) != KEYWORD_separate;
	table->has_header = fo_find(fo, OBJECT_TABLE_HEADER) != NULL;
	table->has_footer = fo_find(fo, OBJECT_TABLE_FOOTER) != NULL;
	return table;
}

struct content_widths table_content(struct layout *layout, const struct fo *fo)
{
	struct table *table = table_new(layout, fo);
	table_read_columns(table);
	make_grid(table);
	return table_widths(table);
}

void table_flow(struct galley *galley, const struct fo *fo)
{
	struct together hold;
	struct layout *layout = galley->layout;
	struct frame *frame = frame_new(galley, fo);
	struct table *table = table_new(layout, fo);
	if (style_given(fo->style, PROP_IPD_OPT))
		frame->width = style_length(fo->style, PROP_IPD_OPT, flow_width(galley));
	if (table->collapse) {
		frame->before = frame->after = frame->keep_before = frame->keep_after = 0;
		frame->box = bare_box(layout, fo);
	}
	frame->retrieves = retrieve_in_table(fo);
	frame->arena = layout->work;
	table->width = frame->width;
	table->left = frame->x;
	table_read_columns(table);
	make_grid(table);
	table_size_columns(table);
	if (!style_given(fo->style, PROP_IPD_OPT) && table->x[table->columns] < frame->width)
		frame->width = table->x[table->columns];
	frame_relax(galley, frame);
	flow_begin(galley, fo, frame, &hold);
	flow_table(galley, table, frame);
	flow_end(galley, fo, &hold);
}

/* table.c - tables of fixed layout: columns, the grid of cells, rows as pieces. */
#include <string.h>

#include "layout/flow.h"
#include "layout/part.h"
#include "layout/table.h"

enum { COLUMNS_MAX = 512 };

/* ---- columns */

static int count_of(const struct style *style, enum property property, int most)
{
	int count = (int)style_number(style, property, 1);
	return count < 1 ? 1 : count > most ? most : count;
}

static int row_columns(const struct fo *row)
{
	int columns = 0;
	for (const struct fo *cell = row->first; cell != NULL; cell = cell->next)
		if (cell->object == OBJECT_TABLE_CELL)
			columns += count_of(cell->style, PROP_COLUMNS_SPANNED, COLUMNS_MAX);
	return columns;
}

/* Without fo:table-column the widest row tells how many there are. */
static int widest_row(const struct fo *table)
{
	int most = 1;
	for (const struct fo *part = table->first; part != NULL; part = part->next) {
		int direct = row_columns(part);
		if (fo_find(part, OBJECT_TABLE_ROW) == NULL && direct > most)
			most = direct;
		for (const struct fo *row = part->first; row != NULL; row = row->next)
			if (row->object == OBJECT_TABLE_ROW && row_columns(row) > most)
				most = row_columns(row);
	}
	return most < COLUMNS_MAX ? most : COLUMNS_MAX;
}

static void read_columns(struct table *table)
{
	struct length widths[COLUMNS_MAX] = { 0 };
	const struct fo *objects[COLUMNS_MAX] = { NULL };
	bool given[COLUMNS_MAX] = { false };
	int next = 0, count = 0;
	for (const struct fo *fo = table->fo->first; fo != NULL; fo = fo->next) {
		if (fo->object != OBJECT_TABLE_COLUMN)
			continue;
		int at = (int)style_number(fo->style, PROP_COLUMN_NUMBER, next + 1) - 1;
		int times = count_of(fo->style, PROP_COLUMNS_REPEATED, COLUMNS_MAX);
		for (int i = 0; i < times && at >= 0 && at < COLUMNS_MAX; i++, at++) {
			const struct value *width = style_value(fo->style, PROP_COLUMN_WIDTH);
			given[at] = width->kind == VALUE_LENGTH;
			widths[at] = width->length;
			objects[at] = fo;
			next = at + 1;
			count = next > count ? next : count;
		}
	}
	int needed = widest_row(table->fo);
	table->columns = count > needed ? count : needed;
	table->widths = arena_alloc(
		table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->widths));
	table->column_objects = arena_alloc(
		table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->column_objects));
	memcpy(table->column_objects, objects, (size_t)table->columns * sizeof(*objects));
	for (int i = 0; i < table->columns; i++)
		table->widths[i] = given[i] ? widths[i] : (struct length){ .share = 1 };
}

/* What lengths and percentages leave is divided by the shares. */
static void size_columns(struct table *table)
{
	double shares = 0, before = 0;
	int rest = table->width;
	table->x =
		arena_alloc(table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->x));
	for (int i = 0; i < table->columns; i++) {
		shares += (double)table->widths[i].share;
		rest -= value_length(table->widths[i], table->width);
	}
	if (rest < 0)
		rest = 0;
	for (int i = 0; i < table->columns; i++) {
		double after = before + (double)table->widths[i].share;
		int share = shares > 0 ?
			(int)(rest * (after / shares)) - (int)(rest * (before / shares)) :
			0;
		table->x[i + 1] =
			table->x[i] + value_length(table->widths[i], table->width) + share;
		before = after;
	}
}

static void tell_wide(const struct table *table)
{
	int over = table->x[table->columns] - table->width;
	if (over > 100)
		diag_report(table->layout->diag, fo_where(table->fo), MESSAGE_OVERFLOW,
			arena_printf(table->layout->work, "%.1f", over / 72000.0 * 25.4));
}

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
	at->cells = arena_alloc(
		table->layout->work, (size_t)table->columns * sizeof(struct grid_cell *));
}

static int free_column(const struct table *table, int row, int from)
{
	while (from < table->columns && table->grid[row].cells[from] != NULL)
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
	cell->columns = count_of(fo->style, PROP_COLUMNS_SPANNED, table->columns - *column);
	cell->rows = count_of(fo->style, PROP_ROWS_SPANNED, rows_end - row);
	for (int r = row; r < row + cell->rows; r++)
		for (int c = *column; c < *column + cell->columns; c++)
			if (table->grid[r].cells[c] == NULL)
				table->grid[r].cells[c] = cell;
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

/* ---- cells */

static struct cell *cell_new(struct table *table, const struct grid_cell *at)
{
	struct layout *layout = table->layout;
	struct cell *cell = arena_alloc(layout->work, sizeof(*cell));
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	int insets[AREA_SIDES];
	cell_borders(table, at, box, insets);
	*cell = (struct cell){
		.fo = at->fo,
		.name = "table-cell",
		.box = box,
		.span = at->rows,
		.before = insets[AREA_TOP],
		.after = insets[AREA_BOTTOM],
		.align = style_keyword(at->fo->style, PROP_DISPLAY_ALIGN),
		.collapse = table->collapse,
	};
	for (enum area_side side = AREA_TOP; side < AREA_SIDES; side++)
		cell->edges[side] = cell_at_edge(table, at, side);
	cell->x = table->left + table->x[at->column] + insets[AREA_LEFT];
	cell->width = table->x[at->column + at->columns] - table->x[at->column] -
		insets[AREA_LEFT] - insets[AREA_RIGHT];
	cell->galley = flow_galley(layout, at->fo, cell->width > 0 ? cell->width : 1);
	return cell;
}

static int least_height(const struct style *style)
{
	int height = style_length(style, PROP_BPD_OPT, 0),
	    least = style_length(style, PROP_BPD_MIN, 0);
	return height > least ? height : least;
}

static void make_row(struct table *table, int r)
{
	struct grid_row *at = &table->grid[r];
	struct row *row = arena_alloc(table->layout->work, sizeof(*row));
	bool marked = at->fo->object == OBJECT_TABLE_ROW;
	*row = (struct row){
		.fo = at->fo,
		.name = "table-row",
		.spans = table->spans,
		.x = table->left,
		.width = table->x[table->columns],
		.part = marked			? at->fo->part :
			table->fo->part != NULL ? part_new(&table->layout->fo, "TR") :
						  NULL,
	};
	row->cells = arena_alloc(table->layout->work, (size_t)table->columns * sizeof(*row->cells));
	if (marked) {
		row->height = least_height(at->fo->style);
		row->cut_cost = keep_cost(at->fo->style, PROP_KEEP_TOGETHER_COLUMN);
		row->cuts = row->cut_cost == COST_NONE;
		row->box = row_box(table, at->fo);
	}
	for (int c = 0; c < table->columns; c++) {
		const struct grid_cell *cell = at->cells[c];
		if (cell == NULL || cell->row != r || cell->column != c)
			continue;
		struct cell *made = cell_new(table, cell);
		row->cells[row->count++] = made;
		int least = least_height(cell->fo->style) + made->before + made->after;
		if (cell->rows == 1 && least_height(cell->fo->style) > 0 && least > row->height)
			row->height = least;
	}
	at->row = row;
}

/* A cell of several rows that needs more than they have makes the last of them higher. */
static void stretch_rows(struct table *table, int r)
{
	const struct row *row = table->grid[r].row;
	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = row->cells[i];
		int content = cell->before + galley_height(cell->galley) + cell->after;
		int height = 0;
		for (int k = r; k < r + cell->span && k < table->rows; k++) {
			if (k > r && height < content && table->grid[k].cost < COST_LINES)
				table->grid[k].cost = COST_LINES;
			height += row_height(table->grid[k].row);
		}
		if (cell->span > 1 && height < content) {
			struct row *last = table->grid[r + cell->span - 1].row;
			last->height = row_height(last) + content - height;
			last->natural = 0;
		}
	}
}

/* ---- pieces */

static void flow_row(struct galley *galley, struct table *table, int r)
{
	struct grid_row *at = &table->grid[r];
	const struct style *style = at->fo->style;
	bool marked = at->fo->object == OBJECT_TABLE_ROW;
	galley_keep(galley, at->cost);
	if (marked) {
		galley_keep(galley, keep_cost(style, PROP_KEEP_PREVIOUS_COLUMN));
		galley_break(galley, break_of(style, PROP_BREAK_BEFORE));
	}
	galley_add_row(galley, at->row);
	if (marked) {
		galley_keep(galley, keep_cost(style, PROP_KEEP_NEXT_COLUMN));
		galley_break(galley, break_of(style, PROP_BREAK_AFTER));
	}
}

static void flow_part(
	struct galley *galley, struct table *table, const struct fo *part, int first, int end)
{
	struct frame *frame = frame_new(galley, part);
	frame->x = table->left;
	frame->width = table->x[table->columns];
	frame->before = frame->after = frame->keep_before = frame->keep_after = 0;
	frame->box = row_box(table, part);
	galley_open(galley, frame);
	for (int r = first; r < end; r++)
		flow_row(galley, table, r);
	galley_close(galley);
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

static void make_grid(struct table *table, const enum object *parts, int count)
{
	table->rows = 0;
	for (int i = 0; i < count; i++)
		add_parts(table, parts[i]);
	for (int r = 0; r < table->rows; r++)
		make_row(table, r);
	for (int r = 0; r < table->rows; r++)
		stretch_rows(table, r);
}

/* Heads and feet that are repeated at cuts have cells of their own. */
static struct galley *repeated(struct table *table, enum object object)
{
	if (fo_find(table->fo, object) == NULL)
		return NULL;
	struct table copy = *table;
	struct galley *galley = galley_new(table->layout, table->width);
	copy.spans = spans_new(table->layout);
	copy.grid = NULL;
	copy.room = 0;
	make_grid(&copy, &object, 1);
	flow_rows(galley, &copy, object);
	return galley;
}

static void flow_table(struct galley *galley, struct table *table, struct frame *frame)
{
	const struct style *style = table->fo->style;
	flow_rows(galley, table, OBJECT_TABLE_HEADER);
	if (fo_find(table->fo, OBJECT_TABLE_HEADER) != NULL)
		galley_keep(galley, COST_NEVER);
	flow_rows(galley, table, OBJECT_TABLE_BODY);
	if (fo_find(table->fo, OBJECT_TABLE_FOOTER) != NULL)
		galley_keep(galley, COST_NEVER);
	flow_rows(galley, table, OBJECT_TABLE_FOOTER);
	if (!style_true(style, PROP_OMIT_HEADER))
		frame->head = repeated(table, OBJECT_TABLE_HEADER);
	if (!style_true(style, PROP_OMIT_FOOTER))
		frame->foot = repeated(table, OBJECT_TABLE_FOOTER);
}

void table_flow(struct galley *galley, const struct fo *fo)
{
	static const enum object parts[] = { OBJECT_TABLE_HEADER, OBJECT_TABLE_BODY,
		OBJECT_TABLE_FOOTER };
	struct together hold;
	struct layout *layout = galley->layout;
	struct frame *frame = frame_new(galley, fo);
	struct table table = { .layout = layout, .fo = fo, .spans = spans_new(layout) };
	table.collapse = style_keyword(fo->style, PROP_BORDER_COLLAPSE) != KEYWORD_separate;
	if (style_given(fo->style, PROP_IPD_OPT))
		frame->width = style_length(fo->style, PROP_IPD_OPT, galley->width);
	if (table.collapse)
		frame->before = frame->after = frame->keep_before = frame->keep_after = 0;
	frame->box = table.collapse ? row_box(&table, fo) : frame->box;
	frame->spans = table.spans;
	table.width = frame->width;
	table.left = frame->x;
	read_columns(&table);
	size_columns(&table);
	tell_wide(&table);
	frame->width =
		table.x[table.columns] > frame->width ? frame->width : table.x[table.columns];
	make_grid(&table, parts, 3);
	flow_begin(galley, fo, frame, &hold);
	flow_table(galley, &table, frame);
	flow_end(galley, fo, &hold);
}

/* cells.c - what cells show around their content: padding, borders, backgrounds. */
#include <string.h>

#include "layout/background.h"
#include "layout/part.h"
#include "layout/table.h"

/* ---- widths */

static int border_of(const struct edge *edge)
{
	return edge->style != NULL ? style_border(edge->style, edge->side) : 0;
}

static bool is_kept(const struct style *style, enum property before, enum area_side side)
{
	return style_keyword(style, style_side(before, side)) == KEYWORD_retain;
}

static int padding_of(
	const struct table *table, const struct fo *cell, enum area_side side, enum meeting meeting)
{
	if (meeting == MEETS_CUT && !is_kept(cell->style, PROP_PADDING_BEFORE_CONDITION, side))
		return 0;
	return style_padding(cell->style, side, table->width);
}

static int separation(const struct table *table, enum property property)
{
	return style_length(table->fo->style, property, 0) / 2;
}

/* A border that a cut removes takes its half of the separation with it. */
static int separate_edge(
	const struct table *table, const struct fo *cell, enum area_side side, enum meeting meeting)
{
	if (meeting == MEETS_CUT && !is_kept(cell->style, PROP_BORDER_BEFORE_CONDITION, side))
		return 0;
	return style_border(cell->style, side) + separation(table, PROP_BORDER_SPACING_BLOCK);
}

static const struct unit *unit_at(const struct grid_cell *cell, int row, int column)
{
	return &cell->at[row]->units[cell->column + column];
}

/* Half of a collapsed border lies on each side; the widest along the edge counts. */
static int collapsed_edge(
	const struct grid_cell *cell, int row, enum area_side side, enum meeting meeting)
{
	int width = 0;
	for (int c = 0; c < cell->columns; c++) {
		const struct unit *unit = unit_at(cell, row, c);
		const struct edges *edges = side == AREA_TOP ? &unit->before : &unit->after;
		int border = border_of(&edges->meets[meeting]);
		width = border > width ? border : width;
	}
	return width / 2;
}

static int collapsed_side(const struct grid_cell *cell, enum area_side side)
{
	int width = 0;
	for (int r = 0; r < cell->rows; r++) {
		const struct unit *unit =
			unit_at(cell, r, side == AREA_LEFT ? 0 : cell->columns - 1);
		int border = border_of(side == AREA_LEFT ? &unit->start : &unit->end);
		width = border > width ? border : width;
	}
	return width / 2;
}

static int side_inset(const struct table *table, const struct grid_cell *cell, enum area_side side)
{
	int padding = style_padding(cell->fo->style, side, table->width);
	if (table->collapse)
		return padding + collapsed_side(cell, side);
	return padding + style_border(cell->fo->style, side) +
		separation(table, PROP_BORDER_SPACING_INLINE);
}

int cell_sides(const struct table *table, const struct grid_cell *cell)
{
	return side_inset(table, cell, AREA_LEFT) + side_inset(table, cell, AREA_RIGHT);
}

static int row_inset(const struct table *table, const struct grid_cell *cell, int row,
	enum area_side side, enum meeting meeting)
{
	return padding_of(table, cell->fo, side, meeting) +
		(table->collapse ? collapsed_edge(cell, row, side, meeting) :
				   separate_edge(table, cell->fo, side, meeting));
}

void cell_insets(const struct table *table, struct cell *cell)
{
	const struct grid_cell *grid = cell->grid;
	struct insets *insets =
		arena_alloc(table->layout->work, (size_t)grid->rows * sizeof(*insets));
	for (int r = 0; r < grid->rows; r++)
		for (enum meeting m = 0; m < MEETINGS; m++) {
			insets[r].before[m] = row_inset(table, grid, r, AREA_TOP, m);
			insets[r].after[m] = row_inset(table, grid, r, AREA_BOTTOM, m);
		}
	int left = side_inset(table, grid, AREA_LEFT), right = side_inset(table, grid, AREA_RIGHT);
	int first = table->x[grid->column], end = table->x[grid->column + grid->columns];
	cell->insets = insets;
	cell->x = table->left + first + left;
	cell->width = end - first - left - right;
}

/* ---- fragments */

/* The rows of the group that show the cell: [first, end). */
static int shown_first(const struct cell_fragment *f)
{
	int first = part_first(f->part);
	return f->cell->row > first ? f->cell->row : first;
}

static int shown_end(const struct cell_fragment *f)
{
	int end = part_end(f->part), own = f->cell->row + f->cell->rows;
	return own < end ? own : end;
}

int fragment_after(const struct cell_fragment *f)
{
	return f->cell->insets[shown_end(f) - 1 - f->cell->row].after[part_after(f->part, f->cell)];
}

static void set_padding(const struct cell_fragment *f, struct area_box *box)
{
	const struct table *table = f->part->row->table;
	const struct fo *fo = f->cell->fo;
	box->padding[AREA_TOP] = padding_of(table, fo, AREA_TOP, part_before(f->part, f->cell));
	box->padding[AREA_BOTTOM] =
		padding_of(table, fo, AREA_BOTTOM, part_after(f->part, f->cell));
	box->padding[AREA_LEFT] = style_padding(fo->style, AREA_LEFT, table->width);
	box->padding[AREA_RIGHT] = style_padding(fo->style, AREA_RIGHT, table->width);
}

static void set_separate(const struct cell_fragment *f, struct area_box *box)
{
	const struct style *style = f->cell->fo->style;
	for (enum area_side side = 0; side < AREA_SIDES; side++) {
		bool cut = (side == AREA_TOP && part_before(f->part, f->cell) == MEETS_CUT) ||
			(side == AREA_BOTTOM && part_after(f->part, f->cell) == MEETS_CUT);
		if (!cut || is_kept(style, PROP_BORDER_BEFORE_CONDITION, side))
			box->border[side] = style_border_of(style, side);
	}
}

/* ---- collapsed borders */

static void show_edge(struct layout *layout, struct area_box *box, struct area *area,
	enum area_side side, const struct edge *edge, bool outer)
{
	area_traits_of(layout, area)->collapse[side] = outer ? TRAIT_OUTER : TRAIT_INNER;
	if (edge->style != NULL && style_border(edge->style, edge->side) > 0)
		box->border[side] = style_border_of(edge->style, edge->side);
}

/* The borders of one place of the grid, as far as they are those of the cell in it. */
struct place_edges {
	bool before, after, start, end;
};

static void show_place(struct layout *layout, const struct cell_fragment *f, int row, int column,
	const struct place_edges *which, struct area *area, struct area_box *box)
{
	const struct table *table = f->part->row->table;
	const struct grid_cell *grid = f->cell->grid;
	const struct unit *unit = unit_at(grid, row, column);
	const struct row_edges *edges = &f->part->edges;
	int first = part_first(f->part), end = part_end(f->part), at = f->cell->row + row;
	if (which->before)
		show_edge(layout, box, area, AREA_TOP,
			&unit->before.meets[part_before(f->part, f->cell)],
			edges->outer_top && at == first);
	if (which->after)
		show_edge(layout, box, area, AREA_BOTTOM,
			&unit->after.meets[part_after(f->part, f->cell)],
			edges->outer_foot && at + 1 == end);
	if (which->start)
		show_edge(layout, box, area, AREA_LEFT, &unit->start, grid->column == 0);
	if (which->end)
		show_edge(layout, box, area, AREA_RIGHT, &unit->end,
			grid->column + grid->columns == table->columns);
}

static void add_place(struct layout *layout, const struct cell_fragment *f, int row, int column,
	struct area *row_area)
{
	const struct table *table = f->part->row->table;
	int first = shown_first(f) - f->cell->row, end = shown_end(f) - f->cell->row;
	struct place_edges which = { row == first, row + 1 == end, column == 0,
		column + 1 == f->cell->grid->columns };
	struct area *area = area_new(layout, AREA_BLOCK, "table-border", NULL);
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	box->background = AREA_NO_COLOR;
	area_traits_of(layout, area)->rl = style_is_rl(f->cell->fo->style);
	show_place(layout, f, row, column, &which, area, box);
	int total = 0, half[AREA_SIDES];
	for (enum area_side side = 0; side < AREA_SIDES; side++) {
		half[side] = box->border[side].width / 2;
		total += half[side];
	}
	if (total == 0)
		return;
	const int *x = &table->x[f->cell->grid->column + column];
	const int *y = &f->tops[f->cell->row + row];
	area->box = box;
	area->part = &part_artifact;
	area->x = x[0] + half[AREA_LEFT];
	area->width = x[1] - x[0] - half[AREA_LEFT] - half[AREA_RIGHT];
	area->y = y[0] - f->tops[shown_first(f)] + half[AREA_TOP];
	area->height = y[1] - y[0] - half[AREA_TOP] - half[AREA_BOTTOM];
	area_append(row_area, area);
}

static void add_places(struct layout *layout, const struct cell_fragment *f, struct area *row_area)
{
	for (int r = shown_first(f) - f->cell->row; r < shown_end(f) - f->cell->row; r++)
		for (int c = 0; c < f->cell->grid->columns; c++)
			add_place(layout, f, r, c, row_area);
}

/* ---- backgrounds */

/*
 * What is behind a cell fills its padding rectangle, and does not show between the cells.  `x` and
 * `width` are those of the row, part or column in the row.
 */
static struct area *add_background(struct layout *layout, const struct fo *behind, int x, int width,
	const struct area *cell, struct area *row_area)
{
	if (behind == NULL || !style_has_background(behind->style))
		return NULL;
	struct area *area = area_new(layout, AREA_BLOCK, "table-background", NULL);
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	struct area_traits *traits = area_traits_of(layout, area);
	const int *padding = cell->box->padding;
	box->background = style_color(behind->style, PROP_BACKGROUND_COLOR);
	area->box = box;
	area->part = &part_artifact;
	area->x = cell->x - padding[AREA_LEFT];
	area->y = cell->y - padding[AREA_TOP];
	area->width = cell->width + padding[AREA_LEFT] + padding[AREA_RIGHT];
	area->height = cell->height + padding[AREA_TOP] + padding[AREA_BOTTOM];
	traits->behind = behind;
	traits->behind_x = x - area->x;
	traits->behind_width = width;
	area_append(row_area, area);
	return area;
}

static void add_row_background(struct layout *layout, const struct cell_fragment *f,
	const struct fo *row, const struct area *cell, struct area *row_area)
{
	struct area *area = add_background(layout, row, 0, row_area->width, cell, row_area);
	if (area == NULL)
		return;
	bool goes_on = part_before(f->part, f->cell) == MEETS_CUT;
	background_show(layout, area, row,
		&(struct background_place){
			-area->x, -area->y, row_area->width, goes_on ? 0 : row_area->height });
}

static void add_backgrounds(struct layout *layout, const struct cell_fragment *f,
	const struct area *cell, struct area *row_area)
{
	const struct table *table = f->part->row->table;
	const struct grid_row *row = f->cell->grid->at[0];
	int column = f->cell->grid->column;
	add_background(layout, table->column_objects[column], table->x[column],
		table->x[column + 1] - table->x[column], cell, row_area);
	add_background(layout, row->part, 0, row_area->width, cell, row_area);
	if (row->fo->object == OBJECT_TABLE_ROW)
		add_row_background(layout, f, row->fo, cell, row_area);
}

/* Pictures behind parts and columns are placed when it is known how high those are on the page. */
static void show_behind(
	struct layout *layout, struct area *area, const struct fo *fo, int height, int y)
{
	for (struct area *child = area->first; child != NULL; child = child->next) {
		const struct fo *behind = child->traits != NULL ? child->traits->behind : NULL;
		bool column = behind != NULL && behind->object == OBJECT_TABLE_COLUMN;
		if (strcmp(child->name, "table-cell") == 0)
			continue;
		if (behind != NULL && (column ? fo->object == OBJECT_TABLE : behind == fo))
			background_show(layout, child, behind,
				&(struct background_place){ child->traits->behind_x, -y - child->y,
					child->traits->behind_width, height });
		show_behind(layout, child, fo, height, y + child->y);
	}
}

static bool has_picture(const struct fo *fo)
{
	return *style_text(fo->style, PROP_BACKGROUND_IMAGE) != '\0';
}

void table_backgrounds(struct layout *layout, struct area *area, const struct fo *fo)
{
	bool any = fo->object != OBJECT_TABLE && has_picture(fo);
	for (const struct fo *column = fo->first; column != NULL; column = column->next)
		any |= column->object == OBJECT_TABLE_COLUMN && has_picture(column);
	if (any)
		show_behind(layout, area, fo, area->height, 0);
}

/* Borders and background of an empty cell may be hidden, where cells have their own. */
/* Blocks in which nothing is are nothing to be seen. */
static bool is_empty(const struct galley *galley)
{
	for (size_t i = 0; i < galley->count; i++)
		if (galley->pieces[i].kind != PIECE_AREA || galley->pieces[i].area != NULL)
			return false;
	return true;
}

static bool is_hidden(const struct cell_fragment *f)
{
	return is_empty(f->cell->galley) &&
		style_keyword(f->cell->fo->style, PROP_EMPTY_CELLS) == KEYWORD_hide;
}

void table_decorate(struct layout *layout, const struct cell_fragment *f, struct area *cell,
	struct area *row_area)
{
	const struct grid_cell *grid = f->cell->grid;
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	bool collapse = f->part->row->table->collapse;
	box->background = style_color(f->cell->fo->style, PROP_BACKGROUND_COLOR);
	area_traits_of(layout, cell)->reference = true;
	set_padding(f, box);
	cell->box = box;
	add_backgrounds(layout, f, cell, row_area);
	if (!collapse && is_hidden(f))
		box->background = AREA_NO_COLOR;
	else if (!collapse)
		set_separate(f, box);
	else if (grid->rows == 1 && grid->columns == 1)
		show_place(layout, f, 0, 0, &(struct place_edges){ true, true, true, true }, cell,
			box);
	else
		add_places(layout, f, row_area);
	if (collapse || !is_hidden(f))
		background_show(layout, cell, f->cell->fo, NULL);
}

/* ---- empty places */

static void fill_place(struct layout *layout, const struct cell_fragment *f, struct area *row_area)
{
	const struct place_edges all = { true, true, true, true };
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	struct area *area = area_new(layout, AREA_BLOCK, "table-unit", NULL);
	const int *x = &f->part->row->table->x[f->cell->grid->column];
	int width = 0;
	box->background = AREA_NO_COLOR;
	area_traits_of(layout, area)->rl = style_is_rl(f->part->row->table->fo->style);
	show_place(layout, f, 0, 0, &all, area, box);
	for (enum area_side side = 0; side < AREA_SIDES; side++)
		width += box->border[side].width;
	if (width == 0)
		return;
	area->box = box;
	area->part = &part_artifact;
	area->x = x[0] + box->border[AREA_LEFT].width / 2;
	area->y = box->border[AREA_TOP].width / 2;
	area->width =
		x[1] - x[0] - (box->border[AREA_LEFT].width + box->border[AREA_RIGHT].width) / 2;
	area->height = row_area->height -
		(box->border[AREA_TOP].width + box->border[AREA_BOTTOM].width) / 2;
	area_append(row_area, area);
}

void table_fill_row(struct layout *layout, const struct row_part *part, int r, const int *tops,
	struct area *row_area)
{
	const struct table *table = part->row->table;
	const struct grid_row *row = part->row->grid[r];
	for (int c = 0; table->collapse && c < table->columns; c++) {
		if (row->units[c].cell != NULL)
			continue;
		struct grid_cell grid = { .row = r, .column = c, .at = part->row->grid + r };
		grid.rows = grid.columns = 1;
		struct cell cell = { .grid = &grid, .row = r, .rows = 1 };
		struct cell_fragment fragment = { part, &cell, tops };
		fill_place(layout, &fragment, row_area);
	}
}

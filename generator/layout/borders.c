/* borders.c - which border a cell shows where several meet. */
#include "layout/table.h"

/* ---- collapsed: candidates, of which the strongest wins */

static int style_rank(enum keyword style)
{
	static const enum keyword ranks[] = { KEYWORD_none, KEYWORD_inset, KEYWORD_groove,
		KEYWORD_outset, KEYWORD_ridge, KEYWORD_dotted, KEYWORD_dashed, KEYWORD_solid,
		KEYWORD_double };
	for (size_t i = 0; i < sizeof(ranks) / sizeof(*ranks); i++)
		if (ranks[i] == style)
			return (int)i;
	return 0;
}

struct winner {
	const struct style *style;
	enum area_side side;
};

static void compete(struct winner *best, const struct fo *fo, enum area_side side)
{
	if (fo == NULL)
		return;
	const struct style *style = fo->style;
	enum keyword kind = style_keyword(style, style_side(PROP_BORDER_BEFORE_STYLE, side));
	if (kind == KEYWORD_none)
		return;
	if (best->style != NULL) {
		enum keyword old = style_keyword(
			best->style, style_side(PROP_BORDER_BEFORE_STYLE, best->side));
		int width = style_border(style, side),
		    old_width = style_border(best->style, best->side);
		if (old == KEYWORD_hidden ||
			(kind != KEYWORD_hidden &&
				(width < old_width ||
					(width == old_width &&
						style_rank(kind) <= style_rank(old)))))
			return;
	}
	*best = (struct winner){ style, side };
}

static enum area_side opposite(enum area_side side)
{
	return (side + 2) % AREA_SIDES;
}

static const struct grid_cell *cell_at(const struct table *table, int row, int column)
{
	if (row < 0 || row >= table->rows || column < 0 || column >= table->columns)
		return NULL;
	return table->grid[row].cells[column];
}

static const struct grid_cell *neighbour(
	const struct table *table, const struct grid_cell *cell, enum area_side side)
{
	switch (side) {
	case AREA_TOP:
		return cell_at(table, cell->row - 1, cell->column);
	case AREA_BOTTOM:
		return cell_at(table, cell->row + cell->rows, cell->column);
	case AREA_LEFT:
		return cell_at(table, cell->row, cell->column - 1);
	default:
		return cell_at(table, cell->row, cell->column + cell->columns);
	}
}

/* Rows and parts whose edge runs there. */
static void compete_rows(const struct table *table, struct winner *best,
	const struct grid_cell *cell, enum area_side side)
{
	int inner = side == AREA_TOP ? cell->row : cell->row + cell->rows - 1;
	int outer = side == AREA_TOP ? cell->row - 1 : cell->row + cell->rows;
	bool edge = outer < 0 || outer >= table->rows;
	if (side == AREA_LEFT || side == AREA_RIGHT) {
		bool at_edge = cell_at_edge(table, cell, side);
		for (int r = cell->row; at_edge && r < cell->row + cell->rows; r++) {
			if (table->grid[r].fo->object == OBJECT_TABLE_ROW)
				compete(best, table->grid[r].fo, side);
			compete(best, table->grid[r].part, side);
		}
		return;
	}
	if (table->grid[inner].fo->object == OBJECT_TABLE_ROW)
		compete(best, table->grid[inner].fo, side);
	if (!edge && table->grid[outer].fo->object == OBJECT_TABLE_ROW)
		compete(best, table->grid[outer].fo, opposite(side));
	if (edge || table->grid[outer].part != table->grid[inner].part)
		compete(best, table->grid[inner].part, side);
	if (!edge && table->grid[outer].part != table->grid[inner].part)
		compete(best, table->grid[outer].part, opposite(side));
}

/* Columns whose edge runs there. */
static void compete_columns(const struct table *table, struct winner *best,
	const struct grid_cell *cell, enum area_side side)
{
	bool left = side == AREA_LEFT;
	if (side == AREA_TOP || side == AREA_BOTTOM) {
		for (int c = cell->column; c < cell->column + cell->columns; c++)
			if (cell_at_edge(table, cell, side))
				compete(best, table->column_objects[c], side);
		return;
	}
	int inner = left ? cell->column : cell->column + cell->columns - 1;
	int outer = left ? inner - 1 : inner + 1;
	compete(best, table->column_objects[inner], side);
	if (outer >= 0 && outer < table->columns)
		compete(best, table->column_objects[outer], opposite(side));
}

bool cell_at_edge(const struct table *table, const struct grid_cell *cell, enum area_side side)
{
	return (side == AREA_LEFT && cell->column == 0) ||
		(side == AREA_RIGHT && cell->column + cell->columns == table->columns) ||
		(side == AREA_TOP && cell->row == 0) ||
		(side == AREA_BOTTOM && cell->row + cell->rows == table->rows);
}

static struct winner strongest(
	const struct table *table, const struct grid_cell *cell, enum area_side side)
{
	struct winner best = { NULL, side };
	const struct grid_cell *other = neighbour(table, cell, side);
	compete(&best, cell->fo, side);
	if (other != NULL)
		compete(&best, other->fo, opposite(side));
	compete_rows(table, &best, cell, side);
	compete_columns(table, &best, cell, side);
	if (cell_at_edge(table, cell, side))
		compete(&best, table->fo, side);
	return best;
}

static void collapsed_border(const struct table *table, const struct grid_cell *cell,
	enum area_side side, struct area_box *box)
{
	struct winner best = strongest(table, cell, side);
	box->border[side] = (struct area_border){ 0, AREA_NONE, AREA_NO_COLOR };
	if (best.style != NULL)
		box->border[side] = style_border_of(best.style, best.side);
}

void cell_borders(const struct table *table, const struct grid_cell *cell, struct area_box *box,
	int insets[AREA_SIDES])
{
	const struct style *style = cell->fo->style;
	const struct style *outer = table->fo->style;
	int across = style_length(outer, PROP_BORDER_SPACING_INLINE, 0);
	int down = style_length(outer, PROP_BORDER_SPACING_BLOCK, 0);
	box->background = style_color(style, PROP_BACKGROUND_COLOR);
	for (enum area_side side = AREA_TOP; side < AREA_SIDES; side++) {
		box->padding[side] = style_padding(style, side, table->width);
		if (table->collapse)
			collapsed_border(table, cell, side, box);
		else
			box->border[side] = style_border_of(style, side);
		int width = box->border[side].width;
		int gap = side == AREA_LEFT || side == AREA_RIGHT ? across : down;
		insets[side] = box->padding[side] + (table->collapse ? width / 2 : width + gap / 2);
	}
}

const struct area_box *row_box(const struct table *table, const struct fo *fo)
{
	area_color background = style_color(fo->style, PROP_BACKGROUND_COLOR);
	if (background == AREA_NO_COLOR)
		return NULL;
	struct area_box *box = arena_alloc(table->layout->arena, sizeof(*box));
	box->background = background;
	return box;
}

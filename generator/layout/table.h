/* table.h - between table.c and borders.c: a table while its rows are made. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/galley.h"

struct grid_cell {
	const struct fo *fo;
	int row, column; /* upper left */
	int rows, columns; /* spanned */
};

struct grid_row {
	const struct fo *fo; /* table-row, or the first cell of a row that is not marked */
	const struct fo *part; /* header, body or footer */
	struct grid_cell **cells; /* by column; one that spans stands in all its places */
	struct row *row;
	int cost; /* of a cut in front of it */
};

struct table {
	struct layout *layout;
	const struct fo *fo;
	struct spans *spans;
	bool collapse;
	int left, width; /* of the content rectangle, from the galley's left edge */
	int columns;
	struct length *widths;
	const struct fo **column_objects; /* by column; NULL: none */
	int *x; /* left edges of the columns, from `left`; columns + 1 of them */
	struct grid_row *grid; /* header rows, body rows, footer rows */
	int rows, room;
};

/*
 * cell_borders - the borders and padding of a cell, and the distance from its place in the grid to
 * its content.  With collapsed borders a border lies on the line of the grid, half on each side,
 * and is the widest of those that meet there (CSS 2.1, 17.6.2.1).
 */
void cell_borders(const struct table *table, const struct grid_cell *cell, struct area_box *box,
	int insets[AREA_SIDES]);

bool cell_at_edge(const struct table *table, const struct grid_cell *cell, enum area_side side);

/* row_box - the background of a row, part or table, without its borders; NULL: none. */
const struct area_box *row_box(const struct table *table, const struct fo *fo);

#endif

/*
 * columns.h - in which column of its table a cell stands, while the table is read.
 *
 * Styles are made before the grid of the table is, and from-table-column() (XSL 1.1, 5.10.4) asks
 * for the fo:table-column of the cell.
 */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include "layout/fo.h"

/* columns_new - for a table of which nothing is read yet. */
struct columns *columns_new(struct arena *arena, const struct fo *table);

/* columns_part, columns_row, columns_cell - a part, a row, a cell of it begins, in that order. */
void columns_part(struct columns *columns);
void columns_row(struct columns *columns);
/* columns_cell gives the style of its fo:table-column; `initial` if it has none. */
const struct style *columns_cell(
	struct columns *columns, const struct xml_node *cell, const struct style *initial);

#endif

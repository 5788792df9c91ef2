/* grid.h - bp:char-grid: characters in cells, lines at even distances, as on manuscript paper. */
#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "layout/para.h"

/* grid_cell - width of a cell in the region being filled; 0: no grid. */
int grid_cell(const struct layout *layout, const struct style *style);

/* grid_items - widths and gaps of items, so that each begins a cell and nothing moves them. */
void grid_items(struct para *para, int cell);

/* grid_pitch - make a line as high as whole lines of the grid: its text, and what is around
 * that. */
void grid_pitch(
	const struct layout *layout, const struct style *style, int text, int *before, int *after);

#endif

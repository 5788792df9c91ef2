/*
 * table.h - a table: its columns, the grid of its cells, the borders that meet in it.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/content.h"
#include "layout/row.h"

/* A border that competes for an edge of the grid. */
struct edge {
	const struct style *style; /* NULL: none */
	enum area_side side;
	unsigned char rank; /* of the object that it comes from */
};

/* The border before or after a place of the grid, by what it meets there. */
struct edges {
	struct edge meets[MEETINGS];
};

struct grid_cell {
	const struct fo *fo;
	int row, column; /* upper left */
	int rows, columns; /* spanned */
};

/* A place of the grid; a cell that spans stands in several. */
struct unit {
	const struct grid_cell *cell; /* NULL: empty */
	struct edges before, after;
	struct edge start, end;
};

struct grid_row {
	const struct fo *fo; /* table-row, or the first cell of a row that is not marked */
	const struct fo *part; /* header, body or footer */
	struct unit *units; /* by column */
};

struct table {
	struct layout *layout;
	const struct fo *fo;
	bool collapse, has_header, has_footer;
	int left, width; /* of the content rectangle, from the galley's left edge */
	int columns;
	struct length *widths;
	bool *automatic; /* by column: as wide as its cells ask for */
	const struct fo **column_objects; /* by column; NULL: none */
	int *x; /* left edges of the columns, from `left`; columns + 1 of them */
	struct grid_row *grid; /* header rows, body rows, footer rows */
	int rows, room;
};

/* A cell as far as one page shows it. */
struct cell_fragment {
	const struct row_part *part;
	const struct cell *cell;
	const int *tops; /* of the rows of the part */
};

/* table_count - a property that counts columns or rows: 1 .. most. */
int table_count(const struct style *style, enum property property, int most);

/*
 * table_read_columns - how many there are; with table-layout="fixed" one without a width has a
 * share of the rest, else it is as wide as its cells ask for (XSL 1.1, 7.28.16; CSS 2.1, 17.5.2.2).
 * table_size_columns - their places, from the width of the table and the grid.
 */
void table_read_columns(struct table *table);
void table_size_columns(struct table *table);
/* table_widths - of the table by its grid, if its width is not given. */
struct content_widths table_widths(const struct table *table);
/* table_content - the same, of one that is not made yet. */
struct content_widths table_content(struct layout *layout, const struct fo *fo);

/* fragment_after - from its content to the edge of the last row that shows it. */
int fragment_after(const struct cell_fragment *fragment);

/* table_borders - collapsed borders: which wins on each edge of the grid (CSS 2.1, 17.6.2.1). */
void table_borders(struct table *table);

/* cell_sides - borders, padding and separation at its start and end. */
int cell_sides(const struct table *table, const struct grid_cell *cell);

/* cell_insets - its x, width and insets: borders, padding, border separation. */
void cell_insets(const struct table *table, struct cell *cell);

/*
 * table_decorate - the borders and the background of a cell.  What is behind it (the backgrounds
 * of its column, part and row, borders that change along an edge) goes into the row as areas of
 * their own.
 */
void table_decorate(struct layout *layout, const struct cell_fragment *fragment, struct area *cell,
	struct area *row_area);

/* table_backgrounds - pictures behind the part or the columns of the table that `fo` is. */
void table_backgrounds(struct layout *layout, struct area *area, const struct fo *fo);

/* table_fill_row - borders around the empty places of a row. */
void table_fill_row(struct layout *layout, const struct row_part *part, int r, const int *tops,
	struct area *row_area);

#endif

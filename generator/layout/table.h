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

struct grid_row;

struct grid_cell {
	const struct fo *fo;
	int row, column; /* upper left; the row is that of its group */
	int rows, columns; /* spanned */
	struct grid_row *const *at; /* these rows */
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

/* Rows that cells tie together; one row where none does. */
struct group {
	const struct fo *part;
	struct grid_row **rows;
	int count;
	struct store *store; /* of its first row, which it holds; NULL: that of the table */
	struct group *next;
};

enum table_part { TABLE_HEAD, TABLE_BODY, TABLE_FOOT, TABLE_PARTS };

/* Where rows come from that are not children of the table yet: strip_rows.c. */
struct row_source;

/* Reads the rows of a table, or of its heads or feet, group by group. */
struct row_reader {
	const struct table *table;
	enum object object; /* of the parts that it reads */
	const struct fo *part; /* at hand; NULL: none */
	const struct fo *next; /* what the next row begins with; NULL: not known yet */
	struct row_source *source; /* NULL: all rows are there */
	bool ended; /* all rows that are there have been read */
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
	struct group *groups[TABLE_PARTS]; /* those of the body only where all are needed at once */
	struct edges *before, *after; /* of the table and its columns, by column */
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
/* table_is_automatic - some column is as wide as its cells ask for. */
bool table_is_automatic(const struct table *table);
/* table_is_fixed - its columns and their widths can be told without its rows. */
bool table_is_fixed(const struct fo *table);
/* table_widths - of the table by its grid, if its width is not given. */
struct content_widths table_widths(const struct table *table);
/* table_content - the same, of one that is not made yet. */
struct content_widths table_content(struct layout *layout, const struct fo *fo);

/* fragment_after - from its content to the edge of the last row that shows it. */
int fragment_after(const struct cell_fragment *fragment);

/*
 * A table in steps: table_begin(), table_step() while there is a table_next(), table_end().
 *
 * `source` NULL: all rows are children of `fo`.  table_next() is what the next step will flow.
 * table_leave() - a run that is not to be ended.
 */
struct table_run;
struct table_run *table_begin(
	struct galley *galley, const struct fo *fo, struct row_source *source);
const struct group *table_next(const struct table_run *run);
void table_step(struct table_run *run);
void table_end(struct table_run *run);
void table_leave(struct table_run *run);

/* group_read - the next group of rows, which the caller releases; NULL: there is none. */
struct group *group_read(struct row_reader *reader);
void group_release(struct group *group);

/* rows_next - the next row of a source, NULL at the end; it is in the store that it names. */
const struct fo *rows_next(struct row_source *source, bool starts_group);

/*
 * Collapsed borders: which wins on each edge of the grid (CSS 2.1, 17.6.2.1).
 *
 * borders_begin - those of headers and footers; `first` is the first row of the body, NULL: none.
 * borders_row - of a row of the body; rows come in their order.
 */
void borders_begin(struct table *table, struct grid_row *first);
struct neighbours {
	struct grid_row *above, *below; /* rows of the body; NULL: none */
};
void borders_row(struct table *table, struct grid_row *row, const struct neighbours *beside);

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

/*
 * row.h - cells side by side: the rows of a table, the label and body of a list item.
 *
 * A row piece is a group: one row, or several that cells spanning them tie together.  A cut goes
 * through all cells of a group at one height; it lies between two of its rows, where only the
 * cells that span them are cut, or inside one of them.
 */
#ifndef LAYOUT_ROW_H
#define LAYOUT_ROW_H

#include "layout/galley.h"

/* What the edge of a cell lies on: another row, the edge of the page, or a cut through the cell. */
enum meeting { MEETS_ROW, MEETS_PAGE, MEETS_CUT, MEETINGS };

/* From the edges of the rows to the content: borders, padding, border separation. */
struct insets {
	int before[MEETINGS], after[MEETINGS];
};

struct table;
struct grid_cell;

/* A cell of a table, a label or body of a list item. */
struct cell {
	struct galley *galley;
	const struct fo *fo;
	const char *name;
	const struct grid_cell *grid; /* NULL: not of a table */
	int x, width; /* content rectangle, from the galley of the row */
	int row, rows; /* of the group: its first, how many */
	const struct insets *insets; /* for each of its rows */
	int least; /* height of the content that is asked for */
	enum keyword align; /* KEYWORD_before, _center, _after */
	bool by_baseline; /* first lines of such cells that begin in one row stand on one line */
	int sink; /* its content begins so much lower for that */
	const struct fo *const *markers; /* ends in NULL; NULL: none */
	bool retrieves; /* of a header or footer that shows markers of the table */
};

/* One row of a group. */
struct group_row {
	const struct fo *fo;
	const struct area_part *part;
	int height; /* when it has no cells of its own */
	int most; /* height that a cut may not stretch it over; 0: any */
	int cost; /* of a cut inside it */
	int cost_before; /* of a cut in front of it, in the group */
	enum break_class force; /* the same */
	size_t ends; /* in row->by_end: the first cell that ends here */
};

struct row {
	struct arena *arena; /* for places in it, which outlive the page */
	const char *name; /* of the areas of its rows */
	struct group_row *rows; /* one more than there are: what stands behind the last */
	int row_count;
	struct cell **cells;
	size_t count;
	size_t *by_end; /* indices of the cells, in the order of the rows that they end on */
	int x, width;
	const struct table *table; /* NULL: of a list */
	struct grid_row *const *grid; /* its rows of the table's grid */
	bool at_top, at_foot; /* the table begins, ends with it */
	bool breaks, notes; /* a cut is asked for inside; there are footnotes inside */
	bool minds_page; /* its height is another one at the edge of a page */
	int together; /* cost of a cut inside, by what is around it */
	int natural; /* its height, once known; 0: not yet */
	int *tops, *measured; /* room for calculations: row_count + 1 each */
};

/* Where the first and the last row shown lie. */
struct row_edges {
	bool top, foot; /* at the edge of a page, which cuts the table */
	bool outer_top, outer_foot; /* at the edge of what is shown of the table */
};

/*
 * A place in a group is count + 1 cursors: one for each cell, and one whose index tells the row
 * of the group that comes next: 2 * row, or 2 * row + 1 when a part of it is shown already.  As
 * `from`, NULL means the start; as `end`, the end.
 */
struct row_part {
	struct row *row;
	const struct cursor *from, *end;
	struct row_edges edges;
};

/* row_new - with room for that many cells and rows. */
struct row *row_new(struct layout *layout, const char *name, size_t cells, int rows);

/* row_finish - all cells are there. */
void row_finish(struct layout *layout, struct row *row);

int row_height(struct row *row); /* uncut, not at the edge of a page */
int row_extent(const struct row_part *part);
/* row_baseline - of the first line in the first of its cells that has one; false: none has. */
bool row_baseline(const struct row *row, int *baseline);
int row_notes(const struct row_part *part); /* height of the footnotes in it */

/* row_fill - how much goes into a room; false: nothing that may stand there alone. */
bool row_fill(const struct row_part *part, const struct room *room, struct layout *layout,
	struct fill *fill);

int row_place(struct placer *placer, const struct row_part *part, struct area *into, int x, int y);

/* ---- between row.c, row_cut.c and row_place.c */

/* The rows of the group that a part shows: [first, end). */
int part_first(const struct row_part *part);
int part_end(const struct row_part *part);
bool part_shows(const struct row_part *part, const struct cell *cell);
struct cursor part_from(const struct row_part *part, size_t cell);
struct cursor part_stop(const struct row_part *part, size_t cell);
enum meeting part_before(const struct row_part *part, const struct cell *cell);
enum meeting part_after(const struct row_part *part, const struct cell *cell);
/* part_inset - from the edge of the first row that it shows of the cell to the content. */
int part_inset(const struct row_part *part, const struct cell *cell);
/* part_sink - how much lower its content begins on this part. */
int part_sink(const struct row_part *part, const struct cell *cell);

/* part_measure - the top of each row shown, from the first: tops[part_end()] is the height. */
void part_measure(const struct row_part *part, int *tops);

#endif

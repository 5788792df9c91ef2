/*
 * draw.h - charts as SVG, one source for page and print.
 *
 * The SVG is of the subset that layout/ draws: rect, line, path, text, g.  Lengths are user units
 * in which text is 16 high; the viewBox tells the size.  It has title and desc for those who cannot
 * see it, and what colours say is also said by shapes or patterns.  Every chart of data has a twin,
 * draw_NAME_table: a `table` as in the body of a record, with the same numbers.
 *
 * Records are those of archive_document(), cut for their audience.  NULL: there is nothing to draw.
 * Drawings and tables are ended by xml_free().
 */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "base/dates.h"
#include "xml/make.h"
#include "xml/tree.h"

/* ---- trees */

enum draw_look {
	DRAW_TOP,
	DRAW_HEAD,
	DRAW_PLAIN,
	DRAW_LIST,
	DRAW_UPRIGHT /* lines stand upright, the first to the right */
};

/* A box of a tree: its lines, and what hangs below it. */
struct draw_box {
	enum draw_look look;
	const char **lines; /* UTF-8; the first is bold */
	size_t line_count;
	int columns; /* DRAW_LIST: lines after the first are set in so many columns; else 1 */
	struct draw_box *first, *last, *next;
	/* the result of draw_tree, in user units */
	double x, y, width, height;
};

struct draw_box *draw_box_new(struct arena *arena, enum draw_look look);
void draw_box_line(struct arena *arena, struct draw_box *box, const char *text);
void draw_box_add(struct draw_box *parent, struct draw_box *child);

/*
 * draw_tree - a top-down tidy tree (Reingold and Tilford, 1981): a parent stands over the middle of
 * its children, subtrees are as near as their outlines allow, and what is free between them is
 * shared.  At most 16 levels are drawn.  `root` gets its places.
 */
struct xml_doc *draw_tree(struct draw_box *root, const char *title, const char *description);

/*
 * draw_organisation - the chart of a record of kind organisation: committee with posts and names,
 * groups with leaders and members.  NULL if it has neither committee nor groups.
 * draw_organisation_sheet - the same in the shape that is largest on a sheet of that width by
 * height.
 */
struct xml_doc *draw_organisation(const struct xml_node *record);
struct xml_doc *draw_organisation_sheet(const struct xml_node *record, double aspect);
struct xml_doc *draw_organisation_table(const struct xml_node *record);

/* ---- work */

/*
 * draw_flow - a record of kind procedure: a band for each stage, steps from left to right,
 * decisions as boxes with points and the way back as a dashed line.  Rows are as long as suits a
 * sheet of that width by height.
 */
struct xml_doc *draw_flow(const struct xml_node *procedure, double aspect);
struct xml_doc *draw_flow_table(const struct xml_node *procedure);

/*
 * draw_calendar - a `matrix` of findings (standard.h): rules by months.  Done is a full disc,
 * missing a ring with a cross, overdue a ring with a stroke, due an empty ring, later a dot.  As
 * wide as a sheet of that width by height asks, if that is more than it needs; 0: as it needs.
 */
struct xml_doc *draw_calendar(const struct xml_node *matrix, double aspect);
struct xml_doc *draw_calendar_table(const struct xml_node *matrix);
/* draw_states - how many cells of each rule of the matrix are in which state: stacked bars. */
struct xml_doc *draw_states(const struct xml_node *matrix);
struct xml_doc *draw_states_table(const struct xml_node *matrix);

/*
 * draw_plan - the measures of a record of kind plan over its months (Gantt): done is a full bar
 * that ends on its day, under way a hatched one up to `today`, not begun an outline, dropped a
 * dashed one; a mark stands at the time set.  As wide as a sheet of that width by height asks, if
 * that is more than it needs; 0: as it needs.
 */
struct xml_doc *draw_plan(const struct xml_node *plan, struct date today, double aspect);
struct xml_doc *draw_plan_table(const struct xml_node *plan);
/* draw_progress - how many of its measures are in which state: shares. */
struct xml_doc *draw_progress(const struct xml_node *plan);

/* draw_members - members of an organisation by group and status: stacked bars. */
struct xml_doc *draw_members(const struct xml_node *organisation);
struct xml_doc *draw_members_table(const struct xml_node *organisation);

/* draw_attendance - attendance in per cent by months, a line for each type of the minutes in
 * `part`. */
struct xml_doc *draw_attendance(const struct xml_node *part);
struct xml_doc *draw_attendance_table(const struct xml_node *part);

/* ---- numbers */

/* Rows (labels) with a number for each name; NAN: none.  At most five names can be told apart. */
struct draw_series {
	const char *title, *unit;
	const char **labels, **names;
	size_t label_count, name_count;
	const double *values; /* of label i and name k: values[i * name_count + k], 0 or more */
};

/* draw_bars - horizontal bars, beside each other or stacked.  draw_lines - names over labels.
 * draw_shares - the parts that the names have in the first label. */
struct xml_doc *draw_bars(const struct draw_series *series, bool stacked);
struct xml_doc *draw_lines(const struct draw_series *series);
struct xml_doc *draw_shares(const struct draw_series *series);
struct xml_doc *draw_series_table(const struct draw_series *series);

/* ---- codes */

/* draw_code - a QR code (ISO/IEC 18004, level M) with its quiet zone; NULL if the text is too
 * long. */
struct xml_doc *draw_code(const char *text);

#endif

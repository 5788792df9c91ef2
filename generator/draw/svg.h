/* svg.h - what charts are put together from; between the files of draw/. */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "base/arena.h"
#include "xml/make.h"

/* The colours of charts; templates/boards/board.xsl puts those of the theme in their place. */
#define SVG_MAIN "#a61b1f"
#define SVG_DEEP "#7f1216"
#define SVG_ACCENT "#e3b341"
#define SVG_TINT "#fbeceb"
#define SVG_PAPER "#ffffff"
#define SVG_INK "#1f1c1a"
#define SVG_QUIET "#625c56"
#define SVG_RULE "#d9d2c9"
#define SVG_NONE "none"

struct svg_box {
	double x, y, width, height;
};

/* How a text stands: its anchor at x, its baseline at y. */
enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };
struct svg_type {
	double size;
	const char *color;
	bool bold;
	enum svg_anchor anchor;
};

/* Areas that differ without colour. */
enum svg_fill { SVG_SOLID, SVG_HATCHED, SVG_EMPTY, SVG_DOTTED, SVG_LINED, SVG_FILLS };

/* svg_new - a drawing of that size, with the words for those who cannot see it. */
struct xml_doc *svg_new(double width, double height, const char *title, const char *description);
struct xml_node *svg_rect(struct xml_node *parent, struct svg_box box, const char *fill,
	const char *stroke, double line, double round);
struct xml_node *svg_line(struct xml_node *parent, double x0, double y0, double x1, double y1,
	const char *color, double line);
struct xml_node *svg_circle(struct xml_node *parent, double x, double y, double r, const char *fill,
	const char *stroke, double line);
/* svg_path - `letters` are the commands, each with its number of coordinates: M L 2, H V 1, Z 0. */
struct xml_node *svg_path(struct xml_node *parent, const char *letters, const double *values,
	const char *fill, const char *stroke, double line);
void svg_dash(struct xml_node *node, double length);
/* svg_arrow - the head of an arrow at (x, y) that points to the right, down or up ('r', 'd',
 * 'u'). */
void svg_arrow(struct xml_node *parent, double x, double y, char towards, const char *color);
void svg_text(struct xml_node *parent, const char *text, double x, double y, struct svg_type type);
/* svg_upright - characters below each other, the first with its baseline at y. */
void svg_upright(
	struct xml_node *parent, const char *text, double x, double y, struct svg_type type);
/* svg_area - a box filled in that way, with an outline. */
void svg_area(struct xml_node *parent, struct svg_box box, enum svg_fill fill, const char *color);

/* svg_width - of a text: Han characters are as wide as the size, others half of it. */
double svg_width(const char *text, double size);
/* svg_wrap - the lines of a text, none wider than `width` (of one character at least), no mark
 * that closes at the start of a line; they end at pauses or are of like length.  *count of them,
 * in `arena`. */
const char **svg_wrap(
	const char *text, double width, double size, struct arena *arena, size_t *count);

/* svg_table - the twin of a chart for those who cannot see it: a `table` as in the body of a
 * record.  svg_row - a row of `count` cells; the first row is the head. */
struct xml_doc *svg_table(const char *caption, size_t columns);
void svg_row(struct xml_doc *table, const char *const *cells, size_t count);

/* svg_child - text of the child `name`, "" if there is none.  svg_shown - what it is called. */
const char *svg_child(const struct xml_node *node, const char *name, struct arena *arena);
const char *svg_shown(const struct xml_node *node, const char *name);
/* svg_next - `node`, or the first of that name that follows it; NULL: none. */
const struct xml_node *svg_next(const struct xml_node *node, const char *name);

#endif

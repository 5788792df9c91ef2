/* svg_path.h - outlines in user units, transforms, and the path data of SVG 1.1 (8.3). */
#ifndef LAYOUT_SVG_PATH_H
#define LAYOUT_SVG_PATH_H

#include <stdbool.h>

#include "layout/area.h"

struct point {
	double x, y;
};

/* x' = a x + c y + e, y' = b x + d y + f */
struct matrix {
	double a, b, c, d, e, f;
};

struct point matrix_apply(struct matrix m, double x, double y);
double matrix_scale(struct matrix m); /* of lengths, on average */
/* matrix_transform - `m` after the transforms of an attribute: "translate(3,4) scale(2)
 * rotate(90)". */
struct matrix matrix_transform(struct matrix m, const char *text);

struct stroke {
	enum path_op op;
	struct point at[3];
};

/* { 0 } is empty. */
struct outline {
	struct stroke *strokes;
	size_t count, room;
	struct point start, now; /* of the part at hand; where the pen is */
};

void outline_move(struct outline *outline, double x, double y);
void outline_line(struct outline *outline, double x, double y);
void outline_curve(struct outline *outline, struct point a, struct point b, struct point end);
void outline_close(struct outline *outline);
void outline_rectangle(struct outline *outline, double x, double y, double width, double height,
	double rx, double ry);
void outline_ellipse(struct outline *outline, double x, double y, double rx, double ry);
void outline_points(struct outline *outline, const char *points, bool close);

/* outline_data - the commands M L H V C S Q T A Z, capital or small.  False at the first that is
 * wrong; what is before it stays. */
bool outline_data(struct outline *outline, const char *data);

/* outline_segments - in millipoints; outline->count of them, in `arena`. */
const struct path_segment *outline_segments(
	const struct outline *outline, struct matrix to_page, struct arena *arena);
void outline_free(struct outline *outline);

#endif

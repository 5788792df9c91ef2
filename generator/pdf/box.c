/*
 * Backgrounds, borders, rules and outlines.
 */
#include "pdf/internal.h"

#include <math.h>

/* ---- borders */

/* The two rectangles between which the border of a box lies. */
struct frame {
	struct rectangle outer, inner;
};

static struct frame frame_of(const struct area *area)
{
	const struct area_box *box = area->box;
	struct rectangle r = {
		.left = (double)area->x - box->padding[AREA_LEFT],
		.top = (double)area->y - box->padding[AREA_TOP],
		.right = (double)area->x + area->width + box->padding[AREA_RIGHT],
		.bottom = (double)area->y + area->height + box->padding[AREA_BOTTOM],
	};
	struct frame frame = { r, r };
	frame.outer.left -= box->border[AREA_LEFT].width;
	frame.outer.top -= box->border[AREA_TOP].width;
	frame.outer.right += box->border[AREA_RIGHT].width;
	frame.outer.bottom += box->border[AREA_BOTTOM].width;
	return frame;
}

/* The rectangle a part of the way from the outer to the inner one. */
static struct rectangle between(const struct frame *frame, double part)
{
	const struct rectangle *o = &frame->outer, *i = &frame->inner;
	return (struct rectangle){
		.left = o->left + (i->left - o->left) * part,
		.top = o->top + (i->top - o->top) * part,
		.right = o->right + (i->right - o->right) * part,
		.bottom = o->bottom + (i->bottom - o->bottom) * part,
	};
}

/* Begin and end of a side, clockwise. */
static void side_ends(const struct rectangle *r, enum area_side side, double from[2], double to[2])
{
	bool starts_right = side == AREA_RIGHT || side == AREA_BOTTOM;
	bool starts_low = side == AREA_BOTTOM || side == AREA_LEFT;
	bool ends_right = side == AREA_TOP || side == AREA_RIGHT;
	bool ends_low = side == AREA_RIGHT || side == AREA_BOTTOM;
	from[0] = starts_right ? r->right : r->left;
	from[1] = starts_low ? r->bottom : r->top;
	to[0] = ends_right ? r->right : r->left;
	to[1] = ends_low ? r->bottom : r->top;
}

/* A strip of a side, cut at the corners so that sides of different colours meet. */
static void add_strip(struct canvas *canvas, const struct frame *frame, enum area_side side,
	double part_from, double part_to)
{
	struct rectangle outer = between(frame, part_from), inner = between(frame, part_to);
	double corners[4][2];
	side_ends(&outer, side, corners[0], corners[1]);
	side_ends(&inner, side, corners[3], corners[2]);
	for (int i = 0; i < 4; i++) {
		canvas_point(canvas, corners[i][0], corners[i][1]);
		str_add(&canvas->content, i == 0 ? "m " : "l ");
	}
	canvas_op(canvas, "h");
}

/* A part of the thickness of a side, from the outside. */
struct strip {
	double from, to;
	area_color color;
};

static area_color darker(area_color color)
{
	return (color >> 1) & 0x7f7f7f;
}

/* Sides look carved in or raised, with the light from the upper left (CSS 2.1, 8.5.3). */
static int strips_of(const struct area_border *border, enum area_side side, struct strip strips[2])
{
	bool lit = side == AREA_TOP || side == AREA_LEFT;
	area_color color = border->color, dark = darker(color);
	area_color sunk = lit ? dark : color, raised = lit ? color : dark;
	if (border->width <= 0 || color == AREA_NO_COLOR)
		return 0;
	switch (border->style) {
	case AREA_SOLID:
	case AREA_INSET:
	case AREA_OUTSET:
		strips[0] = (struct strip){ 0, 1,
			border->style == AREA_INSET	     ? sunk :
				border->style == AREA_OUTSET ? raised :
							       color };
		return 1;
	case AREA_DOUBLE:
		strips[0] = (struct strip){ 0, 1.0 / 3, color };
		strips[1] = (struct strip){ 2.0 / 3, 1, color };
		return 2;
	case AREA_GROOVE:
	case AREA_RIDGE:
		strips[0] = (struct strip){ 0, 0.5, border->style == AREA_RIDGE ? raised : sunk };
		strips[1] = (struct strip){ 0.5, 1, border->style == AREA_RIDGE ? sunk : raised };
		return 2;
	default:
		return 0;
	}
}

/* Sides of one colour are one path: viewers would show a hairline where two paths meet. */
static void fill_sides(struct canvas *canvas, const struct area_box *box, const struct frame *frame)
{
	struct strip strips[2 * AREA_SIDES];
	enum area_side sides[2 * AREA_SIDES];
	bool done[2 * AREA_SIDES] = { false };
	int count = 0;
	for (enum area_side side = 0; side < AREA_SIDES; side++)
		for (int n = strips_of(&box->border[side], side, &strips[count]); n > 0; n--)
			sides[count++] = side;
	for (int first = 0; first < count; first++) {
		if (done[first])
			continue;
		canvas_fill(canvas, strips[first].color);
		for (int i = first; i < count; i++) {
			if (done[i] || strips[i].color != strips[first].color)
				continue;
			add_strip(canvas, frame, sides[i], strips[i].from, strips[i].to);
			done[i] = true;
		}
		canvas_op(canvas, "f");
	}
}

/*
 * A broken line from one point to another, fitted so that it begins and ends with a whole dash or
 * dot. Dots are round and have a pitch of `pitch` widths.
 */
static void broken_line(struct canvas *canvas, enum area_line_style style, double width,
	double pitch, const double from[2], const double to[2])
{
	double length = hypot(to[0] - from[0], to[1] - from[1]);
	double cut = 0, dash = 0, gap;
	if (style == AREA_DOTTED) {
		cut = fmin(width, length) / 2; /* round caps stand out by that */
		gap = (length - 2 * cut) / fmax(round((length - 2 * cut) / (pitch * width)), 1);
	} else {
		double count = fmax(round((length / (3 * width) + 1) / 2), 1);
		dash = gap = length / (2 * count - 1);
	}
	if (!(gap > 0))
		return;
	double dx = length > 0 ? (to[0] - from[0]) / length * cut : 0;
	double dy = length > 0 ? (to[1] - from[1]) / length * cut : 0;
	str_add(&canvas->content, style == AREA_DOTTED ? "q 1 J [" : "q [");
	canvas_length(canvas, dash);
	canvas_length(canvas, gap);
	str_add(&canvas->content, "] 0 d ");
	canvas_length(canvas, width);
	str_add(&canvas->content, "w ");
	canvas_point(canvas, from[0] + dx, from[1] + dy);
	str_add(&canvas->content, "m ");
	canvas_point(canvas, to[0] - dx, to[1] - dy);
	canvas_op(canvas, "l S Q");
}

static void stroke_sides(
	struct canvas *canvas, const struct area_box *box, const struct frame *frame)
{
	struct rectangle middle = between(frame, 0.5);
	for (enum area_side side = 0; side < AREA_SIDES; side++) {
		const struct area_border *border = &box->border[side];
		double from[2], to[2];
		if (border->width <= 0 || border->color == AREA_NO_COLOR ||
			(border->style != AREA_DASHED && border->style != AREA_DOTTED))
			continue;
		side_ends(&middle, side, from, to);
		canvas_stroke(canvas, border->color);
		broken_line(canvas, border->style, border->width, 2, from, to);
	}
}

enum { TILES_MAX = 10000 };

/* The first place of a picture that is repeated, at or before the edge. */
static double first_of(int at, int size, bool repeated)
{
	return repeated && at > 0 ? (double)(at % size) - (at % size > 0 ? size : 0) : at;
}

/* `wide` is `r` with the bleed of the press. */
static void fill_pictures(struct canvas *canvas, const struct area *area, const struct rectangle *r,
	const struct rectangle *wide)
{
	const struct area_picture *picture = area->box->picture;
	double width = wide->right - wide->left, height = wide->bottom - wide->top;
	int left = (int)(r->left - wide->left), above = (int)(r->top - wide->top);
	if (picture->width <= 0 || picture->height <= 0 ||
		width / picture->width * height / picture->height > TILES_MAX)
		return;
	canvas_op(canvas, "q");
	canvas_rectangle(canvas, wide->left, wide->top, width, height);
	canvas_op(canvas, "W n");
	double x = first_of(left + picture->x, picture->width, picture->across);
	double top = first_of(above + picture->y, picture->height, picture->down);
	do {
		double y = top;
		do {
			picture_put(canvas, picture->image, area->at, wide->left + x, wide->top + y,
				picture->width, picture->height);
			y += picture->height;
		} while (picture->down && y < height);
		x += picture->width;
	} while (picture->across && x < width);
	canvas_op(canvas, "Q");
}

void box_paint(struct canvas *canvas, const struct area *area)
{
	const struct area_box *box = area->box;
	if (box == NULL)
		return;
	struct frame frame = frame_of(area);
	struct rectangle r = frame.inner;
	press_extend(canvas, &r);
	text_flush(canvas);
	tag_mark(canvas, NULL);
	if (box->background != AREA_NO_COLOR) {
		canvas_fill(canvas, box->background);
		canvas_rectangle(canvas, r.left, r.top, r.right - r.left, r.bottom - r.top);
		canvas_op(canvas, "f");
	}
	if (box->picture != NULL)
		fill_pictures(canvas, area, &frame.inner, &r);
	fill_sides(canvas, box, &frame);
	stroke_sides(canvas, box, &frame);
}

/* ---- leaders: on the baseline, dots at the same places in all lines of a page */

static void fill_rule(struct canvas *canvas, const struct area *area, double top, double thickness)
{
	canvas_fill(canvas, area->leader.color);
	canvas_rectangle(canvas, area->x, top, area->width, thickness);
	canvas_op(canvas, "f");
}

static void dotted_leader(struct canvas *canvas, const struct area *area)
{
	double width = area->leader.thickness, pitch = area->leader.pitch;
	double first = ceil((area->x + width / 2) / pitch) * pitch;
	double last = floor((area->x + area->width - width / 2) / pitch) * pitch;
	double y = area->baseline - width / 2;
	if (last < first)
		return;
	canvas_stroke(canvas, area->leader.color);
	if (last == first) /* one dot: a line without length has no direction to be dashed in */
		last = first + 1;
	str_add(&canvas->content, "q 1 J [0 ");
	canvas_length(canvas, pitch);
	str_add(&canvas->content, "] 0 d ");
	canvas_length(canvas, width);
	str_add(&canvas->content, "w ");
	canvas_point(canvas, first, y);
	str_add(&canvas->content, "m ");
	canvas_point(canvas, last, y);
	canvas_op(canvas, "l S Q");
}

void leader_paint(struct canvas *canvas, const struct area *area)
{
	const struct area_leader *leader = &area->leader;
	double thickness = leader->thickness, top = area->baseline - thickness;
	if (leader->style == AREA_NONE || leader->color == AREA_NO_COLOR || thickness <= 0 ||
		area->width <= 0)
		return;
	text_suspend(canvas, area->x);
	tag_mark(canvas, NULL);
	if (leader->style == AREA_SOLID) {
		fill_rule(canvas, area, top, thickness);
	} else if (leader->style == AREA_DOUBLE) {
		fill_rule(canvas, area, top, thickness / 3);
		fill_rule(canvas, area, top + thickness * 2 / 3, thickness / 3);
	} else if (leader->style == AREA_DOTTED) {
		dotted_leader(canvas, area);
	} else {
		const double from[2] = { area->x, top + thickness / 2 };
		const double to[2] = { (double)area->x + area->width, from[1] };
		canvas_stroke(canvas, leader->color);
		broken_line(canvas, leader->style, thickness, 2, from, to);
	}
}

/* ---- outlines */

static void add_segments(struct canvas *canvas, const struct area_path *path)
{
	static const struct {
		int points;
		const char *operator;
	} ops[] = {
		[PATH_MOVE] = { 1, "m" },
		[PATH_LINE] = { 1, "l" },
		[PATH_CURVE] = { 3, "c" },
		[PATH_CLOSE] = { 0, "h" },
	};
	for (size_t i = 0; i < path->count; i++) {
		const struct path_segment *segment = &path->segments[i];
		for (int k = 0; k < ops[segment->op].points; k++)
			canvas_point(canvas, segment->x[k], segment->y[k]);
		canvas_op(canvas, ops[segment->op].operator);
	}
}

void path_paint(struct canvas *canvas, const struct area_path *path)
{
	bool fill = path->fill != AREA_NO_COLOR;
	bool stroke = path->stroke != AREA_NO_COLOR && path->stroke_width > 0;
	if ((!fill && !stroke) || path->count == 0 || path->segments[0].op != PATH_MOVE)
		return;
	text_flush(canvas);
	tag_graphics(canvas);
	if (fill)
		canvas_fill(canvas, path->fill);
	if (stroke) {
		canvas_stroke(canvas, path->stroke);
		canvas_length(canvas, path->stroke_width);
		str_add(&canvas->content, "w [");
		if (path->dash > 0)
			canvas_length(canvas, path->dash);
		str_add(&canvas->content, "] 0 d\n");
	}
	add_segments(canvas, path);
	canvas_op(canvas,
		!stroke		       ? (path->even_odd ? "f*" : "f") :
			!fill	       ? "S" :
			path->even_odd ? "B*" :
					 "B");
}

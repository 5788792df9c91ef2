#include "layout/vertical.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

struct turner {
	struct layout *layout;
	int right, top; /* where the first line starts */
};

/* Before is right, end is below, after is left, start is above. */
static const struct area_box *turn_box(struct turner *t, const struct area_box *box)
{
	struct area_box *turned = arena_alloc(t->layout->arena, sizeof(*turned));
	*turned = *box;
	for (int side = 0; side < AREA_SIDES; side++) {
		turned->border[(side + 1) % AREA_SIDES] = box->border[side];
		turned->padding[(side + 1) % AREA_SIDES] = box->padding[side];
	}
	return turned;
}

static bool is_number(const struct area_text *text)
{
	for (size_t i = 0; i < text->len; i++)
		if (!isdigit((unsigned char)text->text[i]))
			return false;
	return text->len <= 2;
}

/* The middle of a Han square: 0.38 em above the baseline (0.88 up, 0.12 down). */
static int centre_of(const struct turner *t, const struct area *area, int baseline)
{
	return t->right - (baseline - area->text->size * 38 / 100);
}

static int glyphs_width(const struct area_text *text, int advance)
{
	int width = 0;
	for (size_t i = 0; i + 1 < text->count; i++)
		width += text->glyphs[i].advance;
	/* The last one carries the rest of the square: as wide as the first. */
	return text->count > 1	 ? width * (int)text->count / ((int)text->count - 1) :
		text->count == 1 ? text->size / 2 < advance ? text->size / 2 : advance :
				   0;
}

static void stand_upright(struct area *area, int centre, int top)
{
	struct font_metrics metrics = font_metrics(area->text->face, area->text->size);
	int cap = metrics.cap_height > 0 ? metrics.cap_height : area->text->size * 7 / 10;
	int width = glyphs_width(area->text, area->width);
	area->x = centre - width / 2;
	area->baseline = top + area->text->size / 2 + cap / 2;
	area->y = area->baseline - metrics.ascent;
	area->width = width;
	area->height = metrics.ascent + metrics.descent;
}

/* Western words lie on their side: a viewport turned clockwise, the text in it as it was. */
static void lie_down(struct turner *t, struct area *area, int centre, int top)
{
	struct area *inner = arena_alloc(t->layout->arena, sizeof(*inner));
	struct font_metrics metrics = font_metrics(area->text->face, area->text->size);
	*inner = *area;
	inner->next = NULL;
	inner->x = inner->baseline = 0;
	inner->y = -metrics.ascent;
	area->kind = AREA_VIEWPORT;
	area->name = "text";
	area->x = centre - area->height / 2;
	area->y = top;
	area->height = area->width;
	area->width = inner->height;
	int cap = metrics.cap_height > 0 ? metrics.cap_height : inner->text->size * 7 / 10;
	area->viewport.a = area->viewport.d = 0;
	area->viewport.b = 1;
	area->viewport.c = -1;
	area->viewport.e = centre - cap / 2;
	area->viewport.f = top;
	area->viewport.clip = false;
	area->first = area->last = inner;
}

static void turn_text(struct turner *t, struct area *area)
{
	int centre = centre_of(t, area, area->baseline), top = t->top + area->x;
	if (!area->text->vertical && is_number(area->text)) {
		stand_upright(area, centre, top);
	} else if (!area->text->vertical) {
		lie_down(t, area, centre, top);
	} else {
		int width = area->height;
		area->height = area->width;
		area->width = width;
		area->x = area->baseline = centre;
		area->y = top;
	}
}

static struct path_segment turned_point(const struct turner *t, enum path_op op, int x, int y)
{
	return (struct path_segment){ .op = op, .x = { t->right - y }, .y = { t->top + x } };
}

/* Rules and dots become a stroke: leaders of the area tree are horizontal. */
static void turn_leader(struct turner *t, struct area *area)
{
	struct area_leader leader = area->leader;
	struct path_segment *segments = arena_alloc(t->layout->arena, 2 * sizeof(*segments));
	int middle = area->baseline - leader.thickness / 2;
	area->kind = AREA_PATH;
	area->path = arena_alloc(t->layout->arena, sizeof(*area->path));
	segments[0] = turned_point(t, PATH_MOVE, area->x, middle);
	segments[1] = turned_point(t, PATH_LINE, area->x + area->width, middle);
	*area->path = (struct area_path){
		.segments = segments,
		.count = 2,
		.fill = AREA_NO_COLOR,
		.stroke = leader.style == AREA_NONE ? AREA_NO_COLOR : leader.color,
		.stroke_width = leader.thickness,
		.dash = leader.style == AREA_DOTTED ? leader.thickness :
			leader.style == AREA_DASHED ? 3 * leader.thickness :
						      0,
	};
}

static void turn_path(struct turner *t, struct area_path *path)
{
	struct path_segment *segments = (struct path_segment *)path->segments;
	for (size_t i = 0; i < path->count; i++)
		for (int k = 0; k < 3; k++) {
			int x = segments[i].x[k];
			segments[i].x[k] = t->right - segments[i].y[k];
			segments[i].y[k] = t->top + x;
		}
}

static void turn_box_of(struct turner *t, struct area *area)
{
	int x = area->x, width = area->width;
	area->x = t->right - (area->y + area->height);
	area->y = t->top + x;
	area->width = area->height;
	area->height = width;
	if (area->box != NULL)
		area->box = turn_box(t, area->box);
}

static bool turns_itself(const struct area *area)
{
	return area->kind == AREA_VIEWPORT && (area->viewport.a != 1 || area->viewport.b != 0);
}

/* The turn of a container inside, followed by this one. */
static void turn_viewport(struct turner *t, struct area *area)
{
	double a = area->viewport.a, b = area->viewport.b, c = area->viewport.c,
	       d = area->viewport.d;
	double e = area->viewport.e, f = area->viewport.f;
	area->viewport.a = -b;
	area->viewport.b = a;
	area->viewport.c = -d;
	area->viewport.d = c;
	area->viewport.e = t->right - f;
	area->viewport.f = t->top + e;
}

static void turn_area(struct turner *t, struct area *area)
{
	if (area->kind == AREA_TEXT) {
		turn_text(t, area);
		return;
	}
	if (area->kind == AREA_LEADER)
		turn_leader(t, area);
	else if (area->kind == AREA_PATH)
		turn_path(t, area->path);
	bool inner = turns_itself(area);
	if (inner)
		turn_viewport(t, area);
	turn_box_of(t, area);
	for (struct area *child = area->first; child != NULL && !inner; child = child->next)
		turn_area(t, child);
}

void vertical_turn(struct layout *layout, struct area *container)
{
	struct turner t = { layout, container->x + container->width, container->y };
	for (struct area *child = container->first; child != NULL; child = child->next)
		turn_area(&t, child);
}

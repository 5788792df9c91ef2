/* container.c - block-containers: in the flow, of a fixed size, turned, absolutely positioned. */
#include <string.h>

#include "layout/background.h"
#include "layout/flow.h"

enum { FITS_MAX = 3 }; /* every one inside another is tried for each step of that */

/* How high a content was found to be; each would be set anew for every container around it. */
struct measured {
	const struct fo *fo;
	int width, room, height;
	struct measured *next;
};

struct container {
	struct galley *outer;
	struct layout *layout;
	const struct fo *fo;
	const struct style *style;
	int x, y; /* of the content rectangle */
	int width, height; /* as it stands on the page; height 0: as high as its content */
	bool turned, vertical;
};

static bool is_vertical(const struct style *style)
{
	enum keyword mode = style_keyword(style, PROP_WRITING_MODE);
	return mode == KEYWORD_tb_rl || mode == KEYWORD_tb;
}

/* ---- sizes */

static bool size_of(const struct style *style, enum property property, int base, int *size)
{
	if (!style_given(style, property))
		return false;
	*size = style_length(style, property, base);
	return true;
}

/* No less than the minimum, no more than the maximum; `minimum` is the first of the three. */
static int limited(const struct style *style, enum property minimum, int base, int size)
{
	int least, most;
	if (size_of(style, minimum + 2, base, &most) && size > most)
		size = most;
	return size_of(style, minimum, base, &least) && size < least ? least : size;
}

static enum property along(const struct container *c)
{
	return c->turned ? PROP_BPD_MIN : PROP_IPD_MIN;
}

static enum property across(const struct container *c)
{
	return c->turned ? PROP_IPD_MIN : PROP_BPD_MIN;
}

static int inset(const struct container *c, enum area_side side, int base)
{
	return style_length(c->style, style_side(PROP_INSET_BEFORE, side), base);
}

static bool has_inset(const struct container *c, enum area_side side)
{
	return style_given(c->style, style_side(PROP_INSET_BEFORE, side));
}

static void place_apart(struct container *c, int around_width, int around_height)
{
	enum property width = c->turned ? PROP_BPD_OPT : PROP_IPD_OPT;
	enum property height = c->turned ? PROP_IPD_OPT : PROP_BPD_OPT;
	if (!size_of(c->style, width, around_width, &c->width))
		c->width = around_width - inset(c, AREA_LEFT, around_width) -
			inset(c, AREA_RIGHT, around_width) -
			style_edge(c->style, AREA_LEFT, around_width) -
			style_edge(c->style, AREA_RIGHT, around_width);
	if (!size_of(c->style, height, around_height, &c->height) && has_inset(c, AREA_TOP) &&
		has_inset(c, AREA_BOTTOM))
		c->height = around_height - inset(c, AREA_TOP, around_height) -
			inset(c, AREA_BOTTOM, around_height);
	c->width = limited(c->style, along(c), around_width, c->width);
	if (c->height > 0)
		c->height = limited(c->style, across(c), around_height, c->height);
	c->x = inset(c, AREA_LEFT, around_width);
	if (!has_inset(c, AREA_LEFT) && has_inset(c, AREA_RIGHT))
		c->x = around_width - inset(c, AREA_RIGHT, around_width) - c->width;
	c->y = inset(c, AREA_TOP, around_height);
}

static int around_height(const struct container *c, bool fixed)
{
	return fixed ? c->layout->page_height : c->layout->container_height;
}

/* ---- content */

static struct galley *content_galley(const struct container *c, const struct fo *fo)
{
	struct layout *layout = c->layout;
	int width = layout->container_width, height = layout->container_height;
	bool sideways = c->turned || c->vertical;
	layout->container_width = sideways ? c->height : c->width;
	layout->container_height = sideways ? c->width : c->height;
	struct galley *galley = flow_galley(layout, fo, layout->container_width);
	layout->container_width = width;
	layout->container_height = height;
	return galley;
}

/* The room across the lines, 0: any. */
static int depth_of(const struct container *c)
{
	return c->turned || c->vertical ? c->width : c->height;
}

static bool fits(const struct container *c, struct galley *galley, const struct diag *quiet)
{
	for (const struct message *m = quiet->first; m != NULL; m = m->next)
		if (m->id == MESSAGE_OVERFLOW)
			return false;
	return galley_height(galley) <= depth_of(c);
}

static const struct fo *scaled(const struct container *c, double scale)
{
	struct layout *layout = c->layout;
	struct fo *copy = arena_alloc(layout->work, sizeof(*copy));
	struct value size = *style_value(c->style, PROP_FONT_SIZE);
	struct value line = *style_value(c->style, PROP_LINE_HEIGHT);
	size.length.fixed = (int)(size.length.fixed * scale);
	if (line.kind == VALUE_LENGTH)
		line.length.fixed = (int)(line.length.fixed * scale);
	*copy = *c->fo;
	copy->first = copy->last = NULL;
	copy->style = style_with(layout->styles,
		style_with(layout->styles, c->style, PROP_FONT_SIZE, size), PROP_LINE_HEIGHT, line);
	style_set_scale(layout->styles, scale);
	fo_build_children(&layout->fo, c->fo->node, copy);
	style_set_scale(layout->styles, 1);
	return copy;
}

static bool fits_at(struct container *c, double scale)
{
	struct diag quiet, *diag = c->layout->diag;
	diag_init(&quiet);
	c->layout->diag = c->layout->fo.diag = &quiet;
	const struct fo *fo = scale < 1 ? scaled(c, scale) : c->fo;
	bool ok = fits(c, content_galley(c, fo), &quiet);
	c->layout->diag = c->layout->fo.diag = diag;
	diag_free(&quiet);
	return ok;
}

/* bp:fit: the largest of the steps at which all goes in; the smallest when nothing helps. */
static const struct fo *shrunk(struct container *c)
{
	enum { STEPS = 90 };
	int low = 0, high = STEPS; /* scale 1 - step / 100 */
	if (fits_at(c, 1))
		return c->fo;
	while (high - low > 1) {
		int middle = (low + high) / 2;
		if (fits_at(c, 1 - middle / 100.0))
			high = middle;
		else
			low = middle;
	}
	return scaled(c, 1 - high / 100.0);
}

/* ---- the viewport */

static void tell_overflow(const struct container *c, int content)
{
	int depth = depth_of(c);
	if (depth > 0 && content > depth + 100 &&
		style_keyword(c->style, PROP_OVERFLOW) != KEYWORD_visible)
		diag_report(c->layout->diag, fo_where(c->fo), MESSAGE_OVERFLOW,
			arena_printf(c->layout->work, "%.1f", (content - depth) / 72000.0 * 25.4));
}

static int aligned(const struct container *c, int content)
{
	int rest = depth_of(c) - content;
	enum keyword align = style_keyword(c->style, PROP_DISPLAY_ALIGN);
	return rest <= 0		? 0 :
		align == KEYWORD_center ? rest / 2 :
		align == KEYWORD_after	? rest :
					  0;
}

static struct area *viewport_area(const struct container *c, int content)
{
	struct layout *layout = c->layout;
	enum keyword overflow = style_keyword(c->style, PROP_OVERFLOW);
	struct area *area = area_new(layout, AREA_VIEWPORT, "block-container", c->fo);
	struct area_traits *traits = area_traits_of(layout, area);
	area->x = c->x;
	area->y = c->y;
	area->width = c->width;
	area->height = c->height;
	area->box = style_box(c->style, c->width, layout->arena);
	background_show(layout, area, c->fo, NULL);
	area->viewport.clip = overflow == KEYWORD_hidden || overflow == KEYWORD_error_if_overflow;
	area_turn(area, style_turn(c->style));
	traits->vertical = c->vertical;
	traits->reference = true;
	traits->content = content;
	traits->lead = aligned(c, content);
	traits->start_indent = style_length(c->style, PROP_START_INDENT, layout->container_width);
	traits->end_indent = style_length(c->style, PROP_END_INDENT, layout->container_width);
	traits->rl = style_is_rl(c->style);
	return area;
}

/* What is in it is placed at once; *inside is what its page looks into for markers and
 * footnotes. */
static struct area *viewport(struct container *c, struct galley **inside)
{
	struct layout *layout = c->layout;
	bool shrink = style_keyword(c->style, PROP_FIT) == KEYWORD_shrink && depth_of(c) > 0 &&
		layout->fits < FITS_MAX;
	layout->fits += shrink;
	struct galley *galley = content_galley(c, shrink ? shrunk(c) : c->fo);
	layout->fits -= shrink;
	int content = galley_height(galley);
	if (c->height == 0)
		c->height = limited(c->style, across(c), c->layout->container_height, content);
	tell_overflow(c, content);
	struct area *area = viewport_area(c, content);
	struct placer placer = { .layout = layout };
	galley_place(&placer, galley, (struct cursor){ 0 }, (struct cursor){ galley->count, NULL },
		area, 0, aligned(c, content));
	*inside = galley;
	return area;
}

static void apart_flow(struct container *c)
{
	bool fixed = style_keyword(c->style, PROP_ABSOLUTE_POSITION) == KEYWORD_fixed;
	place_apart(c, fixed ? c->layout->page_width : c->layout->container_width,
		around_height(c, fixed));
	struct galley *inside;
	struct area *area = viewport(c, &inside);
	if (!has_inset(c, AREA_TOP) && has_inset(c, AREA_BOTTOM))
		area->y = around_height(c, fixed) - inset(c, AREA_BOTTOM, around_height(c, fixed)) -
			area->height;
	if (fixed) {
		area->x -= c->layout->region_x;
		area->y -= c->layout->region_y;
	}
	area_turn(area, style_turn(c->style));
	area_traits_of(c->layout, area)->apart = true;
	area_traits_of(c->layout, area)->fixed = fixed;
	struct piece *piece = galley_add(c->outer, PIECE_APART, 0);
	piece->area = area;
	piece->inside = inside;
	piece->fo = c->fo;
}

/* ---- in the flow */

/* Of a given size, turned or clipped: cannot be cut. */
static bool is_whole(const struct container *c)
{
	enum keyword overflow = style_keyword(c->style, PROP_OVERFLOW);
	return c->height > 0 || c->turned || c->vertical || style_turn(c->style) != 0 ||
		overflow == KEYWORD_hidden;
}

static void whole_flow(struct container *c, const struct frame *frame)
{
	/* The frame has borders and background: the viewport inside it only turns and clips. */
	if (c->height == 0 && (c->turned || c->vertical))
		c->height = c->layout->container_height;
	c->x = frame->x;
	struct galley *inside;
	struct area *area = viewport(c, &inside);
	area->box = NULL;
	area->id = NULL;
	struct piece *piece = galley_add(c->outer, PIECE_AREA, area->height);
	piece->area = area;
	piece->inside = inside;
	piece->notes = galley_all_notes(inside);
	c->outer->notes |= piece->notes != NULL;
}

static void open_flow(struct container *c, const struct frame *frame)
{
	struct galley *galley = c->outer;
	int width = galley->width, origin = galley->origin;
	galley->width = frame->width;
	galley->origin = frame->x;
	flow_children(galley, c->fo);
	galley->width = width;
	galley->origin = origin;
}

/* What is wrong with it is told when it is laid out in earnest. */
static int content_height(struct container *c)
{
	struct diag quiet, *diag = c->layout->diag;
	int room = c->layout->container_height;
	for (const struct measured *m = c->layout->measured; m != NULL; m = m->next)
		if (m->fo == c->fo && m->width == c->width && m->room == room)
			return m->height;
	diag_init(&quiet);
	c->layout->diag = c->layout->fo.diag = &quiet;
	int height = galley_height(content_galley(c, c->fo));
	c->layout->diag = c->layout->fo.diag = diag;
	diag_free(&quiet);
	struct measured *measured = arena_alloc(c->layout->work, sizeof(*measured));
	*measured = (struct measured){ c->fo, c->width, room, height, c->layout->measured };
	c->layout->measured = measured;
	return height;
}

/* One that is as high as its content has that height only within its limits. */
static void limit_height(struct container *c)
{
	int around = c->layout->container_height, content = c->height;
	if (content == 0 && !style_given(c->style, across(c)) &&
		!style_given(c->style, across(c) + 2))
		return;
	if (content == 0 && !c->turned && !c->vertical)
		content = content_height(c);
	int height = limited(c->style, across(c), around, content);
	if (height != content)
		c->height = height;
}

void container_flow(struct galley *galley, const struct fo *fo)
{
	enum keyword position = style_keyword(fo->style, PROP_ABSOLUTE_POSITION);
	struct container c = {
		.outer = galley, .layout = galley->layout, .fo = fo, .style = fo->style
	};
	struct together hold;
	c.vertical = is_vertical(fo->style) &&
		(fo->style->parent == NULL || !is_vertical(fo->style->parent));
	c.turned = style_turn(fo->style) % 180 != 0;
	if (position == KEYWORD_absolute || position == KEYWORD_fixed) {
		apart_flow(&c);
		return;
	}
	struct frame *frame = frame_new(galley, fo);
	/* Of what is turned the lines run along its height. */
	size_of(fo->style, c.turned ? PROP_BPD_OPT : PROP_IPD_OPT, flow_width(galley),
		&frame->width);
	frame->width = limited(fo->style, along(&c), flow_width(galley), frame->width);
	frame_relax(galley, frame);
	size_of(fo->style, c.turned ? PROP_IPD_OPT : PROP_BPD_OPT, c.layout->container_height,
		&c.height);
	c.width = frame->width;
	c.layout->containers++;
	limit_height(&c);
	flow_begin(galley, fo, frame, &hold);
	if (is_whole(&c))
		whole_flow(&c, frame);
	else
		open_flow(&c, frame);
	flow_end(galley, fo, &hold);
	if (--c.layout->containers == 0)
		c.layout->measured = NULL;
}

/* leader.c - what fills a leader. */
#include "layout/leader.h"

#include "layout/page.h"
#include "layout/part.h"

static enum area_line_style rule_style(enum keyword style)
{
	return style == KEYWORD_dotted	? AREA_DOTTED :
		style == KEYWORD_dashed ? AREA_DASHED :
		style == KEYWORD_double ? AREA_DOUBLE :
		style == KEYWORD_none	? AREA_NONE :
					  AREA_SOLID;
}

/* A copy of what a leader repeats; until close_boxes() all its places count from the line. */
static struct area *content_copy(struct layout *layout, const struct area *area, int x, int y)
{
	struct area *copy = area_copy(layout, area);
	copy->x += x;
	copy->y += y;
	copy->baseline += y;
	copy->first = copy->last = NULL;
	for (const struct area *child = area->first; child != NULL; child = child->next)
		area_append(copy,
			content_copy(layout, child, area->kind == AREA_INLINE ? copy->x : 0,
				area->kind == AREA_INLINE ? copy->y : 0));
	return copy;
}

static struct area *part_of_leader(
	struct layout *layout, struct area *leader, enum area_kind kind, int x, int width)
{
	struct area *area = area_new(layout, kind, "inline", NULL);
	area->x = x;
	area->y = leader->y;
	area->width = width;
	area->height = leader->height;
	area->baseline = leader->baseline;
	area_append(leader, area);
	return area;
}

/* How far the first place of a pattern that repeats from the reference area on lies behind `x`. */
static int aligned(const struct style *style, int x, int unit)
{
	int over = unit > 0 && x > 0 ? x % unit : 0;
	bool asked = style_keyword(style, PROP_LEADER_ALIGNMENT) != KEYWORD_none;
	return asked && over > 0 ? unit - over : 0;
}

/* As often as it goes in whole, one leader-pattern-width apart. */
static void repeat_content(
	struct layout *layout, const struct inline_object *object, struct area *leader, int indent)
{
	const struct area *content = object->content;
	int unit = style_length(object->fo->style, PROP_LEADER_PATTERN_WIDTH, 0);
	int y = leader->baseline - content->baseline;
	unit = unit > content->width ? unit : content->width;
	leader->kind = AREA_INLINE;
	leader->part = &part_artifact;
	leader->y = content->y + content->traits->space_before + y;
	leader->height =
		content->height - content->traits->space_before - content->traits->space_after;
	int skip = aligned(object->fo->style, indent + leader->x, unit);
	if (skip > 0)
		part_of_leader(layout, leader, AREA_SPACE, leader->x, skip);
	for (int x = leader->x + skip; x + content->width <= leader->x + leader->width; x += unit) {
		struct area *one = part_of_leader(layout, leader, AREA_INLINE, x, content->width);
		for (const struct area *child = content->first; child != NULL; child = child->next)
			area_append(one, content_copy(layout, child, x, y));
		if (unit > content->width)
			part_of_leader(layout, leader, AREA_SPACE, x + content->width,
				unit - content->width);
	}
}

/* use-font-metrics is four thicknesses. */
static int dot_pitch(const struct style *style, int thickness)
{
	int width = style_length(style, PROP_LEADER_PATTERN_WIDTH, 0);
	if (width <= 0)
		return 4 * thickness;
	return width > thickness ? width : thickness;
}

/* The page writer sets dots at the same places in all lines of a page. */
static void set_pattern(struct area *area, const struct style *style)
{
	enum keyword pattern = style_keyword(style, PROP_LEADER_PATTERN);
	area->leader.color = style_color(style, PROP_COLOR);
	if (pattern == KEYWORD_dots) {
		area->name = "dots";
		area->leader.style = AREA_DOTTED;
		area->leader.thickness = style->font_size / 12;
		area->leader.pitch = dot_pitch(style, area->leader.thickness);
	} else if (pattern == KEYWORD_rule) {
		area->leader.style = rule_style(style_keyword(style, PROP_RULE_STYLE));
		area->leader.thickness = style_length(style, PROP_RULE_THICKNESS, 0);
	} else {
		area->kind = AREA_SPACE;
		area->leader.thickness = style_length(style, PROP_RULE_THICKNESS, 0);
	}
	area->y = area->baseline - area->leader.thickness;
	area->height = area->leader.thickness;
}

void leader_fill(
	struct layout *layout, struct area *area, const struct inline_object *object, int indent)
{
	if (object->content != NULL)
		repeat_content(layout, object, area, indent);
	else
		set_pattern(area, object->fo->style);
}

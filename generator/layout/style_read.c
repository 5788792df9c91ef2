/* style_read.c - reading computed properties. */
#include <math.h>
#include <string.h>

#include "layout/style.h"

const struct value *style_value(const struct style *style, enum property property)
{
	return property < PROP_INHERITED_END ? &style->inherited[property] :
					       &style->own[property - PROP_INHERITED_END];
}

bool style_given(const struct style *style, enum property property)
{
	const struct value *value = style_value(style, property);
	return value->kind != VALUE_UNSET &&
		(value->kind != VALUE_KEYWORD || value->keyword != KEYWORD_auto);
}

enum keyword style_keyword(const struct style *style, enum property property)
{
	const struct value *value = style_value(style, property);
	return value->kind == VALUE_KEYWORD ? value->keyword : KEYWORD_UNKNOWN;
}

int style_length(const struct style *style, enum property property, int base)
{
	const struct value *value = style_value(style, property);
	return value->kind == VALUE_LENGTH ? value_length(value->length, base) : 0;
}

double style_number(const struct style *style, enum property property, double otherwise)
{
	const struct value *value = style_value(style, property);
	return value->kind == VALUE_NUMBER ? (double)value->number : otherwise;
}

const char *style_text(const struct style *style, enum property property)
{
	const struct value *value = style_value(style, property);
	return value->kind == VALUE_TEXT ? value->text : "";
}

bool style_true(const struct style *style, enum property property)
{
	const char *text = style_text(style, property);
	return strcmp(text, "true") == 0 || strcmp(text, "yes") == 0;
}

area_color style_color(const struct style *style, enum property property)
{
	const struct value *value = style_value(style, property);
	if (value->kind == VALUE_COLOR)
		return value->color;
	return value->kind == VALUE_KEYWORD ? AREA_NO_COLOR : style_value(style, PROP_COLOR)->color;
}

enum property style_side(enum property family, enum area_side side)
{
	return family + (enum property)side;
}

int style_border(const struct style *style, enum area_side side)
{
	enum keyword kind = style_keyword(style, style_side(PROP_BORDER_BEFORE_STYLE, side));
	if (kind == KEYWORD_none || kind == KEYWORD_hidden)
		return 0;
	switch (style_keyword(style, style_side(PROP_BORDER_BEFORE_WIDTH, side))) {
	case KEYWORD_thin:
		return 500;
	case KEYWORD_medium:
		return 1000;
	case KEYWORD_thick:
		return 2000;
	default:
		return style_length(style, style_side(PROP_BORDER_BEFORE_WIDTH, side), 0);
	}
}

int style_padding(const struct style *style, enum area_side side, int base)
{
	return style_length(style, style_side(PROP_PADDING_BEFORE, side), base);
}

int style_edge(const struct style *style, enum area_side side, int base)
{
	return style_border(style, side) + style_padding(style, side, base);
}

int style_line_height(const struct style *style)
{
	const struct value *value = style_value(style, PROP_LINE_HEIGHT);
	double factor = value->kind == VALUE_NUMBER ? (double)value->number : 1.2;
	return value->kind == VALUE_LENGTH ? value->length.fixed :
					     (int)lround(factor * style->font_size);
}

bool style_is_rl(const struct style *style)
{
	enum keyword mode = style_keyword(style, PROP_WRITING_MODE);
	return mode == KEYWORD_rl_tb || mode == KEYWORD_rl;
}

static int orientation(const struct style *style)
{
	int turn = (int)style_number(style, PROP_REFERENCE_ORIENTATION, 0);
	return ((turn / 90 * 90) % 360 + 360) % 360;
}

/* It is inherited: only a turn that the parent has not made already turns. */
int style_turn(const struct style *style)
{
	int outer = style->parent != NULL ? orientation(style->parent) : 0;
	return (orientation(style) - outer + 360) % 360;
}

bool style_has_background(const struct style *style)
{
	const char *image = style_text(style, PROP_BACKGROUND_IMAGE);
	return style_color(style, PROP_BACKGROUND_COLOR) != AREA_NO_COLOR || *image != '\0';
}

static enum area_line_style line_style(enum keyword keyword)
{
	switch (keyword) {
	case KEYWORD_none:
	case KEYWORD_hidden:
		return AREA_NONE;
	case KEYWORD_dashed:
		return AREA_DASHED;
	case KEYWORD_dotted:
		return AREA_DOTTED;
	case KEYWORD_double:
		return AREA_DOUBLE;
	case KEYWORD_groove:
		return AREA_GROOVE;
	case KEYWORD_ridge:
		return AREA_RIDGE;
	case KEYWORD_inset:
		return AREA_INSET;
	case KEYWORD_outset:
		return AREA_OUTSET;
	default:
		return AREA_SOLID;
	}
}

struct area_border style_border_of(const struct style *style, enum area_side side)
{
	return (struct area_border){
		.width = style_border(style, side),
		.style = line_style(
			style_keyword(style, style_side(PROP_BORDER_BEFORE_STYLE, side))),
		.color = style_color(style, style_side(PROP_BORDER_BEFORE_COLOR, side)),
	};
}

const struct area_box *style_box(const struct style *style, int base, struct arena *arena)
{
	struct area_box box = { .background = style_color(style, PROP_BACKGROUND_COLOR) };
	bool any = box.background != AREA_NO_COLOR;
	for (enum area_side side = AREA_TOP; side < AREA_SIDES; side++) {
		box.border[side] = style_border_of(style, side);
		box.padding[side] = style_padding(style, side, base);
		any |= box.border[side].width > 0 || box.padding[side] != 0;
	}
	if (!any)
		return NULL;
	struct area_box *kept = arena_alloc(arena, sizeof(*kept));
	*kept = box;
	return kept;
}

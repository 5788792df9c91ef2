#include "layout/background.h"

#include <string.h>

#include "layout/picture.h"

static bool is_away(const struct style *style, enum keyword which)
{
	enum keyword repeat = style_keyword(style, PROP_BACKGROUND_REPEAT);
	return repeat == KEYWORD_no_repeat || repeat == which;
}

/* A percentage says which point of the picture lies on the same point of the room. */
static int placed(const struct style *style, enum property property, int rest)
{
	switch (style_keyword(style, property)) {
	case KEYWORD_center:
		return rest / 2;
	case KEYWORD_right:
	case KEYWORD_bottom:
		return rest;
	default:
		return style_length(style, property, rest);
	}
}

static struct background_place own_place(const struct area *area)
{
	const int *padding = area->box != NULL ? area->box->padding : (const int[AREA_SIDES]){ 0 };
	return (struct background_place){
		.width = area->width + padding[AREA_LEFT] + padding[AREA_RIGHT],
		.height = area->height + padding[AREA_TOP] + padding[AREA_BOTTOM],
	};
}

void background_show(struct layout *layout, struct area *area, const struct fo *fo,
	const struct background_place *place)
{
	const struct style *style = fo->style;
	const char *source = style_text(style, PROP_BACKGROUND_IMAGE);
	int width, height;
	if (*source == '\0')
		return;
	const struct area_image *image =
		picture_image(layout, source, fo_where(fo), &width, &height);
	if (image == NULL)
		return;
	struct background_place own = own_place(area);
	const struct background_place *in = place != NULL ? place : &own;
	struct area_picture *picture = arena_alloc(layout->arena, sizeof(*picture));
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	*picture = (struct area_picture){ .image = image,
		.source = source,
		.width = width,
		.height = height,
		.across = !is_away(style, KEYWORD_repeat_y),
		.down = !is_away(style, KEYWORD_repeat_x) };
	if (!picture->across)
		picture->x = in->x +
			placed(style, PROP_BACKGROUND_POSITION_HORIZONTAL, in->width - width);
	if (!picture->down)
		picture->y = in->y +
			placed(style, PROP_BACKGROUND_POSITION_VERTICAL, in->height - height);
	if (area->box != NULL)
		*box = *area->box;
	else
		box->background = AREA_NO_COLOR;
	box->picture = picture;
	area->box = box;
}

#include "layout/emphasis.h"

#include "layout/cjk.h"

/* In 1/100 em: the radius of a dot, and the distance of its centre from the square of a character.
 */
enum { RADIUS = 8, DISTANCE = 13, SQUARE_ABOVE = 88, SQUARE_BELOW = 12 };

static bool is_stressed(const struct item *item)
{
	bool character = item->class == CJK_HAN || item->class == CJK_NONSTARTER ||
		item->class == CJK_LETTER || item->class == CJK_DIGIT;
	return item->kind == ITEM_TEXT && character &&
		style_keyword(item->in->style, PROP_TEXT_EMPHASIS) == KEYWORD_dot;
}

/* A circle of four curves. */
static struct area_path *circle(struct layout *layout, int x, int y, int radius, area_color color)
{
	static const int steps[5][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 0 } };
	int bow = radius * 552 / 1000;
	struct area_path *path = arena_alloc(layout->arena, sizeof(*path));
	struct path_segment *s = arena_alloc(layout->arena, 6 * sizeof(*s));
	s[0] = (struct path_segment){ PATH_MOVE, { x + radius }, { y } };
	for (int i = 0; i < 4; i++) {
		const int *from = steps[i], *to = steps[i + 1];
		s[i + 1] = (struct path_segment){
			PATH_CURVE,
			{ x + from[0] * radius + to[0] * bow, x + to[0] * radius + from[0] * bow,
				x + to[0] * radius },
			{ y + from[1] * radius + to[1] * bow, y + to[1] * radius + from[1] * bow,
				y + to[1] * radius },
		};
	}
	s[5] = (struct path_segment){ .op = PATH_CLOSE };
	*path = (struct area_path){
		.segments = s, .count = 6, .fill = color, .stroke = AREA_NO_COLOR
	};
	return path;
}

static void add_dot(
	struct layout *layout, struct area *line, const struct item *item, int centre, int baseline)
{
	int size = item->in->style->font_size;
	bool vertical = item->run != NULL && item->run->vertical;
	int away = vertical ? -(SQUARE_ABOVE + DISTANCE) : SQUARE_BELOW + DISTANCE;
	int y = baseline - item->in->baseline + size * away / 100;
	struct area *dot = area_new(layout, AREA_PATH, "emphasis", NULL);
	dot->x = centre - size * RADIUS / 100;
	dot->y = y - size * RADIUS / 100;
	dot->width = dot->height = size * RADIUS / 50;
	dot->path = circle(
		layout, centre, y, size * RADIUS / 100, style_color(item->in->style, PROP_COLOR));
	area_append(line, dot);
}

void emphasis_add(struct layout *layout, struct area *line, const struct para *para,
	const struct extent *extent, const struct placed *placed, int x, int baseline)
{
	for (size_t i = extent->first; i < extent->end; i++) {
		const struct item *item = &para->items[i];
		if (is_stressed(item))
			add_dot(layout, line, item, x + item->width / 2, baseline);
		x += placed[i - extent->first].advance;
	}
}

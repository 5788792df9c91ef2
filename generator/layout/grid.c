#include "layout/grid.h"

#include <stdlib.h>

#include "layout/cjk.h"

enum { GRID_MAX = 1000 };

/* The n-th number of "28 22"; 0: there is none. */
static int number_of(const struct style *style, int n)
{
	const char *text = style_text(style, PROP_CHAR_GRID);
	char *end;
	long value = strtol(text, &end, 10);
	if (n > 0)
		value = strtol(end, NULL, 10);
	return value > 0 && value <= GRID_MAX ? (int)value : 0;
}

int grid_cell(const struct layout *layout, const struct style *style)
{
	int count = number_of(style, 0);
	bool down = style_keyword(style, PROP_WRITING_MODE) == KEYWORD_tb_rl;
	int measure = down ? layout->container_height : layout->container_width;
	return count > 0 ? measure / count : 0;
}

void grid_pitch(
	const struct layout *layout, const struct style *style, int text, int *before, int *after)
{
	int count = number_of(style, 1);
	bool down = style_keyword(style, PROP_WRITING_MODE) == KEYWORD_tb_rl;
	int pitch =
		count > 0 ? (down ? layout->container_width : layout->container_height) / count : 0;
	int height = *before + text + *after;
	if (pitch <= 0)
		return;
	/* A thousandth of an inch too much is no reason for another line. */
	int rest = (height + pitch - 72 - 1) / pitch * pitch - height;
	*before += rest / 2;
	*after += rest - rest / 2;
}

static bool is_square(const struct item *item)
{
	return item->kind == ITEM_TEXT && item->run != NULL &&
		item->width >= item->run->size * 9 / 10;
}

/* Nothing of it gives way; what follows begins `gap` behind it. */
static void fix(struct item *item, int gap)
{
	item->space = gap;
	item->shrink = item->gap_shrink = item->stretch = 0;
	item->start_blank = item->end_blank = 0;
	item->open = false;
}

static int rest_of(int width, int cell)
{
	return (cell - width % cell) % cell;
}

void grid_items(struct para *para, int cell)
{
	int width = 0; /* of the words since the last cell */
	for (size_t i = 0; i < para->count; i++) {
		struct item *item = &para->items[i];
		bool ends = i + 1 == para->count || is_square(&para->items[i + 1]);
		if (is_square(item)) {
			fix(item, rest_of(item->width, cell));
			width = 0;
			continue;
		}
		if (item->kind == ITEM_LEADER)
			continue;
		fix(item, 0);
		width += item->width;
		if (ends)
			item->space = rest_of(width, cell);
		width = ends ? 0 : width;
	}
}

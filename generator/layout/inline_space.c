/*
 * inline_space.c - the spaces of inlines: which of those that meet is seen, how far that may give.
 */
#include "layout/cjk.h"
#include "layout/para.h"

int item_cut_start(const struct item *item, bool keep_start)
{
	return keep_start && item->kind != ITEM_START ? 0 : item->start_blank;
}

/* Items with spaces between which nothing is. */
struct meeting_spaces {
	struct item *first, *winner, *last;
	bool starts, ends; /* there are some of each kind */
	struct space space;
};

static bool is_edge(const struct item *item)
{
	return item->kind == ITEM_START || item->kind == ITEM_END;
}

/* The space stands where a line may end: outside of all inlines that begin or end there. */
static void settle(struct meeting_spaces *m)
{
	struct item *at = !m->ends ? m->first : !m->starts ? m->last : m->winner;
	if (at != NULL)
		at->object->space = m->space;
	*m = (struct meeting_spaces){ 0 };
}

static void meet(struct meeting_spaces *m, struct item *item)
{
	struct space space = item->object->space;
	item->object->space = (struct space){ 0 };
	m->starts |= item->kind == ITEM_START;
	m->ends |= item->kind == ITEM_END;
	m->last = item;
	if (m->first == NULL) {
		m->first = m->winner = item;
		m->space = space;
	} else if (space_join(&m->space, &space)) {
		m->winner = item;
	}
}

/* A border or padding parts the spaces on its sides (XSL 1.1, 4.2.5). */
static void join_spaces(struct para *para)
{
	struct meeting_spaces m = { 0 };
	for (size_t i = 0; i < para->count; i++) {
		struct item *item = &para->items[i];
		if (item->kind == ITEM_ANCHOR)
			continue;
		if (!is_edge(item) || (item->kind == ITEM_END && item->object->min != 0))
			settle(&m);
		if (!is_edge(item))
			continue;
		meet(&m, item);
		if (item->kind == ITEM_START && item->object->min != 0)
			settle(&m);
	}
	settle(&m);
}

void space_inlines(struct para *para)
{
	join_spaces(para);
	for (size_t i = 0; i < para->count; i++) {
		struct item *item = &para->items[i];
		if (!is_edge(item))
			continue;
		const struct space *space = &item->object->space;
		item->width = item->object->min + space->opt;
		item->shrink = space->opt - space->min;
		item->stretch = space->max - space->opt;
		item->level = CJK_SHRINK_WORD;
		if (item->kind == ITEM_START && !space->retain)
			item->start_blank = space->opt;
		if (item->kind == ITEM_END && !space->retain)
			item->end_blank = space->opt;
	}
}

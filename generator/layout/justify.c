/* justify.c - bringing a line to its measure in the order of clreq 3.2.3 and 3.2.4. */
#include <stdint.h>
#include <string.h>

#include "layout/breaker.h"
#include "layout/cjk.h"
#include "layout/para.h"

struct justifier {
	const struct item *items; /* of this line */
	size_t count;
	const struct extent *extent;
	struct placed *placed;
};

/* What item `i` has to give or may take at one step; 0: nothing. */
typedef int capacity(const struct justifier *j, size_t i, int step);
typedef void change(const struct justifier *j, size_t i, int amount);

static int shrink_capacity(const struct justifier *j, size_t i, int step)
{
	const struct item *item = &j->items[i];
	bool last = i + 1 == j->count;
	if (step == CJK_SHRINK_AUTOSPACE && !last && item->gap_shrink > 0)
		return item->gap_shrink;
	if (item->level != step || item->shrink == 0)
		return 0;
	int cut = (i == 0 ? j->extent->cut_start : 0) + (last ? j->extent->cut_end : 0);
	return item->shrink > cut ? item->shrink - cut : 0;
}

static void shrink_change(const struct justifier *j, size_t i, int amount)
{
	const struct item *item = &j->items[i];
	struct cjk_blank blank = cjk_blank(item->class);
	j->placed[i].advance -= amount;
	if (item->kind == ITEM_TEXT && blank.before > 0 && item->shrink > 0)
		j->placed[i].shift -= blank.after > 0 ? amount / 2 : amount;
}

static int leader_shrink(const struct justifier *j, size_t i, int step)
{
	const struct item *item = &j->items[i];
	(void)step;
	return item->kind == ITEM_LEADER ? item->width - item->object->min : 0;
}

static void narrower(const struct justifier *j, size_t i, int amount)
{
	j->placed[i].advance -= amount;
}

static int leader_stretch(const struct justifier *j, size_t i, int step)
{
	const struct item *item = &j->items[i];
	(void)step;
	return item->kind == ITEM_LEADER ? item->object->max - item->width : 0;
}

/* Between words, or beside an inline. */
static bool is_space(const struct item *item)
{
	return item->kind == ITEM_SPACE || item->kind == ITEM_START || item->kind == ITEM_END;
}

static int word_stretch(const struct justifier *j, size_t i, int step)
{
	(void)step;
	bool cut = i + 1 == j->count || (i == 0 && j->extent->cut_start > 0);
	return is_space(&j->items[i]) && !cut ? j->items[i].stretch : 0;
}

/* Between Han and Western there is a gap already: it stays as it is as long as the others can
 * open. */
static int han_stretch(const struct justifier *j, size_t i, int step)
{
	const struct item *item = &j->items[i];
	(void)step;
	bool opens = item->open && item->gap_shrink == 0 && i + 1 < j->count;
	return opens ? item->in->style->font_size / CJK_HAN_STRETCH : 0;
}

static int autospace_stretch(const struct justifier *j, size_t i, int step)
{
	(void)step;
	return !is_space(&j->items[i]) && i + 1 < j->count ? j->items[i].stretch : 0;
}

static int gap_stretch(const struct justifier *j, size_t i, int step)
{
	(void)step;
	return j->items[i].open && i + 1 < j->count;
}

static void wider(const struct justifier *j, size_t i, int amount)
{
	j->placed[i].advance += amount;
}

/*
 * Deal `amount` out in proportion to what each item may take, so that the parts sum to it exactly.
 * Returns what is left over.
 */
static int deal(
	const struct justifier *j, int amount, bool unlimited, capacity *of, int step, change *to)
{
	int64_t total = 0, before = 0;
	for (size_t i = 0; i < j->count; i++)
		total += of(j, i, step);
	if (total == 0 || amount <= 0)
		return amount;
	int64_t share = unlimited || total > amount ? amount : total;
	for (size_t i = 0; i < j->count; i++) {
		int64_t after = before + of(j, i, step);
		int part = (int)(share * after / total - share * before / total);
		if (part != 0)
			to(j, i, part);
		before = after;
	}
	return amount - (int)share;
}

static int shorten(const struct justifier *j, int amount)
{
	amount = deal(j, amount, false, leader_shrink, 0, narrower);
	for (int level = 0; level < CJK_SHRINK_LEVELS; level++)
		amount = deal(j, amount, false, shrink_capacity, level, shrink_change);
	return amount;
}

static int lengthen(const struct justifier *j, int amount)
{
	static capacity *const steps[] = { leader_stretch, word_stretch, han_stretch,
		autospace_stretch };
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		amount = deal(j, amount, false, steps[i], 0, wider);
	return deal(j, amount, true, gap_stretch, 0, wider);
}

static void start(const struct justifier *j)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct item *item = &j->items[i];
		j->placed[i].advance = item->width + item->space;
		j->placed[i].shift = -item->lead;
	}
	j->placed[0].advance -= j->extent->cut_start;
	j->placed[0].shift -= j->extent->cut_start;
	j->placed[j->count - 1].advance -= j->items[j->count - 1].space + j->extent->cut_end;
}

int justify(const struct item *items, const struct extent *extent, int measure, bool fill,
	struct placed *placed)
{
	struct justifier j = {
		.items = items + extent->first,
		.count = extent->end - extent->first,
		.extent = extent,
		.placed = placed,
	};
	if (j.count == 0)
		return 0;
	start(&j);
	int rest = measure - extent->natural;
	if (rest < 0)
		rest = -shorten(&j, -rest);
	else if (fill)
		rest = lengthen(&j, rest);
	return measure - rest;
}

/* spacing.c - items of Chinese and Western text: where lines may end, what is squeezed, what may
 * give. */
#include <stdlib.h>
#include <string.h>

#include "layout/cjk.h"
#include "layout/para.h"

static bool is_chinese(const struct style *style)
{
	return strncmp(style_text(style, PROP_LANGUAGE), "zh", 2) == 0;
}

static enum cjk_level level_of(const struct style *style)
{
	switch (style_keyword(style, PROP_LINE_BREAK)) {
	case KEYWORD_none:
		return CJK_NONE;
	case KEYWORD_gb:
		return CJK_GB;
	case KEYWORD_strict:
		return CJK_STRICT;
	default:
		return CJK_BASIC;
	}
}

/* ---- penalties */

static int penalty_of(enum cjk_break verdict)
{
	return verdict == CJK_MUST_BREAK ? PENALTY_FORCED :
		verdict == CJK_MAY_BREAK ? 0 :
					   PENALTY_NEVER;
}

/* A line ends behind an item, or does not, by what stands on both sides; words may be divided. */
static int penalty_at(const struct item *item, const unsigned char *breaks)
{
	int penalty = penalty_of(breaks[item[1].start]);
	if (penalty != PENALTY_FORCED && item->kind == ITEM_TEXT && item->object != NULL)
		return PENALTY_HYPHEN;
	return penalty == 0 && item->kind == ITEM_HYPHEN ? PENALTY_HYPHEN : penalty;
}

static bool is_whole(const struct inline_box *in)
{
	const struct style *style = in->style;
	return style_given(style, PROP_KEEP_TOGETHER_LINE) ||
		style_given(style, PROP_DISTRIBUTE_WIDTH);
}

/* The innermost inline that must not be broken and holds both. */
static bool kept_together(const struct inline_box *a, const struct inline_box *b)
{
	for (; a != NULL && a->parent != NULL; a = a->parent)
		if (is_whole(a))
			for (const struct inline_box *up = b; up != NULL; up = up->parent)
				if (up == a)
					return true;
	return false;
}

/* Of spaces that stay each is worth a line's end. */
static bool is_kept(const struct item *item)
{
	return item->kind == ITEM_TEXT && item->class == CJK_SPACE;
}

static void adjust_penalties(struct para *para)
{
	for (size_t i = 0; i + 1 < para->count; i++) {
		struct item *item = &para->items[i], *next = &para->items[i + 1];
		if (item->penalty == PENALTY_FORCED)
			continue;
		bool no_wrap = style_keyword(item->in->style, PROP_WRAP_OPTION) == KEYWORD_no_wrap;
		item->whole = no_wrap;
		if (item->kind == ITEM_LEADER || no_wrap ||
			(item->in != next->in && kept_together(item->in, next->in)) ||
			(item->in == next->in && item->in->parent != NULL &&
				kept_together(item->in, next->in)))
			item->penalty = PENALTY_NEVER;
		else if ((next->kind == ITEM_LEADER && item->kind != ITEM_START) || is_kept(item))
			item->penalty = 0;
	}
	/* A line does not end behind the start of an inline, but in front of it. */
	for (size_t i = para->count; i-- > 1;)
		if (para->items[i].kind == ITEM_START) {
			if (para->items[i - 1].penalty != PENALTY_FORCED)
				para->items[i - 1].penalty = para->items[i].penalty;
			para->items[i].penalty = PENALTY_NEVER;
		}
}

static bool is_in(const struct inline_box *box, const struct inline_box *outer)
{
	while (box != NULL && box != outer)
		box = box->parent;
	return box != NULL;
}

bool keep_in_line(const struct style *style, enum property keep)
{
	return style_keyword(style, keep) == KEYWORD_always || style_number(style, keep, 0) > 0;
}

/* Does something that ends or begins between the two keep its neighbour in the line? */
static bool kept_beside(const struct inline_box *before, const struct inline_box *behind)
{
	for (const struct inline_box *b = before; b != NULL && !is_in(behind, b); b = b->parent)
		if (keep_in_line(b->style, PROP_KEEP_NEXT_LINE))
			return true;
	for (const struct inline_box *b = behind; b != NULL && !is_in(before, b); b = b->parent)
		if (keep_in_line(b->style, PROP_KEEP_PREVIOUS_LINE))
			return true;
	return false;
}

/* The spaces between them are no neighbours. */
static void keep_lines(struct para *para)
{
	for (size_t i = 0; i < para->count;) {
		size_t end = i + 1;
		while (end < para->count && para->items[end].kind == ITEM_SPACE)
			end++;
		bool kept =
			end < para->count && kept_beside(para->items[i].in, para->items[end].in);
		for (; i < end; i++)
			if (kept && para->items[i].penalty != PENALTY_FORCED)
				para->items[i].penalty = PENALTY_NEVER;
	}
}

static void set_penalties(struct para *para)
{
	unsigned char *breaks = mem_alloc(para->len + 1);
	cjk_breaks(para->text, para->len, level_of(para->style), breaks);
	for (size_t i = 0; i + 1 < para->count; i++)
		para->items[i].penalty = penalty_at(&para->items[i], breaks);
	if (para->count > 0)
		para->items[para->count - 1].penalty = PENALTY_FORCED;
	free(breaks);
	adjust_penalties(para);
	if (para->keeps)
		keep_lines(para);
}

/* ---- marks */

static int em(const struct item *item)
{
	return item->run != NULL ? item->run->size : item->in->style->font_size;
}

/* Does the mark fill a square?  The Latin form of a quotation mark does not. */
static bool is_full(const struct item *item)
{
	return item->kind == ITEM_TEXT && item->class <= CJK_MIDDLE && item->class != CJK_HAN &&
		item->width + item->lead >= em(item) * 9 / 10;
}

static void set_blanks(struct item *item)
{
	enum keyword trim = style_keyword(item->in->style, PROP_PUNCTUATION_TRIM);
	if (trim != KEYWORD_all || !is_chinese(item->in->style) || !is_full(item))
		return;
	struct cjk_blank blank = cjk_blank(item->class);
	item->start_blank = item->class == CJK_MIDDLE ? 0 : blank.before * em(item) / 4;
	item->end_blank = item->class == CJK_MIDDLE ? 0 : blank.after * em(item) / 4;
	item->shrink = (blank.before + blank.after) * em(item) / 4;
	item->level = (unsigned char)cjk_shrink_level(item->class);
}

/*
 * Is it a narrow “ that was given a square (font.h)?  Its blank is wider than the half square of a
 * mark that was drawn for one: behind another mark both give way, or the pair looks as if not
 * squeezed.
 */
static bool is_padded(const struct item *item)
{
	return item->class == CJK_QUOTE_OPEN && item->glyphs == 1 &&
		item->run->glyphs[item->glyph].dx >= em(item) / 2;
}

static void squeeze(struct item *first, struct item *second)
{
	unsigned char after, before;
	enum keyword trim = style_keyword(first->in->style, PROP_PUNCTUATION_TRIM);
	if (trim == KEYWORD_none || !is_chinese(first->in->style) || !is_full(first) ||
		!is_full(second))
		return;
	cjk_squeeze(first->class, second->class, &after, &before);
	if (after > 0 && is_padded(second))
		before = 2;
	int cut_after = after * em(first) / 4, cut_before = before * em(second) / 4;
	first->width -= cut_after;
	first->shrink -= cut_after < first->shrink ? cut_after : first->shrink;
	first->end_blank -= cut_after < first->end_blank ? cut_after : first->end_blank;
	second->width -= cut_before;
	second->lead += cut_before;
	second->shrink -= cut_before < second->shrink ? cut_before : second->shrink;
	second->start_blank -= cut_before < second->start_blank ? cut_before : second->start_blank;
}

/* ---- gaps */

/* Blank sides would make the gap look wide: only bare letters and digits get it. */
static void autospace(struct item *item, const struct item *next)
{
	if (style_keyword(item->in->style, PROP_TEXT_AUTOSPACE) != KEYWORD_normal ||
		style_keyword(next->in->style, PROP_TEXT_AUTOSPACE) != KEYWORD_normal ||
		!is_chinese(item->in->style) || !cjk_autospace(item->class, next->class))
		return;
	int size = em(item) < em(next) ? em(item) : em(next);
	item->space += size / 4;
	item->gap_shrink = size / 8;
	item->stretch = size / 3 - size / 4;
}

static void set_word_space(struct item *item)
{
	int most = em(item) / 2;
	int least = is_chinese(item->in->style) ? em(item) / 4 : item->width * 2 / 3;
	item->shrink = item->width > least ? item->width - least : 0;
	item->stretch = item->width < most ? most - item->width : 0;
	item->level = CJK_SHRINK_WORD;
}

static bool may_open(const struct item *item, const struct item *next)
{
	switch (style_keyword(item->in->style, PROP_TEXT_JUSTIFY)) {
	case KEYWORD_none:
		return false;
	case KEYWORD_inter_word:
		return item->kind == ITEM_SPACE;
	default:
		return item->kind == ITEM_SPACE ||
			(next->kind != ITEM_SPACE && cjk_may_open(item->class, next->class));
	}
}

/* The next item that takes room in the line, or NULL. */
static struct item *next_solid(struct para *para, size_t i)
{
	for (i++; i < para->count; i++)
		if (para->items[i].kind != ITEM_ANCHOR && para->items[i].kind != ITEM_HYPHEN)
			return &para->items[i];
	return NULL;
}

static void set_gaps(struct para *para)
{
	for (size_t i = 0; i < para->count; i++) {
		struct item *item = &para->items[i];
		struct item *next = next_solid(para, i);
		if (item->kind == ITEM_SPACE)
			set_word_space(item);
		if (next == NULL || item->kind == ITEM_ANCHOR || item->kind == ITEM_HYPHEN ||
			item->kind == ITEM_START || next->kind == ITEM_END ||
			next->kind == ITEM_NEWLINE || item->kind == ITEM_NEWLINE)
			continue;
		if (item->kind != ITEM_SPACE && next->kind != ITEM_SPACE) {
			squeeze(item, next);
			autospace(item, next);
		}
		item->open = may_open(item, next);
	}
}

/* A mark that hangs takes no room at a line's end (clreq 3.1.6). */
static void hang_marks(struct para *para)
{
	for (size_t i = 0; i < para->count; i++) {
		struct item *item = &para->items[i];
		bool hangs = item->class == CJK_COMMA || item->class == CJK_STOP;
		if (!hangs || !is_full(item) ||
			style_keyword(item->in->style, PROP_HANGING_PUNCTUATION) != KEYWORD_end)
			continue;
		const char *mark = para->text + item->start;
		if (strncmp(mark, "。", 3) == 0 || strncmp(mark, "，", 3) == 0 ||
			strncmp(mark, "、", 3) == 0)
			item->end_blank = item->width;
	}
}

/* ---- names spread over a width */

static const struct inline_box *spread_box(const struct item *item)
{
	const struct inline_box *in = item->in;
	while (in != NULL && !style_given(in->style, PROP_DISTRIBUTE_WIDTH))
		in = in->parent;
	return in;
}

/* Items [first, end) fill the width of their inline: equal gaps, which justification leaves alone.
 */
static void spread(struct para *para, size_t first, size_t end, int width)
{
	int natural = 0;
	int gaps = (int)(end - first) - 1;
	for (size_t i = first; i < end; i++) {
		struct item *item = &para->items[i];
		natural += item->width;
		if (i + 1 < end)
			item->space = item->stretch = item->gap_shrink = 0;
		item->open = item->open && i + 1 == end;
		item->shrink = item->start_blank = item->end_blank = 0;
	}
	int rest = width - natural;
	for (int i = 0; i < gaps && rest > 0; i++)
		para->items[first + (size_t)i].space = rest * (i + 1) / gaps - rest * i / gaps;
}

static void spread_names(struct para *para)
{
	for (size_t i = 0; i < para->count;) {
		const struct inline_box *box = spread_box(&para->items[i]);
		size_t end = i + 1;
		while (box != NULL && end < para->count && spread_box(&para->items[end]) == box)
			end++;
		if (box != NULL)
			spread(para, i, end, style_length(box->style, PROP_DISTRIBUTE_WIDTH, 0));
		i = end;
	}
}

/* ---- inlines that keep their edges where a line breaks */

static void keep_edges(struct para *para)
{
	for (size_t i = 0; i + 1 < para->count; i++) {
		struct item *item = &para->items[i], *next = &para->items[i + 1];
		for (const struct inline_box *box = item->in; box != NULL; box = box->parent)
			if (is_in(next->in, box)) {
				item->end_edge += box->keep_end;
				next->start_edge += box->keep_start;
			}
	}
}

void space_items(struct para *para)
{
	set_penalties(para);
	for (size_t i = 0; i < para->count; i++)
		set_blanks(&para->items[i]);
	set_gaps(para);
	space_inlines(para);
	hang_marks(para);
	spread_names(para);
	if (para->edges)
		keep_edges(para);
}

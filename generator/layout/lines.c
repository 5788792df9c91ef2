/* lines.c - the inline content of a block to lines, and those to pieces. */
#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/line.h"
#include "layout/retrieve.h"

/*
 * Sheets are bound at the left of odd pages.  On which page a line of a flow will stand is not
 * known here: it counts as odd.
 */
static bool is_verso(const struct layout *layout)
{
	return layout->page != NULL && layout->page->number % 2 == 0;
}

static enum keyword plain_align(
	const struct layout *layout, const struct style *style, enum property property)
{
	enum keyword align = style_keyword(style, property);
	enum keyword left = style_is_rl(style) ? KEYWORD_end : KEYWORD_start;
	enum keyword right = style_is_rl(style) ? KEYWORD_start : KEYWORD_end;
	switch (align) {
	case KEYWORD_right:
		return right;
	case KEYWORD_left:
		return left;
	case KEYWORD_outside:
		return is_verso(layout) ? left : right;
	case KEYWORD_inside:
		return is_verso(layout) ? right : left;
	default:
		return align;
	}
}

/* "relative" follows text-align, but a justified paragraph ends with a line as it is. */
static enum keyword last_align(const struct layout *layout, const struct style *style)
{
	enum keyword align = plain_align(layout, style, PROP_TEXT_ALIGN);
	enum keyword last = plain_align(layout, style, PROP_TEXT_ALIGN_LAST);
	if (last != KEYWORD_relative)
		return last;
	return align == KEYWORD_justify ? KEYWORD_start : align;
}

struct setter {
	struct galley *galley;
	const struct fo *block;
	const struct style *style;
	struct para para;
	struct measure measure;
	int indent; /* of the first line */
	size_t first; /* item: what is in front of it stands on another page */
	size_t *ends;
	size_t lines;
};

static struct note *notes_of(struct setter *s, size_t first, size_t end)
{
	struct note *notes = NULL, **last = &notes;
	for (size_t i = first; s->para.notes && i < end; i++) {
		const struct inline_object *object = s->para.items[i].object;
		if (object == NULL || object->note == NULL)
			continue;
		struct note *note = arena_alloc(s->galley->layout->work, sizeof(*note));
		note->fo = object->note;
		note->body = flow_galley(
			s->galley->layout, object->note, s->galley->layout->container_width);
		*last = note;
		last = &note->next;
	}
	return notes;
}

/* Markers of the inlines that show something in a line, in their order. */
static struct line_mark *marks_of(struct setter *s, size_t first, size_t end)
{
	struct line_mark *marks = NULL;
	const struct item *items = s->para.items;
	size_t start = items[first].start, stop = items[end - 1].start + items[end - 1].len;
	for (const struct para_mark *m = s->para.marks; m != NULL; m = m->next) {
		if (m->start >= stop || m->end <= start)
			continue;
		struct line_mark *mark = arena_alloc(s->galley->layout->work, sizeof(*mark));
		*mark = (struct line_mark){ m->markers, m->start >= start, m->end <= stop, marks };
		marks = mark;
	}
	return marks;
}

/* A cut may leave neither too few lines at the foot of a page nor too few at the top of the next.
 */
static int lines_cost(const struct setter *s, size_t line)
{
	double orphans = style_number(s->style, PROP_ORPHANS, 2);
	double widows = style_number(s->style, PROP_WIDOWS, 2);
	if (line == 0)
		return COST_NONE;
	return (double)line < orphans || (double)(s->lines - line) < widows ? COST_LINES :
									      COST_NONE;
}

static bool is_last_line(const struct setter *s, size_t line)
{
	return line + 1 == s->lines || s->para.items[s->ends[line] - 1].penalty == PENALTY_FORCED;
}

/* ---- block-level objects in inlines: they and the borders around them are blocks of the flow */

/* The one that stands in a line; NULL: none. */
static const struct item *block_in(const struct setter *s, size_t first, size_t end)
{
	for (size_t i = first; s->para.blocks && i < end; i++)
		if (s->para.items[i].kind == ITEM_BLOCK)
			return &s->para.items[i];
	return NULL;
}

static bool has_edge(
	const struct setter *s, size_t line, enum item_kind kind, const struct inline_box *in)
{
	for (size_t i = line > 0 ? s->ends[line - 1] : s->first; i < s->ends[line]; i++)
		if (s->para.items[i].kind == kind && s->para.items[i].in == in)
			return true;
	return false;
}

static const struct area_box *box_around(
	const struct setter *s, const struct inline_box *in, bool starts, bool ends)
{
	struct arena *arena = s->galley->layout->arena;
	const struct area_box *whole = style_box(in->style, 0, arena);
	if (whole == NULL)
		return NULL;
	struct area_box *box = arena_alloc(arena, sizeof(*box));
	*box = *whole;
	if (!starts && in->keep_start == 0)
		box->border[AREA_LEFT].width = box->padding[AREA_LEFT] = 0;
	if (!ends && in->keep_end == 0)
		box->border[AREA_RIGHT].width = box->padding[AREA_RIGHT] = 0;
	return box;
}

static struct frame *open_inline(struct setter *s, size_t line, const struct inline_box *in)
{
	struct galley *galley = s->galley;
	const struct frame *outer = galley->frame;
	struct frame *frame = arena_alloc(galley->layout->work, sizeof(*frame));
	bool starts = has_edge(s, line, ITEM_START, in), ends = has_edge(s, line, ITEM_END, in);
	frame->fo = in->fo;
	frame->name = "inline";
	frame->link = in->parent->link != in->link ? in->link : NULL;
	frame->box = box_around(s, in, starts, ends);
	int left = 0, right = 0;
	if (frame->box != NULL) {
		left = frame->box->border[AREA_LEFT].width + frame->box->padding[AREA_LEFT];
		right = frame->box->border[AREA_RIGHT].width + frame->box->padding[AREA_RIGHT];
	}
	frame->before = style_edge(in->style, AREA_TOP, 0);
	frame->after = style_edge(in->style, AREA_BOTTOM, 0);
	frame->start = outer->start + left;
	frame->end_indent = outer->end_indent + right;
	frame->x = outer->x + left;
	frame->width = outer->width - left - right;
	galley_open(galley, frame);
	galley->origin += left;
	galley->width -= left + right;
	return frame;
}

static void open_inlines(struct setter *s, size_t line, const struct inline_box *in)
{
	if (in->parent == NULL)
		return;
	open_inlines(s, line, in->parent);
	if (in->fo != in->parent->fo) /* else what a marker brings */
		open_inline(s, line, in);
}

static void add_block(struct setter *s, size_t line, const struct item *item)
{
	struct galley *galley = s->galley;
	int origin = galley->origin, width = galley->width;
	open_inlines(s, line, item->in);
	flow_child(galley, item->object->fo);
	for (const struct inline_box *in = item->in; in->parent != NULL; in = in->parent)
		if (in->fo != in->parent->fo)
			galley_close(galley);
	galley->origin = origin;
	galley->width = width;
}

static void add_line(struct setter *s, size_t line)
{
	const struct item *block =
		block_in(s, line > 0 ? s->ends[line - 1] : s->first, s->ends[line]);
	if (block != NULL) {
		add_block(s, line, block);
		return;
	}
	const struct frame *frame = s->galley->frame;
	bool last = is_last_line(s, line);
	int indent = line == 0 ? s->indent : 0;
	struct line_shape shape = {
		.first = line > 0 ? s->ends[line - 1] : s->first,
		.end = s->ends[line],
		.start = frame->x + indent,
		.measure = line == 0 ? s->measure.first : s->measure.other,
		.align = last ? last_align(s->galley->layout, s->style) :
				plain_align(s->galley->layout, s->style, PROP_TEXT_ALIGN),
		.keep_start = line == 0 && s->measure.indented,
		.goes_on = s->ends[line] < s->para.count,
	};
	if (last)
		shape.measure -= style_length(s->style, PROP_LAST_LINE_END_INDENT, frame->width);
	struct area *area = line_build(s->galley->layout, &s->para, &shape);
	if (line > 0)
		galley_keep(s->galley, lines_cost(s, line));
	if (line > 0 && s->para.items[shape.first - 1].penalty == PENALTY_HYPHEN &&
		style_given(s->style, PROP_HYPHEN_KEEP))
		galley_keep(s->galley, COST_ALWAYS);
	struct piece *piece = galley_add(s->galley, PIECE_AREA, area->height);
	piece->area = area;
	piece->item = shape.first;
	if (shape.first > 0)
		piece->head = --s->galley->heads;
	piece->notes = notes_of(s, shape.first, shape.end);
	piece->marks = marks_of(s, shape.first, shape.end);
	s->galley->notes |= piece->notes != NULL;
}

static bool is_wider(const struct setter *s, int *widest)
{
	*widest = 0;
	for (size_t line = 0; line < s->lines; line++) {
		struct extent extent = extent_of(s->para.items,
			line > 0 ? s->ends[line - 1] : s->first, s->ends[line], false);
		int measure = line == 0 ? s->measure.first : s->measure.other;
		int over = extent.natural - extent.shrink - measure;
		if (over > *widest)
			*widest = over;
	}
	return *widest > 100;
}

static breaker *breaker_of(const struct style *style)
{
	if (style_true(style, PROP_BALANCE))
		return break_balanced;
	return style_keyword(style, PROP_TEXT_ALIGN) == KEYWORD_justify ? break_total :
									  break_greedy;
}

static void tell_wide(struct setter *s)
{
	int over;
	struct layout *layout = s->galley->layout;
	if (is_wider(s, &over))
		diag_report(layout->diag, fo_where(s->block), MESSAGE_OVERFLOW,
			arena_printf(layout->work, "%.1f", over / 72000.0 * 25.4));
}

/* A paragraph that goes on after a page of another width: without the lines before that. */
static void resume(struct setter *s)
{
	const struct resume *at = &s->galley->resume;
	if (at->item == 0 || s->galley->heads + 1 != at->head || at->item >= s->para.count)
		return;
	galley_add(s->galley, PIECE_AREA, 0); /* stands for the lines before */
	s->first = at->item;
	s->indent = 0;
	s->measure.first = s->measure.other;
	s->measure.indented = false;
}

static void set_paragraph(struct setter *s)
{
	resume(s);
	s->ends = mem_alloc((s->para.count + 1) * sizeof(*s->ends));
	s->lines = breaker_of(s->style)(
		s->para.items + s->first, s->para.count - s->first, &s->measure, s->ends);
	for (size_t line = 0; line < s->lines; line++)
		s->ends[line] += s->first;
	tell_wide(s);
	for (size_t line = 0; line < s->lines; line++)
		add_line(s, line);
	free(s->ends);
}

/* A block with nothing but white space has no line, one with an anchor a line of no height. */
static bool is_empty(const struct para *para)
{
	for (size_t i = 0; i < para->count; i++)
		if (para->items[i].kind != ITEM_ANCHOR && para->items[i].kind != ITEM_SPACE)
			return false;
	return true;
}

static void add_anchors(struct setter *s)
{
	for (size_t i = 0; i < s->para.count; i++) {
		const struct inline_object *object = s->para.items[i].object;
		if (object == NULL || s->para.items[i].kind != ITEM_ANCHOR)
			continue;
		struct piece *piece = galley_add(s->galley, PIECE_AREA, 0);
		piece->area = area_new(s->galley->layout, AREA_INLINE, "inline", object->fo);
		piece->notes = notes_of(s, i, i + 1);
		s->galley->notes |= piece->notes != NULL;
	}
}

/* Lines with page numbers are set once more at the end: what they are made of must stay. */
static bool shows_numbers(const struct fo *fo)
{
	if (fo->object == OBJECT_PAGE_NUMBER || fo->object == OBJECT_PAGE_NUMBER_CITATION ||
		fo->object == OBJECT_PAGE_NUMBER_CITATION_LAST || retrieves(fo))
		return true;
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		if (shows_numbers(child))
			return true;
	return false;
}

void lines_flow(struct galley *galley, const struct fo *block, const struct fo *first,
	const struct fo **next)
{
	struct setter s = { .galley = galley, .block = block, .style = block->style };
	struct arena arena = { 0 };
	int width = galley->frame != NULL ? galley->frame->width : galley->width;
	bool starts = first == block->first ||
		(first->object == OBJECT_TEXT && block->first != NULL &&
			block->first->next == first);
	if (galley->frame == NULL) {
		/* Inline content where blocks belong: of a marker. */
		struct frame *frame = frame_new(galley, block);
		galley_open(galley, frame);
		lines_flow(galley, block, first, next);
		galley_close(galley);
		return;
	}
	s.indent = starts ? style_length(block->style, PROP_TEXT_INDENT, width) : 0;
	s.measure = (struct measure){
		.first = width - s.indent,
		.other = width,
		.indented = s.indent > 0,
		.justify = style_keyword(block->style, PROP_TEXT_ALIGN) == KEYWORD_justify,
		.runt_min = (int)style_number(block->style, PROP_RUNT_MIN, 2),
		.ladder = (int)style_number(block->style, PROP_HYPHEN_LADDER, 0),
	};
	para_build(galley->layout, block, first, width,
		shows_numbers(block) ? galley->layout->work : &arena, &s.para, next);
	if (is_empty(&s.para))
		add_anchors(&s);
	else
		set_paragraph(&s);
	para_free(&s.para);
	arena_free(&arena);
}

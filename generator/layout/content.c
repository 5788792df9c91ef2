#include "layout/content.h"

#include "layout/flow.h"
#include "layout/line.h"
#include "layout/retrieve.h"
#include "layout/table.h"

struct measurer {
	struct layout *layout;
	struct content_widths widths; /* of the reference area */
};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* What is so wide stands in a block with these indents, which may be a part of the whole. */
static void ask(struct measurer *m, const struct style *style, int min, int max)
{
	struct length start = style_value(style, PROP_START_INDENT)->length;
	struct length end = style_value(style, PROP_END_INDENT)->length;
	double left = 1 - ((double)start.percent + (double)end.percent) / 100;
	int indents = start.fixed + end.fixed;
	/* label-end() is 100% less some lengths: such a block asks nothing of the whole. */
	if (left < 0.01)
		return;
	m->widths.min = larger(m->widths.min, (int)((min + indents) / left));
	m->widths.max = larger(m->widths.max, (int)((max + indents) / left));
}

static void measure_child(struct measurer *m, const struct fo *fo);

/* ---- lines */

static int width_of(const struct para *para, size_t first, size_t end, int indent)
{
	return extent_of(para->items, first, end, first == 0 && indent > 0).natural +
		(first == 0 ? indent : 0);
}

static void measure_items(struct measurer *m, const struct para *para, int indent)
{
	struct content_widths widths = { 0 };
	size_t word = 0, line = 0;
	for (size_t i = 0; i < para->count; i++) {
		const struct item *item = &para->items[i];
		if (item->kind == ITEM_BLOCK)
			measure_child(m, item->object->fo);
		if (item->penalty == PENALTY_NEVER && i + 1 < para->count)
			continue;
		widths.min = larger(widths.min, width_of(para, word, i + 1, indent));
		word = i + 1;
		if (item->penalty != PENALTY_FORCED && i + 1 < para->count)
			continue;
		widths.max = larger(widths.max, width_of(para, line, i + 1, indent));
		line = i + 1;
	}
	ask(m, para->style, widths.min, larger(widths.min, widths.max));
}

static void measure_lines(
	struct measurer *m, const struct fo *block, const struct fo *first, const struct fo **next)
{
	struct para para;
	int indent = first == block->first ? style_length(block->style, PROP_TEXT_INDENT, 0) : 0;
	para_build(m->layout, block, first, 0, m->layout->work, &para, next);
	measure_items(m, &para, indent);
	para_free(&para);
}

/* ---- blocks */

static void measure_children(struct measurer *m, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;) {
		bool blocks = retrieves(child) && retrieve_gives_blocks(m->layout, child);
		if (!blocks && (fo_is_inline(child) || retrieves(child))) {
			measure_lines(m, fo, child, &child);
			continue;
		}
		measure_child(m, child);
		child = child->next;
	}
}

static void measure_container(struct measurer *m, const struct fo *fo)
{
	enum keyword position = style_keyword(fo->style, PROP_ABSOLUTE_POSITION);
	enum keyword mode = style_keyword(fo->style, PROP_WRITING_MODE);
	bool turned = style_turn(fo->style) % 180 != 0;
	bool vertical = mode == KEYWORD_tb || mode == KEYWORD_tb_rl;
	enum property width = turned ? PROP_BPD_OPT : PROP_IPD_OPT;
	struct measurer inner = { .layout = m->layout };
	if (position == KEYWORD_absolute || position == KEYWORD_fixed)
		return;
	if (style_given(fo->style, width))
		inner.widths.min = inner.widths.max = style_length(fo->style, width, 0);
	else if (!turned && !vertical)
		measure_children(&inner, fo);
	ask(m, fo->style, inner.widths.min, inner.widths.max);
}

static void measure_table(struct measurer *m, const struct fo *fo)
{
	int width = style_length(fo->style, PROP_IPD_OPT, 0);
	struct content_widths widths = { width, width };
	if (width == 0)
		widths = table_content(m->layout, fo);
	ask(m, fo->style, widths.min, widths.max);
}

static void measure_retrieved(struct measurer *m, const struct fo *fo)
{
	const struct fo *holder = retrieve_content(m->layout, fo);
	if (holder != NULL)
		measure_children(m, holder);
}

static void (*const measures[OBJECT_COUNT])(struct measurer *, const struct fo *) = {
	[OBJECT_BLOCK] = measure_children,
	[OBJECT_BLOCK_CONTAINER] = measure_container,
	[OBJECT_LIST_BLOCK] = measure_children,
	[OBJECT_LIST_ITEM] = measure_children,
	[OBJECT_LIST_LABEL] = measure_children,
	[OBJECT_LIST_BODY] = measure_children,
	[OBJECT_TABLE] = measure_table,
	[OBJECT_WRAPPER] = measure_children,
	[OBJECT_RETRIEVE_MARKER] = measure_retrieved,
	[OBJECT_RETRIEVE_TABLE_MARKER] = measure_retrieved,
};

static void measure_child(struct measurer *m, const struct fo *fo)
{
	if (measures[fo->object] != NULL)
		measures[fo->object](m, fo);
}

/* All that it takes is given back: the content is laid out once more, when its width is known. */
struct content_widths content_measure(struct layout *layout, const struct fo *fo)
{
	struct measurer m = { .layout = layout };
	struct arena work = { 0 }, areas = { 0 };
	struct diag quiet;
	struct layout before = *layout;
	size_t parts = layout->tree->parts;
	diag_init(&quiet);
	layout->diag = layout->fo.diag = &quiet;
	layout->work = layout->fo.arena = &work;
	layout->arena = layout->fo.areas = &areas;
	measure_children(&m, fo);
	layout->diag = before.diag;
	layout->work = before.work;
	layout->arena = before.arena;
	layout->fo = before.fo;
	layout->tree->parts = parts;
	diag_free(&quiet);
	arena_free(&work);
	arena_free(&areas);
	return m.widths;
}

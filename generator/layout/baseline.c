/* baseline.c - the alignment of inline objects across the line (XSL 1.1, 7.14), heights of
 * lines. */
#include "layout/baseline.h"

struct metrics {
	int ascent, descent, x_height;
};

static struct metrics metrics_of(struct layout *layout, const struct style *style)
{
	struct font_request request = font_request_of(style);
	const struct face *face = font_first(layout->fonts, &request, layout->diag);
	if (face == NULL)
		return (struct metrics){ style->font_size * 88 / 100, style->font_size * 12 / 100,
			style->font_size / 2 };
	struct font_metrics metrics = font_metrics(face, style->font_size);
	return (struct metrics){ metrics.ascent, metrics.descent, metrics.x_height };
}

/* ---- baselines */

/* Above the alphabetic one. */
static int baseline_at(const struct metrics *m, enum keyword baseline)
{
	switch (baseline) {
	case KEYWORD_before_edge:
	case KEYWORD_text_before_edge:
		return m->ascent;
	case KEYWORD_hanging:
		return m->ascent * 8 / 10;
	case KEYWORD_mathematical:
		return m->ascent / 2;
	case KEYWORD_middle:
		return m->x_height / 2;
	case KEYWORD_central:
		return (m->ascent - m->descent) / 2;
	case KEYWORD_ideographic:
	case KEYWORD_after_edge:
	case KEYWORD_text_after_edge:
		return -m->descent;
	default:
		return 0;
	}
}

/* vertical-align is a shorthand of these properties (XSL 1.1, 7.31.22). */
static enum keyword alignment_of(const struct style *style)
{
	switch (style_keyword(style, PROP_VERTICAL_ALIGN)) {
	case KEYWORD_middle:
		return KEYWORD_middle;
	case KEYWORD_text_top:
		return KEYWORD_text_before_edge;
	case KEYWORD_text_bottom:
		return KEYWORD_text_after_edge;
	case KEYWORD_top:
		return KEYWORD_before_edge;
	case KEYWORD_bottom:
		return KEYWORD_after_edge;
	default:
		return style_keyword(style, PROP_ALIGNMENT_BASELINE);
	}
}

static bool is_shift(const struct style *style, enum keyword which)
{
	return style_keyword(style, PROP_BASELINE_SHIFT) == which ||
		style_keyword(style, PROP_VERTICAL_ALIGN) == which;
}

static int shift_of(
	const struct inline_box *box, const struct metrics *own, const struct metrics *outer)
{
	const struct style *style = box->style;
	int height = style_line_height(box->parent->style);
	if (is_shift(style, KEYWORD_sub))
		return -own->x_height / 2;
	if (is_shift(style, KEYWORD_super))
		return outer->x_height;
	return style_length(style, PROP_BASELINE_SHIFT, height) +
		style_length(style, PROP_VERTICAL_ALIGN, height);
}

/* From the alphabetic baseline of the object up to the point that is aligned. */
static int point_of(const struct inline_box *box, const struct metrics *own, enum keyword align)
{
	const struct style *style = box->style;
	enum keyword adjust = style_keyword(style, PROP_ALIGNMENT_ADJUST);
	if (style_value(style, PROP_ALIGNMENT_ADJUST)->kind == VALUE_LENGTH)
		return -style_length(style, PROP_ALIGNMENT_ADJUST, style_line_height(style));
	return baseline_at(own, adjust == KEYWORD_auto ? align : adjust);
}

static bool is_plain(const struct style *style)
{
	return style_keyword(style, PROP_BASELINE_SHIFT) == KEYWORD_baseline &&
		style_keyword(style, PROP_VERTICAL_ALIGN) == KEYWORD_baseline &&
		style_keyword(style, PROP_ALIGNMENT_BASELINE) == KEYWORD_auto &&
		style_keyword(style, PROP_ALIGNMENT_ADJUST) == KEYWORD_auto;
}

void baseline_align(struct layout *layout, struct inline_box *box, int height)
{
	const struct inline_box *parent = box->parent;
	box->baseline = box->inner_baseline = parent->inner_baseline;
	box->table = parent->table;
	if (is_plain(box->style))
		return;
	enum keyword align = alignment_of(box->style);
	struct metrics own = metrics_of(layout, box->style);
	struct metrics outer = metrics_of(layout, parent->style);
	struct metrics table = metrics_of(layout, parent->table);
	if (height > 0)
		own = (struct metrics){ height, 0, height };
	int shift = shift_of(box, &own, &outer);
	const struct inline_box *top = parent;
	while (top->parent != NULL)
		top = top->parent;
	/* The edges of the line itself are known when all else stands in it. */
	if (parent->table == top->style &&
		(align == KEYWORD_before_edge || align == KEYWORD_after_edge))
		box->edge = align;
	box->above = own.ascent;
	box->below = own.descent;
	box->shifted = shift != 0;
	box->baseline += baseline_at(&table, align) - point_of(box, &own, align) + shift;
	if (shift != 0) {
		box->inner_baseline = box->baseline;
		box->table = box->style;
	}
}

int baseline_in(const struct inline_box *box, const struct heights *line)
{
	switch (box->edge) {
	case KEYWORD_before_edge:
		return line->above - box->above;
	case KEYWORD_after_edge:
		return box->below - line->below;
	default:
		return box->baseline;
	}
}

/* ---- heights */

static void cover(struct heights *line, int above, int below)
{
	if (above > line->above)
		line->above = above;
	if (below > line->below)
		line->below = below;
}

/*
 * Faces of one size differ by a hair in what they call their ascent.  Where size and line height
 * are those of the block it counts for nothing, or the lines of a page would not be evenly spaced.
 */
static bool is_like_block(const struct inline_box *box, const struct style *block)
{
	return box->baseline == 0 && box->edge == KEYWORD_UNKNOWN &&
		box->style->font_size == block->font_size &&
		style_line_height(box->style) == style_line_height(block);
}

static struct heights heights_of(struct layout *layout, const struct item *item)
{
	if (item->kind == ITEM_AREA)
		return (struct heights){ item->object->ascent, 0 };
	struct metrics metrics = metrics_of(layout, item->in->style);
	return (struct heights){ metrics.ascent, metrics.descent };
}

/* line-height: each object brings its own line spacing. */
static void add_leading(struct heights *own, const struct item *item)
{
	int lead = style_line_height(item->in->style) - own->above - own->below;
	int above = own->above + (lead >= 0 ? lead / 2 : -(-lead / 2));
	if (item->kind == ITEM_AREA)
		return;
	own->below += lead - (above - own->above);
	own->above = above;
}

struct line_cover {
	struct heights line;
	int edges; /* height of what is aligned with the edges of the line */
	bool leading, shifts;
};

static void cover_item(struct layout *layout, struct line_cover *c, const struct item *item)
{
	const struct inline_box *box = item->in;
	struct heights own = heights_of(layout, item);
	if (c->leading)
		add_leading(&own, item);
	if (box->edge != KEYWORD_UNKNOWN) {
		int height = own.above + own.below;
		c->edges = height > c->edges ? height : c->edges;
	} else if (c->shifts || !box->shifted) {
		cover(&c->line, own.above + box->baseline, own.below - box->baseline);
	}
}

static void cover_items(struct layout *layout, const struct para *para, const struct extent *extent,
	struct line_cover *c)
{
	const struct inline_box *known = NULL;
	for (size_t i = extent->first; i < extent->end; i++) {
		const struct item *item = &para->items[i];
		bool same = item->in == known || is_like_block(item->in, para->style);
		if (item->kind == ITEM_ANCHOR || (item->kind != ITEM_AREA && same))
			continue;
		cover_item(layout, c, item);
		known = item->in;
	}
	if (c->line.below < c->edges - c->line.above)
		c->line.below = c->edges - c->line.above;
}

struct line_room baseline_room(
	struct layout *layout, const struct para *para, const struct extent *extent)
{
	const struct style *style = para->style;
	enum keyword strategy = style_keyword(style, PROP_LINE_STACKING);
	struct metrics block = metrics_of(layout, style);
	int lead = style_line_height(style) - block.ascent - block.descent;
	struct line_room room = { .before = lead >= 0 ? lead / 2 : -(-lead / 2) };
	struct line_cover c = {
		.line = { block.ascent, block.descent },
		.leading = strategy == KEYWORD_line_height,
		.shifts = style_keyword(style, PROP_LINE_SHIFTS) != KEYWORD_disregard_shifts,
	};
	room.after = lead - room.before;
	if (c.leading)
		c.line = (struct heights){ block.ascent + room.before, block.descent + room.after };
	/* font-height: what stands in the line does not make it higher. */
	if (strategy != KEYWORD_font_height)
		cover_items(layout, para, extent, &c);
	if (c.leading) {
		c.line.above -= room.before;
		c.line.below -= room.after;
	}
	room.text = c.line;
	return room;
}

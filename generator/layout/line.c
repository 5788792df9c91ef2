#include "layout/line.h"

#include <stdlib.h>
#include <string.h>

#include "layout/background.h"
#include "layout/baseline.h"
#include "layout/cjk.h"
#include "layout/emphasis.h"
#include "layout/grid.h"
#include "layout/leader.h"
#include "layout/page.h"
#include "layout/part.h"

/* A line that shows page numbers: all that is needed to set it again. */
struct line {
	struct area *area;
	struct para para; /* only the items of the line */
	struct line_shape shape;
	const struct area_page *page;
	int baseline;
	struct heights text;
	struct line *next;
};

struct builder {
	struct layout *layout;
	const struct para *para;
	struct area *line;
	struct area *into; /* innermost area of an inline object */
	const struct inline_box *in; /* that object */
	int x, baseline;
	int edge; /* width of the item at hand, if it is the start of an inline */
	int edge_before; /* of the item before it */
	struct heights text; /* of the line */
};

/* The baseline of what is in `in`, from the top of the line. */
static int baseline_of(const struct builder *b, const struct inline_box *in)
{
	return b->baseline - baseline_in(in, &b->text);
}

/* ---- areas of inline objects */

static bool holds(const struct inline_box *outer, const struct inline_box *inner)
{
	while (inner != NULL && inner != outer)
		inner = inner->parent;
	return inner == outer;
}

static const struct inline_box *showing(const struct inline_box *in)
{
	while (in != NULL && !in->shows)
		in = in->parent;
	return in;
}

static bool is_retained(const struct style *style, enum property before, enum area_side side)
{
	return style_keyword(style, style_side(before, side)) == KEYWORD_retain;
}

/* A fragment that goes on from the line before, or into the next, has no border there. */
static void open_side(
	struct layout *layout, struct area *area, const struct style *style, enum area_side side)
{
	if (area->box == NULL)
		return;
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	*box = *area->box;
	if (!is_retained(style, PROP_BORDER_BEFORE_CONDITION, side))
		box->border[side].width = 0;
	if (!is_retained(style, PROP_PADDING_BEFORE_CONDITION, side))
		box->padding[side] = 0;
	area->box = box;
}

/* `item` is the first in it; `inner`: width of the edges that objects in it begin the line with. */
static struct area *open_box(
	struct builder *b, const struct inline_box *in, const struct item *item, int inner)
{
	const struct inline_box *outer = showing(in->parent);
	int kept = item->kind == ITEM_START && item->in == in ? 0 : in->keep_start;
	struct area *into =
		outer != NULL && outer != b->in ? open_box(b, outer, item, inner + kept) : b->into;
	struct area *area = area_new(b->layout, AREA_INLINE, object_name(in->fo->object), in->fo);
	struct font_request request = font_request_of(in->style);
	const struct face *face = font_first(b->layout->fonts, &request, b->layout->diag);
	struct font_metrics metrics = { 0 };
	if (face != NULL)
		metrics = font_metrics(face, in->style->font_size);
	bool starts = item->kind == ITEM_START && item->in == in;
	area->box = style_box(in->style, 0, b->layout->arena);
	if (!starts)
		open_side(b->layout, area, in->style, AREA_LEFT);
	area->link = outer != NULL && outer->link == in->link ? NULL : in->link;
	area->x = b->x + (starts ? b->edge : 0) - inner;
	area->baseline = baseline_of(b, in);
	area->y = area->baseline - metrics.ascent;
	area->height = metrics.ascent + metrics.descent;
	area_append(into, area);
	return area;
}

static void step_out(struct builder *b)
{
	b->in = showing(b->in->parent);
	b->into = b->line;
	/* Find the open area of that object: the last of the line, downwards. */
	for (const struct inline_box *k = b->in; k != NULL; k = showing(k->parent))
		b->into = b->into->last;
}

static int box_edge(const struct area_box *box, enum area_side side)
{
	return box->border[side].width + box->padding[side];
}

/* A link can be hit wherever something of it stands. */
static void cover_content(struct area *link, const struct area *area)
{
	for (const struct area *child = area->first; child != NULL; child = child->next) {
		bool boxed = child->kind == AREA_VIEWPORT && child->box != NULL;
		int above = boxed ? box_edge(child->box, AREA_TOP) : 0;
		int below = boxed ? box_edge(child->box, AREA_BOTTOM) : 0;
		int bottom = link->y + link->height;
		if (strcmp(child->name, "decoration") == 0)
			continue;
		if (child->y + child->height + below > bottom)
			bottom = child->y + child->height + below;
		if (child->y - above < link->y)
			link->y = child->y - above;
		link->height = bottom - link->y;
		if (child->kind == AREA_INLINE)
			cover_content(link, child);
	}
}

/* The innermost area ends at b->x; `last` is the item in front of that. */
static void close_box(struct builder *b, const struct item *last)
{
	bool ends = last != NULL && last->kind == ITEM_END && last->in == b->in;
	b->into->width = b->x - b->into->x - (ends ? b->edge_before : 0);
	if (b->in->fo->object == OBJECT_BASIC_LINK)
		cover_content(b->into, b->into);
	background_show(b->layout, b->into, b->in->fo, NULL);
}

/*
 * Close and open areas so that b->into is the one for an item of `in`.  Inline areas of a line hold
 * positions relative to the line, not to each other, until close_boxes().
 */
static void enter(struct builder *b, const struct item *item, const struct item *before)
{
	const struct inline_box *want = showing(item->in);
	if (want == b->in)
		return;
	while (b->in != NULL && !holds(b->in, want)) {
		close_box(b, before);
		step_out(b);
	}
	if (want != b->in)
		b->into = open_box(b, want, item, 0);
	b->in = want;
}

/* Positions relative to the line become relative to the inline area around. */
static void close_boxes(struct area *parent, int x, int y)
{
	for (struct area *child = parent->first; child != NULL; child = child->next) {
		if (child->kind == AREA_INLINE) {
			close_boxes(child, child->x, child->y);
		}
		child->x -= x;
		child->y -= y;
		child->baseline -= y;
	}
}

/* ---- what stands in the line */

static void add_rule(
	struct builder *b, const struct inline_box *in, int x, int width, int y, int thickness)
{
	struct area *rule = area_new(b->layout, AREA_LEADER, "decoration", in->fo);
	rule->x = x;
	rule->width = width;
	rule->y = y - thickness / 2;
	rule->baseline = rule->y + thickness;
	rule->height = thickness;
	rule->leader = (struct area_leader){ .style = AREA_SOLID,
		.thickness = thickness,
		.color = style_color(in->style, PROP_COLOR) };
	area_append(b->into, rule);
}

/* Decorations are not inherited, but drawn through all that is inside (XSL 1.1, 7.17.4). */
static void decorate(struct builder *b, const struct run *run, const struct area *text)
{
	struct font_metrics metrics = font_metrics(run->face, run->size);
	int thickness =
		metrics.underline_thickness > 0 ? metrics.underline_thickness : run->size / 20;
	int below = metrics.underline > run->size / 8 ? metrics.underline : run->size / 8;
	for (const struct inline_box *in = run->in; in != NULL; in = in->parent) {
		const char *what = style_text(in->style, PROP_TEXT_DECORATION);
		if (strstr(what, "underline") != NULL && strncmp(what, "no-", 3) != 0)
			add_rule(b, in, text->x, text->width, text->baseline + below, thickness);
		if (strstr(what, "line-through") != NULL && strncmp(what, "no-", 3) != 0)
			add_rule(b, in, text->x, text->width, text->baseline - run->size * 36 / 100,
				thickness);
		if (strstr(what, "overline") != NULL && strncmp(what, "no-", 3) != 0)
			add_rule(b, in, text->x, text->width, text->baseline - run->size * 9 / 10,
				thickness);
	}
}

static struct area *new_text(
	struct builder *b, const struct run *run, const char *text, size_t len, size_t glyphs)
{
	struct area *area = area_new(b->layout, AREA_TEXT, "text", run->in->fo);
	struct font_metrics metrics = font_metrics(run->face, run->size);
	area->text = arena_alloc(b->layout->arena, sizeof(*area->text));
	*area->text = (struct area_text){
		.face = run->face,
		.size = run->size,
		.color = style_color(run->in->style, PROP_COLOR),
		.text = text,
		.len = len,
		.vertical = run->vertical,
		.glyphs = arena_alloc(b->layout->arena, glyphs * sizeof(struct glyph)),
	};
	area->x = b->x;
	area->baseline = baseline_of(b, run->in);
	area->y = area->baseline - metrics.ascent;
	area->height = metrics.ascent + metrics.descent;
	return area;
}

/* Copy glyphs, the last one taking what the item got besides its own width. */
static void add_glyphs(struct area_text *text, const struct glyph *glyphs, size_t count,
	size_t start, const struct placed *placed)
{
	struct glyph *to = (struct glyph *)text->glyphs + text->count;
	int width = 0;
	for (size_t i = 0; i < count; i++) {
		to[i] = glyphs[i];
		to[i].cluster -= (uint32_t)start;
		if (text->vertical)
			to[i].dy -= placed->shift;
		else
			to[i].dx += placed->shift;
		width += glyphs[i].advance;
	}
	if (count > 0)
		to[count - 1].advance += placed->advance - width;
	text->count += count;
}

static bool is_text(const struct item *item)
{
	return item->kind == ITEM_TEXT || item->kind == ITEM_SPACE;
}

/* Lines under a text leave its spaces out: these are texts of their own then. */
static bool is_bare(const struct item *item)
{
	return (item->class == CJK_SPACE || item->class == CJK_WIDE_SPACE) &&
		!style_true(item->in->style, PROP_SCORE_SPACES);
}

static size_t run_end(const struct item *items, size_t first, size_t end, size_t *glyphs)
{
	size_t i = first;
	*glyphs = 0;
	for (; i < end && is_text(&items[i]) && items[i].run == items[first].run &&
		is_bare(&items[i]) == is_bare(&items[first]);
		i++)
		*glyphs += items[i].glyphs;
	return i;
}

/* Items [first, end) of one run as one area; `placed` belongs to `first`. */
static void add_text(
	struct builder *b, size_t first, size_t end, size_t glyphs, const struct placed *placed)
{
	const struct item *items = b->para->items;
	const struct item *last = &items[end - 1];
	const struct run *run = items[first].run;
	size_t start = items[first].start;
	struct area *area =
		new_text(b, run, b->para->text + start, last->start + last->len - start, glyphs);
	for (size_t i = first; i < end; i++) {
		add_glyphs(area->text, run->glyphs + items[i].glyph, items[i].glyphs, start,
			&placed[i - first]);
		area->width += placed[i - first].advance;
	}
	b->x += area->width;
	if (style_keyword(run->in->style, PROP_VISIBILITY) != KEYWORD_visible)
		return;
	area_append(b->into, area);
	if (!is_bare(&items[first]))
		decorate(b, run, area);
}

static void add_number(struct builder *b, const struct item *item, const struct placed *placed)
{
	const struct inline_object *object = item->object;
	if (object->glyphs > 0) {
		struct area *area = new_text(
			b, object->run, object->text, strlen(object->text), object->glyphs);
		add_glyphs(area->text, object->run->glyphs, object->glyphs, 0, placed);
		area->width = placed->advance;
		area_append(b->into, area);
		decorate(b, object->run, area);
	}
	b->x += placed->advance;
}

/* What a hyphen says: it is no letter of the text. */
#define SOFT_HYPHEN "\xC2\xAD"

/* The line ends in the middle of a word. */
static void add_hyphen(struct builder *b, const struct item *item)
{
	const struct inline_object *object = item->object;
	struct placed placed = { .advance = object->min };
	if (object->glyphs != 1)
		return;
	struct area *area =
		new_text(b, object->run, SOFT_HYPHEN, strlen(SOFT_HYPHEN), object->glyphs);
	add_glyphs(area->text, object->run->glyphs, object->glyphs, 0, &placed);
	area->width = object->min;
	area_append(b->into, area);
	decorate(b, object->run, area);
	b->x += object->min;
}

static void add_leader(struct builder *b, const struct item *item, int width)
{
	struct area *area = area_new(b->layout, AREA_LEADER, "leader", item->object->fo);
	area->x = b->x;
	area->width = width;
	area->baseline = baseline_of(b, item->in);
	/* Percentages of the reference area are not known here; few indents are. */
	leader_fill(
		b->layout, area, item->object, style_length(b->para->style, PROP_START_INDENT, 0));
	area_append(b->into, area);
	b->x += width;
}

static void add_picture(struct builder *b, const struct item *item, int advance)
{
	const struct style *style = item->object->fo->style;
	struct area *area = item->object->area;
	area->x = b->x + style_edge(style, AREA_LEFT, 0);
	area->y = baseline_of(b, item->in) - style_edge(style, AREA_BOTTOM, 0) - area->height;
	area_append(b->into, area);
	b->x += advance;
}

static void add_item(struct builder *b, const struct item *item, const struct placed *placed)
{
	switch (item->kind) {
	case ITEM_NUMBER:
		add_number(b, item, placed);
		break;
	case ITEM_LEADER:
		add_leader(b, item, placed->advance);
		break;
	case ITEM_AREA:
		add_picture(b, item, placed->advance);
		break;
	default:
		b->x += placed->advance;
		break;
	}
}

static bool is_divided(const struct item *item)
{
	return item->kind == ITEM_HYPHEN || (item->kind == ITEM_TEXT && item->object != NULL);
}

/* The spaces that vanish at the end still belong to the text: glyphs without width. */
static size_t text_end(const struct para *para, size_t end, size_t line_end)
{
	size_t i = end;
	while (i > 0 && i < line_end && para->items[i].kind == ITEM_SPACE &&
		is_text(&para->items[end - 1]) && para->items[i].run == para->items[end - 1].run)
		i++;
	return i;
}

/* What is still open behind the last item goes on in the next line. */
static void leave(struct builder *b, const struct item *last)
{
	while (b->in != NULL) {
		close_box(b, last);
		if (last->kind != ITEM_END || last->in != b->in) {
			open_side(b->layout, b->into, b->in->style, AREA_RIGHT);
			b->x += b->in->keep_end;
		}
		step_out(b);
	}
}

static void fill_line(struct builder *b, const struct line_shape *shape,
	const struct extent *extent, const struct placed *placed)
{
	const struct item *items = b->para->items;
	size_t end = text_end(b->para, extent->end, shape->end);
	const struct item *before = NULL;
	int x = b->x;
	for (size_t i = extent->first; i < end;) {
		size_t glyphs = 0;
		size_t next = i + 1;
		b->edge = placed[i - extent->first].advance;
		enter(b, &items[i], before);
		if (is_text(&items[i])) {
			next = run_end(items, i, end, &glyphs);
			add_text(b, i, next, glyphs, &placed[i - extent->first]);
		} else if (items[i].kind != ITEM_HYPHEN) {
			add_item(b, &items[i], &placed[i - extent->first]);
		}
		if (next == extent->end && shape->goes_on && is_divided(&items[next - 1]))
			add_hyphen(b, &items[next - 1]);
		before = &items[next - 1];
		b->edge_before = b->edge;
		i = next;
	}
	if (end > extent->first)
		leave(b, before);
	close_boxes(b->line, 0, 0);
	emphasis_add(b->layout, b->line, b->para, extent, placed, x, b->baseline);
}

static int align_start(enum keyword align, int measure, int width)
{
	int rest = measure - width;
	if (rest < 0 && align != KEYWORD_center)
		return 0;
	return align == KEYWORD_end ? rest : align == KEYWORD_center ? rest / 2 : 0;
}

static void set_line(struct builder *b, const struct line_shape *shape, const struct extent *extent)
{
	struct placed *placed = mem_alloc((shape->end - extent->first + 1) * sizeof(*placed));
	int width = justify(
		b->para->items, extent, shape->measure, shape->align == KEYWORD_justify, placed);
	b->x = align_start(shape->align, shape->measure, width);
	if (extent->first < extent->end)
		b->x += b->para->items[extent->first].start_edge;
	fill_line(b, shape, extent, placed);
	free(placed);
}

/* ---- page numbers */

static void keep_line(struct layout *layout, const struct para *para,
	const struct line_shape *shape, struct area *area, const struct builder *b)
{
	struct line *line = arena_alloc(layout->work, sizeof(*line));
	size_t count = shape->end - shape->first;
	line->para = *para;
	line->para.items = arena_alloc(layout->work, (count + 1) * sizeof(*line->para.items));
	memcpy(line->para.items, para->items + shape->first, count * sizeof(*line->para.items));
	line->para.count = count;
	line->shape = *shape;
	line->shape.first = 0;
	line->shape.end = count;
	line->area = area;
	line->baseline = b->baseline;
	line->text = b->text;
	area_traits_of(layout, area)->line = line;
}

static bool has_number(const struct para *para, const struct line_shape *shape)
{
	for (size_t i = shape->first; para->numbers && i < shape->end; i++)
		if (para->items[i].kind == ITEM_NUMBER)
			return true;
	return false;
}

void line_on_page(struct layout *layout, struct line *line, const struct area_page *page)
{
	line->page = page;
	*layout->last_line = line;
	layout->last_line = &line->next;
}

static const char *number_text(
	struct layout *layout, const struct line *line, const struct inline_object *object)
{
	if (object->id == NULL)
		return line->page->label;
	const struct place *place = place_find(layout, object->id);
	const char *label = object->last ? place->last : place->first;
	if (label != NULL)
		return label;
	diag_report(layout->diag, fo_where(object->fo), MESSAGE_FO_REFERENCE, object->id);
	return "?";
}

static void close_line(struct layout *layout, struct line *line)
{
	for (size_t i = 0; i < line->para.count; i++) {
		struct item *item = &line->para.items[i];
		if (item->kind == ITEM_NUMBER)
			shape_number(layout, item, number_text(layout, line, item->object),
				layout->work);
	}
	struct builder b = {
		.layout = layout,
		.para = &line->para,
		.line = line->area,
		.into = line->area,
		.baseline = line->baseline,
		.text = line->text,
	};
	struct extent extent =
		extent_of(line->para.items, 0, line->para.count, line->shape.keep_start);
	line->area->first = line->area->last = NULL;
	set_line(&b, &line->shape, &extent);
	page_place_line(layout, line->page, line->area);
}

/* Where an id ends is not known before the end of the document. */
static bool waits(struct layout *layout, const struct line *line)
{
	for (size_t i = 0; i < line->para.count; i++) {
		const struct inline_object *object = line->para.items[i].object;
		if (line->para.items[i].kind == ITEM_NUMBER && object->id != NULL &&
			(object->last || place_find(layout, object->id)->first == NULL))
			return true;
	}
	return false;
}

struct line *lines_wait(struct layout *layout, struct line *lines)
{
	while (lines != NULL && !waits(layout, lines))
		lines = lines->next;
	return lines;
}

void lines_close(struct layout *layout, struct line *lines)
{
	for (struct line *line = lines; line != NULL; line = line->next)
		close_line(layout, line);
}

/* ---- all of it */

struct area *line_build(
	struct layout *layout, const struct para *para, const struct line_shape *shape)
{
	struct extent extent = extent_of(para->items, shape->first, shape->end, shape->keep_start);
	struct line_room room = baseline_room(layout, para, &extent);
	struct area *line = area_new(layout, AREA_LINE, "line", para->block);
	struct area_traits *traits = area_traits_of(layout, line);
	grid_pitch(
		layout, para->style, room.text.above + room.text.below, &room.before, &room.after);
	line->x = shape->start;
	line->width = shape->measure;
	line->height = room.before + room.text.above + room.text.below + room.after;
	line->baseline = room.before + room.text.above;
	traits->space_before = room.before;
	traits->space_after = room.after;
	traits->rl = style_is_rl(para->style);
	struct builder b = {
		.layout = layout,
		.para = para,
		.line = line,
		.into = line,
		.baseline = line->baseline,
		.text = room.text,
	};
	set_line(&b, shape, &extent);
	if (has_number(para, shape))
		keep_line(layout, para, shape, line, &b);
	return line;
}

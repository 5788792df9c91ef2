/* shape.c - segments of text to items with glyphs. */
#include <string.h>

#include "base/utf8.h"
#include "layout/cjk.h"
#include "layout/para.h"

struct font_request font_request_of(const struct style *style)
{
	enum keyword slant = style_keyword(style, PROP_FONT_STYLE);
	const char *language = style_text(style, PROP_LANGUAGE);
	return (struct font_request){
		.family = style_text(style, PROP_FONT_FAMILY),
		.weight = (int)style_number(style, PROP_FONT_WEIGHT, 400),
		.italic = slant == KEYWORD_italic || slant == KEYWORD_oblique,
		.language = strcmp(language, "zh") == 0 ? NULL : language,
		.vertical = style_keyword(style, PROP_WRITING_MODE) == KEYWORD_tb_rl,
	};
}

void font_tell_replaced(
	struct layout *layout, const struct fo *fo, const struct font_request *request)
{
	if (font_is_replaced(layout->fonts, request, layout->diag))
		style_set_tell(
			layout->styles, fo->node, MESSAGE_FONT_REPLACED, request->family, "");
}

static struct run *run_new(
	const struct inline_box *in, const struct face *face, struct arena *arena)
{
	struct run *run = arena_alloc(arena, sizeof(*run));
	*run = (struct run){ .face = face, .in = in, .size = in->style->font_size };
	return run;
}

/* Spaces that are to be seen as they are do not vanish at the edges of lines. */
static bool is_kept(const struct style *style)
{
	return style_keyword(style, PROP_WHITE_SPACE_TREATMENT) == KEYWORD_preserve &&
		!style_true(style, PROP_WHITE_SPACE_COLLAPSE);
}

/* One item from glyphs [first, end) of a run, which show bytes up to `stop`. */
static void add_cluster(
	struct para *para, const struct run *run, size_t first, size_t end, size_t stop)
{
	struct item *item = para_add(para);
	size_t length;
	item->start = run->glyphs[first].cluster;
	item->len = (uint32_t)(stop - item->start);
	item->class = (unsigned char)cjk_class(
		utf8_decode(para->text + item->start, para->text + para->len, &length));
	item->kind = item->class == CJK_SPACE && !is_kept(run->in->style) ? ITEM_SPACE : ITEM_TEXT;
	item->glyph = (uint32_t)first;
	item->glyphs = (uint32_t)(end - first);
	item->run = run;
	item->in = run->in;
	for (size_t i = first; i < end; i++)
		item->width += run->glyphs[i].advance;
	item->space = style_length(run->in->style, PROP_LETTER_SPACING, run->size);
	if (item->class == CJK_SPACE)
		item->width += style_length(run->in->style, PROP_WORD_SPACING, run->size);
}

/* In vertical lines Western words lie on their side, and are shaped as in horizontal ones. */
static bool is_western(const char *text, size_t len)
{
	size_t length;
	enum cjk_class class = cjk_class(utf8_decode(text, text + len, &length));
	return class == CJK_LETTER || class == CJK_DIGIT || class == CJK_PREFIX ||
		class == CJK_POSTFIX || class == CJK_HYPHEN || class == CJK_WESTERN_OPEN ||
		class == CJK_WESTERN_CLOSE || class == CJK_SPACE || class == CJK_SOLIDUS;
}

/* One or two digits stand upright in a square of their own (clreq 2.3.3). */
static void combine_digits(struct para *para, const struct run *run, size_t first)
{
	struct item *item = &para->items[first];
	size_t count = para->count - first;
	if (count > 2)
		return;
	for (size_t i = first; i < para->count; i++)
		if (para->items[i].class != CJK_DIGIT)
			return;
	for (size_t i = first + 1; i < para->count; i++) {
		item->len += para->items[i].len;
		item->glyphs += para->items[i].glyphs;
	}
	item->width = run->size;
	para->count = first + 1;
}

static void shape_run(struct para *para, const struct segment *segment, const struct font_run *font,
	const struct font_request *request, struct arena *arena)
{
	struct run *run = run_new(segment->in, font->face, arena);
	size_t start = segment->start + font->start, before = para->count;
	struct font_request turned = *request;
	struct glyph *glyphs;
	turned.vertical = request->vertical && !is_western(para->text + start, font->len);
	run->vertical = turned.vertical;
	size_t count = font_shape(font->face, run->size, para->text, start, font->len, &turned,
		false, &glyphs, arena);
	run->glyphs = glyphs;
	for (size_t first = 0; first < count;) {
		size_t end = first + 1;
		while (end < count && glyphs[end].cluster == glyphs[first].cluster)
			end++;
		add_cluster(para, run, first, end,
			end < count ? glyphs[end].cluster : start + font->len);
		first = end;
	}
	if (request->vertical && !run->vertical)
		combine_digits(para, run, before);
}

static void shape_text(struct layout *layout, struct para *para, const struct segment *segment,
	struct arena *arena)
{
	struct font_request request = font_request_of(segment->in->style);
	struct font_run *fonts;
	font_tell_replaced(layout, segment->in->fo, &request);
	size_t count = font_split(layout->fonts, &request, para->text + segment->start,
		segment->len, fo_where(segment->in->fo), &fonts, arena, layout->diag);
	for (size_t i = 0; i < count; i++)
		shape_run(para, segment, &fonts[i], &request, arena);
}

void shape_number(struct layout *layout, struct item *item, const char *text, struct arena *arena)
{
	struct inline_object *object = item->object;
	struct font_request request = font_request_of(item->in->style);
	struct font_run *fonts;
	size_t len = strlen(text);
	request.vertical = false;
	size_t count = font_split(layout->fonts, &request, text, len, fo_where(object->fo), &fonts,
		arena, layout->diag);
	object->text = text;
	object->glyphs = 0;
	item->width = 0;
	if (count == 0)
		return;
	/* Page numbers are digits or letters of one face; what another shows is not looked at. */
	struct run *run = run_new(item->in, fonts[0].face, arena);
	struct glyph *glyphs;
	object->glyphs =
		font_shape(run->face, run->size, text, 0, len, &request, false, &glyphs, arena);
	run->glyphs = glyphs;
	object->run = run;
	for (size_t i = 0; i < object->glyphs; i++)
		item->width += glyphs[i].advance;
}

/* Until it is known a page number is as wide as three digits. */
static void add_number(struct layout *layout, struct item *item, struct arena *arena)
{
	shape_number(layout, item, "000", arena);
	item->class = CJK_DIGIT;
}

static void add_hyphen(struct layout *layout, struct item *item, struct arena *arena)
{
	shape_number(layout, item, "-", arena);
	item->class = CJK_HYPHEN;
	item->object->min = item->end_edge = item->width;
	item->width = 0;
}

static void add_object(struct layout *layout, struct para *para, const struct segment *segment,
	int measure, struct arena *arena)
{
	struct item *item = para_add(para);
	item->kind = segment->kind;
	item->class = CJK_OBJECT;
	item->start = (uint32_t)segment->start;
	item->len = (uint32_t)segment->len;
	item->in = segment->in;
	item->object = segment->object;
	switch (segment->kind) {
	case ITEM_NUMBER:
		add_number(layout, item, arena);
		break;
	case ITEM_HYPHEN:
		add_hyphen(layout, item, arena);
		break;
	case ITEM_LEADER:
		item->width =
			leader_length(segment->object->fo->style, PROP_LEADER_LENGTH_OPT, measure);
		if (item->width < segment->object->min)
			item->width = segment->object->min;
		break;
	case ITEM_AREA:
		item->width = segment->object->area->width +
			style_edge(segment->object->fo->style, AREA_LEFT, 0) +
			style_edge(segment->object->fo->style, AREA_RIGHT, 0);
		break;
	case ITEM_NEWLINE:
		item->class = CJK_LINEFEED;
		break;
	default:
		break;
	}
}

void shape_segments(struct layout *layout, struct para *para, const struct segment *segments,
	size_t count, int measure, struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		if (segments[i].kind == ITEM_TEXT)
			shape_text(layout, para, &segments[i], arena);
		else
			add_object(layout, para, &segments[i], measure, arena);
	}
}

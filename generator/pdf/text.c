/*
 * The texts of a line as one text object (ISO 32000-1, 9.4), so that whoever reads the PDF finds
 * the characters of the author, and no others.
 *
 * Readers take a wide gap for a space.  Where glyphs stand apart without one (distributed names,
 * the quarter em between 共 and 23) the glyphs on both sides are glued: they are marked content
 * with an /ActualText.  The same serves clusters of several glyphs.
 */
#include "pdf/internal.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

/* In em.  Poppler breaks words at 0.1, MuPDF at 0.15; a gap beyond the second is none of a line. */
static const double GAP = 0.08, GAP_END = 8;
/* In em: what a viewer's pen may be off before it is corrected. */
static const double TOLERANCE = 0.001;

enum { GLUED_MAX = 2000 };

struct item {
	const struct area *area;
	struct element *element;
	const struct glyph *glyph;
	double pen, across; /* where its origin goes: along and across the line, millipoints */
	double natural; /* how far the viewer's pen moves, millipoints */
	const char *text; /* what the glyph says; "": an item before has said it */
	size_t len;
	bool glued; /* to the next one */
	struct embedded *font;
	int layer; /* -1: none has room, /ActualText must say it */
};

/* ---- what glyphs say */

static bool is_blank(uint32_t character)
{
	return character <= ' ' || character == 0xA0 || utf8_is_space(character);
}

/* Joiners and variation selectors say something though they are not seen. */
static bool is_silent(uint32_t character)
{
	return font_ignores(character) && character != 0x200C && character != 0x200D &&
		!(character >= 0xFE00 && character <= 0xFE0F) &&
		!(character >= 0xE0100 && character <= 0xE01EF);
}

/* White space that was collapsed, and what has no glyph, belongs to nobody: take it away. */
static const char *cleaned(struct canvas *canvas, const char *text, size_t *len)
{
	char *clean = arena_alloc(&canvas->scratch, *len + 1);
	const char *end = text + *len;
	size_t kept = 0, length;
	bool blank = false;
	for (const char *p = text; p < end; p += length) {
		uint32_t character = utf8_decode(p, end, &length);
		blank = blank || character <= ' ';
		if (character <= ' ' || is_silent(character))
			continue;
		memcpy(clean + kept, p, length);
		kept += length;
	}
	if (kept == 0 && !blank) /* a soft hyphen that is seen */
		return text;
	*len = kept > 0 ? kept : 1;
	return kept > 0 ? clean : " ";
}

/* The bytes from the glyph's cluster to the next one; lines from right to left count down. */
static size_t cluster_end(const struct area_text *text, size_t i)
{
	uint32_t cluster = text->glyphs[i].cluster;
	bool backward = text->glyphs[0].cluster > text->glyphs[text->count - 1].cluster;
	size_t end = text->len;
	if (backward) {
		while (i > 0 && text->glyphs[i].cluster == cluster)
			i--;
		return text->glyphs[i].cluster > cluster ? text->glyphs[i].cluster : end;
	}
	while (i < text->count && text->glyphs[i].cluster == cluster)
		i++;
	return i < text->count && text->glyphs[i].cluster > cluster ? text->glyphs[i].cluster : end;
}

static void say(struct canvas *canvas, const struct area_text *text, size_t i, struct item *item)
{
	size_t start = text->glyphs[i].cluster, end = cluster_end(text, i), length;
	bool first = i == 0 || text->glyphs[i - 1].cluster != start;
	if (text->actual_text) {
		first = i == 0;
		start = 0;
		end = text->len;
	}
	item->text = "";
	item->len = 0;
	if (!first || start >= end || end > text->len)
		return;
	item->text = text->text + start;
	item->len = end - start;
	uint32_t character = utf8_decode(item->text, item->text + item->len, &length);
	if (length != item->len || character <= ' ' || font_ignores(character))
		item->text = cleaned(canvas, item->text, &item->len);
}

/* ---- from areas to items */

static struct item *next_item(struct canvas *canvas, size_t count)
{
	if (count == canvas->item_room) {
		canvas->item_room = canvas->item_room > 0 ? canvas->item_room * 2 : 256;
		canvas->items =
			mem_resize(canvas->items, canvas->item_room * sizeof(*canvas->items));
	}
	canvas->items[count] = (struct item){ 0 };
	return &canvas->items[count];
}

static void place_item(struct item *item, const struct area *area, double along)
{
	const struct area_text *text = area->text;
	const struct glyph *glyph = item->glyph;
	double size = text->size;
	if (!text->vertical) {
		item->pen = area->x + along + glyph->dx;
		item->across = area->baseline - glyph->dy;
		item->natural = font_width(text->face, glyph->id) * size / 1000;
		return;
	}
	/* A viewer takes the vertical origin off by itself: give it back (ISO 32000-1, 9.7.4.3). */
	struct font_vertical v = font_vertical(text->face, glyph->id);
	item->pen = area->y + along - (glyph->dy + v.origin_y * size / 1000);
	item->across = area->x + glyph->dx + v.origin_x * size / 1000;
	item->natural = v.advance * size / 1000;
}

static size_t add_items(struct canvas *canvas, const struct queued *queued, size_t count)
{
	const struct area *area = queued->area;
	const struct area_text *text = area->text;
	struct embedded *font = embed_face(canvas->pdf, text->face);
	double along = 0;
	for (size_t i = 0; i < text->count; i++) {
		const struct glyph *glyph = &text->glyphs[i];
		if (glyph->id > 0 && glyph->id <= 0xFFFF) {
			struct item *item = next_item(canvas, count++);
			item->area = area;
			item->element = queued->element;
			item->glyph = glyph;
			item->font = font;
			place_item(item, area, along);
			say(canvas, text, i, item);
			/* A glyph that says nothing needs a meaning all the same: a zero-width
			 * space. */
			item->layer = embed_glyph(canvas->pdf, font, glyph->id, text->vertical,
				item->len > 0 ? item->text : "\xE2\x80\x8B",
				item->len > 0 ? item->len : 3);
		}
		along += glyph->advance;
	}
	return count;
}

static bool blank_item(const struct item *item)
{
	size_t length;
	if (item->len == 0)
		return false;
	return is_blank(utf8_decode(item->text, item->text + item->len, &length));
}

/* Would a reader see a space between the two, where the author wrote none? */
static bool stand_apart(const struct item *a, const struct item *b)
{
	const struct area_text *text = a->area->text;
	double gap = b->pen - (a->pen + a->natural);
	if (text->vertical != b->area->text->vertical || blank_item(a) || blank_item(b))
		return false;
	return gap > GAP * text->size && gap < GAP_END * text->size &&
		fabs(a->across - b->across) < 0.5 * text->size;
}

static void glue_items(struct item *items, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		struct item *a = &items[i], *b = &items[i + 1];
		bool one_area = a->area == b->area;
		a->glued = (one_area &&
				   (a->area->text->actual_text ||
					   a->glyph->cluster == b->glyph->cluster)) ||
			(a->element == b->element && stand_apart(a, b));
	}
}

/* ---- operators */

static void close_array(struct canvas *canvas)
{
	struct text_state *t = &canvas->text;
	if (t->string)
		str_add_char(&canvas->content, '>');
	if (t->array)
		str_add(&canvas->content, "] TJ\n");
	t->array = t->string = false;
}

static void open_array(struct canvas *canvas, bool string)
{
	struct text_state *t = &canvas->text;
	if (!t->array)
		str_add_char(&canvas->content, '[');
	if (string != t->string)
		str_add_char(&canvas->content, string ? '<' : '>');
	t->array = true;
	t->string = string;
}

static void open_text(struct canvas *canvas)
{
	if (canvas->text.open)
		return;
	tag_end(canvas);
	str_add(&canvas->content, "BT\n");
	canvas->text.open = true;
	canvas->text.placed = false;
}

static void close_text(struct canvas *canvas)
{
	close_array(canvas);
	if (canvas->text.open) {
		tag_end(canvas);
		str_add(&canvas->content, "ET\n");
	}
	canvas->text.open = false;
}

static void add_resource(struct canvas *canvas, struct embedded *font, int layer, bool vertical)
{
	struct layer *l = &font->layers[layer];
	if (l->page[vertical] == canvas->number)
		return;
	l->page[vertical] = canvas->number;
	str_add_format(&canvas->fonts, " /F%d ", l->name[vertical]);
	put_reference(&canvas->fonts, l->font[vertical]);
}

static void set_font(struct canvas *canvas, const struct item *item)
{
	struct text_state *t = &canvas->text;
	const struct area_text *text = item->area->text;
	int layer = item->layer >= 0 ? item->layer : 0;
	if (t->font == item->font && t->layer == layer && t->size == text->size &&
		t->vertical == text->vertical)
		return;
	close_array(canvas);
	int name = embed_name(canvas->pdf, item->font, layer, text->vertical);
	add_resource(canvas, item->font, layer, text->vertical);
	str_add_format(&canvas->content, "/F%d ", name);
	canvas_length(canvas, text->size);
	canvas_op(canvas, "Tf");
	if (t->vertical != text->vertical)
		t->placed = false;
	t->font = item->font;
	t->layer = layer;
	t->size = text->size;
	t->vertical = text->vertical;
}

static void mark(struct canvas *canvas, struct element *element)
{
	if (!tag_pending(canvas, element))
		return;
	close_array(canvas);
	tag_mark(canvas, element);
}

static void set_color(struct canvas *canvas, area_color color)
{
	if (canvas->fill == color)
		return;
	close_array(canvas);
	canvas_fill(canvas, color);
}

static void move_to(struct canvas *canvas, const struct item *item)
{
	struct text_state *t = &canvas->text;
	close_array(canvas);
	str_add(&canvas->content, "1 0 0 1 ");
	if (t->vertical)
		canvas_point(canvas, item->across, item->pen);
	else
		canvas_point(canvas, item->pen, item->across);
	canvas_op(canvas, "Tm");
	t->pen = item->pen;
	t->across = item->across;
	t->placed = true;
}

/* Bring the viewer's pen to the glyph: by a number in the array where that will do. */
static void place_pen(struct canvas *canvas, const struct item *item)
{
	struct text_state *t = &canvas->text;
	double size = t->size, off = item->pen - t->pen;
	if (!t->placed || fabs(item->across - t->across) > TOLERANCE * size ||
		fabs(off) > GAP_END * size) {
		move_to(canvas, item);
		return;
	}
	if (fabs(off) <= TOLERANCE * size)
		return;
	/* Thousandths of an em, taken off the advance: downwards that is negative itself. */
	long adjust = lround(off * 1000 / size) * (t->vertical ? 1 : -1);
	open_array(canvas, false);
	put_number(&canvas->content, (double)adjust, 0);
	t->pen += (double)adjust * size / 1000 * (t->vertical ? 1 : -1);
}

static void show(struct canvas *canvas, const struct item *item)
{
	mark(canvas, item->element);
	set_color(canvas, item->area->text->color);
	set_font(canvas, item);
	place_pen(canvas, item);
	open_array(canvas, true);
	put_hex16(&canvas->content, font_code(item->area->text->face, item->glyph->id));
	canvas->text.pen += item->natural;
}

static void show_actual(struct canvas *canvas, const struct item *items, size_t count)
{
	close_array(canvas);
	mark(canvas, items[0].element);
	str_add(&canvas->content, "/Span <</ActualText <FEFF");
	for (size_t i = 0; i < count; i++)
		put_utf16(&canvas->content, items[i].text, items[i].len);
	str_add(&canvas->content, ">>> BDC\n");
	for (size_t i = 0; i < count; i++)
		show(canvas, &items[i]);
	close_array(canvas);
	str_add(&canvas->content, "EMC\n");
}

static void show_items(struct canvas *canvas, const struct item *items, size_t count)
{
	for (size_t i = 0, end; i < count; i = end) {
		end = i + 1;
		while (end < count && items[end - 1].glued && end - i < GLUED_MAX)
			end++;
		bool actual = end - i > 1 || items[i].layer < 0 || items[i].area->text->actual_text;
		if (actual)
			show_actual(canvas, items + i, end - i);
		else
			show(canvas, &items[i]);
	}
}

/* ---- the queue */

void text_add(struct canvas *canvas, const struct area *area)
{
	const struct area_text *text = area->text;
	if (text == NULL || text->face == NULL || text->size <= 0 || text->count == 0 ||
		text->color == AREA_NO_COLOR)
		return;
	if (canvas->queued == canvas->queue_room) {
		canvas->queue_room = canvas->queue_room > 0 ? canvas->queue_room * 2 : 64;
		canvas->queue =
			mem_resize(canvas->queue, canvas->queue_room * sizeof(*canvas->queue));
	}
	canvas->queue[canvas->queued++] = (struct queued){ area, canvas->element };
}

static void paint_queue(struct canvas *canvas)
{
	size_t count = 0;
	for (size_t i = 0; i < canvas->queued; i++)
		count = add_items(canvas, &canvas->queue[i], count);
	canvas->queued = 0;
	if (count == 0)
		return;
	glue_items(canvas->items, count);
	open_text(canvas);
	show_items(canvas, canvas->items, count);
	close_array(canvas);
}

void text_line(struct canvas *canvas)
{
	if (canvas->queued > 0)
		paint_queue(canvas);
}

void text_flush(struct canvas *canvas)
{
	text_line(canvas);
	close_text(canvas);
}

void text_suspend(struct canvas *canvas, int x)
{
	const struct area *last =
		canvas->queued > 0 ? canvas->queue[canvas->queued - 1].area : NULL;
	if (last == NULL || last->text->vertical || x >= last->x + last->width)
		text_line(canvas);
	close_text(canvas);
}

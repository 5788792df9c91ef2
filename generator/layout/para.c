/* para.c - inline objects to text: white space, line feeds, what stands between the characters. */
#include "layout/para.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "layout/baseline.h"
#include "layout/flow.h"
#include "layout/cjk.h"
#include "layout/grid.h"
#include "layout/hyphens.h"
#include "layout/letter.h"
#include "layout/line.h"
#include "layout/picture.h"
#include "layout/retrieve.h"

/* Stand for what is not text, so that the line breaking rules see something sensible. */
#define STANDS_FOR_OBJECT "\xEF\xBF\xBC" /* U+FFFC */
#define STANDS_FOR_NOTHING "\xEF\xB8\x80" /* U+FE00: clings to what is before it */
#define STANDS_FOR_NUMBER "0"

enum { NO_BREAK_SPACE = 0xa0, SOFT_HYPHEN = 0xad };

struct collector {
	struct layout *layout;
	struct para *para;
	struct arena *arena;
	int measure;
	struct str text;
	struct segment *segments;
	size_t count, room;
	uint32_t before; /* the character before; 0: a line starts here */
	bool blank, blank_has_linefeed; /* white space that is not yet in the text */
	bool behind_block; /* in its line there is nothing else */
	const struct inline_box *blank_in;
};

struct item *para_add(struct para *para)
{
	if (para->count == para->room) {
		para->room = para->room != 0 ? 2 * para->room : 64;
		para->items = mem_resize(para->items, para->room * sizeof(*para->items));
	}
	struct item *item = &para->items[para->count++];
	memset(item, 0, sizeof(*item));
	return item;
}

static struct segment *add_segment(
	struct collector *c, enum item_kind kind, const struct inline_box *in)
{
	if (c->count == c->room) {
		c->room = c->room != 0 ? 2 * c->room : 16;
		c->segments = mem_resize(c->segments, c->room * sizeof(*c->segments));
	}
	struct segment *segment = &c->segments[c->count++];
	*segment = (struct segment){ .start = c->text.len, .in = in, .kind = kind };
	return segment;
}

static void add_newline(struct collector *c, const struct inline_box *in);

static void add_character(struct collector *c, const struct inline_box *in, uint32_t character)
{
	if (c->behind_block)
		add_newline(c, in);
	struct segment *segment = c->count > 0 ? &c->segments[c->count - 1] : NULL;
	if (segment == NULL || segment->kind != ITEM_TEXT || segment->in != in)
		segment = add_segment(c, ITEM_TEXT, in);
	str_add_utf8(&c->text, character);
	segment->len = c->text.len - segment->start;
	c->before = character;
}

/* What white-space-treatment keeps beside a line feed, or at the edges of the block. */
enum { KEEPS_BEFORE = 1, KEEPS_AFTER = 2 };

static int kept_blanks(const struct style *style)
{
	switch (style_keyword(style, PROP_WHITE_SPACE_TREATMENT)) {
	case KEYWORD_preserve:
		return KEEPS_BEFORE | KEEPS_AFTER;
	case KEYWORD_ignore_if_before_linefeed:
		return KEEPS_AFTER;
	case KEYWORD_ignore_if_after_linefeed:
		return KEEPS_BEFORE;
	default:
		return 0;
	}
}

/* The white space before `next` is one space, or nothing at a line's start and between Han. */
static void settle_blank(struct collector *c, uint32_t next)
{
	if (!c->blank)
		return;
	c->blank = false;
	bool between = c->blank_has_linefeed && cjk_is_wide(c->before) && cjk_is_wide(next);
	if (c->before != 0 && !between)
		add_character(c, c->blank_in, ' ');
	else if (c->before == 0 && (kept_blanks(c->blank_in->style) & KEEPS_AFTER) != 0)
		add_character(c, c->blank_in, NO_BREAK_SPACE);
}

static struct inline_object *add_object(struct collector *c, enum item_kind kind,
	const struct inline_box *in, const struct fo *fo, const char *stands_for)
{
	bool visible =
		kind != ITEM_ANCHOR && kind != ITEM_START && kind != ITEM_END && kind != ITEM_BLOCK;
	if (visible)
		settle_blank(c, 0xfffc);
	if (c->behind_block && visible)
		add_newline(c, in);
	struct segment *segment = add_segment(c, kind, in);
	str_add(&c->text, stands_for);
	segment->len = c->text.len - segment->start;
	segment->object = arena_alloc(c->arena, sizeof(*segment->object));
	segment->object->fo = fo;
	if (visible)
		c->before = 0xfffc;
	return segment->object;
}

/* A space that does not vanish at the edge of a line. */
static void keep_blank(struct collector *c)
{
	c->blank = false;
	add_character(c, c->blank_in, NO_BREAK_SPACE);
}

static void add_newline(struct collector *c, const struct inline_box *in)
{
	c->behind_block = false;
	if (c->blank && c->before != 0 && (kept_blanks(c->blank_in->style) & KEEPS_BEFORE) != 0)
		keep_blank(c);
	c->blank = false;
	struct segment *segment = add_segment(c, ITEM_NEWLINE, in);
	str_add_char(&c->text, '\n');
	segment->len = 1;
	c->before = 0;
}

static bool is_white(uint32_t character)
{
	return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

static void take_white(struct collector *c, const struct inline_box *in, uint32_t character)
{
	enum keyword linefeed = style_keyword(in->style, PROP_LINEFEED_TREATMENT);
	if (character == '\n' && linefeed == KEYWORD_preserve) {
		add_newline(c, in);
		return;
	}
	if (character == '\n' && linefeed == KEYWORD_ignore)
		return;
	/* A line feed is a space by now. */
	if (style_keyword(in->style, PROP_WHITE_SPACE_TREATMENT) == KEYWORD_ignore)
		return;
	if (!style_true(in->style, PROP_WHITE_SPACE_COLLAPSE)) {
		settle_blank(c, ' ');
		add_character(c, in, ' ');
		return;
	}
	/* The first of several stays. */
	if (!c->blank) {
		c->blank_has_linefeed = false;
		c->blank_in = in;
	}
	c->blank = true;
	c->blank_has_linefeed |= character == '\n';
}

/* ---- characters */

static uint32_t transform(const struct inline_box *in, uint32_t character, uint32_t before)
{
	switch (style_keyword(in->style, PROP_TEXT_TRANSFORM)) {
	case KEYWORD_uppercase:
		return letter_upper(character);
	case KEYWORD_lowercase:
		return letter_lower(character);
	case KEYWORD_capitalize:
		return before == 0 || cjk_class(before) != CJK_LETTER ? letter_upper(character) :
									character;
	default:
		return character;
	}
}

/* A line may end here, with a hyphen then. */
static void take_soft_hyphen(struct collector *c, const struct inline_box *in)
{
	settle_blank(c, SOFT_HYPHEN);
	struct segment *segment = add_segment(c, ITEM_HYPHEN, in);
	str_add_utf8(&c->text, SOFT_HYPHEN);
	segment->len = c->text.len - segment->start;
	segment->object = arena_alloc(c->arena, sizeof(*segment->object));
	segment->object->fo = in->fo;
	c->before = SOFT_HYPHEN;
}

/* NEL, line and paragraph separator: a line ends, whatever becomes of line feeds (UAX #14, BK). */
static bool ends_line(uint32_t character)
{
	return character == 0x85 || character == 0x2028 || character == 0x2029;
}

static void take_text(struct collector *c, const struct inline_box *in, const char *text)
{
	const char *end = text + strlen(text);
	while (text < end) {
		size_t length;
		uint32_t character = utf8_decode(text, end, &length);
		text += length;
		if (character == UTF8_INVALID)
			continue;
		if (is_white(character)) {
			take_white(c, in, character);
			continue;
		}
		if (ends_line(character)) {
			add_newline(c, in);
			continue;
		}
		if (character == SOFT_HYPHEN) {
			take_soft_hyphen(c, in);
			continue;
		}
		settle_blank(c, character);
		add_character(c, in, transform(in, character, c->before));
	}
}

/* ---- one function for each kind of inline object */

static void take(struct collector *c, const struct inline_box *in, const struct fo *fo);

static void take_children(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		take(c, in, child);
}

static const struct area_link *link_of(struct collector *c, const struct fo *fo)
{
	struct area_link *link = arena_alloc(c->layout->arena, sizeof(*link));
	const char *id = fo_text(fo, PROP_INTERNAL_DESTINATION);
	const char *uri = fo_address(fo_text(fo, PROP_EXTERNAL_DESTINATION), c->layout->arena);
	link->id = *id != '\0' ? id : NULL;
	link->uri = *id == '\0' && *uri != '\0' ? uri : NULL;
	if (link->id != NULL)
		place_want(c->layout, id, fo_where(fo));
	return link->id != NULL || link->uri != NULL ? link : NULL;
}

static int kept_edge(const struct style *style, enum area_side side, int measure)
{
	enum property border = style_side(PROP_BORDER_BEFORE_CONDITION, side);
	enum property padding = style_side(PROP_PADDING_BEFORE_CONDITION, side);
	int width = 0;
	if (style_keyword(style, border) == KEYWORD_retain)
		width += style_border(style, side);
	if (style_keyword(style, padding) == KEYWORD_retain)
		width += style_padding(style, side, measure);
	return width;
}

static struct inline_box *box_of(
	struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	struct inline_box *box = arena_alloc(c->layout->work, sizeof(*box));
	*box = (struct inline_box){ .fo = fo, .style = fo->style, .parent = in, .link = in->link };
	if (fo->object == OBJECT_BASIC_LINK)
		box->link = link_of(c, fo);
	box->keep_start = kept_edge(fo->style, AREA_LEFT, c->measure);
	box->keep_end = kept_edge(fo->style, AREA_RIGHT, c->measure);
	c->para->edges |= box->keep_start > 0 || box->keep_end > 0;
	c->para->keeps |= keep_in_line(fo->style, PROP_KEEP_NEXT_LINE) ||
		keep_in_line(fo->style, PROP_KEEP_PREVIOUS_LINE);
	baseline_align(c->layout, box, 0);
	box->shows = fo->object == OBJECT_INLINE || box->link != in->link || fo_id(fo) != NULL ||
		*style_text(fo->style, PROP_ROLE) != '\0' ||
		style_box(fo->style, 0, c->arena) != NULL || style_has_background(fo->style);
	return box;
}

/* Border, padding and margin; of a picture the area itself has border and padding. */
static int side_width(const struct fo *fo, enum area_side side, int measure)
{
	enum property margin = style_side(PROP_MARGIN_BEFORE, side);
	bool picture = fo->object == OBJECT_EXTERNAL_GRAPHIC || fo->object == OBJECT_FOREIGN_OBJECT;
	return (picture ? 0 : style_edge(fo->style, side, measure)) +
		style_length(fo->style, margin, measure);
}

static bool is_nothing(int edge, const struct space *space)
{
	return edge == 0 && space->min == 0 && space->opt == 0 && space->max == 0;
}

/* What an inline shows first; 0xfffc: nothing that is text. */
static uint32_t first_character(const struct fo *fo)
{
	while (fo->first != NULL)
		fo = fo->first;
	if (fo->object != OBJECT_TEXT)
		return 0xfffc;
	size_t length;
	const char *text = fo->text + strspn(fo->text, " \t\r\n");
	return *text != '\0' ? utf8_decode(text, text + strlen(text), &length) : 0xfffc;
}

/* Border, padding and space at its start; the white space in front of it is not in it. */
static void begin_inline(
	struct collector *c, const struct inline_box *box, const struct fo *fo, uint32_t first)
{
	int start = side_width(fo, AREA_LEFT, c->measure);
	struct space space = space_of(fo, PROP_SPACE_START_MIN, c->measure);
	if (is_nothing(start, &space))
		return;
	if (c->behind_block)
		add_newline(c, box->parent);
	settle_blank(c, first);
	struct inline_object *object = add_object(c, ITEM_START, box, fo, STANDS_FOR_NOTHING);
	object->min = start;
	object->space = space;
}

static void end_inline(struct collector *c, const struct inline_box *box, const struct fo *fo)
{
	int end = side_width(fo, AREA_RIGHT, c->measure);
	struct space space = space_of(fo, PROP_SPACE_END_MIN, c->measure);
	if (is_nothing(end, &space))
		return;
	/* White space at its end comes to stand behind its edge. */
	for (const struct inline_box *in = c->blank ? c->blank_in : NULL; in != NULL;
		in = in->parent)
		if (in == box)
			c->blank_in = box->parent;
	struct inline_object *object = add_object(c, ITEM_END, box, fo, STANDS_FOR_NOTHING);
	object->min = end;
	object->space = space;
}

/* Its borders then stand around the block. */
static bool begins_with_block(const struct fo *fo)
{
	const struct fo *child = fo->first;
	while (child != NULL &&
		(child->object == OBJECT_MARKER ||
			(child->object == OBJECT_TEXT &&
				child->text[strspn(child->text, " \t\r\n")] == '\0')))
		child = child->next;
	if (child == NULL || object_is_block(child->object))
		return child != NULL;
	return child->object == OBJECT_INLINE && begins_with_block(child);
}

static struct para_mark *begin_mark(struct collector *c, const struct fo *fo)
{
	const struct fo *const *markers = markers_of(c->layout, fo);
	if (markers == NULL)
		return NULL;
	struct para_mark *mark = arena_alloc(c->layout->work, sizeof(*mark));
	*mark = (struct para_mark){ markers, c->text.len, 0, c->para->marks };
	return c->para->marks = mark;
}

static void take_inline(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	const struct inline_box *box = box_of(c, in, fo);
	if (c->before != 0 && begins_with_block(fo))
		add_newline(c, in);
	begin_inline(c, box, fo, first_character(fo));
	if (fo->first == NULL && box->shows)
		add_object(c, ITEM_ANCHOR, box, fo, STANDS_FOR_NOTHING);
	struct para_mark *mark = begin_mark(c, fo);
	take_children(c, box, fo);
	if (mark != NULL)
		mark->end = c->text.len;
	end_inline(c, box, fo);
}

static void take_character(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	const struct inline_box *box = box_of(c, in, fo);
	const char *text = style_text(fo->style, PROP_CHARACTER);
	size_t length;
	begin_inline(
		c, box, fo, *text != '\0' ? utf8_decode(text, text + strlen(text), &length) : 0);
	take_text(c, box, text);
	end_inline(c, box, fo);
}

static void take_wrapper(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	take_inline(c, in, fo);
}

/* A line with what a leader repeats; NULL: there is nothing in it. */
static struct area *leader_content(struct collector *c, const struct fo *fo)
{
	struct para para;
	const struct fo *next;
	if (style_keyword(fo->style, PROP_LEADER_PATTERN) != KEYWORD_use_content ||
		fo->first == NULL)
		return NULL;
	para_build(c->layout, fo, fo->first, c->measure, c->layout->work, &para, &next);
	struct extent extent = extent_of(para.items, 0, para.count, true);
	struct line_shape shape = { .end = para.count,
		.measure = extent.natural,
		.align = KEYWORD_start,
		.keep_start = true };
	struct area *line = NULL;
	if (extent.first < extent.end && extent.natural > 0)
		line = line_build(c->layout, &para, &shape);
	para_free(&para);
	return line;
}

static void take_leader(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	const struct inline_box *box = box_of(c, in, fo);
	begin_inline(c, box, fo, 0xfffc);
	struct inline_object *object = add_object(c, ITEM_LEADER, box, fo, STANDS_FOR_OBJECT);
	object->min = leader_length(fo->style, PROP_LEADER_LENGTH_MIN, c->measure);
	object->max = leader_length(fo->style, PROP_LEADER_LENGTH_MAX, c->measure);
	object->content = leader_content(c, fo);
	end_inline(c, box, fo);
}

/* Its borders and padding are part of its length. */
int leader_length(const struct style *style, enum property property, int measure)
{
	int length = style_length(style, property, measure) - style_edge(style, AREA_LEFT, 0) -
		style_edge(style, AREA_RIGHT, 0);
	return length > 0 ? length : 0;
}

static void take_picture(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	struct area *area = picture_layout(c->layout, fo, c->measure);
	if (area == NULL)
		return;
	struct inline_box *box = box_of(c, in, fo);
	box->shows = false; /* the picture has an area of its own */
	begin_inline(c, box, fo, 0xfffc);
	struct inline_object *object = add_object(c, ITEM_AREA, box, fo, STANDS_FOR_OBJECT);
	object->area = area;
	object->ascent = area->height + style_edge(fo->style, AREA_TOP, 0) +
		style_edge(fo->style, AREA_BOTTOM, 0);
	baseline_align(c->layout, box, object->ascent);
	end_inline(c, box, fo);
}

static void take_number(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	const struct inline_box *box = box_of(c, in, fo);
	begin_inline(c, box, fo, '0');
	if (fo->object == OBJECT_PAGE_NUMBER && c->layout->page != NULL) {
		take_text(c, box, c->layout->page->label);
		end_inline(c, box, fo);
		return;
	}
	settle_blank(c, '0');
	struct inline_object *object = add_object(c, ITEM_NUMBER, box, fo, STANDS_FOR_NUMBER);
	c->before = '0';
	object->last = fo->object == OBJECT_PAGE_NUMBER_CITATION_LAST;
	if (fo->object != OBJECT_PAGE_NUMBER)
		object->id = fo_text(fo, PROP_REF_ID);
	if (object->id != NULL)
		place_find(c->layout, object->id);
	c->para->numbers = true;
	end_inline(c, box, fo);
}

static void take_footnote(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	const struct fo *body = fo_find(fo, OBJECT_FOOTNOTE_BODY);
	if (fo_id(fo) != NULL)
		in = box_of(c, in, fo);
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		if (child->object != OBJECT_FOOTNOTE_BODY)
			take(c, in, child);
	if (body == NULL)
		return;
	add_object(c, ITEM_ANCHOR, in, fo, STANDS_FOR_NOTHING)->note = body;
	c->para->notes = true;
}

static void take_retrieved(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	const struct fo *holder = retrieve_content(c->layout, fo);
	if (holder == NULL)
		return;
	/* Its text is one of its own, but looks as that around it. */
	struct inline_box *box = arena_alloc(c->layout->work, sizeof(*box));
	*box = *in;
	box->parent = in;
	box->shows = false;
	box->keep_start = box->keep_end = 0;
	take_children(c, box, holder);
}

static void take_block(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	c->blank = false;
	if (c->before != 0 || c->behind_block)
		add_newline(c, in);
	add_object(c, ITEM_BLOCK, in, fo, STANDS_FOR_NOTHING);
	c->before = 0;
	c->behind_block = true;
	c->para->blocks = true;
}

static void (*const takes[OBJECT_COUNT])(
	struct collector *, const struct inline_box *, const struct fo *) = {
	[OBJECT_INLINE] = take_inline,
	[OBJECT_CHARACTER_FO] = take_character,
	[OBJECT_WRAPPER] = take_wrapper,
	[OBJECT_LEADER] = take_leader,
	[OBJECT_EXTERNAL_GRAPHIC] = take_picture,
	[OBJECT_FOREIGN_OBJECT] = take_picture,
	[OBJECT_BASIC_LINK] = take_inline,
	[OBJECT_PAGE_NUMBER] = take_number,
	[OBJECT_PAGE_NUMBER_CITATION] = take_number,
	[OBJECT_PAGE_NUMBER_CITATION_LAST] = take_number,
	[OBJECT_FOOTNOTE] = take_footnote,
	[OBJECT_RETRIEVE_MARKER] = take_retrieved,
	[OBJECT_RETRIEVE_TABLE_MARKER] = take_retrieved,
};

static void take(struct collector *c, const struct inline_box *in, const struct fo *fo)
{
	if (fo->object == OBJECT_TEXT)
		take_text(c, in, fo->text);
	else if (takes[fo->object] != NULL)
		takes[fo->object](c, in, fo);
	else if (object_is_block(fo->object))
		take_block(c, in, fo);
}

static bool in_lines(struct layout *layout, const struct fo *fo)
{
	return retrieves(fo) ? !retrieve_gives_blocks(layout, fo) :
			       fo->object == OBJECT_MARKER || fo_is_inline(fo);
}

void para_build(struct layout *layout, const struct fo *block, const struct fo *first, int measure,
	struct arena *arena, struct para *para, const struct fo **next)
{
	struct collector c = { .layout = layout, .para = para, .arena = arena, .measure = measure };
	struct inline_box *top = arena_alloc(layout->work, sizeof(*top));
	*top = (struct inline_box){ .fo = block, .style = block->style, .table = block->style };
	*para = (struct para){ .block = block, .style = block->style };
	const struct fo *fo = first;
	for (; fo != NULL && in_lines(layout, fo); fo = fo->next)
		take(&c, top, fo);
	*next = fo;
	if (c.blank && c.before != 0 && (kept_blanks(c.blank_in->style) & KEEPS_BEFORE) != 0)
		keep_blank(&c);
	para->len = c.text.len;
	para->text = arena_strndup(layout->arena, str_text(&c.text), c.text.len);
	shape_segments(layout, para, c.segments, c.count, measure, arena);
	hyphens_mark(layout, para, arena);
	space_items(para);
	int cell = grid_cell(layout, block->style);
	if (cell > 0)
		grid_items(para, cell);
	str_free(&c.text);
	free(c.segments);
}

void para_free(struct para *para)
{
	free(para->items);
	para->items = NULL;
	para->count = para->room = 0;
}

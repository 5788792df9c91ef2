#include "record/markdown.h"

#include <assert.h>
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "base/utf8.h"
#include "record/numbering.h"
#include "record/prepass.h"

enum { MAX_DEPTH = 100 };

struct convert {
	struct prepass *pass;
	struct where
		cell; /* of a table cell: all places in it are this one; file NULL: not in a cell */
	int depth;
	const struct node *growing; /* the text that was appended to last: its bytes, their room */
	char *buffer;
	size_t length, room;
	struct arena *arena;
	struct diag *diag;
	bool ok;
};

/* Not calloc(3), which in glibc passes over the blocks that were given back last. */
static void *take(size_t count, size_t size)
{
	return memset(mem_resize(NULL, count * size), 0, count * size);
}

/* cmark_parse_document() aborts when there is no memory. */
static cmark_node *parse(const char *text, size_t len)
{
	static cmark_mem memory = { take, mem_resize, free };
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_parser_feed(parser, text, len);
	cmark_node *doc = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return doc;
}

static struct where where(const struct convert *c, cmark_node *node)
{
	if (c->cell.file != NULL)
		return c->cell;
	return prepass_where(
		c->pass, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
}

static struct node *element(struct convert *c, const char *name, cmark_node *from)
{
	return node_new(c->arena, NODE_ELEMENT, name, where(c, from));
}

/* ---- what character references make: the file itself has no such characters */

static bool is_fine(uint32_t character)
{
	return character != UTF8_INVALID &&
		(!utf8_is_control(character) || character == 0xFDD0 || character == 0xFDD1);
}

/* The first character that no text may have; NULL: there is none. */
static const char *find_unfit(const char *text)
{
	size_t length;
	for (const char *end = text + strlen(text); text < end; text += length)
		if (!is_fine(utf8_decode(text, end, &length)))
			return text;
	return NULL;
}

/* A copy with U+FFFD for those, or NULL if there are none. */
static const char *mend(struct convert *c, const char *text, cmark_node *from)
{
	const char *unfit = text != NULL ? find_unfit(text) : NULL;
	char name[16] = "U+FFFE"; /* of which cmark makes a byte that is not UTF-8 */
	struct str out = { 0 };
	size_t length;
	if (unfit == NULL)
		return NULL;
	for (const char *p = text, *end = text + strlen(text); p < end; p += length) {
		uint32_t character = utf8_decode(p, end, &length);
		bool fine = is_fine(character);
		str_add_n(&out, fine ? p : "\xEF\xBF\xBD", fine ? length : 3);
		if (p == unfit && character != UTF8_INVALID)
			snprintf(name, sizeof(name), "U+%04X", (unsigned)character);
	}
	c->ok = diag_report(c->diag, where(c, from), MESSAGE_CONTROL, name);
	const char *copy = arena_strdup(c->arena, str_text(&out));
	str_free(&out);
	return copy;
}

static void mend_tree(struct convert *c, cmark_node *doc, const char *source)
{
	if (strstr(source, "&#") == NULL)
		return;
	cmark_iter *iter = cmark_iter_new(doc);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *literal = mend(c, cmark_node_get_literal(node), node);
		if (literal != NULL)
			cmark_node_set_literal(node, literal);
		const char *url = mend(c, cmark_node_get_url(node), node);
		if (url != NULL)
			cmark_node_set_url(node, url);
	}
	cmark_iter_free(iter);
}

/* Text without the marks of the pre-pass. */
static const char *clean(struct convert *c, const char *text)
{
	if (strstr(text, PREPASS_MARK) == NULL)
		return arena_strdup(c->arena, text);
	struct str out = { 0 };
	for (const char *p = text; *p != '\0';) {
		if (strncmp(p, PREPASS_MARK, 3) == 0)
			p += 3;
		else
			str_add_char(&out, *p++);
	}
	const char *copy = arena_strdup(c->arena, str_text(&out));
	str_free(&out);
	return copy;
}

/* A text grows piece by piece: with room for more, so that it is not copied each time. */
static void append_text(struct convert *c, struct node *node, const char *text)
{
	size_t more = strlen(text);
	size_t have = c->growing == node ? c->length : strlen(node->text);
	if (c->growing != node || have + more + 1 > c->room) {
		c->room = 2 * (have + more + 1);
		char *buffer = arena_alloc(c->arena, c->room);
		memcpy(buffer, node->text, have);
		c->growing = node;
		node->text = c->buffer = buffer;
	}
	memcpy(c->buffer + have, text, more + 1);
	c->length = have + more;
}

static void add_text(struct convert *c, struct node *parent, const char *text, cmark_node *from)
{
	if (text[0] == '\0')
		return;
	if (parent->last != NULL && parent->last->kind == NODE_TEXT) {
		append_text(c, parent->last, text);
		return;
	}
	struct node *node = node_new(c->arena, NODE_TEXT, NULL, where(c, from));
	node->text = text;
	node_append(parent, node);
}

/* ---- inlines */

static bool is_wide(uint32_t character)
{
	return utf8_width(character) == 2;
}

static uint32_t last_character(const struct node *parent)
{
	const struct node *last = parent->last;
	while (last != NULL && last->kind != NODE_TEXT)
		last = last->last;
	if (last == NULL || last->text[0] == '\0')
		return 0;
	const char *p = last->text + strlen(last->text) - 1;
	while (p > last->text && ((unsigned char)*p & 0xC0) == 0x80)
		p--;
	return utf8_next(&p);
}

static uint32_t first_character(cmark_node *node)
{
	while (node != NULL && cmark_node_first_child(node) != NULL)
		node = cmark_node_first_child(node);
	const char *text = node != NULL ? cmark_node_get_literal(node) : NULL;
	while (text != NULL && strncmp(text, PREPASS_MARK, 3) == 0)
		text += 3;
	return text != NULL && text[0] != '\0' ? utf8_next(&text) : 0;
}

static bool safe_address(const char *href)
{
	static const char *const schemes[] = { "http:", "https:", "mailto:" };
	const char *colon = strpbrk(href, ":/?#");
	if (colon == NULL || *colon != ':')
		return true;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static void convert_inlines(struct convert *c, cmark_node *parent, struct node *into);

static void convert_link(struct convert *c, cmark_node *node, struct node *into)
{
	const char *href = cmark_node_get_url(node);
	if (!safe_address(href)) {
		c->ok = diag_report(c->diag, where(c, node), MESSAGE_LINK_SCHEME, href);
		return;
	}
	struct node *link = element(c, "link", node);
	node_set(c->arena, link, "href", arena_strdup(c->arena, href));
	convert_inlines(c, node, link);
	node_append(into, link);
}

static void add_plain(cmark_node *node, struct str *text)
{
	for (cmark_node *n = cmark_node_first_child(node); n != NULL; n = cmark_node_next(n)) {
		const char *literal = cmark_node_get_literal(n);
		if (literal != NULL)
			str_add(text, literal);
		add_plain(n, text);
	}
}

static void convert_image(struct convert *c, cmark_node *node, struct node *into)
{
	struct str alt = { 0 };
	add_plain(node, &alt);
	struct node *image = element(c, "image", node);
	node_set(c->arena, image, "src", arena_strdup(c->arena, cmark_node_get_url(node)));
	node_set(c->arena, image, "alt", clean(c, str_text(&alt)));
	node_append(into, image);
	str_free(&alt);
}

static void convert_inline(struct convert *c, cmark_node *node, struct node *into)
{
	static const struct {
		cmark_node_type type;
		const char *name;
	} groups[] = { { CMARK_NODE_EMPH, "em" }, { CMARK_NODE_STRONG, "strong" } };

	cmark_node_type type = cmark_node_get_type(node);
	for (size_t i = 0; i < 2; i++) {
		if (type != groups[i].type)
			continue;
		struct node *group = element(c, groups[i].name, node);
		convert_inlines(c, node, group);
		node_append(into, group);
		return;
	}
	if (type == CMARK_NODE_TEXT) {
		add_text(c, into, clean(c, cmark_node_get_literal(node)), node);
	} else if (type == CMARK_NODE_SOFTBREAK) {
		bool wide = is_wide(last_character(into)) ||
			is_wide(first_character(cmark_node_next(node)));
		if (!wide)
			add_text(c, into, " ", node);
	} else if (type == CMARK_NODE_LINEBREAK) {
		node_append(into, element(c, "br", node));
	} else if (type == CMARK_NODE_CODE) {
		struct node *code = element(c, "code", node);
		add_text(c, code, clean(c, cmark_node_get_literal(node)), node);
		node_append(into, code);
	} else if (type == CMARK_NODE_LINK) {
		convert_link(c, node, into);
	} else if (type == CMARK_NODE_IMAGE) {
		convert_image(c, node, into);
	} else {
		c->ok = diag_report(
			c->diag, where(c, node), MESSAGE_RAW_HTML, cmark_node_get_literal(node));
	}
}

static void convert_inlines(struct convert *c, cmark_node *parent, struct node *into)
{
	if (++c->depth > MAX_DEPTH)
		c->ok = diag_report(c->diag, where(c, parent), MESSAGE_NESTING, "100");
	else
		for (cmark_node *n = cmark_node_first_child(parent); n != NULL;
			n = cmark_node_next(n))
			convert_inline(c, n, into);
	c->depth--;
}

/* Blanks of either width at both ends of a paragraph are layout of the typist, not text. */
static void trim(struct convert *c, struct node *parent)
{
	struct node *first = parent->first, *last = parent->last;
	if (first != NULL && first->kind == NODE_TEXT) {
		const char *p = first->text, *next = p;
		while (*p != '\0' && utf8_is_space(utf8_next(&next)))
			p = next;
		first->at.col += (int)utf8_count(first->text, (size_t)(p - first->text));
		first->text = p;
	}
	if (last != NULL && last->kind == NODE_TEXT) {
		size_t len = strlen(last->text), end = len;
		while (end > 0) {
			size_t start = end - 1;
			while (start > 0 && ((unsigned char)last->text[start] & 0xC0) == 0x80)
				start--;
			const char *p = last->text + start;
			if (!utf8_is_space(utf8_next(&p)))
				break;
			end = start;
		}
		if (end < len)
			last->text = arena_strndup(c->arena, last->text, end);
	}
}

/* ---- tables */

/* Nothing that Markdown would take for more than words: nearly every cell.  A cell has no blocks:
 * if it begins as one would, that is words, too. */
static bool is_words(const char *text)
{
	return text[0] != '\0' && strpbrk(text, "\\`*_[]<>&!\t\n") == NULL &&
		text[strlen(text) - 1] != ' ' && strstr(text, "  ") == NULL;
}

static void add_words(struct convert *c, const struct prepass_cell *cell, struct node *into)
{
	struct node *node = node_new(c->arena, NODE_TEXT, NULL, cell->at);
	node->text = arena_strdup(c->arena, cell->text);
	node_append(into, node);
	trim(c, into);
}

static void convert_cell(struct convert *c, const struct prepass_cell *cell, struct node *into)
{
	struct str text = { 0 };
	if (is_words(cell->text)) {
		add_words(c, cell, into);
		return;
	}
	prepass_emphasis(cell->text, strlen(cell->text), &text);
	cmark_node *doc = parse(str_text(&text), text.len);
	c->cell = cell->at;
	mend_tree(c, doc, str_text(&text));
	cmark_node *block = cmark_node_first_child(doc);
	if (block != NULL && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
		convert_inlines(c, block, into);
	else if (block != NULL)
		add_text(c, into, arena_strdup(c->arena, cell->text), block);
	trim(c, into);
	c->cell.file = NULL;
	cmark_node_free(doc);
	str_free(&text);
}

static struct node *convert_row(
	struct convert *c, const struct prepass_row *from, const struct where *at)
{
	struct node *row = node_new(c->arena, NODE_ELEMENT, "row", *at);
	row->at.line = from->line;
	for (size_t i = 0; i < from->count; i++) {
		struct node *cell = node_new(c->arena, NODE_ELEMENT, "cell", from->cells[i].at);
		convert_cell(c, &from->cells[i], cell);
		node_append(row, cell);
	}
	return row;
}

/* Column widths in per mille, by the longest text of each, so that print needs no second look: six
 * Han characters and what is around a cell in full, of longer texts, which break well, half. */
static void add_columns(struct convert *c, const struct prepass_table *from, struct node *table)
{
	size_t total = 0, *widest = arena_alloc(c->arena, from->columns * sizeof(*widest));
	for (const struct prepass_row *row = from->rows; row != NULL; row = row->next) {
		for (size_t i = 0; i < row->count && i < from->columns; i++) {
			const char *text = row->cells[i].text;
			size_t width = 0;
			for (const char *p = text; *p != '\0';)
				width += (size_t)utf8_width(utf8_next(&p));
			width = width < 4 ? 4 : width > 60 ? 60 : width;
			width = width <= 12 ? width + 2 : 14 + (width - 12) / 2;
			widest[i] = width > widest[i] ? width : widest[i];
		}
	}
	for (size_t i = 0; i < from->columns; i++)
		total += widest[i];
	for (size_t i = 0; i < from->columns; i++) {
		const char *align = from->align[i] == 'c' ? "center" :
			from->align[i] == 'r'		  ? "right" :
							    "left";
		struct node *column = node_new(c->arena, NODE_ELEMENT, "column", from->at);
		if (from->align[i] != '-')
			node_set(c->arena, column, "align", align);
		node_set(c->arena, column, "width",
			arena_number(c->arena, (widest[i] * 1000 + total / 2) / total));
		node_append(table, column);
	}
}

/* NULL: there is no such table; a character reference of the author looks like our mark. */
static const struct prepass_table *find_table(const struct convert *c, const char *text)
{
	const struct prepass_table *table = c->pass->tables;
	if (text == NULL || strncmp(text, PREPASS_TABLE, 3) != 0)
		return NULL;
	for (size_t number = (size_t)strtoul(text + 3, NULL, 10); number > 0 && table != NULL;
		number--)
		table = table->next;
	return table;
}

static struct node *convert_table(struct convert *c, const struct prepass_table *from)
{
	struct node *table = node_new(c->arena, NODE_ELEMENT, "table", from->at);
	if (from->caption != NULL) {
		struct node *caption =
			node_new(c->arena, NODE_ELEMENT, "caption", from->caption_at);
		struct prepass_cell cell = { from->caption, from->caption_at };
		convert_cell(c, &cell, caption);
		node_append(table, caption);
	}
	add_columns(c, from, table);
	struct node *head = node_new(c->arena, NODE_ELEMENT, "head", from->at);
	node_append(head, convert_row(c, from->rows, &from->at));
	node_append(table, head);
	for (const struct prepass_row *row = from->rows->next; row != NULL; row = row->next)
		node_append(table, convert_row(c, row, &from->at));
	return table;
}

/* ---- blocks */

static void convert_blocks(struct convert *c, cmark_node *parent, struct node *into);

static void convert_paragraph(struct convert *c, cmark_node *node, struct node *into)
{
	cmark_node *only = cmark_node_first_child(node);
	const char *text = only != NULL ? cmark_node_get_literal(only) : NULL;
	const struct prepass_table *table = find_table(c, text);
	if (table != NULL) {
		node_append(into, convert_table(c, table));
		return;
	}
	struct node *p = element(c, "p", node);
	convert_inlines(c, node, p);
	trim(c, p);
	if (p->first != NULL)
		node_append(into, p);
}

static void convert_heading(struct convert *c, cmark_node *node, struct node *into)
{
	struct node *heading = element(c, "heading", node);
	node_set(c->arena, heading, "level",
		arena_number(c->arena, (size_t)cmark_node_get_heading_level(node)));
	convert_inlines(c, node, heading);
	trim(c, heading);
	node_append(into, heading);
}

static void convert_list(struct convert *c, cmark_node *node, struct node *into)
{
	struct node *list = element(c, "list", node);
	if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
		node_set(c->arena, list, "ordered", "yes");
		node_set(c->arena, list, "start",
			arena_number(c->arena, (size_t)cmark_node_get_list_start(node)));
	}
	if (cmark_node_get_list_tight(node))
		node_set(c->arena, list, "tight", "yes");
	for (cmark_node *n = cmark_node_first_child(node); n != NULL; n = cmark_node_next(n)) {
		struct node *item = element(c, "item", n);
		convert_blocks(c, n, item);
		node_append(list, item);
	}
	node_append(into, list);
}

static bool has_han(const char *text)
{
	for (const char *p = text; *p != '\0';)
		if (utf8_is_han(utf8_next(&p)))
			return true;
	return false;
}

/* Four blanks before Chinese text are a typist's indent; only fenced blocks are code then. */
static void convert_code(struct convert *c, cmark_node *node, struct node *into)
{
	const char *text = clean(c, cmark_node_get_literal(node));
	bool fenced = cmark_node_get_fence_info(node)[0] != '\0' || !has_han(text) ||
		cmark_node_get_start_column(node) < 5;
	struct where at = where(c, node);
	if (fenced) {
		struct node *code = element(c, "code", node);
		add_text(c, code, text, node);
		node_append(into, code);
		return;
	}
	for (const char *p = text; *p != '\0'; at.line++) {
		size_t len = strcspn(p, "\n");
		struct node *block = node_new(c->arena, NODE_ELEMENT, "p", at);
		add_text(c, block, arena_strndup(c->arena, p, len), node);
		trim(c, block);
		if (block->first != NULL && block->first->text[0] != '\0')
			node_append(into, block);
		p += len + (p[len] == '\n');
	}
}

static void convert_block(struct convert *c, cmark_node *node, struct node *into)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		convert_paragraph(c, node, into);
		break;
	case CMARK_NODE_HEADING:
		convert_heading(c, node, into);
		break;
	case CMARK_NODE_LIST:
		convert_list(c, node, into);
		break;
	case CMARK_NODE_CODE_BLOCK:
		convert_code(c, node, into);
		break;
	case CMARK_NODE_BLOCK_QUOTE: {
		struct node *quote = element(c, "quote", node);
		convert_blocks(c, node, quote);
		node_append(into, quote);
		break;
	}
	case CMARK_NODE_THEMATIC_BREAK:
		node_append(into, element(c, "rule", node));
		break;
	default: {
		char *tag = arena_strdup(c->arena, cmark_node_get_literal(node));
		tag[strcspn(tag, "\n")] = '\0';
		c->ok = diag_report(c->diag, where(c, node), MESSAGE_RAW_HTML, tag);
	}
	}
}

static void convert_blocks(struct convert *c, cmark_node *parent, struct node *into)
{
	if (++c->depth > MAX_DEPTH)
		c->ok = diag_report(c->diag, where(c, parent), MESSAGE_NESTING, "100");
	else
		for (cmark_node *n = cmark_node_first_child(parent); n != NULL;
			n = cmark_node_next(n))
			convert_block(c, n, into);
	c->depth--;
}

struct node *markdown_read(const char *file, const char *text, size_t len, int first_line,
	struct arena *arena, struct diag *diag)
{
	struct prepass pass;
	file = arena_strdup(arena, file);
	bool ok = prepass_run(&pass, file, text, len, first_line, arena, diag);
	struct node *body =
		node_new(arena, NODE_ELEMENT, "body", (struct where){ file, first_line, 1 });
	struct convert c = { .pass = &pass, .arena = arena, .diag = diag, .ok = ok };
	cmark_node *doc = parse(str_text(&pass.text), pass.text.len);
	mend_tree(&c, doc, str_text(&pass.text));
	convert_blocks(&c, doc, body);
	cmark_node_free(doc);
	prepass_free(&pass);
	numbering_sections(body, arena);
	return c.ok ? body : NULL;
}

#include "record/numbering.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { TITLE_MAX = 40 }; /* characters; a longer first sentence is text, not a heading */

/* ---- labels */

static bool is_chinese_digit(const char *p)
{
	const char *digit = "一二三四五六七八九十百";
	while (*digit != '\0' && (p[0] != digit[0] || p[1] != digit[1] || p[2] != digit[2]))
		digit += 3;
	return *digit != '\0';
}

static size_t chinese_number(const char *text)
{
	size_t len = 0;
	while (is_chinese_digit(text + len))
		len += 3;
	return len;
}

static size_t starts(const char *text, const char *with)
{
	size_t len = 0;
	while (with[len] != '\0' && text[len] == with[len])
		len++;
	return with[len] == '\0' ? len : 0;
}

static size_t any_of(const char *text, const char *a, const char *b, const char *c)
{
	size_t len = starts(text, a);
	if (len == 0)
		len = starts(text, b);
	return len != 0 ? len : starts(text, c);
}

/* The form of a label: what opens it, which digits, what closes it.  "" matches nothing. */
static size_t bracketed(const char *text, bool chinese)
{
	size_t open = any_of(text, "（", "(", "（");
	if (open == 0)
		return 0;
	size_t number = chinese ? chinese_number(text + open) : strspn(text + open, "0123456789");
	if (number == 0 || number > 9)
		return 0;
	size_t close = any_of(text + open + number, "）", ")", "）");
	return close != 0 ? open + number + close : 0;
}

int numbering_label(const char *text, size_t *length)
{
	size_t number = chinese_number(text), digits = strspn(text, "0123456789"), mark;
	int level = 0;
	*length = 0;
	if (number > 0 && number <= 9 && (mark = any_of(text + number, "、", "．", "、")) > 0) {
		level = 1;
		*length = number + mark;
	} else if (number > 0 && number <= 6 && (mark = starts(text + number, "是")) > 0) {
		level = 5;
		*length = number + mark;
	} else if ((*length = bracketed(text, true)) > 0) {
		level = 2;
	} else if ((*length = bracketed(text, false)) > 0) {
		level = 4;
	} else if (digits > 0 && digits <= 3 &&
		(mark = any_of(text + digits, ".", "．", "、")) > 0) {
		const char *p = text + digits + mark;
		if (*p >= '0' && *p <= '9')
			return 0; /* 3.5万元 is a number */
		level = 3;
		*length = digits + mark;
	}
	while (level > 0 && level < 5 && text[*length] == ' ')
		++*length;
	return level;
}

/* ---- sections */

static const char *first_text(const struct node *block)
{
	return block->first != NULL && block->first->kind == NODE_TEXT ? block->first->text : "";
}

static size_t text_length(const struct node *node)
{
	size_t count = node->kind == NODE_TEXT ? utf8_count(node->text, strlen(node->text)) : 0;
	for (const struct node *child = node->first; child != NULL; child = child->next)
		count += text_length(child);
	return count;
}

/* Cut the label off the front of a block's first text. */
static const char *take_label(struct node *block, size_t length, struct arena *arena)
{
	struct node *text = block->first;
	size_t shown = length;
	while (shown > 0 && text->text[shown - 1] == ' ')
		shown--;
	const char *label = arena_strndup(arena, text->text, shown);
	text->at.col += (int)utf8_count(text->text, length);
	text->text += length;
	if (text->text[0] == '\0') {
		block->first = text->next;
		if (block->first == NULL)
			block->last = NULL;
	}
	return label;
}

static struct node *new_section(
	struct arena *arena, struct where at, int level, const char *label, struct node *title)
{
	struct node *section = node_new(arena, NODE_ELEMENT, "section", at);
	char digit[] = { (char)('0' + level), '\0' };
	node_set(arena, section, "level", arena_strdup(arena, digit));
	if (label != NULL) {
		struct node *element = node_new(arena, NODE_ELEMENT, "label", at);
		struct node *text = node_new(arena, NODE_TEXT, NULL, at);
		text->text = label;
		node_append(element, text);
		node_append(section, element);
	}
	title->name = "title";
	title->attributes = NULL;
	title->next = NULL;
	node_append(section, title);
	return section;
}

/* The end of the first sentence of a block, if it may be a run-in heading and text follows; else 0.
 */
static size_t run_in_length(const struct node *block)
{
	const char *text = first_text(block), *stop = strstr(text, "。");
	if (stop == NULL)
		return 0;
	size_t len = (size_t)(stop - text) + strlen("。");
	if (utf8_count(text, len) > TITLE_MAX || (text[len] == '\0' && block->first->next == NULL))
		return 0;
	return len;
}

static bool ends_sentence(const struct node *block)
{
	static const char *const stops[] = { "。", "；", "！", "？", ";" };
	const struct node *last = block->last;
	while (last != NULL && last->kind != NODE_TEXT)
		last = last->last;
	if (last == NULL)
		return false;
	size_t len = strlen(last->text);
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		size_t n = strlen(stops[i]);
		if (len >= n && strcmp(last->text + len - n, stops[i]) == 0)
			return true;
	}
	return false;
}

/* A run-in section: the heading, and the rest of the block as its first paragraph. */
static struct node *run_in(
	struct arena *arena, struct node *block, int level, const char *label, size_t title_len)
{
	struct node *text = block->first;
	struct node *title = node_new(arena, NODE_ELEMENT, "title", block->at);
	struct node *part = node_new(arena, NODE_TEXT, NULL, text->at);
	part->text = arena_strndup(arena, text->text, title_len);
	node_append(title, part);
	text->at.col += (int)utf8_count(text->text, title_len);
	text->text += title_len;

	struct node *section = new_section(arena, block->at, level, label, title);
	node_set(arena, section, "run-in", "yes");
	block->at = text->at;
	block->next = NULL;
	node_append(section, block);
	return section;
}

/* What a paragraph is: a section (heading or run-in), a numbered paragraph, or itself. */
static struct node *classify(struct node *block, struct arena *arena, int *level)
{
	size_t length;
	*level = numbering_label(first_text(block), &length);
	if (*level == 0)
		return block;
	const char *label = take_label(block, length, arena);
	if (*level < 5) {
		size_t title = run_in_length(block);
		if (title > 0)
			return run_in(arena, block, *level, label, title);
		bool heading = block->first != NULL && text_length(block) <= TITLE_MAX &&
			!ends_sentence(block);
		if (heading)
			return new_section(arena, block->at, *level, label, block);
	}
	char digit[] = { (char)('0' + *level), '\0' };
	node_set(arena, block, "label", label);
	node_set(arena, block, "level", arena_strdup(arena, digit));
	return block;
}

/* “**一、指导思想**” alone in a paragraph is a heading that somebody made bold. */
static void unwrap_bold_label(struct node *block)
{
	struct node *only = block->first;
	size_t length;
	if (only == NULL || only->next != NULL || only->kind != NODE_ELEMENT ||
		strcmp(only->name, "strong") != 0 ||
		numbering_label(first_text(only), &length) == 0)
		return;
	block->first = only->first;
	block->last = only->last;
}

static struct node *from_heading(struct node *heading, int top, struct arena *arena, int *level)
{
	size_t length;
	int depth = atoi(node_attribute(heading, "level")) - top + 1;
	const char *label = NULL;
	*level = numbering_label(first_text(heading), &length);
	if (*level > 0 && *level < 5)
		label = take_label(heading, length, arena);
	else
		*level = depth < 6 ? depth : 6;
	return new_section(arena, heading->at, *level, label, heading);
}

static int top_heading(const struct node *body)
{
	int top = 7;
	for (const struct node *n = body->first; n != NULL; n = n->next)
		if (strcmp(n->name, "heading") == 0 && atoi(node_attribute(n, "level")) < top)
			top = atoi(node_attribute(n, "level"));
	return top;
}

static bool is_element(const struct node *node, const char *name)
{
	return node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

static bool has_han(const struct node *node)
{
	for (const char *p = node->kind == NODE_TEXT ? node->text : ""; *p != '\0';)
		if (utf8_is_han(utf8_next(&p)))
			return true;
	for (const struct node *child = node->first; child != NULL; child = child->next)
		if (has_han(child))
			return true;
	return false;
}

/* “1. 合理设置党支部” with a blank is a list to CommonMark; in Chinese texts it is level 3. */
static bool is_numbered_text(const struct node *list)
{
	if (!is_element(list, "list") || node_attribute(list, "ordered") == NULL || !has_han(list))
		return false;
	for (const struct node *item = list->first; item != NULL; item = item->next)
		if (item->first == NULL || item->first->next != NULL ||
			!is_element(item->first, "p"))
			return false;
	return true;
}

static const char *numbered(struct arena *arena, int number, const char *text)
{
	char label[16];
	size_t n = (size_t)snprintf(label, sizeof(label), "%d.", number), len = strlen(text);
	char *all = arena_alloc(arena, n + len + 1);
	memcpy(all, label, n);
	memcpy(all + n, text, len + 1);
	return all;
}

static struct node *spread_list(struct node *list, struct arena *arena)
{
	struct node *first = NULL, **end = &first;
	int number = atoi(node_attribute(list, "start"));
	for (struct node *item = list->first, *next; item != NULL; item = next, number++) {
		next = item->next;
		struct node *p = item->first;
		struct node *label = node_new(arena, NODE_TEXT, NULL, p->at);
		label->text =
			numbered(arena, number, p->first->kind == NODE_TEXT ? p->first->text : "");
		label->next = p->first->kind == NODE_TEXT ? p->first->next : p->first;
		if (label->next == NULL)
			p->last = label;
		p->first = label;
		*end = p;
		end = &p->next;
	}
	*end = list->next;
	return first;
}

void numbering_sections(struct node *body, struct arena *arena)
{
	struct node *open[8] = { body }; /* the section in which each level nests */
	int top = top_heading(body), depth = 0, levels[8] = { 0 };
	struct node *next, *block = body->first;

	body->first = body->last = NULL;
	for (; block != NULL; block = next) {
		int level = 0;
		if (is_numbered_text(block))
			block = spread_list(block, arena);
		next = block->next;
		block->next = NULL;
		if (is_element(block, "heading")) {
			block = from_heading(block, top, arena, &level);
		} else if (is_element(block, "p")) {
			unwrap_bold_label(block);
			block = classify(block, arena, &level);
		}
		if (is_element(block, "section")) {
			while (depth > 0 && levels[depth] >= level)
				depth--;
			node_append(open[depth], block);
			assert(depth < 7);
			open[++depth] = block;
			levels[depth] = level;
		} else {
			node_append(open[depth], block);
		}
	}
}

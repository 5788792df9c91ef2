/* words.c - the words of a record, by which it is found; search.js cuts a query the same way. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/search.h"

/* UTF-16 puts characters beyond the BMP before U+E000. */
static uint32_t rank(uint32_t c)
{
	if (c < 0xD800)
		return c;
	return c >= 0x10000 ? c - 0x10000 + 0xD800 : c + 0x100000;
}

int words_compare(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0';) {
		uint32_t x = rank(utf8_next(&a)), y = rank(utf8_next(&b));
		if (x != y)
			return x < y ? -1 : 1;
	}
	return (*a != '\0') - (*b != '\0');
}

uint64_t word_rank(uint64_t pair)
{
	return (uint64_t)rank((uint32_t)(pair >> 32)) << 32 | rank((uint32_t)pair);
}

size_t word_spell(uint64_t pair, char text[WORD_PAIR_MAX + 1])
{
	size_t length = utf8_encode(text, (uint32_t)(pair >> 32));
	length += utf8_encode(text + length, (uint32_t)pair);
	text[length] = '\0';
	return length;
}

/* ---- the list */

static void make_room(struct words *w, size_t count)
{
	if (w->count + count <= w->room)
		return;
	w->room = 2 * (w->count + count);
	w->list = mem_resize(w->list, w->room * sizeof(*w->list));
}

static bool is_text(const struct words *w, uint32_t number, const char *text, size_t length)
{
	const char *there = w->texts[number];
	return strncmp(there, text, length) == 0 && there[length] == '\0';
}

static uint32_t *text_slot(const struct words *w, const char *text, size_t length)
{
	uint32_t last = 2 * w->text_room - 1, at = hash_short(text, length) & last;
	while (w->slots[at] != 0 && !is_text(w, w->slots[at] - 1, text, length))
		at = (at + 1) & last;
	return &w->slots[at];
}

static void grow_texts(struct words *w)
{
	w->text_room = w->text_room != 0 ? 2 * w->text_room : 512;
	w->texts = mem_resize(w->texts, w->text_room * sizeof(*w->texts));
	free(w->slots);
	w->slots = mem_alloc(2 * w->text_room * sizeof(*w->slots));
	for (uint32_t i = 0; i < w->text_count; i++)
		*text_slot(w, w->texts[i], strlen(w->texts[i])) = i + 1;
}

/* There is room. */
static void add_text(struct words *w, const char *text, size_t length)
{
	if (w->text_count == w->text_room)
		grow_texts(w);
	uint32_t *slot = text_slot(w, text, length);
	if (*slot == 0) {
		w->texts[w->text_count++] = arena_strndup(&w->arena, text, length);
		*slot = w->text_count;
	}
	w->list[w->count++] = WORD_TEXT | (*slot - 1);
}

void words_add(struct words *w, const char *text)
{
	make_room(w, 1);
	add_text(w, text, strlen(text));
}

const char *words_text(const struct words *w, uint64_t word)
{
	return w->texts[(uint32_t)word];
}

void words_free(struct words *w)
{
	free(w->list);
	free(w->texts);
	free(w->slots);
	arena_free(&w->arena);
	*w = (struct words){ 0 };
}

/* ---- characters */

enum { END = 1 }; /* of a string; 0: a character that is no part of a word */

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* A letter is small, and of ASCII; 0: no part of a word. */
static inline uint32_t plain(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : is_letter(c) ? c : 0;
	return utf8_is_han(c) ? c : 0;
}

/* What text.c escapes is no part of a word. */
static uint32_t escaped(const char **at)
{
	char c = **at;
	*at += c == 'n' || c == '"' || c == '\\';
	return 0;
}

/* In a string that text.c wrote. */
static uint32_t next_character(const char **at)
{
	const char *p = *at;
	if ((*p & 0x80) == 0) {
		*at += *p != '"' && *p != '\0';
		return *p == '\\'		? escaped(at) :
			*p == '"' || *p == '\0' ? END :
						  plain((unsigned char)*p);
	}
	size_t length = 3;
	uint32_t c = utf8_three(p);
	if (c == 0)
		c = utf8_decode(p, p + strnlen(p, 4), &length);
	*at += length;
	return plain(c);
}

/* U+4E00..9FFF, as most are; 0: it is another. */
static inline uint32_t common_han(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;
	if (p[0] < 0xE4 || p[0] > 0xE9)
		return 0;
	uint32_t second = p[1] ^ 0x80U, third = second < 0x40 ? p[2] ^ 0x80U : 0x40;
	uint32_t c = (p[0] & 0x0FU) << 12 | second << 6 | third;
	return third < 0x40 && c >= 0x4E00 ? c : 0;
}

/* ---- strings */

/* The Han characters that follow on `before`; gives the last. */
static inline uint32_t cut_han(struct words *w, const char **at, uint32_t before)
{
	const char *p = *at;
	uint64_t *next = w->list + w->count;
	for (uint32_t c; (c = common_han(p)) != 0; before = c, p += 3) {
		*next = (uint64_t)before << 32 | c;
		next += before != 0;
	}
	w->count = (size_t)(next - w->list);
	*at = p;
	return before;
}

/* Gives where the string ends.  There is room for a word a byte. */
static const char *cut_text(struct words *w, const char *at)
{
	char text[WORD_MAX];
	size_t length = 0;
	uint32_t before = 0; /* the character before, 0: no part of a word */
	for (uint32_t c; (c = next_character(&at)) != END; before = c) {
		if (c != 0 && c < 0x80) {
			if (before >= 0x80)
				w->list[w->count++] = (uint64_t)before << 32 | c;
			if (length < WORD_MAX)
				text[length++] = (char)c;
			continue;
		}
		if (length > 0)
			add_text(w, text, length);
		length = 0;
		if (c != 0 && before != 0)
			w->list[w->count++] = (uint64_t)before << 32 | c;
		c = cut_han(w, &at, c);
	}
	if (length > 0)
		add_text(w, text, length);
	return at;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static const char *cut_initials(struct words *w, const char *at)
{
	for (; *at != '"' && *at != '\0'; at++)
		if (is_small(at[0]) && is_small(at[1]))
			add_text(w, (const char[]){ '~', at[0], at[1] }, 3);
	return at;
}

static const char *pass_over(const char *at)
{
	while (*at != '"' && *at != '\0')
		at += at[0] == '\\' && at[1] != '\0' ? 2 : 1;
	return at;
}

/* To the first character of the next string; false if there is none. */
static bool next_string(const char **at)
{
	const char *quote = strchr(*at, '"');
	*at = quote != NULL ? quote + 1 : *at;
	return quote != NULL;
}

bool words_read(struct words *w, const char *script)
{
	w->count = w->in_title = 0;
	make_room(w, strlen(script) + 1);
	bool there = next_string(&script);
	if (there)
		script = pass_over(script);
	for (int part = 0; there && *script == '"'; part++) {
		script++;
		if (!next_string(&script))
			break;
		script = part == SEARCH_INITIALS		    ? cut_initials(w, script) :
			part == SEARCH_TITLE || part == SEARCH_TEXT ? cut_text(w, script) :
								      pass_over(script);
		if (part == SEARCH_TITLE)
			w->in_title = w->count;
	}
	return there;
}

/* words.c - the words of a record, by which it is found; search.js cuts a query the same way. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "site/search.h"

struct cut {
	words_take *take;
	void *context;
	bool in_title;
	char word[WORD_MAX + 1];
	size_t length;
	uint32_t before; /* the character before, 0: no part of a word */
};

uint32_t words_hash(const char *word, size_t length)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)word[i]) * 16777619U;
	return hash ^ hash >> 15;
}

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

static uint32_t plain(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void take_pair(struct cut *cut, uint32_t a, uint32_t b)
{
	char pair[8];
	size_t length = utf8_encode(pair, a);
	length += utf8_encode(pair + length, b);
	cut->take(cut->context, pair, length, cut->in_title);
}

static void end_word(struct cut *cut)
{
	if (cut->length > 0)
		cut->take(cut->context, cut->word, cut->length, cut->in_title);
	cut->length = 0;
}

static void add_character(struct cut *cut, uint32_t c)
{
	bool letter = is_letter(c), han = utf8_is_han(c);
	if (!letter)
		end_word(cut);
	if (cut->before != 0 && (han || (letter && !is_letter(cut->before))))
		take_pair(cut, cut->before, c);
	if (letter && cut->length < WORD_MAX)
		cut->word[cut->length++] = (char)c;
	cut->before = letter || han ? c : 0;
}

static void cut_text(struct cut *cut, const char *text)
{
	while (*text != '\0')
		add_character(cut, plain(utf8_next(&text)));
	end_word(cut);
	cut->before = 0;
}

static void cut_initials(const struct cut *cut, const char *letters)
{
	for (; letters[0] != '\0'; letters++) {
		char word[3] = { '~', letters[0], letters[1] };
		if (letters[0] >= 'a' && letters[0] <= 'z' && letters[1] >= 'a' &&
			letters[1] <= 'z')
			cut->take(cut->context, word, 3, cut->in_title);
	}
}

/* The next string of a file that text.c wrote. */
static bool next_string(const char **at, struct str *out)
{
	str_clear(out);
	*at += strcspn(*at, "\"");
	if (**at == '\0')
		return false;
	for ((*at)++; **at != '"' && **at != '\0';) {
		size_t plain = strcspn(*at, "\"\\");
		str_add_n(out, *at, plain);
		*at += plain;
		if ((*at)[0] == '\\' && (*at)[1] != '\0') {
			str_add_char(out, (*at)[1] == 'n' ? '\n' : (*at)[1]);
			*at += 2;
		} else if ((*at)[0] == '\\') {
			++*at;
		}
	}
	*at += **at == '"';
	return true;
}

bool words_of(const char *script, words_take *take, void *context)
{
	struct str string = { 0 };
	struct cut cut = { .take = take, .context = context };
	bool there = next_string(&script, &string);
	for (int part = 0; there && next_string(&script, &string); part++) {
		cut.in_title = part == SEARCH_TITLE;
		if (part == SEARCH_TITLE || part == SEARCH_TEXT)
			cut_text(&cut, str_text(&string));
		else if (part == SEARCH_INITIALS)
			cut_initials(&cut, str_text(&string));
	}
	str_free(&string);
	return there;
}

#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static void reserve(struct str *str, size_t more)
{
	if (str->len + more + 1 <= str->room)
		return;
	enum { LEAST = 256 };
	size_t room = (str->len + more + 1) * 2;
	room = room < LEAST ? LEAST : room;
	str->text = mem_resize(str->text, room);
	str->room = room;
}

void str_add_n(struct str *str, const char *bytes, size_t count)
{
	reserve(str, count);
	if (count > 0)
		memcpy(str->text + str->len, bytes, count);
	str->len += count;
	str->text[str->len] = '\0';
}

void str_add(struct str *str, const char *text)
{
	str_add_n(str, text, strlen(text));
}

char *str_room(struct str *str, size_t count)
{
	reserve(str, count);
	return str->text + str->len;
}

void str_add_utf8(struct str *str, uint32_t character)
{
	char bytes[4];
	str_add_n(str, bytes, utf8_encode(bytes, character));
}

void str_add_format(struct str *str, const char *fmt, ...)
{
	enum { MOST = 128 }; /* nearly all are shorter: formatted once */
	va_list args;
	reserve(str, MOST);
	va_start(args, fmt);
	int len = vsnprintf(str->text + str->len, MOST, fmt, args);
	va_end(args);
	assert(len >= 0);
	if (len < MOST) {
		str->len += (size_t)len;
		return;
	}
	reserve(str, (size_t)len);
	va_start(args, fmt);
	vsnprintf(str->text + str->len, (size_t)len + 1, fmt, args);
	va_end(args);
	str->len += (size_t)len;
}

/* Fixed point by integers: printf's %f follows the locale, and writes "-0". */
void str_add_number(struct str *str, double value, int digits)
{
	static const long long powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
	assert(digits >= 0 && digits <= 6);
	long long scale = powers[digits];
	long long fixed = (long long)(value * (double)scale + (value < 0 ? -0.5 : 0.5));
	if (fixed < 0) {
		str_add_char(str, '-');
		fixed = -fixed;
	}
	str_add_format(str, "%lld", fixed / scale);
	if (fixed % scale == 0)
		return;
	str_add_format(str, ".%0*lld", digits, fixed % scale);
	while (str->text[str->len - 1] == '0')
		str->text[--str->len] = '\0';
}

const char *str_text(const struct str *str)
{
	return str->text != NULL ? str->text : "";
}

void str_clear(struct str *str)
{
	str->len = 0;
	if (str->text != NULL)
		str->text[0] = '\0';
}

void str_free(struct str *str)
{
	free(str->text);
	*str = (struct str){ 0 };
}

/* Is one of eight bytes a control character, '"' or '\\'?  Hacker's Delight, 6-1: where a zero byte
 * is. */
static bool is_special(const char *bytes)
{
	const uint64_t ones = 0x0101010101010101U, high = ones << 7;
	uint64_t all;
	memcpy(&all, bytes, sizeof(all));
	uint64_t quote = all ^ ones * '"', backslash = all ^ ones * '\\';
	return (((all - ones * 0x20) & ~all) | ((quote - ones) & ~quote) |
		       ((backslash - ones) & ~backslash)) &
		high;
}

/* How many of `len` bytes are written as they are, from the first on. */
static size_t plain_bytes(const char *text, size_t len)
{
	size_t n = 0;
	while (n + 8 <= len && !is_special(text + n))
		n += 8;
	while (n < len && (unsigned char)text[n] >= 0x20 && text[n] != '"' && text[n] != '\\')
		n++;
	return n;
}

void str_add_quoted(struct str *str, const char *text)
{
	const char *end = text + strlen(text);
	str_add_char(str, '"');
	for (;; text++) {
		size_t plain = plain_bytes(text, (size_t)(end - text));
		str_add_n(str, text, plain);
		text += plain;
		if (text == end)
			break;
		if ((unsigned char)*text >= 0x20 || *text == '\n') {
			str_add_char(str, '\\');
			str_add_char(str, *text == '\n' ? 'n' : *text);
		}
	}
	str_add_char(str, '"');
}

bool text_is_number(const char *text)
{
	size_t digits = 0;
	text += *text == '-';
	for (bool point = false; *text != '\0'; text++) {
		if (*text >= '0' && *text <= '9')
			digits++;
		else if (*text == '.' && digits > 0 && !point)
			point = true;
		else
			return false;
	}
	return digits > 0;
}

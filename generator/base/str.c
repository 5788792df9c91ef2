#include "base/str.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

void str_grow(struct str *str, size_t more)
{
	enum { LEAST = 256 };
	size_t room = (str->len + more + 1) * 2;
	room = room < LEAST ? LEAST : room;
	str->text = mem_resize(str->text, room);
	str->text[str->len] = '\0';
	str->room = room;
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
	str_room(str, MOST);
	va_start(args, fmt);
	int len = vsnprintf(str->text + str->len, MOST, fmt, args);
	va_end(args);
	assert(len >= 0);
	if (len < MOST) {
		str->len += (size_t)len;
		return;
	}
	str_room(str, (size_t)len);
	va_start(args, fmt);
	vsnprintf(str->text + str->len, (size_t)len + 1, fmt, args);
	va_end(args);
	str->len += (size_t)len;
}

/* What no integer holds has no decimals either. */
static void add_vast(struct str *str, double value)
{
	if (isnan(value))
		str_add(str, "NaN");
	else if (isinf(value))
		str_add(str, value > 0 ? "∞" : "-∞");
	else
		str_add_format(str, "%.0f", value);
}

/* Fixed point by integers: printf's %f follows the locale, and writes "-0". */
void str_add_number(struct str *str, double value, int digits)
{
	static const long long powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
	assert(digits >= 0 && digits <= 6);
	long long scale = powers[digits];
	if (!(fabs(value) * (double)scale < 1e18)) {
		add_vast(str, value);
		return;
	}
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

/* Is one of eight bytes below `least`, which is at most 0x80? */
static bool any_below(uint64_t eight, unsigned char least)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	return ((eight - ones * least) & ~eight & (ones << 7)) != 0;
}

/* The bytes that stand in quotes as they are. */
static size_t unquoted(const char *text, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;
	for (uint64_t eight; i + sizeof(eight) <= len; i += sizeof(eight)) {
		memcpy(&eight, text + i, sizeof(eight));
		if (any_below(eight, ' ') || any_below(eight ^ ones * '"', 1) ||
			any_below(eight ^ ones * '\\', 1))
			break;
	}
	while (i < len && (unsigned char)text[i] >= ' ' && text[i] != '"' && text[i] != '\\')
		i++;
	return i;
}

void str_add_quoted(struct str *str, const char *text)
{
	size_t len = strlen(text);
	str_add_char(str, '"');
	for (const char *end = text + len; text < end; text++) {
		size_t plain = unquoted(text, (size_t)(end - text));
		str_add_n(str, text, plain);
		text += plain;
		if (*text == '\n')
			str_add(str, "\\n");
		else if (*text == '"' || *text == '\\')
			str_add_n(str, *text == '"' ? "\\\"" : "\\\\", 2);
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

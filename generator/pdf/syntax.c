#include "pdf/syntax.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"

void put_number(struct str *out, double value, int digits)
{
	static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
	char text[32], *p = text + sizeof(text);
	assert(digits >= 0 && digits <= 6);
	if (!(fabs(value) < 2e9)) /* also NaN */
		value = isnan(value) ? 0 : value < 0 ? -2e9 : 2e9;
	long long fixed = llround(value * powers[digits]);
	bool negative = fixed < 0, decimals = false;
	unsigned long long left = (unsigned long long)(negative ? -fixed : fixed);

	for (; digits > 0; digits--, left /= 10) {
		if (left % 10 != 0 || decimals) {
			*--p = (char)('0' + left % 10);
			decimals = true;
		}
	}
	if (decimals)
		*--p = '.';
	do
		*--p = (char)('0' + left % 10);
	while ((left /= 10) != 0);
	if (negative)
		*--p = '-';
	str_add_n(out, p, (size_t)(text + sizeof(text) - p));
}

void put_reference(struct str *out, const struct object *object)
{
	put_number_reference(out, object_number(object));
}

void put_number_reference(struct str *out, unsigned number)
{
	str_add_format(out, "%u 0 R", number);
}

static const char hex[] = "0123456789ABCDEF";

void put_name(struct str *out, const char *name)
{
	str_add_char(out, '/');
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;
		if (c > ' ' && c < 0x7F && strchr("()<>[]{}/%#", c) == NULL) {
			str_add_char(out, (char)c);
			continue;
		}
		const char escaped[3] = { '#', hex[c >> 4], hex[c & 15] };
		str_add_n(out, escaped, 3);
	}
}

void put_bytes(struct str *out, const char *bytes, size_t len)
{
	str_add_char(out, '(');
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if (c == '(' || c == ')' || c == '\\') {
			str_add_char(out, '\\');
			str_add_char(out, (char)c);
		} else if (c < ' ' || c == 0x7F) {
			str_add_format(out, "\\%03o", c);
		} else {
			str_add_char(out, (char)c);
		}
	}
	str_add_char(out, ')');
}

void put_hex16(struct str *out, unsigned value)
{
	const char digits[4] = {
		hex[value >> 12 & 15],
		hex[value >> 8 & 15],
		hex[value >> 4 & 15],
		hex[value & 15],
	};
	str_add_n(out, digits, 4);
}

void put_utf16(struct str *out, const char *text, size_t len)
{
	size_t length;
	for (const char *p = text, *end = text + len; p < end; p += length) {
		uint32_t character = utf8_decode(p, end, &length);
		if (character == UTF8_INVALID)
			character = 0xFFFD;
		if (character > 0xFFFF) {
			put_hex16(out, 0xD800 | ((character - 0x10000) >> 10));
			character = 0xDC00 | ((character - 0x10000) & 0x3FF);
		}
		put_hex16(out, character);
	}
}

void put_text(struct str *out, const char *text, size_t len)
{
	str_add(out, "<FEFF");
	for (size_t i = 0, start = 0; i <= len; i++) {
		bool control = i < len && ((unsigned char)text[i] < ' ' || text[i] == 0x7F);
		if (i < len && !control)
			continue;
		put_utf16(out, text + start, i - start);
		if (control)
			str_add(out, "0020");
		start = i + 1;
	}
	str_add_char(out, '>');
}

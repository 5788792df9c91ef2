#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* The well-formed byte sequences of the Unicode Standard, table 3-7: bounds of the second byte. */
static bool sequence(unsigned char first, size_t *length, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (first >= 0xC2 && first <= 0xDF) {
		*length = 2;
	} else if ((first & 0xF0) == 0xE0) {
		*length = 3;
		if (first == 0xE0)
			*low = 0xA0;
		if (first == 0xED)
			*high = 0x9F;
	} else if (first >= 0xF0 && first <= 0xF4) {
		*length = 4;
		if (first == 0xF0)
			*low = 0x90;
		if (first == 0xF4)
			*high = 0x8F;
	} else {
		return false;
	}
	return true;
}

uint32_t utf8_decode(const char *text, const char *end, size_t *length)
{
	const unsigned char *p = (const unsigned char *)text;
	unsigned char low, high;
	size_t need;

	assert(text < end);
	*length = 1;
	if (p[0] < 0x80)
		return p[0];
	uint32_t character = end - text >= 3 ? utf8_three(text) : 0;
	if (character != 0) {
		*length = 3;
		return character;
	}
	if (!sequence(p[0], &need, &low, &high) || (size_t)(end - text) < need)
		return UTF8_INVALID;
	if (p[1] < low || p[1] > high)
		return UTF8_INVALID;
	character = p[0] & (0x7Fu >> need);
	for (size_t i = 1; i < need; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return UTF8_INVALID;
		character = character << 6 | (p[i] & 0x3Fu);
	}
	*length = need;
	return character;
}

uint32_t utf8_next(const char **text)
{
	const unsigned char first = (unsigned char)**text;
	size_t length;
	if (first < 0x80) {
		++*text;
		return first;
	}
	uint32_t character = utf8_three(*text);
	if (character != 0) {
		*text += 3;
		return character;
	}
	character = utf8_decode(*text, *text + strnlen(*text, 4), &length);
	assert(character != UTF8_INVALID);
	*text += length;
	return character;
}

size_t utf8_encode(char bytes[4], uint32_t character)
{
	if (character < 0x80) {
		bytes[0] = (char)character;
		return 1;
	}
	size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--, character >>= 6)
		bytes[i] = (char)(0x80 | (character & 0x3F));
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	bytes[0] = (char)(lead[length] | character);
	return length;
}

size_t utf8_count(const char *text, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t count = 0, i = 0;
	/* Eight bytes at a time: those that begin no character are 10xxxxxx. */
	for (uint64_t eight; i + sizeof(eight) <= len; i += sizeof(eight)) {
		memcpy(&eight, text + i, sizeof(eight));
		uint64_t behind = (eight >> 7) & (~eight >> 6) & ones;
		count += sizeof(eight) - (size_t)((behind * ones) >> 56);
	}
	for (; i < len; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

size_t utf8_invalid_at(const char *text, size_t len)
{
	size_t length;
	for (const char *p = text, *end = text + len; p < end; p += length)
		if (utf8_decode(p, end, &length) == UTF8_INVALID)
			return (size_t)(p - text);
	return len;
}

struct range {
	uint32_t first, last;
};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t character)
{
	for (size_t i = 0; i < count; i++)
		if (character >= ranges[i].first && character <= ranges[i].last)
			return true;
	return false;
}

#define IN(ranges, character) in_ranges(ranges, sizeof(ranges) / sizeof(ranges[0]), character)

bool utf8_is_han(uint32_t character)
{
	static const struct range han[] = {
		{ 0x4E00, 0x9FFF },
		{ 0x3400, 0x4DBF },
		{ 0x3005, 0x3007 },
		{ 0xF900, 0xFAFF },
		{ 0x20000, 0x3FFFD },
	};
	return character >= 0x3005 && IN(han, character);
}

bool utf8_is_cjk_punctuation(uint32_t character)
{
	static const struct range marks[] = {
		{ 0x3001, 0x3003 },
		{ 0x3008, 0x3020 },
		{ 0x3030, 0x3030 },
		{ 0xFF01, 0xFF0F },
		{ 0xFF1A, 0xFF20 },
		{ 0xFF3B, 0xFF40 },
		{ 0xFF5B, 0xFF65 },
		{ 0x2014, 0x2015 },
		{ 0x2018, 0x2019 },
		{ 0x201C, 0x201D },
		{ 0x2026, 0x2026 },
		{ 0x00B7, 0x00B7 },
	};
	return IN(marks, character);
}

bool utf8_is_space(uint32_t character)
{
	static const struct range spaces[] = {
		{ 0x09, 0x0D },
		{ 0x20, 0x20 },
		{ 0xA0, 0xA0 },
		{ 0x2000, 0x200B },
		{ 0x2028, 0x2029 },
		{ 0x202F, 0x202F },
		{ 0x3000, 0x3000 },
		{ 0xFEFF, 0xFEFF },
	};
	bool beyond = character > 0x3000 && character < 0xFEFF; /* nearly all of Chinese */
	return !beyond && IN(spaces, character);
}

bool utf8_is_control(uint32_t character)
{
	if (character == '\t' || character == '\n' || character == '\r')
		return false;
	return character < 0x20 || (character >= 0x7F && character <= 0x9F) ||
		(character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
}

bool utf8_is_private_use(uint32_t character)
{
	static const struct range private_use[] = {
		{ 0xE000, 0xF8FF },
		{ 0xF0000, 0xFFFFD },
		{ 0x100000, 0x10FFFD },
	};
	return IN(private_use, character);
}

int utf8_width(uint32_t character)
{
	static const struct range zero[] = {
		{ 0x0300, 0x036F },
		{ 0x200B, 0x200F },
		{ 0xFE00, 0xFE0F },
		{ 0xFEFF, 0xFEFF },
		{ 0xE0100, 0xE01EF },
	};
	static const struct range wide[] = {
		{ 0x1100, 0x115F },
		{ 0x2014, 0x2016 },
		{ 0x2018, 0x2019 },
		{ 0x201C, 0x201D },
		{ 0x2025, 0x2026 },
		{ 0x2103, 0x2103 },
		{ 0x2160, 0x217F },
		{ 0x2460, 0x24FF },
		{ 0x2E80, 0x303E },
		{ 0x3041, 0xA4CF },
		{ 0xAC00, 0xD7A3 },
		{ 0xF900, 0xFAFF },
		{ 0xFE30, 0xFE6F },
		{ 0xFF00, 0xFF60 },
		{ 0xFFE0, 0xFFE6 },
		{ 0x1F300, 0x1FAFF },
		{ 0x20000, 0x3FFFD },
	};
	if (character >= 0x4E00 && character <= 0x9FFF)
		return 2; /* nearly all of Chinese */
	if (IN(zero, character) || utf8_is_control(character))
		return 0;
	return IN(wide, character) ? 2 : 1;
}

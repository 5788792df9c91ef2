/*
 * Which script a character belongs to.  Broad classes: what decides is which face has the better
 * form of it, and the chain of the other script comes after in any case.
 */
#include "font/internal.h"

#include "base/utf8.h"

struct span {
	uint32_t first, last;
};

static bool in_spans(const struct span *spans, size_t count, uint32_t character)
{
	for (size_t i = 0; i < count; i++)
		if (character >= spans[i].first && character <= spans[i].last)
			return true;
	return false;
}

#define IN(spans, character) in_spans(spans, sizeof(spans) / sizeof(spans[0]), character)

/* DerivedCoreProperties.txt, Default_Ignorable_Code_Point, and the line ends. */
bool font_ignores(uint32_t character)
{
	static const struct span ignored[] = {
		{ 0x00AD, 0x00AD },
		{ 0x034F, 0x034F },
		{ 0x061C, 0x061C },
		{ 0x115F, 0x1160 },
		{ 0x17B4, 0x17B5 },
		{ 0x180B, 0x180F },
		{ 0x200B, 0x200F },
		{ 0x2028, 0x202E },
		{ 0x2060, 0x206F },
		{ 0x3164, 0x3164 },
		{ 0xFE00, 0xFE0F },
		{ 0xFEFF, 0xFEFF },
		{ 0xFFA0, 0xFFA0 },
		{ 0xFFF0, 0xFFF8 },
		{ 0x1BCA0, 0x1BCA3 },
		{ 0x1D173, 0x1D17A },
		{ 0xE0000, 0xE0FFF },
	};
	if (character < 0xAD)
		return character == '\t' || character == '\n' || character == '\r';
	return character < 0x4E00 || character > 0x9FFF ? IN(ignored, character) : false;
}

static bool is_shared(uint32_t character)
{
	return character == 0xB7 || character == 0x2014 || character == 0x2018 ||
		character == 0x2019 || character == 0x201C || character == 0x201D ||
		character == 0x2026;
}

static bool is_neutral(uint32_t character)
{
	static const struct span neutral[] = {
		{ 0x0020, 0x0020 },
		{ 0x00A0, 0x00A0 },
		{ 0x0300, 0x036F },
		{ 0x2000, 0x200A },
		{ 0x202F, 0x202F },
		{ 0x205F, 0x205F },
		{ 0x20D0, 0x20FF },
	};
	return IN(neutral, character);
}

/* Enclosed and geometric signs are Chinese: Latin faces have few of them, and not in full width. */
static bool is_chinese(uint32_t character)
{
	static const struct span chinese[] = {
		{ 0x1100, 0x11FF },
		{ 0x2015, 0x2016 },
		{ 0x203B, 0x203B },
		{ 0x2103, 0x2103 },
		{ 0x2116, 0x2116 },
		{ 0x2160, 0x217F },
		{ 0x2460, 0x24FF },
		{ 0x25A0, 0x27BF },
		{ 0x2E80, 0xA4CF },
		{ 0xA960, 0xA97F },
		{ 0xAC00, 0xD7FF },
		{ 0xF900, 0xFAFF },
		{ 0xFE10, 0xFE1F },
		{ 0xFE30, 0xFE4F },
		{ 0xFF00, 0xFFEF },
		{ 0x1B000, 0x1B16F },
		{ 0x1F200, 0x1F2FF },
		{ 0x20000, 0x3FFFD },
	};
	return IN(chinese, character);
}

enum char_class char_classify(uint32_t character)
{
	if (character >= 0x4E00 && character <= 0x9FFF)
		return CHAR_CHINESE;
	if (character > 0x20 && character < 0x7F)
		return CHAR_LATIN;
	if (font_ignores(character))
		return CHAR_IGNORED;
	if (is_shared(character))
		return CHAR_SHARED;
	if (is_neutral(character))
		return CHAR_NEUTRAL;
	return is_chinese(character) ? CHAR_CHINESE : CHAR_LATIN;
}

enum mark_side mark_side(uint32_t character)
{
	if (character == 0x2018 || character == 0x201C)
		return MARK_OPENS;
	if (character == 0x2019 || character == 0x201D)
		return MARK_CLOSES;
	return MARK_MIDDLE;
}

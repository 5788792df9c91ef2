#include "layout/cjk.h"

#include <string.h>

#include "base/utf8.h"

/* Sorted by `from`; what is in no row is Han if it is wide, else a letter. */
static const struct range {
	uint32_t from, to;
	enum cjk_class class;
} ranges[] = {
	{ 0x0001, 0x0008, CJK_COMBINING },
	{ 0x0009, 0x0009, CJK_WIDE_SPACE },
	{ 0x000a, 0x000d, CJK_LINEFEED },
	{ 0x000e, 0x001f, CJK_COMBINING },
	{ 0x0020, 0x0020, CJK_SPACE },
	{ 0x0021, 0x0021, CJK_WESTERN_CLOSE },
	{ 0x0024, 0x0024, CJK_PREFIX },
	{ 0x0025, 0x0025, CJK_POSTFIX },
	{ 0x0028, 0x0028, CJK_WESTERN_OPEN },
	{ 0x0029, 0x0029, CJK_WESTERN_CLOSE },
	{ 0x002c, 0x002c, CJK_WESTERN_CLOSE },
	{ 0x002d, 0x002d, CJK_HYPHEN },
	{ 0x002e, 0x002e, CJK_WESTERN_CLOSE },
	{ 0x002f, 0x002f, CJK_SOLIDUS },
	{ 0x0030, 0x0039, CJK_DIGIT },
	{ 0x003a, 0x003b, CJK_WESTERN_CLOSE },
	{ 0x003f, 0x003f, CJK_WESTERN_CLOSE },
	{ 0x005b, 0x005b, CJK_WESTERN_OPEN },
	{ 0x005d, 0x005d, CJK_WESTERN_CLOSE },
	{ 0x007b, 0x007b, CJK_WESTERN_OPEN },
	{ 0x007d, 0x007d, CJK_WESTERN_CLOSE },
	{ 0x007f, 0x0084, CJK_COMBINING },
	{ 0x0085, 0x0085, CJK_LINEFEED },
	{ 0x0086, 0x009f, CJK_COMBINING },
	{ 0x00a0, 0x00a0, CJK_GLUE },
	{ 0x00a3, 0x00a5, CJK_PREFIX },
	{ 0x00ad, 0x00ad, CJK_HYPHEN },
	{ 0x00b0, 0x00b0, CJK_POSTFIX },
	{ 0x00b1, 0x00b1, CJK_PREFIX },
	{ 0x00b4, 0x00b4, CJK_ACCENT },
	{ 0x00b7, 0x00b7, CJK_MIDDLE },
	{ 0x00d7, 0x00d7, CJK_HAN },
	{ 0x0300, 0x036f, CJK_COMBINING },
	{ 0x1100, 0x11ff, CJK_HAN },
	{ 0x17d6, 0x17d6, CJK_NONSTARTER },
	{ 0x2002, 0x2006, CJK_WIDE_SPACE },
	{ 0x2007, 0x2007, CJK_GLUE },
	{ 0x2008, 0x200a, CJK_WIDE_SPACE },
	{ 0x200b, 0x200b, CJK_ZERO_SPACE },
	{ 0x200d, 0x200d, CJK_COMBINING },
	{ 0x2010, 0x2010, CJK_HYPHEN },
	{ 0x2011, 0x2011, CJK_GLUE },
	{ 0x2012, 0x2013, CJK_CONNECTOR },
	{ 0x2014, 0x2015, CJK_DASH },
	{ 0x2018, 0x2018, CJK_QUOTE_OPEN },
	{ 0x2019, 0x2019, CJK_QUOTE_CLOSE },
	{ 0x201c, 0x201c, CJK_QUOTE_OPEN },
	{ 0x201d, 0x201d, CJK_QUOTE_CLOSE },
	{ 0x2024, 0x2026, CJK_ELLIPSIS },
	{ 0x2027, 0x2027, CJK_MIDDLE },
	{ 0x2028, 0x2029, CJK_LINEFEED },
	{ 0x2030, 0x2034, CJK_POSTFIX },
	{ 0x203c, 0x203d, CJK_NONSTARTER },
	{ 0x2047, 0x2049, CJK_NONSTARTER },
	{ 0x2060, 0x2060, CJK_JOINER },
	{ 0x20a0, 0x20bf, CJK_PREFIX },
	{ 0x20d0, 0x20ff, CJK_COMBINING },
	{ 0x2103, 0x2103, CJK_POSTFIX },
	{ 0x2109, 0x2109, CJK_POSTFIX },
	{ 0x2116, 0x2116, CJK_PREFIX },
	{ 0x2160, 0x217f, CJK_HAN },
	{ 0x2190, 0x21ff, CJK_HAN },
	{ 0x2212, 0x2213, CJK_PREFIX },
	{ 0x22ef, 0x22ef, CJK_ELLIPSIS },
	{ 0x231a, 0x231b, CJK_HAN },
	{ 0x2329, 0x2329, CJK_OPEN },
	{ 0x232a, 0x232a, CJK_CLOSE },
	{ 0x2460, 0x24ff, CJK_HAN },
	{ 0x2500, 0x27bf, CJK_HAN },
	{ 0x2e3a, 0x2e3b, CJK_DASH },
	{ 0x3000, 0x3000, CJK_WIDE_SPACE },
	{ 0x3001, 0x3001, CJK_COMMA },
	{ 0x3002, 0x3002, CJK_STOP },
	{ 0x3005, 0x3005, CJK_NONSTARTER },
	{ 0x3008, 0x3008, CJK_OPEN },
	{ 0x3009, 0x3009, CJK_CLOSE },
	{ 0x300a, 0x300a, CJK_OPEN },
	{ 0x300b, 0x300b, CJK_CLOSE },
	{ 0x300c, 0x300c, CJK_OPEN },
	{ 0x300d, 0x300d, CJK_CLOSE },
	{ 0x300e, 0x300e, CJK_OPEN },
	{ 0x300f, 0x300f, CJK_CLOSE },
	{ 0x3010, 0x3010, CJK_OPEN },
	{ 0x3011, 0x3011, CJK_CLOSE },
	{ 0x3014, 0x3014, CJK_OPEN },
	{ 0x3015, 0x3015, CJK_CLOSE },
	{ 0x3016, 0x3016, CJK_OPEN },
	{ 0x3017, 0x3017, CJK_CLOSE },
	{ 0x301c, 0x301c, CJK_CONNECTOR },
	{ 0x302a, 0x302f, CJK_COMBINING },
	{ 0x303b, 0x303c, CJK_NONSTARTER },
	{ 0x3041, 0x3041, CJK_NONSTARTER },
	{ 0x3043, 0x3043, CJK_NONSTARTER },
	{ 0x3045, 0x3045, CJK_NONSTARTER },
	{ 0x3047, 0x3047, CJK_NONSTARTER },
	{ 0x3049, 0x3049, CJK_NONSTARTER },
	{ 0x3063, 0x3063, CJK_NONSTARTER },
	{ 0x3083, 0x3083, CJK_NONSTARTER },
	{ 0x3085, 0x3085, CJK_NONSTARTER },
	{ 0x3087, 0x3087, CJK_NONSTARTER },
	{ 0x308e, 0x308e, CJK_NONSTARTER },
	{ 0x3099, 0x309a, CJK_COMBINING },
	{ 0x309b, 0x309e, CJK_NONSTARTER },
	{ 0x30a1, 0x30a1, CJK_NONSTARTER },
	{ 0x30a3, 0x30a3, CJK_NONSTARTER },
	{ 0x30a5, 0x30a5, CJK_NONSTARTER },
	{ 0x30a7, 0x30a7, CJK_NONSTARTER },
	{ 0x30a9, 0x30a9, CJK_NONSTARTER },
	{ 0x30c3, 0x30c3, CJK_NONSTARTER },
	{ 0x30e3, 0x30e3, CJK_NONSTARTER },
	{ 0x30e5, 0x30e5, CJK_NONSTARTER },
	{ 0x30e7, 0x30e7, CJK_NONSTARTER },
	{ 0x30ee, 0x30ee, CJK_NONSTARTER },
	{ 0x30fb, 0x30fb, CJK_MIDDLE },
	{ 0x30fc, 0x30fe, CJK_NONSTARTER },
	{ 0xfe00, 0xfe0f, CJK_COMBINING },
	{ 0xfeff, 0xfeff, CJK_JOINER },
	{ 0xff01, 0xff01, CJK_STOP },
	{ 0xff04, 0xff04, CJK_PREFIX },
	{ 0xff05, 0xff05, CJK_POSTFIX },
	{ 0xff08, 0xff08, CJK_OPEN },
	{ 0xff09, 0xff09, CJK_CLOSE },
	{ 0xff0c, 0xff0c, CJK_COMMA },
	{ 0xff0d, 0xff0d, CJK_CONNECTOR },
	{ 0xff0e, 0xff0e, CJK_STOP },
	{ 0xff0f, 0xff0f, CJK_SOLIDUS },
	{ 0xff1a, 0xff1b, CJK_COMMA },
	{ 0xff1f, 0xff1f, CJK_STOP },
	{ 0xff3b, 0xff3b, CJK_OPEN },
	{ 0xff3d, 0xff3d, CJK_CLOSE },
	{ 0xff5b, 0xff5b, CJK_OPEN },
	{ 0xff5d, 0xff5d, CJK_CLOSE },
	{ 0xff5e, 0xff5e, CJK_CONNECTOR },
	{ 0xff5f, 0xff5f, CJK_OPEN },
	{ 0xff60, 0xff60, CJK_CLOSE },
	{ 0xff61, 0xff61, CJK_STOP },
	{ 0xffe0, 0xffe0, CJK_POSTFIX },
	{ 0xffe1, 0xffe1, CJK_PREFIX },
	{ 0xffe5, 0xffe5, CJK_PREFIX },
	{ 0xfffc, 0xfffc, CJK_OBJECT },
	{ 0x1f000, 0x1faff, CJK_HAN },
	{ 0xe0100, 0xe01ef, CJK_COMBINING },
};

enum cjk_class cjk_class(uint32_t character)
{
	if (character >= 0x4e00 && character <= 0x9fff)
		return CJK_HAN;
	size_t low = 0, high = sizeof(ranges) / sizeof(*ranges);
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (character > ranges[middle].to)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sizeof(ranges) / sizeof(*ranges) && character >= ranges[low].from)
		return ranges[low].class;
	/* Ambiguous width counts as two in utf8_width(); Greek and Cyrillic are words all the same.
	 */
	return character >= 0x2e80 && utf8_width(character) == 2 ? CJK_HAN : CJK_LETTER;
}

/* ---- where lines may end: the first rule that fits both sides decides */

#define BIT(class) (1U << CJK_##class)
#define ANY UINT32_MAX

enum {
	BIT_MARK_CLOSE = BIT(CLOSE) | BIT(QUOTE_CLOSE) | BIT(COMMA) | BIT(STOP) | BIT(MIDDLE),
	BIT_MARK_OPEN = BIT(OPEN) | BIT(QUOTE_OPEN),
	BIT_WORD = BIT(LETTER) | BIT(DIGIT)
};

static const struct rule {
	uint32_t before, after;
	enum cjk_level from; /* holds from this level on */
	enum cjk_break verdict;
} rules[] = {
	{ BIT(LINEFEED), ANY, CJK_NONE, CJK_MUST_BREAK },
	{ ANY, BIT(LINEFEED) | BIT(SPACE) | BIT(ZERO_SPACE) | BIT(COMBINING), CJK_NONE,
		CJK_NO_BREAK },
	{ BIT(ZERO_SPACE), ANY, CJK_NONE, CJK_MAY_BREAK },
	{ ANY, BIT(JOINER), CJK_NONE, CJK_NO_BREAK },
	{ ~(BIT(SPACE) | BIT(WIDE_SPACE) | BIT(HYPHEN)), BIT(GLUE), CJK_NONE, CJK_NO_BREAK },
	{ BIT(GLUE) | BIT(JOINER), ANY, CJK_NONE, CJK_NO_BREAK },
	{ BIT(SPACE), BIT(WESTERN_CLOSE) | BIT(SOLIDUS), CJK_NONE, CJK_NO_BREAK },
	/* No line start: clreq 3.1.5, GB/T 15834 5.1. */
	{ ANY, BIT_MARK_CLOSE, CJK_BASIC, CJK_NO_BREAK },
	{ BIT(SPACE), ANY, CJK_NONE, CJK_MAY_BREAK },
	{ BIT(OBJECT), BIT(NONSTARTER) | BIT(WIDE_SPACE) | BIT(HYPHEN), CJK_NONE, CJK_MAY_BREAK },
	{ ANY, BIT(NONSTARTER), CJK_NONE, CJK_NO_BREAK },
	{ BIT(ACCENT), ~BIT(OBJECT), CJK_NONE, CJK_NO_BREAK },
	{ ANY, BIT(CONNECTOR) | BIT(POSTFIX) | BIT(WIDE_SPACE), CJK_BASIC, CJK_NO_BREAK },
	{ ANY, BIT(WESTERN_CLOSE) | BIT(HYPHEN), CJK_NONE, CJK_NO_BREAK },
	{ ANY, BIT(SOLIDUS), CJK_BASIC, CJK_NO_BREAK },
	{ BIT(SOLIDUS), BIT(DIGIT), CJK_NONE, CJK_NO_BREAK },
	{ BIT(SOLIDUS), ANY, CJK_GB, CJK_NO_BREAK },
	/* No line end. */
	{ BIT_MARK_OPEN, ANY, CJK_BASIC, CJK_NO_BREAK },
	{ BIT(WESTERN_OPEN), ANY, CJK_NONE, CJK_NO_BREAK },
	/* Two-em marks stay whole; strict: do not start a line either. */
	{ BIT(DASH), BIT(DASH), CJK_NONE, CJK_NO_BREAK },
	{ BIT(ELLIPSIS), BIT(ELLIPSIS), CJK_NONE, CJK_NO_BREAK },
	{ ANY, BIT(DASH) | BIT(ELLIPSIS), CJK_STRICT, CJK_NO_BREAK },
	/* A number and its sign; words; what clings to words. */
	{ BIT(PREFIX), BIT_WORD | BIT(HAN) | BIT(WESTERN_OPEN), CJK_NONE, CJK_NO_BREAK },
	{ BIT(CONNECTOR), BIT(DIGIT), CJK_NONE, CJK_NO_BREAK },
	{ BIT(HYPHEN), BIT(DIGIT), CJK_NONE, CJK_NO_BREAK },
	{ BIT_WORD, BIT_WORD | BIT(WESTERN_OPEN) | BIT(PREFIX), CJK_NONE, CJK_NO_BREAK },
	{ BIT(WESTERN_CLOSE) | BIT(QUOTE_CLOSE) | BIT(POSTFIX), BIT_WORD, CJK_NONE, CJK_NO_BREAK },
};

enum cjk_break cjk_between(enum cjk_class before, enum cjk_class after, enum cjk_level level)
{
	if (before == CJK_HAN && after == CJK_HAN)
		return CJK_MAY_BREAK;
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		if ((rules[i].before & 1U << before) != 0 && (rules[i].after & 1U << after) != 0 &&
			level >= rules[i].from)
			return rules[i].verdict;
	return CJK_MAY_BREAK;
}

/* Behind spaces: "（ 一" is still no line end, "） 々" no line start (UAX #14, LB8, 14, 16, 17). */
static enum cjk_break behind_space(
	enum cjk_class base, enum cjk_class class, enum cjk_break verdict)
{
	uint32_t bit = 1U << base, close = BIT(CLOSE) | BIT(WESTERN_CLOSE);
	if ((bit & (BIT_MARK_OPEN | BIT(WESTERN_OPEN))) != 0 ||
		((class == CJK_NONSTARTER || class == CJK_CONNECTOR) && (bit & close) != 0) ||
		(class == CJK_DASH && base == CJK_DASH))
		return CJK_NO_BREAK;
	bool goes = class == CJK_SPACE || class == CJK_LINEFEED || class == CJK_ZERO_SPACE;
	return base == CJK_ZERO_SPACE && !goes ? CJK_MAY_BREAK : verdict;
}

/* Behind a zero-width joiner; between CR and LF. */
static bool joined(const char *text, const char *at)
{
	return (at - text >= 3 && memcmp(at - 3, "\xE2\x80\x8D", 3) == 0) ||
		(at > text && *at == '\n' && at[-1] == '\r');
}

static bool stands_alone(enum cjk_class before)
{
	return before == CJK_SPACE || before == CJK_ZERO_SPACE || before == CJK_LINEFEED;
}

/* 年, 月 or 日 stays with its number, 度 with a year: figures and years are not broken (GB/T 9704-1999,
 * 8.2.5). */
static bool is_date(enum cjk_class before, uint32_t unit, uint32_t character)
{
	const uint32_t year = 0x5E74, month = 0x6708, day = 0x65E5, whole = 0x5EA6;
	if (unit == year)
		return character == whole;
	return before == CJK_DIGIT && (character == year || character == month || character == day);
}

void cjk_breaks(const char *text, size_t len, enum cjk_level level, unsigned char *breaks)
{
	const char *at = text, *end = text + len;
	enum cjk_class before = CJK_GLUE;
	enum cjk_class base = CJK_GLUE; /* in front of spaces */
	uint32_t unit = 0; /* 年, 月 or 日, of the number in front */
	memset(breaks, CJK_NO_BREAK, len);
	while (at < end) {
		size_t length;
		uint32_t character = utf8_decode(at, end, &length);
		enum cjk_class class = cjk_class(character);
		/* What clings to nothing is a letter (UAX #14, LB10). */
		if (class == CJK_COMBINING && (at == text || stands_alone(before)))
			class = CJK_LETTER;
		enum cjk_break verdict = cjk_between(before, class, level);
		bool date = level >= CJK_BASIC && is_date(before, unit, character);
		if (joined(text, at) || date)
			verdict = CJK_NO_BREAK;
		if (before == CJK_SPACE)
			verdict = behind_space(base, class, verdict);
		breaks[at - text] = (unsigned char)(at == text ? CJK_NO_BREAK : verdict);
		unit = date && before == CJK_DIGIT ? character : 0;
		if (class != CJK_COMBINING)
			before = class;
		if (class != CJK_SPACE && class != CJK_COMBINING)
			base = class;
		at += length;
	}
}

/* ---- blanks and gaps */

static const struct class_row {
	struct cjk_blank blank;
	int shrink;
} classes[CJK_CLASSES] = {
	[CJK_HAN] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_OPEN] = { { 2, 0 }, CJK_SHRINK_BRACKET },
	[CJK_CLOSE] = { { 0, 2 }, CJK_SHRINK_BRACKET },
	[CJK_QUOTE_OPEN] = { { 2, 0 }, CJK_SHRINK_BRACKET },
	[CJK_QUOTE_CLOSE] = { { 0, 2 }, CJK_SHRINK_BRACKET },
	[CJK_COMMA] = { { 0, 2 }, CJK_SHRINK_COMMA },
	[CJK_STOP] = { { 0, 2 }, CJK_SHRINK_STOP },
	[CJK_MIDDLE] = { { 1, 1 }, CJK_SHRINK_MIDDLE },
	[CJK_DASH] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_ELLIPSIS] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_CONNECTOR] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_SOLIDUS] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_LETTER] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_DIGIT] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_PREFIX] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_POSTFIX] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_HYPHEN] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_WESTERN_OPEN] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_WESTERN_CLOSE] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_SPACE] = { { 0, 0 }, CJK_SHRINK_WORD },
	[CJK_WIDE_SPACE] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_GLUE] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_ZERO_SPACE] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_LINEFEED] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_COMBINING] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_OBJECT] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_ACCENT] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_JOINER] = { { 0, 0 }, CJK_SHRINK_NOT },
	[CJK_NONSTARTER] = { { 0, 0 }, CJK_SHRINK_NOT },
};

struct cjk_blank cjk_blank(enum cjk_class class)
{
	return classes[class].blank;
}

int cjk_shrink_level(enum cjk_class class)
{
	return classes[class].shrink;
}

void cjk_squeeze(
	enum cjk_class first, enum cjk_class second, unsigned char *after, unsigned char *before)
{
	uint32_t a = 1U << first, b = 1U << second;
	*after = *before = 0;
	if ((a & BIT_MARK_OPEN) != 0 && (b & BIT_MARK_OPEN) != 0)
		*before = 2;
	else if ((a & (BIT_MARK_CLOSE & ~BIT(MIDDLE))) != 0 &&
		(b & (BIT_MARK_CLOSE | BIT_MARK_OPEN)) != 0)
		*after = 2;
	else if (first == CJK_MIDDLE && (b & BIT_MARK_OPEN) != 0)
		*before = 1;
}

bool cjk_autospace(enum cjk_class before, enum cjk_class after)
{
	uint32_t a = 1U << before, b = 1U << after;
	uint32_t western = BIT_WORD | BIT(PREFIX) | BIT(POSTFIX);
	/* Not in front of % and behind $: they cling to their numbers. */
	return (before == CJK_HAN && (b & (western & ~BIT(POSTFIX))) != 0) ||
		((a & (western & ~BIT(PREFIX))) != 0 && after == CJK_HAN);
}

bool cjk_may_open(enum cjk_class before, enum cjk_class after)
{
	uint32_t a = 1U << before, b = 1U << after;
	uint32_t rigid = BIT(SOLIDUS) | BIT(CONNECTOR) | BIT(HYPHEN) | BIT(GLUE) | BIT(JOINER) |
		BIT(LINEFEED);
	uint32_t western = BIT_WORD | BIT(PREFIX) | BIT(POSTFIX) | BIT(WESTERN_OPEN) |
		BIT(WESTERN_CLOSE) | BIT(SPACE) | BIT(OBJECT);
	if (((a | b) & rigid) != 0)
		return false;
	/* A space of a given width keeps it beside Western text. */
	if (((a | b) & BIT(WIDE_SPACE)) != 0 && ((a | b) & western) != 0)
		return false;
	if ((before == CJK_DASH && after == CJK_DASH) ||
		(before == CJK_ELLIPSIS && after == CJK_ELLIPSIS))
		return false;
	if ((before == CJK_DIGIT && after == CJK_POSTFIX) ||
		(before == CJK_PREFIX && after == CJK_DIGIT))
		return false;
	return (a & western) == 0 || (b & western) == 0;
}

bool cjk_is_wide(uint32_t character)
{
	enum cjk_class class = cjk_class(character);
	return (1U << class &
		       (BIT(HAN) | BIT(NONSTARTER) | BIT_MARK_OPEN | BIT_MARK_CLOSE | BIT(DASH) |
			       BIT(ELLIPSIS) | BIT(CONNECTOR))) != 0;
}

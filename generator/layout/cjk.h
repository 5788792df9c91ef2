/*
 * cjk.h - what Chinese typography needs to know of a character: may a line break beside it, which
 * part of its square is blank, how early that blank is given up.
 *
 * Sources: W3C clreq (sections 3.1 and 3.2), GB/T 15834-2011 part 5, UAX #14 reduced to these
 * classes.
 */
#ifndef LAYOUT_CJK_H
#define LAYOUT_CJK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cjk_class {
	CJK_HAN, /* ideographs, kana, symbols: a line may break on both sides */
	CJK_OPEN, /* （《「【 */
	CJK_CLOSE, /* ）》」】 */
	CJK_QUOTE_OPEN, /* “‘ */
	CJK_QUOTE_CLOSE, /* ”’ */
	CJK_COMMA, /* ，、；： */
	CJK_STOP, /* 。？！ */
	CJK_MIDDLE, /* · and its like */
	CJK_DASH, /* — */
	CJK_ELLIPSIS, /* … */
	CJK_CONNECTOR, /* ～ – － */
	CJK_SOLIDUS, /* / ／ */
	CJK_LETTER,
	CJK_DIGIT,
	CJK_PREFIX, /* ￥ $ № */
	CJK_POSTFIX, /* % ℃ ‰ */
	CJK_HYPHEN,
	CJK_WESTERN_OPEN, /* ( [ { */
	CJK_WESTERN_CLOSE, /* ) ] } , . : ; ! ? */
	CJK_SPACE,
	CJK_WIDE_SPACE, /* U+3000 */
	CJK_GLUE, /* no-break space */
	CJK_JOINER, /* word joiner */
	CJK_ACCENT, /* ´: belongs to what follows */
	CJK_ZERO_SPACE, /* U+200B */
	CJK_LINEFEED,
	CJK_COMBINING,
	CJK_OBJECT, /* U+FFFC: a picture, a leader */
	CJK_NONSTARTER, /* small kana, 々: as Han, but no line begins with it */
	CJK_CLASSES
};

enum cjk_class cjk_class(uint32_t character);

/* How strict the prohibition rules are: bp:line-break. */
enum cjk_level { CJK_NONE, CJK_BASIC, CJK_GB, CJK_STRICT };

enum cjk_break { CJK_NO_BREAK, CJK_MAY_BREAK, CJK_MUST_BREAK };

/* cjk_between - may a line end between characters of these classes, which stand side by side? */
enum cjk_break cjk_between(enum cjk_class before, enum cjk_class after, enum cjk_level level);

/*
 * cjk_breaks - breaks[i] (enum cjk_break) tells for each byte i of `text` whether a line may end in
 * front of it; only starts of characters are set, breaks[0] is CJK_NO_BREAK.  From CJK_BASIC on 年,
 * 月 and 日 stay with the digits in front of them, 度 with a year.
 */
void cjk_breaks(const char *text, size_t len, enum cjk_level level, unsigned char *breaks);

/* Blank parts of a mark that fills a whole square, in quarters of its width. */
struct cjk_blank {
	unsigned char before, after;
};
struct cjk_blank cjk_blank(enum cjk_class class);

/*
 * cjk_squeeze - quarters of an em that two adjacent full-width marks give up between them: the
 * facing blanks of the first (*after) and of the second (*before).
 */
void cjk_squeeze(
	enum cjk_class first, enum cjk_class second, unsigned char *after, unsigned char *before);

/*
 * The order in which a line is made shorter (clreq 3.2.3): levels are given up one after the other.
 * CJK_SHRINK_NOT: what this class never gives.
 */
enum {
	CJK_SHRINK_WORD,
	CJK_SHRINK_MIDDLE,
	CJK_SHRINK_BRACKET,
	CJK_SHRINK_COMMA,
	CJK_SHRINK_AUTOSPACE,
	CJK_SHRINK_STOP,
	CJK_SHRINK_LEVELS,
	CJK_SHRINK_NOT = CJK_SHRINK_LEVELS
};
int cjk_shrink_level(enum cjk_class class);

/*
 * The order in which a line is made longer: word spaces up to half an em; gaps between characters
 * up to this part of an em, equally; those between Han and Western from a quarter to a third; then
 * all gaps equally.
 *
 * clreq (3.2.4) names Han and Western before the characters, as what may be widened; but it bounds
 * that gap by a quarter of an em (3.2.2), and a line that opens all its gaps by a fortieth looks
 * even while one that opens two by a third shows two holes.  So the bound goes first.
 */
enum { CJK_HAN_STRETCH = 8 };

/* cjk_autospace - does a gap of a quarter em belong between the two (Han and Western)? */
bool cjk_autospace(enum cjk_class before, enum cjk_class after);

/* cjk_may_open - may justification widen the gap between the two? */
bool cjk_may_open(enum cjk_class before, enum cjk_class after);

/* cjk_is_wide - does a line feed between two of these collapse to nothing? */
bool cjk_is_wide(uint32_t character);

#endif

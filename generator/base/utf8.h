/*
 * utf8.h - characters in UTF-8 (RFC 3629), and what kind of character they are.
 *
 * A "character" is a Unicode scalar value: 0..0x10FFFF without the surrogates.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * utf8_decode - the character at `text`, which ends at `end`.
 *
 * Sets *length to its bytes, 1..4.  Bytes that are not UTF-8 (also overlong forms and surrogates)
 * give UTF8_INVALID and a length of 1.  `text` < `end`.
 */
#define UTF8_INVALID UINT32_MAX
uint32_t utf8_decode(const char *text, const char *end, size_t *length);

/* utf8_three - a character of three bytes, as nearly all of Chinese is; 0: there is none
 * (or one of U+0800..0FFF, U+D000..D7FF).  A NUL ends the text. */
static inline uint32_t utf8_three(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	if (p[0] < 0xE1 || p[0] > 0xEF || p[0] == 0xED || (p[1] & 0xC0) != 0x80 ||
		(p[2] & 0xC0) != 0x80)
		return 0;
	return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

/* utf8_next - decode at *text, which must be valid and not at its NUL, and step over it. */
uint32_t utf8_next(const char **text);

/* utf8_encode - write `character` to `bytes`, which has room for 4; gives the count. */
size_t utf8_encode(char bytes[4], uint32_t character);

/* utf8_count - characters in the first `len` bytes, which must be valid. */
size_t utf8_count(const char *text, size_t len);

/* utf8_invalid_at - offset of the first byte that is not UTF-8, or `len` when all are. */
size_t utf8_invalid_at(const char *text, size_t len);

/* utf8_width - columns on a terminal: 0, 1 or 2 (UAX #11: W and F are 2, and so is A here). */
int utf8_width(uint32_t character);

/* Kinds of characters.  Han: ideographs of all planes, with 〇 and 々. */
bool utf8_is_han(uint32_t character);
bool utf8_is_cjk_punctuation(uint32_t character);
/* White space of Chinese and Western text: also U+3000, U+00A0, U+200B and U+FEFF. */
bool utf8_is_space(uint32_t character);
/* C0 and C1 controls but TAB, LF, CR; also noncharacters.  None of them is text. */
bool utf8_is_control(uint32_t character);
bool utf8_is_private_use(uint32_t character);

#endif

/*
 * str.h - a string that is being built.
 *
 * { 0 } is an empty string.  `text` is NULL or ends in NUL at text[len], so it can be handed to
 * any reader of C strings after the first str_add; str_text() gives "" for an empty one.
 * Bytes are UTF-8 by convention, but any byte may be added.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct str {
	char *text;
	size_t len, room;
};

/* str_grow - more room than there is: for `more` bytes. */
void str_grow(struct str *str, size_t more);

/* Here, since texts are made of them: a call each would be most of the work, and the length of a
 * literal is known.  str_room - where `count` more bytes may be written; they count when `len` says
 * so. */
static inline char *str_room(struct str *str, size_t count)
{
	if (str->len + count + 1 > str->room)
		str_grow(str, count);
	return str->text + str->len;
}

static inline void str_add_n(struct str *str, const char *bytes, size_t count)
{
	char *to = str_room(str, count);
	if (count > 0)
		memcpy(to, bytes, count);
	str->len += count;
	str->text[str->len] = '\0';
}

static inline void str_add(struct str *str, const char *text)
{
	str_add_n(str, text, strlen(text));
}

static inline void str_add_char(struct str *str, char byte)
{
	*str_room(str, 1) = byte;
	str->len++;
	str->text[str->len] = '\0';
}

void str_add_utf8(struct str *str, uint32_t character);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void str_add_format(struct str *str, const char *fmt, ...);

/* str_add_number - `value` with at most `digits` decimals (0..6), no trailing zeros, no "-0"; "∞",
 * "-∞", "NaN". */
void str_add_number(struct str *str, double value, int digits);

/* str_add_quoted - as a string of JSON and of scripts (RFC 8259, 7); control characters but line
 * feeds are left out. */
void str_add_quoted(struct str *str, const char *text);

/* text_same - strcmp() == 0, for names of which most differ in their first byte. */
static inline bool text_same(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

/* text_is_number - a decimal number and nothing else: "12", "-3.5". */
bool text_is_number(const char *text);

/* str_text - the text so far, never NULL; valid until the next change. */
const char *str_text(const struct str *str);

/* str_clear - empty it, keep the room.  str_free - empty it, give the room back. */
void str_clear(struct str *str);
void str_free(struct str *str);

#endif

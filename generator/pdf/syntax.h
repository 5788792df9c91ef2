/*
 * syntax.h - the written forms of PDF values (ISO 32000-1, 7.3), without regard to the locale.
 */
#ifndef PDF_SYNTAX_H
#define PDF_SYNTAX_H

#include "pdf/object.h"

/* "12.5": at most `digits` (0..6) decimals, no trailing zeros, no "-0"; huge values are cut. */
void put_number(struct str *out, double value, int digits);
/* "12 0 R" */
void put_reference(struct str *out, const struct object *object);
void put_number_reference(struct str *out, unsigned number);
/* "/Name", with what a name may not hold as #xx. */
void put_name(struct str *out, const char *name);
/* "(bytes)" */
void put_bytes(struct str *out, const char *bytes, size_t len);
/* "<FEFF...>", a text string; control characters become blanks, invalid bytes U+FFFD. */
void put_text(struct str *out, const char *text, size_t len);
/* The hexadecimal UTF-16BE digits of a text; hexadecimal digits of a 16-bit number. */
void put_utf16(struct str *out, const char *text, size_t len);
void put_hex16(struct str *out, unsigned value);

#endif

/*
 * pack.h - numbers and texts as bytes, to be read again in the order in which they were written.
 *
 * A number is a zigzag LEB128 of 1 to 10 bytes, a text its length, its bytes and a NUL.  Bytes of
 * one program are for the same program: whoever keeps them on disk puts a version before them, and
 * a sum behind them (pack_seal).
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

void pack_long_number(struct str *out, int64_t value);
/* Here, since nearly all are small: a call each would be most of the work. */
static inline void pack_number(struct str *out, int64_t value)
{
	if (value >= 0 && value < 64)
		str_add_char(out, (char)(value << 1));
	else
		pack_long_number(out, value);
}
void pack_text(struct str *out, const char *text); /* NULL is written as "" */
void pack_bytes(struct str *out, const void *bytes, size_t len);

struct file_stamp;
void pack_stamp(struct str *out, const struct file_stamp *stamp); /* of files.h */

/* Where a reader stands.  After a failure every number is 0 and every text "". */
struct unpack {
	const char *at, *end;
	bool failed;
};

int64_t unpack_long_number(struct unpack *in);
static inline int64_t unpack_number(struct unpack *in)
{
	unsigned char byte = in->at < in->end ? (unsigned char)*in->at : 0x80;
	if (byte >= 0x80)
		return unpack_long_number(in);
	in->at++;
	return (byte >> 1) ^ -(byte & 1);
}
/* unpack_count - a number that says how many things follow, each of a byte at least. */
size_t unpack_count(struct unpack *in);
const char *unpack_text(struct unpack *in); /* lies in the bytes that are read */
const void *unpack_bytes(struct unpack *in, size_t *len); /* NULL after a failure */
void unpack_stamp(struct unpack *in, struct file_stamp *stamp);

/* pack_flush - put what has been packed into `file`, go on with an empty `out` and with `sum`,
 * which is 0 at first; with `last` the sum behind it, as pack_seal() does: bytes that need not be
 * held all at once. */
struct outfile;
void pack_flush(struct str *out, struct outfile *file, uint32_t *sum, bool last);

/* pack_seal - add the CRC-32 of all bytes so far.  pack_sealed - are `len` bytes whole?  The reader
 * then stands at their beginning, and its end is before the sum. */
void pack_seal(struct str *out);
bool pack_sealed(struct unpack *in, const char *bytes, size_t len);

#endif

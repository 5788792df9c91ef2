/*
 * sm3.h - SM3 (GB/T 32905-2016, ISO/IEC 10118-3:2018) of many texts at once.
 *
 * A block of a text can only be taken after the one before it, so that one text cannot be summed
 * faster than the chain of its rounds allows; libgcrypt sums one at a time.  Here each lane of a
 * vector register holds another text: 16 of AVX-512, 8 of AVX2, 4 of what every processor has.
 */
#ifndef BASE_SM3_H
#define BASE_SM3_H

#include <stddef.h>

#include "base/hash.h"

enum { SM3_LANES = 16 }; /* the most; so many texts at once take the least time */

struct sm3_text {
	const void *bytes;
	size_t len;
	unsigned char sum[HASH_BYTES]; /* what sm3_many() makes; hash_make_sm3() makes the same */
};

/* sm3_many - all sums, by at most `lanes` lanes (4 or more) of those that the processor has. */
void sm3_many(struct sm3_text *texts, size_t count, size_t lanes);

#endif

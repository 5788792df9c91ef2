/*
 * sums.h - the sums of the files that units make (work.h): SHA-256 at once, SM3 of many files in
 * one go (sm3.h), so a copy of their bytes is kept until then.
 */
#ifndef BASE_SUMS_H
#define BASE_SUMS_H

#include <stdbool.h>

#include "base/work.h"

/* sums_note - these are the bytes of the file that the unit of `now` has noted last. */
void sums_note(struct work *work, const void *bytes, size_t len);
/* sums_wait - files of results wait for their SM3. */
bool sums_wait(const struct work *work);
/* sums_settle - none waits any more. */
void sums_settle(struct work *work);
void sums_free(struct work *work);

#endif

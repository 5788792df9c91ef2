/*
 * spool.h - bytes that are finished, and not needed before the file is saved.
 *
 * { 0 } is empty.  The first SPOOL_MEMORY bytes stay in memory, so that a small file touches no
 * disk; what comes then goes to a file without a name.  A failed write or read is kept.
 */
#ifndef PDF_SPOOL_H
#define PDF_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

enum { SPOOL_MEMORY = 4 * 1024 * 1024, SPOOL_WINDOW = 64 * 1024 };

struct spool {
	struct str memory;
	FILE *file; /* what is beyond; NULL: nothing */
	uint64_t len;
	char *window; /* of the file, read last */
	uint64_t window_at;
	size_t window_len;
	int error; /* errno of the first failure; 0: none */
};

/* spool_add - append bytes; gives where they begin. */
uint64_t spool_add(struct spool *spool, const void *bytes, size_t len);
/* spool_read - append to `out` what was added at `at`.  After the first of these nothing is
 * added. */
void spool_read(struct spool *spool, uint64_t at, size_t len, struct str *out);
void spool_free(struct spool *spool);

#endif

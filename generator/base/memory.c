/*
 * memory.c - no memory means no program (arena.h), in the libraries too.
 *
 * Many a library goes on without what it could not allocate: a glyph less, a table less, and nobody
 * is told.  So malloc(3) of the whole program ends it rather than return NULL.  The functions of
 * glibc stand behind ours; a checker of memory brings its own.  (valgrind needs
 * --soname-synonyms=somalloc=NONE.)
 */
#include <stdlib.h>

#include "base/arena.h"

#if defined(__GLIBC__) && !defined(MEMORY_IS_CHECKED)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static void *must(void *p)
{
	if (p == NULL)
		mem_none();
	return p;
}

void *malloc(size_t size)
{
	return must(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
	return must(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size)
{
	void *p = __libc_realloc(old, size);
	return size == 0 ? p : must(p);
}

#else

typedef int base_memory_is_not_ours; /* a file must not be empty */

#endif

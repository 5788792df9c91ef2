/*
 * arena.h - memory that is freed all at once.
 *
 * A { 0 } arena is empty and ready.  Nothing taken from it is freed by itself; everything lives
 * until arena_free().  No memory means no program: an allocation never returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *block; /* the newest block, the others behind it */
	size_t used, size; /* bytes of the newest block */
	size_t behind; /* bytes of the others */
};

/* arena_alloc - `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* arena_strdup, arena_strndup - a copy that ends in NUL; `len` is in bytes. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);

/* arena_printf - a formatted string, as printf(3). */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
char *
arena_printf(struct arena *arena, const char *fmt, ...);

/* arena_number - its decimal digits. */
char *arena_number(struct arena *arena, size_t value);

/* arena_size - bytes that were taken from it. */
size_t arena_size(const struct arena *arena);

/* arena_clear - an empty arena again, which keeps its newest block: for one piece of work after the
 * other. */
void arena_clear(struct arena *arena);

/* arena_free - give everything back; leaves { 0 }, which is an empty arena. */
void arena_free(struct arena *arena);

/*
 * mem_alloc, mem_resize - malloc(3), realloc(3) that end the program (exit 71, EX_OSERR) instead
 * of returning NULL.  For what does not fit an arena: buffers that grow.  Ended by free(3).
 */
void *mem_alloc(size_t size);
/* mem_none - there is no memory: say so and end. */
_Noreturn void mem_none(void);
void *mem_resize(void *old, size_t size);

#endif

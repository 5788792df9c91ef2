#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { BLOCK_SIZE = 32 * 1024 };

struct arena_block {
	struct arena_block *before;
	alignas(max_align_t) unsigned char bytes[];
};

static void no_memory(void)
{
	fputs("boardpress: 内存不足 / out of memory\n", stderr);
	exit(EX_OSERR);
}

void *mem_alloc(size_t size)
{
	void *p = calloc(1, size != 0 ? size : 1);
	if (p == NULL)
		no_memory();
	return p;
}

void *mem_resize(void *old, size_t size)
{
	void *p = realloc(old, size);
	if (p == NULL)
		no_memory();
	return p;
}

static size_t aligned(size_t size)
{
	return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size = aligned(size != 0 ? size : 1);
	if (arena->block == NULL || size > arena->size - arena->used) {
		size_t want = size > BLOCK_SIZE ? size : BLOCK_SIZE;
		struct arena_block *block = mem_alloc(sizeof(*block) + want);
		block->before = arena->block;
		arena->behind += arena->size;
		arena->block = block;
		arena->size = want;
		arena->used = 0;
	}
	void *p = arena->block->bytes + arena->used;
	arena->used += size;
	assert(arena->used <= arena->size);
	return p;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
	char *copy = arena_alloc(arena, len + 1);
	memcpy(copy, text, len);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	int len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	assert(len >= 0);

	char *text = arena_alloc(arena, (size_t)len + 1);
	va_start(args, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, args);
	va_end(args);
	return text;
}

size_t arena_size(const struct arena *arena)
{
	return arena->behind + arena->used;
}

void arena_free(struct arena *arena)
{
	for (struct arena_block *block = arena->block, *before; block != NULL; block = before) {
		before = block->before;
		free(block);
	}
	*arena = (struct arena){ 0 };
}

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* The first block of an arena is small, since most hold little; each next one is larger. */
enum { FIRST_BLOCK = 1024 - 32, LARGEST_BLOCK = 32 * 1024 };

struct arena_block {
	struct arena_block *before;
	alignas(max_align_t) unsigned char bytes[];
};

void mem_none(void)
{
	fputs("boardpress: 内存不足 / out of memory\n", stderr);
	_Exit(EX_OSERR); /* nothing that runs at exit must want memory */
}

void *mem_alloc(size_t size)
{
	void *p = calloc(1, size != 0 ? size : 1);
	if (p == NULL)
		mem_none();
	return p;
}

void *mem_resize(void *old, size_t size)
{
	void *p = realloc(old, size);
	if (p == NULL)
		mem_none();
	return p;
}

static size_t aligned(size_t size)
{
	return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

static void add_block(struct arena *arena, size_t size)
{
	size_t want = arena->block == NULL ? FIRST_BLOCK : 2 * arena->size;
	want = want < LARGEST_BLOCK ? want : LARGEST_BLOCK;
	want = size > want ? size : want;
	struct arena_block *block = malloc(sizeof(*block) + want);
	if (block == NULL)
		mem_none();
	block->before = arena->block;
	arena->behind += arena->size;
	arena->block = block;
	arena->size = want;
	arena->used = 0;
}

/* Bytes as they come. */
static void *take(struct arena *arena, size_t size)
{
	size = aligned(size != 0 ? size : 1);
	if (arena->block == NULL || size > arena->size - arena->used)
		add_block(arena, size);
	void *p = arena->block->bytes + arena->used;
	arena->used += size;
	assert(arena->used <= arena->size);
	return p;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
	char *copy = take(arena, len + 1);
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	char most[256]; /* nearly all are short: formatted once */
	va_list args;
	va_start(args, fmt);
	int len = vsnprintf(most, sizeof(most), fmt, args);
	va_end(args);
	assert(len >= 0);
	if ((size_t)len < sizeof(most))
		return arena_strndup(arena, most, (size_t)len);

	char *text = take(arena, (size_t)len + 1);
	va_start(args, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, args);
	va_end(args);
	return text;
}

char *arena_number(struct arena *arena, size_t value)
{
	char digits[3 * sizeof(value)], *end = digits + sizeof(digits), *from = end;
	do
		*--from = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	return arena_strndup(arena, from, (size_t)(end - from));
}

size_t arena_size(const struct arena *arena)
{
	return arena->behind + arena->used;
}

static void free_blocks(struct arena_block *block)
{
	for (struct arena_block *before; block != NULL; block = before) {
		before = block->before;
		free(block);
	}
}

void arena_clear(struct arena *arena)
{
	if (arena->block != NULL) {
		free_blocks(arena->block->before);
		arena->block->before = NULL;
	}
	arena->used = arena->behind = 0;
}

void arena_free(struct arena *arena)
{
	free_blocks(arena->block);
	*arena = (struct arena){ 0 };
}

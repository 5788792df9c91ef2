/*
 * pool.c - memory for libxml2: trees are many small blocks, taken and given back all the time.
 *
 * Blocks of up to LARGEST bytes come from lists of free ones, a list a size; the number before a
 * block says which.  What is given back stays with the program.  No memory means no program, as
 * everywhere (arena.h): libxml2 itself does not always look.  Not used where a checker watches
 * memory, or with BOARDPRESS_POOLS=0.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/xmlmemory.h>

#include "xml/internal.h"

enum { STEP = 16, SIZES = 32, LARGEST = STEP * SIZES, CHUNK = 64 * 1024 };

/* Before each block.  16 bytes, so that blocks are aligned as malloc's are. */
struct head {
	size_t size; /* of the block, a multiple of STEP; beyond LARGEST it is malloc's */
	struct head *next; /* while it is free */
};

static struct head *pools[SIZES + 1];
static char *chunk;
static size_t chunk_left;

static struct head *new_block(size_t size)
{
	size_t want = sizeof(struct head) + size;
	if (chunk_left < want) {
		chunk = malloc(CHUNK);
		chunk_left = chunk != NULL ? CHUNK : 0;
		if (chunk == NULL)
			mem_none();
	}
	struct head *head = (struct head *)(void *)chunk;
	chunk += want;
	chunk_left -= want;
	return head;
}

static void *pool_malloc(size_t size)
{
	struct head *head;
	if (size > LARGEST) {
		head = size < SIZE_MAX - sizeof(*head) ? malloc(sizeof(*head) + size) : NULL;
		if (head == NULL)
			mem_none();
	} else {
		size = size != 0 ? (size + STEP - 1) / STEP * STEP : STEP;
		head = pools[size / STEP];
		if (head != NULL)
			pools[size / STEP] = head->next;
		else
			head = new_block(size);
	}
	head->size = size;
	return head + 1;
}

static void pool_free(void *block)
{
	if (block == NULL)
		return;
	struct head *head = (struct head *)block - 1;
	if (head->size > LARGEST) {
		free(head);
		return;
	}
	head->next = pools[head->size / STEP];
	pools[head->size / STEP] = head;
}

static void *pool_realloc(void *block, size_t size)
{
	if (block == NULL)
		return pool_malloc(size);
	struct head *head = (struct head *)block - 1;
	if (head->size > LARGEST && size > LARGEST) {
		head = size < SIZE_MAX - sizeof(*head) ? realloc(head, sizeof(*head) + size) : NULL;
		if (head == NULL)
			mem_none();
		head->size = size;
		return head + 1;
	}
	if (size <= head->size && head->size <= LARGEST)
		return block;
	void *larger = pool_malloc(size);
	memcpy(larger, block, head->size < size ? head->size : size);
	pool_free(block);
	return larger;
}

static char *pool_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(pool_malloc(size), text, size);
}

void xml_use_pools(void)
{
#if !defined(MEMORY_IS_CHECKED)
	const char *wanted = getenv("BOARDPRESS_POOLS");
	if (wanted == NULL || strcmp(wanted, "0") != 0)
		xmlMemSetup(pool_free, pool_malloc, pool_realloc, pool_strdup);
#else
	(void)pool_strdup;
	(void)pool_realloc;
#endif
}

/* postings.c - in which records a word stands, as text and back; search.h tells the form. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "site/search.h"

enum { CHUNK_MAX = 240 };

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

struct chunk {
	struct chunk *next;
	uint8_t used, size;
	char gaps[];
};

static void add_digit(struct posting *p, char digit, struct arena *arena)
{
	if (p->last == NULL || p->last->used == p->last->size) {
		size_t size = p->last == NULL ? 4 : 2 * (size_t)p->last->size;
		size = size < CHUNK_MAX ? size : CHUNK_MAX;
		struct chunk *chunk = arena_alloc(arena, sizeof(*chunk) + size);
		chunk->size = (uint8_t)size;
		if (p->last != NULL)
			p->last->next = chunk;
		else
			p->first = chunk;
		p->last = chunk;
	}
	p->last->gaps[p->last->used++] = digit;
	p->length++;
}

void posting_add(struct posting *p, uint32_t number, struct arena *arena)
{
	if (number < p->next)
		return;
	uint32_t gap = number - p->next;
	for (; gap >= 32; gap >>= 5)
		add_digit(p, digits[32 + (gap & 31)], arena);
	add_digit(p, digits[gap], arena);
	p->next = number + 1;
}

/* ---- text */

static unsigned value_of(char digit)
{
	const char *at = digit != '\0' ? strchr(digits, digit) : NULL;
	return at != NULL ? (unsigned)(at - digits) : 0;
}

/* Gaps as they are read, one digit after another. */
struct gaps {
	uint32_t next, gap;
	int shift;
};

/* Is a number complete?  Then it is in *number. */
static bool read_digit(struct gaps *g, char digit, uint32_t *number)
{
	unsigned value = value_of(digit);
	if (g->shift < 32)
		g->gap |= (uint32_t)(value & 31) << g->shift;
	g->shift += 5;
	if (value >= 32)
		return false;
	*number = g->next + g->gap;
	*g = (struct gaps){ .next = *number + 1 };
	return true;
}

static void write_bits(const struct posting *p, size_t count, struct str *out)
{
	size_t length = (count + 5) / 6;
	unsigned char *bits = mem_alloc(length);
	struct gaps gaps = { 0 };
	uint32_t number;
	for (const struct chunk *c = p->first; c != NULL; c = c->next)
		for (size_t i = 0; i < c->used; i++)
			if (read_digit(&gaps, c->gaps[i], &number) && number < count)
				bits[number / 6] |= (unsigned char)(1 << number % 6);
	str_add_char(out, '!');
	for (size_t i = 0; i < length; i++)
		str_add_char(out, digits[bits[i]]);
	free(bits);
}

void posting_write(const struct posting *p, size_t count, struct str *out)
{
	if (p->length > (count + 5) / 6 + 1) {
		write_bits(p, count, out);
		return;
	}
	for (const struct chunk *c = p->first; c != NULL; c = c->next)
		str_add_n(out, c->gaps, c->used);
}

size_t posting_read(const char *text, size_t length, uint32_t **numbers, struct arena *arena)
{
	bool bits = length > 0 && text[0] == '!';
	struct gaps gaps = { 0 };
	uint32_t number;
	size_t count = 0;
	*numbers = arena_alloc(arena, (6 * length + 1) * sizeof(**numbers));
	for (size_t i = bits; i < length; i++) {
		for (unsigned b = 0, value = bits ? value_of(text[i]) : 0; b < 6; b++)
			if ((value >> b & 1) != 0)
				(*numbers)[count++] = (uint32_t)(6 * (i - 1) + b);
		if (!bits && read_digit(&gaps, text[i], &number))
			(*numbers)[count++] = number;
	}
	return count;
}

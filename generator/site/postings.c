/* postings.c - in which records a word stands, as text and back; search.h tells the form. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "site/search.h"

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

static unsigned value_of(char digit)
{
	if (digit >= '0' && digit <= '9')
		return (unsigned)(digit - '0');
	if (digit >= 'A' && digit <= 'Z')
		return (unsigned)(digit - 'A') + 10;
	if (digit >= 'a' && digit <= 'z')
		return (unsigned)(digit - 'a') + 36;
	return digit == '-' ? 62 : digit == '_' ? 63 : 0;
}

/* Gaps as they are read, one value after another. */
struct gaps {
	uint32_t next, gap;
	int shift;
};

/* Is a number complete?  Then it is in *number. */
static bool read_value(struct gaps *g, unsigned value, uint32_t *number)
{
	if (g->shift < 32)
		g->gap |= (uint32_t)(value & 31) << g->shift;
	g->shift += 5;
	if (value >= 32)
		return false;
	*number = g->next + g->gap;
	*g = (struct gaps){ .next = *number + 1 };
	return true;
}

/* How many are not in `last`. */
static uint32_t kept_of(const struct posting *p)
{
	uint32_t last = p->bits ? 0 : p->length % sizeof(p->last);
	return p->length - last;
}

/* ---- adding */

/* `last` is full.  Rooms are 24, 56, 88 ..., four sizes from one power of two to the next: what
 * malloc(3) can give without waste. */
static void keep_last(struct posting *p)
{
	enum { STEP = 32, HEAD = 8 }; /* of malloc(3) */
	uint32_t step = STEP, kept = p->length - (uint32_t)sizeof(p->last);
	while (8 * step <= p->length)
		step *= 2;
	if (kept == 0)
		p->values = mem_resize(NULL, STEP - HEAD);
	else if (p->length % step == 0)
		p->values = mem_resize(p->values, p->length + step - HEAD);
	memcpy(p->values + kept, p->last, sizeof(p->last));
}

static void add_value(struct posting *p, unsigned value)
{
	p->last[p->length++ % sizeof(p->last)] = (unsigned char)value;
	if (p->length % sizeof(p->last) == 0)
		keep_last(p);
}

/* From here on a bit a record is shorter. */
static void become_bits(struct posting *p, size_t count)
{
	struct posting gaps = *p;
	struct gaps at = { 0 };
	uint32_t number, length = (uint32_t)(count + 5) / 6;
	*p = (struct posting){ .next = gaps.next,
		.length = length & INT32_MAX,
		.bits = true,
		.values = mem_alloc(length) };
	for (uint32_t i = 0, kept = kept_of(&gaps); i < gaps.length; i++)
		if (read_value(&at, i < kept ? gaps.values[i] : gaps.last[i - kept], &number))
			posting_bit(p, number);
	posting_free(&gaps);
}

void posting_gap(struct posting *p, uint32_t gap, size_t count)
{
	for (; gap >= 32; gap >>= 5)
		add_value(p, 32 + (gap & 31));
	add_value(p, gap);
	if (p->length > (count + 5) / 6 + 1)
		become_bits(p, count);
}

void posting_add(struct posting *p, uint32_t number, size_t count)
{
	if (number < p->next || number >= count)
		return;
	uint32_t gap = number - p->next;
	p->next = number + 1;
	if (p->bits)
		posting_bit(p, number);
	else
		posting_gap(p, gap, count);
}

void posting_free(struct posting *p)
{
	free(p->values);
	*p = (struct posting){ 0 };
}

/* ---- text */

void posting_write(const struct posting *p, struct str *out)
{
	uint32_t kept = kept_of(p);
	if (p->bits)
		str_add_char(out, '!');
	char *text = str_room(out, p->length);
	for (uint32_t i = 0; i < kept; i++)
		text[i] = digits[p->values[i]];
	for (uint32_t i = kept; i < p->length; i++)
		text[i] = digits[p->last[i - kept]];
	text[p->length] = '\0';
	out->len += p->length;
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
		if (!bits && read_value(&gaps, value_of(text[i]), &number))
			(*numbers)[count++] = number;
	}
	return count;
}

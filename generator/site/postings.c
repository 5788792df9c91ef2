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

/* ---- adding */

static void add_digit(struct posting *p, char digit)
{
	if (p->length == p->room) {
		p->room = p->room + p->room / 2 + 8;
		p->text = mem_resize(p->text, p->room);
	}
	p->text[p->length++] = digit;
}

static void add_bit(struct posting *p, uint32_t number)
{
	char *digit = &p->text[number / 6];
	*digit = digits[value_of(*digit) | 1U << number % 6];
}

/* From here on a bit a record is shorter. */
static void become_bits(struct posting *p, size_t count)
{
	struct posting gaps = *p;
	struct gaps at = { 0 };
	uint32_t number;
	*p = (struct posting){ .next = gaps.next,
		.length = (uint32_t)(count + 5) / 6,
		.bits = true,
		.text = mem_alloc((count + 5) / 6) };
	memset(p->text, digits[0], p->length);
	for (uint32_t i = 0; i < gaps.length; i++)
		if (read_digit(&at, gaps.text[i], &number))
			add_bit(p, number);
	posting_free(&gaps);
}

void posting_add(struct posting *p, uint32_t number, size_t count)
{
	if (number < p->next || number >= count)
		return;
	uint32_t gap = number - p->next;
	p->next = number + 1;
	if (p->bits) {
		add_bit(p, number);
		return;
	}
	for (; gap >= 32; gap >>= 5)
		add_digit(p, digits[32 + (gap & 31)]);
	add_digit(p, digits[gap]);
	if (p->length > (count + 5) / 6 + 1)
		become_bits(p, count);
}

void posting_free(struct posting *p)
{
	free(p->text);
	*p = (struct posting){ 0 };
}

/* ---- text */

void posting_write(const struct posting *p, struct str *out)
{
	if (p->bits)
		str_add_char(out, '!');
	str_add_n(out, p->text, p->length);
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

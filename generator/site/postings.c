/* postings.c - in which records a word stands, as text and back; search.h tells the form. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "site/search.h"

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/* The value of each digit, by its byte in ASCII. */
static const unsigned char values[128] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0,
	1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0, 0, 0, 0, 0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
	21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 0, 0, 0, 0, 63, 0, 36, 37, 38,
	39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61,
	0, 0, 0, 0, 0 };

static inline unsigned value_of(char digit)
{
	return values[digit & 127];
}

/* The longest that gaps may be in an index of `count` records; of more, bits are shorter. */
static size_t most_gaps(size_t count)
{
	return (count + 5) / 6 + 1;
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
	if (p->length > most_gaps(count))
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

/* ---- other numbers */

/* Gaps as text: the digits from `at` on; `next` is the least number that may follow. */
struct gap_text {
	const char *at, *end;
	uint32_t next;
};

/* False: no number follows. */
static inline bool read_number(struct gap_text *g, uint32_t *number)
{
	uint32_t gap = 0;
	for (unsigned shift = 0; g->at < g->end; shift += 5) {
		unsigned value = value_of(*g->at++);
		if (shift < 32)
			gap |= (value & 31) << shift;
		if (value < 32) {
			*number = g->next + gap;
			g->next = *number + 1;
			return true;
		}
	}
	return false;
}

/* *next: the least number that may be written, as for `struct gap_text`. */
static void write_number(struct str *out, uint32_t number, uint32_t *next)
{
	uint32_t gap = number - *next;
	if (number < *next)
		return;
	for (; gap >= 32; gap >>= 5)
		str_add_char(out, digits[32 + (gap & 31)]);
	str_add_char(out, digits[gap]);
	*next = number + 1;
}

/* Numbers of a stretch keep the gaps between them: all but the first are copied. */
static void renumber_gaps(const struct renumbering *r, struct gap_text in, const uint32_t *added,
	size_t count, struct str *out)
{
	uint32_t number = 0, next = 0;
	size_t a = 0;
	bool more = read_number(&in, &number);
	for (size_t i = 0; i < r->count && more; i++) {
		const struct stretch *s = &r->list[i];
		for (; a < count && added[a] < s->is; a++)
			write_number(out, added[a], &next);
		while (more && number < s->was)
			more = read_number(&in, &number);
		if (!more || number - s->was >= s->count)
			continue;
		write_number(out, number - s->was + s->is, &next);
		const char *from = in.at, *past = in.at;
		if (a == count && s->was + s->count == r->was) {
			str_add_n(out, from, (size_t)(in.end - from));
			return;
		}
		uint32_t last = number;
		while ((more = read_number(&in, &number)) && number - s->was < s->count) {
			past = in.at;
			last = number;
		}
		str_add_n(out, from, (size_t)(past - from));
		next = last - s->was + s->is + 1;
	}
	for (; a < count; a++)
		write_number(out, added[a], &next);
}

static void set_bit(char *bits, size_t number)
{
	char *digit = &bits[number / 6];
	*digit = digits[value_of(*digit) | 1U << number % 6];
}

static bool has_bit(const char *bits, size_t number)
{
	return (value_of(bits[number / 6]) >> number % 6 & 1) != 0;
}

/* Whole digits, the first of which begins with bit `shift` of the digit `from`. */
static void copy_digits(const char *from, unsigned shift, char *to, size_t count)
{
	if (shift == 0) {
		memcpy(to, from, count);
		return;
	}
	unsigned value = value_of(from[0]);
	for (size_t i = 0; i < count; i++) {
		unsigned following = value_of(from[i + 1]);
		to[i] = digits[(value >> shift | following << (6 - shift)) & 63];
		value = following;
	}
}

static void copy_bits(const char *from, const struct stretch *s, char *to)
{
	uint32_t i = 0;
	for (; i < s->count && (s->is + i) % 6 != 0; i++)
		if (has_bit(from, s->was + i))
			set_bit(to, s->is + i);
	uint32_t whole = (s->count - i) / 6;
	if (whole > 0)
		copy_digits(from + (s->was + i) / 6, (s->was + i) % 6, to + (s->is + i) / 6, whole);
	for (i += 6 * whole; i < s->count; i++)
		if (has_bit(from, s->was + i))
			set_bit(to, s->is + i);
}

/* So many digits 0 at the end of `out`. */
static char *add_no_bits(struct str *out, size_t length)
{
	char *bits = str_room(out, length);
	memset(bits, '0', length);
	bits[length] = '\0';
	out->len += length;
	return bits;
}

/* Are there more of them?  Counts no further. */
static bool are_more(const char *bits, size_t length, size_t most)
{
	size_t count = 0;
	for (size_t i = 0; i < length && count <= most; i++) {
		unsigned value = value_of(bits[i]), pairs = (value & 0x15) + (value >> 1 & 0x15);
		count += (pairs & 3) + (pairs >> 2 & 3) + (pairs >> 4);
	}
	return count > most;
}

static size_t digits_of_gap(uint32_t gap)
{
	size_t count = 1;
	for (; gap >= 32; gap >>= 5)
		count++;
	return count;
}

/* The bits as gaps; false, and nothing, if those would be longer than they may be. */
static bool write_gaps(const char *bits, size_t length, size_t most, struct str *out)
{
	size_t start = out->len, room = most;
	uint32_t next = 0;
	for (size_t i = 0; i < length; i++)
		for (unsigned b = 0, value = value_of(bits[i]); value >> b != 0; b++) {
			uint32_t number = (uint32_t)(6 * i + b);
			if ((value >> b & 1) == 0)
				continue;
			size_t more = digits_of_gap(number - next);
			if (more > room) {
				out->len = start;
				return false;
			}
			room -= more;
			write_number(out, number, &next);
		}
	return true;
}

/* The bits from `start` on, behind a '!', become gaps if those are not longer than they may be. */
static void shorten_bits(const struct renumbering *r, struct str *out, size_t start)
{
	size_t length = out->len - start, most = most_gaps(r->is);
	if (are_more(out->text + start + 1, length - 1, most))
		return;
	str_room(out, most); /* the bits lie still while gaps are made of them */
	if (write_gaps(out->text + start + 1, length - 1, most, out)) {
		out->len -= length;
		memmove(out->text + start, out->text + start + length, out->len - start);
	}
	out->text[out->len] = '\0';
}

static void renumber_bits(const struct renumbering *r, const char *from, const uint32_t *added,
	size_t count, struct str *out)
{
	size_t start = out->len;
	str_add_char(out, '!');
	char *bits = add_no_bits(out, (r->is + 5) / 6);
	for (size_t i = 0; i < r->count; i++)
		copy_bits(from, &r->list[i], bits);
	for (size_t i = 0; i < count; i++)
		set_bit(bits, added[i]);
	shorten_bits(r, out, start);
}

/* The gaps from `start` on become bits if they are longer than they may be. */
static void shorten_gaps(const struct renumbering *r, struct str *out, size_t start)
{
	size_t length = out->len - start;
	if (length <= most_gaps(r->is))
		return;
	str_add_char(out, '!');
	char *bits = add_no_bits(out, (r->is + 5) / 6);
	struct gap_text gaps = { .at = out->text + start, .end = out->text + start + length };
	for (uint32_t number; read_number(&gaps, &number) && number < r->is;)
		set_bit(bits, number);
	memmove(out->text + start, out->text + start + length, out->len - start - length + 1);
	out->len -= length;
}

bool posting_renumber(const struct renumbering *r, const char *text, size_t length,
	const uint32_t *added, size_t count, struct str *out)
{
	size_t start = out->len;
	if (length > 0 && text[0] == '!') {
		if (length - 1 != (r->was + 5) / 6)
			return false;
		renumber_bits(r, text + 1, added, count, out);
		return true;
	}
	if (length > 0 && value_of(text[length - 1]) >= 32)
		return false;
	renumber_gaps(r, (struct gap_text){ text, text + length, 0 }, added, count, out);
	shorten_gaps(r, out, start);
	return true;
}

size_t posting_numbers(const struct posting *p, uint32_t *numbers)
{
	struct gaps gaps = { 0 };
	size_t count = 0;
	for (uint32_t i = 0, kept = kept_of(p); i < p->length; i++) {
		unsigned value = i < kept ? p->values[i] : p->last[i - kept];
		for (unsigned b = 0; b < 6 && p->bits; b++)
			if ((value >> b & 1) != 0)
				numbers[count++] = 6 * i + b;
		if (!p->bits && read_value(&gaps, value, &numbers[count]))
			count++;
	}
	return count;
}

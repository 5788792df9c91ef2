#include "base/sm3.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Names of values and functions are those of GB/T 32905-2016, 4 and 5. */

enum { BLOCK = 64, STATE = 8, WORDS = 68, ROUNDS = 64 };

#define ROTATE(x, n) ((x) << (n) | (x) >> (32 - (n)))
#define P0(x) ((x) ^ ROTATE(x, 9) ^ ROTATE(x, 17))
#define P1(x) ((x) ^ ROTATE(x, 15) ^ ROTATE(x, 23))
#define FF(j, x, y, z) ((j) < 16 ? (x) ^ (y) ^ (z) : ((x) & (y)) | (((x) | (y)) & (z)))
#define GG(j, x, y, z) ((j) < 16 ? (x) ^ (y) ^ (z) : (((y) ^ (z)) & (x)) ^ (z))

#define NAME compress_4
#define LANES 4
#define TARGET
#include "base/sm3_compress.h"

#if defined(__x86_64__)
#define NAME compress_8
#define LANES 8
#define TARGET __attribute__((target("avx2")))
#include "base/sm3_compress.h"

#define NAME compress_16
#define LANES 16
#define TARGET __attribute__((target("avx512f")))
#include "base/sm3_compress.h"
#endif

struct method {
	size_t lanes;
	void (*compress)(uint32_t *state, uint32_t *w);
};

static struct method best(size_t lanes)
{
	struct method method = { 4, compress_4 };
#if defined(__x86_64__)
	if (lanes >= 16 && __builtin_cpu_supports("avx512f"))
		method = (struct method){ 16, compress_16 };
	else if (lanes >= 8 && __builtin_cpu_supports("avx2"))
		method = (struct method){ 8, compress_8 };
#endif
	return method;
}

/* A text on its way through a lane. */
struct lane {
	struct sm3_text *text; /* NULL: the lane is idle */
	size_t block, blocks,
		whole; /* whole: of the blocks, those that are bytes of the text alone */
	unsigned char last[2 * BLOCK]; /* the others: 5.2, padding */
};

struct lanes {
	alignas(BLOCK) uint32_t state[STATE * SM3_LANES], words[WORDS * SM3_LANES];
	size_t count;
	struct lane lane[SM3_LANES];
};

static void put_number(unsigned char *out, uint64_t number, size_t bytes)
{
	for (size_t i = bytes; i > 0; i--, number >>= 8)
		out[i - 1] = (unsigned char)number;
}

static void begin(struct lanes *x, size_t i, struct sm3_text *text)
{
	static const uint32_t iv[STATE] = { 0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
		0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E };
	struct lane *lane = &x->lane[i];
	size_t rest = text->len % BLOCK;
	*lane = (struct lane){ .text = text, .whole = text->len / BLOCK };
	lane->blocks = lane->whole + (rest + 1 + 8 <= BLOCK ? 1 : 2);
	if (rest > 0)
		memcpy(lane->last, (const unsigned char *)text->bytes + text->len - rest, rest);
	lane->last[rest] = 0x80;
	put_number(
		lane->last + (lane->blocks - lane->whole) * BLOCK - 8, 8 * (uint64_t)text->len, 8);
	for (size_t k = 0; k < STATE; k++)
		x->state[k * x->count + i] = iv[k];
}

static void end(struct lanes *x, size_t i)
{
	for (size_t k = 0; k < STATE; k++)
		put_number(x->lane[i].text->sum + 4 * k, x->state[k * x->count + i], 4);
	x->lane[i].text = NULL;
}

static const unsigned char *next_block(struct lane *lane)
{
	size_t block = lane->block++;
	return block < lane->whole ? (const unsigned char *)lane->text->bytes + block * BLOCK :
				     lane->last + (block - lane->whole) * BLOCK;
}

/* The next block of each lane, as numbers. */
static void load(struct lanes *x)
{
	for (size_t i = 0; i < x->count; i++) {
		if (x->lane[i].text == NULL)
			continue;
		const unsigned char *at = next_block(&x->lane[i]);
		for (size_t k = 0; k < BLOCK / 4; k++, at += 4)
			x->words[k * x->count + i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
				(uint32_t)at[2] << 8 | at[3];
	}
}

/* False: nothing is left to do. */
static bool fill(struct lanes *x, struct sm3_text *texts, size_t count, size_t *next)
{
	bool any = false;
	for (size_t i = 0; i < x->count; i++) {
		struct lane *lane = &x->lane[i];
		if (lane->text != NULL && lane->block == lane->blocks)
			end(x, i);
		if (lane->text == NULL && *next < count)
			begin(x, i, &texts[(*next)++]);
		any = any || lane->text != NULL;
	}
	return any;
}

void sm3_many(struct sm3_text *texts, size_t count, size_t most)
{
	struct method method = best(most);
	struct lanes lanes = { .count = method.lanes };
	size_t next = 0;
	while (fill(&lanes, texts, count, &next)) {
		load(&lanes);
		method.compress(lanes.state, lanes.words);
	}
}

/*
 * terms.c - the postings of words, by word.
 *
 * Each pair of characters of each record comes here, and mostly is not in the cache: a pair and its
 * posting share half a line of it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "site/search.h"

enum { LINE = 64, SOME = 512 };

/* Where the word is, or may be put.  By the golden ratio: Knuth, The Art of Computer Programming 3,
 * 6.4. */
static inline struct term *seek(const struct terms *t, uint64_t word)
{
	uint32_t last = t->slot_count - 1;
	uint32_t at = (uint32_t)(word * 0x9E3779B97F4A7C15U >> 32) & last;
	while (t->slots[at].word != word && t->slots[at].word != 0)
		at = (at + 1) & last;
	return &t->slots[at];
}

static void grow(struct terms *t)
{
	struct term *old = t->slots;
	uint32_t count = t->slot_count;
	t->slot_count = count != 0 ? 2 * count : 4 * SOME;
	t->slots = aligned_alloc(LINE, t->slot_count * sizeof(*t->slots));
	if (t->slots == NULL)
		mem_none();
	memset(t->slots, 0, t->slot_count * sizeof(*t->slots));
	for (uint32_t i = 0; i < count; i++)
		if (old[i].word != 0)
			*seek(t, old[i].word) = old[i];
	free(old);
}

/* A posting to which a number is added that is `gap` more than its `next` was. */
struct fresh {
	struct posting *posting;
	uint32_t gap;
};

/*
 * Which words are new to the record cannot be foreseen, nor which have bits: to branch by it would
 * cost more than all the rest.  So both are lists that grow by 0 or 1, and are gone through
 * afterwards.
 */
static void add_some(
	struct terms *t, const uint64_t *words, size_t count, uint32_t number, size_t records)
{
	struct fresh fresh[2][SOME];
	size_t n[2] = { 0 };
	while (2 * (t->count + SOME) > t->slot_count)
		grow(t);
	for (size_t i = 0; i < count; i++) {
		struct term *term = seek(t, words[i]);
		struct posting *p = &term->posting;
		t->count += term->word == 0;
		term->word = words[i];
		unsigned bits = p->bits;
		fresh[bits][n[bits]] = (struct fresh){ p, number - p->next };
		n[bits] += p->next <= number;
		p->next = number + 1;
	}
	for (size_t i = 0; i < n[0]; i++)
		posting_gap(fresh[0][i].posting, fresh[0][i].gap, records);
	for (size_t i = 0; i < n[1]; i++)
		posting_bit(fresh[1][i].posting, number);
}

void terms_add(
	struct terms *t, const uint64_t *words, size_t count, uint32_t number, size_t records)
{
	for (size_t some; count > 0; words += some, count -= some) {
		some = count < SOME ? count : SOME;
		add_some(t, words, some, number, records);
	}
}

const struct posting *terms_find(const struct terms *t, uint64_t word)
{
	const struct term *term = t->slot_count != 0 ? seek(t, word) : NULL;
	return term != NULL && term->word != 0 ? &term->posting : NULL;
}

/* ---- in order */

struct text {
	const char *text;
	const struct term *term;
};

static bool is_pair(const struct term *term)
{
	return (term->word & WORD_TEXT) == 0;
}

static int by_pair(const void *left, const void *right)
{
	uint64_t a = word_rank(((const struct term *)left)->word),
		 b = word_rank(((const struct term *)right)->word);
	return (a > b) - (a < b);
}

static int by_text(const void *left, const void *right)
{
	return strcmp(((const struct text *)left)->text, ((const struct text *)right)->text);
}

/* Pairs to the front of the slots, which then are no longer by hash, texts behind them. */
static uint32_t sort_pairs(struct terms *t)
{
	uint32_t count = 0, pairs = 0;
	for (uint32_t i = 0; i < t->slot_count; i++)
		if (t->slots[i].word != 0) {
			struct term term = t->slots[i];
			t->slots[i].word = 0;
			t->slots[count++] = term;
		}
	for (uint32_t i = 0; i < count; i++)
		if (is_pair(&t->slots[i])) {
			struct term term = t->slots[i];
			t->slots[i] = t->slots[pairs];
			t->slots[pairs++] = term;
		}
	if (pairs > 0)
		qsort(t->slots, pairs, sizeof(*t->slots), by_pair);
	return pairs;
}

static struct text *sort_texts(const struct terms *t, uint32_t pairs, const struct words *words)
{
	uint32_t count = t->count - pairs;
	struct text *texts = mem_alloc(count * sizeof(*texts));
	for (uint32_t i = 0; i < count; i++) {
		const struct term *term = &t->slots[pairs + i];
		texts[i] = (struct text){ words_text(words, term->word), term };
	}
	qsort(texts, count, sizeof(*texts), by_text);
	return texts;
}

void terms_each(struct terms *t, const struct words *words, terms_take *take, void *context)
{
	uint32_t pairs = sort_pairs(t);
	struct text *texts = sort_texts(t, pairs, words), *text = texts;
	const struct text *end = texts + (t->count - pairs);
	for (uint32_t i = 0; i < pairs; i++) {
		const struct term *term = &t->slots[i];
		char pair[WORD_PAIR_MAX + 1];
		word_spell(term->word, pair);
		for (; text < end && words_compare(text->text, pair) < 0; text++)
			take(context, text->term, text->text);
		take(context, term, pair);
	}
	for (; text < end; text++)
		take(context, text->term, text->text);
	free(texts);
	terms_clear(t);
}

void terms_clear(struct terms *t)
{
	for (uint32_t i = 0; i < t->slot_count; i++)
		if (t->slots[i].word != 0)
			posting_free(&t->slots[i].posting);
	if (t->slot_count > 0)
		memset(t->slots, 0, t->slot_count * sizeof(*t->slots));
	t->count = 0;
}

void terms_free(struct terms *t)
{
	terms_clear(t);
	free(t->slots);
	*t = (struct terms){ 0 };
}

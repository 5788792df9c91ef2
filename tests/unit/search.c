/* search.c - the words of a record, in which records they stand, and their order. */
#include <stdlib.h>

#include "base/str.h"
#include "site/search.h"
#include "tap.h"

static struct words words;

static const char *spell(uint64_t word, char pair[WORD_PAIR_MAX + 1])
{
	if ((word & WORD_TEXT) != 0)
		return words_text(&words, word);
	word_spell(word, pair);
	return pair;
}

/* All words of a script, with a blank before each. */
static const char *read_words(const char *script)
{
	static struct str all;
	char pair[WORD_PAIR_MAX + 1];
	str_clear(&all);
	if (!words_read(&words, script))
		return "none";
	for (size_t i = 0; i < words.count; i++) {
		str_add(&all, i == words.in_title ? " | " : " ");
		str_add(&all, spell(words.list[i], pair));
	}
	return str_text(&all);
}

static void test_words(void)
{
	is_str(read_words(
		       "searchPart(\"o/r\",[\"第18次\",\"不\",\"不\",\"不\",\"不\",\"\",\"\"]);\n"),
		" 第1 18 8次", "characters beside figures, and the figure");
	is_str(read_words("(\"p\",[\"员工\",\"\",\"\",\"\",\"\",\"yg w2ab\",\"会，议员\"]"),
		" 员工 | ~yg ~ab 议员", "the title, pairs of initials, the text");
	is_str(read_words("(\"p\",[\"\",\"\",\"\",\"\",\"\",\"\",\"党\\n员\\\"国\\\\家n\"]"),
		" | 家n n", "what is escaped is no part of a word");
	is_str(read_words("(\"p\",[\"A4纸ＡＢ。𬭸字\",\"\",\"\",\"\",\"\",\"\",\"\"]"),
		" a4 4纸 纸a ab 𬭸字", "letters are made small and narrow; Han of all planes");
	is_str(read_words("(\"p\",[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"]"),
		" aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "32 letters of a word count");
	is_str(read_words("(\"p\",[\"中\xE5\x9B,国\xFF人民\xE5é民\"]"), " 人民",
		"what is not UTF-8");
	is_str(read_words("no script"), "none", "no file of words");
	is_str(read_words("(\"p\",[\"组织"), " 组织", "a file that breaks off");
}

enum { MOST = 100000 };

/* The numbers of a posting by the form that search.h tells, digit by digit. */
static size_t read_posting(const char *text, uint32_t numbers[MOST])
{
	static const char digits[] =
		"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
	size_t count = 0;
	uint32_t next = 0, gap = 0, place = 1;
	for (const char *at = text + (text[0] == '!'); *at != '\0'; at++) {
		uint32_t value = (uint32_t)(strchr(digits, *at) - digits);
		for (uint32_t bit = 0; bit < 6 && text[0] == '!'; bit++)
			if ((value >> bit & 1) != 0)
				numbers[count++] = 6 * (uint32_t)(at - text - 1) + bit;
		gap += value % 32 * place;
		place *= 32;
		if (value >= 32 || text[0] == '!')
			continue;
		numbers[count++] = next + gap;
		next += gap + 1;
		gap = 0;
		place = 1;
	}
	return count;
}

/* Every `step`th record of `count`: gaps, or bits where they are shorter; it reads as it was. */
static bool keeps(uint32_t first, uint32_t step, uint32_t count)
{
	static uint32_t numbers[MOST], again[MOST];
	struct posting posting = { 0 };
	struct str text = { 0 };
	uint32_t want = first;
	for (uint32_t i = first; i < count; i += step) {
		posting_add(&posting, i, count);
		posting_add(&posting, i, count); /* a word comes again */
	}
	posting_write(&posting, &text);
	size_t there = read_posting(str_text(&text), numbers);
	bool right = text.len <= (count + 5) / 6 + 2 && posting_numbers(&posting, again) == there &&
		memcmp(again, numbers, there * sizeof(*numbers)) == 0;
	for (size_t i = 0; i < there; i++, want += step)
		right = right && numbers[i] == want;
	right = right && want >= count && want - step < count;
	posting_free(&posting);
	str_free(&text);
	return right;
}

static void test_postings(void)
{
	bool right = true;
	for (uint32_t step = 1; step < 80; step++)
		for (uint32_t count = 1; count < 2000; count = count * 3 / 2 + 1)
			right = right && keeps(0, step, count);
	ok(right, "postings of all lengths read as they were written");
	ok(keeps(99999, 1, 100000), "a gap of several digits");
	struct posting posting = { 0 };
	struct str text = { 0 };
	posting_add(&posting, 3, 1000);
	posting_add(&posting, 4, 1000);
	posting_add(&posting, 4 + 1 + 32, 1000);
	posting_write(&posting, &text);
	is_str(str_text(&text), "30W1", "gaps, five bits a character");
	posting_free(&posting);
	str_free(&text);
}

/* ---- other numbers */

static uint32_t seed = 1;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525U + 1013904223U;
	return (uint32_t)((uint64_t)seed * below >> 32);
}

static void write_posting(const bool *has, uint32_t count, struct str *text)
{
	struct posting posting = { 0 };
	for (uint32_t i = 0; i < count; i++)
		if (has[i])
			posting_add(&posting, i, count);
	str_clear(text);
	posting_write(&posting, text);
	posting_free(&posting);
}

/*
 * Some of `count` records go, others come: the posting of a word that one record in `thin` has, read
 * and written in other numbers, is what is written of the new ones.
 */
static bool renumbers(uint32_t count, uint32_t thin, uint32_t changes)
{
	enum { RECORDS = 6000 };
	static bool was[RECORDS], is[RECORDS];
	static struct stretch list[RECORDS];
	static uint32_t added[RECORDS];
	struct renumbering r = { .list = list, .was = count };
	struct str text = { 0 }, want = { 0 }, got = { 0 };
	size_t more = 0;
	for (uint32_t i = 0; i < count; i++)
		was[i] = any(thin) == 0;
	for (uint32_t i = 0; i <= count; i++) {
		uint32_t what = any(count + 1) < changes ? 1 + any(3) : 0;
		for (uint32_t come = (what & 2) != 0 ? 1 + any(8) : 0; come > 0; come--) {
			is[r.is] = any(thin) == 0;
			if (is[r.is])
				added[more++] = r.is;
			r.is++;
		}
		if (i == count || (what & 1) != 0)
			continue;
		struct stretch *last = r.count > 0 ? &list[r.count - 1] : NULL;
		if (last != NULL && last->was + last->count == i && last->is + last->count == r.is)
			last->count++;
		else
			list[r.count++] = (struct stretch){ i, r.is, 1 };
		is[r.is++] = was[i];
	}
	write_posting(was, count, &text);
	write_posting(is, r.is, &want);
	bool right = posting_renumber(&r, str_text(&text), text.len, added, more, &got) &&
		strcmp(str_text(&got), str_text(&want)) == 0;
	if (!right)
		printf("# %u records, one in %u, %u changes\n#  got %.60s\n# want %.60s\n", count,
			thin, changes, str_text(&got), str_text(&want));
	str_free(&text);
	str_free(&want);
	str_free(&got);
	return right;
}

static void test_renumber(void)
{
	bool right = true;
	for (int round = 0; round < 4000 && right; round++)
		right = renumbers(any(round % 10 == 0 ? 4000 : 200), 1 + any(40), any(8));
	ok(right, "postings in other numbers are what is written of those");
	for (int round = 0; round < 400 && right; round++)
		right = renumbers(any(60), 1 + any(3), any(60));
	ok(right, "where nearly all records change, too");
	right = true;
	for (uint32_t count = 0; count < 400 && right; count++)
		right = renumbers(count, 7 + any(3), 1);
	ok(right, "where gaps become bits, and bits gaps");
	struct stretch all = { 0, 1, 12 };
	struct renumbering r = { .list = &all, .count = 1, .was = 12, .is = 13 };
	struct str out = { 0 };
	ok(!posting_renumber(&r, "!012", 4, NULL, 0, &out), "bits of another number of records");
	ok(!posting_renumber(&r, "1W", 2, NULL, 0, &out), "a gap that does not end");
	str_free(&out);
}

/* As "word:posting", each with a blank before it. */
static void add_term(void *context, const struct term *term, const char *text)
{
	struct str *all = context;
	str_add(all, " ");
	str_add(all, text);
	str_add(all, ":");
	posting_write(&term->posting, all);
}

static void test_terms(void)
{
	struct terms terms = { 0 };
	struct str all = { 0 };
	read_words("(\"p\",[\"员工a工员工\",\"\",\"\",\"\",\"\",\"yg\","
		   "\"𬭸字，㐀字，\xEF\xA4\x80字 zz 10\"]");
	terms_add(&terms, words.list, words.count, 0, 100);
	read_words("(\"p\",[\"员工 100\"]");
	words_add(&words, "@k1");
	terms_add(&terms, words.list, words.count, 7, 100);
	ok(terms_find(&terms, words.list[0]) != NULL, "a word is found");
	ok(terms_find(&terms, words.list[0] + 1) == NULL, "another is not");
	terms_each(&terms, &words, add_term, &all);
	is_str(str_text(&all),
		" 10:0 100:7 @k1:7 a:0 a工:0 zz:0 ~yg:0 㐀字:0 员工:06 工a:0 工员:0 "
		"𬭸字:0 "
		"\xEF\xA4\x80字:0",
		"words in the order of scripts, each with its records");
	str_clear(&all);
	terms_each(&terms, &words, add_term, &all);
	is_str(str_text(&all), "", "then there are none");
	str_free(&all);
	terms_free(&terms);
}

static void count_term(void *context, const struct term *term, const char *text)
{
	(void)text;
	*(long long *)context += term->posting.length;
}

static void test_many_terms(void)
{
	enum { MANY = 20000, RECORDS = 3 };
	static uint64_t list[MANY];
	struct terms terms = { 0 };
	long long count = 0;
	for (uint64_t i = 0; i < MANY; i++)
		list[i] = (0x4E00 + i / 150) << 32 | (0x4E00 + i % 150);
	for (uint32_t record = 0; record < RECORDS; record++)
		terms_add(&terms, list, MANY, record, 1000);
	terms_each(&terms, &words, count_term, &count);
	is_int(count, MANY * RECORDS, "many words, each once in each record");
	terms_free(&terms);
}

int main(void)
{
	test_words();
	test_postings();
	test_renumber();
	test_terms();
	test_many_terms();
	words_free(&words);
	return tap_done();
}

/* search.c - the search index of an edition, made from the words of all its records; search.h tells
 * its form. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/search.h"

struct index {
	const struct site *site;
	enum audience edition;
	struct work *work;
	struct diag *diag;
	size_t at_once; /* records whose words are all held; of more, a share at a time */
	struct arena arena; /* of documents */
	struct documents documents;
	struct str script; /* of the document whose words are added */
	struct words words; /* of that document */
	struct terms all, titles; /* titles: records that have a word in their title */
	struct str entry; /* of a word */
	uint32_t first, last; /* characters with which words of this pass begin */
	struct parts writer;
	struct str starts; /* the first word of each part, as strings of a list */
	size_t parts;
	bool ok;
};

/* ---- records */

/* Other words than pairs are ASCII, and of the first. */
static bool is_of_pass(const struct index *x, uint64_t word)
{
	uint32_t first = (uint32_t)(word >> 32);
	return (word & WORD_TEXT) != 0 ? x->first == 0 : first >= x->first && first <= x->last;
}

static void leave_other_passes(struct index *x)
{
	struct words *w = &x->words;
	size_t count = 0, in_title = 0;
	for (size_t i = 0; i < w->count; i++) {
		w->list[count] = w->list[i];
		count += is_of_pass(x, w->list[i]);
		in_title = i < w->in_title ? count : in_title;
	}
	w->count = count;
	w->in_title = in_title;
}

/* From 1; 0: none of its own records is in the edition. */
static size_t listed_at(const struct documents *documents, const struct organisation *organisation)
{
	for (size_t i = 0; i < documents->organisation_count; i++)
		if (documents->organisations[i] == organisation)
			return i + 1;
	return 0;
}

static void add_filter(struct words *words, char kind, size_t number)
{
	char text[WORD_MAX], *at = text + sizeof(text) - 1;
	*at = '\0';
	do
		*--at = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	*--at = kind;
	*--at = '@';
	words_add(words, at);
}

/* A record belongs to its organisation, and to those of which that is a part. */
void search_add_filters(const struct site *site, const struct documents *documents,
	const struct document *d, struct words *words)
{
	size_t place = 0;
	for (const struct kind *k = kinds_first(site->archive->kinds); k != d->entry->kind;
		k = k->next)
		place++;
	add_filter(words, 'k', place);
	const struct organisation *o = d->entry->organisation;
	for (size_t n = d->organisation; o != NULL; o = o->parent) {
		n = o == d->entry->organisation ? n : listed_at(documents, o);
		if (n > 0)
			add_filter(words, 'o', n);
	}
}

bool search_read_words(const struct site *site, enum audience edition,
	const struct documents *documents, const struct document *d, struct str *script,
	struct words *words, struct diag *diag)
{
	struct arena arena = { 0 };
	const struct unit unit = { .edition = edition, .entry = d->entry };
	bool read = files_read(site_words_path(site, &unit, &arena), script, diag);
	if (words_read(words, read ? str_text(script) : ""))
		search_add_filters(site, documents, d, words);
	arena_free(&arena);
	return read;
}

static void read_words(struct index *x, uint32_t number)
{
	x->ok = search_read_words(x->site, x->edition, &x->documents, &x->documents.list[number],
			&x->script, &x->words, x->diag) &&
		x->ok;
}

static void add_record(struct index *x, uint32_t number)
{
	const struct words *w = &x->words;
	read_words(x, number);
	if (x->first > 0 || x->last < UINT32_MAX)
		leave_other_passes(x);
	terms_add(&x->all, w->list, w->count, number, x->documents.count);
	terms_add(&x->titles, w->list, w->in_title, number, x->documents.count);
}

/* ---- passes */

/* Words by the character with which they begin: 32 of them a group, from U+A000 on one. */
enum { GROUP = 32, GROUPS = 0xA000 / GROUP + 1 };

static void weigh_term(void *context, const struct term *term, const char *text)
{
	uint64_t *weights = context;
	uint32_t group = (term->word & WORD_TEXT) != 0 ? 0 : (uint32_t)(term->word >> 32) / GROUP;
	(void)text;
	weights[group < GROUPS ? group : GROUPS - 1] += term->posting.length;
}

/* What the postings of each group take, as an index of some records has it; their sum. */
static uint64_t weigh_groups(struct index *x, uint64_t weights[GROUPS])
{
	enum { SOME = 256 };
	uint32_t some = x->documents.count < SOME ? (uint32_t)x->documents.count : SOME;
	uint64_t sum = 0;
	for (uint32_t i = 0; i < some; i++) {
		read_words(x, i * (uint32_t)(x->documents.count / some));
		terms_add(&x->all, x->words.list, x->words.count, i, some);
	}
	terms_each(&x->all, &x->words, weigh_term, weights);
	for (uint32_t i = 0; i < GROUPS; i++)
		sum += weights[i];
	return sum;
}

/* The last character with which words of a pass begin: so many that they weigh `share`. */
static uint32_t end_of_pass(uint32_t first, const uint64_t weights[GROUPS], uint64_t share)
{
	uint64_t sum = 0;
	for (uint32_t i = first / GROUP; i + 1 < GROUPS; i++) {
		sum += weights[i];
		if (sum >= share)
			return (i + 1) * GROUP - 1;
	}
	return UINT32_MAX;
}

/* ---- documents */

static int newest_first(const void *left, const void *right)
{
	const struct entry *a = ((const struct document *)left)->entry;
	const struct entry *b = ((const struct document *)right)->entry;
	int order = date_compare(b->date, a->date);
	return order != 0 ? order : strcmp(a->id, b->id);
}

/* Units of records stand as site->sorted: those of an organisation together. */
void search_collect(
	const struct site *s, enum audience edition, struct documents *d, struct arena *arena)
{
	const struct archive *a = s->archive;
	const struct organisation *last = NULL;
	d->list = arena_alloc(arena, (a->count + 1) * sizeof(*d->list));
	d->organisations =
		arena_alloc(arena, (a->organisation_count + 1) * sizeof(*d->organisations));
	for (size_t i = 0; i < s->count; i++) {
		const struct unit *u = &s->units[i];
		if (u->type != UNIT_RECORD || u->edition != edition || u->failed)
			continue;
		const struct entry *e = u->entry;
		if (e->organisation != NULL && e->organisation != last)
			d->organisations[d->organisation_count++] = last = e->organisation;
		d->list[d->count++] =
			(struct document){ e, e->organisation != NULL ? d->organisation_count : 0 };
	}
	qsort(d->list, d->count, sizeof(*d->list), newest_first);
}

/* ---- files */

bool search_write_part(const struct site *site, enum audience edition, const char *name,
	const char *data, size_t length, bool quoted, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	struct str out = { 0 };
	const char *quote = quoted ? "\"" : "";
	str_add_format(&out, "searchPart(\"%s\",%s", name, quote);
	str_add_n(&out, data, length);
	str_add_format(&out, "%s);\n", quote);
	bool ok = site_write_file(site, edition, arena_printf(&arena, "assets/search/%s.js", name),
		str_text(&out), out.len, work, diag);
	str_free(&out);
	arena_free(&arena);
	return ok;
}

void search_add_start(struct str *starts, const char *first)
{
	str_add_format(starts, "%s\"%s\"", starts->len > 0 ? "," : "", first);
}

static void write_postings_part(void *context, const struct str *text, const char *first)
{
	struct index *x = context;
	char name[24];
	snprintf(name, sizeof(name), "p%zu", x->parts);
	search_add_start(&x->starts, first);
	x->parts++;
	x->ok = x->ok &&
		search_write_part(x->site, x->edition, name, str_text(text), text->len, true,
			x->work, x->diag);
}

static void write_term(void *context, const struct term *term, const char *text)
{
	struct index *x = context;
	const struct posting *titles = terms_find(&x->titles, term->word);
	str_clear(&x->entry);
	posting_write(&term->posting, &x->entry);
	if (titles != NULL) {
		str_add_char(&x->entry, ';');
		posting_write(titles, &x->entry);
	}
	parts_add(&x->writer, text, str_text(&x->entry), x->entry.len);
}

/* Passes follow on each other in the order of words. */
static void index_words(struct index *x)
{
	uint64_t weights[GROUPS] = { 0 }, share = UINT64_MAX;
	if (x->documents.count > x->at_once)
		share = weigh_groups(x, weights) / (1 + x->documents.count / x->at_once) + 1;
	x->writer = (struct parts){ .done = write_postings_part, .context = x };
	for (bool more = true; more; x->first = x->last + 1) {
		x->last = end_of_pass(x->first, weights, share);
		for (uint32_t i = 0; i < x->documents.count; i++)
			add_record(x, i);
		terms_each(&x->all, &x->words, write_term, x);
		terms_clear(&x->titles);
		more = x->last < UINT32_MAX;
	}
	parts_end(&x->writer);
}

bool search_write_block(const struct site *site, enum audience edition, const struct documents *d,
	size_t block, struct work *work, struct diag *diag)
{
	struct str out = { 0 };
	struct arena arena = { 0 };
	size_t first = block * SEARCH_BLOCK;
	for (size_t i = first; i < d->count && i < first + SEARCH_BLOCK; i++) {
		str_add(&out, i == first ? "[\"" : ",\"");
		str_add(&out, files_without_extension(&arena, d->list[i].entry->page));
		str_add(&out, "\"");
	}
	str_add(&out, "]");
	bool ok = search_write_part(site, edition, arena_printf(&arena, "r%zu", block),
		str_text(&out), out.len, false, work, diag);
	str_free(&out);
	arena_free(&arena);
	return ok;
}

/* [year, first, end]: records of a year stand together. */
static void add_years(const struct documents *d, struct str *out)
{
	for (size_t i = 0, end; i < d->count; i = end) {
		int year = d->list[i].entry->date.year;
		for (end = i; end < d->count && d->list[end].entry->date.year == year;)
			end++;
		if (year > 0)
			str_add_format(out, "%s[%d,%zu,%zu]", i > 0 ? "," : "", year, i, end);
	}
}

static void add_kinds(const struct site *site, const struct documents *d, struct str *out)
{
	size_t place = 0, count = 0;
	for (const struct kind *k = kinds_first(site->archive->kinds); k != NULL;
		k = k->next, place++) {
		size_t i = 0;
		while (i < d->count && d->list[i].entry->kind != k)
			i++;
		if (i == d->count)
			continue;
		str_add_format(out, "%s[\"k%zu\",", count++ > 0 ? "," : "", place);
		str_add_quoted(out, k->zh);
		str_add(out, "]");
	}
}

bool search_write_head(const struct site *site, enum audience edition, const struct documents *d,
	const struct str *starts, struct work *work, struct diag *diag)
{
	struct str out = { 0 };
	str_add_format(&out, "{count:%zu,block:%d,years:[", d->count, SEARCH_BLOCK);
	add_years(d, &out);
	str_add(&out, "],\norganisations:[");
	for (size_t i = 0; i < d->organisation_count; i++) {
		str_add_format(&out, "%s[\"o%zu\",", i > 0 ? "," : "", i + 1);
		str_add_quoted(&out, d->organisations[i]->short_name);
		str_add(&out, "]");
	}
	str_add(&out, "],\nkinds:[");
	add_kinds(site, d, &out);
	str_add(&out, "],\nparts:[");
	str_add_n(&out, str_text(starts), starts->len);
	str_add(&out, "]}");
	bool ok = search_write_part(
		site, edition, "index", str_text(&out), out.len, false, work, diag);
	str_free(&out);
	return ok;
}

bool search_write_index(const struct site *site, enum audience edition, size_t at_once,
	struct work *work, struct diag *diag)
{
	struct index x = { .site = site,
		.edition = edition,
		.at_once = at_once,
		.work = work,
		.diag = diag,
		.ok = true };
	search_collect(site, edition, &x.documents, &x.arena);
	index_words(&x);
	for (size_t i = 0; SEARCH_BLOCK * i < x.documents.count && x.ok; i++)
		x.ok = search_write_block(site, edition, &x.documents, i, work, diag);
	x.ok = x.ok && search_write_head(site, edition, &x.documents, &x.starts, work, diag);
	terms_free(&x.all);
	terms_free(&x.titles);
	words_free(&x.words);
	str_free(&x.script);
	str_free(&x.entry);
	str_free(&x.starts);
	arena_free(&x.arena);
	return x.ok;
}

/* search.c - the search index of an edition, made from the words of all its records; search.h tells
 * its form. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/search.h"

enum { BLOCK = 100 };
enum {
	AT_ONCE = 30000
}; /* records whose words are all held; of more, a share of the words at a time */

struct term {
	const char *key;
	uint64_t head; /* its first eight bytes, or all of it: most words are two characters */
	struct posting all, titles; /* titles: records that have it in their title */
};

struct index {
	const struct site *site;
	enum audience edition;
	struct work *work;
	struct diag *diag;
	struct arena arena; /* of keys */
	struct documents documents;
	uint32_t number; /* of the document whose words are added */
	struct term *terms;
	uint32_t term_count, term_room;
	uint32_t *slots; /* from 1, 0: free; twice as many as terms at least */
	uint32_t slot_count; /* a power of two */
	size_t passes, pass; /* words in order: those of this share are added */
	struct parts writer;
	struct str starts; /* the first word of each part, as strings of a list */
	size_t parts;
	bool ok;
};

/* ---- terms */

static uint64_t head_of(const char *key, size_t len)
{
	uint64_t head = 0;
	for (size_t i = 0; i < len && i < sizeof(head); i++)
		head = head << 8 | (unsigned char)key[i];
	return head;
}

/* By the golden ratio: Knuth, The Art of Computer Programming 3, 6.4. */
static uint32_t slot_of(const struct index *x, uint64_t head)
{
	return (uint32_t)(head * 0x9E3779B97F4A7C15U >> 32) & (x->slot_count - 1);
}

static bool is_term(const struct term *t, uint64_t head, const char *key, size_t len)
{
	return t->head == head &&
		(len < sizeof(head) || (strncmp(t->key, key, len) == 0 && t->key[len] == '\0'));
}

static void grow_slots(struct index *x)
{
	free(x->slots);
	x->slot_count = x->slot_count != 0 ? 2 * x->slot_count : 1 << 14;
	x->slots = mem_alloc(x->slot_count * sizeof(*x->slots));
	for (uint32_t i = 0; i < x->term_count; i++) {
		uint32_t at = slot_of(x, x->terms[i].head);
		while (x->slots[at] != 0)
			at = (at + 1) & (x->slot_count - 1);
		x->slots[at] = i + 1;
	}
}

static struct term *new_term(struct index *x, const char *key, size_t len, uint64_t head)
{
	if (x->term_count == x->term_room) {
		x->term_room = x->term_room != 0 ? 2 * x->term_room : 4096;
		x->terms = mem_resize(x->terms, x->term_room * sizeof(*x->terms));
	}
	struct term *t = &x->terms[x->term_count++];
	*t = (struct term){ .key = arena_strndup(&x->arena, key, len), .head = head };
	return t;
}

/* The share of a word: by its first character, so that shares follow on each other
 * (words_compare). */
static size_t share_of(const struct index *x, const char *key)
{
	enum { FIRST = 0x4E00, LAST = 0x9FFF }; /* most words begin with one of these */
	uint32_t c = x->passes > 1 ? utf8_next(&key) : 0;
	if (c < FIRST)
		return 0;
	return c > LAST ? x->passes - 1 : (c - FIRST) * x->passes / (LAST - FIRST + 1);
}

/* As words_of() asks. */
static void add_term(void *context, const char *key, size_t len, bool in_title)
{
	struct index *x = context;
	if (share_of(x, key) != x->pass)
		return;
	uint64_t head = head_of(key, len);
	if (2 * x->term_count >= x->slot_count)
		grow_slots(x);
	uint32_t at = slot_of(x, head);
	struct term *t = NULL;
	for (; x->slots[at] != 0; at = (at + 1) & (x->slot_count - 1)) {
		t = &x->terms[x->slots[at] - 1];
		if (is_term(t, head, key, len))
			break;
	}
	if (x->slots[at] == 0) {
		t = new_term(x, key, len, head);
		x->slots[at] = x->term_count;
	}
	posting_add(&t->all, x->number, x->documents.count);
	if (in_title)
		posting_add(&t->titles, x->number, x->documents.count);
}

/* ---- records */

/* From 1; 0: none of its own records is in the edition. */
static size_t listed_at(const struct index *x, const struct organisation *organisation)
{
	for (size_t i = 0; i < x->documents.organisation_count; i++)
		if (x->documents.organisations[i] == organisation)
			return i + 1;
	return 0;
}

/* A record belongs to its organisation, and to those of which that is a part. */
static void add_filters(struct index *x, const struct document *d)
{
	struct arena arena = { 0 };
	size_t place = 0;
	for (const struct kind *k = kinds_first(x->site->archive->kinds); k != d->entry->kind;
		k = k->next)
		place++;
	const char *kind = arena_printf(&arena, "@k%zu", place);
	add_term(x, kind, strlen(kind), false);
	const struct organisation *o = d->entry->organisation;
	for (size_t n = d->organisation; o != NULL; o = o->parent) {
		n = o == d->entry->organisation ? n : listed_at(x, o);
		const char *organisation = arena_printf(&arena, "@o%zu", n);
		if (n > 0)
			add_term(x, organisation, strlen(organisation), false);
	}
	arena_free(&arena);
}

static void add_record(struct index *x)
{
	struct arena arena = { 0 };
	const struct document *d = &x->documents.list[x->number];
	size_t len;
	const struct unit unit = { .edition = x->edition, .entry = d->entry };
	const char *script =
		files_bytes(site_words_path(x->site, &unit, &arena), &arena, x->diag, &len);
	x->ok = x->ok && script != NULL;
	if (script != NULL && words_of(script, add_term, x))
		add_filters(x, d);
	arena_free(&arena);
}

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

static void write_part(struct index *x, const char *name, const struct str *data, bool quoted)
{
	x->ok = x->ok &&
		search_write_part(x->site, x->edition, name, str_text(data), data->len, quoted,
			x->work, x->diag);
}

static int by_key(const void *left, const void *right)
{
	return words_compare(((const struct term *)left)->key, ((const struct term *)right)->key);
}

static void write_postings_part(void *context, const struct str *text, const char *first)
{
	struct index *x = context;
	char name[24];
	snprintf(name, sizeof(name), "p%zu", x->parts);
	str_add_format(&x->starts, "%s\"%s\"", x->parts > 0 ? "," : "", first);
	x->parts++;
	write_part(x, name, text, true);
}

/* The words that have been added; then there are none. */
static void write_postings(struct index *x)
{
	struct str entry = { 0 };
	qsort(x->terms, x->term_count, sizeof(*x->terms), by_key);
	for (uint32_t i = 0; i < x->term_count; i++) {
		const struct term *t = &x->terms[i];
		str_clear(&entry);
		posting_write(&t->all, &entry);
		if (t->titles.length > 0) {
			str_add_char(&entry, ';');
			posting_write(&t->titles, &entry);
		}
		parts_add(&x->writer, t->key, str_text(&entry), entry.len);
		posting_free(&x->terms[i].all);
		posting_free(&x->terms[i].titles);
	}
	x->term_count = 0;
	memset(x->slots, 0, x->slot_count * sizeof(*x->slots));
	str_free(&entry);
}

static void index_words(struct index *x)
{
	x->writer = (struct parts){ .done = write_postings_part, .context = x };
	x->passes = 1 + x->documents.count / AT_ONCE;
	grow_slots(x);
	for (x->pass = 0; x->pass < x->passes; x->pass++) {
		for (x->number = 0; x->number < x->documents.count; x->number++)
			add_record(x);
		write_postings(x);
	}
	parts_end(&x->writer);
	str_free(&x->writer.text);
}

static void write_addresses(struct index *x)
{
	const struct documents *d = &x->documents;
	struct str block = { 0 };
	struct arena arena = { 0 };
	for (size_t i = 0; i < d->count; i++) {
		const struct entry *e = d->list[i].entry;
		str_add(&block, i % BLOCK == 0 ? "[\"" : ",\"");
		str_add(&block, files_without_extension(&arena, e->page));
		str_add(&block, "\"");
		if (i % BLOCK == BLOCK - 1 || i + 1 == d->count) {
			str_add(&block, "]");
			write_part(x, arena_printf(&arena, "r%zu", i / BLOCK), &block, false);
			str_clear(&block);
			arena_free(&arena);
		}
	}
	str_free(&block);
	arena_free(&arena);
}

/* [year, first, end]: records of a year stand together. */
static void add_years(const struct index *x, struct str *out)
{
	for (size_t i = 0, end; i < x->documents.count; i = end) {
		int year = x->documents.list[i].entry->date.year;
		for (end = i; end < x->documents.count &&
			x->documents.list[end].entry->date.year == year;)
			end++;
		if (year > 0)
			str_add_format(out, "%s[%d,%zu,%zu]", i > 0 ? "," : "", year, i, end);
	}
}

static void add_kinds(const struct index *x, struct str *out)
{
	size_t place = 0, count = 0;
	for (const struct kind *k = kinds_first(x->site->archive->kinds); k != NULL;
		k = k->next, place++) {
		size_t i = 0;
		while (i < x->documents.count && x->documents.list[i].entry->kind != k)
			i++;
		if (i == x->documents.count)
			continue;
		str_add_format(out, "%s[\"k%zu\",", count++ > 0 ? "," : "", place);
		str_add_quoted(out, k->zh);
		str_add(out, "]");
	}
}

static void write_head(struct index *x)
{
	struct str out = { 0 };
	str_add_format(&out, "{count:%zu,block:%d,years:[", x->documents.count, BLOCK);
	add_years(x, &out);
	str_add(&out, "],\norganisations:[");
	for (size_t i = 0; i < x->documents.organisation_count; i++) {
		str_add_format(&out, "%s[\"o%zu\",", i > 0 ? "," : "", i + 1);
		str_add_quoted(&out, x->documents.organisations[i]->short_name);
		str_add(&out, "]");
	}
	str_add(&out, "],\nkinds:[");
	add_kinds(x, &out);
	str_add(&out, "],\nparts:[");
	str_add_n(&out, str_text(&x->starts), x->starts.len);
	str_add(&out, "]}");
	write_part(x, "index", &out, false);
	str_free(&out);
}

bool search_write_index(
	const struct site *site, enum audience edition, struct work *work, struct diag *diag)
{
	struct index x = {
		.site = site, .edition = edition, .work = work, .diag = diag, .ok = true
	};
	search_collect(site, edition, &x.documents, &x.arena);
	index_words(&x);
	write_addresses(&x);
	write_head(&x);
	free(x.terms);
	free(x.slots);
	str_free(&x.starts);
	arena_free(&x.arena);
	return x.ok;
}

/*
 * reindex.c - the index of an edition put right after some records: search_change_index() of
 * search.h.
 *
 * Records that are as they were keep their order, so that their new numbers rise as the old ones
 * did.  All parts are gone through once, in the order of words: each posting is renumbered, and has
 * the fresh records that have its word now.  Filters depend on more than the words of a record, and
 * are made anew.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "site/search.h"

/* ---- fresh records */

/* Their number. */
static size_t mark_fresh(struct reindex *r)
{
	const struct site *s = r->site;
	const struct entry *entries = s->archive->entries;
	uint32_t *numbers = mem_alloc((s->archive->count + 1) * sizeof(*numbers)); /* from 1 */
	size_t count = 0;
	r->fresh = arena_alloc(&r->arena, r->documents.count + 1);
	for (size_t i = 0; i < r->documents.count; i++)
		numbers[r->documents.list[i].entry - entries] = (uint32_t)i + 1;
	for (size_t i = 0; i < s->count; i++) {
		const struct unit *u = &s->units[i];
		if (u->type != UNIT_RECORD || u->edition != r->edition || !u->reworded)
			continue;
		uint32_t number = numbers[u->entry - entries];
		if (number > 0)
			r->fresh[number - 1] = true;
		count += number > 0;
	}
	free(numbers);
	return count;
}

/* ---- numbers */

static void add_number(struct renumbering *n, size_t *room, uint32_t was, uint32_t is)
{
	struct stretch *last = n->count > 0 ? &n->list[n->count - 1] : NULL;
	if (last != NULL && last->was + last->count == was && last->is + last->count == is) {
		last->count++;
		return;
	}
	if (n->count == *room) {
		*room = 2 * *room + 64;
		n->list = mem_resize(n->list, *room * sizeof(*n->list));
	}
	n->list[n->count++] = (struct stretch){ was, is, 1 };
}

static bool is_address(const char *address, const char *page)
{
	size_t length = strlen(address);
	return strncmp(page, address, length) == 0 && page[length] == '.' &&
		strpbrk(page + length + 1, "./") == NULL;
}

/* False: a record that should have a number has none, or their order is another. */
static bool renumber(struct reindex *r)
{
	struct renumbering *n = &r->numbers;
	size_t room = 0, number = 0, count = r->documents.count;
	n->was = r->before.count;
	n->is = (uint32_t)count;
	for (size_t block = 0; block < r->before.blocks; block++) {
		const char **addresses = indexed_addresses(&r->before, block);
		uint32_t first = (uint32_t)block * SEARCH_BLOCK;
		if (addresses == NULL)
			return false;
		for (uint32_t i = first; i < n->was && i < first + SEARCH_BLOCK; i++) {
			while (number < count && r->fresh[number])
				number++;
			if (number < count &&
				is_address(addresses[i - first],
					r->documents.list[number].entry->page))
				add_number(n, &room, i, (uint32_t)number++);
		}
	}
	while (number < count && r->fresh[number])
		number++;
	return number == count;
}

static bool block_stands(const struct reindex *r, size_t block)
{
	const struct renumbering *n = &r->numbers;
	uint32_t first = (uint32_t)block * SEARCH_BLOCK, end = first + SEARCH_BLOCK;
	if (end > n->is && n->is == n->was)
		end = n->is;
	for (size_t i = 0; i < n->count; i++) {
		const struct stretch *s = &n->list[i];
		if (s->was == s->is && s->is <= first && end <= s->is + s->count)
			return true;
	}
	return false;
}

bool reindex_blocks(struct reindex *r)
{
	bool ok = true;
	for (size_t i = 0; i * SEARCH_BLOCK < r->documents.count && ok; i++)
		if (block_stands(r, i) && r->before.block_files[i] != NULL)
			work_keep(r->work, r->before.block_files[i]);
		else
			ok = search_write_block(
				r->site, r->edition, &r->documents, i, r->work, r->diag);
	return ok;
}

/* ---- postings */

bool reindex_add(struct reindex *r, const char *word, const char *entry, size_t length,
	struct holders fresh, struct parts *parts)
{
	struct str *out = &r->entry;
	const char *semicolon = memchr(entry, ';', length), *end = entry + length;
	const char *titles = semicolon != NULL ? semicolon + 1 : end;
	size_t all = semicolon != NULL ? (size_t)(semicolon - entry) : length;
	str_clear(out);
	bool right = posting_renumber(&r->numbers, entry, all, fresh.all, fresh.count, out);
	if (right && out->len > 0) {
		size_t mark = out->len;
		str_add_char(out, ';');
		right = posting_renumber(&r->numbers, titles, (size_t)(end - titles), fresh.titles,
			fresh.in_title, out);
		parts_add(parts, word, out->text, out->len > mark + 1 ? out->len : mark);
	}
	return right;
}

/* ---- all parts */

struct pass {
	struct reindex *r;
	struct terms all, titles; /* of fresh records; filters of all */
	struct words words;
	struct indexed_walk walk;
	struct parts writer;
	struct str starts;
	size_t parts;
	uint32_t *numbers, *in_title; /* of a word; room for those of all records */
	bool fits;
	bool ok; /* nothing failed; else nothing more is written */
};

static void add_records(struct pass *p)
{
	const struct reindex *r = p->r;
	const struct words *w = &p->words;
	struct str script = { 0 };
	for (uint32_t i = 0; i < r->documents.count; i++) {
		const struct document *d = &r->documents.list[i];
		p->words.count = p->words.in_title = 0;
		if (r->fresh[i])
			p->ok = search_read_words(r->site, r->edition, &r->documents, d, &script,
					&p->words, r->diag) &&
				p->ok;
		else
			search_add_filters(r->site, &r->documents, d, &p->words);
		terms_add(&p->all, w->list, w->count, i, r->documents.count);
		terms_add(&p->titles, w->list, w->in_title, i, r->documents.count);
	}
	str_free(&script);
}

/* A part that is what it was is kept. */
static void end_part(void *context, const struct str *text, const char *first)
{
	struct pass *p = context;
	const struct reindex *r = p->r;
	size_t number = p->parts++;
	const struct indexed_part *was = &p->walk.parts[number % 2];
	const struct work_file *file =
		number < r->before.parts ? r->before.part_files[number] : NULL;
	char name[24];
	search_add_start(&p->starts, first);
	if (file != NULL && was->file.len > 0 && was->number == number &&
		was->length == text->len && memcmp(was->text, text->text, text->len) == 0) {
		work_keep(r->work, file);
		return;
	}
	snprintf(name, sizeof(name), "p%zu", number);
	p->ok = p->ok &&
		search_write_part(
			r->site, r->edition, name, text->text, text->len, true, r->work, r->diag);
}

static bool is_filter(const char *word)
{
	return word[0] == '@';
}

static void add_old(struct pass *p, const char *entry, size_t length, struct holders fresh)
{
	p->fits = p->fits && reindex_add(p->r, p->walk.word, entry, length, fresh, &p->writer);
}

/* The words of the index before `word`, NULL: all that are left. */
static void go_to(struct pass *p, const char *word)
{
	struct indexed_walk *w = &p->walk;
	for (; w->there && (word == NULL || words_compare(w->word, word) < 0); indexed_next(w))
		if (!is_filter(w->word))
			add_old(p, w->entry, w->length, (struct holders){ 0 });
}

static void add_fresh(void *context, const struct term *term, const char *text)
{
	struct pass *p = context;
	const struct posting *titles = terms_find(&p->titles, term->word);
	struct holders fresh = { .all = p->numbers,
		.titles = p->in_title,
		.count = posting_numbers(&term->posting, p->numbers),
		.in_title = titles != NULL ? posting_numbers(titles, p->in_title) : 0 };
	go_to(p, text);
	bool known = p->walk.there && strcmp(p->walk.word, text) == 0;
	bool counts = known && !is_filter(text);
	p->fits = p->fits &&
		reindex_add(p->r, text, counts ? p->walk.entry : "", counts ? p->walk.length : 0,
			fresh, &p->writer);
	if (known)
		indexed_next(&p->walk);
}

static bool pass_all(struct reindex *r, bool *ok)
{
	struct pass p = { .r = r, .fits = true, .ok = true };
	p.writer = (struct parts){ .done = end_part, .context = &p };
	p.numbers = mem_alloc((r->documents.count + 1) * sizeof(*p.numbers));
	p.in_title = mem_alloc((r->documents.count + 1) * sizeof(*p.in_title));
	add_records(&p);
	indexed_walk(&r->before, 0, r->before.parts, &p.walk);
	terms_each(&p.all, &p.words, add_fresh, &p);
	go_to(&p, NULL);
	parts_end(&p.writer);
	p.fits = p.fits && !p.walk.damaged;
	if (p.fits)
		*ok = p.ok && reindex_blocks(r) &&
			search_write_head(
				r->site, r->edition, &r->documents, &p.starts, r->work, r->diag);
	else
		work_forget(r->work);
	indexed_leave(&p.walk);
	terms_free(&p.all);
	terms_free(&p.titles);
	words_free(&p.words);
	str_free(&p.starts);
	free(p.numbers);
	free(p.in_title);
	return p.fits;
}

/* ---- */

bool search_change_index(const struct site *site, enum audience edition,
	const struct work_file *before, size_t count, struct work *work, struct diag *diag,
	bool *ok)
{
	enum { FEW = 64, ONE_IN = 16 }; /* of more fresh records a whole index is as cheap */
	struct reindex r = { .site = site,
		.edition = edition,
		.work = work,
		.diag = diag,
		.before = { .site = site, .edition = edition } };
	search_collect(site, edition, &r.documents, &r.arena);
	size_t fresh = mark_fresh(&r);
	bool fits = fresh <= FEW + r.documents.count / ONE_IN &&
		indexed_open(&r.before, before, count) && renumber(&r) &&
		(reword_index(&r, ok) || pass_all(&r, ok));
	free(r.numbers.list);
	str_free(&r.entry);
	arena_free(&r.before.arena);
	arena_free(&r.arena);
	return fits;
}

/*
 * reword.c - the index of an edition put right where only words of a few records have changed:
 * reword_index() of search.h.
 *
 * The words that a record had and those that it has are compared; only the parts of the index with
 * a word that came or went are read, changed and written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "site/search.h"

/* A word of a fresh record, or one that it had. */
struct edit {
	const char *word;
	uint32_t number;
	bool was, is, was_title, is_title;
};

/* A part that takes the place of one that is there. */
struct changed_part {
	const char *first, *text;
	size_t length, number;
};

struct change {
	struct reindex *r;
	struct arena arena;
	struct edit *edits; /* by word, then number; of words that came or went */
	size_t count, room;
	uint32_t *numbers, *in_title; /* of the fresh records with a word */
	struct words words;
	struct changed_part *changed;
	size_t changed_count, changed_room;
	struct indexed_walk walk;
	bool fits;
};

/* ---- words that came or went */

static void add_edit(struct change *c, struct edit edit)
{
	if (c->count == c->room) {
		c->room = c->room != 0 ? 2 * c->room : 4096;
		c->edits = mem_resize(c->edits, c->room * sizeof(*c->edits));
	}
	c->edits[c->count++] = edit;
}

static const char *spell(struct change *c, uint64_t word)
{
	char pair[WORD_PAIR_MAX + 1];
	if ((word & WORD_TEXT) != 0)
		return words_text(&c->words, word);
	return arena_strndup(&c->arena, pair, word_spell(word, pair));
}

/* The words of a record as they are, or as they were. */
static bool add_words(struct change *c, const char *script, uint32_t number, bool old)
{
	const struct words *w = &c->words;
	bool there = words_read(&c->words, script);
	for (size_t i = 0; i < w->count; i++)
		add_edit(c,
			(struct edit){ .word = spell(c, w->list[i]),
				.number = number,
				.was = old,
				.is = !old,
				.was_title = old && i < w->in_title,
				.is_title = !old && i < w->in_title });
	return there;
}

static int by_word(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;
	int order = words_compare(a->word, b->word);
	return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

/* Of those from `at` on, the ones of the same word. */
static size_t same_word(const struct change *c, size_t at)
{
	size_t count = 1;
	while (at + count < c->count && strcmp(c->edits[at + count].word, c->edits[at].word) == 0)
		count++;
	return count;
}

/* Each word of a record once. */
static void merge_edits(struct change *c)
{
	size_t kept = 0;
	if (c->count > 0)
		qsort(c->edits, c->count, sizeof(*c->edits), by_word);
	for (size_t i = 0, next; i < c->count; i = next) {
		struct edit e = c->edits[i];
		for (next = i + 1; next < c->count && by_word(&c->edits[next], &e) == 0; next++) {
			const struct edit *n = &c->edits[next];
			e.was = e.was || n->was;
			e.is = e.is || n->is;
			e.was_title = e.was_title || n->was_title;
			e.is_title = e.is_title || n->is_title;
		}
		c->edits[kept++] = e;
	}
	c->count = kept;
}

/* A word that is where it was is no edit. */
static void drop_same(struct change *c)
{
	size_t kept = 0;
	for (size_t i = 0, count; i < c->count; i += count) {
		bool other = false;
		count = same_word(c, i);
		for (size_t n = i; n < i + count; n++) {
			const struct edit *e = &c->edits[n];
			other = other || e->was != e->is || e->was_title != e->is_title;
		}
		for (size_t n = i; n < i + count && other; n++)
			c->edits[kept++] = c->edits[n];
	}
	c->count = kept;
}

static bool add_record(struct change *c, uint32_t number, const char *was)
{
	const struct reindex *r = c->r;
	const struct unit unit = { .edition = r->edition,
		.entry = r->documents.list[number].entry };
	struct arena arena = { 0 };
	size_t length;
	const char *is =
		files_bytes(site_words_path(r->site, &unit, &arena), &arena, NULL, &length);
	bool ok = is != NULL && add_words(c, was, number, true) && add_words(c, is, number, false);
	arena_free(&arena);
	return ok;
}

static const char *remembered(const struct reindex *r, const struct entry *entry)
{
	const struct site *s = r->site;
	for (size_t i = 0; i < s->remembered_count; i++) {
		const struct unit *u = &s->units[s->remembered[i].unit];
		if (u->edition == r->edition && u->entry == entry)
			return s->remembered[i].script;
	}
	return NULL;
}

/* False: what one of them said is not known. */
static bool collect_edits(struct change *c)
{
	const struct reindex *r = c->r;
	size_t fresh = 0;
	for (uint32_t i = 0; i < r->documents.count; i++) {
		const char *was = r->fresh[i] ? remembered(r, r->documents.list[i].entry) : NULL;
		fresh += r->fresh[i];
		if (r->fresh[i] && (was == NULL || !add_record(c, i, was)))
			return false;
	}
	merge_edits(c);
	drop_same(c);
	c->numbers = arena_alloc(&c->arena, (fresh + 1) * sizeof(*c->numbers));
	c->in_title = arena_alloc(&c->arena, (fresh + 1) * sizeof(*c->in_title));
	return true;
}

/* ---- what must be as it was */

static bool same_numbers(const struct renumbering *n)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->list[i].was != n->list[i].is)
			return false;
	return n->was == n->is;
}

static void compare_filter(void *context, const struct term *term, const char *text)
{
	struct change *c = context;
	const struct indexed_walk *w = &c->walk;
	struct str posting = { 0 };
	posting_write(&term->posting, &posting);
	c->fits = c->fits && w->there && strcmp(w->word, text) == 0 && w->length == posting.len &&
		memcmp(w->entry, posting.text, posting.len) == 0;
	indexed_next(&c->walk);
	str_free(&posting);
}

/* Which records are of which kind and organisation? */
static bool same_filters(struct change *c)
{
	const struct reindex *r = c->r;
	struct indexed *before = &c->r->before;
	struct indexed_walk *w = &c->walk;
	struct words *words = &c->words;
	struct terms terms = { 0 };
	for (uint32_t i = 0; i < r->documents.count; i++) {
		words->count = 0;
		search_add_filters(r->site, &r->documents, &r->documents.list[i], words);
		terms_add(&terms, words->list, words->count, i, r->documents.count);
	}
	indexed_walk(before, indexed_part_of(before, "@"), before->parts, w);
	while (w->there && words_compare(w->word, "@") < 0)
		indexed_next(w);
	terms_each(&terms, words, compare_filter, c);
	terms_free(&terms);
	return c->fits && !w->damaged && (!w->there || w->word[0] != '@');
}

/* ---- the parts that change */

/* All edits of one word; `entry`: what the index has of it. */
static void add_edited(struct change *c, struct parts *parts, const char *entry, size_t length,
	const struct edit *edits, size_t count)
{
	struct holders fresh = { .all = c->numbers, .titles = c->in_title };
	for (size_t i = 0; i < count; i++) {
		if (edits[i].is)
			c->numbers[fresh.count++] = edits[i].number;
		if (edits[i].is_title)
			c->in_title[fresh.in_title++] = edits[i].number;
	}
	c->fits = c->fits && reindex_add(c->r, edits[0].word, entry, length, fresh, parts);
}

static void keep_part(void *context, const struct str *text, const char *first)
{
	struct change *c = context;
	if (c->changed_count == c->changed_room) {
		c->changed_room = c->changed_room != 0 ? 2 * c->changed_room : 64;
		c->changed = mem_resize(c->changed, c->changed_room * sizeof(*c->changed));
	}
	c->changed[c->changed_count++] =
		(struct changed_part){ .first = arena_strdup(&c->arena, first),
			.text = arena_strndup(&c->arena, text->text, text->len),
			.length = text->len };
}

/* The part `at` goes through `parts`, with the edits from *edit on that fall into it. */
static void merge_part(struct change *c, struct parts *parts, size_t at, size_t *edit)
{
	struct indexed *before = &c->r->before;
	struct indexed_walk *w = &c->walk;
	const char *end = at + 1 < before->parts ? before->starts[at + 1] : NULL;
	indexed_walk(before, at, at + 1, w);
	while (c->fits && !w->damaged) {
		const struct edit *e = *edit < c->count ? &c->edits[*edit] : NULL;
		if (e != NULL && end != NULL && words_compare(e->word, end) >= 0)
			e = NULL;
		if (e == NULL && !w->there)
			break;
		int order = e == NULL ? -1 : !w->there ? 1 : words_compare(w->word, e->word);
		if (order < 0) {
			parts_add(parts, w->word, w->entry, w->length);
			indexed_next(w);
			continue;
		}
		size_t edits = same_word(c, *edit);
		add_edited(
			c, parts, order == 0 ? w->entry : "", order == 0 ? w->length : 0, e, edits);
		if (order == 0)
			indexed_next(w);
		*edit += edits;
	}
	c->fits = c->fits && !w->damaged;
}

/* May the word with which a part begins go?  Then the part before it may go on. */
static bool start_may_go(const struct change *c, size_t edit, size_t part)
{
	if (edit == c->count || strcmp(c->edits[edit].word, c->r->before.starts[part]) != 0)
		return false;
	for (size_t i = 0; i < same_word(c, edit); i++)
		if (!c->edits[edit + i].is)
			return true;
	return false;
}

/* From the part with the next edit on, until a part ends where one has ended: as many as there
 * were. */
static void change_stretch(struct change *c, size_t *edit)
{
	const struct indexed *before = &c->r->before;
	struct parts parts = { .done = keep_part, .context = c };
	size_t from = indexed_part_of(before, c->edits[*edit].word), first = c->changed_count;
	from -= from > 0 && start_may_go(c, *edit, from);
	size_t at = from;
	do
		merge_part(c, &parts, at++, edit);
	while (c->fits && at < before->parts &&
		(start_may_go(c, *edit, at) ||
			(parts.text.len > 0 && !parts_end_before(&parts, before->starts[at]))));
	parts_end(&parts);
	c->fits = c->fits && c->changed_count - first == at - from;
	for (size_t i = first; i < c->changed_count; i++)
		c->changed[i].number = from + i - first;
}

/* ---- writing */

static bool write_part(const struct change *c, const struct changed_part *part)
{
	const struct reindex *r = c->r;
	char name[24];
	snprintf(name, sizeof(name), "p%zu", part->number);
	return search_write_part(
		r->site, r->edition, name, part->text, part->length, true, r->work, r->diag);
}

/* Changed parts stand in their order. */
static bool write_changed(struct change *c)
{
	struct reindex *r = c->r;
	struct str starts = { 0 };
	bool ok = true;
	size_t n = 0;
	for (size_t i = 0; i < r->before.parts && ok; i++) {
		bool changed = n < c->changed_count && c->changed[n].number == i;
		search_add_start(&starts, changed ? c->changed[n].first : r->before.starts[i]);
		if (!changed)
			work_keep(r->work, r->before.part_files[i]);
		else
			ok = write_part(c, &c->changed[n++]);
	}
	ok = ok && reindex_blocks(r) &&
		search_write_head(r->site, r->edition, &r->documents, &starts, r->work, r->diag);
	str_free(&starts);
	return ok;
}

/* Those that are not changed are to be kept. */
static bool has_parts(const struct indexed *before)
{
	size_t i = 0;
	while (i < before->parts && before->part_files[i] != NULL)
		i++;
	return i == before->parts && i > 0;
}

bool reword_index(struct reindex *r, bool *ok)
{
	struct change c = { .r = r, .fits = true };
	c.fits = same_numbers(&r->numbers) && has_parts(&r->before) && collect_edits(&c) &&
		same_filters(&c);
	for (size_t edit = 0; edit < c.count && c.fits;)
		change_stretch(&c, &edit);
	if (c.fits)
		*ok = write_changed(&c);
	indexed_leave(&c.walk);
	free(c.edits);
	free(c.changed);
	words_free(&c.words);
	arena_free(&c.arena);
	return c.fits;
}

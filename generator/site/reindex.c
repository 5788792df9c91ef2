/*
 * reindex.c - the index of an edition put right where the words of a few records have changed:
 * search_change_index() of search.h.
 *
 * The words that a record had and those that it has are compared; only the parts of the index with
 * a word that came or went are read, changed and written.  Numbers of records must be what they
 * were.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "site/search.h"

/* A word of a record, or one that it had. */
struct edit {
	const char *word;
	uint32_t number;
	bool was, is, was_title, is_title;
};

/* An entry of a part: a word and its postings. */
struct entry_text {
	const char *word, *text;
	size_t length;
};

/* A part that takes the place of one that is there. */
struct changed_part {
	const char *first, *text;
	size_t length, number;
};

struct change {
	const struct site *site;
	enum audience edition;
	struct arena arena;
	struct documents documents;
	struct edit *edits; /* by word, then number */
	size_t count, room;
	struct words words;
	char *head; /* index.js */
	const char **starts; /* the first word of each part */
	size_t parts;
	struct changed_part *changed;
	size_t changed_count, changed_room;
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

/* Each word of a record once; what is as it was is no edit. */
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
		if (e.was != e.is || e.was_title != e.is_title)
			c->edits[kept++] = e;
	}
	c->count = kept;
}

static bool find_number(const struct change *c, const struct entry *entry, uint32_t *number)
{
	for (size_t i = 0; i < c->documents.count; i++)
		if (c->documents.list[i].entry == entry) {
			*number = (uint32_t)i;
			return true;
		}
	return false;
}

static bool collect_edits(struct change *c)
{
	const struct site *s = c->site;
	for (size_t i = 0; i < s->remembered_count; i++) {
		const struct unit *u = &s->units[s->remembered[i].unit];
		struct arena arena = { 0 };
		size_t length;
		if (u->edition != c->edition)
			continue;
		const char *now = files_bytes(site_words_path(s, u, &arena), &arena, NULL, &length);
		uint32_t number;
		bool ok = now != NULL && find_number(c, u->entry, &number) &&
			add_words(c, s->remembered[i].script, number, true) &&
			add_words(c, now, number, false);
		arena_free(&arena);
		if (!ok)
			return false;
	}
	merge_edits(c);
	return true;
}

/* ---- the index that is there */

static char *search_path(struct change *c, const char *name)
{
	return arena_printf(&c->arena, "%s/%s/assets/search/%s.js", c->site->out,
		audience_name(c->edition), name);
}

static char *part_path(struct change *c, size_t part)
{
	return search_path(c, arena_printf(&c->arena, "p%zu", part));
}

/* parts:["会 议", ...] is the last list of the head. */
static bool read_head(struct change *c)
{
	size_t length;
	c->head = files_bytes(search_path(c, "index"), &c->arena, NULL, &length);
	char *at = c->head != NULL ? strstr(c->head, "],\nparts:[") : NULL;
	if (at == NULL)
		return false;
	at += strlen("],\nparts:[");
	size_t room = 1;
	for (const char *p = at; *p != '\0'; p++)
		room += *p == '"';
	c->starts = arena_alloc(&c->arena, room * sizeof(*c->starts));
	char *end = at;
	while (*end == '"') {
		char *close = strchr(end + 1, '"');
		if (close == NULL)
			return false;
		c->starts[c->parts++] =
			arena_strndup(&c->arena, end + 1, (size_t)(close - end - 1));
		end = close + 1 + (close[1] == ',');
	}
	bool whole = strcmp(end, "]});\n") == 0;
	*at = '\0'; /* what stands before the list is kept */
	return whole && c->parts > 0;
}

/* The words of a part, each with its postings; their number, 0: it cannot be read. */
static size_t read_part(struct change *c, size_t part, struct entry_text **entries)
{
	size_t length, count = 0, room = 0;
	const char *text = files_bytes(part_path(c, part), &c->arena, NULL, &length);
	const char *at = text != NULL ? strstr(text, ",\"|") : NULL;
	const char *end = at != NULL ? strstr(at + 2, "\");\n") : NULL;
	if (end == NULL)
		return 0;
	for (const char *p = at + 2; p < end; p++)
		room += *p == ' ';
	*entries = arena_alloc(&c->arena, (room + 1) * sizeof(**entries));
	const char *first = "", *past = "";
	for (at += 2; at < end;) {
		if (*at == '|') {
			first = ++at;
			past = at + strcspn(at, " ");
			at = past;
		}
		const char *rest = at + 1, *equals = memchr(rest, '=', (size_t)(end - rest));
		if (equals == NULL || *at != ' ' || count == room)
			return 0;
		size_t size = strcspn(equals + 1, " |\"");
		(*entries)[count++] = (struct entry_text){
			.word = arena_printf(&c->arena, "%.*s%.*s", (int)(past - first), first,
				(int)(equals - rest), rest),
			.text = equals + 1,
			.length = size
		};
		at = equals + 1 + size;
	}
	return count;
}

/* ---- the parts that change */

/* The numbers of a posting with those that came and without those that went. */
static void edit_posting(struct change *c, const char *text, size_t length,
	const struct edit *edits, size_t count, bool titles, struct str *out)
{
	struct arena arena = { 0 };
	struct posting posting = { 0 };
	uint32_t *numbers;
	size_t there = posting_read(text, length, &numbers, &arena), n = 0;
	for (size_t i = 0; i < count; i++) {
		const struct edit *e = &edits[i];
		for (; n < there && numbers[n] < e->number; n++)
			posting_add(&posting, numbers[n], c->documents.count);
		bool was = n < there && numbers[n] == e->number;
		n += was;
		if ((titles ? e->was_title : e->was) != was)
			c->fits = false; /* it is not the index of what was remembered */
		if (titles ? e->is_title : e->is)
			posting_add(&posting, e->number, c->documents.count);
	}
	for (; n < there; n++)
		posting_add(&posting, numbers[n], c->documents.count);
	if (posting.length > 0) {
		if (titles)
			str_add_char(out, ';');
		posting_write(&posting, out);
	}
	posting_free(&posting);
	arena_free(&arena);
}

/* All edits of one word; `entry` NULL: the index has not had it. */
static void add_edited(struct change *c, struct parts *parts, const struct entry_text *entry,
	const struct edit *edits, size_t count)
{
	struct str out = { 0 };
	const char *text = entry != NULL ? entry->text : "";
	size_t length = entry != NULL ? entry->length : 0;
	const char *semicolon = memchr(text, ';', length);
	size_t all = semicolon != NULL ? (size_t)(semicolon - text) : length;
	edit_posting(c, text, all, edits, count, false, &out);
	bool any = out.len > 0;
	edit_posting(c, semicolon != NULL ? semicolon + 1 : "",
		semicolon != NULL ? length - all - 1 : 0, edits, count, true, &out);
	if (any)
		parts_add(parts, edits[0].word, str_text(&out), out.len);
	str_free(&out);
}

static size_t same_word(const struct change *c, size_t edit)
{
	size_t count = 1;
	while (edit + count < c->count &&
		strcmp(c->edits[edit + count].word, c->edits[edit].word) == 0)
		count++;
	return count;
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
	struct entry_text *entries = NULL;
	size_t count = read_part(c, at, &entries), n = 0;
	const char *end = at + 1 < c->parts ? c->starts[at + 1] : NULL;
	c->fits = c->fits && count > 0;
	while (c->fits) {
		const struct edit *e = *edit < c->count ? &c->edits[*edit] : NULL;
		if (e != NULL && end != NULL && words_compare(e->word, end) >= 0)
			e = NULL;
		int order = e == NULL ? -1 :
			n == count    ? 1 :
					words_compare(entries[n].word, e->word);
		if (e == NULL && n == count)
			break;
		if (order < 0) {
			parts_add(parts, entries[n].word, entries[n].text, entries[n].length);
			n++;
			continue;
		}
		size_t edits = same_word(c, *edit);
		add_edited(c, parts, order == 0 ? &entries[n] : NULL, e, edits);
		n += order == 0;
		*edit += edits;
	}
}

static size_t part_of(const struct change *c, const char *word)
{
	size_t low = 0, high = c->parts;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (words_compare(c->starts[middle], word) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : 0;
}

/* May the word with which a part begins go?  Then the part before it may go on. */
static bool start_may_go(const struct change *c, size_t edit, size_t part)
{
	if (edit == c->count || strcmp(c->edits[edit].word, c->starts[part]) != 0)
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
	struct parts parts = { .done = keep_part, .context = c };
	size_t from = part_of(c, c->edits[*edit].word), before = c->changed_count;
	from -= from > 0 && start_may_go(c, *edit, from);
	size_t at = from;
	do
		merge_part(c, &parts, at++, edit);
	while (c->fits && at < c->parts &&
		(start_may_go(c, *edit, at) ||
			(parts.text.len > 0 && !parts_end_before(&parts, c->starts[at]))));
	parts_end(&parts);
	str_free(&parts.text);
	c->fits = c->fits && c->changed_count - before == at - from;
	for (size_t i = before; i < c->changed_count; i++)
		c->changed[i].number = from + i - before;
}

/* ---- writing */

static bool write_part(const struct change *c, const struct changed_part *part, struct work *work,
	struct diag *diag)
{
	char name[24];
	snprintf(name, sizeof(name), "p%zu", part->number);
	return search_write_part(
		c->site, c->edition, name, part->text, part->length, true, work, diag);
}

static bool write_head(const struct change *c, struct work *work, struct diag *diag)
{
	struct str out = { 0 };
	size_t n = 0;
	const char *data = strchr(c->head, ',') + 1;
	str_add(&out, data);
	for (size_t i = 0; i < c->parts; i++) {
		bool changed = n < c->changed_count && c->changed[n].number == i;
		str_add_format(&out, "%s\"%s\"", i > 0 ? "," : "",
			changed ? c->changed[n].first : c->starts[i]);
		n += changed;
	}
	str_add(&out, "]}");
	bool ok = search_write_part(
		c->site, c->edition, "index", str_text(&out), out.len, false, work, diag);
	str_free(&out);
	return ok;
}

/* The number of a file pN.js; -1: another. */
static long part_number(const char *path)
{
	const char *name = files_name(path);
	char *end;
	if (name[0] != 'p')
		return -1;
	long number = strtol(name + 1, &end, 10);
	return strcmp(end, ".js") == 0 ? number : -1;
}

static bool is_changed(const struct change *c, long number)
{
	for (size_t i = 0; i < c->changed_count; i++)
		if ((long)c->changed[i].number == number)
			return true;
	return false;
}

static bool write_changed(struct change *c, const struct work_file *before, size_t count,
	struct work *work, struct diag *diag)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		if (strcmp(files_name(before[i].path), "index.js") != 0 &&
			!is_changed(c, part_number(before[i].path)))
			work_keep(work, &before[i]);
	for (size_t i = 0; i < c->changed_count; i++)
		ok = write_part(c, &c->changed[i], work, diag) && ok;
	return write_head(c, work, diag) && ok;
}

bool search_change_index(const struct site *site, enum audience edition,
	const struct work_file *before, size_t count, struct work *work, struct diag *diag,
	bool *ok)
{
	struct change c = { .site = site, .edition = edition };
	search_collect(site, edition, &c.documents, &c.arena);
	c.fits = read_head(&c) && collect_edits(&c);
	for (size_t edit = 0; edit < c.count && c.fits;)
		change_stretch(&c, &edit);
	if (c.fits)
		*ok = write_changed(&c, before, count, work, diag);
	free(c.edits);
	free(c.changed);
	words_free(&c.words);
	arena_free(&c.arena);
	return c.fits;
}

/*
 * search.c - the search index of an edition: search_write_index() of internal.h.
 *
 * It is read by templates/site/assets/search.js, from file:// too, so its files are classic scripts
 * that hand one string to a function:
 *
 *	assets/search/index.js	how many records, years, organisations, kinds, where each part begins
 *	assets/search/rN.js	the addresses of records 100 N and following
 *	assets/search/pN.js	postings: "|员 工=AB;B 会=C|国 家=D": 员工 stands in the records AB, in
 *				the titles of B
 *
 * Records are numbered from the newest, so postings are ranked.  A posting is the gaps between
 * numbers, 5 bits a character, the sixth says that more follow; or "!" and a bit a record, where
 * that is shorter.  Words are: two characters of which one at least is Han; Latin words and figures;
 * "~" and two initials; "@o3", "@k2": of that organisation or a part of it, of that kind.
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/internal.h"

enum { PART_SIZE = 16 * 1024, BLOCK = 100, WORD_MAX = 32, CHUNK_MAX = 240 };

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

struct chunk {
	struct chunk *next;
	uint8_t used, size;
	char gaps[];
};

struct posting {
	uint32_t next; /* the least number that may still be added */
	uint32_t length; /* of its gaps */
	struct chunk *first, *last;
};

struct term {
	const char *key;
	uint32_t hash;
	struct posting all, titles; /* titles: records that have it in their title */
};

struct document {
	const struct entry *entry;
	size_t organisation; /* from 1; 0: none */
};

struct index {
	const struct site *site;
	enum audience edition;
	struct work *work;
	struct diag *diag;
	struct arena arena; /* of keys and postings */
	struct document *documents;
	size_t document_count;
	const struct organisation **organisations;
	size_t organisation_count;
	struct term *terms;
	uint32_t term_count, term_room;
	uint32_t *slots; /* from 1, 0: free; twice as many as terms at least */
	uint32_t slot_count; /* a power of two */
	bool in_title; /* of what is being added */
	struct str starts; /* the first word of each part, as strings of a list */
	size_t parts;
};

/* ---- postings */

static void add_digit(struct index *x, struct posting *t, char digit)
{
	if (t->last == NULL || t->last->used == t->last->size) {
		size_t size = t->last == NULL ? 4 : 2 * (size_t)t->last->size;
		size = size < CHUNK_MAX ? size : CHUNK_MAX;
		struct chunk *chunk = arena_alloc(&x->arena, sizeof(*chunk) + size);
		chunk->size = (uint8_t)size;
		if (t->last != NULL)
			t->last->next = chunk;
		else
			t->first = chunk;
		t->last = chunk;
	}
	t->last->gaps[t->last->used++] = digit;
	t->length++;
}

static void add_posting(struct index *x, struct posting *t, uint32_t number)
{
	if (number < t->next)
		return;
	uint32_t gap = number - t->next;
	for (; gap >= 32; gap >>= 5)
		add_digit(x, t, digits[32 + (gap & 31)]);
	add_digit(x, t, digits[gap]);
	t->next = number + 1;
}

static void grow_slots(struct index *x)
{
	free(x->slots);
	x->slot_count = x->slot_count != 0 ? 2 * x->slot_count : 1 << 14;
	x->slots = mem_alloc(x->slot_count * sizeof(*x->slots));
	for (uint32_t i = 0; i < x->term_count; i++) {
		uint32_t at = x->terms[i].hash & (x->slot_count - 1);
		while (x->slots[at] != 0)
			at = (at + 1) & (x->slot_count - 1);
		x->slots[at] = i + 1;
	}
}

static struct term *new_term(struct index *x, const char *key, size_t len, uint32_t hash)
{
	if (x->term_count == x->term_room) {
		x->term_room = x->term_room != 0 ? 2 * x->term_room : 4096;
		x->terms = mem_resize(x->terms, x->term_room * sizeof(*x->terms));
	}
	struct term *t = &x->terms[x->term_count++];
	*t = (struct term){ .key = arena_strndup(&x->arena, key, len), .hash = hash };
	return t;
}

/* FNV-1a; keys are short. */
static uint32_t hash_of(const char *key, size_t len)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)key[i]) * 16777619U;
	return hash ^ hash >> 15;
}

static void add_term(struct index *x, const char *key, size_t len, uint32_t number)
{
	uint32_t hash = hash_of(key, len);
	if (2 * x->term_count >= x->slot_count)
		grow_slots(x);
	uint32_t at = hash & (x->slot_count - 1);
	struct term *t = NULL;
	for (; x->slots[at] != 0; at = (at + 1) & (x->slot_count - 1)) {
		t = &x->terms[x->slots[at] - 1];
		if (t->hash == hash && strncmp(t->key, key, len) == 0 && t->key[len] == '\0')
			break;
	}
	if (x->slots[at] == 0) {
		t = new_term(x, key, len, hash);
		x->slots[at] = x->term_count;
	}
	add_posting(x, &t->all, number);
	if (x->in_title)
		add_posting(x, &t->titles, number);
}

/* ---- words of a text; search.js cuts the query the same way */

struct cut {
	char word[WORD_MAX + 1];
	size_t length;
	uint32_t before; /* the character before, 0: no part of a word */
};

static uint32_t plain(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void add_pair(struct index *x, uint32_t a, uint32_t b, uint32_t number)
{
	char key[8];
	size_t len = utf8_encode(key, a);
	len += utf8_encode(key + len, b);
	add_term(x, key, len, number);
}

static void end_word(struct index *x, struct cut *cut, uint32_t number)
{
	if (cut->length > 0)
		add_term(x, cut->word, cut->length, number);
	cut->length = 0;
}

static void add_character(struct index *x, struct cut *cut, uint32_t c, uint32_t number)
{
	bool letter = is_letter(c), han = utf8_is_han(c);
	if (!letter)
		end_word(x, cut, number);
	if (cut->before != 0 && (han || (letter && !is_letter(cut->before))))
		add_pair(x, cut->before, c, number);
	if (letter && cut->length < WORD_MAX)
		cut->word[cut->length++] = (char)c;
	cut->before = letter || han ? c : 0;
}

static void add_words(struct index *x, const char *text, uint32_t number)
{
	struct cut cut = { .before = 0 };
	while (*text != '\0')
		add_character(x, &cut, plain(utf8_next(&text)), number);
	end_word(x, &cut, number);
}

static void add_initials(struct index *x, const char *letters, uint32_t number)
{
	for (; letters[0] != '\0'; letters++) {
		char key[3] = { '~', letters[0], letters[1] };
		if (letters[0] >= 'a' && letters[0] <= 'z' && letters[1] >= 'a' &&
			letters[1] <= 'z')
			add_term(x, key, 3, number);
	}
}

/* ---- records */

/* The next string of a file that text.c wrote. */
static bool next_string(const char **at, struct str *out)
{
	str_clear(out);
	*at += strcspn(*at, "\"");
	if (**at == '\0')
		return false;
	for ((*at)++; **at != '"' && **at != '\0'; (*at)++) {
		if (**at == '\\')
			(*at)++;
		str_add_char(out, (*at)[-1] == '\\' && **at == 'n' ? '\n' : **at);
	}
	*at += **at == '"';
	return true;
}

/* From 1; 0: none of its own records is in the edition. */
static size_t listed_at(const struct index *x, const struct organisation *organisation)
{
	for (size_t i = 0; i < x->organisation_count; i++)
		if (x->organisations[i] == organisation)
			return i + 1;
	return 0;
}

/* A record belongs to its organisation, and to those of which that is a part. */
static void add_filters(struct index *x, const struct document *d, uint32_t number)
{
	struct arena arena = { 0 };
	size_t place = 0;
	for (const struct kind *k = kinds_first(x->site->archive->kinds); k != d->entry->kind;
		k = k->next)
		place++;
	const char *kind = arena_printf(&arena, "@k%zu", place);
	add_term(x, kind, strlen(kind), number);
	const struct organisation *o = d->entry->organisation;
	for (size_t n = d->organisation; o != NULL; o = o->parent) {
		n = o == d->entry->organisation ? n : listed_at(x, o);
		const char *organisation = arena_printf(&arena, "@o%zu", n);
		if (n > 0)
			add_term(x, organisation, strlen(organisation), number);
	}
	arena_free(&arena);
}

static void add_record(struct index *x, uint32_t number)
{
	struct arena arena = { 0 };
	struct str string = { 0 };
	const struct document *d = &x->documents[number];
	size_t len;
	char *place = arena_printf(&arena, "%s/%s", audience_name(x->edition),
		archive_beside(&arena, d->entry, ".js"));
	const char *at = files_bytes(files_join(&arena, x->site->out, place), &arena, NULL, &len);
	bool there = at != NULL && next_string(&at, &string);
	for (int part = 0; there && next_string(&at, &string); part++) {
		x->in_title = part == SEARCH_TITLE;
		if (part == SEARCH_TITLE || part == SEARCH_TEXT)
			add_words(x, str_text(&string), number);
		else if (part == SEARCH_INITIALS)
			add_initials(x, str_text(&string), number);
	}
	x->in_title = false;
	if (there)
		add_filters(x, d, number);
	str_free(&string);
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
static void collect(struct index *x)
{
	const struct site *s = x->site;
	const struct archive *a = s->archive;
	const struct organisation *last = NULL;
	x->documents = arena_alloc(&x->arena, (a->count + 1) * sizeof(*x->documents));
	x->organisations =
		arena_alloc(&x->arena, (a->organisation_count + 1) * sizeof(*x->organisations));
	for (size_t i = 0; i < s->count; i++) {
		const struct unit *u = &s->units[i];
		if (u->type != UNIT_RECORD || u->edition != x->edition || u->failed)
			continue;
		const struct entry *e = u->entry;
		if (e->organisation != NULL && e->organisation != last)
			x->organisations[x->organisation_count++] = last = e->organisation;
		x->documents[x->document_count++] =
			(struct document){ e, e->organisation != NULL ? x->organisation_count : 0 };
	}
	qsort(x->documents, x->document_count, sizeof(*x->documents), newest_first);
}

/* ---- files */

static bool write_part(
	struct index *x, const char *name, size_t number, const struct str *data, bool quoted)
{
	struct arena arena = { 0 };
	struct str out = { 0 };
	const char *quote = quoted ? "\"" : "";
	char *file = arena_printf(&arena, number != SIZE_MAX ? "%s%zu" : "%s", name, number);
	str_add_format(&out, "searchPart(\"%s\",%s", file, quote);
	str_add_n(&out, str_text(data), data->len);
	str_add_format(&out, "%s);\n", quote);
	bool ok = site_write_file(x->site, x->edition,
		arena_printf(&arena, "assets/search/%s.js", file), str_text(&out), out.len, x->work,
		x->diag);
	str_free(&out);
	arena_free(&arena);
	return ok;
}

/* As scripts compare strings, by UTF-16 units: characters beyond the BMP before U+E000. */
static uint32_t rank(uint32_t c)
{
	if (c < 0xD800)
		return c;
	return c >= 0x10000 ? c - 0x10000 + 0xD800 : c + 0x100000;
}

static int by_key(const void *left, const void *right)
{
	const char *a = ((const struct term *)left)->key, *b = ((const struct term *)right)->key;
	for (; *a != '\0' && *b != '\0';) {
		uint32_t x = rank(utf8_next(&a)), y = rank(utf8_next(&b));
		if (x != y)
			return x < y ? -1 : 1;
	}
	return (*a != '\0') - (*b != '\0');
}

static void add_bits(const struct index *x, const struct posting *t, struct str *out)
{
	size_t count = (x->document_count + 5) / 6, next = 0, gap = 0;
	unsigned char *bits = mem_alloc(count);
	int shift = 0;
	for (const struct chunk *c = t->first; c != NULL; c = c->next)
		for (size_t i = 0; i < c->used; i++) {
			size_t digit = (size_t)(strchr(digits, c->gaps[i]) - digits);
			gap |= (digit & 31) << shift;
			shift += 5;
			if (digit >= 32)
				continue;
			next += gap;
			bits[next / 6] |= (unsigned char)(1 << next % 6);
			next++;
			gap = 0;
			shift = 0;
		}
	str_add_char(out, '!');
	for (size_t i = 0; i < count; i++)
		str_add_char(out, digits[bits[i]]);
	free(bits);
}

static void add_numbers(const struct index *x, const struct posting *t, struct str *out)
{
	if (t->length > (x->document_count + 5) / 6 + 1) {
		add_bits(x, t, out);
		return;
	}
	for (const struct chunk *c = t->first; c != NULL; c = c->next)
		str_add_n(out, c->gaps, c->used);
}

static void add_entry(
	const struct index *x, const struct term *t, const char *rest, struct str *out)
{
	str_add_format(out, " %s=", rest);
	add_numbers(x, &t->all, out);
	if (t->titles.length > 0) {
		str_add_char(out, ';');
		add_numbers(x, &t->titles, out);
	}
}

/* Parts are cut by size alone, so a character with which much begins has several. */
static bool write_postings(struct index *x)
{
	struct str part = { 0 };
	uint32_t line = 0;
	bool ok = true;
	qsort(x->terms, x->term_count, sizeof(*x->terms), by_key);
	for (uint32_t i = 0; i < x->term_count && ok; i++) {
		const char *rest = x->terms[i].key;
		uint32_t first = utf8_next(&rest);
		if (part.len > PART_SIZE) {
			ok = write_part(x, "p", x->parts++, &part, true);
			str_clear(&part);
		}
		if (part.len == 0)
			str_add_format(
				&x->starts, "%s\"%s\"", x->parts > 0 ? "," : "", x->terms[i].key);
		if (part.len == 0 || first != line) {
			str_add_char(&part, '|');
			str_add_utf8(&part, first);
		}
		line = first;
		add_entry(x, &x->terms[i], rest, &part);
	}
	ok = ok && (part.len == 0 || write_part(x, "p", x->parts++, &part, true));
	str_free(&part);
	return ok;
}

static bool write_addresses(struct index *x)
{
	struct str block = { 0 };
	struct arena arena = { 0 };
	bool ok = true;
	for (size_t i = 0; i < x->document_count && ok; i++) {
		const struct entry *e = x->documents[i].entry;
		str_add(&block, i % BLOCK == 0 ? "[\"" : ",\"");
		str_add(&block, files_without_extension(&arena, e->page));
		str_add(&block, "\"");
		if (i % BLOCK == BLOCK - 1 || i + 1 == x->document_count) {
			str_add(&block, "]");
			ok = write_part(x, "r", i / BLOCK, &block, false);
			str_clear(&block);
			arena_free(&arena);
		}
	}
	str_free(&block);
	arena_free(&arena);
	return ok;
}

/* [year, first, end]: records of a year stand together. */
static void add_years(const struct index *x, struct str *out)
{
	for (size_t i = 0, end; i < x->document_count; i = end) {
		int year = x->documents[i].entry->date.year;
		for (end = i;
			end < x->document_count && x->documents[end].entry->date.year == year;)
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
		while (i < x->document_count && x->documents[i].entry->kind != k)
			i++;
		if (i == x->document_count)
			continue;
		str_add_format(out, "%s[\"k%zu\",", count++ > 0 ? "," : "", place);
		str_add_quoted(out, k->zh);
		str_add(out, "]");
	}
}

static bool write_head(struct index *x)
{
	struct str out = { 0 };
	str_add_format(&out, "{count:%zu,block:%d,years:[", x->document_count, BLOCK);
	add_years(x, &out);
	str_add(&out, "],\norganisations:[");
	for (size_t i = 0; i < x->organisation_count; i++) {
		str_add_format(&out, "%s[\"o%zu\",", i > 0 ? "," : "", i + 1);
		str_add_quoted(&out, x->organisations[i]->short_name);
		str_add(&out, "]");
	}
	str_add(&out, "],\nkinds:[");
	add_kinds(x, &out);
	str_add(&out, "],\nparts:[");
	str_add_n(&out, str_text(&x->starts), x->starts.len);
	str_add(&out, "]}");
	bool ok = write_part(x, "index", SIZE_MAX, &out, false);
	str_free(&out);
	return ok;
}

bool search_write_index(
	const struct site *site, enum audience edition, struct work *work, struct diag *diag)
{
	struct index x = { .site = site, .edition = edition, .work = work, .diag = diag };
	collect(&x);
	for (uint32_t i = 0; i < x.document_count; i++)
		add_record(&x, i);
	bool ok = write_postings(&x) && write_addresses(&x) && write_head(&x);
	free(x.terms);
	free(x.slots);
	str_free(&x.starts);
	arena_free(&x.arena);
	return ok;
}

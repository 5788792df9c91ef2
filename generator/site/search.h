/*
 * search.h - the search index of an edition: its words, its postings, its parts.
 *
 * It is read by templates/site/assets/search.js, from file:// too, so its files are classic scripts
 * that hand one string to a function:
 *
 *	assets/search/index.js	how many records, years, organisations, kinds, where each part begins
 *	assets/search/rN.js	the addresses of records 100 N and following
 *	assets/search/pN.js	postings: "|员 工=AB;B 会=C|国 家=D": 员工 stands in the records AB, in
 *				the titles of B
 *	PAGE.js			beside each page of a record: its words (text.c)
 *
 * Records are numbered from the newest, so postings are ranked.  A posting is the gaps between
 * numbers, 5 bits a character, the sixth says that more follow; or "!" and a bit a record, where
 * that is shorter.  Words are: two characters of which one at least is Han; Latin words and
 * figures; "~" and two initials; "@o3", "@k2": of that organisation or a part of it, of that kind.
 */
#ifndef SITE_SEARCH_H
#define SITE_SEARCH_H

#include "site/internal.h"

/* ---- words.c: the words of a record */

enum { WORD_MAX = 32 }; /* bytes of a Latin word that count */

/* A word: two characters, FIRST << 32 | SECOND; or WORD_TEXT and the number of its text. */
#define WORD_TEXT (UINT64_C(1) << 63)

/* The words of one record after another; { 0 } has none. */
struct words {
	uint64_t *list; /* as often as they stand there; those of the title are the first */
	size_t count, room, in_title;
	const char **texts; /* of all records, each once */
	uint32_t text_count, text_room;
	uint32_t *slots; /* numbers of texts, from 1, by hash; 0: free; twice as many as texts */
	struct arena arena; /* of texts */
};

/* words_read - the words of PAGE.js in place of those that are there; false if it is none. */
bool words_read(struct words *words, const char *script);
void words_add(struct words *words, const char *text); /* at most WORD_MAX bytes of ASCII */
/* words_text - of a WORD_TEXT; it lives as long as `words`. */
const char *words_text(const struct words *words, uint64_t word);
void words_free(struct words *words);
/* word_spell - two characters as UTF-8; the number of bytes. */
enum { WORD_PAIR_MAX = 8 };
size_t word_spell(uint64_t pair, char text[WORD_PAIR_MAX + 1]);
/* word_rank - of two characters, so that numbers are in the order of words_compare. */
uint64_t word_rank(uint64_t pair);
/* words_compare - the order of words: as scripts compare strings, by UTF-16 units. */
int words_compare(const char *left, const char *right);

/* ---- postings.c: in which records a word stands */

/* Numbers come in rising order. { 0 } is empty.  What is short, and the end of what is long, stands
 * here, so that a number is added without a look elsewhere. */
struct posting {
	uint32_t next; /* the least number that may still be added */
	uint32_t length : 31, bits : 1; /* a bit a record; else gaps */
	unsigned char *values; /* 0..63, of a character each */
	unsigned char last[8]; /* gaps: the last length % 8 of them */
};

/* posting_add - to an index of `count` records. */
void posting_add(struct posting *posting, uint32_t number, size_t count);
/* posting_gap - what posting_add does for a posting that is not `bits`, after `next` has been set:
 * the number was `gap` more than that. */
void posting_gap(struct posting *posting, uint32_t gap, size_t count);
/* posting_bit - the same if it is. */
static inline void posting_bit(struct posting *posting, uint32_t number)
{
	posting->values[number / 6] |= (unsigned char)(1U << number % 6);
}
/* posting_write - as text. */
void posting_write(const struct posting *posting, struct str *out);
void posting_free(struct posting *posting);
/* posting_numbers - all of them; there is room for as many as the index has records. */
size_t posting_numbers(const struct posting *posting, uint32_t *numbers);

/* Records whose numbers follow on each other, and did so before. */
struct stretch {
	uint32_t was, is, count;
};

/* How the records of an index were numbered, and are: stretches that rise in both numberings.
 * Records in none of them went, or came. */
struct renumbering {
	struct stretch *list;
	size_t count;
	uint32_t was, is; /* records in all */
};

/*
 * posting_renumber - `text`, what posting_write() wrote of the old numbers, for the new ones: what
 * posting_write() would write of them and of those `added`, which rise and are in no stretch.
 * Nothing is added to `out` if there is no number.  False: it is no posting of so many records.
 */
bool posting_renumber(const struct renumbering *renumbering, const char *text, size_t length,
	const uint32_t *added, size_t count, struct str *out);

/* ---- terms.c: the postings of words */

struct term {
	uint64_t word; /* 0: free */
	struct posting posting;
};

/* { 0 } has none. */
struct terms {
	struct term *slots; /* by hash */
	uint32_t slot_count, count; /* a power of two; of words */
};

/* terms_add - a record to the postings of its words, which may come again; the numbers of records
 * rise, and are less than `records`. */
void terms_add(
	struct terms *terms, const uint64_t *words, size_t count, uint32_t number, size_t records);
/* terms_find - the posting of a word, NULL: it has none. */
const struct posting *terms_find(const struct terms *terms, uint64_t word);

/* terms_each - hand all words to `take`, in the order of words; then there are none. */
typedef void terms_take(void *context, const struct term *term, const char *text);
void terms_each(struct terms *terms, const struct words *words, terms_take *take, void *context);
void terms_clear(struct terms *terms);
void terms_free(struct terms *terms);

/* ---- parts.c: all postings in files of a bounded size */

/*
 * Where a part ends depends on its length and on the next word alone, so that a word more or less
 * moves the ends of few parts.
 */
struct parts {
	struct str text; /* of the part that is being filled */
	struct str first; /* its first word */
	uint32_t line; /* the character with which its last words begin */
	/* done - a part is full: its text and its first word, which do not last */
	void (*done)(void *context, const struct str *text, const char *first);
	void *context;
};

/* parts_end_before - would a part that stands so end before the word? */
bool parts_end_before(const struct parts *parts, const char *word);
/* parts_add - the next word; `entry`: "POSTING" or "POSTING;TITLES". */
void parts_add(struct parts *parts, const char *word, const char *entry, size_t length);
void parts_end(struct parts *parts); /* the part is done, if it has a word; to be called last */

/* ---- search.c: the index */

enum { SEARCH_BLOCK = 100 }; /* addresses of records a file */

struct document {
	const struct entry *entry;
	size_t organisation; /* from 1; 0: none */
};

struct documents {
	struct document *list; /* newest first: the place is the number */
	size_t count;
	const struct organisation *
		*organisations; /* that have records of their own in the edition */
	size_t organisation_count;
};

void search_collect(const struct site *site, enum audience edition, struct documents *documents,
	struct arena *arena);
/* search_read_words - of a record, by its PAGE.js, with those by which it is filtered; none if that
 * is no such file.  `script` holds it.  False after telling that it cannot be read.
 * search_add_filters - those alone, after the others. */
bool search_read_words(const struct site *site, enum audience edition,
	const struct documents *documents, const struct document *document, struct str *script,
	struct words *words, struct diag *diag);
void search_add_filters(const struct site *site, const struct documents *documents,
	const struct document *document, struct words *words);
/* search_write_part - assets/search/NAME.js.  search_write_block - rN.js.  search_write_head -
 * index.js; search_add_start - the first word of the next part for its `starts`. */
bool search_write_part(const struct site *site, enum audience edition, const char *name,
	const char *data, size_t length, bool quoted, struct work *work, struct diag *diag);
bool search_write_block(const struct site *site, enum audience edition,
	const struct documents *documents, size_t block, struct work *work, struct diag *diag);
bool search_write_head(const struct site *site, enum audience edition,
	const struct documents *documents, const struct str *starts, struct work *work,
	struct diag *diag);
void search_add_start(struct str *starts, const char *first);

/* ---- indexed.c: the index as the last build left it */

/* Of that only the place and `arena` are given to indexed_open(). */
struct indexed {
	const struct site *site;
	enum audience edition;
	struct arena arena; /* of everything here */
	uint32_t count; /* records */
	size_t parts, blocks;
	const char **starts; /* the first word of each part */
	/* The files of each; NULL: it is none of those. */
	const struct work_file **part_files, **block_files;
};

struct indexed_part {
	size_t number;
	struct str file;
	const char *text; /* of the postings, `length` bytes in `file` */
	size_t length;
};

/* Word after word of some parts.  { 0 } is none. */
struct indexed_walk {
	struct indexed *index;
	size_t next, end; /* the part that comes, and the first that does not */
	struct indexed_part parts[2]; /* the last two, by number */
	const char *at, *past;
	bool there, damaged; /* there: a word; else it is over, or a file is no part */
	size_t first; /* bytes of the character with which `word` begins */
	char word[2 * WORD_MAX];
	const char *entry; /* "POSTING" or "POSTING;TITLES", of `length` bytes */
	size_t length;
};

/* indexed_open - false if there is no index, or it is damaged; `files` are those of its unit, none of
 * which has been written since.
 * indexed_addresses - of the records of a block; NULL: it is damaged. */
bool indexed_open(struct indexed *index, const struct work_file *files, size_t count);
const char **indexed_addresses(struct indexed *index, size_t block);
/* indexed_part_of - the part where the word stands, or would. */
size_t indexed_part_of(const struct indexed *index, const char *word);
/* indexed_walk - to the first word of the parts first..end-1; indexed_next - to the next one: is
 * there one?  indexed_leave - ends the walk. */
bool indexed_walk(struct indexed *index, size_t first, size_t end, struct indexed_walk *walk);
bool indexed_next(struct indexed_walk *walk);
void indexed_leave(struct indexed_walk *walk);

/* ---- reindex.c, reword.c: the index put right */

/* What both know of an index that is being put right. */
struct reindex {
	const struct site *site;
	enum audience edition;
	struct work *work;
	struct diag *diag;
	struct arena arena;
	struct documents documents;
	bool *fresh; /* by number: what was indexed of the record, if it was, counts no more */
	struct indexed before;
	struct renumbering numbers; /* of records that are not fresh */
	struct str entry; /* of a word */
};

/* Records of which the index has a word, in rising numbers: all, and those in whose titles. */
struct holders {
	const uint32_t *all, *titles;
	size_t count, in_title;
};

/* reindex_add - to `parts` the word with what `entry` says of records that are not fresh, and with
 * these that are; nothing if there are none.  False: `entry` is damaged. */
bool reindex_add(struct reindex *reindex, const char *word, const char *entry, size_t length,
	struct holders fresh, struct parts *parts);
/* reindex_blocks - the files of addresses; those that say what they said are kept. */
bool reindex_blocks(struct reindex *reindex);

/*
 * reword_index - where all records have the numbers that they had, and what the fresh ones said is
 * remembered: only the parts with a word that came or went are made.  False if it cannot be; then
 * nothing has been written.  *ok: nothing failed.
 */
bool reword_index(struct reindex *reindex, bool *ok);

/*
 * search_change_index - put right the index that is there, made as the files `before`
 * (site_index).  The result is what search_write_index() makes.  False if it cannot be: the files
 * are damaged, or hardly anything would be left of them; then no file of the unit counts as
 * written.  *ok: nothing failed.
 */
bool search_change_index(const struct site *site, enum audience edition,
	const struct work_file *before, size_t count, struct work *work, struct diag *diag,
	bool *ok);

#endif

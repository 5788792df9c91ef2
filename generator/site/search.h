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

typedef void words_take(void *context, const char *word, size_t length, bool in_title);

/* words_of - hand the words of PAGE.js to `take`, as often as they stand there; false if it is
 * none. */
bool words_of(const char *script, words_take *take, void *context);
/* words_compare - the order of words: as scripts compare strings, by UTF-16 units. */
int words_compare(const char *left, const char *right);
/* words_hash - FNV-1a; words are short. */
uint32_t words_hash(const char *word, size_t length);

/* ---- postings.c: in which records a word stands */

/* Numbers come in rising order. { 0 } is empty. */
struct posting {
	uint32_t next; /* the least number that may still be added */
	uint32_t length, room; /* of `text` */
	bool bits; /* it is a bit a record; else gaps */
	char *text;
};

/* posting_add - to an index of `count` records. */
void posting_add(struct posting *posting, uint32_t number, size_t count);
/* posting_write - as text. */
void posting_write(const struct posting *posting, struct str *out);
void posting_free(struct posting *posting);
/* posting_read - the numbers of a text of `length` bytes, in `arena`; their number. */
size_t posting_read(const char *text, size_t length, uint32_t **numbers, struct arena *arena);

/* ---- parts.c: all postings in files of a bounded size */

/*
 * Where a part ends depends on its length and on the next word alone, so that a word more or less
 * moves the ends of few parts.
 */
struct parts {
	struct str text; /* of the part that is being filled */
	const char *first; /* its first word */
	uint32_t line; /* the character with which its last words begin */
	/* done - a part is full: its text and its first word */
	void (*done)(void *context, const struct str *text, const char *first);
	void *context;
};

/* parts_end_before - would a part that stands so end before the word? */
bool parts_end_before(const struct parts *parts, const char *word);
/* parts_add - the next word; `entry`: "POSTING" or "POSTING;TITLES".  The word is kept, not
 * copied. */
void parts_add(struct parts *parts, const char *word, const char *entry, size_t length);
void parts_end(struct parts *parts); /* the part is done, if it has a word; to be called last */

/* ---- search.c, reindex.c: the index */

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
/* search_write_part - assets/search/NAME.js. */
bool search_write_part(const struct site *site, enum audience edition, const char *name,
	const char *data, size_t length, bool quoted, struct work *work, struct diag *diag);

/*
 * search_change_index - put right the index that is there, made as the files `before`, for the
 * records whose old words were remembered (site_remember).  False if that cannot be, or would make
 * other files than a whole index has; then nothing has been written.  *ok: nothing failed.
 */
bool search_change_index(const struct site *site, enum audience edition,
	const struct work_file *before, size_t count, struct work *work, struct diag *diag,
	bool *ok);

#endif

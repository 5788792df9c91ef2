/*
 * nameorder.h - the order of names in official lists.
 *
 * Tables: templates/names/hanzi.tsv (strokes and readings of the 8105 characters of 通用规范汉字表)
 * and surnames.tsv (surnames of two characters, and readings that only surnames have).
 */
#ifndef ARCHIVE_NAMEORDER_H
#define ARCHIVE_NAMEORDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct nameorder;

enum name_order {
	NAMES_AS_WRITTEN,
	NAMES_SURNAME_STROKES, /* 姓氏笔画: a given name of one character counts as a blank and that
				  character */
	NAMES_STROKES, /* 姓名笔画: character by character, without the blank */
	NAMES_PINYIN
};

/* nameorder_load - the tables in `folder`; NULL after telling `diag`.  Ended by nameorder_free().
 */
struct nameorder *nameorder_load(const char *folder, struct diag *diag);
void nameorder_free(struct nameorder *names);

/* nameorder_parse - of its English name in the schema ("surname-strokes"). */
enum name_order nameorder_parse(const char *word);

/*
 * nameorder_key - a text that sorts by bytes as the name sorts; in `arena`.
 *
 * Strokes: the number of strokes, then stroke by stroke in the order 横竖撇点折, then the order of
 * the table. A character that is not in the table comes after all that are, by its code.
 */
char *nameorder_key(const struct nameorder *names, const char *name, enum name_order order,
	struct arena *arena);

/*
 * nameorder_initials - a letter for each character of `text`: the first of its reading, "lwd" for
 * 李卫东; ASCII letters and digits stand for themselves, lower-cased, all else is a blank.
 * person: a surname has the reading that surnames have.
 */
char *nameorder_initials(
	const struct nameorder *names, const char *text, bool person, struct arena *arena);

#endif

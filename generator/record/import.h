/*
 * import.h - plain texts of plans and summaries, as they are passed around and sold, as records.
 *
 * One line is one paragraph.  A file may hold several documents.  Nothing is changed silently: each
 * change is a note with its line, what only looks wrong is a warning and stays as it is.
 */
#ifndef RECORD_IMPORT_H
#define RECORD_IMPORT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct import_line {
	const char *text; /* cleaned; "" if nothing is left */
	int number; /* in the file */
	bool blank; /* it was blank in the file */
	bool dropped; /* an advertisement, a separator, a repeated title: told, not written */
};

struct import_document {
	const char *title, *kind, *type; /* kind and type by their Chinese names */
	const char *as_written; /* the year as the text has it, "" if none */
	struct import_line *lines;
	size_t count;
	int first, last; /* lines of the file */
	size_t paragraphs; /* of the body */
	struct import_document *next;
};

/* import_clean - one line: blanks, marks, pay-wall markers, advertisements. */
void import_clean(struct import_line *line, const char *file, const char *text, size_t len,
	struct arena *arena, struct diag *diag);

/* import_split - the documents of a cleaned file, in order. */
struct import_document *import_split(const char *file, struct import_line *lines, size_t count,
	struct arena *arena, struct diag *diag);

/* import_suspect - warnings for what looks wrong in a document and is left as it is. */
void import_suspect(const struct import_document *document, const char *file, struct diag *diag);

/* import_markdown - a document as a record file. */
void import_markdown(const struct import_document *document, const char *source, struct str *out);

#endif

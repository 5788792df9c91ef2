/*
 * prepass.h - Markdown as cmark wants it, from Markdown as Chinese authors write it.
 *
 * Paragraph breaks are put before labels and indented lines, a marker between emphasis and Chinese
 * marks, a placeholder in place of every pipe table.  Positions are mapped back.
 */
#ifndef RECORD_PREPASS_H
#define RECORD_PREPASS_H

#include "base/str.h"
#include "record/node.h"

/* Noncharacters, which files_text() refuses in input: no author can have written them. */
#define PREPASS_MARK "\xEF\xB7\x90" /* U+FDD0, between '*' and a Chinese mark */
#define PREPASS_TABLE "\xEF\xB7\x91" /* U+FDD1, followed by the table's number and U+FDD1 */

struct prepass_cell {
	const char *text;
	struct where at;
};

struct prepass_row {
	struct prepass_cell *cells;
	size_t count;
	int line;
	struct prepass_row *next;
};

struct prepass_table {
	const char *caption; /* NULL: none */
	struct where caption_at, at;
	char *align; /* a letter a column: l, c, r, or - if not said */
	size_t columns;
	struct prepass_row *rows; /* the first is the head */
	struct prepass_table *next;
};

struct prepass {
	struct str text;
	const char *file;
	struct prepass_line {
		int number; /* in the file */
		size_t start; /* in `text` */
	} * lines; /* of `text` */
	size_t line_count, line_room;
	struct prepass_table *tables, **last_table;
	size_t table_count;
};

/* prepass_run - of `len` bytes of text with a NUL behind them.  False after telling `diag`; end it
 * with prepass_free() in both cases. */
bool prepass_run(struct prepass *pass, const char *file, const char *text, size_t len,
	int first_line, struct arena *arena, struct diag *diag);
void prepass_free(struct prepass *pass);

/* prepass_where - the author's place of a line and byte column (from 1, as cmark counts) of
 * pass->text. */
struct where prepass_where(const struct prepass *pass, int line, int byte_col);

/* prepass_emphasis - `line` with marks between runs of '*' and Chinese marks, appended to `out`. */
void prepass_emphasis(const char *line, size_t len, struct str *out);

#endif

/*
 * strip_rows.h - tables of a flow that are too long to be held: their rows are read while pages
 * fill, and leave memory with the pages that show them.  Between strip.c and strip_rows.c only.
 *
 * Only a child of the flow is such a table, and only one whose columns do not depend on its cells.
 */
#ifndef LAYOUT_STRIP_ROWS_H
#define LAYOUT_STRIP_ROWS_H

#include "layout/strip.h"

struct row_source;

/* rows_open - the table that `node` begins, all of it, or as far as its columns ask for. */
struct fo *rows_open(struct strip *strip, const struct xml_node *node);

/* rows_source - where the other rows of a table come from; NULL: there are no others. */
struct row_source *rows_source(const struct strip *strip, const struct fo *table);

const struct fo *rows_table(const struct row_source *source);
struct row_source *rows_following(const struct row_source *source); /* of the strip; NULL: none */

/* rows_again - rows that were read already come once more: the table is made anew. */
void rows_again(struct row_source *source);

/*
 * rows_placed - the table stands on pages: it will not be made anew.  rows_end - it is made.  After
 * both, and after rows_drop(), the source is gone.
 */
void rows_placed(struct strip *strip, struct row_source *source);
void rows_end(struct strip *strip, struct row_source *source);
void rows_drop(struct strip *strip);

/* ---- of strip.c */

/* strip_next_store - where what is read next goes; `outer` lives as long. */
struct store *strip_next_store(struct strip *strip, struct store *outer);

/* strip_note_parts - the parts from `first` on are those of the store. */
void strip_note_parts(struct store *store, size_t first, size_t end);

#endif

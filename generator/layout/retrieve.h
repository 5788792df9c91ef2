/*
 * retrieve.h - what retrieve-marker and retrieve-table-marker show (XSL 1.1, 6.13.6 and 6.13.7).
 *
 * A table's header and footer can only be filled when the page knows which of its rows it shows.
 * They are measured with the first marker of the table that they ask for, and filled anew, within
 * that height, when the part of the table on the page is placed.
 */
#ifndef LAYOUT_RETRIEVE_H
#define LAYOUT_RETRIEVE_H

#include "layout/page.h"

struct cell;

bool retrieves(const struct fo *fo); /* is it one of the two? */

/* retrieve_content - the content of the marker that `retrieve` asks for, or NULL. */
struct fo *retrieve_content(struct layout *layout, const struct fo *retrieve);
/* retrieve_gives_blocks - is that content for blocks, not for lines? */
bool retrieve_gives_blocks(struct layout *layout, const struct fo *retrieve);

/* retrieve_in_table - does a header or footer of the table, or of one in it, ask for its
 * markers? */
bool retrieve_in_table(const struct fo *fo);

/*
 * retrieve_begin, retrieve_end - around the part of a table that a page shows, whose frame it is.
 * retrieve_later - a cell of its header or footer was placed in `area`.
 */
void retrieve_begin(const struct placer *placer, struct frame *frame);
void retrieve_later(const struct placer *placer, const struct cell *cell, struct area *area);
void retrieve_end(const struct placer *placer, struct frame *frame);

#endif

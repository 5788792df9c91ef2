/*
 * master.h - page masters: the geometry of pages, and which page takes which.
 */
#ifndef LAYOUT_MASTER_H
#define LAYOUT_MASTER_H

#include "layout/engine.h"

enum region_kind { REGION_BEFORE, REGION_START, REGION_BODY, REGION_END, REGION_AFTER, REGIONS };

struct rectangle {
	int x, y, width, height;
};

struct region {
	const struct fo *fo; /* NULL: the master has none of this kind */
	const char *name;
	struct rectangle content; /* inside margins, borders and padding; from the page's corner */
	int turn; /* of what is in it against the page, in degrees to the left */
	struct rectangle place; /* `content` on the page as it lies before the reader */
};

struct page_master {
	const char *name;
	const struct fo *fo;
	int width, height; /* of the page as its reference-orientation turns it */
	int turn;
	struct region regions[REGIONS];
	int columns, gap; /* of the body */
	struct page_master *next;
};

struct masters;

struct masters *masters_new(struct layout *layout, const struct fo *set);

/* What is known of a page when its master is chosen. */
struct page_state {
	int index; /* in its sequence, from 0 */
	int number;
	bool last, blank;
};

/*
 * master_find - the master of a page.  Where a sequence of masters has come to its end the last one
 * goes on.  NULL after telling that there is no master of that name.
 */
const struct page_master *master_find(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page);

/* master_minds_last - would it be another if the page were the last? */
bool master_minds_last(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page);

/* master_is_for_last - is that one for last pages, and not for one that is alone? */
bool master_is_for_last(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page);

#endif

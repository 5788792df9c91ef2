/* pager.h - a page-sequence to pages: masters, the flow cut into columns, footnotes, static
 * content. */
#ifndef LAYOUT_PAGER_H
#define LAYOUT_PAGER_H

#include "layout/engine.h"
#include "layout/master.h"

/*
 * pager_run - lay out a sequence whose first page may have the number `next`; gives that of the
 * page after its last.  The flow has its markers as children, and is read on behind `pulled`.
 * following() gives the next sequence (NULL: none): its number decides whether a blank page is
 * needed.
 */
int pager_run(struct layout *layout, const struct masters *masters, const struct fo *sequence,
	const struct xml_node *pulled, const struct fo *(*following)(struct layout *), int next);

/* pager_label - a page number as its format shows it: 1 01 i I a A 一. */
const char *pager_label(struct layout *layout, const char *format, int number);

#endif

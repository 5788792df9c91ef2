/*
 * numbering.h - the numbering of official Chinese texts (GB/T 9704-2012, 7.3.3).
 *
 *	level 1  一、          level 2  （一） or (一)
 *	level 3  1. 1． 1、     level 4  （1） or (1)      level 5  一是
 */
#ifndef RECORD_NUMBERING_H
#define RECORD_NUMBERING_H

#include "record/node.h"

/*
 * numbering_label - the level of the label with which `text` begins, 0 if there is none.
 * *length becomes the bytes of the label with its mark and the blanks behind it.
 */
int numbering_label(const char *text, size_t *length);

/* numbering_sections - nest the flat blocks of `body` (heading, p, ...) into sections, in place. */
void numbering_sections(struct node *body, struct arena *arena);

#endif

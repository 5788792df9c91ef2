/*
 * part.h - formatting objects to the logical parts of a document (area.h): what tagged output says.
 *
 * `role` names a structure type (ISO 32000-1, 14.8.4) or, of pictures, says what they show. Without
 * it a block with text is a paragraph, and tables, lists, links and notes are what they are called.
 */
#ifndef LAYOUT_PART_H
#define LAYOUT_PART_H

#include "layout/fo.h"

/* part_of - the part that an object is; NULL: none of its own.  Its children must be there. */
const struct area_part *part_of(struct fo_context *context, const struct fo *fo);

/* part_new - one for which there is no object. */
struct area_part *part_new(struct fo_context *context, const char *type);

/* Repeated or decorative: no part of the document. */
extern const struct area_part part_artifact;

#endif

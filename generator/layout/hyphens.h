/*
 * hyphens.h - where words may be divided, by the patterns that are installed for their language.
 *
 * XSL 1.1, 7.10.  Patterns are those of libhyphen, one file a language: hyph_en_US.dic.
 */
#ifndef LAYOUT_HYPHENS_H
#define LAYOUT_HYPHENS_H

#include "layout/para.h"

#define HYPHENS_FOLDER "/usr/share/hyphen" /* where the patterns are installed */

/*
 * hyphens_mark - items behind which a word may be divided get an object with its hyphen.
 *
 * Only words of styles with hyphenate="true", and of a language that divides words: Chinese does
 * not.  That there are no patterns for a language is told once.
 */
void hyphens_mark(struct layout *layout, struct para *para, struct arena *arena);

/* hyphens_free - of a layout. */
void hyphens_free(struct layout *layout);

#endif

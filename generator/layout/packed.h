/* packed.h - XML on many lines without white space between its elements, which would be text. */
#ifndef LAYOUT_PACKED_H
#define LAYOUT_PACKED_H

#include <stddef.h>
#include <stdio.h>

/* packed_print - what stands between elements goes into the tags, in front of their ">". */
void packed_print(const char *xml, size_t len, FILE *out);

/* packed_text - text or the value of an attribute, escaped. */
void packed_text(FILE *out, const char *text, size_t len);

#endif

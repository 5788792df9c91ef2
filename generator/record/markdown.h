/*
 * markdown.h - CommonMark (by cmark) plus what Chinese records need, as a tree of body elements.
 *
 * Added: pipe tables with caption and alignment; emphasis beside Chinese marks; a line that begins
 * with a numbering label (一、（一）1.（1）一是) or with U+3000 begins a paragraph, and labels
 * become levels; a line end between two Chinese characters joins without a blank.  Refused: raw
 * HTML, links to other schemes than http, https, mailto.
 *
 * Elements: section (level, run-in; label, title), p (label, level), list (ordered, start; item),
 * table (caption, column, head, row, cell), quote, code, rule; em, strong, code, link, image, br.
 * They are those of templates/kinds/common.xsd.
 */
#ifndef RECORD_MARKDOWN_H
#define RECORD_MARKDOWN_H

#include "record/node.h"

/*
 * markdown_read - the element `body` of text[0..len), which begins in line `first_line` of `file`;
 * text[len] is NUL.  NULL after telling `diag`.
 */
struct node *markdown_read(const char *file, const char *text, size_t len, int first_line,
	struct arena *arena, struct diag *diag);

#endif

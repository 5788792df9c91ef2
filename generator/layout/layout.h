/*
 * layout.h - XSL-FO (W3C, XSL 1.1, a subset) to pages of placed areas.  Knows no records, no PDF.
 *
 *	XML -> fo.h (objects with computed properties, style.h) -> flow.h -> galley.h (pieces)
 *	    -> pager.h (cut into pages by their masters) -> page.h (finished) -> area.h
 *	the text of a block: para.h -> breaker.h -> line.h
 *
 * The subset is documented in layout/property.def, shorthand.def and object.def; what lies outside
 * is a warning with its place, and ignored.  Chinese rules (W3C clreq, GB/T 15834; cjk.h,
 * spacing.c) are on where the language is zh, which is the default.  Extension properties, in the
 * namespace LAYOUT_EXTENSIONS:
 *
 *	line-break         none | basic | gb | strict: prohibition rules; basic
 *	punctuation-trim   none | adjacent | all: marks give up their blanks; all
 *	text-autospace     none | normal: a quarter em between Han and Latin; normal
 *	text-justify       auto | inter-ideograph | inter-word | none
 *	runt-min           a number: fewest characters of a last line; 2
 *	text-emphasis      none | dot: a dot below each character, beside it in vertical lines
 *	hanging-punctuation none | end: 、 ， 。 stand outside the measure at a line's end
 *	char-grid          "28 22": characters in the width of the region, and lines in its height;
 *	                   every character stands in a cell, Western words fill whole cells
 *	distribute-width   a length: the text of an inline, spread over it
 *	balance            yes: lines of a block of nearly equal length
 *	fit                shrink: fonts of a container with a height shrink until all fits
 *	alternative-text   a text: what a picture shows
 *
 * `role` names a structure type of tagged PDF where the object does not tell (H1, TOC, TH ...); of
 * a picture it may say what it shows; "presentation" makes a table a mere arrangement, "Artifact"
 * anything decoration.  Static content is no part of the document, but what has a role in it is.
 *
 * Where the recommendation leaves a choice, or we depart from it:
 * - start-indent and end-indent are inherited into table cells and containers, as it says; give
 *   start-indent="0pt" on what stands in indented text.
 * - width and height of a turned block-container are those on the page; left, top, right and bottom
 *   tell where its content rectangle stands.
 * - A line feed between two Han characters or Chinese marks, with the blanks around it, is nothing.
 * - In a line, inline objects of the block's font size and line height do not make it higher.
 * - Table rows are cut wherever lines of all their cells end, like list items; one that is to be
 *   kept together only if it is higher than a page.
 * - With table-layout="auto" columns without a width are as wide as their cells ask for; a table
 *   without a width is as wide as the block around it leaves.  A column-width holds in both layouts.
 * - Pictures are JPEG, PNG or SVG (no style sheets, gradients or filters in it), in a file or a
 *   data: address.
 * - 1px is 1pt; in SVG it is 1/96 in.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "font/font.h"
#include "layout/area.h"
#include "xml/tree.h"

#define LAYOUT_FO "http://www.w3.org/1999/XSL/Format"
#define LAYOUT_SVG "http://www.w3.org/2000/svg"
#define LAYOUT_EXTENSIONS "urn:boardpress:fo"

/* Where pictures are read from.  A document made from templates that others wrote has limits. */
struct layout_pictures {
	const char *folder; /* relative addresses start here; "": the working directory */
	const char *const
		*within; /* only below these, links followed; ends in NULL.  NULL: anywhere */
};

/*
 * layout_pages - lay out a document.
 *
 * False after an error has been told; *tree then holds what could be laid out.  End it with
 * layout_free() in both cases.  fo:declarations may hold bp:info (title author subject keywords
 * language date as attributes) in the extension namespace; else the title is that of the first
 * fo:title, the language that of fo:root.
 */
bool layout_pages(struct xml_doc *fo, const struct layout_pictures *pictures, struct fonts *fonts,
	struct area_tree *tree, struct diag *diag);

/*
 * layout_stream - the same, but the pages do not stay in *tree: each is handed to the sink as soon
 * as it is finished, and is gone when the call returns; so is what of `fo` has been set.
 *
 * A page whose page-number-citations lead to pages that are not there yet waits for them.  Those
 * behind it wait too, up to LAYOUT_WAITING pages; from there on pages that are finished go out of
 * turn.  `index` is a page's place, from 0.  parts_done: parts [first, end) are on no page that is
 * still to come.  `fo` may be one of xml_open().
 */
enum { LAYOUT_WAITING = 256 };

struct layout_sink {
	void *user;
	void (*page)(void *user, const struct area_page *page, size_t index);
	void (*parts_done)(void *user, size_t first, size_t end);
};

bool layout_stream(struct xml_doc *fo, const struct layout_pictures *pictures, struct fonts *fonts,
	const struct layout_sink *sink, struct area_tree *tree, struct diag *diag);

void layout_free(struct area_tree *tree);

/* layout_dump - print the tree as XML with the element and attribute names of FOP's XMLRenderer. */
void layout_dump(const struct area_tree *tree, FILE *out);

#endif

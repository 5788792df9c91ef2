/*
 * layout.h - XSL-FO (W3C, XSL 1.1, a subset) to pages of placed areas.  Knows no records, no PDF.
 *
 * The subset is documented in layout/property.def and layout/object.def; what lies outside is a
 * warning with its place, and ignored.  Chinese rules (W3C clreq, GB/T 15834) are on where the
 * language is zh, which is the default.  Extension properties are in the namespace
 * LAYOUT_EXTENSIONS.
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

/*
 * layout_pages - lay out a document.  `folder` is where relative src of pictures start.
 *
 * False after an error has been told; *tree then holds what could be laid out.  End it with
 * layout_free() in both cases.  fo:declarations may hold bp:info (title author subject keywords
 * language date as attributes) in the extension namespace.
 */
bool layout_pages(const struct xml_doc *fo, const char *folder, struct fonts *fonts,
	struct area_tree *tree, struct diag *diag);
void layout_free(struct area_tree *tree);

/* layout_dump - print the tree as XML with the element and attribute names of FOP's XMLRenderer. */
void layout_dump(const struct area_tree *tree, FILE *out);

#endif

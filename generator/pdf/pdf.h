/*
 * pdf.h - an area tree as PDF 1.7, to be kept or to be printed.  Nothing about layout.
 *
 * Same tree, same bytes: the file's /ID is a hash of its contents, its dates are those of the tree.
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "layout/area.h"

/*
 * PDF_ARCHIVE: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), in sRGB.
 *
 * PDF_PRESS: for a printing press; claims no standard, follows PDF/X-4 (ISO 15930-7) where it can.
 * The sheet is 10 mm larger on each side than the page, which is the TrimBox, with a bleed of 3 mm
 * and crop marks outside of it.  Backgrounds and pictures that reach the edge of the page are
 * stretched into the bleed; other things must reach there by themselves.  Colours are DeviceCMYK
 * (press.c tells how), grey is black ink alone, the first pure red is the spot ink "红"; pictures in
 * RGB keep their samples, as sRGB.  Nothing overprints.  No links.
 */
enum pdf_profile { PDF_ARCHIVE, PDF_PRESS };

/*
 * pdf_write - append the bytes of the PDF to `out` (files_write puts them into a file, whole).
 *
 * Fonts are subset and embedded, ToUnicode comes from the text of the areas.  Links, bookmarks, page
 * labels, XMP, output intent.  False after telling `diag`.
 */
bool pdf_write(
	const struct area_tree *tree, enum pdf_profile profile, struct str *out, struct diag *diag);

#endif

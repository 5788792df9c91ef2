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
 * pdf_new, pdf_page, pdf_parts_done, pdf_end, pdf_free - one PDF, page by page.
 *
 * pdf_page - a page, which need not live any longer; `index` is its place from 0.  Pages may come
 * in any order, each once, none may be missing in the end; the order shows in the bytes.
 * pdf_parts_done - parts [first, end) are on no page that is still to come: they leave memory.
 * pdf_end - hand the bytes of the file to `sink`.  Of `tree` it takes information and bookmarks,
 * not the pages.  False after telling the `diag` of pdf_new(); the sink may have got some bytes
 * then.
 *
 * What is finished goes to a temporary file; memory keeps some hundred bytes for each page, link
 * and place.  Fonts are subset and embedded, ToUnicode comes from the text of the areas.
 */
struct pdf;
typedef void pdf_sink(void *user, const void *bytes, size_t len);

struct pdf *pdf_new(enum pdf_profile profile, struct diag *diag); /* NULL after telling */
void pdf_page(struct pdf *pdf, const struct area_page *page, size_t index);
void pdf_parts_done(struct pdf *pdf, size_t first, size_t end);
bool pdf_end(struct pdf *pdf, const struct area_tree *tree, pdf_sink *sink, void *user);
void pdf_free(struct pdf *pdf);

/* pdf_write - append the PDF of a whole tree to `out`.  False after telling `diag`. */
bool pdf_write(
	const struct area_tree *tree, enum pdf_profile profile, struct str *out, struct diag *diag);

#endif

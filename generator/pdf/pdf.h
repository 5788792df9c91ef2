/*
 * pdf.h - an area tree as PDF 1.7, PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).  Nothing about layout.
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
 * pdf_write - append the bytes of the PDF to `out` (files_write puts them into a file, whole).
 *
 * Fonts are subset and embedded, ToUnicode comes from the text of the areas.  Links, bookmarks, page
 * labels, XMP, sRGB output intent.  False after telling `diag`.
 */
bool pdf_write(const struct area_tree *tree, struct str *out, struct diag *diag);

#endif

/* fo.c - any bytes as XSL-FO: laid out and written as PDF. */
#include <stdint.h>

#include "base/str.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const folders[] = { "fonts", NULL };
	static struct fonts *fonts;
	struct diag diag;
	struct area_tree tree = { 0 };
	const struct layout_pictures pictures = { .folder = "tests/golden/fo" };
	struct str out = { 0 };
	diag_init(&diag);
	if (fonts == NULL)
		fonts = fonts_new(folders, &diag);
	struct xml_doc *fo = xml_parse((const char *)bytes, len, "t.fo", &diag);
	if (fo != NULL) {
		if (layout_pages(fo, &pictures, fonts, &tree, &diag)) {
			pdf_write(&tree, PDF_ARCHIVE, &out, &diag);
			pdf_write(&tree, PDF_PRESS, &out, &diag);
		}
		layout_free(&tree);
	}
	xml_free(fo);
	str_free(&out);
	diag_free(&diag);
	return 0;
}

/* font.c - any bytes as a font of the site: a text is set in it and it is embedded. */
#include "lib/fuzz.h"

#include "base/str.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

static const char page[] =
	"<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\"><fo:layout-master-set>"
	"<fo:simple-page-master master-name=\"a\" page-width=\"100mm\" page-height=\"100mm\">"
	"<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	"<fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\">"
	"<fo:block font-family=\"x.ttf\">Board 7 \xE6\x9E\xAB\xE7\xA6\xBE fi</fo:block>"
	"</fo:flow></fo:page-sequence></fo:root>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct diag diag;
	struct area_tree tree = { 0 };
	const struct layout_pictures pictures = { .folder = fuzz_folder() };
	struct str out = { 0 };
	fuzz_file("x.ttf", bytes, len);
	const char *folders[] = { "fonts", fuzz_folder(), NULL };
	diag_init(&diag);
	struct fonts *fonts = fonts_new(folders, &diag);
	struct xml_doc *fo = xml_parse(page, sizeof(page) - 1, "t.fo", &diag);
	if (layout_pages(fo, &pictures, fonts, &tree, &diag))
		pdf_write(&tree, PDF_ARCHIVE, &out, &diag);
	layout_free(&tree);
	xml_free(fo);
	fonts_free(fonts);
	str_free(&out);
	diag_free(&diag);
	return 0;
}

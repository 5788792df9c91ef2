/* picture.c - any bytes as a picture that a page shows: PNG, JPEG or SVG, by the first bytes. */
#include "lib/fuzz.h"

#include "base/str.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

static const char page[] =
	"<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\"><fo:layout-master-set>"
	"<fo:simple-page-master master-name=\"a\" page-width=\"100mm\" page-height=\"100mm\">"
	"<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	"<fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\"><fo:block>"
	"<fo:external-graphic src=\"url(%s)\" content-width=\"scale-to-fit\" width=\"50mm\"/>"
	"</fo:block></fo:flow></fo:page-sequence></fo:root>";

static const char *extension(const uint8_t *bytes, size_t len)
{
	if (len > 0 && bytes[0] == 0x89)
		return "x.png";
	return len > 0 && bytes[0] == 0xFF ? "x.jpg" : "x.svg";
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const folders[] = { "fonts", NULL };
	static struct fonts *fonts;
	struct diag diag;
	struct area_tree tree = { 0 };
	const struct layout_pictures pictures = { .folder = fuzz_folder() };
	struct str out = { 0 }, text = { 0 };
	diag_init(&diag);
	if (fonts == NULL)
		fonts = fonts_new(folders, &diag);
	const char *name = extension(bytes, len);
	fuzz_file(name, bytes, len);
	str_add_format(&text, page, name);
	struct xml_doc *fo = xml_parse(text.text, text.len, "t.fo", &diag);
	if (layout_pages(fo, &pictures, fonts, &tree, &diag))
		pdf_write(&tree, PDF_ARCHIVE, &out, &diag);
	layout_free(&tree);
	xml_free(fo);
	str_free(&text);
	str_free(&out);
	diag_free(&diag);
	return 0;
}

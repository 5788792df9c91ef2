/* template.c - any bytes as a style sheet or as a schema of the site. */
#include "lib/fuzz.h"

#include "base/str.h"
#include "xml/confine.h"
#include "xml/kind.h"
#include "xml/transform.h"
#include "xml/write.h"

static const char source[] = "<page title='t' path='a.html' root='' edition='public' "
			     "site='s'><trail/><document><plan id='x'>"
			     "<title>t</title><body><h "
			     "level='2'>h</h><p>p<em>e</em></p><ul><li>l</li></ul></body></plan>"
			     "</document><downloads/><related/><neighbours/></page>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct diag diag;
	struct str out = { 0 };
	char folder[PATH_MAX];
	diag_init(&diag);
	snprintf(folder, sizeof(folder), "%s/kinds", fuzz_folder());
	mkdir(folder, 0777);
	snprintf(folder, sizeof(folder), "%s/kinds/x", fuzz_folder());
	mkdir(folder, 0777);
	fuzz_file("kinds/x/schema.xsd", bytes, len);
	snprintf(folder, sizeof(folder), "%s/kinds", fuzz_folder());
	const char *folders[] = { folder, NULL };
	struct kinds *kinds = kinds_load(folders, &diag);
	if (kinds != NULL) {
		kinds_compile(kinds, &diag);
		kinds_free(kinds);
	}
	xml_allow_templates("templates", fuzz_folder());
	struct style *style = style_load(fuzz_file("x.xsl", bytes, len), &diag);
	struct xml_doc *doc = xml_parse(source, sizeof(source) - 1, "t.xml", &diag);
	struct xml_doc *page = style != NULL ? style_apply(style, doc, true, &diag) : NULL;
	if (page != NULL && xml_root(page) != NULL)
		html_write(page, &out);
	xml_free(page);
	xml_free(doc);
	style_free(style);
	str_free(&out);
	diag_free(&diag);
	return 0;
}

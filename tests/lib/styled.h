/* styled.h - a style sheet that stands in a test, applied. */
#ifndef LIB_STYLED_H
#define LIB_STYLED_H

#include <stdio.h>
#include <unistd.h>

#include "base/str.h"
#include "tap.h"
#include "xml/transform.h"
#include "xml/write.h"

/* styled - append the XML that the style sheet makes of `doc`; `path` is where it is put to be read,
 * in a folder that is allowed (confine.h).  A test. */
static inline void styled(
	const char *path, const char *sheet, const struct xml_doc *doc, struct str *out)
{
	struct diag diag;
	diag_init(&diag);
	FILE *file = fopen(path, "w");
	fputs(sheet, file);
	fclose(file);
	struct style *style = style_load(path, &diag);
	struct xml_doc *result = style != NULL ? style_apply(style, doc, false, &diag) : NULL;
	for (const struct message *m = diag.first; m != NULL; m = m->next)
		printf("# %s\n", m->en);
	ok(result != NULL, "it is a style sheet");
	if (result != NULL)
		xml_write(result, false, out);
	xml_free(result);
	style_free(style);
	diag_free(&diag);
	unlink(path);
}

#endif

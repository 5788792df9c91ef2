/* import.c - any bytes as a text to be imported: what it becomes must be a record that can be read.
 */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "record/import.h"
#include "record/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct arena arena = { 0 };
	struct diag diag;
	diag_init(&diag);
	len = utf8_invalid_at(
		(const char *)bytes, len); /* files_text() lets nothing else through */
	if (memchr(bytes, '\0', len) != NULL)
		len = 0;
	size_t count = 0;
	struct import_line *lines = arena_alloc(&arena, (len + 1) * sizeof(*lines));
	for (const char *p = (const char *)bytes, *end = p + len; p < end;) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		if (stop == NULL)
			stop = end;
		lines[count].number = (int)count + 1;
		import_clean(&lines[count++], "t.txt", p, (size_t)(stop - p), &arena, &diag);
		p = stop + 1;
	}
	struct import_document *d = import_split("t.txt", lines, count, &arena, &diag);
	for (; d != NULL; d = d->next) {
		struct str text = { 0 };
		import_suspect(d, "t.txt", &diag);
		import_markdown(d, "t.txt", &text);
		markdown_read("t.md", str_text(&text), text.len, 1, &arena, &diag);
		str_free(&text);
	}
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}

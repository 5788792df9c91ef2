/* record.c - any bytes as a record: YAML with or without Markdown, built and validated by every
 * kind. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"
#include "xml/kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const folders[] = { "templates/kinds", NULL };
	static struct kinds *kinds;
	struct arena arena = { 0 };
	struct diag diag;
	struct record record;
	char name[] = "fuzz-record-XXXXXX";
	diag_init(&diag);
	if (kinds == NULL)
		kinds = kinds_load(folders, &diag);
	int fd = mkstemp(name);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
	if (kinds == NULL || file == NULL)
		abort();
	fwrite(bytes, 1, len, file);
	fclose(file);
	/* only a name in .md has front matter: keep that of the temporary file, and its extension
	 */
	char *path = arena_printf(&arena, "%s.md", name);
	rename(name, path);
	if (record_read(path, &record, &arena, &diag)) {
		const struct kind *kind = kind_of(kinds, &record, &diag);
		bool valid;
		if (kind != NULL)
			xml_free(kind_build(kind, &record, "id", NULL, &valid, &diag));
	}
	remove(path);
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}

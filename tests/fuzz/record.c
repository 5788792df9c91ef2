/* record.c - any bytes as a record: YAML with or without Markdown, built and validated by every
 * kind. */
#include "lib/fuzz.h"

#include "record/record.h"
#include "xml/kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const folders[] = { "templates/kinds", NULL };
	static struct kinds *kinds;
	struct arena arena = { 0 };
	struct diag diag;
	struct record record;
	diag_init(&diag);
	if (kinds == NULL)
		kinds = kinds_load(folders, &diag);
	if (kinds == NULL)
		abort();
	const char *path = fuzz_file("x.md", bytes, len);
	if (record_read(path, &record, &arena, &diag)) {
		const struct kind *kind = kind_of(kinds, &record, &diag);
		bool valid;
		if (kind != NULL)
			xml_free(kind_build(kind, &record, "id", &valid, &diag));
	}
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}

/* findings.c - any bytes as the findings that a run has kept for the next one, of this program and
 * with a sum that is right: what is kept of an organisation is taken, or found anew. */
#include "lib/fuzz.h"

#include "base/pack.h"
#include "standard/standard.h"

enum { HEAD = 1 + HASH_BYTES + 1, SUM = 4 }; /* what the kept file begins and ends with */

static struct archive *open_site(struct diag *diag)
{
	static const char *const folders[] = { "templates/kinds",
		"tests/golden/site/templates/kinds", NULL };
	static const char site[] = "tests/golden/site";
	static struct site_listing listing;
	static struct archive_options options = { .listing = &listing, .workers = 1 };
	struct kinds *kinds = kinds_load(folders, diag);
	if (kinds == NULL || !archive_list(site, &listing, diag))
		abort();
	struct archive *archive = archive_open(site, kinds, NULL, &options, diag);
	options.memory = fuzz_folder(); /* from now on: of findings alone */
	return archive;
}

static void find(const struct archive *archive, struct diag *diag)
{
	static const char *const folders[] = { "templates/standards",
		"tests/golden/site/templates/standards", NULL };
	struct findings findings;
	struct arena arena = { 0 };
	struct str key = { 0 };
	findings_make(&findings, archive, folders, diag);
	findings_key(&findings, NULL, &key);
	for (const struct finding *f = findings.first; f != NULL; f = f->next) {
		finding_period(f, &arena);
		finding_actual(f, &arena);
		finding_open(f, 2026);
	}
	str_free(&key);
	arena_free(&arena);
	findings_free(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct archive *archive;
	static char *kept;
	static struct arena arena;
	struct str file = { 0 };
	struct diag diag;
	diag_init(&diag);
	if (archive == NULL) {
		size_t length;
		archive = open_site(&diag);
		find(archive, &diag);
		kept = files_bytes(
			files_join(&arena, fuzz_folder(), "findings"), &arena, &diag, &length);
		if (kept == NULL || length < HEAD)
			abort();
	}
	if (len > HEAD + SUM) {
		str_add_n(&file, kept, HEAD);
		str_add_n(&file, (const char *)bytes + HEAD, len - HEAD - SUM);
		pack_seal(&file);
		fuzz_file("findings", file.text, file.len);
		find(archive, &diag);
	}
	str_free(&file);
	diag_free(&diag);
	return 0;
}

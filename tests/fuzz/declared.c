/* declared.c - any bytes as what a site declares: orders, standards, ledgers, forms, styles,
 * layouts. */
#include "lib/fuzz.h"

#include "base/files.h"
#include "base/str.h"
#include "print/print.h"
#include "site/site.h"

static const char organisation[] = "\xE5\x90\x8D\xE7\xA7\xB0: a\n\xE7\xAE\x80\xE7\xA7\xB0: a\n"
				   "\xE7\xB1\xBB\xE5\x9E\x8B: branch\n"
				   "standards: [x]\n";
static const char plan[] = "---\nkind: plan\ntitle: t\nyear: 2026\n---\n\nwords\n";
static const char site_file[] = "name: s\nas-of: 2026-09-20\n";

static const char *const places[] = { "site.yaml", "a/organisation.yaml",
	"templates/standards/x.yaml", "templates/ledgers.yaml", "templates/forms.yaml",
	"templates/style.yaml", "templates/disclosure.yaml", "templates/boards/x/board.yaml" };
enum { PLACES = sizeof(places) / sizeof(places[0]) };

static void start(void)
{
	static const char *const folders[] = { "a", "templates", "templates/standards",
		"templates/boards", "templates/boards/x" };
	char path[PATH_MAX];
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", fuzz_folder(), folders[i]);
		mkdir(path, 0777);
	}
	for (size_t i = 0; i < PLACES; i++) {
		snprintf(path, sizeof(path), "%s/%s", fuzz_folder(), places[i]);
		remove(path);
	}
	fuzz_file("site.yaml", site_file, sizeof(site_file) - 1);
	fuzz_file("a/organisation.yaml", organisation, sizeof(organisation) - 1);
	fuzz_file("a/plan.md", plan, sizeof(plan) - 1);
}

static void try_site(const struct kinds *kinds, struct diag *diag)
{
	char own[PATH_MAX], standards[PATH_MAX];
	snprintf(own, sizeof(own), "%s/templates", fuzz_folder());
	snprintf(standards, sizeof(standards), "%s/templates/standards", fuzz_folder());
	const char *ledger_folders[] = { own, NULL };
	const char *standard_folders[] = { standards, NULL };
	struct site_listing listing;
	struct archive_options options = { .listing = &listing, .workers = 1 };
	struct findings findings = { 0 };
	struct ledgers ledgers = { 0 };
	if (!archive_list(fuzz_folder(), &listing, diag)) {
		listing_free(&listing);
		return;
	}
	struct archive *archive = archive_open(fuzz_folder(), kinds, NULL, &options, diag);
	findings_make(&findings, archive, standard_folders, diag);
	ledgers_read(&ledgers, kinds, ledger_folders, diag);
	struct site_place place = { .share = fuzz_folder(),
		.out = fuzz_folder(),
		.editions = { true, true, true },
		.pdf = true };
	struct site *site = site_new(archive, &findings, &ledgers, &place, diag);
	struct print *print =
		print_new(archive, &findings, &ledgers, fuzz_folder(), fuzz_folder(), diag);
	struct str key = { 0 };
	for (size_t i = 0; site != NULL && i < site_count(site); i++)
		site_key(site, i, &key);
	for (size_t i = 0; i < print_count(print); i++)
		print_key(print, i, &key);
	str_free(&key);
	print_free(print);
	site_free(site);
	ledgers_free(&ledgers);
	findings_free(&findings);
	archive_close(archive);
	listing_free(&listing);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const folders[] = { "templates/kinds", NULL };
	static struct kinds *kinds;
	struct diag diag;
	diag_init(&diag);
	if (kinds == NULL)
		kinds = kinds_load(folders, &diag);
	/* a file says what it is: "kind: ledgers"; what says nothing may be any of them */
	for (size_t i = len % PLACES; i < PLACES; i += PLACES) {
		start();
		fuzz_file(places[i], bytes, len);
		try_site(kinds, &diag);
	}
	diag_free(&diag);
	return 0;
}

/*
 * site.h - the HTML archive: its pages, edition by edition, as units of work.
 *
 * OUT/public, OUT/members and OUT/internal are complete in themselves; none links into another.
 * Pages are made by templates/site/ *.xsl and templates/kinds/NAME/page.xsl from trees that hold
 * only what the audience may see.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "archive/archive.h"
#include "ledger/ledger.h"
#include "base/work.h"
#include "standard/standard.h"

struct site;

/*
 * site_new - plan all pages of all editions.  `share` holds the program's templates; those of the
 * site's folder come first.  NULL after telling `diag`.
 */
struct site *site_new(const struct archive *archive, const struct findings *findings,
	const struct ledgers *ledgers, const char *share, const char *out, struct diag *diag);
void site_free(struct site *site);

size_t site_count(const struct site *site); /* units */
size_t site_pages(const struct site *site); /* pages among them */
/* site_run, site_name - as struct work asks, for unit 0..site_count. */
bool site_run(struct site *site, size_t unit, struct work *work, struct diag *diag);
const char *site_name(const struct site *site, size_t unit, struct arena *arena);

/*
 * site_indexes - units that come when all others are over: they are made from their files.
 * site_index, site_index_name - as struct work asks, for unit 0..site_indexes.
 */
size_t site_indexes(const struct site *site);
bool site_index(struct site *site, size_t unit, struct work *work, struct diag *diag);
const char *site_index_name(const struct site *site, size_t unit, struct arena *arena);

#endif

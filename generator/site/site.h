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

/* Where and what to publish. */
struct site_place {
	const char *share,
		*out; /* folders: the program's templates (those of the site come first), OUT */
	bool editions[AUDIENCE_COUNT]; /* which of them */
	bool pdf; /* pages offer their PDF, which print/ makes */
};

/* site_new - plan all pages.  NULL after telling `diag`. */
struct site *site_new(const struct archive *archive, const struct findings *findings,
	const struct ledgers *ledgers, const struct site_place *place, struct diag *diag);
void site_free(struct site *site);

size_t site_count(const struct site *site); /* units */
size_t site_pages(const struct site *site); /* pages among them */
/* site_run, site_name - as struct work asks, for unit 0..site_count. */
bool site_run(struct site *site, size_t unit, struct work *work, struct diag *diag);
const char *site_name(const struct site *site, size_t unit, struct arena *arena);

/* site_content - of which records, as they stand, the unit shows more than lists do: the keys of
 * those (archive_key).  site_key - of everything that its files depend on, but for the program, its
 * templates and those of the site.  site_key_is_short - is it told without building a tree? */
/* site_entry - the record whose page it is, NULL: it is about several. */
const struct entry *site_entry(const struct site *site, size_t unit);
size_t site_cost(const struct site *site, size_t unit); /* as struct work asks */
void site_content(const struct site *site, size_t unit, struct str *key);
void site_key(struct site *site, size_t unit, struct str *key);
bool site_key_is_short(const struct site *site, size_t unit);

/*
 * What indexes need not make anew (site_index).
 *
 * site_remember - the record of the unit may be made again: keep its words as they lie in OUT now,
 * where the last build left them.
 * site_reword - what indexes know of the record may not be so any more: it is new, or its words,
 * its date, its kind or its organisation are others.
 */
void site_remember(struct site *site, size_t unit);
void site_reword(struct site *site, size_t unit);

/* site_fail - a unit was not made: indexes leave it out, whatever an earlier build left of it. */
void site_fail(struct site *site, size_t unit);

/*
 * site_indexes - units that come when those of records are over: they are made from their files.
 * site_index, site_index_name - as struct work asks, for unit 0..site_indexes.
 */
size_t site_indexes(const struct site *site);
/* `before`: the files of the unit as the last build left them, made by this program, of records
 * that are as they were then, but for those that site_reword() was told of and those that are
 * gone; else NULL. */
bool site_index(struct site *site, size_t unit, const struct work_file *before, size_t count,
	struct work *work, struct diag *diag);
const char *site_index_name(const struct site *site, size_t unit, struct arena *arena);

#endif

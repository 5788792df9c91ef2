/*
 * searched.h - a site made by hand, with no more of it than the search index looks at.
 *
 * Its records are taken from a list, one page each in one edition; their words lie in OUT as a build
 * leaves them.
 */
#ifndef LIB_SEARCHED_H
#define LIB_SEARCHED_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "site/search.h"

enum { SEARCHED_MOST = 1200, SEARCHED_ORGANISATIONS = 5 };

struct searched_record {
	const char *page; /* "a/1.html" */
	bool there, failed;
	bool reworded; /* site_reword() */
	const char *was; /* its PAGE.js as site_remember() has it, or NULL */
	int day, kind, organisation; /* places in their lists; -1: of no organisation */
};

struct searched {
	struct site site;
	struct archive archive;
	struct entry entries[SEARCHED_MOST];
	struct unit units[SEARCHED_MOST];
	struct remembered remembered[SEARCHED_MOST];
	struct organisation organisations[SEARCHED_ORGANISATIONS];
};

static inline const struct kind *searched_kind(const struct kinds *kinds, int place)
{
	const struct kind *kind = kinds_first(kinds);
	while (place-- > 0)
		kind = kind->next;
	return kind;
}

/* searched_make - the site of these records in `out`; `parents`: of each organisation, -1: none. */
static inline void searched_make(struct searched *s, const struct kinds *kinds, const char *out,
	const struct searched_record *records, size_t count,
	const int parents[SEARCHED_ORGANISATIONS])
{
	static const char *const names[SEARCHED_ORGANISATIONS] = { "甲", "乙", "丙", "丁", "戊" };
	size_t n = 0;
	memset(s, 0, sizeof(*s));
	s->archive.kinds = kinds;
	s->archive.entries = s->entries;
	s->archive.organisation_count = SEARCHED_ORGANISATIONS;
	s->site.archive = &s->archive;
	s->site.out = out;
	s->site.units = s->units;
	s->site.remembered = s->remembered;
	for (int o = 0; o < SEARCHED_ORGANISATIONS; o++) {
		s->organisations[o].short_name = names[o];
		s->organisations[o].parent = parents[o] >= 0 ? &s->organisations[parents[o]] : NULL;
	}
	for (int o = -1; o < SEARCHED_ORGANISATIONS; o++)
		for (size_t i = 0; i < count; i++) {
			const struct searched_record *r = &records[i];
			if (!r->there || r->organisation != o)
				continue;
			s->entries[n].page = s->entries[n].id = r->page;
			s->entries[n].kind = searched_kind(kinds, r->kind);
			s->entries[n].organisation = o >= 0 ? &s->organisations[o] : NULL;
			s->entries[n].date = (struct date){ .year = 2000 + r->day / 360,
				.month = 1 + r->day / 30 % 12,
				.day = 1 + r->day % 30 };
			s->units[n] = (struct unit){ .type = UNIT_RECORD,
				.entry = &s->entries[n],
				.failed = r->failed,
				.reworded = r->reworded };
			if (r->was != NULL)
				s->remembered[s->site.remembered_count++] =
					(struct remembered){ n, r->was };
			n++;
		}
	s->archive.count = s->site.count = n;
}

/* ---- indexes */

/* How an index is made: anew, so many records at once; or from that of the build before. */
struct searched_way {
	const struct searched *searched;
	size_t at_once; /* 0: from that of before */
	const struct work_result *before;
	bool could; /* filled in */
};

static inline bool searched_run(void *context, size_t index, struct work *work, struct diag *diag)
{
	struct searched_way *way = context;
	const struct site *site = &way->searched->site;
	bool ok = false;
	(void)index;
	way->could = way->at_once > 0 ||
		search_change_index(site, AUDIENCE_PUBLIC, way->before->files,
			way->before->file_count, work, diag, &ok);
	return way->at_once > 0 ?
		search_write_index(site, AUDIENCE_PUBLIC, way->at_once, work, diag) :
		ok;
}

/* searched_index - make it; the files are in work->results[0], until work_end(work). */
static inline bool searched_index(struct searched_way *way, struct work *work)
{
	struct diag diag;
	diag_init(&diag);
	*work = (struct work){ .count = 1, .workers = 1, .context = way, .run = searched_run };
	bool ok = work_run(work, &diag);
	diag_free(&diag);
	return ok;
}

#endif

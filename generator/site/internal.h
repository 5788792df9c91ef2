/* internal.h - between the files of site/. */
#ifndef SITE_INTERNAL_H
#define SITE_INTERNAL_H

#include "base/str.h"
#include "ledger/ledger.h"
#include "site/site.h"
#include "xml/transform.h"

enum unit_type {
	UNIT_HOME,
	UNIT_RECORD,
	UNIT_YEAR,
	UNIT_KIND,
	UNIT_DISCLOSURE,
	UNIT_STANDARD,
	UNIT_PEOPLE, /* for the office: members and the records that name them */
	UNIT_SEARCH,
	UNIT_GONE, /* in the place of a record whose time is over */
	UNIT_LEDGERS, /* which ledgers there are */
	UNIT_LEDGER, /* one of one organisation; its tables for spreadsheets lie beside it */
	UNIT_MOVED, /* at an old address of a record */
	UNIT_FEED, /* these three are no pages */
	UNIT_SITEMAP,
	UNIT_ROBOTS,
	UNIT_FILE /* a picture or attachment, copied */
};

/* One page (or file) of one edition. */
struct unit {
	enum unit_type type;
	enum audience edition;
	const char *path; /* in the edition */
	const char *title;
	const char *source; /* UNIT_FILE: the file to copy */
	const struct entry *entry;
	const struct organisation *organisation;
	const struct kind *kind;
	const struct ledger *ledger;
	bool failed; /* it could not be made */
	int year;
	size_t first, last; /* lists: the records that may stand in it, in site->sorted */
};

/* A record that another names. */
struct backlink {
	const struct entry *to, *from;
};

struct site {
	struct arena arena;
	const struct archive *archive;
	const struct findings *findings;
	const struct ledgers *ledgers;
	struct site_place place;
	const char *share, *out; /* of place */
	const char *contact;
	const struct entry **sorted;
	size_t *position; /* in `sorted`, by index in archive->entries */
	struct unit *units;
	size_t count, room;
	const char **planned; /* "edition/path" of everything that may be linked to, sorted */
	size_t planned_count, planned_room;
	struct backlink *backlinks; /* sorted by `to`, then `from` */
	size_t backlink_count;
	size_t *listed; /* units of the navigation and of years, all editions */
	size_t listed_count;
	struct styles *styles;
	const struct unit *keyed; /* whose tree was the last to be built, and its key (key.c) */
	struct str tree_key;
};

/* site_plan - one more page or file.  site_plan_path - a file beside a page. */
void site_plan(struct site *site, struct unit unit);
void site_plan_path(struct site *site, enum audience edition, const char *path);
/* unit_is_page - is it HTML? */
static inline bool unit_is_page(const struct unit *unit)
{
	return unit->type < UNIT_FEED;
}

/* site_plan_machines - feeds, sitemap, robots.txt; their texts. */
void site_plan_machines(struct site *site, enum audience edition);
void site_feed_text(const struct site *site, const struct unit *unit, struct str *text);
void site_map_text(const struct site *site, const struct unit *unit, struct str *text);
void site_robots_text(const struct site *site, const struct unit *unit, struct str *text);

/* site_text - of a unit that is no page and no copy: one of those three. */
void site_text(const struct site *site, const struct unit *unit, struct str *text);

/* site_plan_people, site_fill_people - of each organisation.  site_fill_calendar - of a year. */
void site_plan_people(struct site *site, enum audience edition);
void site_fill_people(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root);
void site_fill_calendar(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root);
/* site_fill_disclosure - columns, notices by their time, the log of what was published. */
void site_fill_disclosure(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root, struct diag *diag);
/* site_plan_ledgers - of each organisation those that have a record in it. */
void site_plan_ledgers(struct site *site, enum audience edition);

/* site_range - where the records of an organisation stand in site->sorted: [*first, *last). */
void site_range(const struct site *site, const struct organisation *organisation, size_t *first,
	size_t *last);
/* site_backlinks - the first of those that name `entry`; the others follow.  NULL: nobody does. */
const struct backlink *site_backlinks(const struct site *site, const struct entry *entry);

/* page_build - the source tree of a page, with only what its edition may see. */
struct xml_doc *page_build(
	const struct site *site, const struct unit *unit, struct arena *arena, struct diag *diag);

/* site_note_tree - keep the key of the tree of a page, which has just been built. */
void site_note_tree(struct site *site, const struct unit *unit, const struct xml_doc *tree);

/* site_write_file - a file of an edition, whole or not at all; named to `work`. */
bool site_write_file(const struct site *site, enum audience edition, const char *path,
	const char *text, size_t len, struct work *work, struct diag *diag);

/*
 * search_write_text - beside the page of a record, the words that the search shows and checks hits
 * against (text.c).  `record` is the tree that was cut for the edition.
 * search_write_index - which words stand in which records of an edition (search.c); made from those
 * files, so after all records.
 */
enum { SEARCH_PARTS = 7 }; /* strings in such a file; the first is the title, the last the text */
enum { SEARCH_TITLE = 0, SEARCH_INITIALS = 5, SEARCH_TEXT = 6 };
bool search_write_text(const struct site *site, const struct unit *unit,
	const struct xml_node *record, struct work *work, struct diag *diag);
bool search_write_index(
	const struct site *site, enum audience edition, struct work *work, struct diag *diag);

/* links_check - every relative address in a page must be planned; tells those that are not. */
bool links_check(const struct site *site, const struct unit *unit, const struct xml_doc *page,
	struct diag *diag);

#endif

/* internal.h - between the files of site/. */
#ifndef SITE_INTERNAL_H
#define SITE_INTERNAL_H

#include "base/str.h"
#include "ledger/ledger.h"
#include "site/picture.h"
#include "site/site.h"
#include "xml/transform.h"

enum unit_type {
	UNIT_HOME,
	UNIT_RECORD,
	UNIT_YEAR,
	UNIT_KIND,
	UNIT_ORGANISATIONS, /* all, if the home page shows only the first */
	UNIT_DISCLOSURE,
	UNIT_COLUMN, /* of the disclosure: all its records */
	UNIT_NOTICES, /* all that are in their period */
	UNIT_LOG, /* of the disclosure: all of it */
	UNIT_STANDARD, /* organisations and years */
	UNIT_STANDARD_YEAR, /* of an organisation: what is asked by months, with evidence */
	UNIT_PEOPLE, /* for the office: the members of an organisation */
	UNIT_PERSON, /* and the records that name one of them */
	UNIT_RELATED, /* all records that name a record, if its page shows only the first */
	UNIT_FIELDS, /* of the manual: the fields of a kind */
	UNIT_SEARCH,
	UNIT_GONE, /* in the place of a record whose time is over */
	UNIT_LEDGERS, /* which ledgers there are; of all organisations, or of one */
	UNIT_LEDGER, /* one of one organisation; its tables for spreadsheets lie beside it */
	UNIT_MOVED, /* at an old address of a record */
	UNIT_FEED, /* these three are no pages */
	UNIT_SITEMAP, /* of more than one file: the first names the others, its page is 0 */
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
	const struct reference
		*picture; /* UNIT_FILE: where a photograph is named; NULL: it is none */
	const struct entry *entry;
	const struct organisation *organisation;
	const struct kind *kind;
	const struct ledger *ledger;
	const struct member *member;
	const struct xml_node *column; /* as disclosure.yaml declares it */
	bool failed; /* it could not be made */
	bool reworded; /* site_reword() */
	int year;
	const struct entry **items; /* lists: the records on this page, in their order */
	size_t item_count, total; /* on this page, on all pages of the list */
	unsigned page, pages; /* of a list, the front page is 1; of a sitemap; else 0 */
	const char *front; /* lists: the address of page 1 */
};

/* A record that another names. */
struct backlink {
	const struct entry *to, *from;
	enum audience audience; /* of the field that does */
};

/* What the words of a record were before it is made again. */
struct remembered {
	size_t unit;
	const char *script; /* text.c */
};

/* What lies beside the page of a record, as it was written last. */
struct beside {
	const struct unit *unit;
	struct str text;
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
	struct arena paths; /* of planned */
	const char **planned; /* "edition/path" of everything that may be linked to, sorted */
	size_t planned_count, planned_room;
	struct links *links; /* what links_check() remembers of the pages before */
	struct backlink *backlinks; /* sorted by `to`, then `from` */
	size_t backlink_count;
	size_t *menu; /* units of the navigation, all editions */
	size_t menu_count;
	size_t *listed; /* units of kinds (their front pages) and ledgers, all editions */
	size_t listed_count;
	struct xml_doc *disclosure; /* disclosure.yaml; NULL: there is none that is right */
	struct styles *styles;
	struct sheet *sheets; /* those that were looked for */
	struct remembered *remembered; /* site_remember() */
	size_t remembered_count, remembered_room;
	struct hash frame; /* of what every page shows of the site, if `framed` (key.c) */
	bool framed;
	const struct unit *keyed; /* whose tree was the last to be built, and its key (key.c) */
	struct str tree_key;
	struct beside words, xml;
	struct str html; /* of the page that was made last */
};

/*
 * What there is (plan.c).  site_plan_all - every page and file of the editions that are wanted; false
 * after telling `diag`.  site_plan - one more page or file.  site_plan_path - a file beside a page.
 */
bool site_plan_all(struct site *site, struct diag *diag);
void site_plan(struct site *site, struct unit unit);
void site_plan_path(struct site *site, enum audience edition, const char *path);
/* unit_is_page - is it HTML? */
static inline bool unit_is_page(const struct unit *unit)
{
	return unit->type < UNIT_FEED;
}

/* site_plan_machines - feeds, robots.txt.  site_plan_map - the sitemap, when all pages of the edition
 * are planned.  Their texts. */
void site_plan_machines(struct site *site, enum audience edition);
void site_plan_map(struct site *site, enum audience edition);
void site_feed_text(const struct site *site, const struct unit *unit, struct str *text);
void site_map_text(const struct site *site, const struct unit *unit, struct str *text);
void site_robots_text(const struct site *site, const struct unit *unit, struct str *text);

/* site_text - of a unit that is no page and no copy: one of those three. */
void site_text(const struct site *site, const struct unit *unit, struct str *text);

/*
 * Lists (list.c).  Pages are cut from the oldest end and numbered from there in their addresses, so
 * a new record changes the front page alone: NAME.html is the front page with the newest,
 * NAME-1.html the one with the oldest.
 *
 * site_plan_list - the pages of a list, `items` in the order in which they are shown; `unit` is the
 * front page.  list_address - of a page of a list.  site_fill_pages - element `pages` (count, and a
 * `page` number href current? for those to offer, with `gap` between), none if there is one page.
 */
void site_plan_list(struct site *site, struct unit unit, const struct entry **items, size_t count);
char *list_address(struct arena *arena, const char *front, unsigned page, unsigned pages);
void site_fill_pages(const char *const *addresses, unsigned page, unsigned pages, const char *from,
	struct xml_node *root);
/* site_plan_lists - of years, of kinds with their schemas; of what names a record. */
void site_plan_lists(struct site *site, enum audience edition);
void site_plan_related(struct site *site, enum audience edition, const struct entry *entry);
/* site_related - visible records that name `entry`, each once; in `arena`. */
enum { RELATED = 20 }; /* shown on the page of the record itself */
size_t site_related(const struct site *site, enum audience edition, const struct entry *entry,
	const struct entry ***related, struct arena *arena);
/* site_neighbour - the next visible record of its organisation, kind and type, before it (step -1) or
 * after it (1); NULL: there is none. */
const struct entry *site_neighbour(
	const struct site *site, enum audience edition, const struct entry *entry, int step);
/* site_by_date - for qsort of entries: the newest first, then by id. */
int site_by_date(const void *left, const void *right);

/*
 * Pages whose length shows only when they are filled (split.c): ledgers, findings.
 *
 * split_parts - how many pages `whole` becomes; marks its items.  split_part - one of them,
 * 1..parts, with its `pages`; ended by xml_free().  split_address - of a part: NAME.html,
 * NAME-2.html ...
 */
unsigned split_parts(const struct unit *unit, struct xml_doc *whole);
struct xml_doc *split_part(
	const struct unit *unit, const struct xml_doc *whole, unsigned part, unsigned parts);
char *split_address(struct arena *arena, const char *front, unsigned part);

/* site_plan_reference, site_fill_reference - fields and messages for the manual (reference.c).
 * site_lists_messages - does this manual page? */
void site_plan_reference(struct site *site, enum audience edition, const struct entry *entry);
void site_fill_reference(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root);
bool site_lists_messages(const struct entry *entry);
/* site_plan_people, site_fill_people, site_fill_person - of each organisation.
 * site_fill_calendar - of a year, on its front page. */
void site_plan_people(struct site *site, enum audience edition);
void site_fill_people(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root);
/* site_plan_standard, site_fill_standard - of the organisations; of one in a year.
 * site_link_standards - in the record of an organisation, to what it has done by them. */
void site_plan_standard(struct site *site, enum audience edition);
void site_fill_standard(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root);
void site_link_standards(const struct site *site, const struct unit *unit, struct arena *arena,
	const struct xml_node *record);
void site_fill_calendar(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root);
/* site_read_disclosure - disclosure.yaml.  site_plan_disclosure, site_fill_disclosure - columns,
 * notices by their time, the log of what was published. */
void site_read_disclosure(struct site *site, struct diag *diag);
void site_plan_disclosure(struct site *site, enum audience edition);
void site_fill_disclosure(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root, struct diag *diag);
/* site_plan_ledgers - of each organisation those that have a record in it. */
void site_plan_ledgers(struct site *site, enum audience edition);
/* ledger_rows_text - a script that calls ledgerRows([group ...], total) with the rows of all pages:
 * a group is [title, [[number, href, title, cell ...] ...], total]; a total is its cells, or
 * empty. */
void ledger_rows_text(const struct xml_node *ledger, struct str *out);
/* ledgers_path - the list of those of one organisation, if several have any. */
const char *ledgers_path(struct arena *arena, const struct organisation *organisation);

enum { HOME_ORGANISATIONS = 40 }; /* on the home page; more stand on a page of their own */

/* site_range - where the records of an organisation stand in site->sorted: [*first, *last). */
void site_range(const struct site *site, const struct organisation *organisation, size_t *first,
	size_t *last);
/* site_backlinks - the first of those that name `entry`; the others follow.  NULL: nobody does. */
const struct backlink *site_backlinks(const struct site *site, const struct entry *entry);

/* site_measure_pictures - on each picture in the tree of `entry` (an element with `path`): width,
 * height, and srcset if it has smaller sizes (HTML 4.8.4.2.1). */
void site_measure_pictures(const struct entry *entry, struct xml_node *record, struct diag *diag);

/* page_build - the source tree of a page, with only what its edition may see; `xml`: NULL, or where
 * the XML of a record is put (archive_document).  What it looks at for a record or a list stands in
 * key.c, too: else such a page is kept although it has changed. */
struct xml_doc *page_build(const struct site *site, const struct unit *unit, struct str *xml,
	struct arena *arena, struct diag *diag);

/*
 * site_mark - marks on a record, so that its template need not search: `few` if a figure of it is
 * suppressed; of fields `again` (one of the same name stands before it) and, of the first of
 * several, `more` (how many follow it); of the maps among them `full` (the same cells as the first
 * of its name, each once); of sections `anchor` ("s2-1") and `depth` (1 for the outermost; run-in
 * ones do not count); of tables `number`, of their cells the `align` of the column.
 */
void site_mark(const struct xml_node *record, struct arena *arena);

/* site_note_tree - keep the key of the tree of a page, which has just been built; for site_key(). */
void site_note_tree(struct site *site, const struct unit *unit, const struct xml_doc *tree);

/* site_write_file - a file of an edition, whole or not at all; named to `work`. */
bool site_write_file(const struct site *site, enum audience edition, const char *path,
	const char *text, size_t len, struct work *work, struct diag *diag);

/*
 * beside.c - what lies beside a page.  site_write_words, site_write_xml: PAGE.js from the tree of
 * the page (search_text), and the record as its audience may see it; editions that see the same
 * (archive_alike) get the same bytes, made once, so a record's units follow one another:
 * site_wants_xml is where page_build() is to put the XML, or NULL.
 * site_write_tables: a ledger for spreadsheets; if it is `paged`, all its rows for sorting, too.
 * False after telling.
 */
bool site_write_words(struct site *site, const struct unit *unit, const struct xml_doc *page,
	struct work *work, struct diag *diag);
struct str *site_wants_xml(struct site *site, const struct unit *unit);
bool site_write_xml(
	struct site *site, const struct unit *unit, struct work *work, struct diag *diag);
bool site_write_tables(const struct site *site, const struct unit *unit,
	const struct xml_node *ledger, bool paged, struct work *work, struct diag *diag);

/*
 * search_text - what lies beside the page of a record: the words that the search shows and checks
 * hits against (text.c).  `record` is the tree that was cut for the edition.
 * search_write_index - which words stand in which records of an edition (search.c); made from those
 * files, so after all records.  Of more than `at_once` records the words are not all held: a share
 * of them at a time.
 */
enum { SEARCH_PARTS = 7 }; /* strings in such a file; the first is the title, the last the text */
enum { SEARCH_TITLE = 0, SEARCH_INITIALS = 5, SEARCH_TEXT = 6 };
/* site_words_path - of that file, from the current folder; in `arena`. */
char *site_words_path(const struct site *site, const struct unit *unit, struct arena *arena);
void search_text(const struct site *site, const struct unit *unit, const struct xml_node *record,
	struct str *out);
enum { SEARCH_AT_ONCE = 30000 }; /* records; for `at_once` */
bool search_write_index(const struct site *site, enum audience edition, size_t at_once,
	struct work *work, struct diag *diag);

/* links_drop_twins - of several units at one address one stays; two pages are an error.  `planned`
 * is sorted for that and for links_check(). */
bool links_drop_twins(struct site *site, struct diag *diag);
/* links_new - ended by free(3).
 * links_check - every relative address in a page must be planned, or be one of the `parts` of it;
 * tells those that are not, unless `diag` is NULL. */
struct links *links_new(void);
bool links_check(const struct site *site, const struct unit *unit, unsigned parts,
	const struct xml_doc *page, struct diag *diag);

#endif

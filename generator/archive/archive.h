/*
 * archive.h - all records of a site: what there is, whose it is, what refers to what, who may see
 * it.
 *
 * Opening an archive reads and checks every record and keeps a short entry of each; documents are
 * read again when they are needed, so memory does not grow with their bodies.
 */
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/nameorder.h"
#include "base/arena.h"
#include "base/dates.h"
#include "base/diag.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/str.h"
#include "xml/kind.h"
#include "xml/make.h"
#include "xml/tree.h"

struct organisation;

enum entry_time { TIME_NOW, TIME_BEFORE, TIME_OVER };

struct entry {
	struct hash digest; /* of the bytes of its file */
	const char *id; /* path in the site without extension, or what the record says */
	const char *file; /* path to read */
	const char *folder; /* folder of the file in the site, "" for the top */
	const char *page; /* address of its page in an edition: "fenghe/2026/03-12.html" */
	const struct kind *kind;
	const char *title; /* never empty */
	const char *type, *type_shown; /* value of the field `type`, "" if it has none */
	const char *state; /* for templates: language of a page, "" else */
	struct date date;
	const char **former; /* its earlier ids; ends in NULL */
	struct date begins,
		ends; /* the first and the last day of publication; year 0: not limited */
	enum entry_time time; /* as of the archive's day; the office sees it at any time */
	int order;
	struct organisation *organisation; /* NULL for records that are free */
	enum audience audience;
	bool valid; /* no error was found; only valid records are published */
	enum audience whole; /* the least audience that sees all its fields */
	bool few; /* it has a figure that may be suppressed */
	struct reference *references;
	int64_t tree; /* where it lies in the archive's stock, as validated */
	size_t tree_length; /* 0: it does not */
};

/* What a record names, and where: a person, a group, a record or a file. */
struct reference {
	enum field_type type; /* FIELD_PERSON, _GROUP, _RECORD or _FILE */
	const char *text;
	struct where at;
	bool link; /* a Markdown link or picture, not a field */
	enum audience
		audience; /* of the field that holds it: an edition below knows nothing of it */
	const struct entry *to; /* of FIELD_RECORD, once the archive is open; NULL: there is none */
	struct reference *next;
};

struct member {
	const char *name, *group, *status; /* status: "formal", "probationary" */
	const char *left; /* why: "transfer", "death", "ended", "" */
	struct date joined, from,
		to; /* the Party; this branch, if later; left it.  Year 0: unknown */
	bool exempt;
	struct member *next;
};

struct organisation {
	const struct entry *entry;
	const char *id; /* the folder */
	const char *record; /* the id of its entry */
	const char *name, *short_name;
	struct organisation *parent, *parts, *next_part, *next;
	const struct entry **records; /* its own, by date and id: a stretch of archive->sorted */
	size_t record_count;
	struct member *members;
	size_t member_count;
	const char **groups, **standards; /* end in NULL; in the order of the record */
	const char *type; /* "branch", "committee" ... */
	const char *setting; /* "community" ..., "" if not said */
};

struct archive {
	struct arena arena, kept;
	const char *folder; /* of the site */
	const struct archive_options *options; /* as it was opened */
	const struct kinds *kinds;
	const struct nameorder *names; /* NULL: lists stay as they are written */
	struct entry *entries; /* sorted by id */
	const struct entry **sorted; /* by organisation, date and id: the order of lists */
	size_t count;
	size_t unreadable; /* files that gave no entry: their errors are told */
	size_t invalid; /* unreadable ones and entries with errors */
	struct organisation *organisations; /* sorted by id */
	struct organisation **organisation_index; /* the same, to search */
	size_t organisation_count;
	const struct entry *site;
	const char *name, *short_name, *base; /* of the site; base "" if none */
	struct date as_of;
	struct hash facts; /* of what is known of organisations, and of the site */
	int64_t started; /* nanoseconds since 1970: when it began to look at files */
	struct reread *last; /* document.c: the record that was read last */
	struct stock *stock; /* stock.h: trees of what was read in this run; NULL: none */
};

/* The files of a site, and when it was begun to list them (nanoseconds since 1970). */
struct site_listing {
	struct arena arena;
	struct files files;
	int64_t started;
};

/* archive_list - list the site in `folder`; false after telling that it is none, or cannot be read.
 * listing_free - end it in both cases; an archive needs it only while it is being opened. */
bool archive_list(const char *folder, struct site_listing *listing, struct diag *diag);
void listing_free(struct site_listing *listing);

struct archive_options {
	const struct site_listing *listing; /* of the folder that is opened */
	struct date as_of; /* day that checks look from; year 0: what the site says, else today */
	int workers; /* processes that read */
	const char *memory; /* folder for what is kept from one run to the next; NULL: none */
	struct hash
		program; /* of the program and all schemas: what another one kept is not taken */
};

/*
 * archive_open - read and check the site in `folder`.
 *
 * Never NULL; errors in records are in `diag`, their entries invalid.
 * A record whose file has not changed since the last run is taken from `memory`/records, with what
 * was told of it then; a memory that is damaged, of another program or not to be written does no
 * harm: everything is read.
 */
struct archive *archive_open(const char *folder, const struct kinds *kinds,
	const struct nameorder *names, const struct archive_options *options, struct diag *diag);
void archive_close(struct archive *archive);

/* archive_kind_file - of a kind: that of the site, templates/kinds/NAME/FILE, else that beside the
 * schema; NULL if there is neither.  In `arena`. */
const char *archive_kind_file(const struct archive *archive, const struct kind *kind,
	const char *file, struct arena *arena);

/* archive_find - by id; NULL if there is none. */
const struct entry *archive_find(const struct archive *archive, const char *id);

/*
 * archive_resolve - the record that `reference` means, seen from `from`: an id; a path from the
 * folder of `from` or of its organisation, with or without extension.  NULL if there is none.
 */
const struct entry *archive_resolve(
	const struct archive *archive, const struct entry *from, const char *reference);

/*
 * archive_document - the record as XML, labelled, cut for `audience`, references resolved:
 * person, group and record fields get href and title, links to records their page, both relative to
 * the page of the record; what the audience cannot see becomes plain text.
 *
 * `download`: NULL, or where the record is written as `audience` may see it and valid by its
 * schema: cut, and without a word of records that the audience cannot see.
 */
struct xml_doc *archive_document(const struct archive *archive, const struct entry *entry,
	enum audience audience, struct str *download, struct arena *arena, struct diag *diag);

/* archive_raw - the record as XML as validated, nothing added, nothing cut; for --dump=xml.  The
 * record that was read last is kept, so who shows it in several ways does that at one go. */
struct xml_doc *archive_raw(
	const struct archive *archive, const struct entry *entry, struct diag *diag);
/* archive_forget - nothing is kept of it.  archive_changed - since it was asked last, was a record
 * read again that has changed since the archive was opened?  What was made of it is not what keys
 * say. */
void archive_forget(const struct archive *archive);
bool archive_changed(const struct archive *archive);

/*
 * archive_dossier - `dossier` with the valid records of an organisation, in order and without their
 * bodies; its parts follow as `part` (id, name), each with its own records.  Ended by xml_free().
 * `wants` says which kinds are looked at, of the organisation and of its parts: of a district's
 * records the dossier holds no others.  `changed` is set if a record is no longer what it was when
 * the archive was opened.
 */
typedef bool archive_wants(void *context, const struct kind *kind, bool of_part);
struct xml_doc *archive_dossier(const struct organisation *organisation, archive_wants *wants,
	void *context, bool *changed, struct diag *diag);

/* Records of a kind and, if `typed`, of one of its types. */
struct take {
	const struct kind *kind; /* NULL: there is no such kind */
	const char **types; /* ends in NULL */
	bool typed;
};

/* take_read - as an element declares it: `kind`, by any of its names, and `type`, as records write
 * them (none: all); in `arena`. */
struct take take_read(
	const struct archive *archive, const struct xml_node *node, struct arena *arena);
bool take_has(const struct take *take, const struct entry *entry);

/*
 * archive_members_on - members of the branch at the end of a day: whoever has been admitted here,
 * or transferred to it, by then and has not left.
 * archive_add_membership - an element `membership` below `record` for each of the last `years` up
 * to as_of: year, before, admitted, came, went, died, ended, after; all with labels.
 */
size_t archive_members_on(const struct organisation *organisation, struct date day);
void archive_add_membership(const struct organisation *organisation, struct date as_of, int years,
	struct xml_node *record);

/* archive_alike - do the readers of both editions see the same of the record? */
bool archive_alike(const struct entry *entry, enum audience a, enum audience b);
/* archive_visible - may an edition show it?  It must be valid, of a kind that is published, and its
 * time of publication must have come and not be over. */
bool archive_visible(const struct entry *entry, enum audience audience);
/* reference_visible - may an edition that has the record know what it refers to there? */
static inline bool reference_visible(const struct reference *reference, enum audience audience)
{
	return reference->audience <= audience;
}
/* archive_was_visible - it was in the edition, but its time is over: a marked page is in its
 * place. */
bool archive_was_visible(const struct entry *entry, enum audience audience);

/*
 * Whether something made from records is still what it would be is told by keys: bytes that differ
 * when what is shown differs.
 *
 * archive_key - of all that archive_document() of an entry depends on, but for the program and the
 * schemas.
 * archive_facts - of all that lists say of it, and of what it refers to, but not of its content.
 * archive_facts_of_organisations - of what is known of them, and of the site.
 *
 * archive_stand_in - from now on, or no more: archive_document() reads nothing and gives an element
 * without content in the place of the record.  For a tree whose own part is wanted.
 */
void archive_stand_in(const struct archive *archive, bool on);
void archive_key(const struct archive *archive, const struct entry *entry, enum audience audience,
	struct str *key);
void archive_facts(const struct entry *entry, struct str *key);
void archive_facts_of_organisations(const struct archive *archive, struct str *key);
/* archive_file_key - of a file that is shown as it is: what the file system says of it.  One that
 * has changed just now might do so again within a tick of the clock: its key is of this run
 * only. */
void archive_file_key(const struct archive *archive, const char *path, struct str *key);

/*
 * archive_add - an element `record` with id, href (from `page`), kind, kind-shown, type,
 * type-shown, title, date, shown, year, month, organisation, audience of `entry`, below `parent`.
 */
struct xml_node *archive_add(const struct entry *entry, const char *page, struct xml_node *parent);

/* archive_beside - the address of the page with another extension (".pdf", ".xml"). */
char *archive_beside(struct arena *arena, const struct entry *entry, const char *extension);

/* archive_href - the address of `to` from the page `from`, both relative to the edition. */
char *archive_href(struct arena *arena, const char *from, const char *to);

#endif

/* internal.h - between the files of archive/. */
#ifndef ARCHIVE_INTERNAL_H
#define ARCHIVE_INTERNAL_H

#include "archive/archive.h"
#include "base/files.h"
#include "base/str.h"

/* archive_note - keep what checks of other records need: references of this one, members, groups.
 */
void archive_note(struct archive *archive, struct entry *entry, const struct xml_node *root);

/* archive_note_organisation - an organisation from its record.
 * archive_link_organisations - give each its entry, once entries are sorted. */
void archive_note_organisation(
	struct archive *archive, struct entry *entry, const struct xml_node *root);
void archive_link_organisations(struct archive *archive);

/* archive_sum_organisations - for archive_facts_of_organisations(), once all is known of them. */
void archive_sum_organisations(struct archive *archive);

/* archive_check_references - persons, groups, records and files that records name must be there. */
void archive_check_references(struct archive *archive, struct diag *diag);

/* check_personal - no identity or telephone number in text that others than the office may see. */
bool check_personal(const struct entry *entry, const struct xml_doc *doc, struct diag *diag);

/* archive_read - all entries, in the order of their paths, and organisations. */
void archive_read(struct archive *archive, struct diag *diag);
/* archive_folder_of - the folder of a path, "" for the top. */
const char *archive_folder_of(struct archive *archive, const char *path);

/* The record that was read last: its editions, its download and its print follow one another. */
struct reread {
	const struct entry *entry;
	struct xml_doc *doc;
	bool standing; /* stand-ins are given */
	bool other; /* it is not what it was when the archive was opened */
	bool changed; /* since that was asked last, such a record was given */
	struct str bytes; /* of the tree that was taken from the stock last */
	int64_t tree; /* where it lies there */
};

/* A file of the site, and what is known of it as bytes. */
struct source {
	const char *path;
	struct file_stamp stamp;
	const char *bytes; /* NULL: it has not been read */
	size_t length;
	bool failed; /* it could not be read: nothing of it is remembered */
	int64_t tree; /* of its entry */
	size_t tree_length;
};

void pack_date(struct str *out, struct date date); /* as pack_number() of pack.h */

/* source_pack - an entry (NULL: the file gave none), the organisation that it declares (or NULL),
 * and what was told.  source_unpack - the entry, with texts that lie in the bytes; tells it again;
 * false if there is none. */
void source_pack(struct str *out, const struct entry *entry,
	const struct organisation *organisation, const struct diag *diag);
bool source_unpack(
	struct archive *archive, struct source *source, struct entry *entry, struct diag *diag);

/* What is kept of the sources from one run to the next. */
struct memory {
	const struct source *sources; /* of this run, sorted by path */
	size_t count;
	struct source *before; /* of the run before */
	size_t remembered, next;
	int64_t trusted; /* what changed later may have changed twice within a tick of the clock */
};

/* memory_open - what the last run kept.  memory_find - the bytes of a source that has not changed;
 * sources are asked for in the order of their paths.  memory_keep - for the next run. */
void memory_open(struct memory *memory, struct archive *archive);
void memory_find(struct memory *memory, struct source *source);
void memory_keep(const struct memory *memory, const struct archive *archive);

#endif

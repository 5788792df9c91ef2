/* internal.h - between the files of archive/. */
#ifndef ARCHIVE_INTERNAL_H
#define ARCHIVE_INTERNAL_H

#include "archive/archive.h"

/* archive_note - keep what checks of other records need: references of this one, members, groups.
 */
void archive_note(struct archive *archive, struct entry *entry, const struct xml_node *root);

/* archive_note_organisation - an organisation from its record.
 * archive_link_organisations - give each its entry, once entries are sorted. */
void archive_note_organisation(
	struct archive *archive, struct entry *entry, const struct xml_node *root);
void archive_link_organisations(struct archive *archive);

/* archive_check_references - persons, groups, records and files that records name must be there. */
void archive_check_references(struct archive *archive, struct diag *diag);

/* check_personal - no identity or telephone number in text that others than the office may see. */
bool check_personal(const struct entry *entry, const struct xml_doc *doc, struct diag *diag);

/* archive_is_private - files of a site that are no records: fonts, templates, raw imports. */
bool archive_is_private(const char *path);

#endif

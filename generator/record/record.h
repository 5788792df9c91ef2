/*
 * record.h - one record of the author, read from its file.
 *
 * NAME.yaml holds fields only; NAME.md holds fields as YAML between two lines "---" and then the
 * text as Markdown.  Keys and values are still the author's own words.
 */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "base/hash.h"
#include "record/node.h"

struct record {
	const char *file;
	struct hash digest; /* of the bytes of the file */
	struct node *fields; /* a map, never NULL */
	struct node *body; /* element `body`; NULL if there is none */
};

/* record_is_file - does the name end in .yaml, .yml or .md? */
bool record_is_file(const char *path);

/* record_read - false after telling `diag`.  `name` is the path shown in messages. */
bool record_read(const char *path, struct record *record, struct arena *arena, struct diag *diag);

/* record_read_fields - the same without the body: what follows the front matter is not read. */
bool record_read_fields(
	const char *path, struct record *record, struct arena *arena, struct diag *diag);

#endif

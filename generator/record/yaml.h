/*
 * yaml.h - YAML 1.1 streams of one document, by libyaml's events and our own composer.
 *
 * Refused with their place: duplicate keys, anchors, aliases and tags, tabs as indentation, more
 * than one document, nesting deeper than 64.  A full-width colon behind a key is recognised and
 * explained. Scalars are not typed: that is the schema's business.
 */
#ifndef RECORD_YAML_H
#define RECORD_YAML_H

#include "record/node.h"

/*
 * yaml_read - the document in text[0..len), a map.  `first_line` is the line of the file in which
 * `text` begins (1 for a whole file).  NULL after telling `diag`.
 */
struct node *yaml_read(const char *file, const char *text, size_t len, int first_line,
	struct arena *arena, struct diag *diag);

/* yaml_read_file - the same for a whole file. */
struct node *yaml_read_file(const char *path, struct arena *arena, struct diag *diag);

#endif

/*
 * bytes.h - a tree as bytes and back, with the place of every node: a tenth of the work of making it
 * from its record again.
 *
 * For trees of records: elements without namespaces, attributes and text, all from one file.  The
 * bytes are for the program that made them, while it runs.
 */
#ifndef XML_BYTES_H
#define XML_BYTES_H

#include "base/pack.h"
#include "xml/tree.h"

/* xml_to_bytes - add the tree to `out`; false, and `out` as it was, if a place is in a file other
 * than `file`. */
bool xml_to_bytes(const struct xml_doc *doc, const char *file, struct str *out);
/* xml_from_bytes - a tree with its places in `file`, ended by xml_free(); NULL if the bytes are
 * damaged. */
struct xml_doc *xml_from_bytes(struct unpack *in, const char *file);

#endif

/*
 * internal.h - what the files of xml/ share and nobody else may see: libxml2 itself.
 *
 * A node's _private is a struct where * (or NULL): the author's place.  A document owns its places;
 * a result of a transformation shares those of its source by a reference count.
 */
#ifndef XML_INTERNAL_H
#define XML_INTERNAL_H

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "base/diag.h"
#include "xml/tree.h"

struct xml_places {
	struct arena arena;
	int users;
	const char *file, *copy; /* the file name seen last, and our own copy of it */
	struct where *next, *end; /* places that are taken from the arena, but not used yet */
	struct xml_places_held *held; /* those of trees that were adopted */
};

struct xml_places_held {
	struct xml_places *places;
	struct xml_places_held *next;
};

struct xml_places *xml_places_new(void); /* with one user */
void xml_places_free(struct xml_places *places);
void xml_places_hold(struct xml_places *places, struct xml_places *other);
struct where *xml_place(struct xml_places *places, struct where at);

/*
 * xml_new_element, xml_new_text, xml_new_attribute - as xmlNewChild(), xmlNewText() with
 * xmlAddChild(), xmlNewProp(): at the end of what is there, for names without a prefix and for
 * attributes that the element does not have yet.  Texts are `len` bytes; two side by side stay two.
 * Nodes that are made while a style sheet is applied get no place by that.
 *
 * xml_make_element, xml_make_attribute - the same without a namespace, for a style sheet that is being
 * applied: `name` is in the dictionary of the document, and a place is given.
 *
 * xml_free_tree - as xmlFreeDoc().
 */
xmlNode *xml_new_element(xmlNode *parent, const char *name, size_t len);
xmlNode *xml_new_text(xmlNode *parent, const char *text, size_t len);
void xml_new_attribute(
	xmlNode *element, const char *name, size_t name_len, const char *value, size_t len);
xmlNode *xml_make_element(xmlNode *parent, const xmlChar *name);
void xml_make_attribute(xmlNode *element, const xmlChar *name, const char *value);
void xml_free_tree(xmlDoc *doc);

/* xml_init - once, before anything of libxml2: no entities from outside, no network, allocator. */
void xml_init(void);

struct xml_reader; /* reader.c: a file that is not read to its end yet */
void reader_free(struct xml_reader *reader);

/* xml_confine - libxml2 and libxslt read only what confine.h allows.  xml_read_sheet - a style
 * sheet, or NULL after saying why to the generic error function. */
void xml_confine(void);
/* xml_may_read - does the file lie in a folder that was allowed? */
bool xml_may_read(const char *path);
/* xml_tell_unread - whom to tell that a style sheet is there and cannot be read. */
void xml_tell_unread(struct diag *diag);
xmlDoc *xml_read_sheet(const char *path);

/* quick_instructions - those of a compiled style sheet that look at one attribute are done by
 * quick.c from now on; what they make is the same.  literal_elements - the elements that it writes as
 * they stand there, by literal.c. */
struct _xsltStylesheet;
void quick_instructions(struct _xsltStylesheet *sheet);
void literal_elements(struct _xsltStylesheet *sheet);

/* xml_use_pools - give libxml2 our allocator for small blocks (pool.c), before it takes the
 * first. */
void xml_use_pools(void);

struct xml_doc {
	xmlDoc *doc;
	struct xml_places *places;
	struct xml_reader *reader; /* NULL: all is there */
};

/* xml_syntax_error - the handler of libxml2's structured errors; `ctx` is a struct diag. */
void xml_syntax_error(void *ctx, xmlError *error);

/* xpath_register_dates - the functions bp:days, bp:months, bp:gap of xpath.h. */
struct _xmlXPathContext;
void xpath_register_dates(struct _xmlXPathContext *context);

struct xml_doc *xml_wrap(xmlDoc *doc, struct xml_places *places); /* takes both */
xmlDoc *xml_unwrap(const struct xml_doc *doc);

#endif

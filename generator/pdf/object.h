/*
 * object.h - PDF objects, the page tree, the cross-reference table and the file: all that we take
 * from libharu.  Only object.c includes its headers.
 *
 * An object is a dictionary whose entries its user writes as PDF syntax (syntax.h) into its body,
 * at any time before objects_save() or object_done(): objects may refer to each other before they
 * have contents.
 * An error is kept by libharu, makes everything after it do nothing, and shows in objects_error().
 */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct objects; /* of one file */
struct object; /* indirect; lives as long as its objects */

struct objects *objects_new(void); /* NULL: libharu will not start */
void objects_free(struct objects *objects);

/* object_new - an empty dictionary. */
struct object *object_new(struct objects *objects);

/* object_stream - a dictionary with a stream.  `deflate` compresses, and writes /Filter; /Length is
 * written in any case. */
struct object *object_stream(struct objects *objects, const void *bytes, size_t len, bool deflate);

/* object_page - the next page; /Type, /Parent and /Contents are written.  page_fill gives its
 * content. */
struct object *object_page(struct objects *objects);
void page_fill(struct objects *objects, struct object *page, const struct str *content);

struct object *objects_catalog(struct objects *objects); /* /Type and /Pages are written */
struct object *objects_info(struct objects *objects);

/* object_body - what stands between << and >>. */
struct str *object_body(struct object *object);
unsigned object_number(const struct object *object);

/* object_done - it will not change: it leaves memory.  Only its number may still be asked for. */
void object_done(struct objects *objects, struct object *object);

/*
 * objects_number - the number of an object that takes no memory until objects_put() gives its body,
 * which also is its end.
 */
unsigned objects_number(struct objects *objects);
void objects_put(struct objects *objects, unsigned number, const struct str *body);

/* objects_save - hand the bytes of the file to `sink`.  The /ID is a hash of what is in front of
 * it. */
typedef void objects_sink(void *user, const void *bytes, size_t len);
bool objects_save(struct objects *objects, objects_sink *sink, void *user);

/* objects_error - what libharu calls the first error, or NULL. */
const char *objects_error(struct objects *objects);

#endif

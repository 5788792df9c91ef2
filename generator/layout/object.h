/* object.h - the formatting objects of the subset, and what may stand in what (object.def). */
#ifndef LAYOUT_OBJECT_H
#define LAYOUT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

enum object {
	OBJECT_TEXT, /* text between elements */
#define OBJECT(id, name, stands, content) OBJECT_##id,
#include "layout/object.def"
#undef OBJECT
	OBJECT_COUNT
};

/* Where objects stand, as bits. */
enum {
	IN_NOTHING = 0,
	IN_ROOT = 1 << 0,
	IN_MASTERS = 1 << 1,
	IN_PAGE_MASTER = 1 << 2,
	IN_SEQUENCE_MASTER = 1 << 3,
	IN_ALTERNATIVES = 1 << 4,
	IN_BOOKMARKS = 1 << 5,
	IN_BOOKMARK = 1 << 6,
	IN_SEQUENCE = 1 << 7,
	IN_TABLE = 1 << 8,
	IN_ROWS = 1 << 9,
	IN_ROW = 1 << 10,
	IN_LIST = 1 << 11,
	IN_ITEM = 1 << 12,
	IN_FOOTNOTE = 1 << 13,
	BLOCKS = 1 << 14,
	INLINES = 1 << 15,
	TEXT = 1 << 16,
	ANYWHERE = BLOCKS | INLINES
};

/* object_find - by its local name, or OBJECT_COUNT. */
enum object object_find(const char *name);
const char *object_name(enum object object);
bool object_allows(enum object parent, enum object child);
bool object_is_block(enum object object); /* block-level only: not wrappers and markers */
bool object_is_inline(enum object object); /* inline-level only, text too */
bool object_is_reference(enum object object); /* starts indents anew (XSL 1.1, 5.3.2) */

#endif

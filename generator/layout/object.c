#include "layout/object.h"

#include <string.h>

static const struct {
	const char *name;
	int stands, content;
} objects[OBJECT_COUNT] = {
	{ "text()", TEXT, 0 },
#define OBJECT(id, name, stands, content) { name, stands, content },
#include "layout/object.def"
#undef OBJECT
};

enum object object_find(const char *name)
{
	enum object i = OBJECT_TEXT + 1;
	while (i < OBJECT_COUNT && strcmp(objects[i].name, name) != 0)
		i++;
	return i;
}

const char *object_name(enum object object)
{
	return objects[object].name;
}

bool object_allows(enum object parent, enum object child)
{
	return (objects[parent].content & objects[child].stands) != 0;
}

bool object_is_block(enum object object)
{
	return (objects[object].stands & BLOCKS) != 0 && (objects[object].stands & INLINES) == 0;
}

bool object_is_inline(enum object object)
{
	return (objects[object].stands & (INLINES | TEXT)) != 0 &&
		(objects[object].stands & BLOCKS) == 0;
}

bool object_is_reference(enum object object)
{
	return object == OBJECT_BLOCK_CONTAINER || object == OBJECT_TABLE_CELL ||
		object == OBJECT_FLOW || object == OBJECT_STATIC_CONTENT;
}

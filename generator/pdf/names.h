/* names.h - a table from strings to pointers.  { 0 } is an empty one; end it with names_free(). */
#ifndef PDF_NAMES_H
#define PDF_NAMES_H

#include <stddef.h>

struct name {
	const char *key; /* borrowed */
	void *value;
};

struct names {
	struct name *slots; /* room of them, a power of two; key NULL: free */
	size_t count, room;
};

void *names_find(const struct names *names, const char *key); /* NULL: not there */
void names_add(struct names *names, const char *key, void *value); /* a key that is not there yet */
/* names_sorted - the entries by the bytes of their keys; free(3) ends it. */
struct name *names_sorted(const struct names *names);
void names_free(struct names *names);

#endif

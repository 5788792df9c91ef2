/* keys.h - a table from strings to pointers.  { 0 } is an empty one; end it with keys_free(). */
#ifndef PDF_KEYS_H
#define PDF_KEYS_H

#include <stddef.h>

struct key {
	const char *key; /* borrowed */
	void *value;
};

struct keys {
	struct key *slots; /* room of them, a power of two; key NULL: free */
	size_t count, room;
};

void *keys_find(const struct keys *keys, const char *key); /* NULL: not there */
void keys_add(struct keys *keys, const char *key, void *value); /* a key that is not there yet */
/* keys_sorted - the entries by the bytes of their keys; free(3) ends it. */
struct key *keys_sorted(const struct keys *keys);
void keys_free(struct keys *keys);

#endif

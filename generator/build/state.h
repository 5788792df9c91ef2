/*
 * state.h - what is known of a build when the next one begins: OUT/.boardpress/state.
 *
 * Of each unit: what it depended on, as hashes; which files it made, with their hashes and what the
 * file system says of them; what it told.  A shard writes the same of its units to
 * OUT/.boardpress/shard-K-of-N.
 */
#ifndef BUILD_STATE_H
#define BUILD_STATE_H

#include "base/work.h"

struct unit_state {
	const char *name;
	bool done; /* without an error; else it is made again */
	bool kept; /* of the build before: what it made stays as it is; not written */
	bool untouched; /* each of its files is as it was left (glance.h); not written */
	struct hash content; /* of the records that it shows */
	struct hash key; /* of everything that it depends on, but for the program and templates */
	struct work_file *files;
	size_t file_count;
	const char *told; /* as diag_pack() wrote it; NULL: nothing */
	size_t told_length;
};

/* What holds for many units at once. */
struct premises {
	struct hash program; /* with its schemas, and how it was called */
	struct hash pages; /* templates of pages */
	struct hash print; /* templates of print, and fonts */
	struct hash facts; /* what lists say of all records, and all findings */
};

struct state {
	struct arena arena;
	struct premises premises;
	struct unit_state *units; /* sorted by name */
	size_t count;
};

/* state_read - false (and an empty state) if there is none, or it is damaged or of another
 * version. */
bool state_read(const char *path, struct state *state);
/* state_paths - hand the path of every file to `take`, without holding the state; false if there is
 * none, or its end is damaged. */
typedef void state_path(void *context, const char *path);
bool state_paths(const char *path, state_path *take, void *context);
/* state_write - whole or not at all; false after telling `diag`. */
bool state_write(const char *path, const struct state *state, struct diag *diag);
void state_free(struct state *state);

/* state_find - by name; NULL if there is none. */
struct unit_state *state_find(const struct state *state, const char *name);
/* state_sort - put the units into the order of their names. */
void state_sort(struct state *state);

#endif

/*
 * work.h - units of work on several processes.
 *
 * A unit depends on nothing that another unit makes.  Workers are forked when all indexes are
 * built, so they share them for nothing; each takes the next unit from a queue.  A worker that dies
 * is an error that names its unit; the others finish.
 */
#ifndef BASE_WORK_H
#define BASE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct work {
	size_t count;
	int workers; /* >= 1; 1: no fork */
	void *context;
	/* run - do unit `index`; false after an error.  Names files it made by work_made(). */
	bool (*run)(void *context, size_t index, struct work *work, struct diag *diag);
	/* name - what a unit is called in messages; in `arena`. */
	const char *(*name)(void *context, size_t index, struct arena *arena);
	/* progress - NULL, or called in the parent when `done` of `count` units are over. */
	void (*progress)(void *context, size_t done, size_t count);

	struct arena arena; /* of the names below */
	const char **made; /* files made, in no order; valid until work_end() */
	size_t made_count, made_room;
};

/* work_run - all units; false if one failed; may be run again with other units.  Messages and files of all workers are in `diag` and
 * `work`. */
bool work_run(struct work *work, struct diag *diag);
void work_made(struct work *work, const char *path);
void work_end(struct work *work);

#endif

/*
 * work.h - units of work on several processes.
 *
 * A unit depends on nothing that another unit makes.  Workers are forked when all indexes are
 * built, so they share them for nothing; each takes the next unit from a queue.  A worker that dies
 * is an error that names its unit; another takes its place, and all other units are done.
 *
 * What a unit found, the files it made and the bytes it answers come back to the parent.
 */
#ifndef BASE_WORK_H
#define BASE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/files.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/str.h"

/* A file that a unit made. */
struct work_file {
	const char *path; /* below the output folder */
	struct hash sha256;
	unsigned char sm3[HASH_BYTES];
	struct file_stamp stamp;
};

/* What became of a unit. */
struct work_result {
	bool over; /* it came to its end */
	bool done; /* and without an error */
	struct work_file *files;
	size_t file_count;
	const char *answer; /* NULL: none */
	size_t answer_length;
	const char *told; /* its messages, as diag_pack() wrote them; NULL: none */
	size_t told_length;
};

struct work {
	size_t count;
	int workers; /* >= 1; 1: no fork */
	void *context;
	/* run - do unit `index`; false after an error.  Makes files by work_write(). */
	bool (*run)(void *context, size_t index, struct work *work, struct diag *diag);
	/* name - what a unit is called in messages; in `arena`. */
	const char *(*name)(void *context, size_t index, struct arena *arena);
	/* cost - NULL, or which units are begun first: those of the highest cost. */
	size_t (*cost)(void *context, size_t index);
	/* progress - NULL, or called in the parent when `done` of `count` units are over. */
	void (*progress)(void *context, size_t done, size_t count);

	struct arena arena; /* of the results */
	struct work_result *results; /* of each unit, after work_run(); valid until work_end() */
	struct work_result *now; /* of the unit that is being done */
	struct work_file *files; /* of the unit that is being done */
	size_t file_room;
	struct work_sums *sums; /* of the files that were written last */
	struct folders folders; /* of the files that were written last */
	struct folder fresh; /* and of what is not yet whole */
};

/* work_run - all units; false if one failed.  All messages are in `diag`. */
bool work_run(struct work *work, struct diag *diag);
void work_end(struct work *work);

/* work_write - the file OUT/PATH holds these bytes, whole or not at all (folder_write), and is noted
 * as one that the unit made.  What is not yet whole is OUT/.boardpress/PID.new.  False after
 * telling `diag`. */
bool work_write(struct work *work, const char *out, const char *path, const void *bytes, size_t len,
	struct diag *diag);
/* work_keep - the unit's file is as it was made before: noted, nothing is written. */
void work_keep(struct work *work, const struct work_file *file);
/* work_forget - the unit begins anew: no file counts as made. */
void work_forget(struct work *work);
/* work_answer - what the unit hands to the parent; the bytes are copied. */
void work_answer(struct work *work, const struct str *bytes);

#endif

/*
 * build.h - publishing: all units of a site and of its print, as far as they have changed.
 *
 * A unit is kept when its files are as it left them and what it depends on is as it was (state.h);
 * else it is made again.  So a build after any change ends in the same bytes as one into an empty
 * folder.
 */
#ifndef BUILD_BUILD_H
#define BUILD_BUILD_H

#include "build/glance.h"
#include "print/print.h"
#include "site/site.h"

struct build {
	const struct archive *archive;
	const struct findings *findings;
	struct site *site;
	struct print *print; /* NULL: no print */
	const char *share, *out; /* folders: the program's files, where to publish */
	struct hash program; /* of the program and its schemas */
	const char *call; /* options that change what is made */
	int workers;
	struct glance *glance; /* at what lies in `out`, or NULL; ended by build_run() */
	int shard, shards; /* only every unit of this share; 0: all */
	bool merge; /* make nothing: put together what shards have made */
	/* NULL, or called when `done` of `count` units that had to be made are over */
	void (*progress)(void *context, size_t done, size_t count);
	void *context; /* of progress */
	size_t made; /* units that had to be made; filled in */
	bool whole; /* nothing is left for the next build, if nothing changes; filled in */
};

/*
 * build_run - publish.  False after telling `diag`; errors in units are told, all others are made.
 *
 * When the machine fails - a file that is there cannot be read, one cannot be written -, manifest,
 * index and what is stale stay as they are, and the next build goes on: nothing that was published
 * is lost because a disk was full.
 *
 * With `merge`: false after MESSAGE_UNMERGED if a unit is missing or does not fit what the site is
 * now; nothing is changed then.
 */
bool build_run(struct build *build, struct diag *diag);

#endif

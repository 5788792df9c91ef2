/*
 * output.h - the folder that is published to: whose it is, who builds in it, what lies there.
 *
 *	OUT/public, members, internal, print   made by builds, and by nobody else
 *	OUT/manifest.json                      every file of them with its size and hashes
 *	OUT/.boardpress/lock                   held while a build or a shard is at work
 *	OUT/.boardpress/building               there from the first write of a build to its end
 *	OUT/.boardpress/state                  for the next build (state.h)
 *	OUT/.boardpress/shard-K-of-N           of shards that wait for `merge`
 */
#ifndef BUILD_OUTPUT_H
#define BUILD_OUTPUT_H

#include "build/state.h"

struct output {
	struct arena arena;
	const char *folder;
	const char *state; /* path of the state */
	int lock; /* of the folder */
	int shard_lock; /* -1: no shard */
	struct folder near; /* that output_intact() looked into last */
	bool fresh; /* nothing was there when it was opened */
	bool interrupted; /* the build before did not come to its end */
};

/*
 * output_open - make the folder ours, or find that it is.
 *
 * `shard` of `shards` (0: no shard).  False after telling that the folder holds what is not ours,
 * that another build is at work in it, or that it cannot be written.
 */
bool output_open(
	struct output *output, const char *folder, int shard, int shards, struct diag *diag);
/* output_begin - from here on files are written. */
bool output_begin(struct output *output, struct diag *diag);

/* output_untouched - does the file system say the same of every file of the unit as when it was
 * written? */
bool output_untouched(struct output *output, const struct unit_state *unit);
/* output_intact - is every file of the unit as it was written?  Where the file system says
 * something else than then, the bytes are looked at, and the stamp is put right. */
bool output_intact(struct output *output, struct unit_state *unit);

/*
 * output_end - these units are all there is: write the manifest, remove what an earlier build made
 * and this one has not, keep the state.  All files are on the disk before the manifest names them.
 * `before` NULL: the paths of the state that is there are read one by one.  False after telling; the
 * next build then begins as after an interruption.
 */
bool output_end(
	struct output *output, const struct state *before, struct state *now, struct diag *diag);
/* output_end_shard - keep what the shard has made for `merge`. */
bool output_end_shard(
	struct output *output, const char *path, struct state *now, struct diag *diag);
/* output_close - release the lock; `output` may be {0}. */
void output_close(struct output *output);

/* output_shard_path - OUT/.boardpress/shard-K-of-N; in the arena of `output`. */
const char *output_shard_path(struct output *output, int shard, int shards);
/* output_shards - the N of the shards that lie there, 0: there are none.  Of several N the one
 * whose first file is the newest. */
int output_shards(const struct output *output);

#endif

/*
 * plan.h - what of a build has to be made, and what can be kept of the build before.
 *
 * Units are numbered: pages and files, print, indexes.
 */
#ifndef BUILD_PLAN_H
#define BUILD_PLAN_H

#include "build/build.h"
#include "build/output.h"

/* A unit that may have to be made. */
struct todo {
	size_t unit;
	const struct entry *entry; /* the record that it is about; NULL: several */
	const struct unit_state *known; /* from before, if its files may be kept; else NULL */
};

struct plan {
	struct build *build;
	struct output output;
	struct arena arena;
	struct premises premises;
	struct state before, now; /* now: in the order of the units while they are made */
	size_t pages, units; /* units without indexes */
	struct todo *todo; /* what shows one record, then all else, then indexes */
	size_t todo_count, record_count;
	struct batch *batches; /* of the part of todo that is being made (build.c) */
	size_t batch_count, over; /* over: those of the parts before */
	bool let_go; /* `before` is no longer there */
	struct state *shards; /* for merge; their units are those of `before` */
};

/* plan_name - of a unit, in `arena`.  plan_entry - the record that it is about; NULL: several. */
const char *plan_name(const struct plan *plan, size_t unit, struct arena *arena);
const struct entry *plan_entry(const struct plan *plan, size_t unit);
/* plan_key - of everything that a unit of pages or print depends on; `key`: any, for the bytes. */
struct hash plan_key(const struct plan *plan, size_t unit, struct str *key);
/* plan_is_ours - does the shard make the unit of this name? */
bool plan_is_ours(const struct build *build, const char *name);

/*
 * plan_units - all but indexes: what is seen to be as it was is kept, and what it told is told
 * again; the rest is to do.
 * plan_let_go - a state of which little is of use any more is not held while units are made: only
 * that little is, and what to sweep away is read at the end.
 * plan_remember - where few records have changed, what they said is kept for the indexes.
 * plan_indexes - those of which a record's words have changed are to do, once records are made; which
 * records these are is told to the site.
 */
void plan_units(struct plan *plan, struct diag *diag);
void plan_let_go(struct plan *plan);
void plan_remember(struct plan *plan);
void plan_indexes(struct plan *plan);

#endif

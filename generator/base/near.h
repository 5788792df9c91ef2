/* near.h - the word of a list that was probably meant. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <stddef.h>

struct near {
	const char *word; /* what was written */
	const char *best; /* the nearest candidate so far, NULL: none is near enough */
	int distance; /* of `best` */
};

struct near near_start(const char *word);
/*
 * near_offer - consider a candidate.  Near enough is: at most a third of the characters changed
 * (insertions, deletions, replacements; at least one is allowed), or one is part of the other.
 */
void near_offer(struct near *near, const char *candidate);

#endif

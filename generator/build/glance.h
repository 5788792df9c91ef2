/*
 * glance.h - a look at all that is published, by another process while this one reads the site.
 *
 * A build asks the file system for every file that an earlier one made: tens of thousands, of which
 * nearly all are as they were left.
 */
#ifndef BUILD_GLANCE_H
#define BUILD_GLANCE_H

#include "build/state.h"

struct glance;

/* glance_begin - at what OUT/.boardpress/state names.  NULL: nobody looks (there is no state, no
 * process, or too much to be held twice), and whoever wants to know looks for himself. */
struct glance *glance_begin(const char *out);
/*
 * glance_end - marks the units of `before` (read from `path`) whose files are all as they were left;
 * none if it is not the state that was looked at.  `before` NULL: it is of no use any more.
 * `glance` is ended; NULL: nothing to do.
 */
void glance_end(struct glance *glance, const char *path, struct state *before);

#endif

/* premises.h - what many units depend on alike: the program, the templates, what lists say. */
#ifndef BUILD_PREMISES_H
#define BUILD_PREMISES_H

#include "build/build.h"
#include "build/state.h"

/* premises_installed - of the fonts and hyphenation patterns of the machine names and sizes: these
 * are the same on all machines of a sharded build. */
void premises_installed(struct str *key);

void premises_of(const struct build *build, struct premises *premises);

#endif

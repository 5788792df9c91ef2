/* premises.h - what many units depend on alike: the program, the templates, what lists say. */
#ifndef BUILD_PREMISES_H
#define BUILD_PREMISES_H

#include "build/build.h"
#include "build/state.h"

void premises_of(const struct build *build, struct premises *premises);

#endif

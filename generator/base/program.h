/* program.h - which program this is. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/str.h"

/* program_key - bytes that differ for another program, or the same one with other libraries: the
 * sums that the linker has put into them (ELF, NT_GNU_BUILD_ID); of a program without one, its own. */
void program_key(struct str *key);

#endif

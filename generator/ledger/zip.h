/*
 * zip.h - a ZIP (ISO/IEC 21320-1) in memory, by minizip: the same parts give the same bytes, for all
 * have the oldest time that a ZIP can hold.
 */
#ifndef LEDGER_ZIP_H
#define LEDGER_ZIP_H

#include <stdbool.h>

#include "base/str.h"

struct zip_part {
	const char *name; /* ASCII */
	const char *text;
	size_t len; /* less than 4 GiB */
};

/* zip_make - add a ZIP of these parts, deflated, to `out`; false: that failed. */
bool zip_make(const struct zip_part *parts, size_t count, struct str *out);

#endif

/*
 * outfile.h - a file that comes to stand whole or not at all, of bytes that come one after the
 * other.
 * files_write() of files.h takes them all at once.
 *
 * The bytes go to a hidden file beside it (files_fresh) or elsewhere; outfile_end() renames it.  A
 * failed write is kept and told there.
 */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct outfile;

/* outfile_begin - makes missing folders; NULL after telling `diag`.  `fresh`: where the bytes lie
 * until it ends, on the same disk; NULL: in that hidden file. */
struct outfile *outfile_begin(const char *path, const char *fresh, struct diag *diag);
void outfile_put(struct outfile *file, const void *bytes, size_t len);
/* outfile_end - ends it in any case, and takes what was written away unless `keep`.  False after
 * telling `diag`. */
bool outfile_end(struct outfile *file, bool keep, struct diag *diag);

#endif

/*
 * folder.h - a folder that is held open.
 *
 * Files that are written or looked at one after the other mostly lie in one folder.  Their names are
 * then looked up in it, not in every folder from the root on: of what it costs to write a small
 * file, a quarter.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/files.h"

struct diag;

/* {0} is none; ended by folder_leave().  TOP and PATH are copied. */
struct folder {
	struct arena arena;
	const char *top, *path; /* TOP/PATH is open; path NULL: nothing is */
	int fd; /* -1: it cannot be opened */
	bool made; /* by folder_write(): nothing lies in it but what was written since */
};

/* folder_stamp - of TOP/PATH, a file: false (and all 0) if it is no regular file. */
bool folder_stamp(
	struct folder *folder, const char *top, const char *path, struct file_stamp *stamp);

/*
 * folder_write - the file TOP/PATH holds these bytes: whole, or as it was before.
 *
 * As files_write(), but what is not yet whole is TOP/FRESH; `fresh_in` holds the folder of that
 * open.  False after telling `diag`.
 */
bool folder_write(struct folder *folder, struct folder *fresh_in, const char *top, const char *path,
	const char *fresh, const void *bytes, size_t len, struct diag *diag);

void folder_leave(struct folder *folder);

/* Several: what is made of a record goes to a folder in each edition, and to one of print. */
enum { FOLDERS = 4 };
struct folders {
	struct folder list[FOLDERS];
	size_t oldest;
};

/* folders_for - for folder_write() and folder_stamp(): the one that holds the folder of TOP/PATH
 * open, or else the one whose turn it is to be left for it.  Ended by folders_leave(). */
struct folder *folders_for(struct folders *folders, const char *top, const char *path);
void folders_leave(struct folders *folders);

#endif

/*
 * files.h - reading the author's files, writing ours whole or not at all.
 *
 * A path is as the user typed it, or relative to the current folder; '/' separates.
 */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diag;
struct str;

/* The largest file that is read, in bytes. */
enum { FILES_MAX = 256 * 1024 * 1024 };

/*
 * files_bytes - all bytes of a file, followed by a NUL that *len does not count.
 * NULL when it cannot be read; `diag`, if not NULL, has then been told.
 */
char *files_bytes(const char *path, struct arena *arena, struct diag *diag, size_t *len);
/* files_read - the same in place of what `text` holds, whose room serves file after file. */
bool files_read(const char *path, struct str *text, struct diag *diag);

/*
 * files_text - a file as UTF-8 with LF line ends and no byte order mark.
 *
 * GB18030 is recognised when the bytes are not UTF-8 but are GB18030 without a fault; that, a BOM
 * and CRLF are notes.  What is neither encoding is an error at the first byte that is not UTF-8,
 * and NULL.  Control characters are errors too, private-use characters warnings: both at their
 * places. Without `diag` nothing is told, and bytes that are not UTF-8 stay as they are.
 */
char *files_text(const char *path, struct arena *arena, struct diag *diag, size_t *len);
/* files_decode - the same of bytes that were read; `bytes` and what is returned may overlap. */
char *files_decode(
	const char *path, char *bytes, struct arena *arena, struct diag *diag, size_t *len);

/*
 * files_write - the file at `path` holds these bytes: whole, or as it was before.
 *
 * Makes missing folders.  Writes the hidden file ".NAME.PID.new" beside it, then renames.  A file
 * that already has these bytes is left alone.  False after telling `diag`.
 * folder_write() of folder.h does the same for many files.
 */
bool files_write(const char *path, const void *bytes, size_t len, struct diag *diag);
/* files_fresh - that name; in `arena`. */
char *files_fresh(struct arena *arena, const char *path);

/* files_put_bytes - write all of them to a file that is open; false and errno. */
bool files_put_bytes(int fd, const void *bytes, size_t len);

/* files_copy - `to` holds the bytes of `from`, as files_write does it. */
bool files_copy(const char *from, const char *to, struct diag *diag);

bool files_make_folder(const char *path, struct diag *diag); /* with those above it */
bool files_exists(const char *path);
bool files_is_folder(const char *path);

/* files_is_inside - does `path` lead to something below `folder`, links and ".." followed? */
bool files_is_inside(const char *folder, const char *path);

/* files_remove_empty - remove the folder and the folders above it, up to `top`, while empty. */
void files_remove_empty(const char *path, const char *top);

/* What a file system says of a file; as long as it says the same, its bytes are the same. */
struct file_stamp {
	int64_t size, modified, changed; /* bytes; nanoseconds since 1970 of mtime, ctime */
	uint64_t node; /* inode */
};

/* Nanoseconds within which the clock of a file system may stand still. */
#define FILES_TICK INT64_C(50000000)

/* files_stamp - false (and all 0) if it is no regular file.  files_stamp_in - of a name in a folder
 * that is open (openat). */
bool files_stamp(const char *path, struct file_stamp *stamp);
bool files_stamp_in(int folder, const char *name, struct file_stamp *stamp);
bool files_same_stamp(const struct file_stamp *a, const struct file_stamp *b);

struct file_listed {
	const char *path; /* relative to the folder that was listed */
	bool link; /* a symbolic link to a file; the stamp is that of the file */
	struct file_stamp stamp;
};

struct files {
	struct file_listed *list; /* sorted by the bytes of the paths */
	size_t count;
	bool folder_links; /* there are links to folders */
};

/*
 * files_list - all files below `folder`, in all depths, sorted by the bytes of their paths.
 * Names that begin with '.' are passed over, symbolic links to folders not followed.
 * files_names - the same for who wants the paths alone: the stamps say nothing.
 */
bool files_names(const char *folder, struct files *files, struct arena *arena, struct diag *diag);
bool files_list(const char *folder, struct files *files, struct arena *arena, struct diag *diag);

/*
 * files_key - add the path and the SHA-256 of every file below `folder` whose name ends in
 * `extension` ("": every one) to `key`, in the order of files_list().  Nothing for a folder that is
 * not there.
 */
void files_key(const char *folder, const char *extension, struct str *key);

/* files_join - "folder/name"; only "name" when the folder is "" or ".". */
char *files_join(struct arena *arena, const char *folder, const char *name);
/* files_folder - the part before the last '/', or ".".  files_name - the part behind it. */
char *files_folder(struct arena *arena, const char *path);
const char *files_name(const char *path);
/* files_has_extension - does the path end in `extension` (".md")? */
char *files_without_extension(struct arena *arena, const char *path);
bool files_has_extension(const char *path, const char *extension);
/* files_normalise - without "." and "a/.." parts; NULL when it would leave its start. */
char *files_normalise(struct arena *arena, const char *path);

#endif

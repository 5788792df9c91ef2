#define _DEFAULT_SOURCE /* realpath, d_type */
#include "base/files.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/pack.h"
#include "base/str.h"

static struct where at_file(const char *path)
{
	return (struct where){ .file = path };
}

static void fail(const char *path, struct diag *diag, int error)
{
	if (diag != NULL)
		diag_report(diag, at_file(path), MESSAGE_NO_FILE, path, strerror(error));
}

/* To read a file of *size bytes; -1 after telling `diag`. */
static int open_file(const char *path, struct diag *diag, size_t *size)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		fail(path, diag, errno);
		return -1;
	}
	if (fstat(fd, &st) != 0 || S_ISDIR(st.st_mode))
		fail(path, diag, S_ISDIR(st.st_mode) ? EISDIR : errno);
	else if (st.st_size <= FILES_MAX) {
		*size = (size_t)st.st_size;
		return fd;
	} else if (diag != NULL)
		diag_report(diag, at_file(path), MESSAGE_TOO_LARGE, "268435456");
	close(fd);
	return -1;
}

/* Up to `room` bytes, and a NUL behind them; closes `fd`. */
static bool read_file(
	int fd, const char *path, char *bytes, size_t room, size_t *used, struct diag *diag)
{
	ssize_t got = 1;
	*used = 0;
	while (*used < room && (got = read(fd, bytes + *used, room - *used)) > 0)
		*used += (size_t)got;
	int error = errno;
	close(fd);
	*used = got >= 0 ? *used : 0;
	bytes[*used] = '\0';
	if (got < 0)
		fail(path, diag, error);
	return got >= 0;
}

char *files_bytes(const char *path, struct arena *arena, struct diag *diag, size_t *len)
{
	size_t room;
	*len = 0;
	int fd = open_file(path, diag, &room);
	if (fd < 0)
		return NULL;
	char *bytes = arena_alloc(arena, room + 1);
	return read_file(fd, path, bytes, room, len, diag) ? bytes : NULL;
}

bool files_read(const char *path, struct str *text, struct diag *diag)
{
	size_t room;
	str_clear(text);
	int fd = open_file(path, diag, &room);
	return fd >= 0 && read_file(fd, path, str_room(text, room), room, &text->len, diag);
}

/* ---- writing */

bool files_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool files_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool files_make_folder(const char *path, struct diag *diag)
{
	if (path[0] == '\0' || files_is_folder(path))
		return true;
	struct arena arena = { 0 };
	char *copy = arena_strdup(&arena, path);
	bool ok = true;
	for (char *p = copy + 1; ok; p++) {
		if (*p != '/' && *p != '\0')
			continue;
		char kept = *p;
		*p = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			ok = diag_world(diag, copy, errno);
		*p = kept;
		if (kept == '\0')
			break;
	}
	arena_free(&arena);
	return ok;
}

bool files_put_bytes(int fd, const void *bytes, size_t len)
{
	const char *from = bytes;
	while (len > 0) {
		ssize_t done = write(fd, from, len);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		from += done;
		len -= (size_t)done;
	}
	return true;
}

char *files_fresh(struct arena *arena, const char *path)
{
	const char *name = files_name(path);
	return arena_printf(
		arena, "%.*s.%s.%ld.new", (int)(name - path), path, name, (long)getpid());
}

bool files_write(const char *path, const void *bytes, size_t len, struct diag *diag)
{
	struct arena arena = { 0 };
	struct folder folder = { 0 }, fresh_in = { 0 };
	const char *fresh = files_name(files_fresh(&arena, path));
	bool ok = folder_write(&folder, &fresh_in, files_folder(&arena, path), files_name(path),
		fresh, bytes, len, diag);
	folder_leave(&folder);
	folder_leave(&fresh_in);
	arena_free(&arena);
	return ok;
}

bool files_copy(const char *from, const char *to, struct diag *diag)
{
	struct arena arena = { 0 };
	size_t len;
	const char *bytes = files_bytes(from, &arena, diag, &len);
	bool ok = bytes != NULL && files_write(to, bytes, len, diag);
	arena_free(&arena);
	return ok;
}

bool files_is_inside(const char *folder, const char *path)
{
	char *top = realpath(folder, NULL), *real = realpath(path, NULL);
	size_t len = top != NULL ? strlen(top) : 0;
	bool inside = top != NULL && real != NULL && strncmp(real, top, len) == 0 &&
		(real[len] == '/' || strcmp(top, "/") == 0);
	free(top);
	free(real);
	return inside;
}

void files_remove_empty(const char *path, const char *top)
{
	struct arena arena = { 0 };
	while (strlen(path) > strlen(top) && rmdir(path) == 0)
		path = files_folder(&arena, path);
	arena_free(&arena);
}

/* ---- listing */

struct list {
	struct arena *arena;
	struct file_listed *files;
	size_t count, room;
	bool names; /* no stamps are wanted */
	bool folder_links;
};

static struct file_stamp stamp_of(const struct stat *st)
{
	return (struct file_stamp){ .size = st->st_size,
		.modified = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
		.changed = (int64_t)st->st_ctim.tv_sec * 1000000000 + st->st_ctim.tv_nsec,
		.node = st->st_ino };
}

bool files_stamp_in(int folder, const char *name, struct file_stamp *stamp)
{
	struct stat st;
	bool regular = fstatat(folder, name, &st, 0) == 0 && S_ISREG(st.st_mode);
	*stamp = regular ? stamp_of(&st) : (struct file_stamp){ 0 };
	return regular;
}

bool files_stamp(const char *path, struct file_stamp *stamp)
{
	return files_stamp_in(AT_FDCWD, path, stamp);
}

bool files_same_stamp(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->size == b->size && a->modified == b->modified && a->changed == b->changed &&
		a->node == b->node;
}

/* Of most entries the folder itself says what they are. */
static bool look_at(const struct list *list, DIR *dir, const struct dirent *entry, struct stat *st)
{
	if (list->names && (entry->d_type == DT_REG || entry->d_type == DT_DIR)) {
		*st = (struct stat){ .st_mode = DTTOIF(entry->d_type) };
		return true;
	}
	return fstatat(dirfd(dir), entry->d_name, st, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool walk(struct list *list, const char *folder, const char *below, struct diag *diag)
{
	DIR *dir = opendir(folder);
	if (dir == NULL)
		return diag_world(diag, folder, errno);
	bool ok = true;
	for (struct dirent *entry; ok && (entry = readdir(dir)) != NULL;) {
		struct stat st;
		if (entry->d_name[0] == '.')
			continue;
		char *relative = files_join(list->arena, below, entry->d_name);
		if (!look_at(list, dir, entry, &st))
			continue;
		if (S_ISDIR(st.st_mode)) {
			ok = walk(list, files_join(list->arena, folder, entry->d_name), relative,
				diag);
			continue;
		}
		bool link = S_ISLNK(st.st_mode);
		if (link && fstatat(dirfd(dir), entry->d_name, &st, 0) != 0)
			continue;
		list->folder_links = list->folder_links || S_ISDIR(st.st_mode);
		if (!S_ISREG(st.st_mode))
			continue;
		if (list->count == list->room) {
			list->room = list->room != 0 ? 2 * list->room : 64;
			list->files = mem_resize(list->files, list->room * sizeof(*list->files));
		}
		list->files[list->count++] = (struct file_listed){ relative, link, stamp_of(&st) };
	}
	closedir(dir);
	return ok;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(((const struct file_listed *)a)->path, ((const struct file_listed *)b)->path);
}

static bool list_all(struct list list, const char *folder, struct files *files, struct diag *diag)
{
	struct arena *arena = list.arena;
	bool ok = walk(&list, folder, "", diag);
	if (list.count > 0)
		qsort(list.files, list.count, sizeof(*list.files), by_bytes);
	files->count = list.count;
	files->folder_links = list.folder_links;
	files->list = arena_alloc(arena, (list.count + 1) * sizeof(*list.files));
	if (list.count > 0)
		memcpy(files->list, list.files, list.count * sizeof(*list.files));
	free(list.files);
	return ok;
}

bool files_list(const char *folder, struct files *files, struct arena *arena, struct diag *diag)
{
	return list_all((struct list){ .arena = arena }, folder, files, diag);
}

bool files_names(const char *folder, struct files *files, struct arena *arena, struct diag *diag)
{
	return list_all((struct list){ .arena = arena, .names = true }, folder, files, diag);
}

void files_key(const char *folder, const char *extension, struct str *key)
{
	struct arena arena = { 0 };
	struct files files = { 0 };
	struct diag quiet;
	diag_init(&quiet);
	if (files_is_folder(folder))
		files_list(folder, &files, &arena, &quiet);
	for (size_t i = 0; i < files.count; i++) {
		const char *path = files.list[i].path;
		struct arena one = { 0 };
		struct hash hash = { 0 };
		size_t len;
		if (extension[0] != '\0' && !files_has_extension(path, extension))
			continue;
		const char *bytes = files_bytes(files_join(&one, folder, path), &one, NULL, &len);
		if (bytes != NULL)
			hash_make(&hash, bytes, len);
		pack_text(key, path);
		pack_bytes(key, hash.bytes, HASH_BYTES);
		arena_free(&one);
	}
	diag_free(&quiet);
	arena_free(&arena);
}

/* ---- paths */

char *files_join(struct arena *arena, const char *folder, const char *name)
{
	if (folder[0] == '\0' || strcmp(folder, ".") == 0 || name[0] == '/')
		return arena_strdup(arena, name);
	size_t len = strlen(folder), name_len = strlen(name);
	bool slash = folder[len - 1] != '/';
	char *path = arena_alloc(arena, len + slash + name_len + 1);
	memcpy(path, folder, len);
	if (slash)
		path[len] = '/';
	memcpy(path + len + slash, name, name_len);
	return path;
}

char *files_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL)
		return arena_strdup(arena, ".");
	return arena_strndup(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

const char *files_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash != NULL ? slash + 1 : path;
}

bool files_has_extension(const char *path, const char *extension)
{
	size_t len = strlen(path), want = strlen(extension);
	return len > want && strcmp(path + len - want, extension) == 0;
}

char *files_normalise(struct arena *arena, const char *path)
{
	char *out = arena_alloc(arena, strlen(path) + 1);
	size_t used = 0;
	for (const char *p = path; *p != '\0';) {
		size_t len = strcspn(p, "/");
		if (len == 2 && p[0] == '.' && p[1] == '.') {
			if (used == 0)
				return NULL;
			while (used > 0 && out[--used] != '/')
				continue;
		} else if (len > 0 && !(len == 1 && p[0] == '.')) {
			if (used > 0)
				out[used++] = '/';
			memcpy(out + used, p, len);
			used += len;
		}
		p += len + (p[len] == '/');
	}
	out[used] = '\0';
	return out;
}

char *files_without_extension(struct arena *arena, const char *path)
{
	const char *dot = strrchr(files_name(path), '.');
	return arena_strndup(arena, path, dot != NULL ? (size_t)(dot - path) : strlen(path));
}

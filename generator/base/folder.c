#define _GNU_SOURCE /* O_PATH */
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"

void folder_leave(struct folder *f)
{
	if (f->path != NULL && f->fd >= 0)
		close(f->fd);
	arena_free(&f->arena);
	*f = (struct folder){ 0 };
}

/* Of the folder of a file. */
static size_t length_of(const char *path)
{
	size_t length = (size_t)(files_name(path) - path);
	return length > 0 ? length - 1 : 0;
}

static bool is_in(const struct folder *f, const char *top, const char *path, size_t length)
{
	return f->path != NULL && strncmp(f->path, path, length) == 0 && f->path[length] == '\0' &&
		strcmp(f->top, top) == 0;
}

struct folder *folders_for(struct folders *folders, const char *top, const char *path)
{
	size_t length = length_of(path);
	for (size_t i = 0; i < FOLDERS; i++)
		if (is_in(&folders->list[i], top, path, length))
			return &folders->list[i];
	folders->oldest = (folders->oldest + 1) % FOLDERS;
	return &folders->list[folders->oldest];
}

void folders_leave(struct folders *folders)
{
	for (size_t i = 0; i < FOLDERS; i++)
		folder_leave(&folders->list[i]);
}

static const char *full_path(struct folder *f)
{
	return f->path[0] != '\0' ? files_join(&f->arena, f->top, f->path) : f->top;
}

/* The folder of a file; -1 and errno: it cannot be opened. */
static int enter(struct folder *f, const char *top, const char *path)
{
	size_t length = length_of(path);
	if (is_in(f, top, path, length) && f->fd >= 0)
		return f->fd;
	folder_leave(f);
	f->top = arena_strdup(&f->arena, top);
	f->path = arena_strndup(&f->arena, path, length);
	f->fd = open(full_path(f), O_PATH | O_DIRECTORY | O_CLOEXEC);
	return f->fd;
}

/* With the folders above it; -1 after telling `diag`. */
static int enter_made(struct folder *f, const char *top, const char *path, struct diag *diag)
{
	int fd = enter(f, top, path);
	if (fd >= 0)
		return fd;
	const char *full = full_path(f);
	if (errno != ENOENT) {
		diag_world(diag, full, errno);
		return -1;
	}
	if (!files_make_folder(files_folder(&f->arena, full), diag))
		return -1;
	f->made = mkdir(full, 0777) == 0;
	if (f->made || errno == EEXIST)
		f->fd = open(full, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (f->fd < 0)
		diag_world(diag, full, errno);
	return f->fd;
}

bool folder_stamp(struct folder *f, const char *top, const char *path, struct file_stamp *stamp)
{
	*stamp = (struct file_stamp){ 0 };
	return enter(f, top, path) >= 0 && files_stamp_in(f->fd, files_name(path), stamp);
}

static bool has_bytes(struct folder *f, const char *path, const void *bytes, size_t len)
{
	struct file_stamp stamp;
	if (f->made || !files_stamp_in(f->fd, files_name(path), &stamp) ||
		(size_t)stamp.size != len)
		return false;
	struct arena arena = { 0 };
	size_t got;
	const char *there = files_bytes(files_join(&arena, f->top, path), &arena, NULL, &got);
	bool same = there != NULL && got == len && memcmp(there, bytes, len) == 0;
	arena_free(&arena);
	return same;
}

/* These are 0, or what is wrong. */
static int fill(int folder, const char *name, const void *bytes, size_t len)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	int error = fd < 0 || !files_put_bytes(fd, bytes, len) ? errno : 0;
	if (fd >= 0 && close(fd) != 0 && error == 0)
		error = errno;
	return error;
}

static int put(struct folder *f, struct folder *fresh_in, const char *path, const char *fresh,
	const void *bytes, size_t len)
{
	const char *name = files_name(fresh);
	int error = fill(fresh_in->fd, name, bytes, len);
	if (error == 0 && renameat(fresh_in->fd, name, f->fd, files_name(path)) != 0)
		error = errno;
	if (error != 0)
		unlinkat(fresh_in->fd, name, 0);
	return error;
}

/* Someone may have taken away a folder that is held open: then it is made again, once. */
bool folder_write(struct folder *f, struct folder *fresh_in, const char *top, const char *path,
	const char *fresh, const void *bytes, size_t len, struct diag *diag)
{
	for (int attempt = 0;; attempt++) {
		if (enter_made(f, top, path, diag) < 0 ||
			enter_made(fresh_in, top, fresh, diag) < 0)
			return false;
		if (has_bytes(f, path, bytes, len))
			return true;
		int error = put(f, fresh_in, path, fresh, bytes, len);
		if (error == 0)
			return true;
		if (error != ENOENT || attempt > 0) {
			struct arena arena = { 0 };
			diag_world(diag, files_join(&arena, top, path), error);
			arena_free(&arena);
			return false;
		}
		folder_leave(f);
		folder_leave(fresh_in);
	}
}

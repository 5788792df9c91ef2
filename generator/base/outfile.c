#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/files.h"

struct outfile {
	struct arena arena;
	const char *path, *fresh; /* to be; so far */
	int fd, error;
	size_t used;
	char bytes[64 * 1024]; /* not written yet */
};

struct outfile *outfile_begin(const char *path, const char *fresh, struct diag *diag)
{
	struct outfile *file = mem_alloc(sizeof(*file));
	file->path = arena_strdup(&file->arena, path);
	file->fresh =
		fresh != NULL ? arena_strdup(&file->arena, fresh) : files_fresh(&file->arena, path);
	bool ok = files_make_folder(files_folder(&file->arena, path), diag);
	file->fd = ok ? open(file->fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666) : -1;
	if (file->fd >= 0)
		return file;
	if (ok)
		diag_world(diag, file->fresh, errno);
	arena_free(&file->arena);
	free(file);
	return NULL;
}

static void write_all(struct outfile *file, const char *bytes, size_t len)
{
	if (file->error == 0 && !files_put_bytes(file->fd, bytes, len))
		file->error = errno;
}

void outfile_put(struct outfile *file, const void *bytes, size_t len)
{
	if (len > sizeof(file->bytes) - file->used) {
		write_all(file, file->bytes, file->used);
		file->used = 0;
	}
	if (len >= sizeof(file->bytes)) {
		write_all(file, bytes, len);
		return;
	}
	memcpy(file->bytes + file->used, bytes, len);
	file->used += len;
}

bool outfile_end(struct outfile *file, bool keep, struct diag *diag)
{
	bool ok = true;
	if (keep)
		write_all(file, file->bytes, file->used);
	if (close(file->fd) != 0 && file->error == 0)
		file->error = errno;
	if (keep && file->error == 0 && rename(file->fresh, file->path) != 0)
		file->error = errno;
	if (keep && file->error != 0)
		ok = diag_world(diag, file->path, file->error);
	if (!keep || !ok)
		unlink(file->fresh);
	arena_free(&file->arena);
	free(file);
	return ok;
}

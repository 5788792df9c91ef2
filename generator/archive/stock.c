#define _GNU_SOURCE /* O_TMPFILE */
#include "archive/stock.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/files.h"

struct stock {
	int file;
	int64_t most; /* bytes that it may have */
	_Atomic int64_t *end; /* of what is taken; all processes see it */
};

/* What is published needs room, too. */
static int64_t quarter_of_free(int file)
{
	struct statvfs disk;
	if (fstatvfs(file, &disk) != 0)
		return 0;
	return (int64_t)((double)disk.f_bavail * (double)disk.f_frsize / 4);
}

struct stock *stock_open(const char *folder)
{
	struct diag quiet;
	diag_init(&quiet);
	bool there = files_make_folder(folder, &quiet);
	diag_free(&quiet);
	int file = there ? open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) : -1;
	if (file < 0)
		return NULL;
	void *shared = mmap(NULL, sizeof(_Atomic int64_t), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED) {
		close(file);
		return NULL;
	}
	struct stock *stock = mem_alloc(sizeof(*stock));
	*stock = (struct stock){ .file = file, .most = quarter_of_free(file), .end = shared };
	return stock;
}

void stock_close(struct stock *stock)
{
	if (stock == NULL)
		return;
	munmap(stock->end, sizeof(*stock->end));
	close(stock->file);
	free(stock);
}

int64_t stock_put(struct stock *stock, const struct str *bytes)
{
	int64_t at = atomic_fetch_add(stock->end, (int64_t)bytes->len);
	if (at + (int64_t)bytes->len > stock->most)
		return -1;
	for (size_t done = 0; done < bytes->len;) {
		ssize_t n = pwrite(
			stock->file, bytes->text + done, bytes->len - done, at + (int64_t)done);
		if (n <= 0)
			return -1;
		done += (size_t)n;
	}
	return at;
}

bool stock_get(const struct stock *stock, int64_t at, size_t length, struct str *bytes)
{
	str_clear(bytes);
	char *room = str_room(bytes, length);
	for (size_t done = 0; done < length;) {
		ssize_t n = pread(stock->file, room + done, length - done, at + (int64_t)done);
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	bytes->len = length;
	return true;
}

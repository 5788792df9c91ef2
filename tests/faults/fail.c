/*
 * fail.c - a library to be preloaded: the N-th call of a function fails.
 *
 *	FAIL_CALL=write FAIL_AT=17 FAIL_ERRNO=28 LD_PRELOAD=.../fail.so boardpress ...
 *	FAIL_COUNT=FILE    the number of calls is written there at the end
 *	FAIL_DIES=1        the process is killed at that call
 *	FAIL_CLOCK=SECONDS the clock is wrong by so much
 *	FAIL_TWICE=END FAIL_OTHER=FILE   a file whose path ends so is FILE from the second time on that it is opened
 *
 * Calls of the first process and of those that it forks are counted together.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct shared {
	atomic_long calls, opened;
};

static struct shared *shared;
static long fail_at, clock_error;
static int fail_errno, dies;
static const char *call, *count_file, *twice, *other;
static pid_t first;

__attribute__((constructor)) static void start(void)
{
	const char *at = getenv("FAIL_AT"), *error = getenv("FAIL_ERRNO");
	const char *wrong = getenv("FAIL_CLOCK");
	void *(*map)(void *, size_t, int, int, int, off_t);
	*(void **)&map = dlsym(RTLD_NEXT, "mmap");
	fail_at = at != NULL ? atol(at) : 0;
	fail_errno = error != NULL ? atoi(error) : EIO;
	clock_error = wrong != NULL ? atol(wrong) : 0;
	dies = getenv("FAIL_DIES") != NULL;
	count_file = getenv("FAIL_COUNT");
	first = getpid();
	shared = map(
		NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	twice = getenv("FAIL_TWICE");
	other = getenv("FAIL_OTHER");
	call = getenv("FAIL_CALL");
}

__attribute__((destructor)) static void end(void)
{
	if (count_file == NULL || getpid() != first || shared == NULL)
		return;
	call = NULL;
	FILE *out = fopen(count_file, "w");
	if (out != NULL) {
		fprintf(out, "%ld\n", atomic_load(&shared->calls));
		fclose(out);
	}
}

static int fails(const char *name)
{
	if (call == NULL || shared == NULL || strcmp(call, name) != 0)
		return 0;
	if (atomic_fetch_add(&shared->calls, 1) + 1 != fail_at)
		return 0;
	if (dies)
		kill(getpid(), SIGKILL);
	errno = fail_errno;
	return 1;
}

static int is_other(const char *path)
{
	size_t len = strlen(path), end = twice != NULL ? strlen(twice) : 0;
	if (end == 0 || len < end || strcmp(path + len - end, twice) != 0)
		return 0;
	return atomic_fetch_add(&shared->opened, 1) > 0;
}

#define NEXT(name) \
	static __typeof__(name) *next; \
	if (next == NULL) \
	*(void **)&next = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t len)
{
	NEXT(write);
	if (fd > 2 && fails("write"))
		return -1;
	return next(fd, bytes, len);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	NEXT(pwrite);
	return fails("write") ? -1 : next(fd, bytes, len, at);
}

ssize_t pread(int fd, void *bytes, size_t len, off_t at)
{
	NEXT(pread);
	return fails("pread") ? -1 : next(fd, bytes, len, at);
}

int open(const char *path, int flags, ...)
{
	NEXT(open);
	mode_t mode = 0;
	if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {
		va_list args;
		va_start(args, flags);
		mode = va_arg(args, mode_t);
		va_end(args);
		if (fails("create"))
			return -1;
	} else if (fails("open"))
		return -1;
	else if (is_other(path))
		path = other;
	return next(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	NEXT(openat);
	mode_t mode = 0;
	if ((flags & O_CREAT) != 0) {
		va_list args;
		va_start(args, flags);
		mode = va_arg(args, mode_t);
		va_end(args);
	}
	if (fails((flags & O_CREAT) != 0 ? "create" : "open"))
		return -1;
	return next(folder, path, flags, mode);
}

int close(int fd)
{
	NEXT(close);
	if (fd > 2 && fails("close")) {
		next(fd);
		errno = fail_errno;
		return -1;
	}
	return next(fd);
}

int rename(const char *from, const char *to)
{
	NEXT(rename);
	return fails("rename") ? -1 : next(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	NEXT(renameat);
	return fails("rename") ? -1 : next(from_folder, from, to_folder, to);
}

int mkdir(const char *path, mode_t mode)
{
	NEXT(mkdir);
	return fails("mkdir") ? -1 : next(path, mode);
}

int unlink(const char *path)
{
	NEXT(unlink);
	return fails("unlink") ? -1 : next(path);
}

int unlinkat(int folder, const char *path, int flags)
{
	NEXT(unlinkat);
	return fails("unlink") ? -1 : next(folder, path, flags);
}

int syncfs(int fd)
{
	NEXT(syncfs);
	return fails("fsync") ? -1 : next(fd);
}

int fsync(int fd)
{
	NEXT(fsync);
	return fails("fsync") ? -1 : next(fd);
}

pid_t fork(void)
{
	NEXT(fork);
	return fails("fork") ? -1 : next();
}

int pipe(int ends[2])
{
	NEXT(pipe);
	return fails("pipe") ? -1 : next(ends);
}

FILE *tmpfile(void)
{
	NEXT(tmpfile);
	return fails("tmpfile") ? NULL : next();
}

void *mmap(void *at, size_t len, int protection, int flags, int fd, off_t offset)
{
	NEXT(mmap);
	return fails("mmap") ? MAP_FAILED : next(at, len, protection, flags, fd, offset);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	NEXT(clock_gettime);
	int result = next(clock, now);
	if (result == 0 && clock == CLOCK_REALTIME)
		now->tv_sec += clock_error;
	return result;
}

time_t time(time_t *out)
{
	struct timespec now = { 0 };
	clock_gettime(CLOCK_REALTIME, &now);
	if (out != NULL)
		*out = now.tv_sec;
	return now.tv_sec;
}

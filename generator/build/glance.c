#define _POSIX_C_SOURCE 200809L /* kill */
#include "build/glance.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build/output.h"

/* Bytes of a state: a larger one takes more memory twice than the time is worth. */
enum { MOST = 16 << 20 };

struct glance {
	pid_t pid;
	FILE *answer; /* to be read from */
};

/* What comes first; a byte a unit follows, in the order of the state. */
struct head {
	struct file_stamp state; /* of the file, before it was read */
	uint64_t count;
};

static FILE *stream(int fd, const char *mode)
{
	FILE *file = fdopen(fd, mode);
	if (file == NULL)
		mem_none();
	return file;
}

/* ---- in the other process */

static void look(const char *out, const char *path, FILE *answer)
{
	struct output output = { .folder = out, .lock = -1, .shard_lock = -1 };
	struct head head = { 0 };
	struct state state;
	if (!files_stamp(path, &head.state) || !state_read(path, &state))
		_exit(1);
	char *seen = mem_alloc(state.count + 1);
	head.count = state.count;
	for (size_t i = 0; i < state.count; i++)
		seen[i] = output_untouched(&output, &state.units[i]);
	fwrite(&head, sizeof(head), 1, answer);
	fwrite(seen, 1, state.count, answer);
	_exit(fflush(answer) == 0 ? 0 : 1);
}

/* ---- in this one */

static const char *path_of(const char *out, struct arena *arena)
{
	return arena_printf(arena, "%s/.boardpress/state", out);
}

struct glance *glance_begin(const char *out)
{
	struct arena arena = { 0 };
	struct glance *glance = NULL;
	struct file_stamp state;
	const char *path = path_of(out, &arena);
	int ends[2];
	if (files_stamp(path, &state) && state.size <= MOST && pipe(ends) == 0) {
		pid_t pid = fork();
		if (pid == 0) {
			close(ends[0]);
			look(out, path, stream(ends[1], "wb"));
		}
		close(ends[1]);
		if (pid > 0) {
			glance = mem_alloc(sizeof(*glance));
			*glance = (struct glance){ pid, stream(ends[0], "rb") };
		} else {
			close(ends[0]);
		}
	}
	arena_free(&arena);
	return glance;
}

static void take(const struct glance *glance, const char *path, struct state *before)
{
	struct head head;
	struct file_stamp now;
	char *seen = mem_alloc(before->count + 1);
	bool ok = fread(&head, sizeof(head), 1, glance->answer) == 1 &&
		head.count == before->count && files_stamp(path, &now) &&
		files_same_stamp(&now, &head.state) &&
		fread(seen, 1, before->count, glance->answer) == before->count;
	for (size_t i = 0; i < before->count && ok; i++)
		before->units[i].untouched = seen[i] != 0;
	free(seen);
}

void glance_end(struct glance *glance, const char *path, struct state *before)
{
	if (glance == NULL)
		return;
	if (before != NULL)
		take(glance, path, before);
	fclose(glance->answer);
	kill(glance->pid, SIGKILL);
	while (waitpid(glance->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	free(glance);
}

#include "base/work.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_WORKERS = 64 };

struct worker {
	pid_t pid;
	int done; /* read end: a byte for every unit begun or ended */
	FILE *report; /* what the worker found, a file that it inherited unlinked */
	size_t unit; /* that it holds */
	bool holds;
};

void work_made(struct work *work, const char *path)
{
	if (work->made_count == work->made_room) {
		work->made_room = work->made_room != 0 ? 2 * work->made_room : 256;
		work->made = mem_resize(work->made, work->made_room * sizeof(*work->made));
	}
	work->made[work->made_count++] = arena_strdup(&work->arena, path);
}

void work_end(struct work *work)
{
	free(work->made);
	arena_free(&work->arena);
	work->made = NULL;
	work->made_count = work->made_room = 0;
}

/* ---- in the worker */

struct note {
	uint64_t unit;
	char ended; /* 0: begun */
};

static void serve(struct work *work, int queue, int notes, FILE *report)
{
	struct diag diag;
	bool ok = true;
	uint64_t unit;
	diag_init(&diag);
	work->made_count = 0; /* those of the parent are no news to it */
	while (read(queue, &unit, sizeof(unit)) == (ssize_t)sizeof(unit)) {
		struct note note = { unit, 0 };
		if (write(notes, &note, sizeof(note)) < 0)
			break;
		ok = work->run(work->context, (size_t)unit, work, &diag) && ok;
		note.ended = 1;
		if (write(notes, &note, sizeof(note)) < 0)
			break;
	}
	diag_write(&diag, report);
	for (size_t i = 0; i < work->made_count; i++)
		fprintf(report, "%s%c", work->made[i], '\0');
	fputc('\0', report);
	fputc(ok ? '1' : '0', report);
	ok = fflush(report) == 0;
	_exit(ok ? 0 : 74);
}

/* ---- in the parent */

static bool start(struct work *work, struct worker *worker, int queue[2],
	const struct worker *others, int count)
{
	int notes[2];
	worker->report = tmpfile();
	if (worker->report == NULL || pipe(notes) != 0)
		return false;
	worker->pid = fork();
	if (worker->pid == 0) {
		close(queue[1]);
		close(notes[0]);
		for (int i = 0; i < count; i++)
			close(others[i].done);
		serve(work, queue[0], notes[1], worker->report);
	}
	close(notes[1]);
	worker->done = notes[0];
	return worker->pid > 0;
}

static void take_note(struct work *work, struct worker *worker, size_t *done)
{
	struct note note;
	if (read(worker->done, &note, sizeof(note)) != (ssize_t)sizeof(note)) {
		close(worker->done);
		worker->done = -1;
		return;
	}
	worker->unit = (size_t)note.unit;
	worker->holds = !note.ended;
	if (note.ended && work->progress != NULL)
		work->progress(work->context, ++*done, work->count);
}

/* Feed the queue and listen to the workers until all of them have closed their ends. */
static void feed(struct work *work, struct worker *workers, int count, int queue)
{
	size_t next = 0, done = 0;
	for (;;) {
		struct pollfd polls[MAX_WORKERS + 1];
		int open = 0;
		for (int i = 0; i < count; i++) {
			polls[i] = (struct pollfd){ workers[i].done, POLLIN, 0 };
			open += workers[i].done >= 0;
		}
		if (open == 0)
			break;
		polls[count] = (struct pollfd){ queue, POLLOUT, 0 };
		if (poll(polls, (nfds_t)count + 1, -1) < 0 && errno != EINTR)
			break;
		if (queue >= 0 && (polls[count].revents & (POLLOUT | POLLERR))) {
			uint64_t unit = next++;
			if (unit >= work->count || write(queue, &unit, sizeof(unit)) < 0) {
				close(queue);
				queue = -1;
			}
		}
		for (int i = 0; i < count; i++)
			if (polls[i].fd >= 0 && polls[i].revents != 0)
				take_note(work, &workers[i], &done);
	}
	if (queue >= 0)
		close(queue);
}

static bool read_report(struct work *work, FILE *report, struct diag *diag)
{
	struct {
		char text[4096];
		size_t len;
	} path = { .len = 0 };
	rewind(report);
	if (!diag_read(diag, report))
		return false;
	for (int c; (c = fgetc(report)) != EOF;) {
		if (c != '\0') {
			if (path.len + 1 < sizeof(path.text))
				path.text[path.len++] = (char)c;
			continue;
		}
		path.text[path.len] = '\0';
		if (path.len == 0)
			return fgetc(report) == '1';
		work_made(work, path.text);
		path.len = 0;
	}
	return false;
}

static bool finish(struct work *work, struct worker *worker, struct diag *diag)
{
	int status = 0;
	while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	bool ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (!ok && worker->holds) {
		struct arena arena = { 0 };
		diag_report(diag, (struct where){ 0 }, MESSAGE_WORKER,
			work->name(work->context, worker->unit, &arena));
		arena_free(&arena);
	} else if (ok) {
		ok = read_report(work, worker->report, diag);
	}
	fclose(worker->report);
	return ok;
}

static bool run_here(struct work *work, struct diag *diag)
{
	bool ok = true;
	for (size_t i = 0; i < work->count; i++) {
		ok = work->run(work->context, i, work, diag) && ok;
		if (work->progress != NULL)
			work->progress(work->context, i + 1, work->count);
	}
	return ok;
}

bool work_run(struct work *work, struct diag *diag)
{
	struct worker workers[MAX_WORKERS] = { 0 };
	int queue[2], count = 0, want = work->workers < MAX_WORKERS ? work->workers : MAX_WORKERS;
	bool ok = true;

	if ((size_t)want > work->count)
		want = (int)work->count;
	if (want <= 1)
		return run_here(work, diag);
	if (pipe(queue) != 0)
		return diag_world(diag, "pipe", errno);
	fflush(NULL);
	while (count < want && start(work, &workers[count], queue, workers, count))
		count++;
	close(queue[0]);
	if (count == 0) {
		close(queue[1]);
		return run_here(work, diag);
	}
	feed(work, workers, count, queue[1]);
	for (int i = 0; i < count; i++)
		ok = finish(work, &workers[i], diag) && ok;
	return ok;
}

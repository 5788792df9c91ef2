#include "base/work.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sums.h"

enum { MAX_WORKERS = 64 };

struct worker {
	pid_t pid;
	int done; /* read end: a note for every unit begun or ended */
	FILE *report; /* the results of its units, a file that it inherited unlinked */
	size_t unit; /* that it holds */
	bool holds;
};

/* Which units are to be done in this round, the dearest first. */
struct todo {
	size_t *units;
	size_t count;
};

/* ---- what a unit made */

static void note_file(struct work *work, const struct work_file *file)
{
	struct work_result *r = work->now;
	if (r->file_count == work->file_room) {
		work->file_room = 2 * work->file_room + 4;
		work->files = mem_resize(work->files, work->file_room * sizeof(*work->files));
	}
	r->files = work->files;
	r->files[r->file_count] = *file;
	r->files[r->file_count++].path = arena_strdup(&work->arena, file->path);
}

bool work_write(struct work *work, const char *out, const char *path, const void *bytes, size_t len,
	struct diag *diag)
{
	struct arena arena = { 0 };
	struct work_file file = { .path = path };
	const char *fresh = arena_printf(&arena, ".boardpress/%ld.new", (long)getpid());
	struct folder *folder = folders_for(&work->folders, out, path);
	bool ok = folder_write(folder, &work->fresh, out, path, fresh, bytes, len, diag);
	if (ok) {
		folder_stamp(folder, out, path, &file.stamp);
		note_file(work, &file);
		sums_note(work, bytes, len);
	}
	arena_free(&arena);
	return ok;
}

void work_keep(struct work *work, const struct work_file *file)
{
	note_file(work, file);
}

/* Sums that are made later are put by the place of a file. */
void work_forget(struct work *work)
{
	sums_settle(work);
	work->now->file_count = 0;
}

void work_answer(struct work *work, const struct str *bytes)
{
	char *copy = arena_alloc(&work->arena, bytes->len + 1);
	memcpy(copy, str_text(bytes), bytes->len);
	work->now->answer = copy;
	work->now->answer_length = bytes->len;
}

/* There are results of many units: none has more room than it needs. */
static void settle_files(struct work *work)
{
	struct work_result *r = work->now;
	size_t size = r->file_count * sizeof(*r->files);
	r->files = NULL;
	if (r->file_count > 0)
		r->files = memcpy(arena_alloc(&work->arena, size), work->files, size);
}

static void do_unit(struct work *work, size_t unit)
{
	struct diag diag;
	struct str told = { 0 };
	diag_init(&diag);
	work->now = &work->results[unit];
	*work->now = (struct work_result){ .over = true };
	work->now->done = work->run(work->context, unit, work, &diag);
	settle_files(work);
	diag_pack(&diag, &told);
	if (told.len > 0) {
		char *copy = arena_alloc(&work->arena, told.len);
		memcpy(copy, told.text, told.len);
		work->now->told = copy;
		work->now->told_length = told.len;
	}
	str_free(&told);
	diag_free(&diag);
}

void work_end(struct work *work)
{
	sums_free(work);
	folders_leave(&work->folders);
	folder_leave(&work->fresh);
	free(work->results);
	free(work->files);
	work->files = NULL;
	arena_free(&work->arena);
	work->results = work->now = NULL;
}

/* ---- a result on its way to the parent: what it is there lies as it was sent, so nothing is
 * copied */

struct head {
	uint64_t
		length; /* with all that follows: files, their paths, answer, messages; a multiple of 8 */
	uint64_t unit, done, file_count, answered, answer_length, told_length;
};

static void send_result(const struct work_result *r, size_t unit, struct str *out)
{
	static const char padding[8];
	struct head head = { .unit = unit,
		.done = r->done,
		.file_count = r->file_count,
		.answered = r->answer != NULL,
		.answer_length = r->answer_length,
		.told_length = r->told_length };
	str_clear(out);
	str_add_n(out, (const char *)&head, sizeof(head));
	str_add_n(out, (const char *)r->files, r->file_count * sizeof(*r->files));
	for (size_t i = 0; i < r->file_count; i++)
		str_add_n(out, r->files[i].path, strlen(r->files[i].path) + 1);
	str_add_n(out, r->answer, r->answer_length);
	str_add_n(out, r->told, r->told_length);
	str_add_n(out, padding, (8 - out->len % 8) % 8);
	head.length = out->len;
	memcpy(out->text, &head, sizeof(head));
}

/* False: the bytes are no result. */
static bool take_files(struct work_result *r, char **at, const char *end)
{
	size_t size = r->file_count * sizeof(*r->files);
	r->files = (struct work_file *)(void *)*at;
	if (r->file_count > (size_t)(end - *at) / sizeof(*r->files))
		return false;
	*at += size;
	for (size_t i = 0; i < r->file_count; i++) {
		char *past = memchr(*at, '\0', (size_t)(end - *at));
		if (past == NULL)
			return false;
		r->files[i].path = *at;
		*at = past + 1;
	}
	return true;
}

static bool take_bytes(const char **bytes, size_t length, char **at, const char *end)
{
	if (length > (size_t)(end - *at))
		return false;
	*bytes = *at;
	*at += length;
	return true;
}

/* A worker may have died while it wrote: what is whole counts. */
static void take_results(struct work *work, char *at, const char *end)
{
	struct head head;
	while ((size_t)(end - at) >= sizeof(head)) {
		memcpy(&head, at, sizeof(head));
		if (head.length > (size_t)(end - at) || head.length < sizeof(head) ||
			head.unit >= work->count)
			return;
		const char *past = at + head.length;
		struct work_result r = { .over = true,
			.done = head.done != 0,
			.file_count = head.file_count,
			.answer_length = head.answer_length,
			.told_length = head.told_length };
		at += sizeof(head);
		if (!take_files(&r, &at, past) ||
			!take_bytes(&r.answer, r.answer_length, &at, past) ||
			!take_bytes(&r.told, r.told_length, &at, past))
			return;
		if (head.answered == 0)
			r.answer = NULL;
		work->results[head.unit] = r;
		at = (char *)past;
	}
}

/* ---- in the worker */

struct note {
	uint64_t unit;
	char ended; /* 0: begun */
};

enum { HELD = 16 }; /* units whose files are summed together: what a worker that dies loses */

struct held {
	uint64_t units[HELD];
	size_t count;
	struct str out;
};

static bool hand_over(struct work *work, struct held *held, int notes, FILE *report)
{
	bool ok = true;
	sums_settle(work);
	for (size_t i = 0; i < held->count; i++) {
		size_t unit = (size_t)held->units[i];
		send_result(&work->results[unit], unit, &held->out);
		ok = ok && fwrite(held->out.text, 1, held->out.len, report) == held->out.len;
	}
	ok = ok && fflush(report) == 0;
	for (size_t i = 0; i < held->count; i++) {
		struct note note = { held->units[i], 1 };
		ok = ok && write(notes, &note, sizeof(note)) > 0;
	}
	held->count = 0;
	arena_free(&work->arena);
	return ok;
}

static void serve(struct work *work, int queue, int notes, FILE *report)
{
	struct held held = { 0 };
	uint64_t unit;
	bool ok = true;
	while (ok && read(queue, &unit, sizeof(unit)) == (ssize_t)sizeof(unit)) {
		struct note note = { unit, 0 };
		ok = write(notes, &note, sizeof(note)) > 0;
		do_unit(work, (size_t)unit);
		held.units[held.count++] = unit;
		if (held.count == HELD || !sums_wait(work))
			ok = ok && hand_over(work, &held, notes, report);
	}
	ok = ok && hand_over(work, &held, notes, report);
	_exit(ok ? 0 : 74);
}

/* ---- in the parent */

static bool start(struct work *work, struct worker *worker, int queue[2],
	const struct worker *others, int count)
{
	int notes[2];
	*worker = (struct worker){ .report = tmpfile() };
	if (worker->report == NULL || pipe(notes) != 0) {
		if (worker->report != NULL)
			fclose(worker->report);
		return false;
	}
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
	if (worker->pid > 0)
		return true;
	close(notes[0]);
	fclose(worker->report);
	return false;
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
static void feed(struct work *work, const struct todo *todo, struct worker *workers, int count,
	int queue, size_t *done)
{
	size_t next = 0;
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
		if (poll(polls, (nfds_t)count + 1, -1) < 0) {
			if (errno == EINTR)
				continue;
			break;
		}
		if (queue >= 0 && (polls[count].revents & (POLLOUT | POLLERR))) {
			uint64_t unit = next < todo->count ? todo->units[next] : 0;
			if (next++ >= todo->count || write(queue, &unit, sizeof(unit)) < 0) {
				close(queue);
				queue = -1;
			}
		}
		for (int i = 0; i < count; i++)
			if (polls[i].fd >= 0 && polls[i].revents != 0)
				take_note(work, &workers[i], done);
	}
	if (queue >= 0)
		close(queue);
}

static void read_report(struct work *work, FILE *report)
{
	long length = fseek(report, 0, SEEK_END) == 0 ? ftell(report) : 0;
	if (length <= 0)
		return;
	char *bytes = arena_alloc(&work->arena, (size_t)length);
	rewind(report);
	size_t got = fread(bytes, 1, (size_t)length, report);
	take_results(work, bytes, bytes + got);
}

/* The unit that a dead worker held is told, and not tried again. */
static void finish(struct work *work, struct worker *worker, bool *settled, struct diag *diag)
{
	int status = 0;
	while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	read_report(work, worker->report);
	fclose(worker->report);
	if (!worker->holds || (WIFEXITED(status) && WEXITSTATUS(status) == 0))
		return;
	struct arena arena = { 0 };
	settled[worker->unit] = true;
	diag_report(diag, (struct where){ 0 }, MESSAGE_WORKER,
		work->name(work->context, worker->unit, &arena));
	arena_free(&arena);
}

/* False: there are no processes to be had. */
static bool run_round(struct work *work, const struct todo *todo, int want, bool *settled,
	size_t *done, struct diag *diag)
{
	struct worker workers[MAX_WORKERS] = { 0 };
	int queue[2], count = 0;
	if ((size_t)want > todo->count)
		want = (int)todo->count;
	if (want <= 1 || pipe(queue) != 0)
		return false;
	fflush(NULL);
	while (count < want && start(work, &workers[count], queue, workers, count))
		count++;
	close(queue[0]);
	if (count == 0) {
		close(queue[1]);
		return false;
	}
	feed(work, todo, workers, count, queue[1], done);
	for (int i = 0; i < count; i++)
		finish(work, &workers[i], settled, diag);
	return true;
}

static void run_here(struct work *work, const struct todo *todo, bool *settled, size_t *done)
{
	for (size_t i = 0; i < todo->count; i++) {
		do_unit(work, todo->units[i]);
		settled[todo->units[i]] = true;
		if (work->progress != NULL)
			work->progress(work->context, ++*done, work->count);
	}
	sums_settle(work);
}

struct priced {
	size_t unit, cost;
};

static int dearest_first(const void *left, const void *right)
{
	const struct priced *a = left, *b = right;
	if (a->cost != b->cost)
		return a->cost > b->cost ? -1 : 1;
	return (a->unit > b->unit) - (a->unit < b->unit);
}

static void list_open(struct work *work, const bool *settled, struct todo *todo)
{
	struct priced *priced = mem_alloc((work->count + 1) * sizeof(*priced));
	size_t count = 0;
	for (size_t i = 0; i < work->count; i++)
		if (!settled[i])
			priced[count++] = (struct priced){ i,
				work->cost != NULL ? work->cost(work->context, i) : 0 };
	qsort(priced, count, sizeof(*priced), dearest_first);
	for (size_t i = 0; i < count; i++)
		todo->units[i] = priced[i].unit;
	todo->count = count;
	free(priced);
}

bool work_run(struct work *work, struct diag *diag)
{
	bool *settled = mem_alloc((work->count + 1) * sizeof(*settled)), ok = true;
	struct todo todo = { mem_alloc((work->count + 1) * sizeof(*todo.units)), 0 };
	int want = work->workers < MAX_WORKERS ? work->workers : MAX_WORKERS;
	size_t done = 0;
	work->results = mem_alloc((work->count + 1) * sizeof(*work->results));
	size_t open = work->count +
		1; /* a round in which nothing came to its end is the last by workers */
	for (list_open(work, settled, &todo); todo.count > 0; list_open(work, settled, &todo)) {
		if (todo.count == open || !run_round(work, &todo, want, settled, &done, diag))
			run_here(work, &todo, settled, &done);
		open = todo.count;
		for (size_t i = 0; i < work->count; i++)
			settled[i] = settled[i] || work->results[i].over;
	}
	for (size_t i = 0; i < work->count; i++) {
		const struct work_result *r = &work->results[i];
		ok = r->done && ok;
		if (r->told != NULL)
			diag_unpack(diag, r->told, r->told_length);
	}
	free(todo.units);
	free(settled);
	return ok;
}

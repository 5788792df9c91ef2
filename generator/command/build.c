/* build.c - check, then publish: pages, documents, boards, packets, and the list of it all. */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "base/files.h"
#include "base/hash.h"
#include "command/command.h"
#include "print/print.h"
#include "site/site.h"

struct build {
	const struct options *options;
	struct site_files files;
	struct findings findings;
	struct ledgers ledgers;
	struct site *site;
	struct print *print;
	const char *out;
	double started, told;
};

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- units: pages first, then print */

static bool run_unit(void *context, size_t index, struct work *work, struct diag *diag)
{
	struct build *b = context;
	size_t pages = site_count(b->site);
	if (index < pages)
		return site_run(b->site, index, work, diag);
	return print_run(b->print, index - pages, work, diag);
}

static const char *name_unit(void *context, size_t index, struct arena *arena)
{
	const struct build *b = context;
	size_t pages = site_count(b->site);
	return index < pages ? site_name(b->site, index, arena) :
			       print_name(b->print, index - pages, arena);
}

static bool run_index(void *context, size_t index, struct work *work, struct diag *diag)
{
	return site_index(((struct build *)context)->site, index, work, diag);
}

static const char *name_index(void *context, size_t index, struct arena *arena)
{
	return site_index_name(((const struct build *)context)->site, index, arena);
}

/* A line on a terminal when it takes longer than a second. */
static void show_progress(void *context, size_t done, size_t count)
{
	struct build *b = context;
	double now = seconds();
	if (now - b->started < 1 || (now - b->told < 0.1 && done < count))
		return;
	b->told = now;
	fprintf(stderr, "\r\033[K%s %zu/%zu", say(b->options, "正在发布", "publishing"), done,
		count);
	if (done == count)
		fputs("\r\033[K", stderr);
}

/* ---- the manifest: what there is, with its hashes; and what an earlier build left */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool write_manifest(struct build *b, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	json_t *files = json_array();
	bool ok = true;
	qsort(work->made, work->made_count, sizeof(*work->made), by_text);
	for (size_t i = 0; i < work->made_count && ok; i++) {
		if (i > 0 && strcmp(work->made[i], work->made[i - 1]) == 0)
			continue;
		struct arena file = { 0 };
		char hash[HASH_TEXT], sm3[HASH_TEXT];
		size_t len;
		const char *bytes =
			files_bytes(files_join(&file, b->out, work->made[i]), &file, diag, &len);
		ok = bytes != NULL;
		if (ok) {
			hash_sha256(hash, bytes, len);
			hash_sm3(sm3, bytes, len);
			json_array_append_new(files,
				json_pack("{s:s, s:s, s:s, s:I}", "path", work->made[i], "sha256",
					hash, "sm3", sm3, "size", (json_int_t)len));
		}
		arena_free(&file);
	}
	json_t *manifest = json_pack("{s:s, s:o}", "generator", "boardpress", "files", files);
	char *text = json_dumps(manifest, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	if (ok && text != NULL) {
		struct arena path = { 0 };
		char *with_end = arena_printf(&path, "%s\n", text);
		ok = files_write(files_join(&path, b->out, "manifest.json"), with_end,
			strlen(with_end), diag);
		arena_free(&path);
	}
	free(text);
	json_decref(manifest);
	arena_free(&arena);
	return ok;
}

static json_t *read_manifest(const char *out)
{
	struct arena arena = { 0 };
	json_t *manifest = json_load_file(files_join(&arena, out, "manifest.json"), 0, NULL);
	arena_free(&arena);
	return manifest;
}

/* Files of the build before that this one has not made.  Nothing else is ever removed. */
static void remove_stale(struct build *b, json_t *before, const struct work *work)
{
	size_t i;
	json_t *file;
	json_array_foreach(json_object_get(before, "files"), i, file)
	{
		struct arena arena = { 0 };
		const char *path = json_string_value(json_object_get(file, "path"));
		char *inside = path != NULL ? files_normalise(&arena, path) : NULL;
		if (inside != NULL && strcmp(inside, path) == 0 &&
			bsearch(&path, work->made, work->made_count, sizeof(*work->made),
				by_text) == NULL) {
			char *full = files_join(&arena, b->out, path);
			unlink(full);
			files_remove_empty(files_folder(&arena, full), b->out);
		}
		arena_free(&arena);
	}
}

/* An output folder is empty, or ours: it has a manifest. */
static bool check_output(const struct build *b, struct diag *diag)
{
	struct arena arena = { 0 };
	struct files there = { 0 };
	bool ok = true;
	if (files_is_folder(b->out) && !files_exists(files_join(&arena, b->out, "manifest.json")) &&
		files_list(b->out, &there, &arena, diag) && there.count > 0)
		ok = diag_report(diag, (struct where){ 0 }, MESSAGE_NOT_OURS, b->out);
	arena_free(&arena);
	return ok;
}

/* ---- the whole */

static void summarise(const struct build *b, const struct diag *diag)
{
	fprintf(stderr,
		say(b->options,
			"记录 %zu 条，网页 %zu 页，公文 %zu 份，展板 %zu 块，汇编 %zu 册；缺漏 %zu "
			"项，应做 %zu 项；"
			"错误 %zu，警告 %zu；用时 %.1f 秒。\n请看 %s/internal/index.html（内部）、"
			"%s/public/index.html（公开）、%s/print/\n",
			"%zu records, %zu pages, %zu documents, %zu boards, %zu packets; findings: "
			"%zu missing, %zu due; "
			"%zu errors, %zu warnings; %.1f seconds.\nLook at %s/internal/index.html, "
			"%s/public/index.html, %s/print/\n"),
		b->files.archive->count + b->files.archive->unreadable, site_pages(b->site),
		print_count_of(b->print, PRINT_DOCUMENT), print_count_of(b->print, PRINT_BOARD),
		print_count_of(b->print, PRINT_PACKET),
		b->findings.states[FINDING_MISSING] + b->findings.states[FINDING_OVERDUE],
		b->findings.states[FINDING_DUE], diag->errors, diag->warnings,
		seconds() - b->started, b->out, b->out, b->out);
}

static bool publish(struct build *b, struct diag *diag)
{
	struct work work = { .count = site_count(b->site) + print_count(b->print),
		.context = b,
		.run = run_unit,
		.name = name_unit };
	work.workers = b->options->jobs > 0 ? b->options->jobs : (int)sysconf(_SC_NPROCESSORS_ONLN);
	if (isatty(STDERR_FILENO) && !b->options->quiet)
		work.progress = show_progress;
	json_t *before = read_manifest(b->out);
	bool ok = work_run(&work, diag);
	work.count = site_indexes(b->site);
	work.run = run_index;
	work.name = name_index;
	ok = work_run(&work, diag) && ok;
	ok = write_manifest(b, &work, diag) && ok;
	if (before != NULL)
		remove_stale(b, before, &work);
	json_decref(before);
	work_end(&work);
	return ok;
}

static void run(struct build *b, struct diag *diag)
{
	const struct options *o = b->options;
	const char *share = b->files.share;
	site_findings(&b->files, &b->findings, diag);
	site_ledgers(&b->files, &b->ledgers, diag);
	b->site = site_new(b->files.archive, &b->findings, &b->ledgers, share, b->out, diag);
	b->print = b->site != NULL ?
		print_new(b->files.archive, &b->findings, &b->ledgers, share, b->out, diag) :
		NULL;
	if (b->print == NULL)
		return;
	if (o->dump != NULL) {
		print_dump(b->print, o->dump, o->only, stdout, diag);
		return;
	}
	if (!check_output(b, diag))
		return;
	if (o->press)
		print_also_press(b->print);
	publish(b, diag);
	if (b->files.archive->invalid > 0) {
		char number[24];
		snprintf(number, sizeof(number), "%zu", b->files.archive->invalid);
		diag_report(diag, (struct where){ 0 }, MESSAGE_NOT_PUBLISHED, number);
	}
}

int command_build(const struct options *options, struct diag *diag)
{
	struct build b = { .options = options, .started = seconds() };
	if (options->dump != NULL && strcmp(options->dump, "xml") == 0)
		return command_check(options, diag);
	b.out = options->output != NULL ? options->output : "output";
	if (site_open(&b.files, options, diag))
		run(&b, diag);
	report(diag, options);
	if (b.print != NULL && options->dump == NULL && !options->quiet && !options->json)
		summarise(&b, diag);
	int code = report_exit(diag);
	print_free(b.print);
	site_free(b.site);
	ledgers_free(&b.ledgers);
	findings_free(&b.findings);
	site_close(&b.files);
	return code;
}

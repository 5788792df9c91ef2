/* build.c - check, then publish: pages, documents, boards, packets, and the list of it all. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "build/build.h"
#include "build/last.h"
#include "command/command.h"
#include "print/print.h"
#include "site/site.h"

struct publishing {
	const struct options *options;
	struct site_files files;
	struct findings findings;
	struct ledgers ledgers;
	struct site *site;
	struct print *print;
	struct last last;
	struct glance *glance;
	const char *out;
	bool merge, ready, published; /* ready: could be begun; published: to its end */
	double started, told;
};

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A line on a terminal when it takes longer than a second. */
static void show_progress(void *context, size_t done, size_t count)
{
	struct publishing *b = context;
	double now = seconds();
	if (now - b->started < 1 || (now - b->told < 0.1 && done < count))
		return;
	b->told = now;
	fprintf(stderr, "\r\033[K%s %zu/%zu", say(b->options, "正在发布", "publishing"), done,
		count);
	if (done == count)
		fputs("\r\033[K", stderr);
}

/* ---- the whole */

static void count(struct publishing *b)
{
	b->last.tally =
		(struct tally){ .records = b->files.archive->count + b->files.archive->unreadable,
			.pages = site_pages(b->site),
			.missing = b->findings.states[FINDING_MISSING] +
				b->findings.states[FINDING_OVERDUE],
			.due = b->findings.states[FINDING_DUE] };
	if (b->print == NULL)
		return;
	b->last.tally.documents = print_count_of(b->print, PRINT_DOCUMENT);
	b->last.tally.boards = print_count_of(b->print, PRINT_BOARD);
	b->last.tally.packets = print_count_of(b->print, PRINT_PACKET);
}

static void summarise(const struct publishing *b, const struct diag *diag)
{
	const struct tally *t = &b->last.tally;
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
		t->records, t->pages, t->documents, t->boards, t->packets, t->missing, t->due,
		diag->errors, diag->warnings, seconds() - b->started, b->out, b->out, b->out);
}

/* Options that change what is made. */
static const char *call_of(const struct options *o, struct arena *arena)
{
	return arena_printf(arena, "%d %d %d", o->edition, o->no_print, o->press);
}

static bool publish(struct publishing *b, struct diag *diag)
{
	const struct options *o = b->options;
	struct build build = { .archive = b->files.archive,
		.findings = &b->findings,
		.site = b->site,
		.print = b->print,
		.share = b->files.share,
		.out = b->out,
		.program = b->files.options.program,
		.call = call_of(o, &b->files.arena),
		.workers = options_workers(o),
		.glance = b->glance,
		.shard = o->shard,
		.shards = o->shards,
		.merge = b->merge,
		.context = b };
	if (isatty(STDERR_FILENO) && !o->quiet)
		build.progress = show_progress;
	b->glance = NULL;
	bool ok = build_run(&build, diag);
	b->published = build.whole;
	return ok;
}

static bool make_ready(struct publishing *b, struct diag *diag)
{
	const struct options *o = b->options;
	struct site_place place = { .share = b->files.share, .out = b->out, .pdf = !o->no_print };
	for (int i = 0; i < AUDIENCE_COUNT; i++)
		place.editions[i] = o->edition == EDITION_ALL || o->edition == i;
	site_findings(&b->files, &b->findings, diag);
	site_ledgers(&b->files, &b->ledgers, diag);
	b->site = site_new(b->files.archive, &b->findings, &b->ledgers, &place, diag);
	if (b->site == NULL || (o->no_print && o->dump == NULL))
		return b->site != NULL;
	b->print = print_new(
		b->files.archive, &b->findings, &b->ledgers, b->files.share, b->out, diag);
	if (b->print != NULL && o->press)
		print_also_press(b->print);
	if (b->print != NULL && o->edition != EDITION_ALL)
		print_only_edition(b->print, (enum audience)o->edition);
	return b->print != NULL;
}

static void run(struct publishing *b, struct diag *diag)
{
	const struct options *o = b->options;
	b->ready = make_ready(b, diag);
	if (b->ready && o->dump != NULL)
		print_dump(b->print, o->dump, o->only, stdout, diag);
	if (!b->ready || o->dump != NULL)
		return;
	publish(b, diag);
	count(b);
	if (b->files.archive->invalid > 0) {
		char number[24];
		snprintf(number, sizeof(number), "%zu", b->files.archive->invalid);
		diag_report(diag, (struct where){ 0 }, MESSAGE_NOT_PUBLISHED, number);
	}
}

/* ---- nothing may have changed */

/* No share of a build, and no look inside. */
static bool is_plain(const struct publishing *b)
{
	return !b->merge && b->options->shards == 0 && b->options->dump == NULL;
}

static bool stands(struct publishing *b, struct diag *diag)
{
	const struct options *o = b->options;
	struct site_files *f = &b->files;
	if (!is_plain(b))
		return false;
	const char *call = arena_printf(
		&f->arena, "%s %s", call_of(o, &f->arena), date_iso(&f->arena, o->as_of));
	last_look(&b->last, f->folder, f->share, call, b->out, &f->listing);
	return last_stands(&b->last, b->out, diag);
}

static int publish_site(const struct options *options, bool merge, struct diag *diag)
{
	struct publishing b = { .options = options, .merge = merge, .started = seconds() };
	b.out = options->output != NULL ? options->output : "output";
	bool listed = site_list(&b.files, options, diag), done = listed && stands(&b, diag);
	if (listed && !done && is_plain(&b) && options_workers(options) > 1)
		b.glance = glance_begin(b.out);
	if (listed && !done && site_read(&b.files, options, diag)) {
		run(&b, diag);
		if (b.published)
			last_keep(&b.last, b.out, b.files.archive, diag);
		done = b.ready;
	}
	glance_end(b.glance, NULL, NULL);
	report(diag, options);
	if (done && options->dump == NULL && !options->quiet && !options->json)
		summarise(&b, diag);
	int code = report_exit(diag);
	print_free(b.print);
	site_free(b.site);
	ledgers_free(&b.ledgers);
	findings_free(&b.findings);
	site_close(&b.files);
	return code;
}

int command_build(const struct options *options, struct diag *diag)
{
	if (options->dump != NULL && strcmp(options->dump, "xml") == 0)
		return command_check(options, diag);
	return publish_site(options, false, diag);
}

int command_merge(const struct options *options, struct diag *diag)
{
	return publish_site(options, true, diag);
}

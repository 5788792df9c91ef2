/* check.c - read and check everything, publish nothing. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/str.h"
#include "command/command.h"
#include "print/print.h"
#include "xml/write.h"

static void dump(const struct site_files *site, const struct options *options, struct diag *diag)
{
	struct arena arena = { 0 };
	const struct entry **sorted = site->archive->sorted;
	for (size_t i = 0; i < site->archive->count; i++) {
		if (options->only != NULL && strcmp(options->only, sorted[i]->id) != 0)
			continue;
		struct arena record = { 0 };
		struct str text = { 0 };
		struct xml_doc *doc = archive_raw(site->archive, sorted[i], diag);
		if (doc != NULL) {
			xml_write(doc, true, &text);
			fputs(str_text(&text), stdout);
		}
		xml_free(doc);
		str_free(&text);
		arena_free(&record);
	}
	arena_free(&arena);
}

/* The records to look at: what triggered it, and what there is already. */
static void list_evidence(const struct finding *f, const struct options *options)
{
	enum { SHOWN = 3 };
	if (f->trigger != NULL)
		printf("      %s %s\n", say(options, "起因", "because of"), f->trigger->file);
	for (size_t i = 0; i < f->count && i < SHOWN; i++)
		printf("      %s %s\n", say(options, "已有", "there is"), f->evidence[i]->file);
	if (f->count > SHOWN)
		printf(say(options, "      等共 %zu 条\n", "      and others: %zu in all\n"),
			f->count);
}

static void list_finding(
	const struct finding *f, const struct options *options, struct arena *arena)
{
	const char *object = finding_object(f, AUDIENCE_INTERNAL, arena);
	printf("  %s  %s  %s  %s%s%s%s%s%s%s%s  [%s]\n",
		say(options, finding_state_shown(f->state), finding_state_name(f->state)),
		f->organisation->short_name, finding_period(f, arena), f->rule->title,
		object != NULL ? "（" : "", object != NULL ? object : "",
		object != NULL ? "）" : "", say(options, "：现有", ": "),
		finding_actual_all(f, AUDIENCE_INTERNAL, arena), say(options, "，应", ", asked "),
		finding_asked(f->rule, arena), f->rule->id);
	if (finding_next(f) == f->next)
		list_evidence(f, options);
}

/* What the standards ask and nobody has recorded yet: gaps first, then what is due. */
static void list_findings(const struct findings *findings, const struct archive *archive,
	const struct options *options)
{
	static const enum finding_state states[] = { FINDING_MISSING, FINDING_OVERDUE,
		FINDING_DUE };
	struct arena arena = { 0 };
	printf(say(options, "对照标准，截至%s：缺 %zu 项，逾期 %zu 项，应做 %zu 项，已做 %zu 项\n",
		       "standards, as of %s: %zu missing, %zu overdue, %zu due, %zu met\n"),
		options->language == DIAG_CHINESE ? date_chinese(&arena, archive->as_of) :
						    date_iso(&arena, archive->as_of),
		findings->states[FINDING_MISSING], findings->states[FINDING_OVERDUE],
		findings->states[FINDING_DUE], findings->states[FINDING_MET]);
	for (size_t s = 0; s < sizeof(states) / sizeof(states[0]); s++) {
		for (const struct finding *f = findings->first; f != NULL; f = finding_next(f)) {
			if (f->state != states[s])
				continue;
			list_finding(f, options, &arena);
		}
	}
	arena_free(&arena);
}

/* Are the orders of boards as they should be, and those that hang up to date? */
static void check_boards(
	const struct site_files *site, const struct findings *findings, struct diag *diag)
{
	struct print *print = print_new(site->archive, findings, NULL, site->share, "", diag);
	print_check_hung(print, diag);
	print_free(print);
}

int command_check(const struct options *options, struct diag *diag)
{
	struct site_files site;
	if (options->dump != NULL && strcmp(options->dump, "xml") != 0) {
		fprintf(stderr, "boardpress check: --dump=xml\n");
		return EXIT_USAGE;
	}
	bool ok = site_open(&site, options, diag);
	if (ok && options->dump != NULL)
		dump(&site, options, diag);
	struct findings findings = { 0 };
	struct ledgers ledgers = { 0 };
	if (ok) {
		site_findings(&site, &findings, diag);
		check_boards(&site, &findings, diag);
		site_ledgers(&site, &ledgers, diag); /* only what is wrong in them */
		ledgers_free(&ledgers);
	}
	report_all(diag, ok ? &findings : NULL, options);
	bool words = !options->json && !options->sarif && !options->quiet && options->dump == NULL;
	if (words && findings.first != NULL)
		list_findings(&findings, site.archive, options);
	findings_free(&findings);
	if (ok && words)
		fprintf(stderr,
			say(options, "%zu 条记录，%zu 个错误，%zu 个警告。\n",
				"%zu records, %zu errors, %zu warnings.\n"),
			site.archive->count + site.archive->unreadable, diag->errors,
			diag->warnings);
	int code = report_exit(diag);
	site_close(&site);
	return code;
}

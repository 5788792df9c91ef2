/* shared.c - what several commands do alike. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/files.h"
#include "command/command.h"

const char *say(const struct options *options, const char *zh, const char *en)
{
	return options->language == DIAG_CHINESE ? zh : en;
}

const char *share_folder(struct arena *arena)
{
	const char *set = getenv("BOARDPRESS_SHARE");
	char path[4096];
	if (set != NULL && set[0] != '\0')
		return set;
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	if (len <= 0)
		return ".";
	path[len] = '\0';
	/* .build/boardpress and .build/san/boardpress lie below the sources, bin/boardpress beside
	 * share/. */
	for (char *folder = files_folder(arena, path); strlen(folder) > 1;
		folder = files_folder(arena, folder)) {
		char *share = files_join(arena, folder, "share/boardpress");
		if (files_is_folder(files_join(arena, share, "templates/kinds")))
			return share;
		if (files_is_folder(files_join(arena, folder, "templates/kinds")))
			return folder;
	}
	return ".";
}

bool site_open(struct site_files *site, const struct options *options, struct diag *diag)
{
	*site = (struct site_files){ .folder = options->count > 0 ? options->arguments[0] : "." };
	site->share = share_folder(&site->arena);
	const char *folders[] = { files_join(&site->arena, site->share, "templates/kinds"),
		files_join(&site->arena, site->folder, "templates/kinds"), NULL };
	site->kinds = kinds_load(folders, diag);
	if (site->kinds == NULL)
		return false;
	site->archive = archive_open(site->folder, site->kinds, options->as_of, diag);
	return site->archive != NULL;
}

void site_findings(struct site_files *site, struct findings *findings, struct diag *diag)
{
	const char *folders[] = { files_join(&site->arena, site->share, "templates/standards"),
		files_join(&site->arena, site->folder, "templates/standards"), NULL };
	findings_make(findings, site->archive, folders, diag);
}

void site_close(struct site_files *site)
{
	archive_close(site->archive);
	kinds_free(site->kinds);
	arena_free(&site->arena);
}

static json_t *message_json(const struct message *m)
{
	static const char *const names[] = { "error", "warning", "note" };
	json_t *json = json_pack("{s:s, s:s, s:{s:s, s:s}}", "code", diag_code(m->id), "severity",
		names[diag_severity(m->id)], "message", "zh", m->zh, "en", m->en);
	if (m->zh_hint[0] != '\0' || m->en_hint[0] != '\0')
		json_object_set_new(
			json, "hint", json_pack("{s:s, s:s}", "zh", m->zh_hint, "en", m->en_hint));
	if (m->at.file != NULL)
		json_object_set_new(json, "file", json_string(m->at.file));
	if (m->at.line > 0)
		json_object_set_new(json, "line", json_integer(m->at.line));
	if (m->at.col > 0)
		json_object_set_new(json, "column", json_integer(m->at.col));
	return json;
}

void report(struct diag *diag, const struct options *options)
{
	if (!options->json) {
		diag_print(diag, stderr, options->language, options->color);
		return;
	}
	diag_sort(diag);
	json_t *list = json_array();
	for (const struct message *m = diag->first; m != NULL; m = m->next)
		json_array_append_new(list, message_json(m));
	json_t *all = json_pack("{s:o, s:I, s:I}", "messages", list, "errors",
		(json_int_t)diag->errors, "warnings", (json_int_t)diag->warnings);
	json_dumpf(all, stdout, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	putchar('\n');
	json_decref(all);
}

int report_exit(const struct diag *diag)
{
	for (const struct message *m = diag->first; m != NULL; m = m->next) {
		if (m->id == MESSAGE_EMPTY_SITE)
			return EX_NOINPUT;
		if (m->id == MESSAGE_SYSTEM)
			return EX_IOERR;
	}
	return diag->errors > 0 ? EXIT_RECORDS : EXIT_GOOD;
}

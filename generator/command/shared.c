/* shared.c - what several commands do alike. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/program.h"
#include "command/command.h"
#include "xml/confine.h"

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

int options_workers(const struct options *options)
{
	return options->jobs > 0 ? options->jobs : (int)sysconf(_SC_NPROCESSORS_ONLN);
}

/* What is kept of records is of this program, and of these schemas. */
static struct hash program_identity(const char *const *folders)
{
	struct str key = { 0 };
	struct hash hash;
	program_key(&key);
	for (; *folders != NULL; folders++)
		files_key(*folders, ".xsd", &key);
	hash_make(&hash, str_text(&key), key.len);
	str_free(&key);
	return hash;
}

bool site_list(struct site_files *site, const struct options *options, struct diag *diag)
{
	*site = (struct site_files){ .folder = options->count > 0 ? options->arguments[0] : "." };
	site->share = share_folder(&site->arena);
	return archive_list(site->folder, &site->listing, diag);
}

bool site_read(struct site_files *site, const struct options *options, struct diag *diag)
{
	const char *folders[] = { files_join(&site->arena, site->share, "templates/kinds"),
		files_join(&site->arena, site->folder, "templates/kinds"), NULL };
	xml_allow_templates(files_join(&site->arena, site->share, "templates"),
		files_join(&site->arena, site->folder, "templates"));
	site->kinds = kinds_load(folders, diag);
	site->names =
		nameorder_load(files_join(&site->arena, site->share, "templates/names"), diag);
	if (site->kinds == NULL || site->names == NULL)
		return false;
	site->options = (struct archive_options){ .listing = &site->listing,
		.as_of = options->as_of,
		.workers = options_workers(options),
		.memory = files_join(&site->arena, site->folder, ".boardpress"),
		.program = program_identity(folders) };
	site->archive = archive_open(site->folder, site->kinds, site->names, &site->options, diag);
	listing_free(&site->listing);
	return site->archive != NULL;
}

bool site_open(struct site_files *site, const struct options *options, struct diag *diag)
{
	return site_list(site, options, diag) && site_read(site, options, diag);
}

void site_findings(struct site_files *site, struct findings *findings, struct diag *diag)
{
	const char *folders[] = { files_join(&site->arena, site->share, "templates/standards"),
		files_join(&site->arena, site->folder, "templates/standards"), NULL };
	findings_make(findings, site->archive, folders, diag);
}

void site_ledgers(struct site_files *site, struct ledgers *ledgers, struct diag *diag)
{
	const char *folders[] = { files_join(&site->arena, site->share, "templates"),
		files_join(&site->arena, site->folder, "templates"), NULL };
	ledgers_read(ledgers, site->kinds, folders, diag);
}

void site_close(struct site_files *site)
{
	listing_free(&site->listing);
	archive_close(site->archive);
	kinds_free(site->kinds);
	nameorder_free(site->names);
	arena_free(&site->arena);
}

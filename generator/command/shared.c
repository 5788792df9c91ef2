/* shared.c - what several commands do alike. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
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

/* The linker has put a sum of the program into its notes, and of each library (ELF, NT_GNU_BUILD_ID). */
static bool add_notes(const char *at, const char *end, struct str *key)
{
	const size_t head = sizeof(ElfW(Nhdr));
	while ((size_t)(end - at) >= head) {
		ElfW(Nhdr) note;
		memcpy(&note, at, head);
		size_t name = (note.n_namesz + 3) & ~(size_t)3, len = note.n_descsz;
		if ((size_t)(end - at) < head + name + len)
			return false;
		if (note.n_type == NT_GNU_BUILD_ID && name == 4 &&
			memcmp(at + head, "GNU", 4) == 0) {
			str_add_n(key, at + head + name, len);
			return true;
		}
		at += head + name + ((len + 3) & ~(size_t)3);
	}
	return false;
}

/* The kernel's part of the process, and what somebody has loaded before all else, are none of the
 * program's libraries. */
static bool is_foreign(const char *name)
{
	const char *preloaded = getenv("LD_PRELOAD");
	return strncmp(name, "linux-", 6) == 0 ||
		(name[0] != '\0' && preloaded != NULL && strstr(preloaded, name) != NULL);
}

/* Called for the program first, then for its libraries. */
static int add_object(struct dl_phdr_info *object, size_t size, void *context)
{
	struct str *key = context;
	(void)size;
	for (size_t i = 0; i < object->dlpi_phnum && !is_foreign(object->dlpi_name); i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];
		const char *at = (const char *)(object->dlpi_addr + part->p_vaddr);
		if (part->p_type == PT_NOTE && add_notes(at, at + part->p_memsz, key))
			break;
	}
	return key->len == 0; /* a program without a sum: no need to go on */
}

/* What is kept of records is of this program with its libraries, and of these schemas. */
static struct hash program_identity(const char *const *folders)
{
	struct arena arena = { 0 };
	struct str key = { 0 };
	struct hash hash;
	size_t len = 0;
	dl_iterate_phdr(add_object, &key);
	if (key.len == 0) {
		const char *program = files_bytes("/proc/self/exe", &arena, NULL, &len);
		hash_make(&hash, program != NULL ? program : "", len);
		str_add_n(&key, (const char *)hash.bytes, HASH_BYTES);
	}
	for (; *folders != NULL; folders++)
		files_key(*folders, ".xsd", &key);
	hash_make(&hash, str_text(&key), key.len);
	str_free(&key);
	arena_free(&arena);
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

#include "build/premises.h"

#include <stdlib.h>

#include "base/files.h"
#include "base/pack.h"
#include "layout/hyphens.h"

static void add_folder(const char *top, const char *name, struct str *key)
{
	struct arena arena = { 0 };
	files_key(files_join(&arena, files_join(&arena, top, "templates"), name), "", key);
	arena_free(&arena);
}

static void add_file(const char *top, const char *name, struct str *key)
{
	struct arena arena = { 0 };
	struct hash hash;
	size_t len = 0;
	const char *path = files_join(&arena, files_join(&arena, top, "templates"), name);
	const char *bytes = files_bytes(path, &arena, NULL, &len);
	if (bytes != NULL) {
		hash_make(&hash, bytes, len);
		pack_text(key, name);
		pack_bytes(key, hash.bytes, HASH_BYTES);
	}
	arena_free(&arena);
}

/* Fonts are large: what the file system says of them is enough. */
static void add_fonts(const struct archive *archive, const char *top, struct str *key)
{
	struct arena arena = { 0 };
	struct files files = { 0 };
	struct diag quiet;
	const char *folder = files_join(&arena, top, "fonts");
	diag_init(&quiet);
	if (files_is_folder(folder))
		files_list(folder, &files, &arena, &quiet);
	for (size_t i = 0; i < files.count; i++) {
		pack_text(key, files.list[i].path);
		archive_file_key(archive, files_join(&arena, folder, files.list[i].path), key);
	}
	diag_free(&quiet);
	arena_free(&arena);
}

static void add_installed(const char *folder, const char *name, struct str *key)
{
	struct arena arena = { 0 };
	struct files files = { 0 };
	struct diag quiet;
	const char *path = folder != NULL ? files_join(&arena, folder, name) : "";
	diag_init(&quiet);
	if (files_is_folder(path))
		files_list(path, &files, &arena, &quiet);
	for (size_t i = 0; i < files.count; i++) {
		pack_text(key, files.list[i].path);
		pack_number(key, files.list[i].stamp.size);
	}
	pack_text(key, "");
	diag_free(&quiet);
	arena_free(&arena);
}

void premises_installed(struct str *key)
{
	add_installed("/usr/share", "fonts", key); /* as fontconfig looks for them: fonts.conf(5) */
	add_installed("/usr/local/share", "fonts", key);
	add_installed(getenv("XDG_DATA_HOME"), "fonts", key);
	add_installed(getenv("HOME"), ".local/share/fonts", key);
	add_installed(getenv("HOME"), ".fonts", key);
	add_installed(HYPHENS_FOLDER, "", key);
}

static void set_templates(const struct build *b, struct premises *p)
{
	static const char *const of_pages[] = { "site", "kinds", "names" };
	static const char *const of_print[] = { "boards", "packet", "print" };
	static const char *const files[] = { "disclosure.yaml", "ledgers.yaml", "style.yaml",
		"forms.yaml" };
	const char *tops[] = { b->share, b->archive->folder };
	struct str pages = { 0 }, print = { 0 };
	for (size_t t = 0; t < 2; t++) {
		for (size_t i = 0; i < 3; i++) {
			add_folder(tops[t], of_pages[i], &pages);
			add_folder(tops[t], of_print[i], &print);
		}
		add_folder(tops[t], "standards", &pages);
		for (size_t i = 0; i < 4; i++)
			add_file(tops[t], files[i], i < 2 ? &pages : &print);
		add_fonts(b->archive, tops[t], &print);
	}
	hash_make(&p->pages, str_text(&pages), pages.len);
	if (b->print != NULL)
		premises_installed(&print);
	pack_bytes(&print, p->pages.bytes, HASH_BYTES);
	hash_make(&p->print, str_text(&print), print.len);
	str_free(&pages);
	str_free(&print);
}

void premises_of(const struct build *b, struct premises *p)
{
	struct str key = { 0 };
	pack_bytes(&key, b->program.bytes, HASH_BYTES);
	pack_text(&key, b->call);
	hash_make(&p->program, str_text(&key), key.len);
	str_clear(&key);
	archive_facts_of_organisations(b->archive, &key);
	if (b->archive->site != NULL)
		pack_bytes(&key, b->archive->site->digest.bytes, HASH_BYTES);
	for (size_t i = 0; i < b->archive->count; i++)
		archive_facts(&b->archive->entries[i], &key);
	findings_key(b->findings, NULL, &key);
	hash_make(&p->facts, str_text(&key), key.len);
	str_free(&key);
	set_templates(b, p);
}

#include "build/last.h"

#include <string.h>

#include "base/pack.h"
#include "base/program.h"
#include "build/output.h"
#include "build/premises.h"

#define VERSION "boardpress last 1"

/* ---- looking */

static void add_stamp(
	struct last *last, const struct file_stamp *stamp, int64_t started, struct str *key)
{
	pack_stamp(key, stamp);
	if (stamp->changed >= started - FILES_TICK)
		last->settled = false;
}

/* `without`: a folder that does not count; NULL: none. */
static void add_files(struct last *last, const struct files *files, const char *without,
	int64_t started, struct str *key)
{
	size_t length = without != NULL ? strlen(without) : 0;
	if (files->folder_links)
		last->settled = false; /* what they lead to was not looked at */
	for (size_t i = 0; i < files->count; i++) {
		const char *path = files->list[i].path;
		if (length > 0 && strncmp(path, without, length) == 0 && path[length] == '/')
			continue;
		pack_text(key, path);
		pack_number(key, files->list[i].link);
		add_stamp(last, &files->list[i].stamp, started, key);
	}
}

static void add_folder(struct last *last, const char *folder, int64_t started, struct str *key)
{
	struct arena arena = { 0 };
	struct files files = { 0 };
	struct diag quiet;
	diag_init(&quiet);
	pack_text(key, folder);
	if (files_is_folder(folder) && !files_list(folder, &files, &arena, &quiet))
		last->settled = false;
	add_files(last, &files, NULL, started, key);
	diag_free(&quiet);
	arena_free(&arena);
}

/* Who publishes into the site itself does not read that. */
static const char *below(const char *site, const char *out)
{
	size_t length = strcmp(site, ".") == 0 ? 0 : strlen(site);
	if (length == 0)
		return out;
	return strncmp(out, site, length) == 0 && out[length] == '/' ? out + length + 1 : NULL;
}

void last_look(struct last *last, const char *site, const char *share, const char *call,
	const char *out, const struct site_listing *listing)
{
	int64_t started = listing->started;
	struct arena arena = { 0 };
	struct str key = { 0 };
	*last = (struct last){ .settled = true };
	pack_text(&key, call);
	pack_text(&key, date_iso(&arena, date_today()));
	program_key(&key);
	premises_installed(&key);
	add_folder(last, files_join(&arena, share, "templates"), started, &key);
	add_folder(last, files_join(&arena, share, "fonts"), started, &key);
	pack_text(&key, site);
	add_files(last, &listing->files, below(site, out), started, &key);
	hash_make(&last->seen, str_text(&key), key.len);
	str_free(&key);
	arena_free(&arena);
}

/* ---- keeping: what was seen and told, and of which state that is true */

static const char *path_of(struct arena *arena, const char *out, const char *name)
{
	return arena_printf(arena, "%s/.boardpress/%s", out, name);
}

static size_t *counts_of(struct tally *t, size_t i)
{
	size_t *const counts[] = { &t->records, &t->pages, &t->documents, &t->boards, &t->packets,
		&t->missing, &t->due };
	return i < sizeof(counts) / sizeof(counts[0]) ? counts[i] : NULL;
}

/* Is a part of the path hidden?  "." and ".." are not. */
static bool is_hidden(const char *path)
{
	for (const char *part = path; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		size_t length = strcspn(part, "/");
		if (part[0] == '.' && length > 1 && !(length == 2 && part[1] == '.'))
			return true;
	}
	return false;
}

static bool names_hidden(const struct archive *a)
{
	for (size_t i = 0; i < a->count; i++)
		for (const struct reference *r = a->entries[i].references; r != NULL; r = r->next)
			if (r->type == FIELD_FILE && is_hidden(r->text))
				return true;
	return false;
}

void last_keep(const struct last *last, const char *out, const struct archive *archive,
	const struct diag *diag)
{
	struct arena arena = { 0 };
	struct str bytes = { 0 }, told = { 0 };
	struct tally tally = last->tally;
	struct file_stamp state;
	struct diag quiet;
	if (!last->settled || diag_passing(diag) || names_hidden(archive) ||
		!files_stamp(path_of(&arena, out, "state"), &state)) {
		arena_free(&arena);
		return;
	}
	diag_init(&quiet);
	diag_pack(diag, &told);
	pack_text(&bytes, VERSION);
	pack_bytes(&bytes, last->seen.bytes, HASH_BYTES);
	pack_stamp(&bytes, &state);
	for (size_t i = 0; counts_of(&tally, i) != NULL; i++)
		pack_number(&bytes, (int64_t)*counts_of(&tally, i));
	pack_bytes(&bytes, str_text(&told), told.len);
	pack_seal(&bytes);
	files_write(path_of(&arena, out, "last"), bytes.text, bytes.len, &quiet);
	str_free(&bytes);
	str_free(&told);
	diag_free(&quiet);
	arena_free(&arena);
}

/* Does it tell of this, and of the state that is there? */
static bool is_of(struct unpack *in, const struct last *last, const struct file_stamp *state)
{
	struct file_stamp kept;
	size_t length;
	if (strcmp(unpack_text(in), VERSION) != 0)
		return false;
	const void *seen = unpack_bytes(in, &length);
	unpack_stamp(in, &kept);
	return seen != NULL && length == HASH_BYTES &&
		memcmp(seen, last->seen.bytes, length) == 0 && files_same_stamp(&kept, state);
}

/* Has nobody touched what was made? */
static bool is_intact(struct output *output)
{
	struct arena arena = { 0 };
	struct state state = { 0 };
	bool intact = !output->interrupted && state_read(output->state, &state) &&
		files_exists(files_join(&arena, output->folder, "manifest.json"));
	for (size_t i = 0; i < state.count && intact; i++)
		intact = output_intact(output, &state.units[i]);
	state_free(&state);
	arena_free(&arena);
	return intact;
}

bool last_stands(struct last *last, const char *out, struct diag *diag)
{
	struct arena arena = { 0 };
	struct output output;
	struct file_stamp state;
	struct unpack in;
	struct diag quiet;
	size_t length = 0;
	diag_init(&quiet);
	const char *bytes = files_bytes(path_of(&arena, out, "last"), &arena, NULL, &length);
	bool stands = bytes != NULL && pack_sealed(&in, bytes, length) &&
		files_stamp(path_of(&arena, out, "state"), &state) && is_of(&in, last, &state);
	if (stands) {
		stands = output_open(&output, out, 0, 0, &quiet) && is_intact(&output);
		output_close(&output);
	}
	for (size_t i = 0; stands && counts_of(&last->tally, i) != NULL; i++)
		*counts_of(&last->tally, i) = (size_t)unpack_number(&in);
	if (stands) {
		const char *told = unpack_bytes(&in, &length);
		stands = !in.failed && (length == 0 || diag_unpack(diag, told, length));
	}
	diag_free(&quiet);
	arena_free(&arena);
	return stands;
}

#include "build/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "base/pack.h"

#define VERSION "boardpress build 1"

/* ---- writing */

static void pack_hash(struct str *out, const unsigned char bytes[HASH_BYTES])
{
	str_add_n(out, (const char *)bytes, HASH_BYTES);
}

static void pack_file(struct str *out, const struct work_file *f)
{
	pack_text(out, f->path);
	pack_hash(out, f->sha256.bytes);
	pack_hash(out, f->sm3);
	pack_stamp(out, &f->stamp);
}

static void pack_unit(struct str *out, const struct unit_state *u)
{
	pack_text(out, u->name);
	pack_number(out, u->done);
	pack_hash(out, u->content.bytes);
	pack_hash(out, u->key.bytes);
	pack_bytes(out, u->told, u->told_length);
	pack_number(out, (int64_t)u->file_count);
	for (size_t i = 0; i < u->file_count; i++)
		pack_file(out, &u->files[i]);
}

bool state_write(const char *path, const struct state *state, struct diag *diag)
{
	enum { ENOUGH = 65536 };
	struct str out = { 0 };
	uint32_t sum = 0;
	struct outfile *file = outfile_begin(path, NULL, diag);
	if (file == NULL)
		return false;
	pack_text(&out, VERSION);
	pack_hash(&out, state->premises.program.bytes);
	pack_hash(&out, state->premises.pages.bytes);
	pack_hash(&out, state->premises.print.bytes);
	pack_hash(&out, state->premises.facts.bytes);
	pack_number(&out, (int64_t)state->count);
	for (size_t i = 0; i < state->count; i++) {
		pack_unit(&out, &state->units[i]);
		if (out.len > ENOUGH)
			pack_flush(&out, file, &sum, false);
	}
	pack_flush(&out, file, &sum, true);
	str_free(&out);
	return outfile_end(file, true, diag);
}

/* ---- reading */

static void unpack_hash(struct unpack *in, unsigned char bytes[HASH_BYTES])
{
	if (in->end - in->at < HASH_BYTES) {
		in->failed = true;
		return;
	}
	memcpy(bytes, in->at, HASH_BYTES);
	in->at += HASH_BYTES;
}

static void unpack_file(struct unpack *in, struct work_file *f)
{
	f->path = unpack_text(in);
	unpack_hash(in, f->sha256.bytes);
	unpack_hash(in, f->sm3);
	unpack_stamp(in, &f->stamp);
}

static void unpack_unit(struct unpack *in, struct arena *arena, struct unit_state *u)
{
	u->name = unpack_text(in);
	u->done = unpack_number(in) != 0;
	unpack_hash(in, u->content.bytes);
	unpack_hash(in, u->key.bytes);
	u->told = unpack_bytes(in, &u->told_length);
	u->file_count = unpack_count(in);
	u->files = arena_alloc(arena, (u->file_count + 1) * sizeof(*u->files));
	for (size_t i = 0; i < u->file_count; i++)
		unpack_file(in, &u->files[i]);
}

static bool begin(struct unpack *in, struct state *state, const char *path)
{
	size_t len;
	char *bytes = files_bytes(path, &state->arena, NULL, &len);
	if (bytes == NULL || !pack_sealed(in, bytes, len) || strcmp(unpack_text(in), VERSION) != 0)
		return false;
	unpack_hash(in, state->premises.program.bytes);
	unpack_hash(in, state->premises.pages.bytes);
	unpack_hash(in, state->premises.print.bytes);
	unpack_hash(in, state->premises.facts.bytes);
	state->count = unpack_count(in);
	return true;
}

bool state_read(const char *path, struct state *state)
{
	struct unpack in;
	*state = (struct state){ 0 };
	bool ok = begin(&in, state, path);
	if (ok) {
		state->units =
			arena_alloc(&state->arena, (state->count + 1) * sizeof(*state->units));
		for (size_t i = 0; i < state->count && !in.failed; i++)
			unpack_unit(&in, &state->arena, &state->units[i]);
		ok = !in.failed;
	}
	if (!ok)
		state_free(state);
	return ok;
}

bool state_paths(const char *path, state_path *take, void *context)
{
	struct state state = { 0 };
	struct arena arena = { 0 };
	struct unpack in;
	bool ok = begin(&in, &state, path);
	for (size_t i = 0; ok && i < state.count; i++) {
		struct unit_state unit;
		unpack_unit(&in, &arena, &unit);
		ok = !in.failed;
		for (size_t f = 0; ok && f < unit.file_count; f++)
			take(context, unit.files[f].path);
		arena_clear(&arena);
	}
	arena_free(&arena);
	state_free(&state);
	return ok;
}

void state_free(struct state *state)
{
	arena_free(&state->arena);
	*state = (struct state){ 0 };
}

/* ---- looking up */

static int by_name(const void *left, const void *right)
{
	return strcmp(
		((const struct unit_state *)left)->name, ((const struct unit_state *)right)->name);
}

struct unit_state *state_find(const struct state *state, const char *name)
{
	struct unit_state wanted = { .name = name };
	return state->count == 0 ?
		NULL :
		bsearch(&wanted, state->units, state->count, sizeof(*state->units), by_name);
}

void state_sort(struct state *state)
{
	if (state->count > 0)
		qsort(state->units, state->count, sizeof(*state->units), by_name);
}

#define _GNU_SOURCE /* syncfs */
#include "build/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"
#define OWN ".boardpress"

static const char *own_path(struct output *o, const char *name)
{
	return arena_printf(&o->arena, "%s/" OWN "/%s", o->folder, name);
}

const char *output_shard_path(struct output *o, int shard, int shards)
{
	return own_path(o, arena_printf(&o->arena, "shard-%d-of-%d", shard, shards));
}

/* ---- whose it is, and who builds in it */

/* It has a manifest, or a build has begun there. */
static bool is_ours(struct output *o)
{
	return files_is_folder(own_path(o, "")) ||
		files_exists(files_join(&o->arena, o->folder, "manifest.json"));
}

/* An output folder is empty, or ours. */
static bool check_owner(struct output *o, struct diag *diag)
{
	struct files there = { 0 };
	if (!files_is_folder(o->folder) || is_ours(o))
		return true;
	if (!files_names(o->folder, &there, &o->arena, diag))
		return false;
	if (there.count > 0)
		return diag_report(diag, (struct where){ 0 }, MESSAGE_NOT_OURS, o->folder);
	return true;
}

/* The lock is the system's: it goes with the process. */
static int take_lock(struct output *o, const char *path, short type, struct diag *diag)
{
	struct flock lock = { .l_type = type, .l_whence = SEEK_SET };
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0) {
		diag_world(diag, path, errno);
		return -1;
	}
	if (fcntl(fd, F_SETLK, &lock) == 0)
		return fd;
	if (errno == EACCES || errno == EAGAIN)
		diag_report(diag, (struct where){ 0 }, MESSAGE_BUSY, o->folder);
	else
		diag_world(diag, path, errno);
	close(fd);
	return -1;
}

bool output_open(struct output *o, const char *folder, int shard, int shards, struct diag *diag)
{
	*o = (struct output){ .folder = folder, .lock = -1, .shard_lock = -1 };
	if (!check_owner(o, diag))
		return false;
	o->fresh = !is_ours(o);
	if (!files_make_folder(own_path(o, ""), diag))
		return false;
	o->state = own_path(o, "state");
	o->lock = take_lock(o, own_path(o, "lock"), shard > 0 ? F_RDLCK : F_WRLCK, diag);
	if (o->lock >= 0 && shard > 0) {
		const char *path = output_shard_path(o, shard, shards);
		o->shard_lock =
			take_lock(o, arena_printf(&o->arena, "%s.lock", path), F_WRLCK, diag);
	}
	o->interrupted = files_exists(own_path(o, "building"));
	return o->lock >= 0 && (shard == 0 || o->shard_lock >= 0);
}

bool output_begin(struct output *o, struct diag *diag)
{
	return files_write(own_path(o, "building"), "", 0, diag);
}

int output_shards(const struct output *o)
{
	struct arena arena = { 0 };
	struct file_stamp stamp;
	int64_t newest = 0;
	int found = 0;
	DIR *dir = opendir(arena_printf(&arena, "%s/" OWN, o->folder));
	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		int shard, shards, end = 0;
		if (sscanf(e->d_name, "shard-%d-of-%d%n", &shard, &shards, &end) != 2 ||
			e->d_name[end] != '\0' || shard < 1 || shards < shard)
			continue;
		files_stamp(arena_printf(&arena, "%s/" OWN "/%s", o->folder, e->d_name), &stamp);
		if (stamp.changed > newest) {
			newest = stamp.changed;
			found = shards;
		}
	}
	if (dir != NULL)
		closedir(dir);
	arena_free(&arena);
	return found;
}

/* ---- what lies there */

static bool has_hash(const char *path, const struct hash *hash)
{
	struct arena arena = { 0 };
	struct hash there;
	size_t len;
	const char *bytes = files_bytes(path, &arena, NULL, &len);
	if (bytes != NULL)
		hash_make(&there, bytes, len);
	bool same = bytes != NULL && hash_same(&there, hash);
	arena_free(&arena);
	return same;
}

static bool file_intact(struct output *o, struct work_file *f)
{
	struct arena arena = { 0 };
	struct file_stamp stamp = { 0 };
	bool intact =
		folder_stamp(&o->near, o->folder, f->path, &stamp) && stamp.size == f->stamp.size;
	if (intact && !files_same_stamp(&stamp, &f->stamp))
		intact = has_hash(files_join(&arena, o->folder, f->path), &f->sha256);
	f->stamp = stamp;
	arena_free(&arena);
	return intact;
}

bool output_untouched(struct output *o, const struct unit_state *unit)
{
	bool same = unit->done;
	for (size_t i = 0; i < unit->file_count && same; i++) {
		const struct work_file *f = &unit->files[i];
		struct file_stamp stamp = { 0 };
		same = folder_stamp(&o->near, o->folder, f->path, &stamp) &&
			files_same_stamp(&stamp, &f->stamp);
	}
	return same;
}

bool output_intact(struct output *o, struct unit_state *unit)
{
	bool intact = unit->done;
	if (unit->untouched)
		return intact;
	for (size_t i = 0; i < unit->file_count && intact; i++)
		intact = file_intact(o, &unit->files[i]);
	return intact;
}

void output_close(struct output *o)
{
	folder_leave(&o->near);
	if (o->folder != NULL && o->lock >= 0)
		close(o->lock);
	if (o->folder != NULL && o->shard_lock >= 0)
		close(o->shard_lock);
	arena_free(&o->arena);
	*o = (struct output){ 0 };
}

/* ---- the end of a build */

struct made {
	const struct work_file **files; /* each path once, sorted */
	size_t count;
};

static int by_path(const void *left, const void *right)
{
	return strcmp((*(const struct work_file *const *)left)->path,
		(*(const struct work_file *const *)right)->path);
}

static void collect(struct made *made, const struct state *state)
{
	size_t room = 1;
	for (size_t i = 0; i < state->count; i++)
		room += state->units[i].file_count;
	made->files = mem_alloc(room * sizeof(struct work_file *));
	for (size_t i = 0; i < state->count; i++)
		for (size_t f = 0; f < state->units[i].file_count; f++)
			made->files[made->count++] = &state->units[i].files[f];
	if (made->count > 0)
		qsort(made->files, made->count, sizeof(*made->files), by_path);
	size_t kept = 0;
	for (size_t i = 0; i < made->count; i++)
		if (kept == 0 || by_path(&made->files[i], &made->files[kept - 1]) != 0)
			made->files[kept++] = made->files[i];
	made->count = kept;
}

static bool is_made(const struct made *made, const char *path)
{
	const struct work_file wanted = { .path = path }, *key = &wanted;
	return made->count > 0 &&
		bsearch(&key, made->files, made->count, sizeof(*made->files), by_path) != NULL;
}

/* RFC 8259: what must be escaped in a string. */
static void add_string(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (const char *from = text; *from != '\0'; from = text) {
		while ((unsigned char)*text >= 0x20 && *text != '"' && *text != '\\')
			text++;
		str_add_n(out, from, (size_t)(text - from));
		if (*text == '"' || *text == '\\')
			str_add_format(out, "\\%c", *text++);
		else if (*text != '\0')
			str_add_format(out, "\\u%04x", (unsigned)*text++);
	}
	str_add_char(out, '"');
}

static bool write_manifest(struct output *o, const struct made *made, struct diag *diag)
{
	enum { ENOUGH = 65536 };
	struct str out = { 0 };
	struct outfile *file = outfile_begin(files_join(&o->arena, o->folder, "manifest.json"),
		own_path(o, "manifest.new"), diag);
	if (file == NULL)
		return false;
	str_add(&out, "{\n \"generator\": \"boardpress\",\n \"files\": [");
	for (size_t i = 0; i < made->count; i++) {
		const struct work_file *f = made->files[i];
		char sum[HASH_TEXT], size[24];
		snprintf(size, sizeof(size), "%lld", (long long)f->stamp.size);
		str_add(&out, i > 0 ? ",\n  {\n   \"path\": " : "\n  {\n   \"path\": ");
		add_string(&out, f->path);
		hash_text(sum, f->sha256.bytes);
		str_add(&out, ",\n   \"sha256\": \"");
		str_add(&out, sum);
		hash_text(sum, f->sm3);
		str_add(&out, "\",\n   \"sm3\": \"");
		str_add(&out, sum);
		str_add(&out, "\",\n   \"size\": ");
		str_add(&out, size);
		str_add(&out, "\n  }");
		if (out.len > ENOUGH) {
			outfile_put(file, out.text, out.len);
			str_clear(&out);
		}
	}
	str_add(&out, made->count > 0 ? "\n ]\n}\n" : "]\n}\n");
	outfile_put(file, out.text, out.len);
	str_free(&out);
	return outfile_end(file, true, diag);
}

static bool remove_file(const struct output *o, const char *path, struct diag *diag)
{
	struct arena arena = { 0 };
	const char *full = files_join(&arena, o->folder, path);
	bool ok = unlink(full) == 0 || errno == ENOENT || diag_world(diag, full, errno);
	files_remove_empty(files_folder(&arena, full), o->folder);
	arena_free(&arena);
	return ok;
}

struct stale {
	struct output *output;
	const struct made *made;
	struct diag *diag;
	bool ok;
};

static void remove_if_stale(void *context, const char *path)
{
	struct stale *s = context;
	if (!is_made(s->made, path))
		s->ok = remove_file(s->output, path, s->diag) && s->ok;
}

/* What the build before made and this one has not. */
static bool remove_stale(
	struct output *o, const struct state *before, const struct made *made, struct diag *diag)
{
	struct stale stale = { o, made, diag, true };
	if (before == NULL)
		o->interrupted = !state_paths(o->state, remove_if_stale, &stale) || o->interrupted;
	for (size_t i = 0; before != NULL && i < before->count; i++)
		for (size_t f = 0; f < before->units[i].file_count; f++)
			if (!before->units[i].kept)
				remove_if_stale(&stale, before->units[i].files[f].path);
	return stale.ok;
}

/* Nobody knows what an interrupted build has written: all that is not made now goes. */
static bool sweep(struct output *o, const struct made *made, struct diag *diag)
{
	static const char *const folders[] = { "public", "members", "internal", "print" };
	bool ok = true;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		struct arena arena = { 0 };
		struct files files = { 0 };
		const char *folder = files_join(&arena, o->folder, folders[i]);
		if (files_is_folder(folder) && files_names(folder, &files, &arena, diag))
			for (size_t f = 0; f < files.count; f++) {
				const char *path =
					files_join(&arena, folders[i], files.list[f].path);
				if (!is_made(made, path))
					ok = remove_file(o, path, diag) && ok;
			}
		arena_free(&arena);
	}
	return ok;
}

/* Unfinished files of manifest and state, and shards that have been merged. */
static void sweep_own(struct output *o)
{
	const char *const folders[] = { o->folder, own_path(o, "") };
	for (size_t i = 0; i < 2; i++) {
		DIR *dir = opendir(folders[i]);
		for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
			bool shard = i == 1 && strncmp(e->d_name, "shard-", 6) == 0;
			if (shard || files_has_extension(e->d_name, ".new"))
				unlink(files_join(&o->arena, folders[i], e->d_name));
		}
		if (dir != NULL)
			closedir(dir);
	}
}

static bool sync_folder(const struct output *o, struct diag *diag)
{
	int fd = open(o->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && syncfs(fd) == 0;
	if (!ok)
		diag_world(diag, o->folder, errno);
	if (fd >= 0)
		close(fd);
	return ok;
}

bool output_end(struct output *o, const struct state *before, struct state *now, struct diag *diag)
{
	struct made made = { 0 };
	collect(&made, now);
	bool ok = sync_folder(o, diag) && write_manifest(o, &made, diag);
	if (ok) {
		ok = remove_stale(o, before, &made, diag);
		ok = (!o->interrupted || sweep(o, &made, diag)) && ok;
		sweep_own(o);
		ok = state_write(o->state, now, diag) && ok;
	}
	if (ok && unlink(own_path(o, "building")) != 0 && errno != ENOENT)
		ok = diag_world(diag, own_path(o, "building"), errno);
	free(made.files);
	return ok;
}

bool output_end_shard(struct output *o, const char *path, struct state *now, struct diag *diag)
{
	return sync_folder(o, diag) && state_write(path, now, diag);
}

/* verify.c - is what lies in a folder still what a build has made? */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "base/hash.h"
#include "command/command.h"

struct verify {
	const char *folder;
	const struct options *options;
	size_t files, changed, missing, foreign;
};

static void tell(struct verify *v, const char *zh, const char *en, const char *path)
{
	printf("%s  %s\n", say(v->options, zh, en), path);
}

static void check_file(struct verify *v, const json_t *file)
{
	struct arena arena = { 0 };
	struct diag quiet;
	char sha256[HASH_TEXT], sm3[HASH_TEXT];
	size_t len = 0;
	diag_init(&quiet);
	const char *path = json_string_value(json_object_get(file, "path"));
	const char *want = json_string_value(json_object_get(file, "sha256"));
	const char *also = json_string_value(json_object_get(file, "sm3"));
	const char *full = path != NULL ? files_join(&arena, v->folder, path) : NULL;
	const char *bytes =
		full != NULL && files_exists(full) ? files_bytes(full, &arena, &quiet, &len) : NULL;
	v->files++;
	if (bytes == NULL) {
		v->missing++;
		tell(v, "没有了", "missing", path != NULL ? path : "?");
	} else {
		hash_sha256(sha256, bytes, len);
		hash_sm3(sm3, bytes, len);
		if (want == NULL || strcmp(want, sha256) != 0 ||
			(also != NULL && strcmp(also, sm3) != 0)) {
			v->changed++;
			tell(v, "改过", "changed", path);
		}
	}
	diag_free(&quiet);
	arena_free(&arena);
}

static bool is_listed(const json_t *files, const char *path)
{
	size_t low = 0, high = json_array_size(files);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *at =
			json_string_value(json_object_get(json_array_get(files, middle), "path"));
		int order = strcmp(path, at != NULL ? at : "");
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* The manifest lists paths in order of bytes. */
static void find_foreign(struct verify *v, const json_t *files, struct diag *diag)
{
	struct arena arena = { 0 };
	struct files found = { 0 };
	if (files_names(v->folder, &found, &arena, diag))
		for (size_t i = 0; i < found.count; i++)
			if (strcmp(found.list[i].path, "manifest.json") != 0 &&
				!is_listed(files, found.list[i].path)) {
				v->foreign++;
				tell(v, "多出来", "not ours", found.list[i].path);
			}
	arena_free(&arena);
}

int command_verify(const struct options *options, struct diag *diag)
{
	struct arena arena = { 0 };
	struct verify v = { .folder = options->arguments[0], .options = options };
	const char *path = files_join(&arena, v.folder, "manifest.json");
	json_t *manifest = json_load_file(path, 0, NULL);
	const json_t *files = json_object_get(manifest, "files"), *file;
	size_t i;
	if (!json_is_array(files)) {
		diag_report(diag, (struct where){ 0 }, MESSAGE_NO_MANIFEST, path);
		report(diag, options);
	} else {
		json_array_foreach(files, i, file) check_file(&v, file);
		find_foreign(&v, files, diag);
		report(diag, options);
		if (!options->quiet)
			printf(say(options, "%zu 个文件：改过 %zu，没有了 %zu，多出来 %zu\n",
				       "%zu files: %zu changed, %zu missing, %zu not ours\n"),
				v.files, v.changed, v.missing, v.foreign);
	}
	json_decref(manifest);
	arena_free(&arena);
	return diag->errors > 0 || v.changed + v.missing + v.foreign > 0 ? EXIT_RECORDS : EXIT_GOOD;
}

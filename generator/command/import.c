/* import.c - texts into records: reads, splits, writes NAME-1.md ... and keeps the raw text beside
 * them. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/files.h"
#include "command/command.h"
#include "record/import.h"

struct import {
	const struct options *options;
	const char *out;
	size_t documents;
};

/* A name that any system takes: letters, figures and '-'; Chinese stays. */
static char *stem(struct arena *arena, const char *path)
{
	char *name = arena_strdup(arena, files_name(path));
	char *dot = strrchr(name, '.');
	if (dot != NULL && dot > name)
		*dot = '\0';
	for (char *c = name; *c != '\0'; c++)
		if (((unsigned char)*c < 0x80 && !isalnum((unsigned char)*c)))
			*c = '-';
	return name;
}

static struct import_line *read_lines(
	const char *path, size_t *count, struct arena *arena, struct diag *diag)
{
	size_t len, n = 0;
	const char *text = files_text(path, arena, diag, &len);
	if (text == NULL)
		return NULL;
	for (size_t i = 0; i < len; i++)
		n += text[i] == '\n';
	struct import_line *lines = arena_alloc(arena, (n + 1) * sizeof(*lines));
	*count = 0;
	for (const char *p = text, *end = text + len; p < end;) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		if (stop == NULL)
			stop = end;
		struct import_line *line = &lines[*count];
		line->number = (int)++*count;
		import_clean(line, path, p, (size_t)(stop - p), arena, diag);
		p = stop + 1;
	}
	return lines;
}

static void tell_count(const char *path, const struct import_line *lines, size_t count,
	const struct import_document *documents, struct diag *diag)
{
	struct arena arena = { 0 };
	size_t in = 0, dropped = 0, out = 0, titles = 0;
	for (size_t i = 0; i < count; i++) {
		in += !lines[i].blank;
		dropped += lines[i].dropped;
	}
	for (const struct import_document *d = documents; d != NULL; d = d->next) {
		out += d->paragraphs;
		titles++;
	}
	diag_report(diag, (struct where){ .file = path }, MESSAGE_IMPORT_COUNT,
		arena_printf(&arena, "%zu", in),
		arena_printf(&arena, "%zu 篇，正文 %zu 段；另有标题、分隔和广告 %zu 行（%s）",
			titles, out, dropped, in == out + dropped ? "相符" : "不符"),
		arena_printf(&arena,
			"%zu documents of %zu paragraphs; %zu lines are titles, separators and "
			"notices (%s)",
			titles, out, dropped,
			in == out + dropped ? "it adds up" : "IT DOES NOT ADD UP"));
	arena_free(&arena);
}

static bool write_documents(struct import *import, const char *path,
	const struct import_document *first, struct arena *arena, struct diag *diag)
{
	bool ok = true;
	int number = 1;
	char *name = stem(arena, path);
	for (const struct import_document *d = first; d != NULL && ok; d = d->next, number++) {
		struct str text = { 0 };
		char *file = arena_printf(arena, "%s/%s-%d.md", import->out, name, number);
		import_suspect(d, path, diag);
		import_markdown(d, files_name(path), &text);
		if (files_exists(file))
			ok = diag_report(diag, (struct where){ 0 }, MESSAGE_THERE_ALREADY, file);
		ok = ok && files_write(file, text.text, text.len, diag);
		if (ok && !import->options->quiet && !import->options->json)
			printf("%s\t%s\t%zu\n", file, d->title, d->paragraphs);
		import->documents += ok;
		str_free(&text);
	}
	return ok;
}

static bool import_file(struct import *import, const char *path, struct diag *diag)
{
	struct arena arena = { 0 };
	size_t count = 0;
	struct import_line *lines = read_lines(path, &count, &arena, diag);
	bool ok = lines != NULL;
	if (ok) {
		struct import_document *documents = import_split(path, lines, count, &arena, diag);
		char *raw = arena_printf(&arena, "%s/raw/%s", import->out, files_name(path));
		tell_count(path, lines, count, documents, diag);
		ok = files_copy(path, raw, diag) &&
			write_documents(import, path, documents, &arena, diag);
	}
	arena_free(&arena);
	return ok;
}

/* Records need a site and an organisation above them; where there is none, a small one is made. */
static bool ensure_site(const char *out, struct diag *diag)
{
	static const char site[] = "名称: 导入的材料\n";
	static const char organisation[] =
		"# 请改成自己党组织的名称\n名称: 未命名党支部\n类型: 党支部\n";
	struct arena arena = { 0 };
	bool there = false, ok = true;
	for (char *folder = arena_strdup(&arena, out);; folder = files_folder(&arena, folder)) {
		there = there || files_exists(files_join(&arena, folder, "site.yaml"));
		if (there || strcmp(folder, ".") == 0 || strcmp(folder, "/") == 0)
			break;
	}
	if (!there)
		ok = files_write(files_join(&arena, out, "site.yaml"), site, strlen(site), diag) &&
			files_write(files_join(&arena, out, "organisation.yaml"), organisation,
				strlen(organisation), diag);
	arena_free(&arena);
	return ok;
}

int command_import(const struct options *options, struct diag *diag)
{
	struct import import = { .options = options, .out = options->output };
	if (import.out == NULL) {
		fprintf(stderr, "boardpress import: %s\n",
			say(options, "要写 -o DIR", "-o DIR is needed"));
		return EXIT_USAGE;
	}
	ensure_site(import.out, diag);
	for (size_t i = 0; i < options->count; i++)
		import_file(&import, options->arguments[i], diag);
	report(diag, options);
	return report_exit(diag);
}

#include "record/record.h"

#include <string.h>

#include "base/files.h"
#include "record/markdown.h"
#include "record/yaml.h"

bool record_is_file(const char *path)
{
	return files_has_extension(path, ".md") || files_has_extension(path, ".yaml") ||
		files_has_extension(path, ".yml");
}

/* The length of a line "---" (or longer) at `p` with its line end, 0 if it is another line. */
static size_t fence(const char *p, const char *end)
{
	size_t len = 0;
	while (p + len < end && p[len] == '-')
		len++;
	if (len < 3)
		return 0;
	while (p + len < end && (p[len] == ' ' || p[len] == '\t'))
		len++;
	if (p + len < end && p[len] != '\n')
		return 0;
	return p + len < end ? len + 1 : len;
}

struct parts {
	const char *fields, *fields_end, *body;
	int body_line;
};

static bool find_parts(const struct record *record, const char *text, const char *end,
	struct parts *parts, struct diag *diag)
{
	struct where at = { record->file, 1, 1 };
	const char *start = text + fence(text, end), *stop = start;
	int line = 2;
	if (start == text)
		return diag_report(diag, at, MESSAGE_NO_FRONT_MATTER);
	while (stop < end && fence(stop, end) == 0) {
		const char *next = memchr(stop, '\n', (size_t)(end - stop));
		stop = next != NULL ? next + 1 : end;
		line++;
	}
	if (stop == end)
		return diag_report(diag, at, MESSAGE_FRONT_MATTER_OPEN);
	*parts = (struct parts){ start, stop, stop + fence(stop, end), line + 1 };
	return true;
}

static bool read_markdown(struct record *record, const char *text, size_t len, bool with_body,
	struct arena *arena, struct diag *diag)
{
	struct parts parts = { 0 };
	if (!find_parts(record, text, text + len, &parts, diag))
		return false;
	record->fields = yaml_read(record->file, parts.fields,
		(size_t)(parts.fields_end - parts.fields), 2, arena, diag);
	if (!with_body)
		return record->fields != NULL;
	struct node *body = markdown_read(record->file, parts.body,
		(size_t)(text + len - parts.body), parts.body_line, arena, diag);
	if (body == NULL)
		return false;
	if (body->first != NULL)
		record->body = body;
	return record->fields != NULL;
}

static bool read_record(const char *path, struct record *record, bool with_body,
	struct arena *arena, struct diag *diag)
{
	size_t len;
	*record = (struct record){ .file = arena_strdup(arena, path) };
	char *bytes = files_bytes(path, arena, diag, &len);
	if (bytes == NULL)
		return false;
	hash_make(&record->digest, bytes, len);
	const char *text = files_decode(path, bytes, arena, diag, &len);
	if (text == NULL)
		return false;
	if (strspn(text, " \t\n") == len)
		return diag_report(diag, (struct where){ path, 1, 1 }, MESSAGE_EMPTY_FILE);
	if (files_has_extension(path, ".md"))
		return read_markdown(record, text, len, with_body, arena, diag);
	record->fields = yaml_read(record->file, text, len, 1, arena, diag);
	return record->fields != NULL;
}

bool record_read(const char *path, struct record *record, struct arena *arena, struct diag *diag)
{
	return read_record(path, record, true, arena, diag);
}

bool record_read_fields(
	const char *path, struct record *record, struct arena *arena, struct diag *diag)
{
	return read_record(path, record, false, arena, diag);
}

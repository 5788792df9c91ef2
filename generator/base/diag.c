#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/pack.h"
#include "base/str.h"
#include "base/utf8.h"

struct row {
	const char *code;
	enum severity severity;
	const char *zh, *en, *zh_hint, *en_hint;
};

static const struct row rows[] = {
#define MESSAGE(id, code, severity, zh, en, zh_hint, en_hint) \
	{ code, severity, zh, en, zh_hint, en_hint },
#include "base/messages.def"
#undef MESSAGE
};

enum { ARGS = 4 };

void diag_init(struct diag *diag)
{
	*diag = (struct diag){ 0 };
	diag->last = &diag->first;
}

void diag_free(struct diag *diag)
{
	arena_free(&diag->arena);
	diag_init(diag);
}

const char *diag_code(enum message_id id)
{
	return rows[id].code;
}

enum severity diag_severity(enum message_id id)
{
	return rows[id].severity;
}

static int arg_count(const struct row *row)
{
	const char *texts[] = { row->zh, row->en, row->zh_hint, row->en_hint };
	int count = 0;
	for (size_t i = 0; i < 4; i++)
		for (const char *p = texts[i]; (p = strchr(p, '{')) != NULL; p++)
			if (p[1] - '0' > count)
				count = p[1] - '0';
	assert(count <= ARGS);
	return count;
}

static const char *fill_in(struct arena *arena, const char *text, const char *const args[ARGS])
{
	struct str out = { 0 };
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '{' && p[1] >= '1' && p[1] <= '0' + ARGS && p[2] == '}') {
			str_add(&out, args[p[1] - '1']);
			p += 2;
		} else {
			str_add_char(&out, *p);
		}
	}
	const char *copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}

static void append(struct diag *diag, struct message *message)
{
	*diag->last = message;
	diag->last = &message->next;
	if (rows[message->id].severity == SEVERITY_ERROR)
		diag->errors++;
	else if (rows[message->id].severity == SEVERITY_WARNING)
		diag->warnings++;
}

static const char *copy(struct diag *diag, const char *text)
{
	return text != NULL ? arena_strdup(&diag->arena, text) : NULL;
}

void diag_add(struct diag *diag, const struct message *other)
{
	struct message *message = arena_alloc(&diag->arena, sizeof(*message));
	*message = (struct message){ .id = other->id,
		.at = { copy(diag, other->at.file), other->at.line, other->at.col },
		.zh = copy(diag, other->zh),
		.en = copy(diag, other->en),
		.zh_hint = copy(diag, other->zh_hint),
		.en_hint = copy(diag, other->en_hint) };
	append(diag, message);
}

bool diag_report(struct diag *diag, struct where at, enum message_id id, ...)
{
	const struct row *row = &rows[id];
	const char *args[ARGS] = { "", "", "", "" };
	va_list list;

	va_start(list, id);
	for (int i = 0, count = arg_count(row); i < count; i++)
		args[i] = va_arg(list, const char *);
	va_end(list);

	struct message *message = arena_alloc(&diag->arena, sizeof(*message));
	message->id = id;
	message->at = at;
	if (at.file != NULL)
		message->at.file = arena_strdup(&diag->arena, at.file);
	message->zh = fill_in(&diag->arena, row->zh, args);
	message->en = fill_in(&diag->arena, row->en, args);
	message->zh_hint = fill_in(&diag->arena, row->zh_hint, args);
	message->en_hint = fill_in(&diag->arena, row->en_hint, args);
	append(diag, message);
	return false;
}

bool diag_world_failed(const struct diag *diag)
{
	for (const struct message *m = diag->first; m != NULL; m = m->next)
		if (m->id == MESSAGE_SYSTEM ||
			(m->id == MESSAGE_NO_FILE && m->at.file != NULL &&
				access(m->at.file, F_OK) == 0))
			return true;
	return false;
}

bool diag_passing(const struct diag *diag)
{
	for (const struct message *m = diag->first; m != NULL; m = m->next)
		if (m->id == MESSAGE_WORKER || m->id == MESSAGE_CHANGED)
			return true;
	return diag_world_failed(diag);
}

bool diag_world(struct diag *diag, const char *what, int error)
{
	return diag_report(diag, (struct where){ 0 }, MESSAGE_SYSTEM, what, strerror(error));
}

/* ---- order */

static int compare_text(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

static int compare(const void *left, const void *right)
{
	const struct message *a = *(struct message *const *)left;
	const struct message *b = *(struct message *const *)right;
	int order = compare_text(a->at.file, b->at.file);
	if (order == 0)
		order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
	if (order == 0)
		order = (a->at.col > b->at.col) - (a->at.col < b->at.col);
	if (order == 0)
		order = strcmp(rows[a->id].code, rows[b->id].code);
	return order != 0 ? order : strcmp(a->en, b->en);
}

void diag_sort(struct diag *diag)
{
	size_t count = 0, i = 0;
	for (struct message *m = diag->first; m != NULL; m = m->next)
		count++;
	if (count < 2)
		return;
	struct message **sorted = mem_alloc(count * sizeof(*sorted));
	for (struct message *m = diag->first; m != NULL; m = m->next)
		sorted[i++] = m;
	qsort(sorted, count, sizeof(*sorted), compare);

	diag->first = NULL;
	diag->last = &diag->first;
	diag->errors = diag->warnings = 0;
	for (i = 0; i < count; i++)
		if (i == 0 || compare(&sorted[i - 1], &sorted[i]) != 0)
			append(diag, sorted[i]);
	*diag->last = NULL;
	free(sorted);
}

/* ---- printing */

/* "“{1}”" as “…”. */
static const char *without_places(struct arena *arena, const char *text)
{
	static const char *const dots[ARGS] = { "…", "…", "…", "…" };
	return fill_in(arena, text, dots);
}

bool diag_row(size_t index, enum diag_language language, struct diag_row *row, struct arena *arena)
{
	if (index >= sizeof(rows) / sizeof(rows[0]))
		return false;
	const struct row *r = &rows[index];
	bool zh = language == DIAG_CHINESE;
	row->code = r->code;
	row->text = without_places(arena, zh ? r->zh : r->en);
	row->hint = without_places(arena, zh ? r->zh_hint : r->en_hint);
	if (row->hint[strspn(row->hint, "…")] == '\0') /* it depends */
		row->hint = "";
	return true;
}

bool diag_describe(const char *code, enum diag_language language, FILE *out)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool zh = language == DIAG_CHINESE;
		const char *hint = zh ? rows[i].zh_hint : rows[i].en_hint;
		if (strcmp(rows[i].code, code) != 0)
			continue;
		fprintf(out, "%s  %s\n", code, zh ? rows[i].zh : rows[i].en);
		if (hint[0] != '\0')
			fprintf(out, "%s\n", hint);
		return true;
	}
	return false;
}

static const char *colour(bool color, const char *code)
{
	return color ? code : "";
}

/* The line of the message with a caret under its column; tabs become blanks in both lines. */
static void print_source(const struct message *message, FILE *out, bool color)
{
	struct arena arena = { 0 };
	size_t len;
	const char *text = files_text(message->at.file, &arena, NULL, &len);
	const char *end = text != NULL ? text + len : NULL, *line = text;

	for (int n = 1; line != NULL && n < message->at.line; n++) {
		line = memchr(line, '\n', (size_t)(end - line));
		if (line != NULL)
			line++;
	}
	if (line == NULL || line >= end) {
		arena_free(&arena);
		return;
	}
	const char *stop = memchr(line, '\n', (size_t)(end - line));
	if (stop == NULL)
		stop = end;

	struct str shown = { 0 }, under = { 0 };
	size_t length;
	int col = 1, carets = 0;
	for (const char *p = line; p < stop; p += length, col++) {
		uint32_t c = utf8_decode(p, stop, &length);
		int width = c == '\t' ? 1 : c == UTF8_INVALID ? 1 : utf8_width(c);
		if (c == UTF8_INVALID || c == '\t' || utf8_is_control(c))
			str_add_char(&shown, c == '\t' ? ' ' : '?');
		else
			str_add_utf8(&shown, c);
		if (c != UTF8_INVALID && utf8_is_control(c))
			width = 1;
		if (col == message->at.col)
			carets = width > 0 ? width : 1;
		for (int i = 0; i < width && col < message->at.col; i++)
			str_add_char(&under, ' ');
	}
	if (message->at.col >= col)
		carets = 1;
	fprintf(out, "%5d | %s\n", message->at.line, str_text(&shown));
	if (message->at.col > 0)
		fprintf(out, "      | %s%s%.*s%s\n", str_text(&under), colour(color, "\033[31m"),
			carets, "^^", colour(color, "\033[0m"));
	str_free(&shown);
	str_free(&under);
	arena_free(&arena);
}

static void print_message(
	const struct message *message, FILE *out, enum diag_language language, bool color)
{
	static const char *const names[][2] = {
		[SEVERITY_ERROR] = { "错误", "error" },
		[SEVERITY_WARNING] = { "警告", "warning" },
		[SEVERITY_NOTE] = { "说明", "note" },
	};
	static const char *const colours[] = {
		[SEVERITY_ERROR] = "\033[1;31m",
		[SEVERITY_WARNING] = "\033[1;33m",
		[SEVERITY_NOTE] = "\033[1;36m",
	};
	const struct row *row = &rows[message->id];
	bool zh = language == DIAG_CHINESE;
	const char *hint = zh ? message->zh_hint : message->en_hint;

	fprintf(out, "%s%s[%s]%s: %s\n", colour(color, colours[row->severity]),
		names[row->severity][language], row->code, colour(color, "\033[0m"),
		zh ? message->zh : message->en);
	if (message->at.file != NULL) {
		fprintf(out, "  --> %s", message->at.file);
		if (message->at.line > 0)
			fprintf(out, ":%d", message->at.line);
		if (message->at.line > 0 && message->at.col > 0)
			fprintf(out, ":%d", message->at.col);
		fputc('\n', out);
		if (message->at.line > 0)
			print_source(message, out, color);
	}
	if (hint[0] != '\0')
		fprintf(out, "%s: %s\n", zh ? "帮助" : "help", hint);
}

void diag_print(struct diag *diag, FILE *out, enum diag_language language, bool color)
{
	diag_sort(diag);
	for (const struct message *m = diag->first; m != NULL; m = m->next)
		print_message(m, out, language, color);
}

/* ---- to a parent, or to a later run */

void diag_pack(const struct diag *diag, struct str *out)
{
	for (const struct message *m = diag->first; m != NULL; m = m->next) {
		pack_number(out, (int)m->id);
		pack_number(out, m->at.line);
		pack_number(out, m->at.col);
		pack_text(out, m->at.file);
		pack_text(out, m->zh);
		pack_text(out, m->en);
		pack_text(out, m->zh_hint);
		pack_text(out, m->en_hint);
	}
}

static const char *keep_text(struct diag *diag, struct unpack *in)
{
	return arena_strdup(&diag->arena, unpack_text(in));
}

bool diag_unpack(struct diag *diag, const char *bytes, size_t len)
{
	struct unpack in = { .at = bytes, .end = bytes + len };
	while (in.at < in.end) {
		struct message *m = arena_alloc(&diag->arena, sizeof(*m));
		int64_t id = unpack_number(&in);
		m->id = (enum message_id)id;
		m->at.line = (int)unpack_number(&in);
		m->at.col = (int)unpack_number(&in);
		const char *file = keep_text(diag, &in);
		m->at.file = file[0] != '\0' ? file : NULL;
		m->zh = keep_text(diag, &in);
		m->en = keep_text(diag, &in);
		m->zh_hint = keep_text(diag, &in);
		m->en_hint = keep_text(diag, &in);
		if (in.failed || id < 0 || id >= MESSAGE_COUNT)
			return false;
		append(diag, m);
	}
	return true;
}

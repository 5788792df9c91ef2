#include "record/prepass.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/numbering.h"

struct line {
	const char *text;
	size_t len;
	int number; /* in the file */
};

struct scan {
	struct prepass *pass;
	struct line *lines;
	size_t count;
	struct arena *arena;
	struct diag *diag;
};

static void put_line(struct prepass *pass, const char *text, size_t len, int number, bool plain)
{
	if (pass->line_count == pass->line_room) {
		pass->line_room = pass->line_room != 0 ? 2 * pass->line_room : 64;
		pass->lines = mem_resize(pass->lines, pass->line_room * sizeof(*pass->lines));
	}
	pass->lines[pass->line_count++] = (struct prepass_line){ number, pass->text.len };
	if (plain)
		str_add_n(&pass->text, text, len);
	else
		prepass_emphasis(text, len, &pass->text);
	str_add_char(&pass->text, '\n');
}

/* ---- emphasis */

static bool is_mark(uint32_t c)
{
	if (c < 0x80)
		return c > ' ' && c != 0x7F && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
			!(c >= 'a' && c <= 'z');
	return utf8_is_cjk_punctuation(c) || (c >= 0x2010 && c <= 0x2027) ||
		(c >= 0x2030 && c <= 0x205E);
}

/* The character before `p`, or a blank at the start of the line. */
static uint32_t before(const char *line, const char *p)
{
	if (p == line)
		return ' ';
	const char *q = p - 1;
	while (q > line && ((unsigned char)*q & 0xC0) == 0x80)
		q--;
	return utf8_next(&q);
}

/*
 * CommonMark 0.30, 6.2: a '*' run beside a mark opens or closes only if the other side is a blank
 * or a mark.  Chinese has no blanks, so a mark that is neither stands in for one.
 */
void prepass_emphasis(const char *line, size_t len, struct str *out)
{
	const char *end = line + len, *p = line;
	char fence = '\0';
	if (memchr(line, '*', len) == NULL) {
		str_add_n(out, line, len);
		return;
	}
	while (p < end) {
		if (*p == '\\' && p + 1 < end) {
			str_add_n(out, p, 2);
			p += 2;
			continue;
		}
		if (*p == '`')
			fence = fence == '\0' ? '`' : '\0';
		if (*p != '*' || fence != '\0') {
			const char *plain = p++;
			while (p < end && *p != '\\' && *p != '`' && *p != '*')
				p++;
			str_add_n(out, plain, (size_t)(p - plain));
			continue;
		}
		const char *run = p;
		while (p < end && *p == '*')
			p++;
		const char *peek = p;
		uint32_t left = before(line, run), right = p < end ? utf8_next(&peek) : ' ';
		bool left_text = !is_mark(left) && !utf8_is_space(left);
		bool right_text = !is_mark(right) && !utf8_is_space(right);
		if (is_mark(left) && right_text)
			str_add(out, PREPASS_MARK);
		str_add_n(out, run, (size_t)(p - run));
		if (is_mark(right) && left_text)
			str_add(out, PREPASS_MARK);
	}
}

/* ---- tables */

static bool is_blank(const struct line *line)
{
	return strspn(line->text, " \t") >= line->len;
}

static bool is_delimiter_row(const struct line *line)
{
	bool dash = false, pipe = false;
	for (size_t i = 0; i < line->len; i++) {
		if (strchr("|:- \t", line->text[i]) == NULL)
			return false;
		dash = dash || line->text[i] == '-';
		pipe = pipe || line->text[i] == '|';
	}
	return dash && pipe;
}

static bool has_pipe(const struct line *line)
{
	return memchr(line->text, '|', line->len) != NULL;
}

/* A cell without blanks around it; a pipe in it stands behind a backslash, which goes. */
static const char *cell_text(struct arena *arena, const char *first, const char *last)
{
	char *text = arena_strndup(arena, first, (size_t)(last - first)), *out = text;
	if (memchr(text, '\\', (size_t)(last - first)) == NULL)
		return text;
	for (const char *q = text; *q != '\0'; q++)
		if (q[0] != '\\' || q[1] != '|')
			*out++ = *q;
	*out = '\0';
	return text;
}

static size_t count_of(const char *text, const char *end, char byte)
{
	size_t count = 0;
	while ((text = memchr(text, byte, (size_t)(end - text))) != NULL) {
		count++;
		text++;
	}
	return count;
}

static struct prepass_row *read_row(struct scan *scan, const struct line *line)
{
	struct prepass_row *row = arena_alloc(scan->arena, sizeof(*row));
	const char *p = line->text, *end = line->text + line->len;
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (p < end && *p == '|')
		p++;
	if (end > p && end[-1] == '|' && (end - p < 2 || end[-2] != '\\'))
		end--;
	struct where at = { scan->pass->file, line->number, 1 };
	const char *told = line->text; /* whose place is `at` */
	row->line = line->number;
	row->cells = arena_alloc(
		scan->arena, (count_of(line->text, end, '|') + 1) * sizeof(*row->cells));
	for (const char *stop; p <= end; p = stop + 1) {
		stop = p;
		while (stop < end && (*stop != '|' || (stop > p && stop[-1] == '\\')))
			stop++;
		const char *first = p, *last = stop;
		while (first < last && (*first == ' ' || *first == '\t'))
			first++;
		while (last > first && (last[-1] == ' ' || last[-1] == '\t'))
			last--;
		at.col += (int)utf8_count(told, (size_t)(first - told));
		told = first;
		row->cells[row->count++] =
			(struct prepass_cell){ cell_text(scan->arena, first, last), at };
	}
	return row;
}

static char *read_align(struct scan *scan, const struct line *line, size_t columns)
{
	struct prepass_row *row = read_row(scan, line);
	char *align = arena_alloc(scan->arena, columns + 1);
	for (size_t i = 0; i < columns; i++) {
		const char *text = i < row->count ? row->cells[i].text : "";
		size_t len = strlen(text);
		bool left = text[0] == ':', right = len > 1 && text[len - 1] == ':';
		align[i] = left && right ? 'c' : right ? 'r' : left ? 'l' : '-';
	}
	return align;
}

/* What stands behind “表：” in the line, to its end; NULL: it does not begin so. */
static const char *caption_text(const struct line *line)
{
	static const char *const starts[] = { "表：", "表:", "Table:", "table:" };
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t len = strlen(starts[i]);
		if (line->len >= len && memcmp(line->text, starts[i], len) == 0)
			return line->text + len + strspn(line->text + len, " ");
	}
	return NULL;
}

static bool check_row(
	struct scan *scan, const struct prepass_table *table, const struct prepass_row *row)
{
	if (row->count == table->columns)
		return true;
	char got[24], want[24];
	struct str number = { 0 };
	str_add_format(&number, "%zu", row->count);
	memcpy(got, str_text(&number), number.len + 1);
	str_clear(&number);
	str_add_format(&number, "%zu", table->columns);
	memcpy(want, str_text(&number), number.len + 1);
	str_free(&number);
	return diag_report(scan->diag, (struct where){ scan->pass->file, row->line, 1 },
		MESSAGE_TABLE_CELLS, got, want);
}

/* Reads the table whose head is line *at; leaves *at behind it.  Puts a placeholder. */
static bool take_table(struct scan *scan, size_t *at, const char *caption, struct where caption_at)
{
	struct prepass *pass = scan->pass;
	struct prepass_table *table = arena_alloc(scan->arena, sizeof(*table));
	const struct line *head = &scan->lines[*at];
	bool ok = true;

	table->rows = read_row(scan, head);
	table->columns = table->rows->count;
	table->align = read_align(scan, head + 1, table->columns);
	table->caption = caption;
	table->caption_at = caption_at;
	table->at = (struct where){ pass->file, head->number, 1 };
	struct prepass_row **last = &table->rows->next;
	for (*at += 2; *at < scan->count && has_pipe(&scan->lines[*at]); ++*at) {
		*last = read_row(scan, &scan->lines[*at]);
		ok = check_row(scan, table, *last) && ok;
		last = &(*last)->next;
	}
	struct str placeholder = { 0 };
	str_add_format(&placeholder, PREPASS_TABLE "%zu" PREPASS_TABLE, pass->table_count++);
	put_line(pass, "", 0, head->number, true);
	put_line(pass, str_text(&placeholder), placeholder.len, head->number, true);
	put_line(pass, "", 0, head->number, true);
	str_free(&placeholder);
	*pass->last_table = table;
	pass->last_table = &table->next;
	return ok;
}

/* ---- paragraphs */

/* A level 1 or 2 label with a short text and no stop behind it stands as a heading on its line. */
static bool is_heading_line(const struct line *line)
{
	size_t length, len = line->len;
	int level = numbering_label(line->text, &length);
	static const char *const stops[] = { "。", "；", "，", "：", "." };
	if (level < 1 || level > 2 || utf8_count(line->text, len) > 40)
		return false;
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		size_t n = strlen(stops[i]);
		if (len > n && memcmp(line->text + len - n, stops[i], n) == 0)
			return i == 3; /* 一、主要内容是： may still be a heading */
	}
	return true;
}

static bool begins_paragraph(const char *text)
{
	size_t length;
	return strncmp(text, "　", 3) == 0 || numbering_label(text, &length) > 0;
}

static void put_text_line(struct scan *scan, size_t i)
{
	const struct line *line = &scan->lines[i], *above = line - 1;
	if (i > 0 && line->text[0] != ' ' && !is_blank(above) &&
		(begins_paragraph(line->text) || is_heading_line(above)))
		put_line(scan->pass, "", 0, line->number, true);
	put_line(scan->pass, line->text, line->len, line->number, false);
}

static bool is_fence(const struct line *line)
{
	size_t indent = strspn(line->text, " ");
	return line->len >= indent + 3 &&
		(memcmp(line->text + indent, "```", 3) == 0 ||
			memcmp(line->text + indent, "~~~", 3) == 0);
}

static bool run(struct scan *scan)
{
	bool ok = true, fenced = false;
	for (size_t i = 0; i < scan->count;) {
		struct line *line = &scan->lines[i];
		bool fence = is_fence(line);
		fenced = fence ? !fenced : fenced;
		if (fenced || fence) {
			put_line(scan->pass, line->text, line->len, line->number, true);
			i++;
			continue;
		}
		size_t head = i;
		struct where caption_at = { 0 };
		const char *caption = caption_text(line);
		if (caption != NULL) {
			caption = arena_strndup(
				scan->arena, caption, (size_t)(line->text + line->len - caption));
			caption_at = (struct where){ scan->pass->file, line->number,
				1 + (int)utf8_count(line->text, 3) };
			do
				head++;
			while (head < scan->count && is_blank(&scan->lines[head]));
		}
		if (head + 1 < scan->count && has_pipe(&scan->lines[head]) &&
			is_delimiter_row(&scan->lines[head + 1])) {
			ok = take_table(scan, &head, caption, caption_at) && ok;
			i = head;
			continue;
		}
		put_text_line(scan, i++);
	}
	return ok;
}

bool prepass_run(struct prepass *pass, const char *file, const char *text, size_t len,
	int first_line, struct arena *arena, struct diag *diag)
{
	struct scan scan = { .pass = pass, .arena = arena, .diag = diag };
	*pass = (struct prepass){ .file = file };
	pass->last_table = &pass->tables;
	scan.count = count_of(text, text + len, '\n');
	scan.count += len > 0 && text[len - 1] != '\n';
	scan.lines = arena_alloc(arena, (scan.count + 1) * sizeof(*scan.lines));
	str_room(&pass->text, len + len / 8); /* marks and empty lines come in */
	const char *p = text;
	for (size_t i = 0; i < scan.count; i++) {
		const char *stop = memchr(p, '\n', (size_t)(text + len - p));
		if (stop == NULL)
			stop = text + len;
		scan.lines[i] = (struct line){ p, (size_t)(stop - p), first_line + (int)i };
		p = stop + 1;
	}
	return run(&scan);
}

void prepass_free(struct prepass *pass)
{
	str_free(&pass->text);
	free(pass->lines);
	pass->lines = NULL;
}

struct where prepass_where(const struct prepass *pass, int line, int byte_col)
{
	struct where at = { pass->file, 0, 0 };
	if (line < 1 || (size_t)line > pass->line_count)
		return at;
	const char *p = str_text(&pass->text) + pass->lines[line - 1].start;
	at.line = pass->lines[line - 1].number;
	at.col = 1;
	for (const char *stop = p + byte_col - 1; p < stop && *p != '\n' && *p != '\0'; at.col++) {
		uint32_t c = utf8_next(&p);
		if (c == 0xFDD0)
			at.col--;
	}
	return at;
}

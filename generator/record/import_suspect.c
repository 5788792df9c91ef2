/* import_suspect.c - what looks wrong and is not ours to change. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/import.h"
#include "record/numbering.h"

struct suspect {
	const struct import_document *document;
	const char *file;
	struct diag *diag;
};

static struct where place(const struct suspect *s, const struct import_line *line, const char *at)
{
	return (struct where){ s->file, line->number,
		1 + (int)utf8_count(line->text, (size_t)(at - line->text)) };
}

/* Slips of scanners and typists that were met in real texts. */
static void slips(const struct suspect *s, const struct import_line *line)
{
	static const char *const pairs[][2] = {
		{ "入常积极", "入党积极" },
		{ "进_步", "进一步" },
		{ "我支各", "我支部各" },
		{ "甚础", "基础" },
		{ "显着", "显著" },
		{ "建全", "健全" },
		{ "选拨", "选拔" },
		{ "党误", "党课" },
		{ "积板", "积极" },
		{ "锻流", "锻炼" },
		{ "亲质", "素质" },
		{ "转色", "特色" },
		{ "发择", "发挥" },
		{ "硫定", "确定" },
		{ "企亭业", "企事业" },
		{ "监都", "监督" },
		{ "保证师党", "保证教师党" },
	};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const char *at = strstr(line->text, pairs[i][0]);
		if (at != NULL)
			diag_report(s->diag, place(s, line, at), MESSAGE_IMPORT_SLIP, pairs[i][0],
				pairs[i][1]);
	}
}

/* 精神精神: two Han twice in a row. */
static void doubles(const struct suspect *s, const struct import_line *line)
{
	for (const char *p = line->text; *p != '\0';) {
		const char *q = p;
		uint32_t a = utf8_next(&q), b = *q != '\0' ? utf8_next(&q) : 0;
		size_t len = (size_t)(q - p);
		if (utf8_is_han(a) && utf8_is_han(b) && a != b && strncmp(p, q, len) == 0) {
			char word[16] = { 0 };
			memcpy(word, p, len < 15 ? len : 15);
			diag_report(s->diag, place(s, line, p), MESSAGE_IMPORT_DOUBLE, word);
		}
		utf8_next(&p);
	}
}

static void gaps(const struct suspect *s, const struct import_line *line)
{
	static const char *const empties[] = { "()", "（）" };
	for (size_t i = 0; i < 2; i++) {
		const char *at = strstr(line->text, empties[i]);
		if (at != NULL)
			diag_report(s->diag, place(s, line, at), MESSAGE_IMPORT_EMPTY);
	}
	size_t len = strlen(line->text);
	if (len > 3 && utf8_count(line->text, len) <= 8 && strcmp(line->text + len - 3, "：") == 0)
		diag_report(s->diag, place(s, line, line->text), MESSAGE_IMPORT_EMPTY);
}

static void redactions(const struct suspect *s, const struct import_line *line)
{
	static const char *const forms[] = { "**", "20xx", "20XX", "201*", "xx", "××" };
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const char *at = strstr(line->text, forms[i]);
		if (at == NULL)
			continue;
		diag_report(s->diag, place(s, line, at), MESSAGE_IMPORT_REDACTED, forms[i]);
		return;
	}
}

/* “2024年12月至2024年1月” ends before it starts. */
static void ranges(const struct suspect *s, const struct import_line *line)
{
	for (const char *p = line->text; (p = strstr(p, "月至")) != NULL; p += strlen("月至")) {
		const char *from = p;
		while (from > line->text && p - from < 12 &&
			(from[-1] & 0x80 ? 1 : from[-1] >= '0'))
			from--;
		int y0 = 0, m0 = 0, y1 = 0, m1 = 0;
		const char *digits = from + strcspn(from, "0123456789");
		if (sscanf(digits, "%d年%d月至%d年%d月", &y0, &m0, &y1, &m1) == 4 &&
			(y1 < y0 || (y1 == y0 && m1 < m0)))
			diag_report(s->diag, place(s, line, digits), MESSAGE_IMPORT_RANGE);
	}
}

/* Numbers of level 3 that skip one: an item without its number, or one that ran into a heading. */
static void numbers(const struct suspect *s)
{
	int last = 0;
	for (size_t i = 0; i < s->document->count; i++) {
		const struct import_line *line = &s->document->lines[i];
		size_t length;
		int level = numbering_label(line->text, &length);
		if (line->dropped || level == 0)
			continue;
		if (level == 3) {
			int number = atoi(line->text);
			char text[16];
			snprintf(text, sizeof(text), "%d", last + 1);
			if (number > last + 1)
				diag_report(s->diag, place(s, line, line->text),
					MESSAGE_IMPORT_NUMBER, text);
			last = number;
		} else if (level < 3) {
			/* numbers may run on through sections, or start again: both are right */
			const struct import_line *next = line + 1;
			const struct import_line *end = s->document->lines + s->document->count;
			while (next < end && numbering_label(next->text, &length) != 3)
				next++;
			if (next < end && atoi(next->text) == 1)
				last = 0;
		}
	}
}

void import_suspect(const struct import_document *document, const char *file, struct diag *diag)
{
	struct suspect s = { document, file, diag };
	for (size_t i = 0; i < document->count; i++) {
		const struct import_line *line = &document->lines[i];
		if (line->text[0] == '\0' || line->dropped)
			continue;
		slips(&s, line);
		doubles(&s, line);
		gaps(&s, line);
		redactions(&s, line);
		ranges(&s, line);
	}
	numbers(&s);
}

/* ---- the record file */

/* Everything that CommonMark would read as markup gets a backslash. */
static void add_escaped(struct str *out, const char *text)
{
	size_t length;
	if (strchr("#>+-=~|", text[0]) != NULL)
		str_add_char(out, '\\');
	/* “1. 加强领导” with a blank would be a list; its number is text and stays so */
	if (numbering_label(text, &length) == 3 && text[length - 1] == ' ')
		while (*text >= '0' && *text <= '9')
			str_add_char(out, *text++);
	for (const char *p = text; *p != '\0'; p++) {
		if (strchr("\\*_[]<>`&", *p) != NULL)
			str_add_char(out, '\\');
		str_add_char(out, *p);
	}
}

static void add_quoted(struct str *out, const char *key, const char *text)
{
	str_add_format(out, "%s: \"", key);
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *p);
	}
	str_add(out, "\"\n");
}

void import_markdown(const struct import_document *d, const char *source, struct str *out)
{
	str_add(out, "---\n");
	str_add_format(out, "种类: %s\n类型: %s\n", d->kind, d->type);
	add_quoted(out, "标题", d->title);
	str_add(out, "日期: 不详\n");
	if (d->as_written[0] != '\0')
		add_quoted(out, "原写日期", d->as_written);
	struct str origin = { 0 };
	str_add_format(&origin, "%s，第%d行至第%d行", source, d->first, d->last);
	add_quoted(out, "来源", str_text(&origin));
	str_free(&origin);
	str_add(out, "---\n");
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].text[0] == '\0' || d->lines[i].dropped)
			continue;
		str_add_char(out, '\n');
		add_escaped(out, d->lines[i].text);
		str_add_char(out, '\n');
	}
}

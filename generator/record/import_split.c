/* import_split.c - where a document ends and the next begins; what it is called and what it is. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/import.h"
#include "record/numbering.h"

enum { TITLE_MAX = 44 }; /* characters */

static size_t characters(const char *text)
{
	return utf8_count(text, strlen(text));
}

static bool ends_with(const char *text, const char *end)
{
	size_t len = strlen(text), want = strlen(end);
	return len >= want && strcmp(text + len - want, end) == 0;
}

static int label_level(const char *text)
{
	size_t length;
	return numbering_label(text, &length);
}

/* “第三篇：标题”: the title behind the colon, or NULL. */
static const char *separator_title(const char *text)
{
	const char *p = text;
	if (strncmp(p, "第", 3) != 0)
		return NULL;
	p = strstr(p, "篇");
	if (p == NULL || characters(text) > TITLE_MAX || p - text > 12)
		return NULL;
	p += strlen("篇");
	if (strncmp(p, "：", 3) == 0)
		return p + 3;
	return *p == ':' ? p + 1 : NULL;
}

/* The line without what stands in brackets, figures or “范文” at its end. */
static char *bare_title(struct arena *arena, const char *text)
{
	char *bare = arena_strdup(arena, text);
	char *bracket = strstr(bare, "（");
	if (bracket == NULL)
		bracket = strchr(bare, '(');
	if (bracket != NULL && bracket > bare)
		*bracket = '\0';
	size_t len = strlen(bare);
	while (len > 0 && bare[len - 1] >= '0' && bare[len - 1] <= '9')
		bare[--len] = '\0';
	if (ends_with(bare, "范文"))
		bare[len - strlen("范文")] = '\0';
	return bare;
}

static bool is_title(struct arena *arena, const char *text)
{
	static const char *const ends[] = { "方案", "计划", "总结", "意见", "办法", "报告",
		"规范化建设", "汇报" };
	if (text[0] == '\0' || characters(text) > TITLE_MAX || label_level(text) > 0 ||
		strstr(text, "。") != NULL || strstr(text, "，") != NULL ||
		strstr(text, "；") != NULL)
		return false;
	char *bare = bare_title(arena, text);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (ends_with(bare, ends[i]))
			return true;
	return false;
}

/* Does the numbering start again behind line i: is the next level 1 label “一、”? */
static bool restarts(const struct import_line *lines, size_t count, size_t i)
{
	for (size_t n = i + 1; n < count; n++)
		if (label_level(lines[n].text) == 1)
			return strncmp(lines[n].text, "一、", strlen("一、")) == 0;
	return false;
}

struct split {
	const char *file;
	struct arena *arena;
	struct diag *diag;
	struct import_document *first, **end, *open;
	size_t sections; /* level 1 labels seen in the open document */
	const char *separator; /* title behind “第N篇：” */
	size_t title_line; /* of the open document's title so far, count if none */
};

static struct where place(const struct split *s, const struct import_line *line)
{
	return (struct where){ s->file, line->number, 1 };
}

static void start(struct split *s, struct import_line *line)
{
	struct import_document *d = arena_alloc(s->arena, sizeof(*d));
	d->lines = line;
	d->first = d->last = line->number;
	*s->end = d;
	s->end = &d->next;
	s->open = d;
	s->sections = 0;
	s->separator = NULL;
	d->title = d->as_written = "";
}

static void take_separator(struct split *s, struct import_line *line)
{
	if (s->open == NULL || s->open->count > 0)
		start(s, line);
	s->separator = separator_title(line->text);
	line->dropped = true;
	diag_report(s->diag, place(s, line), MESSAGE_IMPORT_SPLIT, line->text);
}

/* Of several title lines the last before the first section holds; the others are told. */
static void take_title(struct split *s, struct import_line *line)
{
	if (s->open->title[0] != '\0')
		diag_report(s->diag, place(s, line), MESSAGE_IMPORT_TITLE_AGAIN, s->open->title,
			line->text);
	s->open->title = line->text;
	line->dropped = true;
}

/* ---- what it is */

static const char *derived_title(struct split *s, const struct import_document *d)
{
	for (size_t i = 0; i < d->count && label_level(d->lines[i].text) == 0; i++) {
		const char *made = strstr(d->lines[i].text, "制定");
		static const char *const ends[] = { "方案", "计划" };
		for (size_t e = 0; made != NULL && e < 2; e++) {
			const char *from = made + strlen("制定"), *to = strstr(from, ends[e]);
			if (to == NULL || to - from > 90 || to == from)
				continue;
			to += strlen(ends[e]);
			char *title = arena_strndup(s->arena, from, (size_t)(to - from));
			diag_report(
				s->diag, place(s, &d->lines[i]), MESSAGE_IMPORT_TITLE_MADE, title);
			return title;
		}
	}
	return NULL;
}

static void classify(struct import_document *d)
{
	static const struct {
		const char *word, *kind, *type;
	} rows[] = {
		{ "半年", "总结", "半年总结" },
		{ "年终", "总结", "年终总结" },
		{ "年度总结", "总结", "年终总结" },
		{ "述职", "总结", "述职报告" },
		{ "总结", "总结", "专项总结" },
		{ "行动方案", "计划", "行动方案" },
		{ "实施方案", "计划", "实施方案" },
		{ "推进计划", "计划", "推进计划" },
		{ "活动方案", "计划", "活动方案" },
		{ "年度工作计划", "计划", "年度计划" },
		{ "培训计划", "计划", "教育培训计划" },
		{ "工作方案", "计划", "工作方案" },
		{ "方案", "计划", "工作方案" },
		{ "计划", "计划", "年度计划" },
	};
	d->kind = "计划";
	d->type = "工作方案";
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strstr(d->title, rows[i].word) == NULL)
			continue;
		d->kind = rows[i].kind;
		d->type = rows[i].type;
		return;
	}
}

/* “20xx年”, “201*年”, “2024年” in the title: what the text says, which is no certain date. */
static const char *year_of(struct arena *arena, const char *title)
{
	const char *year = strstr(title, "20");
	const char *end = year != NULL ? strstr(year, "年") : NULL;
	if (end == NULL || end - year > 6)
		return "";
	return arena_strndup(arena, year, (size_t)(end - year) + strlen("年"));
}

static void finish(struct split *s, struct import_document *d, const char *separator)
{
	if (d->title[0] == '\0' && separator != NULL)
		d->title = separator;
	if (d->title[0] == '\0')
		d->title = derived_title(s, d);
	if (d->title == NULL) {
		d->title = "未命名的材料";
		diag_report(
			s->diag, (struct where){ s->file, d->first, 1 }, MESSAGE_IMPORT_NO_TITLE);
	}
	d->as_written = year_of(s->arena, d->title);
	for (size_t i = 0; i < d->count; i++)
		d->paragraphs += d->lines[i].text[0] != '\0' && !d->lines[i].dropped;
	classify(d);
}

struct import_document *import_split(const char *file, struct import_line *lines, size_t count,
	struct arena *arena, struct diag *diag)
{
	struct split s = { .file = file, .arena = arena, .diag = diag };
	s.end = &s.first;
	for (size_t i = 0; i < count; i++) {
		struct import_line *line = &lines[i];
		if (separator_title(line->text) != NULL) {
			if (s.open != NULL)
				finish(&s, s.open, s.separator);
			s.open = NULL;
			take_separator(&s, line);
		} else if (is_title(arena, line->text) && s.open != NULL && s.sections > 1 &&
			restarts(lines, count, i)) {
			finish(&s, s.open, s.separator);
			diag_report(diag, place(&s, line), MESSAGE_IMPORT_SPLIT, line->text);
			start(&s, line);
			take_title(&s, line);
		} else if (line->text[0] != '\0') {
			if (s.open == NULL)
				start(&s, line);
			if (s.sections == 0 && is_title(arena, line->text))
				take_title(&s, line);
			s.sections += label_level(line->text) == 1;
		}
		if (s.open != NULL) {
			s.open->count = (size_t)(line - s.open->lines) + 1;
			s.open->last = line->number;
		}
	}
	if (s.open != NULL)
		finish(&s, s.open, s.separator);
	return s.first;
}

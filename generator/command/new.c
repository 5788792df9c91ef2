/* new.c - a record of a kind with its fields explained, made from the schema. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "command/command.h"

static void add_values(const struct field *field, struct str *out)
{
	const char *between = "";
	for (const struct field_value *v = field->values; v != NULL; v = v->next, between = "、") {
		str_add(out, between);
		str_add(out, v->zh);
	}
}

static void add_comment(const struct field *field, struct str *out)
{
	bool any = field->hint_zh[0] != '\0' || field->values != NULL;
	if (!any)
		return;
	str_add(out, " # ");
	str_add(out, field->hint_zh);
	if (field->values != NULL) {
		str_add(out, "可选：");
		add_values(field, out);
	}
}

static const char *first_value(const struct field *field, const char *today)
{
	if (field->type == FIELD_DATE && field->required)
		return today;
	return field->required && field->values != NULL ? field->values->zh : "";
}

/* A map or list is shown as a comment: an empty one would be an error. */
static void add_map(const struct field *field, struct str *out)
{
	str_add_format(out, "# %s:\n#   - {", field->zh);
	const char *between = "";
	for (const struct field *f = field->first; f != NULL; f = f->next, between = ", ")
		str_add_format(out, "%s%s: ", between, f->zh);
	str_add(out, "}\n");
}

static void add_field(const struct field *field, const char *today, struct str *out)
{
	if (field->type == FIELD_BODY)
		return;
	if (field->type == FIELD_MAP) {
		add_map(field, out);
		return;
	}
	const char *value = first_value(field, today);
	str_add_format(out, "%s%s:%s%s", field->required ? "" : "# ", field->zh,
		value[0] != '\0' ? " " : "", value);
	add_comment(field, out);
	str_add_char(out, '\n');
}

static void add_body(const struct kind *kind, struct str *out)
{
	struct arena arena = { 0 };
	struct diag quiet;
	size_t len = 0;
	diag_init(&quiet);
	const char *body =
		files_text(files_join(&arena, kind->folder, "new.md"), &arena, &quiet, &len);
	str_add(out, "---\n");
	if (body != NULL)
		str_add_n(out, body, len);
	diag_free(&quiet);
	arena_free(&arena);
}

static bool has_body(const struct kind *kind)
{
	const struct field *field = kind->fields->first;
	while (field != NULL && field->type != FIELD_BODY)
		field = field->next;
	return field != NULL && strcmp(kind->name, "organisation") != 0;
}

/* SITE/ORGANISATION/YEAR/DATE-KIND.md; the first organisation, unless -o names a path. */
static const char *choose_path(const struct site_files *site, const struct kind *kind,
	struct date today, struct arena *arena)
{
	const struct organisation *o = site->archive->organisations;
	const char *folder =
		o != NULL && !kind->free ? files_join(arena, site->folder, o->id) : site->folder;
	const char *end = has_body(kind) ? "md" : "yaml";
	if (strcmp(kind->name, "organisation") == 0)
		return arena_printf(arena, "%s/organisation.yaml", folder);
	return arena_printf(arena, "%s/%d/%s-%s.%s", folder, today.year, date_iso(arena, today),
		kind->name, end);
}

static bool save(const char *path, const struct str *text, struct diag *diag)
{
	if (files_exists(path))
		return diag_report(diag, (struct where){ 0 }, MESSAGE_THERE_ALREADY, path);
	if (!files_write(path, text->text, text->len, diag))
		return false;
	printf("%s\n", path);
	return true;
}

static void fill_in(const struct kind *kind, const char *today, struct str *text)
{
	bool body = has_body(kind);
	if (body)
		str_add(text, "---\n");
	str_add_format(text, "种类: %s\n", kind->zh);
	for (const struct field *field = kind->fields->first; field != NULL; field = field->next)
		add_field(field, today, text);
	if (body)
		add_body(kind, text);
}

/* ---- a list of issues from what a rule misses */

static bool is_open(const struct finding *f, const char *rule)
{
	return strcmp(f->rule->id, rule) == 0 &&
		(f->state == FINDING_MISSING || f->state == FINDING_OVERDUE);
}

static size_t fill_issues(
	const struct findings *findings, const char *rule, const char *today, struct str *text)
{
	struct arena arena = { 0 };
	size_t count = 0;
	const struct finding *f = findings->first;
	while (f != NULL && !is_open(f, rule))
		f = f->next;
	if (f == NULL)
		return 0;
	str_add_format(text,
		"---\n种类: 清单\n类型: 问题清单\n标题: %s问题清单\n日期: %s\n来源: 自查\n事项:\n",
		f->rule->title, today);
	for (; f != NULL; f = f->next) {
		const char *object = f->trigger != NULL ? f->trigger->title : f->object;
		if (!is_open(f, rule))
			continue;
		str_add_format(text,
			"  - 内容: \"%s%s%s：应%s，现有%s（%s）\"\n    责任人:\n    措施:\n    "
			"时限:\n    销号: 否\n",
			object != NULL ? object : "", object != NULL ? "，" : "",
			finding_period(f, &arena), finding_asked(f->rule, &arena),
			finding_actual(f, &arena), f->rule->id);
		count++;
	}
	str_add(text, "---\n");
	arena_free(&arena);
	return count;
}

static bool write_record(struct site_files *site, const struct kind *kind,
	const struct options *options, struct diag *diag)
{
	struct arena arena = { 0 };
	struct str text = { 0 };
	struct date day = date_today();
	const char *today = date_iso(&arena, day);
	const char *path =
		options->output != NULL ? options->output : choose_path(site, kind, day, &arena);
	bool ok = true;
	if (options->from != NULL && strcmp(kind->name, "issue") == 0) {
		struct findings findings;
		site_findings(site, &findings, diag);
		if (fill_issues(&findings, options->from, today, &text) == 0)
			ok = diag_report(
				diag, (struct where){ 0 }, MESSAGE_NO_FINDING, options->from);
		findings_free(&findings);
	} else {
		fill_in(kind, today, &text);
	}
	ok = ok && save(path, &text, diag);
	str_free(&text);
	arena_free(&arena);
	return ok;
}

int command_new(const struct options *options, struct diag *diag)
{
	struct site_files site;
	struct options of_site = *options;
	struct diag quiet; /* what is wrong in other records is not the question here */
	diag_init(&quiet);
	of_site.arguments++;
	of_site.count--;
	if (!site_open(&site, &of_site, &quiet)) {
		report(&quiet, options);
		int code = report_exit(&quiet);
		diag_free(&quiet);
		site_close(&site);
		return code;
	}
	const struct kind *kind = kinds_find(site.kinds, options->arguments[0]);
	if (kind == NULL)
		diag_report(diag, (struct where){ 0 }, MESSAGE_UNKNOWN_KIND, options->arguments[0],
			"boardpress help new");
	else
		write_record(&site, kind, options, diag);
	report(diag, options);
	int code = kind == NULL ? EXIT_USAGE : report_exit(diag);
	diag_free(&quiet);
	site_close(&site);
	return code;
}

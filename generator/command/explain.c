/* explain.c - where a rule comes from and how it is counted; what a message means. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "command/command.h"

static const char *shown(const struct field *rule, const char *field, const char *name)
{
	const struct field *f = field_find(rule, field);
	const struct field_value *v = f != NULL ? field_value_find(f, name) : NULL;
	return v != NULL ? v->zh : name;
}

static void line(const char *label, const char *text)
{
	if (text[0] != '\0')
		printf("%s：%s\n", label, text);
}

static const char *const units[] = { "day", "working-day", "month", "year" };

static const char *month_day(struct arena *arena, int day)
{
	return day > 0 ? arena_printf(arena, "%d月%d日", day / 100, day % 100) : "";
}

static const char *length(
	struct arena *arena, const struct rule *rule, const struct field *fields, double count)
{
	if (count < 0)
		return "";
	return arena_printf(
		arena, "%g%s", count, shown(fields, "within-unit", units[rule->within_unit]));
}

/* How it is counted, field by field, as the standard says it. */
static void explain_measure(const struct rule *rule, const struct field *fields)
{
	static const char *const each[] = { "branch", "group", "member", "formal", "committee",
		"part", "record" };
	static const char *const periods[] = { "week", "month", "quarter", "half-year", "semester",
		"year", "term", "any" };
	static const char *const names[] = { "when", "of", "select", "date", "value", "since" };
	struct arena arena = { 0 };
	bool follows = rule->each == EACH_RECORD && rule->select != NULL;
	line("对象", shown(fields, "each", each[rule->each]));
	if (!follows)
		line("周期", shown(fields, "period", periods[rule->period]));
	line("要求", finding_asked(rule, &arena));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		line(field_find(fields, names[i])->zh, rule->expressions[i]);
	line("从", month_day(&arena, rule->window_from));
	line("到", month_day(&arena, rule->window_to));
	line("早不于", length(&arena, rule, fields, rule->earliest));
	line("期限", length(&arena, rule, fields, rule->within));
	arena_free(&arena);
}

static void explain_rule(const struct rule *rule, const struct kinds *kinds)
{
	static const char *const forces[] = { "must", "normally", "advice" };
	struct arena arena = { 0 };
	const struct field *fields = field_find(kinds_find(kinds, "standard")->fields, "rule");
	printf("%s  %s\n", rule->id, rule->title);
	line("标准", rule->standard->title);
	line("依据", rule->source);
	line("原文", rule->text);
	for (const char *const *id = rule->discloses; *id != NULL; id++)
		line("公开事项", *id);
	line("力度", shown(fields, "force", forces[rule->force]));
	line("状态", rule->on ? "启用" : shown(fields, "state", rule->state));
	if (rule->select != NULL || rule->value != NULL)
		explain_measure(rule, fields);
	line("施行", date_iso(&arena, rule->from));
	line("废止", date_iso(&arena, rule->to));
	line("说明", rule->note);
	arena_free(&arena);
}

int command_explain(const struct options *options, struct diag *diag)
{
	struct arena arena = { 0 };
	struct findings findings = { 0 };
	const char *code = options->arguments[0], *share = share_folder(&arena);
	const char *kind_folders[] = { files_join(&arena, share, "templates/kinds"), NULL };
	const char *folders[] = { files_join(&arena, share, "templates/standards"), NULL };
	const struct rule *rule = NULL;
	int exit_code = EXIT_GOOD;

	if (diag_describe(code, options->language, stdout)) {
		arena_free(&arena);
		return EXIT_GOOD;
	}
	struct kinds *kinds = kinds_load(kind_folders, diag);
	if (kinds != NULL) {
		standards_load(&findings, kinds, folders, diag);
		rule = rule_find(&findings, code);
	}
	if (rule != NULL) {
		explain_rule(rule, kinds);
	} else {
		fprintf(stderr, "boardpress explain: %s %s\n",
			say(options, "没有这条要求或报错：", "no such rule or message:"), code);
		exit_code = EXIT_USAGE;
	}
	report(diag, options);
	findings_free(&findings);
	kinds_free(kinds);
	arena_free(&arena);
	return exit_code;
}

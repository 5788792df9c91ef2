/* report.c - messages and findings for people, as JSON, as SARIF 2.1.0 (OASIS). */
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <sysexits.h>

#include "base/version.h"
#include "command/command.h"

static json_t *message_json(const struct message *m)
{
	static const char *const names[] = { "error", "warning", "note" };
	json_t *json = json_pack("{s:s, s:s, s:{s:s, s:s}}", "code", diag_code(m->id), "severity",
		names[diag_severity(m->id)], "message", "zh", m->zh, "en", m->en);
	if (m->zh_hint[0] != '\0' || m->en_hint[0] != '\0')
		json_object_set_new(
			json, "hint", json_pack("{s:s, s:s}", "zh", m->zh_hint, "en", m->en_hint));
	if (m->at.file != NULL)
		json_object_set_new(json, "file", json_string(m->at.file));
	if (m->at.line > 0)
		json_object_set_new(json, "line", json_integer(m->at.line));
	if (m->at.col > 0)
		json_object_set_new(json, "column", json_integer(m->at.col));
	return json;
}

static json_t *finding_json(const struct finding *f)
{
	struct arena arena = { 0 };
	json_t *records = json_array();
	for (size_t i = 0; i < f->count; i++)
		json_array_append_new(records, json_string(f->evidence[i]->id));
	json_t *json = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "rule", f->rule->id,
		"state", finding_state_name(f->state), "organisation", f->organisation->id, "title",
		f->rule->title, "period", finding_period(f, &arena), "asked",
		finding_asked(f->rule, &arena), "actual", finding_actual(f, &arena), "evidence",
		records);
	if (f->object != NULL)
		json_object_set_new(json, "object", json_string(f->object));
	if (f->trigger != NULL)
		json_object_set_new(json, "record", json_string(f->trigger->id));
	if (f->end < LONG_MAX)
		json_object_set_new(
			json, "until", json_string(date_iso(&arena, date_from_days(f->end))));
	if (f->rule->over != NULL)
		json_object_set_new(json, "over", json_string(f->rule->over->id));
	arena_free(&arena);
	return json;
}

static json_t *as_json(const struct diag *diag, const struct findings *findings)
{
	json_t *list = json_array();
	for (const struct message *m = diag->first; m != NULL; m = m->next)
		json_array_append_new(list, message_json(m));
	json_t *all = json_pack("{s:o, s:I, s:I}", "messages", list, "errors",
		(json_int_t)diag->errors, "warnings", (json_int_t)diag->warnings);
	if (findings == NULL)
		return all;
	json_t *found = json_array();
	for (const struct finding *f = findings->first; f != NULL; f = f->next)
		json_array_append_new(found, finding_json(f));
	json_object_set_new(all, "findings", found);
	return all;
}

/* ---- SARIF 2.1.0, section 3.27: a result a message, and one a finding that is not met */

static json_t *place_json(const struct message *m)
{
	json_t *place = json_pack("{s:{s:s}}", "artifactLocation", "uri", m->at.file);
	if (m->at.line > 0) {
		json_t *region = json_pack("{s:i}", "startLine", m->at.line);
		if (m->at.col > 0)
			json_object_set_new(region, "startColumn", json_integer(m->at.col));
		json_object_set_new(place, "region", region);
	}
	return json_pack("[{s:o}]", "physicalLocation", place);
}

static json_t *result_json(const char *rule, const char *level, const char *text)
{
	return json_pack(
		"{s:s, s:s, s:{s:s}}", "ruleId", rule, "level", level, "message", "text", text);
}

static void add_findings(json_t *results, const struct findings *findings)
{
	static const char *const levels[] = { "error", "warning", "note" };
	const struct finding *f = findings != NULL ? findings->first : NULL;
	for (; f != NULL; f = f->next) {
		struct arena arena = { 0 };
		if (f->state != FINDING_MISSING && f->state != FINDING_OVERDUE)
			continue;
		json_array_append_new(results,
			result_json(f->rule->id, levels[f->rule->force],
				arena_printf(&arena, "%s %s %s：%s，要求%s，现有%s",
					f->organisation->name, finding_period(f, &arena),
					f->rule->title, finding_state_shown(f->state),
					finding_asked(f->rule, &arena),
					finding_actual(f, &arena))));
		arena_free(&arena);
	}
}

static json_t *as_sarif(
	const struct diag *diag, const struct findings *findings, const struct options *options)
{
	static const char *const levels[] = { "error", "warning", "note" };
	json_t *results = json_array();
	for (const struct message *m = diag->first; m != NULL; m = m->next) {
		json_t *result = result_json(
			diag_code(m->id), levels[diag_severity(m->id)], say(options, m->zh, m->en));
		if (m->at.file != NULL)
			json_object_set_new(result, "locations", place_json(m));
		json_array_append_new(results, result);
	}
	add_findings(results, findings);
	return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s}}, s:s, s:o}]}", "$schema",
		"https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs", "tool",
		"driver", "name", "boardpress", "version", BOARDPRESS_VERSION, "columnKind",
		"unicodeCodePoints", "results", results);
}

void report_all(struct diag *diag, const struct findings *findings, const struct options *options)
{
	if (!options->json && !options->sarif) {
		diag_print(diag, stderr, options->language, options->color);
		return;
	}
	diag_sort(diag);
	json_t *all = options->sarif ? as_sarif(diag, findings, options) : as_json(diag, findings);
	json_dumpf(all, stdout, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	putchar('\n');
	json_decref(all);
}

void report(struct diag *diag, const struct options *options)
{
	report_all(diag, NULL, options);
}

int report_exit(const struct diag *diag)
{
	for (const struct message *m = diag->first; m != NULL; m = m->next) {
		if (m->id == MESSAGE_EMPTY_SITE)
			return EX_NOINPUT;
		if (m->id == MESSAGE_BUSY || m->id == MESSAGE_UNMERGED ||
			m->id == MESSAGE_NO_SHARDS)
			return EX_TEMPFAIL;
	}
	if (diag_world_failed(diag))
		return EX_IOERR;
	return diag->errors > 0 ? EXIT_RECORDS : EXIT_GOOD;
}

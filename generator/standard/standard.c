#include "standard/standard.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "record/record.h"

/* ---- reading */

static const char *text_of(struct arena *arena, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, arena) : "";
}

static int months_of(const char *period)
{
	static const struct {
		const char *name;
		int months;
	} periods[] = { { "month", 1 }, { "quarter", 3 }, { "half-year", 6 }, { "year", 12 } };
	for (size_t i = 0; i < 4; i++)
		if (strcmp(periods[i].name, period) == 0)
			return periods[i].months;
	return 12;
}

static struct rule *read_rule(struct arena *arena, const struct xml_node *node)
{
	struct rule *rule = arena_alloc(arena, sizeof(*rule));
	rule->id = text_of(arena, node, "id");
	rule->title = text_of(arena, node, "title");
	rule->text = text_of(arena, node, "text");
	rule->source = text_of(arena, node, "source");
	rule->force = text_of(arena, node, "force");
	rule->kind = text_of(arena, node, "kind");
	rule->type = text_of(arena, node, "type");
	rule->each_group = strcmp(text_of(arena, node, "each"), "group") == 0;
	rule->count = atoi(text_of(arena, node, "count"));
	rule->months = months_of(text_of(arena, node, "period"));
	date_parse(text_of(arena, node, "from"), &rule->from);
	date_parse(text_of(arena, node, "to"), &rule->to);
	return rule;
}

static struct standard *read_standard(
	struct findings *f, const struct archive *archive, const char *path, struct diag *diag)
{
	struct arena arena = { 0 };
	struct record record;
	struct standard *standard = NULL;
	const struct kind *kind = kinds_find(archive->kinds, "standard");
	bool valid = false;
	struct xml_doc *doc = NULL;
	if (kind != NULL && record_read(path, &record, &arena, diag))
		doc = kind_build(kind, &record, path, NULL, &valid, diag);
	if (valid) {
		standard = arena_alloc(&f->arena, sizeof(*standard));
		standard->name = text_of(&f->arena, xml_root(doc), "name");
		standard->title = text_of(&f->arena, xml_root(doc), "title");
		struct rule **end = &standard->rules;
		const struct xml_node *n = xml_first_element(xml_root(doc));
		for (; n != NULL; n = xml_next_element(n)) {
			if (strcmp(xml_name(n), "rule") != 0)
				continue;
			*end = read_rule(&f->arena, n);
			end = &(*end)->next;
		}
	}
	xml_free(doc);
	arena_free(&arena);
	return standard;
}

static const struct standard *find_standard(struct findings *f, const struct archive *archive,
	const char *name, const char *const *folders, const struct organisation *who,
	struct diag *diag)
{
	for (const struct standard *s = f->standards; s != NULL; s = s->next)
		if (strcmp(s->name, name) == 0)
			return s;
	const char *found = NULL;
	for (; *folders != NULL; folders++) {
		const char *path = arena_printf(&f->arena, "%s/%s.yaml", *folders, name);
		if (files_exists(path))
			found = path;
	}
	struct standard *standard = found != NULL ? read_standard(f, archive, found, diag) : NULL;
	if (standard == NULL) {
		if (found == NULL)
			diag_report(diag, (struct where){ .file = who->entry->file },
				MESSAGE_NO_STANDARD, name);
		return NULL;
	}
	standard->next = f->standards;
	f->standards = standard;
	return standard;
}

/* ---- counting */

struct count {
	struct findings *findings;
	const struct archive *archive;
	const struct entry **sorted;
	struct finding **end;
};

static const char *group_of(const struct count *c, const struct entry *entry)
{
	(void)c;
	for (const struct reference *r = entry->references; r != NULL; r = r->next)
		if (r->type == FIELD_GROUP)
			return r->text;
	return NULL;
}

static bool is_evidence(const struct count *c, const struct finding *f, const struct entry *entry)
{
	if (!entry->valid || entry->organisation != f->organisation ||
		entry->date.year != f->year || entry->date.month < f->month ||
		entry->date.month >= f->month + f->rule->months)
		return false;
	if (strcmp(entry->kind->name, f->rule->kind) != 0 ||
		strcmp(entry->type, f->rule->type) != 0)
		return false;
	const char *group = f->group != NULL ? group_of(c, entry) : NULL;
	return f->group == NULL || (group != NULL && strcmp(group, f->group) == 0);
}

struct date finding_end(const struct finding *f)
{
	int month = f->month + f->rule->months - 1;
	return (struct date){ f->year, month, date_days_in_month(f->year, month), -1, -1 };
}

static void judge(struct count *c, struct finding *f)
{
	struct date today = c->archive->as_of, start = { f->year, f->month, 1, -1, -1 };
	struct findings *all = c->findings;
	if (f->count >= (size_t)f->rule->count)
		f->state = FINDING_MET;
	else if (date_to_days(start) > date_to_days(today))
		f->state = FINDING_LATER;
	else if (date_to_days(finding_end(f)) < date_to_days(today))
		f->state = FINDING_MISSING;
	else
		f->state = FINDING_DUE;
	all->met += f->state == FINDING_MET;
	all->missing += f->state == FINDING_MISSING;
	all->due += f->state == FINDING_DUE;
}

static void add_finding(struct count *c, struct finding template)
{
	struct arena *arena = &c->findings->arena;
	struct finding *f = arena_alloc(arena, sizeof(*f));
	*f = template;
	for (size_t i = 0; i < c->archive->count; i++)
		f->count += is_evidence(c, f, c->sorted[i]);
	f->evidence = arena_alloc(arena, (f->count + 1) * sizeof(*f->evidence));
	for (size_t i = 0, n = 0; i < c->archive->count; i++)
		if (is_evidence(c, f, c->sorted[i]))
			f->evidence[n++] = c->sorted[i];
	judge(c, f);
	*c->end = f;
	c->end = &f->next;
}

static bool in_force(const struct rule *rule, int year)
{
	return (rule->from.year == 0 || rule->from.year <= year) &&
		(rule->to.year == 0 || rule->to.year >= year);
}

static void apply_rule(struct count *c, const struct rule *rule, const struct organisation *o,
	int year, const char *group)
{
	for (int month = 1; month <= 12; month += rule->months)
		add_finding(c,
			(struct finding){ .rule = rule,
				.organisation = o,
				.group = group,
				.year = year,
				.month = month });
}

static void apply_standard(
	struct count *c, const struct standard *standard, const struct organisation *o, int year)
{
	for (const struct rule *rule = standard->rules; rule != NULL; rule = rule->next) {
		if (!in_force(rule, year))
			continue;
		if (!rule->each_group)
			apply_rule(c, rule, o, year, NULL);
		for (const char **g = o->groups; rule->each_group && *g != NULL; g++)
			apply_rule(c, rule, o, year, *g);
	}
}

static bool has_minutes(const struct count *c, const struct organisation *o, int year)
{
	for (size_t i = 0; i < c->archive->count; i++) {
		const struct entry *e = c->sorted[i];
		if (e->organisation == o && e->date.year == year &&
			strcmp(e->kind->name, "minutes") == 0)
			return true;
	}
	return false;
}

void findings_make(struct findings *findings, const struct archive *archive,
	const char *const *folders, struct diag *diag)
{
	struct arena arena = { 0 };
	*findings = (struct findings){ 0 };
	struct count c = { findings, archive, archive_sorted(archive, &arena), &findings->first };
	int first = archive->as_of.year;
	for (size_t i = 0; i < archive->count; i++)
		if (c.sorted[i]->date.year > 0 && c.sorted[i]->date.year < first)
			first = c.sorted[i]->date.year;
	for (const struct organisation *o = archive->organisations; o != NULL; o = o->next) {
		for (const char **name = o->standards; *name != NULL; name++) {
			const struct standard *s =
				find_standard(findings, archive, *name, folders, o, diag);
			for (int year = first; s != NULL && year <= archive->as_of.year; year++)
				if (has_minutes(&c, o, year))
					apply_standard(&c, s, o, year);
		}
	}
	arena_free(&arena);
}

void findings_free(struct findings *findings)
{
	arena_free(&findings->arena);
	*findings = (struct findings){ 0 };
}

/* ---- words */

const char *finding_state_name(enum finding_state state)
{
	static const char *const names[] = { "met", "missing", "due", "later" };
	return names[state];
}

const char *finding_state_shown(enum finding_state state)
{
	static const char *const names[] = { "已做", "缺", "应做", "未到" };
	return names[state];
}

const char *finding_period(const struct finding *f, struct arena *arena)
{
	static const char *const quarters[] = { "一", "二", "三", "四" };
	if (f->rule->months == 1)
		return arena_printf(arena, "%d年%d月", f->year, f->month);
	if (f->rule->months == 3)
		return arena_printf(arena, "%d年第%s季度", f->year, quarters[(f->month - 1) / 3]);
	if (f->rule->months == 6)
		return arena_printf(arena, "%d年%s半年", f->year, f->month == 1 ? "上" : "下");
	return arena_printf(arena, "%d年", f->year);
}

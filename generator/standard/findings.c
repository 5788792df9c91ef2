/* findings.c - every organisation held against its standards. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "standard/internal.h"

struct make {
	struct findings *findings;
	const struct archive *archive;
	const char *const *folders;
	struct finding **end;
	struct known *known;
	struct diag *diag;
};

static struct standard *find_standard(
	struct make *m, const char *name, const struct organisation *who)
{
	struct findings *f = m->findings;
	for (struct standard *s = f->standards; s != NULL; s = s->next)
		if (strcmp(s->name, name) == 0)
			return s;
	const char *found = NULL;
	for (const char *const *folder = m->folders; *folder != NULL; folder++) {
		const char *path = arena_printf(&f->arena, "%s/%s.yaml", *folder, name);
		if (files_exists(path))
			found = path;
	}
	if (found == NULL) {
		diag_report(m->diag, (struct where){ .file = who->entry->file },
			MESSAGE_NO_STANDARD, name);
		return NULL;
	}
	struct standard *s = standard_read(&f->arena, m->archive->kinds, found, m->diag);
	if (s != NULL) {
		s->next = f->standards;
		f->standards = s;
	}
	return s;
}

/* ---- the rules of an organisation: on one topic the standard named last holds */

/* What is asked of a branch is not asked of the committee above it. */
static bool asks(const struct rule *rule, const struct organisation *organisation)
{
	if (rule->organisations[0] == NULL)
		return strcmp(organisation->type, "committee") != 0 &&
			strcmp(organisation->type, "general-branch") != 0;
	for (const char **type = rule->organisations; *type != NULL; type++)
		if (strcmp(*type, organisation->type) == 0)
			return true;
	return false;
}

static void take_rule(
	struct make *m, struct rules *rules, struct rule *rule, const struct organisation *who)
{
	if (!rule->on || !asks(rule, who))
		return;
	for (size_t i = 0; i < rules->count && rule->topic[0] != '\0'; i++) {
		struct rule *before = rules->rules[i];
		if (strcmp(before->topic, rule->topic) != 0 || before->standard == rule->standard)
			continue;
		rule->over = before;
		memmove(rules->rules + i, rules->rules + i + 1,
			(rules->count - i - 1) * sizeof(*rules->rules));
		rules->count--;
		i--;
	}
	if (rules->count == rules->room) {
		struct rule **old = rules->rules;
		rules->room = 2 * rules->room + 32;
		rules->rules =
			arena_alloc(&m->findings->arena, rules->room * sizeof(*rules->rules));
		if (rules->count > 0)
			memcpy(rules->rules, old, rules->count * sizeof(*old));
	}
	rules->rules[rules->count++] = rule;
}

/* Does a rule look at records of this kind, or of a part's of this kind?  Its expressions would
 * name it. */
static bool looked_at(void *context, const struct kind *kind, bool of_part)
{
	const struct rules *rules = context;
	if (strcmp(kind->name, "organisation") == 0 || strcmp(kind->name, "assessment") == 0)
		return true;
	for (size_t i = 0; i < rules->count; i++) {
		const struct rule *r = rules->rules[i];
		for (const char *const *e = r->expressions; *e != NULL; e++)
			if (strstr(*e, kind->name) != NULL &&
				(!of_part || r->each == EACH_PART || strstr(*e, "part") != NULL))
				return true;
	}
	return false;
}

static bool take_once(struct make *m, struct rules *rules, const struct standard *standard)
{
	for (const struct taken *t = rules->taken; t != NULL; t = t->next)
		if (t->standard == standard)
			return false;
	struct taken *t = arena_alloc(&m->findings->arena, sizeof(*t));
	*t = (struct taken){ standard, rules->taken };
	rules->taken = t;
	return true;
}

static void take_standard(
	struct make *m, struct rules *rules, const char *name, const struct organisation *who)
{
	struct standard *standard = find_standard(m, name, who);
	if (standard == NULL || !take_once(m, rules, standard))
		return;
	for (const char **e = standard->extends; *e != NULL; e++)
		take_standard(m, rules, *e, who);
	for (struct rule *r = standard->rules; r != NULL; r = r->next)
		take_rule(m, rules, r, who);
}

static int first_year(const struct organisation *organisation, const char *kind, int otherwise)
{
	int first = otherwise;
	for (size_t i = 0; i < organisation->record_count; i++) {
		const struct entry *e = organisation->records[i];
		if (strcmp(e->kind->name, kind) == 0 && e->date.year > 0 && e->date.year < first)
			first = e->date.year;
	}
	return first;
}

/* A branch is judged from the first year of its minutes; a committee that keeps none, from that of
 * its assessments. */
static long first_day(const struct archive *archive, const struct organisation *organisation)
{
	int now = archive->as_of.year;
	int year = first_year(organisation, "minutes", now);
	if (year == now)
		year = first_year(organisation, "assessment", now);
	return date_to_days((struct date){ year, 1, 1, -1, -1 });
}

/* False: a record is no longer what the archive knows. */
static bool look(struct applied *a, struct rules *rules)
{
	struct arena arena = { 0 };
	bool changed = false;
	struct xml_doc *dossier =
		archive_dossier(a->organisation, looked_at, rules, &changed, a->diag);
	a->dossier = dossier;
	a->scope = xpath_scope_new(dossier);
	xpath_scope_set(a->scope,
		(struct xpath_variable){
			.name = "today", .text = date_iso(&arena, a->archive->as_of) });
	for (size_t i = 0; i < rules->count; i++)
		rule_apply(a, rules->rules[i]);
	assessments_check(a);
	xpath_scope_free(a->scope);
	xml_free(dossier);
	arena_free(&arena);
	return !changed;
}

/* What has something to tell is looked at in every run. */
static void apply_organisation(struct make *m, const struct organisation *organisation)
{
	struct rules rules = { 0 };
	struct diag told;
	for (const char **name = organisation->standards; *name != NULL; name++)
		take_standard(m, &rules, *name, organisation);
	if (rules.count == 0)
		return;
	diag_init(&told);
	struct applied applied = { .findings = m->findings,
		.archive = m->archive,
		.organisation = organisation,
		.today = date_to_days(m->archive->as_of),
		.first = first_day(m->archive, organisation),
		.end = &m->end,
		.diag = &told };
	struct finding **first = m->end;
	const struct draw *before = m->findings->draws;
	if (!known_take(m->known, &applied, &rules) && look(&applied, &rules) && told.first == NULL)
		known_note(m->known, &applied, &rules, *first, before);
	for (const struct message *message = told.first; message != NULL; message = message->next)
		diag_add(m->diag, message);
	diag_free(&told);
}

static bool begins(const struct finding *f, const struct finding *before)
{
	return before == NULL || before->organisation != f->organisation;
}

static void index_organisations(struct findings *findings)
{
	const struct finding *before = NULL;
	size_t count = 0;
	for (const struct finding *f = findings->first; f != NULL; before = f, f = f->next)
		count += begins(f, before);
	findings->firsts = arena_alloc(&findings->arena, (count + 1) * sizeof(*findings->firsts));
	before = NULL;
	for (const struct finding *f = findings->first; f != NULL; before = f, f = f->next)
		if (begins(f, before))
			findings->firsts[findings->organisations++] = f;
}

static int by_organisation(const void *key, const void *element)
{
	const struct organisation *organisation = key;
	const struct finding *const *first = element;
	return strcmp(organisation->id, (*first)->organisation->id);
}

const struct finding *findings_of(
	const struct findings *findings, const struct organisation *organisation)
{
	const struct finding **found = NULL;
	if (organisation != NULL && findings->organisations > 0)
		found = bsearch(organisation, findings->firsts, findings->organisations,
			sizeof(*findings->firsts), by_organisation);
	return found != NULL ? *found : NULL;
}

void findings_make(struct findings *findings, const struct archive *archive,
	const char *const *folders, struct diag *diag)
{
	*findings = (struct findings){ .as_of = archive->as_of };
	struct make make = { .findings = findings,
		.archive = archive,
		.folders = folders,
		.end = &findings->first,
		.known = known_open(archive, folders),
		.diag = diag };
	calendar_read(&findings->calendar, archive->kinds, folders, diag);
	for (const struct organisation *o = archive->organisations; o != NULL; o = o->next)
		if (o->entry != NULL && o->entry->valid)
			apply_organisation(&make, o);
	known_close(make.known);
	index_organisations(findings);
}

void findings_free(struct findings *findings)
{
	for (struct standard *s = findings->standards; s != NULL; s = s->next)
		standard_end(s);
	arena_free(&findings->calendar.arena);
	arena_free(&findings->arena);
	*findings = (struct findings){ 0 };
}

bool finding_open(const struct finding *f, int year)
{
	if (f->state == FINDING_MET || f->state == FINDING_LATER)
		return false;
	return f->end == LONG_MAX || date_from_days(f->end).year >= year;
}

bool finding_discloses(const struct finding *f, const char *id)
{
	for (const char *const *d = f->rule->discloses; *d != NULL; d++)
		if (strcmp(*d, id) == 0)
			return true;
	return false;
}

/* ---- words */

const char *finding_state_name(enum finding_state state)
{
	static const char *const names[] = { "met", "missing", "overdue", "due", "later" };
	return names[state];
}

const char *finding_state_shown(enum finding_state state)
{
	static const char *const names[] = { "已做", "缺", "逾期", "应做", "未到" };
	return names[state];
}

const char *finding_period(const struct finding *f, struct arena *arena)
{
	static const char *const quarters[] = { "一", "二", "三", "四" };
	if (f->rule->each == EACH_RECORD && f->end < LONG_MAX)
		return arena_printf(arena, "%s前", date_chinese(arena, date_from_days(f->end)));
	if (f->end == LONG_MAX || f->start < 0)
		return "";
	struct date start = date_from_days(f->start), end = date_from_days(f->end);
	switch (f->rule->period) {
	case PERIOD_WEEK:
		return arena_printf(arena, "%s起一周", date_chinese(arena, start));
	case PERIOD_MONTH:
		return arena_printf(arena, "%d年%d月", start.year, start.month);
	case PERIOD_QUARTER:
		return arena_printf(
			arena, "%d年第%s季度", start.year, quarters[(start.month - 1) / 3]);
	case PERIOD_HALF_YEAR:
		return arena_printf(
			arena, "%d年%s半年", start.year, start.month == 1 ? "上" : "下");
	case PERIOD_SEMESTER:
		return arena_printf(
			arena, "%d年%s季学期", start.year, start.month == 2 ? "春" : "秋");
	case PERIOD_TERM:
		return arena_printf(arena, "%d年至%d年本届", start.year, end.year);
	default:
		break;
	}
	if (f->rule->window_from > 0 || f->rule->window_to > 0)
		return arena_printf(arena, "%d年%d月%d日至%d月%d日", start.year, start.month,
			start.day, end.month, end.day);
	return arena_printf(arena, "%d年", start.year);
}

static void add_number(struct str *out, double number)
{
	str_add_number(out, number, 2);
}

const char *finding_asked(const struct rule *rule, struct arena *arena)
{
	static const char *const words[] = { "不少于", "", "不多于", "少于", "多于", "" };
	struct str out = { 0 };
	bool none = rule->compare == AT_MOST && rule->number == 0; /* 0次, not 不多于0次 */
	str_add(&out, none ? "" : words[rule->compare]);
	add_number(&out, rule->number);
	if (rule->compare == BETWEEN) {
		str_add(&out, "至");
		add_number(&out, rule->upper);
	}
	str_add(&out, rule->unit[0] != '\0' ? rule->unit : rule->value == NULL ? "次" : "");
	const char *copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}

const char *finding_actual(const struct finding *f, struct arena *arena)
{
	struct str out = { 0 };
	add_number(&out, f->actual);
	str_add(&out,
		f->rule->unit[0] != '\0'       ? f->rule->unit :
			f->rule->value == NULL ? "次" :
						 "");
	const char *copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}

/* matrix.c - findings for pages and packets: finding_add(), findings_add_matrices(). */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "standard/internal.h"

static void set_number(struct xml_node *node, const char *name, int value)
{
	struct arena arena = { 0 };
	xml_set(node, name, arena_printf(&arena, "%d", value));
	arena_free(&arena);
}

static void add_evidence(const struct finding *f, enum audience audience, const char *page,
	bool with_month, struct xml_node *parent)
{
	for (size_t i = 0; i < f->count; i++) {
		struct arena arena = { 0 };
		const struct entry *entry = f->evidence[i];
		if (!archive_visible(entry, audience))
			continue;
		struct xml_node *record = archive_add(entry, page, parent);
		xml_set(record, "day",
			entry->date.day == 0 ? "记录" :
				with_month   ? arena_printf(&arena, "%d月%d日", entry->date.month,
						       entry->date.day) :
					       arena_printf(&arena, "%d日", entry->date.day));
		arena_free(&arena);
	}
}

static int by_date(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	int order = date_compare(a->date, b->date);
	return order != 0 ? order : strcmp(a->id, b->id);
}

/* The records of all findings shown together, each once. */
static void add_all_evidence(
	const struct finding *f, enum audience audience, const char *page, struct xml_node *parent)
{
	const struct finding *end = finding_next(f);
	struct finding all = *f;
	struct arena arena = { 0 };
	size_t count = 0;
	for (const struct finding *n = f; n != end; n = n->next)
		count += n->count;
	all.evidence = arena_alloc(&arena, (count + 1) * sizeof(*all.evidence));
	all.count = 0;
	for (const struct finding *n = f; n != end; n = n->next) {
		for (size_t i = 0; i < n->count; i++) {
			size_t known = 0;
			while (known < all.count && all.evidence[known] != n->evidence[i])
				known++;
			all.evidence[known] = n->evidence[i];
			all.count = known == all.count ? known + 1 : all.count;
		}
	}
	qsort(all.evidence, all.count, sizeof(struct entry *), by_date);
	add_evidence(&all, audience, page, true, parent);
	arena_free(&arena);
}

void finding_add(
	const struct finding *f, enum audience audience, const char *page, struct xml_node *parent)
{
	if (f->trigger != NULL && !archive_visible(f->trigger, audience))
		return;
	static const char *const forces[] = { "must", "normally", "advice" };
	struct arena arena = { 0 };
	struct xml_node *node = xml_add(parent, "finding", NULL);
	xml_set(node, "state", finding_state_name(f->state));
	xml_set(node, "state-shown", finding_state_shown(f->state));
	xml_set(node, "id", f->rule->id);
	xml_set(node, "title", f->rule->title);
	xml_set(node, "source", f->rule->source);
	xml_set(node, "text", f->rule->text);
	xml_set(node, "force", forces[f->rule->force]);
	xml_set(node, "asked", finding_asked(f->rule, &arena));
	xml_set(node, "actual", finding_actual_all(f, audience, &arena));
	xml_set(node, "organisation-name", f->organisation->short_name);
	xml_set(node, "period-shown", finding_period(f, &arena));
	const char *object = finding_object(f, audience, &arena);
	if (object != NULL)
		xml_set(node, "object", object);
	if (f->rule->over != NULL)
		xml_set(node, "over", f->rule->over->id);
	if (f->rule->discloses[0] != NULL)
		xml_set(node, "disclosure", "yes");
	if (f->trigger != NULL && object == f->trigger->title)
		xml_set(node, "object-href", archive_href(&arena, page, f->trigger->page));
	if (f->end < LONG_MAX && (f->state == FINDING_DUE || f->state == FINDING_OVERDUE)) {
		xml_set(node, "by", date_iso(&arena, date_from_days(f->end)));
		xml_set(node, "by-shown", date_chinese(&arena, date_from_days(f->end)));
	}
	add_all_evidence(f, audience, page, node);
	arena_free(&arena);
}

/* ---- months */

struct matrix {
	const struct findings *findings;
	enum audience audience;
	const char *page;
	struct xml_node *parent, *matrix, *row;
	int next; /* month after the last cell of the row */
};

static int months_of(const struct finding *f)
{
	static const int months[] = {
		[PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_HALF_YEAR] = 6, [PERIOD_YEAR] = 12
	};
	bool fits = f->rule->select != NULL &&
		(f->rule->each == EACH_BRANCH || f->rule->each == EACH_GROUP) &&
		f->rule->period >= PERIOD_MONTH && f->rule->period <= PERIOD_YEAR &&
		f->rule->period != PERIOD_SEMESTER;
	return fits ? months[f->rule->period] : 0;
}

int finding_year(const struct finding *f)
{
	if (f->rule->each == EACH_RECORD)
		return f->trigger != NULL ? f->trigger->date.year : 0;
	return f->start > -400000 && f->end < LONG_MAX ? date_from_days(f->start).year : 0;
}

/* The titles of the standards that an organisation follows. */
static const char *standards_of(
	const struct findings *findings, const struct organisation *o, struct arena *arena)
{
	struct str titles = { 0 };
	for (const char **name = o->standards; *name != NULL; name++) {
		const struct standard *s = standard_find(findings, *name);
		if (s != NULL)
			str_add_format(&titles, "%s%s", str_text(&titles)[0] != '\0' ? "、" : "",
				s->title);
	}
	const char *copy = arena_strdup(arena, str_text(&titles));
	str_free(&titles);
	return copy;
}

static struct xml_node *add_matrix(struct matrix *m, const struct organisation *o, int year)
{
	struct xml_node *matrix = xml_add(m->parent, "matrix", NULL);
	struct arena arena = { 0 };
	xml_set(matrix, "organisation-name", o->short_name);
	set_number(matrix, "year", year);
	xml_set(matrix, "standard-name", standards_of(m->findings, o, &arena));
	for (int month = 1; month <= 12; month++)
		xml_set(xml_add(matrix, "month", NULL), "title",
			arena_printf(&arena, "%d月", month));
	arena_free(&arena);
	return matrix;
}

static void add_row(struct matrix *m, const struct finding *f)
{
	m->row = xml_add(m->matrix, "rule", NULL);
	xml_set(m->row, "id", f->rule->id);
	xml_set(m->row, "title", f->rule->title);
	xml_set(m->row, "source", f->rule->source);
	if (f->object != NULL)
		xml_set(m->row, "group", f->object);
	m->next = 1;
}

/* In these months the rule was not in force, or not for this group. */
static void add_gap(struct matrix *m, int months)
{
	struct xml_node *cell = xml_add(m->row, "cell", NULL);
	xml_set(cell, "state", "none");
	xml_set(cell, "state-shown", "");
	set_number(cell, "months", months);
}

static void add_cell(struct matrix *m, const struct finding *f)
{
	int months = months_of(f);
	int first = (date_from_days(f->start).month - 1) / months * months + 1;
	if (first > m->next)
		add_gap(m, first - m->next);
	m->next = first + months;
	struct xml_node *cell = xml_add(m->row, "cell", NULL);
	xml_set(cell, "state", finding_state_name(f->state));
	xml_set(cell, "state-shown", finding_state_shown(f->state));
	set_number(cell, "months", months);
	add_evidence(f, m->audience, m->page, months > 1, cell);
}

static bool same_object(const struct finding *a, const struct finding *b)
{
	return (a->object == NULL) == (b->object == NULL) &&
		(a->object == NULL || strcmp(a->object, b->object) == 0);
}

static bool is_of(const struct finding *f, const struct organisation *o)
{
	return f != NULL && f->organisation == o;
}

/* One organisation and year: rows of months, then the rest. */
static void add_year(struct matrix *m, const struct organisation *o, int year, bool latest)
{
	const struct finding *last = NULL;
	struct xml_node *others = NULL;
	const struct finding *first = findings_of(m->findings, o);
	m->matrix = add_matrix(m, o, year);
	for (const struct finding *f = first; is_of(f, o); f = f->next) {
		if (months_of(f) == 0 || finding_year(f) != year)
			continue;
		if (last == NULL || last->rule != f->rule || !same_object(last, f))
			add_row(m, f);
		add_cell(m, f);
		last = f;
	}
	for (const struct finding *f = first; is_of(f, o); f = finding_next(f)) {
		bool now = finding_year(f) == 0 && latest;
		if (months_of(f) > 0 || (finding_year(f) != year && !now))
			continue;
		if (others == NULL)
			others = xml_add(m->matrix, "others", NULL);
		finding_add(f, m->audience, m->page, others);
	}
}

void findings_years(
	const struct findings *findings, const struct organisation *o, int *first, int *last)
{
	*first = *last = 0;
	for (const struct finding *f = findings_of(findings, o); is_of(f, o); f = f->next) {
		int year = finding_year(f);
		if (year > 0 && (*first == 0 || year < *first))
			*first = year;
		*last = year > *last ? year : *last;
	}
}

static void add_organisation(struct matrix *m, const struct organisation *o, int only)
{
	int first, last;
	findings_years(m->findings, o, &first, &last);
	for (int year = last; year >= first && year > 0; year--)
		if (only == 0 || only == year)
			add_year(m, o, year, year == last);
}

void findings_add_matrices(const struct findings *findings, const struct organisation *organisation,
	int year, enum audience audience, const char *page, struct xml_node *parent)
{
	struct matrix m = {
		.findings = findings, .audience = audience, .page = page, .parent = parent
	};
	for (size_t i = 0; i < findings->organisations; i++) {
		const struct organisation *o = findings->firsts[i]->organisation;
		if (organisation == NULL || organisation == o)
			add_organisation(&m, o, year);
	}
}

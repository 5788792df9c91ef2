/* apply.c - one rule over the dossier of one organisation. */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "standard/internal.h"

/* A record that a rule has selected, with its day. */
struct hit {
	const struct xml_node *node;
	long day; /* LONG_MIN: no certain day */
};

struct object {
	const char *name; /* NULL: the organisation */
	const struct xml_node *it; /* of EACH_RECORD and EACH_PART */
	long since; /* a person: the day he came; what was asked before does not concern him */
};

static const struct xml_node *root_of(const struct applied *a)
{
	return xml_root(a->dossier);
}

/* ---- dates of records */

static long first_day_of(struct date d)
{
	return date_to_days(date_first(d));
}

static long last_day_of(struct date d)
{
	return date_to_days(date_last(d));
}

/* Of a record, or of a part of one: its own date, or the nearest above it. */
static const struct xml_node *dated(const struct xml_node *node)
{
	while (node != NULL && xml_find(node, "date") == NULL)
		node = xml_parent(node);
	return node != NULL ? xml_find(node, "date") : NULL;
}

static long day_of(struct applied *a, struct xpath *expression, const struct xml_node *node)
{
	struct arena arena = { 0 };
	struct date date;
	const char *text = "";
	if (expression != NULL)
		text = xpath_text(expression, a->scope, node, &arena);
	else if (dated(node) != NULL)
		text = xml_content(dated(node), &arena);
	long day = LONG_MIN;
	if (date_parse(text, &date) && date.year > 0 && date.month > 0)
		day = first_day_of(date);
	arena_free(&arena);
	return day;
}

static int by_day(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	return (a->day > b->day) - (a->day < b->day);
}

static size_t select_hits(struct applied *a, const struct rule *rule, const struct object *object,
	struct hit **hits, struct arena *arena)
{
	const struct xml_node **nodes;
	const struct xml_node *context = object->it != NULL ? object->it : root_of(a);
	size_t count = xpath_nodes(rule->select, a->scope, context, &nodes, arena);
	*hits = arena_alloc(arena, (count + 1) * sizeof(**hits));
	for (size_t i = 0; i < count; i++)
		(*hits)[i] = (struct hit){ nodes[i], day_of(a, rule->date, nodes[i]) };
	qsort(*hits, count, sizeof(**hits), by_day);
	return count;
}

/* The record that a node is, or is part of. */
static const struct entry *entry_of(const struct applied *a, const struct xml_node *node)
{
	for (; node != NULL; node = xml_parent(node)) {
		const char *id = xml_value(node, "id");
		const struct entry *entry = id != NULL ? archive_find(a->archive, id) : NULL;
		if (entry != NULL)
			return entry;
	}
	return NULL;
}

/* ---- comparing */

static bool as_asked(const struct rule *rule, double actual)
{
	const double slack = 1e-9;
	switch (rule->compare) {
	case AT_LEAST:
		return actual >= rule->number - slack;
	case EXACTLY:
		return fabs(actual - rule->number) <= slack;
	case AT_MOST:
		return actual <= rule->number + slack;
	case BELOW:
		return actual < rule->number - slack;
	case ABOVE:
		return actual > rule->number + slack;
	case BETWEEN:
		return actual >= rule->number - slack && actual <= rule->upper + slack;
	}
	return false;
}

/* Can more records still make it right, or is it already too much? */
static bool too_much(const struct rule *rule, double actual)
{
	if (rule->compare == BETWEEN)
		return actual > rule->upper;
	return (rule->compare == EXACTLY || rule->compare == AT_MOST || rule->compare == BELOW) &&
		actual > rule->number;
}

static struct finding *add(struct applied *a, struct finding finding)
{
	struct finding *f = arena_alloc(&a->findings->arena, sizeof(*f));
	*f = finding;
	f->organisation = a->organisation;
	if (f->object != NULL)
		f->object = arena_strdup(&a->findings->arena, f->object);
	if (f->evidence == NULL)
		f->evidence = arena_alloc(&a->findings->arena, sizeof(*f->evidence));
	a->findings->states[f->state]++;
	**a->end = f;
	*a->end = &f->next;
	return f;
}

static void keep_evidence(
	struct applied *a, struct finding *f, const struct hit *hits, size_t count)
{
	f->evidence = arena_alloc(&a->findings->arena, (count + 1) * sizeof(*f->evidence));
	for (size_t i = 0; i < count; i++) {
		const struct entry *entry = entry_of(a, hits[i].node);
		if (entry != NULL && (f->count == 0 || f->evidence[f->count - 1] != entry))
			f->evidence[f->count++] = entry;
	}
}

static double measure(
	struct applied *a, const struct rule *rule, const struct hit *hits, size_t count)
{
	double sum = 0;
	if (rule->value == NULL)
		return (double)count;
	for (size_t i = 0; i < count; i++) {
		xpath_scope_set(
			a->scope, (struct xpath_variable){ .name = "hit", .node = hits[i].node });
		double value = xpath_number(rule->value, a->scope, hits[i].node);
		sum += isnan(value) ? 0 : value;
	}
	return sum;
}

/* ---- periods */

static enum finding_state judge(
	const struct applied *a, const struct rule *rule, double actual, long start, long end)
{
	if (as_asked(rule, actual))
		/* what must not be more may still become more, and is right so far */
		return start > a->today ? FINDING_LATER : FINDING_MET;
	if (start > a->today)
		return FINDING_LATER;
	if (end < a->today || too_much(rule, actual))
		return FINDING_MISSING;
	return FINDING_DUE;
}

/* The part of a period in which it must be done: the window, if the rule has one. */
static void narrow(const struct rule *rule, long *start, long *end)
{
	int year = date_from_days(*start).year;
	if (rule->window_from > 0)
		*start = date_to_days((struct date){
			year, rule->window_from / 100, rule->window_from % 100, -1, -1 });
	if (rule->window_to > 0)
		*end = date_to_days((struct date){
			year, rule->window_to / 100, rule->window_to % 100, -1, -1 });
}

static void apply_period(struct applied *a, const struct rule *rule, const struct object *object,
	const struct hit *hits, size_t count, long start, long end)
{
	size_t first = 0, last;
	narrow(rule, &start, &end);
	while (first < count && hits[first].day < start)
		first++;
	for (last = first; last < count && hits[last].day <= end;)
		last++;
	struct finding f = { .rule = rule, .object = object->name, .start = start, .end = end };
	f.actual = measure(a, rule, hits + first, last - first);
	f.state = judge(a, rule, f.actual, start, end);
	keep_evidence(a, &f, hits + first, last - first);
	add(a, f);
}

/* Of a period its last day counts: by the text of that day it is judged. */
static bool in_force(const struct rule *rule, long day)
{
	struct date from = rule->from, to = rule->to;
	long first = from.year <= 0 ? LONG_MIN : first_day_of(from);
	long last = to.year <= 0 ? LONG_MAX : last_day_of(to);
	return first <= day && day <= last;
}

/* One term of office after the other, up to the one that is running. */
static void apply_terms(struct applied *a, const struct rule *rule, const struct object *object,
	const struct hit *hits, size_t count)
{
	const struct xml_node *o = xml_find(root_of(a), "organisation");
	const struct xml_node *t = o != NULL ? xml_first_element(o) : NULL;
	for (; t != NULL; t = xml_next_element(t)) {
		struct arena arena = { 0 };
		struct date from, to;
		bool known = strcmp(xml_name(t), "term") == 0 && xml_find(t, "start") != NULL &&
			xml_find(t, "end") != NULL &&
			date_parse(xml_content(xml_find(t, "start"), &arena), &from) &&
			date_parse(xml_content(xml_find(t, "end"), &arena), &to);
		long start = known ? first_day_of(from) : LONG_MAX;
		long end = known ? last_day_of(to) : LONG_MIN;
		if (start <= a->today && end >= a->first && in_force(rule, end))
			apply_period(a, rule, object, hits, count, start, end);
		arena_free(&arena);
	}
}

static void apply_periods(struct applied *a, const struct rule *rule, const struct object *object)
{
	struct arena arena = { 0 };
	struct hit *hits;
	size_t count = select_hits(a, rule, object, &hits, &arena);
	long start, end, day = a->first;
	long last = date_to_days((struct date){ date_from_days(a->today).year, 12, 31, -1, -1 });
	if (rule->period == PERIOD_ANY) {
		if (in_force(rule, a->today)) /* else another text holds now */
			apply_period(a, rule, object, hits, count, LONG_MIN + 1, LONG_MAX);
	} else if (rule->period == PERIOD_TERM) {
		apply_terms(a, rule, object, hits, count);
	} else {
		for (; period_of(rule->period, day, &start, &end) && start <= last; day = end + 1)
			if (in_force(rule, end) && start >= a->first && end > object->since)
				apply_period(a, rule, object, hits, count, start, end);
	}
	arena_free(&arena);
}

/* ---- values, and what must follow */

static void apply_value(struct applied *a, const struct rule *rule, const struct object *object)
{
	if (object->it == NULL && !in_force(rule, a->today))
		return; /* another text holds now */
	const struct xml_node *context = object->it != NULL ? object->it : root_of(a);
	struct finding f = {
		.rule = rule, .object = object->name, .start = LONG_MIN + 1, .end = LONG_MAX
	};
	f.actual = xpath_number(rule->value, a->scope, context);
	if (isnan(f.actual))
		return; /* the records do not say it: not applicable */
	f.state = as_asked(rule, f.actual) ? FINDING_MET : FINDING_MISSING;
	if (object->it != NULL)
		f.trigger = entry_of(a, object->it);
	add(a, f);
}

static void tell_unknown_year(struct applied *a, const struct rule *rule, long day)
{
	if (rule->within_unit != TIME_WORKING_DAY || calendar_knows(&a->findings->calendar, day))
		return;
	struct arena arena = { 0 };
	diag_report(a->diag, (struct where){ 0 }, MESSAGE_NO_CALENDAR,
		arena_printf(&arena, "%d", date_from_days(day).year));
	arena_free(&arena);
}

/* From the day of `it`: a selected record not before `earliest`, and within the time. */
static void apply_following(struct applied *a, const struct rule *rule, const struct object *object)
{
	struct arena arena = { 0 };
	struct hit *hits;
	long since = day_of(a, rule->since, object->it);
	if (since == LONG_MIN || !in_force(rule, since)) {
		arena_free(&arena);
		return;
	}
	const struct calendar *calendar = &a->findings->calendar;
	struct finding f = { .rule = rule, .trigger = entry_of(a, object->it) };
	f.start = rule->earliest >= 0 ?
		calendar_add(calendar, since, rule->earliest, rule->within_unit) :
		since;
	f.end = rule->within >= 0 ? calendar_add(calendar, since, rule->within, rule->within_unit) :
				    LONG_MAX;
	if ((rule->within >= 0 ? f.end : f.start) < a->first) {
		arena_free(&arena);
		return; /* it was over before our records begin */
	}
	tell_unknown_year(a, rule, since);
	size_t count = select_hits(a, rule, object, &hits, &arena), in = 0, early = 0;
	for (size_t i = 0; i < count; i++) {
		early += hits[i].day >= since && hits[i].day < f.start;
		if (hits[i].day >= f.start && hits[i].day <= f.end)
			hits[in++] = hits[i];
	}
	f.actual = measure(a, rule, hits, in);
	bool late = f.end < a->today;
	f.state = as_asked(rule, f.actual) ? FINDING_MET : late ? FINDING_OVERDUE : FINDING_DUE;
	if (f.state != FINDING_MET && rule->earliest >= 0 && early > 0)
		f.state = FINDING_MISSING; /* done, but too early */
	if (f.state == FINDING_DUE && (rule->within < 0 || f.start > a->today))
		f.state = FINDING_LATER; /* nothing presses */
	keep_evidence(a, &f, hits, in);
	add(a, f);
	arena_free(&arena);
}

/* ---- objects */

static void apply_object(struct applied *a, const struct rule *rule, const struct object *object)
{
	const struct xml_node *context = object->it != NULL ? object->it : root_of(a);
	if (rule->when != NULL && !xpath_true(rule->when, a->scope, context))
		return;
	if (rule->each == EACH_RECORD && rule->select != NULL)
		apply_following(a, rule, object);
	else if (rule->select != NULL)
		apply_periods(a, rule, object);
	else if (rule->value != NULL)
		apply_value(a, rule, object);
}

/* The day that a field of a person says, if it is later than `least`. */
static long first_of(const struct xml_node *person, const char *name, long least)
{
	struct arena arena = { 0 };
	struct date date;
	const struct xml_node *field = xml_find(person, name);
	long day = LONG_MIN;
	if (field != NULL && date_parse(xml_content(field, &arena), &date) && date.year > 0)
		day = first_day_of(date);
	arena_free(&arena);
	return day > least ? day : least;
}

struct ordered {
	struct finding *finding;
	size_t place; /* people of one period stay as they were */
};

static int by_period(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;
	const struct finding *f = a->finding, *g = b->finding;
	if (f->start != g->start)
		return (f->start > g->start) - (f->start < g->start);
	if (f->state != g->state)
		return (f->state > g->state) - (f->state < g->state);
	return (a->place > b->place) - (a->place < b->place);
}

/* What was found since `first`, person by person, now period by period. */
static void order_by_period(struct applied *a, struct finding **first)
{
	struct arena arena = { 0 };
	size_t count = 0, i = 0;
	for (const struct finding *f = *first; f != NULL; f = f->next)
		count++;
	struct ordered *all = arena_alloc(&arena, (count + 1) * sizeof(*all));
	for (struct finding *f = *first; f != NULL; f = f->next, i++)
		all[i] = (struct ordered){ f, i };
	qsort(all, count, sizeof(*all), by_period);
	for (i = 0; i < count; i++, first = &(*first)->next)
		*first = all[i].finding;
	*first = NULL;
	*a->end = first;
	arena_free(&arena);
}

static void apply_persons(struct applied *a, const struct rule *rule, const char *select)
{
	struct arena arena = { 0 };
	const struct xml_node **nodes;
	struct finding **first = *a->end;
	struct xpath *persons = xpath_new(select, rule->at, a->diag);
	size_t count =
		persons != NULL ? xpath_nodes(persons, a->scope, root_of(a), &nodes, &arena) : 0;
	for (size_t i = 0; i < count; i++) {
		const struct xml_node *person = xml_parent(nodes[i]);
		struct object object = { .name = xml_content(nodes[i], &arena),
			.since = first_of(person, "joined", first_of(person, "from", LONG_MIN)) };
		xpath_scope_set(
			a->scope, (struct xpath_variable){ .name = "person", .text = object.name });
		apply_object(a, rule, &object);
	}
	order_by_period(a, first);
	xpath_free(persons);
	arena_free(&arena);
}

static void apply_nodes(struct applied *a, const struct rule *rule, struct xpath *of)
{
	struct arena arena = { 0 };
	const struct xml_node **nodes;
	size_t count = xpath_nodes(of, a->scope, root_of(a), &nodes, &arena);
	for (size_t i = 0; i < count; i++) {
		struct object object = { .it = nodes[i], .since = LONG_MIN };
		if (rule->each == EACH_PART)
			object.name = xml_value(nodes[i], "name");
		xpath_scope_set(
			a->scope, (struct xpath_variable){ .name = "it", .node = nodes[i] });
		apply_object(a, rule, &object);
	}
	arena_free(&arena);
}

void rule_apply(struct applied *a, const struct rule *rule)
{
	switch (rule->each) {
	case EACH_BRANCH:
		apply_object(a, rule, &(struct object){ .since = LONG_MIN });
		break;
	case EACH_GROUP:
		for (const char **g = a->organisation->groups; *g != NULL; g++) {
			xpath_scope_set(
				a->scope, (struct xpath_variable){ .name = "group", .text = *g });
			apply_object(a, rule, &(struct object){ .name = *g, .since = LONG_MIN });
		}
		break;
	case EACH_MEMBER:
		apply_persons(a, rule, "organisation/member[not(exempt = 'yes')][not(to)]/name");
		break;
	case EACH_FORMAL:
		apply_persons(a, rule,
			"organisation/member[status = 'formal'][not(exempt = "
			"'yes')][not(to)]/name");
		break;
	case EACH_COMMITTEE:
		apply_persons(a, rule, "organisation/committee[not(to)]/person");
		break;
	case EACH_PART: {
		struct xpath *parts = xpath_new("part", rule->at, a->diag);
		apply_nodes(a, rule, parts);
		xpath_free(parts);
		break;
	}
	case EACH_RECORD:
		if (rule->of != NULL)
			apply_nodes(a, rule, rule->of);
		break;
	}
}

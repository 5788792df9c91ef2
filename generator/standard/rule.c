/* rule.c - standards as their files say them. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "record/record.h"
#include "standard/internal.h"

static double number_of(const struct xml_node *node, const char *name, double otherwise)
{
	struct arena arena = { 0 };
	const char *text = xml_child_text(node, name, &arena);
	double number = text[0] != '\0' ? strtod(text, NULL) : otherwise;
	arena_free(&arena);
	return number;
}

/* The index of the text among the names, 0 if it is none of them. */
static int choice(const struct xml_node *node, const char *name, const char *const *names)
{
	struct arena arena = { 0 };
	const char *text = xml_child_text(node, name, &arena);
	int found = 0;
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], text) == 0)
			found = i;
	arena_free(&arena);
	return found;
}

static struct xpath *expression(
	struct arena *arena, const struct xml_node *node, const char *name, struct diag *diag)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xpath_new(xml_content(child, arena), xml_where(child), diag) : NULL;
}

/* The contents of all children of a name; ends in NULL. */
static const char **texts_of(struct arena *arena, const struct xml_node *node, const char *name)
{
	size_t count = 0;
	const struct xml_node *n;
	for (n = xml_first_element(node); n != NULL; n = xml_next_element(n))
		count += strcmp(xml_name(n), name) == 0;
	const char **texts = arena_alloc(arena, (count + 1) * sizeof(*texts));
	count = 0;
	for (n = xml_first_element(node); n != NULL; n = xml_next_element(n))
		if (strcmp(xml_name(n), name) == 0)
			texts[count++] = xml_content(n, arena);
	return texts;
}

static int month_day(const struct xml_node *node, const char *name)
{
	struct arena arena = { 0 };
	const char *text = xml_child_text(node, name, &arena);
	int value = text[0] != '\0' ? atoi(text) * 100 + atoi(text + 3) : 0;
	arena_free(&arena);
	return value;
}

static void read_measure(struct rule *rule, const struct xml_node *node)
{
	static const char *const each[] = { "branch", "group", "member", "formal", "committee",
		"part", "record", NULL };
	static const char *const compare[] = { "at-least", "exactly", "at-most", "below", "above",
		"between", NULL };
	static const char *const periods[] = { "week", "month", "quarter", "half-year", "semester",
		"year", "term", "any", NULL };
	static const char *const units[] = { "day", "working-day", "month", "year", NULL };
	rule->each = (enum rule_each)choice(node, "each", each);
	rule->compare = (enum rule_compare)choice(node, "compare", compare);
	rule->number = number_of(node, "number", 1);
	rule->upper = number_of(node, "upper", rule->number);
	rule->period = xml_find(node, "period") != NULL ?
		(enum period)choice(node, "period", periods) :
		PERIOD_ANY;
	rule->window_from = month_day(node, "window-from");
	rule->window_to = month_day(node, "window-to");
	rule->earliest = number_of(node, "earliest", -1);
	rule->within = number_of(node, "within", -1);
	rule->within_unit = (enum time_unit)choice(node, "within-unit", units);
}

static struct rule *read_rule(struct arena *arena, const struct xml_node *node, struct diag *diag)
{
	static const char *const forces[] = { "must", "normally", "advice", NULL };
	static const char *const expressions[] = { "when", "of", "select", "date", "value",
		"since" };
	struct rule *rule = arena_alloc(arena, sizeof(*rule));
	rule->at = xml_where(node);
	rule->at.file = rule->at.file != NULL ? arena_strdup(arena, rule->at.file) : NULL;
	rule->id = xml_child_text(node, "id", arena);
	rule->title = xml_child_text(node, "title", arena);
	rule->topic = xml_child_text(node, "topic", arena);
	rule->text = xml_child_text(node, "text", arena);
	rule->source = xml_child_text(node, "source", arena);
	rule->unit = xml_child_text(node, "unit", arena);
	rule->note = xml_child_text(node, "note", arena);
	rule->discloses = texts_of(arena, node, "discloses");
	rule->voids = xml_child_text(node, "voids", arena);
	rule->state = xml_child_text(node, "state", arena);
	rule->on = rule->state[0] == '\0' || strcmp(rule->state, "on") == 0;
	rule->force = (enum rule_force)choice(node, "force", forces);
	date_parse(xml_child_text(node, "from", arena), &rule->from);
	date_parse(xml_child_text(node, "to", arena), &rule->to);
	rule->organisations = texts_of(arena, node, "organisation");
	read_measure(rule, node);
	rule->when = expression(arena, node, "when", diag);
	rule->of = expression(arena, node, "of", diag);
	rule->select = expression(arena, node, "select", diag);
	rule->date = expression(arena, node, "date", diag);
	rule->value = expression(arena, node, "value", diag);
	rule->since = expression(arena, node, "since", diag);
	for (size_t i = 0; i < sizeof(expressions) / sizeof(expressions[0]); i++)
		rule->expressions[i] = xml_child_text(node, expressions[i], arena);
	return rule;
}

static const struct grade *read_grades(struct arena *arena, const struct xml_node *root)
{
	size_t count = 0;
	const struct xml_node *n;
	for (n = xml_first_element(root); n != NULL; n = xml_next_element(n))
		count += strcmp(xml_name(n), "grade") == 0;
	struct grade *grades = arena_alloc(arena, (count + 1) * sizeof(*grades));
	count = 0;
	for (n = xml_first_element(root); n != NULL; n = xml_next_element(n))
		if (strcmp(xml_name(n), "grade") == 0)
			grades[count++] = (struct grade){ xml_child_text(n, "name", arena),
				number_of(n, "score", -1) };
	return grades;
}

struct standard *standard_read(
	struct arena *arena, const struct kinds *kinds, const char *path, struct diag *diag)
{
	struct arena scratch = { 0 };
	struct record record;
	struct standard *standard = NULL;
	const struct kind *kind = kinds_find(kinds, "standard");
	bool valid = false;
	struct xml_doc *doc = NULL;
	if (kind != NULL && record_read(path, &record, &scratch, diag))
		doc = kind_build(kind, &record, path, &valid, diag);
	if (valid) {
		const struct xml_node *root = xml_root(doc);
		standard = arena_alloc(arena, sizeof(*standard));
		standard->name = xml_child_text(root, "name", arena);
		standard->title = xml_child_text(root, "title", arena);
		standard->source = xml_child_text(root, "source", arena);
		standard->extends = texts_of(arena, root, "extends");
		standard->grades = read_grades(arena, root);
		struct rule **end = &standard->rules;
		for (const struct xml_node *n = xml_first_element(root); n != NULL;
			n = xml_next_element(n)) {
			if (strcmp(xml_name(n), "rule") != 0)
				continue;
			*end = read_rule(arena, n, diag);
			(*end)->standard = standard;
			end = &(*end)->next;
		}
	}
	xml_free(doc);
	arena_free(&scratch);
	return standard;
}

void standard_end(struct standard *standard)
{
	for (struct rule *r = standard->rules; r != NULL; r = r->next) {
		struct xpath *all[] = { r->when, r->of, r->select, r->date, r->value, r->since };
		for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
			xpath_free(all[i]);
	}
}

const struct standard *standard_find(const struct findings *findings, const char *name)
{
	const struct standard *s = findings->standards;
	while (s != NULL && strcmp(s->name, name) != 0)
		s = s->next;
	return s;
}

const struct rule *rule_find(const struct findings *findings, const char *id)
{
	for (const struct standard *s = findings->standards; s != NULL; s = s->next)
		for (const struct rule *r = s->rules; r != NULL; r = r->next)
			if (strcmp(r->id, id) == 0)
				return r;
	return NULL;
}

void standards_load(struct findings *findings, const struct kinds *kinds,
	const char *const *folders, struct diag *diag)
{
	*findings = (struct findings){ 0 };
	for (; *folders != NULL; folders++) {
		struct files files = { 0 };
		if (!files_is_folder(*folders) ||
			!files_list(*folders, &files, &findings->arena, diag))
			continue;
		for (size_t i = 0; i < files.count; i++) {
			if (!files_has_extension(files.list[i].path, ".yaml") ||
				strcmp(files.list[i].path, "holidays.yaml") == 0)
				continue;
			struct standard *s = standard_read(&findings->arena, kinds,
				files_join(&findings->arena, *folders, files.list[i].path), diag);
			if (s == NULL)
				continue;
			s->next = findings->standards;
			findings->standards = s;
		}
	}
}

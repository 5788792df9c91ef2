/* assess.c - assessments: which branches a seed draws, which grades a profile has, what is void. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "standard/internal.h"

static bool says(const struct xml_node *node, const char *name, const char *value)
{
	struct arena arena = { 0 };
	bool same = strcmp(xml_child_text(node, name, &arena), value) == 0;
	arena_free(&arena);
	return same;
}

/* ---- drawing lots */

struct lot {
	const char *name;
	char key[HASH_TEXT];
};

struct lots {
	struct lot *lots;
	size_t count, room;
	const char *seed, *year;
	struct arena *arena;
};

static bool is_rated_met(const struct xml_node *record, const char *year)
{
	static const char *const not_met[] = { "", "not-met", "unqualified", "general",
		"backward" };
	bool met = strcmp(xml_name(record), "assessment") == 0 && says(record, "type", "review") &&
		says(record, "year", year);
	for (size_t i = 0; met && i < sizeof(not_met) / sizeof(not_met[0]); i++)
		met = !says(record, "grade", not_met[i]);
	return met;
}

static void put_in(struct lots *l, const struct xml_node *part)
{
	struct arena arena = { 0 };
	if (l->count == l->room) {
		l->room = 2 * l->room + 32;
		l->lots = mem_resize(l->lots, l->room * sizeof(*l->lots));
	}
	struct lot *lot = &l->lots[l->count++];
	lot->name = arena_strdup(l->arena, xml_value(part, "name"));
	const char *drawn = arena_printf(&arena, "%s\n%s", l->seed, xml_value(part, "id"));
	hash_sha256(lot->key, drawn, strlen(drawn));
	arena_free(&arena);
}

/* All parts, and parts of parts, whose first rating says that they met the standard. */
static void collect(struct lots *l, const struct xml_node *above)
{
	for (const struct xml_node *p = xml_first_element(above); p != NULL;
		p = xml_next_element(p)) {
		if (strcmp(xml_name(p), "part") != 0)
			continue;
		const struct xml_node *r = xml_first_element(p);
		while (r != NULL && !is_rated_met(r, l->year))
			r = xml_next_element(r);
		if (r != NULL)
			put_in(l, p);
		collect(l, p);
	}
}

static int by_key(const void *left, const void *right)
{
	return strcmp(((const struct lot *)left)->key, ((const struct lot *)right)->key);
}

static void tell_wrong_draw(const struct draw *draw, const struct xml_node *record,
	const struct xml_node *said, struct diag *diag)
{
	struct str all = { 0 };
	size_t right = 0, count = 0;
	for (const struct xml_node *d = said; d != NULL; d = xml_next_element(d)) {
		struct arena arena = { 0 };
		if (strcmp(xml_name(d), "drawn") == 0) {
			count++;
			for (size_t i = 0; i < draw->count; i++)
				right += strcmp(xml_content(d, &arena), draw->names[i]) == 0;
		}
		arena_free(&arena);
	}
	for (size_t i = 0; i < draw->count; i++)
		str_add_format(&all, "%s%s", i > 0 ? "、" : "", draw->names[i]);
	if (right != draw->count || count != draw->count)
		diag_report(diag, xml_where(said != NULL ? said : record), MESSAGE_WRONG_DRAW,
			str_text(&all));
	str_free(&all);
}

static void make_draw(struct applied *a, const struct xml_node *record)
{
	struct arena scratch = { 0 }, *arena = &a->findings->arena;
	struct lots lots = { .arena = arena };
	struct draw *draw = arena_alloc(arena, sizeof(*draw));
	lots.seed = xml_child_text(record, "seed", &scratch);
	lots.year = xml_child_text(record, "year", &scratch);
	collect(&lots, xml_root(a->dossier));
	if (lots.count > 0)
		qsort(lots.lots, lots.count, sizeof(*lots.lots), by_key);
	double share = strtod(xml_child_text(record, "share", &scratch), NULL);
	draw->entry = archive_find(a->archive, xml_value(record, "id"));
	draw->candidates = lots.count;
	draw->count = (size_t)ceil((double)lots.count * fmin(fmax(share, 0), 100) / 100 - 1e-9);
	draw->names = arena_alloc(arena, (draw->count + 1) * sizeof(*draw->names));
	for (size_t i = 0; i < draw->count; i++)
		draw->names[i] = lots.lots[i].name;
	draw->next = a->findings->draws;
	a->findings->draws = draw;
	if (xml_find(record, "drawn") != NULL)
		tell_wrong_draw(draw, record, xml_find(record, "drawn"), a->diag);
	free(lots.lots);
	arena_free(&scratch);
}

/* ---- grades */

static const struct standard *standard_named(const struct findings *findings, const char *name)
{
	const struct standard *s = findings->standards;
	while (s != NULL && strcmp(s->name, name) != 0)
		s = s->next;
	return s;
}

/* The scale of the standard, or of one that it extends; the last one said holds. */
static const struct standard *scale_of(
	const struct findings *findings, const char *const *names, int depth)
{
	const struct standard *scale = NULL;
	for (; *names != NULL && depth < 16; names++) {
		const struct standard *s = standard_named(findings, *names), *inner;
		if (s == NULL)
			continue;
		inner = s->grades[0].name != NULL ?
			s :
			scale_of(findings, (const char *const *)s->extends, depth + 1);
		scale = inner != NULL ? inner : scale;
	}
	return scale;
}

static const char *all_grades(const struct standard *scale, struct arena *arena)
{
	const char *all = "";
	for (const struct grade *g = scale->grades; g->name != NULL; g++)
		all = arena_printf(arena, "%s%s%s", all, all[0] != '\0' ? "、" : "", g->name);
	return all;
}

static void check_grade(
	struct applied *a, const struct standard *scale, const struct xml_node *record)
{
	static const char *const types[] = { "review", "recheck", "result" };
	struct arena arena = { 0 };
	const struct xml_node *grade = xml_find(record, "grade");
	bool judged = false;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		judged = judged || says(record, "type", types[i]);
	const struct kind *kind = kinds_find(a->archive->kinds, "assessment");
	const struct field *field = field_find(kind->fields, "grade");
	if (grade != NULL && judged && field != NULL) {
		const char *value = xml_content(grade, &arena);
		const struct field_value *v = field_value_find(field, value);
		const char *shown = v != NULL ? v->zh : value;
		const struct grade *g = scale->grades;
		while (g->name != NULL && strcmp(g->name, shown) != 0)
			g++;
		if (g->name == NULL)
			diag_report(a->diag, xml_where(grade), MESSAGE_GRADE, shown, scale->title,
				all_grades(scale, &arena));
	}
	arena_free(&arena);
}

void assessments_check(struct applied *a)
{
	const struct standard *scale =
		scale_of(a->findings, (const char *const *)a->organisation->standards, 0);
	for (const struct xml_node *r = xml_first_element(xml_root(a->dossier)); r != NULL;
		r = xml_next_element(r)) {
		if (strcmp(xml_name(r), "assessment") != 0)
			continue;
		if (says(r, "type", "sampling"))
			make_draw(a, r);
		if (scale != NULL)
			check_grade(a, scale, r);
	}
}

/* ---- what is shown beside the fields of an assessment */

static void note(struct xml_node *record, const char *name, const char *label, const char *text)
{
	struct xml_node *added = xml_add(record, name, text);
	xml_set(added, "label", label);
}

static void show_draw(const struct findings *findings, const struct entry *entry,
	struct xml_node *record, struct arena *arena)
{
	const struct draw *draw = findings->draws;
	while (draw != NULL && draw->entry != entry)
		draw = draw->next;
	if (draw == NULL)
		return;
	note(record, "candidates", "初评达标", arena_printf(arena, "%zu个", draw->candidates));
	for (size_t i = 0; i < draw->count && xml_find(record, "drawn") == NULL; i++)
		note(record, "draw", "抽中（按种子算出）", draw->names[i]);
}

/* The finding above the branch that makes ratings of this type and year void; NULL: none. */
static const struct finding *voiding(
	const struct findings *findings, const struct entry *entry, int year)
{
	const struct organisation *o =
		entry->organisation != NULL ? entry->organisation->parent : NULL;
	for (; o != NULL; o = o->parent)
		for (const struct finding *f = findings_of(findings, o);
			f != NULL && f->organisation == o; f = f->next)
			if (f->state == FINDING_MISSING &&
				strcmp(f->rule->voids, entry->type) == 0 &&
				date_from_days(f->end).year == year)
				return f;
	return NULL;
}

static void show_void(const struct findings *findings, const struct entry *entry,
	struct xml_node *record, struct arena *arena)
{
	const struct xml_node *grade = xml_find(record, "grade");
	const struct finding *f =
		voiding(findings, entry, atoi(xml_child_text(record, "year", arena)));
	if (f == NULL || grade == NULL || entry->type[0] == '\0')
		return;
	const char *shown = xml_value(grade, "shown");
	xml_set((struct xml_node *)grade, "shown",
		arena_printf(arena, "%s（作废：%s %s，应%s）",
			shown != NULL ? shown : xml_content(grade, arena), f->rule->title,
			finding_actual(f, arena), finding_asked(f->rule, arena)));
}

/* Points by hand and points from findings, each said; and the grade that their sum earns. */
static void show_sum(const struct findings *findings, const struct entry *entry,
	const struct xml_node *record, struct arena *arena)
{
	double hand = 0, found = 0;
	size_t by_rule = 0;
	for (const struct xml_node *i = xml_first_element(record); i != NULL;
		i = xml_next_element(i)) {
		if (strcmp(xml_name(i), "item") != 0)
			continue;
		const struct xml_node *score = xml_find(i, "score"), *rule = xml_find(i, "rule");
		const char *earned = rule != NULL ? xml_value(rule, "earned") : NULL;
		hand += score != NULL ? strtod(xml_content(score, arena), NULL) : 0;
		by_rule += score == NULL && earned != NULL;
		found += score == NULL && earned != NULL ? strtod(earned, NULL) : 0;
	}
	if (by_rule == 0)
		return;
	struct str sum = { 0 };
	str_add_number(&sum, hand + found, 1);
	str_add(&sum, "分：人工评分");
	str_add_number(&sum, hand, 1);
	str_add(&sum, "分，按要求计算");
	str_add_number(&sum, found, 1);
	str_add(&sum, "分");
	const struct standard *scale =
		scale_of(findings, (const char *const *)entry->organisation->standards, 0);
	for (const struct grade *g = scale != NULL ? scale->grades : NULL;
		g != NULL && g->name != NULL; g++)
		if (g->score >= 0 && hand + found >= g->score - 1e-9) {
			str_add_format(&sum, "，按得分为“%s”", g->name);
			break;
		}
	note((struct xml_node *)record, "sum", "合计", str_text(&sum));
	str_free(&sum);
}

void assessment_annotate(
	const struct findings *findings, const struct entry *entry, struct xml_node *record)
{
	struct arena arena = { 0 };
	if (entry->organisation == NULL || strcmp(entry->kind->name, "assessment") != 0)
		return;
	show_draw(findings, entry, record, &arena);
	show_void(findings, entry, record, &arena);
	show_sum(findings, entry, record, &arena);
	arena_free(&arena);
}

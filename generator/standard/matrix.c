/* matrix.c - findings as rows and months, for pages and packets: findings_add_matrices(). */
#include <string.h>

#include "standard/standard.h"

struct matrix {
	const struct findings *findings;
	enum audience audience;
	const char *page;
	struct xml_node *parent, *matrix, *row;
};

static void set_number(struct xml_node *node, const char *name, int value)
{
	struct arena arena = { 0 };
	xml_set(node, name, arena_printf(&arena, "%d", value));
	arena_free(&arena);
}

static void add_matrix(struct matrix *m, const struct finding *f)
{
	const struct standard *standard = m->findings->standards;
	m->matrix = xml_add(m->parent, "matrix", NULL);
	xml_set(m->matrix, "organisation-name", f->organisation->short_name);
	set_number(m->matrix, "year", f->year);
	xml_set(m->matrix, "standard-name", standard != NULL ? standard->title : "");
	for (int month = 1; month <= 12; month++) {
		struct arena arena = { 0 };
		struct xml_node *head = xml_add(m->matrix, "month", NULL);
		xml_set(head, "title", arena_printf(&arena, "%d月", month));
		arena_free(&arena);
	}
}

static void add_row(struct matrix *m, const struct finding *f)
{
	m->row = xml_add(m->matrix, "rule", NULL);
	xml_set(m->row, "id", f->rule->id);
	xml_set(m->row, "title", f->rule->title);
	xml_set(m->row, "source", f->rule->source);
	if (f->group != NULL)
		xml_set(m->row, "group", f->group);
}

static void add_cell(struct matrix *m, const struct finding *f)
{
	struct xml_node *cell = xml_add(m->row, "cell", NULL);
	xml_set(cell, "state", finding_state_name(f->state));
	xml_set(cell, "state-shown", finding_state_shown(f->state));
	set_number(cell, "months", f->rule->months);
	for (size_t i = 0; i < f->count; i++) {
		struct arena arena = { 0 };
		const struct entry *entry = f->evidence[i];
		if (!archive_visible(entry, m->audience))
			continue;
		struct xml_node *record = archive_add(entry, m->page, cell);
		xml_set(record, "day",
			entry->date.day == 0 ? "记录" :
				f->rule->months == 1 ?
					       arena_printf(&arena, "%d日", entry->date.day) :
					       arena_printf(&arena, "%d月%d日", entry->date.month,
						       entry->date.day));
		arena_free(&arena);
	}
}

static bool same_row(const struct finding *a, const struct finding *b)
{
	return a->rule == b->rule && a->organisation == b->organisation && a->year == b->year &&
		a->group == b->group;
}

void findings_add_matrices(const struct findings *findings, const struct organisation *organisation,
	int year, enum audience audience, const char *page, struct xml_node *parent)
{
	struct matrix m = {
		.findings = findings, .audience = audience, .page = page, .parent = parent
	};
	const struct finding *last = NULL;
	for (const struct finding *f = findings->first; f != NULL; f = f->next) {
		if (organisation != NULL && (f->organisation != organisation || f->year != year))
			continue;
		if (last == NULL || last->organisation != f->organisation || last->year != f->year)
			add_matrix(&m, f);
		if (last == NULL || !same_row(last, f))
			add_row(&m, f);
		add_cell(&m, f);
		last = f;
	}
}

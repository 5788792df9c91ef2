/* membership.c - how many members there were, and why that changed. */
#include <string.h>

#include "archive/archive.h"

/* An unknown month or day is the first; year 0 (not said): they were always there, never left. */
static bool is_before(struct date a, struct date b)
{
	a.month = a.month > 0 ? a.month : 1;
	a.day = a.day > 0 ? a.day : 1;
	a.hour = b.hour = a.minute = b.minute = -1;
	return date_compare(a, b) < 0;
}

/* The day from which a member counts here: of the transfer, else of the admission. */
static struct date start_of(const struct member *m)
{
	return m->from.year > 0 ? m->from : m->joined;
}

static bool counts_on(const struct member *m, struct date day)
{
	struct date start = start_of(m);
	bool came = start.year == 0 || !is_before(day, start);
	return came && (m->to.year == 0 || is_before(day, m->to));
}

size_t archive_members_on(const struct organisation *organisation, struct date day)
{
	size_t count = 0;
	for (const struct member *m = organisation->members; m != NULL; m = m->next)
		count += counts_on(m, day);
	return count;
}

struct change {
	size_t admitted, came, went, died, ended;
};

/* Up to and with `last`, of its year. */
static struct change changes_of(const struct organisation *o, struct date last)
{
	struct change c = { 0 };
	for (const struct member *m = o->members; m != NULL; m = m->next) {
		bool from_here = start_of(m).year == last.year && !is_before(last, start_of(m));
		bool gone = m->to.year == last.year && !is_before(last, m->to);
		c.admitted += from_here && m->from.year == 0;
		c.came += from_here && m->from.year > 0;
		c.died += gone && strcmp(m->left, "death") == 0;
		c.ended += gone && strcmp(m->left, "ended") == 0;
		c.went += gone && strcmp(m->left, "death") != 0 && strcmp(m->left, "ended") != 0;
	}
	return c;
}

static void add_number(struct xml_node *row, const char *name, const char *label, size_t value)
{
	struct arena arena = { 0 };
	xml_set(xml_add(row, name, arena_printf(&arena, "%zu", value)), "label", label);
	arena_free(&arena);
}

static void add_year(const struct organisation *o, struct date last, struct xml_node *record)
{
	struct change c = changes_of(o, last);
	struct date before = { last.year - 1, 12, 31, -1, -1 };
	struct xml_node *row = xml_add(record, "membership", NULL);
	xml_set(row, "label", "党员增减");
	add_number(row, "year", "年度", (size_t)last.year);
	add_number(row, "before", "年初", archive_members_on(o, before));
	add_number(row, "admitted", "发展", c.admitted);
	add_number(row, "came", "转入", c.came);
	add_number(row, "went", "转出", c.went);
	add_number(row, "died", "去世", c.died);
	add_number(row, "ended", "出党", c.ended);
	add_number(row, "after", "期末", archive_members_on(o, last));
}

void archive_add_membership(const struct organisation *organisation, struct date as_of, int years,
	struct xml_node *record)
{
	if (organisation->members == NULL)
		return;
	for (int year = as_of.year - years + 1; year < as_of.year; year++)
		add_year(organisation, (struct date){ year, 12, 31, -1, -1 }, record);
	add_year(organisation, as_of, record);
}

#include "standard/calendar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "record/record.h"

static int by_number(const void *a, const void *b)
{
	long left = *(const long *)a, right = *(const long *)b;
	return (left > right) - (left < right);
}

static void add_day(long *days, size_t *count, const struct xml_node *node, struct arena *arena)
{
	struct date date;
	if (date_parse(xml_content(node, arena), &date) && date.day > 0)
		days[(*count)++] = date_to_days(date);
}

static void read_years(struct calendar *c, const struct xml_node *root)
{
	enum { ROOM = 64 * 60 };
	c->holidays = arena_alloc(&c->arena, ROOM * sizeof(*c->holidays));
	c->workdays = arena_alloc(&c->arena, ROOM * sizeof(*c->workdays));
	c->years = arena_alloc(&c->arena, 64 * sizeof(*c->years));
	const struct xml_node *year = xml_first_element(root);
	for (; year != NULL; year = xml_next_element(year)) {
		if (strcmp(xml_name(year), "year") != 0 || c->year_count == 64)
			continue;
		const struct xml_node *n = xml_first_element(year);
		for (; n != NULL; n = xml_next_element(n)) {
			if (strcmp(xml_name(n), "number") == 0)
				c->years[c->year_count++] = atoi(xml_content(n, &c->arena));
			else if (strcmp(xml_name(n), "holiday") == 0 && c->holiday_count < ROOM)
				add_day(c->holidays, &c->holiday_count, n, &c->arena);
			else if (strcmp(xml_name(n), "workday") == 0 && c->workday_count < ROOM)
				add_day(c->workdays, &c->workday_count, n, &c->arena);
		}
	}
	qsort(c->holidays, c->holiday_count, sizeof(*c->holidays), by_number);
	qsort(c->workdays, c->workday_count, sizeof(*c->workdays), by_number);
}

void calendar_read(struct calendar *c, const struct kinds *kinds, const char *const *folders,
	struct diag *diag)
{
	struct arena arena = { 0 };
	const char *path = NULL;
	*c = (struct calendar){ .source = "" };
	for (; *folders != NULL; folders++) {
		const char *file = files_join(&arena, *folders, "holidays.yaml");
		if (files_exists(file))
			path = file;
	}
	struct record record;
	const struct kind *kind = kinds_find(kinds, "holidays");
	bool valid = false;
	struct xml_doc *doc = NULL;
	if (path != NULL && kind != NULL && record_read(path, &record, &arena, diag))
		doc = kind_build(kind, &record, path, &valid, diag);
	if (valid)
		read_years(c, xml_root(doc));
	xml_free(doc);
	arena_free(&arena);
}

bool calendar_knows(const struct calendar *c, long day)
{
	int year = date_from_days(day).year;
	for (size_t i = 0; i < c->year_count; i++)
		if (c->years[i] == year)
			return true;
	return false;
}

bool calendar_is_working_day(const struct calendar *c, long day)
{
	int weekday = date_weekday(date_from_days(day));
	if (c->workday_count > 0 &&
		bsearch(&day, c->workdays, c->workday_count, sizeof(day), by_number) != NULL)
		return true;
	if (c->holiday_count > 0 &&
		bsearch(&day, c->holidays, c->holiday_count, sizeof(day), by_number) != NULL)
		return false;
	return weekday != 0 && weekday != 6;
}

static long add_months(long day, long months)
{
	struct date date = date_from_days(day);
	long month = date.month - 1 + months;
	date.year += (int)floor((double)month / 12);
	date.month = (int)(((month % 12) + 12) % 12) + 1;
	int last = date_days_in_month(date.year, date.month);
	if (date.day > last)
		date.day = last;
	return date_to_days(date);
}

long calendar_add(const struct calendar *c, long day, double count, enum time_unit unit)
{
	long whole = (long)count;
	switch (unit) {
	case TIME_DAY:
		return day + whole;
	case TIME_MONTH:
		return add_months(day, whole);
	case TIME_YEAR:
		return add_months(day, 12 * whole);
	case TIME_WORKING_DAY:
		break;
	}
	long step = whole < 0 ? -1 : 1;
	for (long left = labs(whole); left > 0;) {
		day += step;
		left -= calendar_is_working_day(c, day);
	}
	return day;
}

/* First months of the parts of a year, and how long they are. */
static int months_of(enum period period)
{
	static const int months[] = { [PERIOD_MONTH] = 1,
		[PERIOD_QUARTER] = 3,
		[PERIOD_HALF_YEAR] = 6,
		[PERIOD_SEMESTER] = 6,
		[PERIOD_YEAR] = 12 };
	return months[period];
}

bool period_of(enum period period, long day, long *start, long *end)
{
	if (period >= PERIOD_TERM)
		return false;
	struct date date = date_from_days(day);
	if (period == PERIOD_WEEK) {
		*start = day - (date_weekday(date) + 6) % 7;
		*end = *start + 6;
		return true;
	}
	int months = months_of(period), shift = period == PERIOD_SEMESTER ? 1 : 0;
	int since = (date.month - 1 - shift + 12) % 12;
	long first = date_to_days((struct date){ date.year, date.month, 1, -1, -1 });
	*start = add_months(first, -(since % months));
	*end = add_months(*start, months) - 1;
	return true;
}

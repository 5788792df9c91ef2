/*
 * calendar.c - the days of a year on which something is recorded.  Source of list.xsl:
 *
 *	calendar
 *	  month title
 *	    week
 *	      day number? count? anchor?     without a number: of another month
 */
#include "site/internal.h"

struct days {
	size_t counts[13][32];
};

static void add_day(
	const struct days *days, int month, int day, struct xml_node *week, struct arena *arena)
{
	struct xml_node *node = xml_add(week, "day", NULL);
	size_t count = day > 0 ? days->counts[month][day] : 0;
	if (day > 0)
		xml_set(node, "number", arena_printf(arena, "%d", day));
	if (count > 0) {
		xml_set(node, "count", arena_printf(arena, "%zu", count));
		xml_set(node, "anchor", arena_printf(arena, "d%02d%02d", month, day));
	}
}

/* Weeks begin on Monday, as calendars in China do (GB/T 7408). */
static void add_month(const struct days *days, int year, int month, struct xml_node *calendar,
	struct arena *arena)
{
	struct xml_node *node = xml_add(calendar, "month", NULL), *week = NULL;
	int last = date_days_in_month(year, month);
	int first = (date_weekday((struct date){ year, month, 1, -1, -1 }) + 6) % 7;
	xml_set(node, "title", arena_printf(arena, "%d 月", month));
	for (int cell = 0; cell < first + last || cell % 7 != 0; cell++) {
		int day = cell - first + 1;
		if (cell % 7 == 0)
			week = xml_add(node, "week", NULL);
		add_day(days, month, day >= 1 && day <= last ? day : 0, week, arena);
	}
}

void site_fill_calendar(
	const struct site *s, const struct unit *unit, struct arena *arena, struct xml_node *root)
{
	struct days days = { 0 };
	for (size_t i = unit->first; i < unit->last; i++) {
		const struct entry *e = s->sorted[i];
		if (archive_visible(e, unit->edition) && e->date.month > 0 && e->date.day > 0)
			days.counts[e->date.month][e->date.day]++;
	}
	struct xml_node *calendar = xml_add(root, "calendar", NULL);
	for (int month = 1; month <= 12; month++)
		add_month(&days, unit->year, month, calendar, arena);
}

/*
 * calendar.c - the days of a year on which something is recorded.  Source of list.xsl:
 *
 *	calendar
 *	  month title
 *	    week
 *	      day number? href?     without a number: of another month; href: its first record
 */
#include "site/internal.h"

struct days {
	const char *pages[13][32]; /* where the first record of a day stands; NULL: there is none */
};

static void add_day(
	const struct days *days, int month, int day, struct xml_node *week, struct arena *arena)
{
	struct xml_node *node = xml_add(week, "day", NULL);
	if (day == 0)
		return;
	xml_set(node, "number", arena_number(arena, (size_t)day));
	if (days->pages[month][day] != NULL)
		xml_set(node, "href",
			arena_printf(arena, "%s#d%02d%02d", days->pages[month][day], month, day));
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
	const struct unit *end = s->units + s->count;
	for (const struct unit *u = unit; u < end && u->front == unit->front; u++) {
		const char *page = u == unit ? "" : archive_href(arena, unit->path, u->path);
		for (size_t i = 0; i < u->item_count; i++) {
			struct date date = u->items[i]->date;
			if (date.month > 0 && date.day > 0 &&
				days.pages[date.month][date.day] == NULL)
				days.pages[date.month][date.day] = page;
		}
	}
	struct xml_node *calendar = xml_add(root, "calendar", NULL);
	for (int month = 1; month <= 12; month++)
		add_month(&days, unit->year, month, calendar, arena);
}

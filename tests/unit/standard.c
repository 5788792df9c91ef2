/* standard.c - periods of a year and working days. */
#include <limits.h>

#include "standard/calendar.h"
#include "tap.h"

static long day(int year, int month, int of_month)
{
	return date_to_days((struct date){ year, month, of_month, -1, -1 });
}

static void period_is(enum period period, long in, long start, long end, const char *name)
{
	long got_start = 0, got_end = 0;
	ok(period_of(period, in, &got_start, &got_end), name);
	is_int(got_start, start, "its first day");
	is_int(got_end, end, "its last day");
}

static void periods(void)
{
	long start, end;
	period_is(PERIOD_MONTH, day(2024, 2, 15), day(2024, 2, 1), day(2024, 2, 29),
		"a month of a leap year");
	period_is(PERIOD_QUARTER, day(2026, 8, 31), day(2026, 7, 1), day(2026, 9, 30), "a quarter");
	period_is(PERIOD_HALF_YEAR, day(2026, 7, 1), day(2026, 7, 1), day(2026, 12, 31),
		"half a year");
	period_is(PERIOD_YEAR, day(2026, 12, 31), day(2026, 1, 1), day(2026, 12, 31), "a year");
	period_is(PERIOD_SEMESTER, day(2026, 7, 31), day(2026, 2, 1), day(2026, 7, 31),
		"a spring semester");
	period_is(PERIOD_SEMESTER, day(2027, 1, 31), day(2026, 8, 1), day(2027, 1, 31),
		"an autumn semester ends in January");
	period_is(PERIOD_WEEK, day(2026, 3, 15), day(2026, 3, 9), day(2026, 3, 15),
		"a week ends on Sunday");
	ok(!period_of(PERIOD_TERM, day(2026, 1, 1), &start, &end), "a term is no part of a year");
}

static void times(const struct calendar *c)
{
	is_int(calendar_add(c, day(2026, 1, 31), 1, TIME_MONTH), day(2026, 2, 28),
		"a month after 31 January");
	is_int(calendar_add(c, day(2024, 2, 29), 1, TIME_YEAR), day(2025, 2, 28),
		"a year after 29 February");
	is_int(calendar_add(c, day(2026, 3, 12), -3, TIME_MONTH), day(2025, 12, 12),
		"three months before");
	is_int(calendar_add(c, day(2026, 3, 12), 5, TIME_DAY), day(2026, 3, 17), "five days");
}

/* The National Day of 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October at
 * work. */
static void working_days(const struct calendar *c)
{
	ok(calendar_knows(c, day(2025, 10, 1)), "2025 is known");
	ok(!calendar_knows(c, day(2031, 10, 1)), "2031 is not, and that can be asked");
	ok(calendar_is_working_day(c, day(2025, 9, 28)), "a Sunday at work");
	ok(!calendar_is_working_day(c, day(2025, 10, 6)), "a Monday off");
	ok(calendar_is_working_day(c, day(2025, 10, 11)), "a Saturday at work");
	is_int(calendar_add(c, day(2025, 9, 30), 5, TIME_WORKING_DAY), day(2025, 10, 14),
		"five working days after 30 September: 9, 10, 11, 13, 14 October");
	is_int(calendar_add(c, day(2025, 10, 14), -5, TIME_WORKING_DAY), day(2025, 9, 30),
		"and back");
}

int main(void)
{
	static const char *const kind_folders[] = { "templates/kinds", NULL };
	static const char *const folders[] = { "templates/standards", NULL };
	struct diag diag;
	struct calendar calendar;
	diag_init(&diag);
	struct kinds *kinds = kinds_load(kind_folders, &diag);
	calendar_read(&calendar, kinds, folders, &diag);
	is_int(diag.errors, 0, "the public holidays are read");
	periods();
	times(&calendar);
	working_days(&calendar);
	arena_free(&calendar.arena);
	kinds_free(kinds);
	diag_free(&diag);
	return tap_done();
}

/*
 * dates.h - days of the Gregorian calendar, some of whose parts may be unknown.
 *
 * A record says "2026-03-12 14:30", "2026-03-12", "2026-03", "2026" or "unknown" (不详).  Times are
 * local and have no zone.  Unknown parts are 0; an hour of -1 says that no time was given.
 */
#ifndef BASE_DATES_H
#define BASE_DATES_H

#include <stdbool.h>

struct arena;

struct date {
	int year; /* 1..9999; 0: unknown */
	int month; /* 1..12; 0: unknown */
	int day; /* 1..31; 0: unknown */
	int hour, minute; /* 0..23, 0..59; -1: not given */
};

/* date_parse - false, and an unknown date, if `text` has none of the forms above or names a day
 * that does not exist. */
bool date_parse(const char *text, struct date *date);

/* date_compare - <0, 0, >0; an unknown part comes before every known one. */
int date_compare(struct date a, struct date b);

/* date_first, date_last - the first and the last day of a date whose month or day is unknown. */
struct date date_first(struct date date);
struct date date_last(struct date date);

/* Days since 1970-01-01 of a whole date, and back. */
long date_to_days(struct date date);
struct date date_from_days(long days);
int date_days_in_month(int year, int month);
int date_weekday(struct date date); /* 0 Sunday .. 6 Saturday */

/* date_add_months - the same day of another month, or its last one.
 * date_months - months from one day to another, the last one as a fraction: 6.0 is six months to
 * the day, 6.03 a day more.  Both of whole dates. */
struct date date_add_months(struct date date, int months);
double date_months(struct date from, struct date to);

/* date_iso - "2026-03-12", or as many of its parts as are known; "" for none. */
char *date_iso(struct arena *arena, struct date date);
/* date_chinese - 2026年3月12日 (GB/T 9704-2012, 7.3.5.4: no leading zeros), known parts only. */
char *date_chinese(struct arena *arena, struct date date);

/* date_today - SOURCE_DATE_EPOCH if set, else the clock; local time. */
struct date date_today(void);

#endif

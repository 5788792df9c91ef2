/*
 * calendar.h - periods of a year, and working days (public holidays are data).  Days count from
 * 1970-01-01.
 */
#ifndef STANDARD_CALENDAR_H
#define STANDARD_CALENDAR_H

#include "base/arena.h"
#include "base/dates.h"
#include "base/diag.h"
#include "xml/kind.h"

enum period {
	PERIOD_WEEK, /* Monday to Sunday */
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_HALF_YEAR,
	PERIOD_SEMESTER, /* of a school: February to July, August to January */
	PERIOD_YEAR,
	PERIOD_TERM, /* of office */
	PERIOD_ANY /* at any time */
};

enum time_unit { TIME_DAY, TIME_WORKING_DAY, TIME_MONTH, TIME_YEAR };

struct calendar {
	struct arena arena;
	const char *source;
	long *holidays, *workdays; /* sorted */
	size_t holiday_count, workday_count;
	int *years; /* known ones, sorted */
	size_t year_count;
};

/* calendar_read - holidays.yaml of the last folder that has it.  Without it, working days are
 * Monday to Friday. */
void calendar_read(struct calendar *calendar, const struct kinds *kinds, const char *const *folders,
	struct diag *diag);

/* calendar_knows - is the year of this day known?  If not, working days are only Monday to Friday.
 */
bool calendar_knows(const struct calendar *calendar, long day);
bool calendar_is_working_day(const struct calendar *calendar, long day);

/* calendar_add - the day `count` units after `day`; of months the same day, or the last one. */
long calendar_add(const struct calendar *calendar, long day, double count, enum time_unit unit);

/*
 * period_of - the period that contains `day`: its first and last day.  PERIOD_TERM and PERIOD_ANY
 * are no parts of a year: false.
 */
bool period_of(enum period period, long day, long *start, long *end);

#endif

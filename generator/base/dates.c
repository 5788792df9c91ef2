#include "base/dates.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"

int date_days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/* `count` digits at *text, stepped over; -1 if there are not as many. */
static int digits(const char **text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (!isdigit((unsigned char)(*text)[i]))
			return -1;
		value = 10 * value + (*text)[i] - '0';
	}
	*text += count;
	return value;
}

static bool step(const char **text, char expected)
{
	if (**text != expected)
		return false;
	++*text;
	return true;
}

static bool parse_time(const char *p, struct date *date)
{
	date->hour = digits(&p, 2);
	if (date->hour < 0 || date->hour > 23 || !step(&p, ':'))
		return false;
	date->minute = digits(&p, 2);
	if (date->minute < 0 || date->minute > 59)
		return false;
	if (step(&p, ':') && digits(&p, 2) < 0)
		return false;
	return *p == '\0';
}

static bool parse(const char *text, struct date *date)
{
	const char *p = text;
	if (strcmp(text, "unknown") == 0 || strcmp(text, "不详") == 0)
		return true;
	date->year = digits(&p, 4);
	if (date->year < 1)
		return false;
	if (*p == '\0')
		return true;
	if (!step(&p, '-') || (date->month = digits(&p, 2)) < 1 || date->month > 12)
		return false;
	if (*p == '\0')
		return true;
	if (!step(&p, '-') || (date->day = digits(&p, 2)) < 1 ||
		date->day > date_days_in_month(date->year, date->month))
		return false;
	if (*p == '\0')
		return true;
	return (step(&p, ' ') || step(&p, 'T')) && parse_time(p, date);
}

bool date_parse(const char *text, struct date *date)
{
	static const struct date unknown = { .hour = -1, .minute = -1 };
	*date = unknown;
	if (parse(text, date))
		return true;
	*date = unknown;
	return false;
}

int date_compare(struct date a, struct date b)
{
	int left[] = { a.year, a.month, a.day, a.hour, a.minute };
	int right[] = { b.year, b.month, b.day, b.hour, b.minute };
	for (int i = 0; i < 5; i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	return 0;
}

/* The civil calendar by eras of 400 years, years beginning in March. */
long date_to_days(struct date date)
{
	long year = date.month <= 2 ? date.year - 1 : date.year;
	long era = year / 400, of_era = year - era * 400;
	long of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_from_days(long days)
{
	days += 719468;
	long era = days / 146097, of_era = days - era * 146097;
	long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year + year / 4 - year / 100);
	long month = (5 * of_year + 2) / 153;
	struct date date = { .hour = -1, .minute = -1 };
	date.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	date.month = (int)(month < 10 ? month + 3 : month - 9);
	date.year = (int)(year + era * 400 + (date.month <= 2));
	return date;
}

int date_weekday(struct date date)
{
	return (int)((date_to_days(date) + 4) % 7);
}

struct date date_first(struct date d)
{
	return (struct date){ d.year, d.month > 0 ? d.month : 1, d.day > 0 ? d.day : 1, -1, -1 };
}

struct date date_last(struct date d)
{
	int month = d.month > 0 ? d.month : 12;
	int day = d.day > 0 ? d.day : date_days_in_month(d.year, month);
	return (struct date){ d.year, month, day, -1, -1 };
}

struct date date_add_months(struct date date, int months)
{
	int month = date.year * 12 + date.month - 1 + months;
	date.year = month / 12;
	date.month = month % 12 + 1;
	int last = date_days_in_month(date.year, date.month);
	date.day = date.day > last ? last : date.day;
	return date;
}

double date_months(struct date from, struct date to)
{
	int whole = (to.year - from.year) * 12 + to.month - from.month;
	if (date_compare(date_add_months(from, whole), to) > 0)
		whole--;
	long start = date_to_days(date_add_months(from, whole));
	long end = date_to_days(date_add_months(from, whole + 1));
	return whole + (double)(date_to_days(to) - start) / (double)(end - start);
}

/* Behind the number, of at least `width` digits. */
static char *put_number(char *to, int number, int width)
{
	char reversed[12];
	int count = 0;
	for (; number > 0 || count < width; number /= 10)
		reversed[count++] = (char)('0' + number % 10);
	while (count > 0)
		*to++ = reversed[--count];
	return to;
}

static char *put_text(char *to, const char *text)
{
	size_t len = strlen(text);
	memcpy(to, text, len);
	return to + len;
}

enum { LONGEST = 40 }; /* of a date in bytes */

char *date_iso(struct arena *arena, struct date date)
{
	char text[LONGEST], *end = text;
	if (date.year != 0)
		end = put_number(text, date.year, 4);
	if (date.year != 0 && date.month != 0) {
		end = put_number(put_text(end, "-"), date.month, 2);
		if (date.day != 0)
			end = put_number(put_text(end, "-"), date.day, 2);
	}
	return arena_strndup(arena, text, (size_t)(end - text));
}

char *date_chinese(struct arena *arena, struct date date)
{
	char text[LONGEST], *end = text;
	if (date.year != 0)
		end = put_text(put_number(text, date.year, 1), "年");
	if (date.year != 0 && date.month != 0) {
		end = put_text(put_number(end, date.month, 1), "月");
		if (date.day != 0)
			end = put_text(put_number(end, date.day, 1), "日");
	}
	return arena_strndup(arena, text, (size_t)(end - text));
}

struct date date_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm parts = { 0 };
	if (epoch != NULL && epoch[0] != '\0') {
		now = (time_t)strtoll(epoch, NULL, 10);
		gmtime_r(&now, &parts);
	} else {
		localtime_r(&now, &parts);
	}
	return (struct date){ parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, -1, -1 };
}

/* records.c - numbers that records hold, as series: draw_members(), draw_attendance() of draw.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"
#include "draw/svg.h"

enum { MONTHS = 12, NAMES_MAX = 5, GROUPS_MAX = 100 };

#define EACH(parent, n, name) \
	(const struct xml_node *n = svg_next(xml_first_element(parent), name); n != NULL; \
		n = svg_next(xml_next_element(n), name))

static struct xml_doc *as_chart(
	struct draw_series series, struct xml_doc *(*draw)(const struct draw_series *))
{
	return series.label_count > 0 && series.name_count > 0 ? draw(&series) : NULL;
}

/* ---- members */

static struct draw_series members_of(const struct xml_node *organisation, struct arena *arena)
{
	static const char *statuses[] = { "正式党员", "预备党员" };
	const char **groups = arena_alloc(arena, GROUPS_MAX * sizeof(*groups));
	double *values = arena_alloc(arena, GROUPS_MAX * 2 * sizeof(*values));
	size_t count = 0;
	for
		EACH(organisation, n, "group")
		{
			if (count < GROUPS_MAX)
				groups[count++] = svg_child(n, "name", arena);
		}
	for
		EACH(organisation, n, "member")
		{
			const char *group = svg_child(n, "group", arena);
			bool probationary =
				strcmp(svg_child(n, "status", arena), "probationary") == 0;
			for (size_t i = 0; i < count && xml_find(n, "to") == NULL; i++)
				values[2 * i + probationary] += strcmp(groups[i], group) == 0;
		}
	return (struct draw_series){ "党员队伍", "名", groups, statuses, count, 2, values };
}

static struct xml_doc *draw_stacked(const struct draw_series *series)
{
	return draw_bars(series, true);
}

struct xml_doc *draw_members(const struct xml_node *organisation)
{
	struct arena arena = { 0 };
	struct xml_doc *doc = as_chart(members_of(organisation, &arena), draw_stacked);
	arena_free(&arena);
	return doc;
}

struct xml_doc *draw_members_table(const struct xml_node *organisation)
{
	struct arena arena = { 0 };
	struct xml_doc *doc = as_chart(members_of(organisation, &arena), draw_series_table);
	arena_free(&arena);
	return doc;
}

/* ---- attendance */

static size_t name_index(const char **names, size_t *count, const char *name)
{
	size_t i = 0;
	while (i < *count && strcmp(names[i], name) != 0)
		i++;
	if (i == *count && i < NAMES_MAX)
		names[(*count)++] = name;
	return i;
}

static struct draw_series attendance_of(const struct xml_node *part, struct arena *arena)
{
	static const char *labels[MONTHS] = { "1月", "2月", "3月", "4月", "5月", "6月", "7月",
		"8月", "9月", "10月", "11月", "12月" };
	double due[MONTHS][NAMES_MAX] = { 0 }, present[MONTHS][NAMES_MAX] = { 0 };
	const char **names = arena_alloc(arena, NAMES_MAX * sizeof(*names));
	size_t count = 0;
	for
		EACH(part, n, "minutes")
		{
			const char *date = svg_child(n, "date", arena);
			int month = strlen(date) >= 7 ? atoi(date + 5) : 0;
			double asked = atof(svg_child(n, "due", arena));
			size_t i = month >= 1 && month <= MONTHS && asked > 0 ?
				name_index(names, &count, svg_shown(n, "type")) :
				NAMES_MAX;
			if (i == NAMES_MAX)
				continue;
			due[month - 1][i] += asked;
			present[month - 1][i] += atof(svg_child(n, "present", arena));
		}
	double *values = arena_alloc(arena, MONTHS * NAMES_MAX * sizeof(*values));
	for (size_t m = 0; m < MONTHS; m++)
		for (size_t i = 0; i < count; i++)
			values[m * count + i] =
				due[m][i] > 0 ? round(present[m][i] / due[m][i] * 1000) / 10 : NAN;
	return (struct draw_series){ "出席率", "%", labels, names, MONTHS, count, values };
}

struct xml_doc *draw_attendance(const struct xml_node *part)
{
	struct arena arena = { 0 };
	struct xml_doc *doc = as_chart(attendance_of(part, &arena), draw_lines);
	arena_free(&arena);
	return doc;
}

struct xml_doc *draw_attendance_table(const struct xml_node *part)
{
	struct arena arena = { 0 };
	struct xml_doc *doc = as_chart(attendance_of(part, &arena), draw_series_table);
	arena_free(&arena);
	return doc;
}

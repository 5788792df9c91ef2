/* people.c - findings about people are shown together, and name them only in the office. */
#include <string.h>

#include "base/str.h"
#include "standard/internal.h"

bool finding_of_person(const struct finding *f)
{
	return f->rule->each == EACH_MEMBER || f->rule->each == EACH_FORMAL ||
		f->rule->each == EACH_COMMITTEE;
}

const struct finding *finding_next(const struct finding *f)
{
	const struct finding *n = f->next;
	while (finding_of_person(f) && n != NULL && n->rule == f->rule &&
		n->organisation == f->organisation && n->start == f->start && n->end == f->end &&
		n->state == f->state)
		n = n->next;
	return n;
}

/* Of the findings shown together: those with the least and the most. */
struct extent {
	const struct finding *least, *most;
};

static struct extent extent_of(const struct finding *f)
{
	struct extent extent = { f, f };
	const struct finding *end = finding_next(f);
	for (const struct finding *n = f; n != end; n = n->next) {
		extent.least = n->actual < extent.least->actual ? n : extent.least;
		extent.most = n->actual > extent.most->actual ? n : extent.most;
	}
	return extent;
}

/* Elsewhere than in the office, a number of one or two could tell who they are. */
enum { FEWEST = 3 };

static bool is_of_few(const struct finding *f)
{
	const struct finding *end = finding_next(f);
	size_t count = 0;
	for (const struct finding *n = f; n != end; n = n->next)
		count++;
	return finding_of_person(f) && count < FEWEST;
}

const char *finding_object(const struct finding *f, enum audience audience, struct arena *arena)
{
	if (f->trigger != NULL)
		return archive_visible(f->trigger, audience) ? f->trigger->title : NULL;
	if (!finding_of_person(f))
		return f->object;
	const struct finding *end = finding_next(f);
	struct extent extent = extent_of(f);
	if (audience == AUDIENCE_INTERNAL && f->next == end)
		return f->object;
	struct str out = { 0 }, names = { 0 };
	size_t count = 0;
	for (const struct finding *n = f; n != end; n = n->next, count++) {
		str_add_format(&names, "%s%s", count > 0 ? "、" : "", n->object);
		if (extent.least->actual < extent.most->actual)
			str_add_format(&names, " %s", finding_actual(n, arena));
	}
	if (is_of_few(f) && audience != AUDIENCE_INTERNAL)
		str_add_format(&out, "少于%d人", FEWEST);
	else
		str_add_format(&out, "%zu人", count);
	if (audience == AUDIENCE_INTERNAL)
		str_add_format(&out, "：%s", str_text(&names));
	const char *copy = arena_strdup(arena, str_text(&out));
	str_free(&names);
	str_free(&out);
	return copy;
}

const char *finding_actual_all(const struct finding *f, enum audience audience, struct arena *arena)
{
	if (is_of_few(f) && audience != AUDIENCE_INTERNAL)
		return "—";
	struct extent extent = extent_of(f);
	if (extent.least->actual == extent.most->actual)
		return finding_actual(f, arena);
	return arena_printf(arena, "%s至%s", finding_actual(extent.least, arena),
		finding_actual(extent.most, arena));
}

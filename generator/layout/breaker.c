#include "layout/breaker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "layout/cjk.h"
#include "layout/para.h"

static bool vanishes(const struct item *item)
{
	return item->kind == ITEM_SPACE || item->kind == ITEM_NEWLINE;
}

/* The first and last item of a line that can be seen; anchors stay in it. */
static void trim(const struct item *items, size_t *first, size_t *end)
{
	while (*first < *end && items[*first].kind == ITEM_SPACE)
		(*first)++;
	while (*end > *first && vanishes(&items[*end - 1]))
		(*end)--;
}

struct extent extent_of(const struct item *items, size_t first, size_t end, bool keep_start)
{
	struct extent extent = { .first = first, .end = end };
	trim(items, &extent.first, &extent.end);
	if (extent.first == extent.end)
		return extent;
	for (size_t i = extent.first; i < extent.end; i++) {
		const struct item *item = &items[i];
		extent.natural += item->width + item->space;
		extent.shrink += item->shrink + item->gap_shrink;
		if (item->kind == ITEM_LEADER)
			extent.shrink += item->width - item->object->min;
	}
	const struct item *last = &items[extent.end - 1], *start = &items[extent.first];
	extent.cut_start = item_cut_start(start, keep_start);
	extent.cut_end = last->end_blank;
	extent.natural -= last->space + extent.cut_start + extent.cut_end;
	extent.natural += start->start_edge + last->end_edge;
	extent.shrink -= last->gap_shrink;
	/* What is cut off at the ends cannot be given up again. */
	extent.shrink -= extent.cut_start < start->shrink ? extent.cut_start : start->shrink;
	if (last != start || extent.cut_start == 0)
		extent.shrink -= extent.cut_end < last->shrink ? extent.cut_end : last->shrink;
	return extent;
}

/* ---- sums over items, so that any line is measured in constant time */

struct sums {
	const struct item *items;
	const struct measure *measure;
	size_t count;
	int64_t *natural, *shrink, *free; /* of the items before i; free: what leaders stretch */
	int *gaps; /* that may open */
	int *han; /* characters, for runts */
	size_t *solid, *solid_end; /* next visible item from i on; end of those before i */
};

static void sum_item(struct sums *s, size_t i)
{
	const struct item *item = &s->items[i];
	bool leader = item->kind == ITEM_LEADER;
	bool character = item->kind == ITEM_TEXT &&
		(item->class == CJK_HAN || item->class == CJK_LETTER || item->class == CJK_DIGIT);
	s->natural[i + 1] = s->natural[i] + item->width + item->space;
	s->shrink[i + 1] = s->shrink[i] + item->shrink + item->gap_shrink +
		(leader ? item->width - item->object->min : 0);
	s->free[i + 1] = s->free[i] + (leader ? item->object->max - item->width : 0);
	s->gaps[i + 1] = s->gaps[i] + item->open;
	s->han[i + 1] = s->han[i] + character;
	s->solid_end[i + 1] = vanishes(item) ? s->solid_end[i] : i + 1;
}

static void sums_make(
	struct sums *s, const struct item *items, size_t count, const struct measure *measure)
{
	size_t n = count + 1;
	char *room = mem_alloc(n * (3 * sizeof(int64_t) + 2 * sizeof(size_t) + 2 * sizeof(int)));
	*s = (struct sums){ .items = items, .measure = measure, .count = count };
	s->natural = (int64_t *)(void *)room;
	s->shrink = s->natural + n;
	s->free = s->shrink + n;
	s->solid = (size_t *)(void *)(s->free + n);
	s->solid_end = s->solid + n;
	s->gaps = (int *)(void *)(s->solid_end + n);
	s->han = s->gaps + n;
	for (size_t i = 0; i < count; i++)
		sum_item(s, i);
	s->solid[count] = count;
	for (size_t i = count; i-- > 0;)
		s->solid[i] = items[i].kind == ITEM_SPACE ? s->solid[i + 1] : i;
}

static void sums_free(struct sums *s)
{
	free(s->natural);
}

/* A line [first, end): its length, and what it may give. */
struct line_fit {
	int natural, shrink, gaps, han;
	int64_t free;
	int em;
};

static struct line_fit fit_of(const struct sums *s, size_t first, size_t end)
{
	struct line_fit fit = { .em = 12000 };
	size_t a = s->solid[first], b = s->solid_end[end];
	if (a >= b)
		return fit;
	const struct item *start = &s->items[a], *last = &s->items[b - 1];
	bool keep_start = first == 0 && s->measure->indented;
	int cut_start = item_cut_start(start, keep_start);
	fit.natural =
		(int)(s->natural[b] - s->natural[a]) - last->space - cut_start - last->end_blank;
	fit.natural += start->start_edge + last->end_edge;
	fit.shrink = (int)(s->shrink[b] - s->shrink[a]) - last->gap_shrink -
		(cut_start < start->shrink ? cut_start : start->shrink);
	if (last != start || cut_start == 0)
		fit.shrink -= last->end_blank < last->shrink ? last->end_blank : last->shrink;
	fit.gaps = s->gaps[b - 1] - s->gaps[a];
	fit.han = s->han[b] - s->han[a];
	fit.free = s->free[b] - s->free[a];
	fit.em = start->in != NULL ? start->in->style->font_size : 12000;
	return fit;
}

static int measure_at(const struct measure *measure, size_t first)
{
	return first == 0 ? measure->first : measure->other;
}

static bool may_end(const struct item *item)
{
	return item->penalty != PENALTY_NEVER;
}

/* Where a line from `first` ends when nothing allows to end it in time: at the measure. */
static size_t emergency_end(const struct sums *s, size_t first)
{
	size_t end = first + 1;
	while (end < s->count && fit_of(s, first, end + 1).natural <= measure_at(s->measure, first))
		end++;
	while (end > first + 1 && s->items[end - 1].whole)
		end--;
	while (end < s->count && s->items[end - 1].whole)
		end++;
	return end;
}

/* ---- greedy */

static bool divides_word(const struct sums *s, size_t end)
{
	return end > 0 && s->items[end - 1].penalty == PENALTY_HYPHEN;
}

/* `divided`: lines right before this one that end with a hyphen. */
static size_t greedy_end(const struct sums *s, size_t first, int divided)
{
	size_t best = first;
	int measure = measure_at(s->measure, first);
	for (size_t i = first; i < s->count; i++) {
		if (best > first && s->natural[i] - s->natural[first] > (int64_t)measure * 2)
			return best;
		bool ladder = s->measure->ladder > 0 && divided >= s->measure->ladder;
		if (!may_end(&s->items[i]) || (ladder && divides_word(s, i + 1)))
			continue;
		struct line_fit fit = fit_of(s, first, i + 1);
		if (fit.natural > measure && fit.natural - fit.shrink > measure)
			return best > first ? best : emergency_end(s, first);
		if (fit.natural > measure && best > first)
			return best;
		best = i + 1;
		if (s->items[i].penalty == PENALTY_FORCED)
			return best;
	}
	return best > first ? best : s->count;
}

/* Take a word or character down to a last line that has too few. */
static void mend_runt(const struct sums *s, size_t *ends, size_t lines)
{
	if (lines < 2 || s->measure->runt_min < 2)
		return;
	size_t start = lines > 2 ? ends[lines - 3] : 0;
	size_t last = ends[lines - 2];
	if (s->items[last - 1].penalty == PENALTY_FORCED)
		return;
	for (size_t at = last; at > start + 1; at--) {
		if (!may_end(&s->items[at - 1]) || divides_word(s, at))
			continue;
		struct line_fit fit = fit_of(s, at, s->count);
		if (fit.natural > s->measure->other || last - at > 8)
			return;
		if (fit.han >= s->measure->runt_min) {
			ends[lines - 2] = at;
			return;
		}
	}
}

static size_t greedy(const struct sums *s, size_t *ends)
{
	size_t lines = 0;
	int divided = 0;
	for (size_t first = 0; first < s->count; first = ends[lines - 1]) {
		ends[lines++] = greedy_end(s, first, divided);
		divided = divides_word(s, ends[lines - 1]) ? divided + 1 : 0;
	}
	if (lines > 0 &&
		fit_of(s, lines > 1 ? ends[lines - 2] : 0, s->count).han < s->measure->runt_min)
		mend_runt(s, ends, lines);
	return lines;
}

size_t break_greedy(
	const struct item *items, size_t count, const struct measure *measure, size_t *ends)
{
	struct sums s;
	sums_make(&s, items, count, measure);
	size_t lines = greedy(&s, ends);
	sums_free(&s);
	return lines;
}

/* ---- balanced */

size_t break_balanced(
	const struct item *items, size_t count, const struct measure *measure, size_t *ends)
{
	struct measure narrow = *measure;
	size_t lines = break_greedy(items, count, measure, ends);
	if (lines < 2)
		return lines;
	int low = 0, high = measure->other; /* at `high` as many lines as at the full measure */
	while (high - low > 500) {
		narrow.other = low + (high - low) / 2;
		narrow.first = narrow.other + measure->first - measure->other;
		if (break_greedy(items, count, &narrow, ends) <= lines)
			high = narrow.other;
		else
			low = narrow.other;
	}
	narrow.other = high;
	narrow.first = high + measure->first - measure->other;
	return break_greedy(items, count, &narrow, ends);
}

/* ---- total fit: the cheapest way to every place where a line may end */

#define TOO_LONG 1e7
#define TOO_SHORT 1e5

/* How ugly one line is.  A gap widened by 0.1 em weighs as much as marks that gave all they can. */
static double ugliness(const struct line_fit *fit, int measure, bool last, int runt_min)
{
	double runt = last && fit->han < runt_min ? 5000 : 0;
	int rest = measure - fit->natural;
	if (rest < 0) {
		if (-rest > fit->shrink)
			return TOO_LONG + (double)(-rest - fit->shrink);
		double ratio = -(double)rest / fit->shrink;
		return 10 + 60 * ratio * ratio * ratio + runt;
	}
	if (last || fit->free >= rest)
		return 1 + runt;
	if (fit->gaps == 0)
		return rest > fit->em ? TOO_SHORT + rest : 1;
	double gap = (double)rest / fit->gaps / fit->em / 0.1;
	double bad = 1 + 60 * gap * gap * gap;
	return bad < TOO_SHORT ? bad : TOO_SHORT + gap;
}

/* A place where a line may end. */
struct node {
	size_t end;
	double cost;
	size_t before; /* index of the node where the line starts */
	int divided; /* lines one below the other that end with a hyphen, this one included */
	bool forced;
};

/* A hyphen weighs as much as gaps that are opened by an eighth of an em. */
static double hyphen_cost(const struct measure *measure, int divided)
{
	bool ladder = measure->ladder > 0 && divided > measure->ladder;
	return ladder ? 10 * TOO_SHORT : divided > 0 ? 120 : 0;
}

/* All lines that end at node `j`, the shortest first; those too long end the search. */
static void reach(const struct sums *s, struct node *nodes, size_t j)
{
	bool last = nodes[j].forced;
	nodes[j].cost = INFINITY;
	for (size_t i = j; i-- > 0;) {
		struct line_fit fit = fit_of(s, nodes[i].end, nodes[j].end);
		int measure = measure_at(s->measure, nodes[i].end);
		bool long_line = fit.natural - fit.shrink > measure;
		if (long_line && nodes[j].cost < INFINITY)
			return;
		int divided = divides_word(s, nodes[j].end) ? nodes[i].divided + 1 : 0;
		double cost = nodes[i].cost + ugliness(&fit, measure, last, s->measure->runt_min) +
			hyphen_cost(s->measure, divided);
		if (cost < nodes[j].cost) {
			nodes[j].cost = cost;
			nodes[j].before = i;
			nodes[j].divided = divided;
		}
		if (nodes[i].forced || long_line)
			return;
	}
}

static size_t node_count(const struct sums *s, struct node *nodes)
{
	size_t count = 0;
	nodes[count++] = (struct node){ .end = 0, .forced = true };
	size_t first = 0;
	for (size_t i = 0; i < s->count; i++) {
		/* What cannot be broken within a measure is broken anywhere. */
		bool stuck = s->natural[i + 1] - s->natural[first] > s->measure->other;
		if (!may_end(&s->items[i]) && i + 1 < s->count && !stuck)
			continue;
		if (stuck && !may_end(&s->items[i]) && i > first && s->items[i].kind == ITEM_TEXT &&
			s->items[i - 1].kind == ITEM_TEXT && !s->items[i - 1].whole) {
			nodes[count++] = (struct node){ .end = i };
			first = i;
			continue;
		}
		if (!may_end(&s->items[i]) && i + 1 < s->count)
			continue;
		nodes[count++] = (struct node){ i + 1,
			.forced = s->items[i].penalty == PENALTY_FORCED || i + 1 == s->count };
		first = i + 1;
	}
	return count;
}

static size_t trace(const struct node *nodes, size_t last, size_t *ends)
{
	size_t lines = 0;
	for (size_t i = last; i > 0; i = nodes[i].before)
		lines++;
	size_t at = lines;
	for (size_t i = last; i > 0; i = nodes[i].before)
		ends[--at] = nodes[i].end;
	return lines;
}

size_t break_total(
	const struct item *items, size_t count, const struct measure *measure, size_t *ends)
{
	struct sums s;
	if (count == 0)
		return 0;
	sums_make(&s, items, count, measure);
	struct node *nodes = mem_alloc((count + 1) * sizeof(*nodes));
	size_t n = node_count(&s, nodes);
	for (size_t j = 1; j < n; j++)
		reach(&s, nodes, j);
	size_t lines = trace(nodes, n - 1, ends);
	free(nodes);
	sums_free(&s);
	return lines;
}

/* sitemap.c - a sitemap names every page once, and no file of it more than 50,000 (sitemaps.org). */
#include <stdlib.h>
#include <string.h>

#include "site/internal.h"
#include "tap.h"

enum { MOST = 50000 };

/* How often a tag, with what follows it, stands there. */
static size_t occurrences(const struct str *text, const char *tag)
{
	const char *end = text->text + text->len;
	size_t count = 0;
	for (const char *at = text->text; (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++)
		count += strncmp(at, tag, strlen(tag)) == 0;
	return count;
}

/* So many pages, and what no sitemap names: a page that is withdrawn, an old address, a feed, a page
 * of another edition. */
static void plan_pages(struct site *s, size_t count)
{
	static const enum unit_type others[] = { UNIT_GONE, UNIT_MOVED, UNIT_FEED };
	for (size_t i = 0; i < count; i++)
		site_plan(s,
			(struct unit){ .type = UNIT_YEAR,
				.edition = AUDIENCE_PUBLIC,
				.path = arena_printf(&s->arena, "page-%zu.html", i) });
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		site_plan(s,
			(struct unit){ .type = others[i],
				.edition = AUDIENCE_PUBLIC,
				.path = "other.html" });
	site_plan(s,
		(struct unit){
			.type = UNIT_YEAR, .edition = AUDIENCE_MEMBERS, .path = "other.html" });
}

static void test_sitemap(size_t pages, size_t files)
{
	struct archive archive = { .base = "https://a.example.org" };
	struct site s = { .archive = &archive };
	struct str text = { 0 };
	size_t named = 0, most = 0, first = pages + 4;
	plan_pages(&s, pages);
	site_plan_map(&s, AUDIENCE_PUBLIC);
	site_plan_map(&s, AUDIENCE_MEMBERS);
	is_int((long long)(s.count - first), (long long)files, "so many files");
	is_str(s.units[first].path, "sitemap.xml", "the first of which is the sitemap");
	for (size_t i = first; i < s.count; i++) {
		const char *last = arena_printf(
			&s.arena, "<loc>https://a.example.org/page-%zu.html</loc>", pages - 1);
		str_clear(&text);
		site_map_text(&s, &s.units[i], &text);
		size_t urls = occurrences(&text, "<url>");
		named += urls;
		most = urls > most ? urls : most;
		if (files > 1 && i == first)
			is_int((long long)occurrences(&text, "<loc>https://a.example.org/sitemap-"),
				(long long)files - 1, "it names the others");
		if (i + 1 == s.count)
			is_int((long long)occurrences(&text, last), 1, "the last page is named");
	}
	is_int((long long)named, (long long)pages, "each page once");
	ok(most <= MOST, "no file names too many");
	str_free(&text);
	free(s.units);
	free(s.planned);
	arena_free(&s.paths);
	arena_free(&s.arena);
}

int main(void)
{
	test_sitemap(3, 1);
	test_sitemap(MOST, 1);
	test_sitemap(MOST + 1, 3);
	test_sitemap(2 * MOST, 3);
	return tap_done();
}

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_place(const void *left, const void *right)
{
	const struct unit *a = *(const struct unit *const *)left,
			  *b = *(const struct unit *const *)right;
	if (a->edition != b->edition)
		return a->edition < b->edition ? -1 : 1;
	int order = strcmp(a->path, b->path);
	return order != 0 ? order : (a > b) - (a < b);
}

/* Of two pages the record stays; what the program makes of its own accord gives way. */
static bool drop_page(struct unit *a, struct unit *b, struct diag *diag)
{
	const struct unit *record = b->type == UNIT_RECORD ? b : a;
	struct unit *other = record == a ? b : a;
	struct where at = { 0 };
	if (record->entry != NULL)
		at = (struct where){ record->entry->file, 1, 1 };
	diag_report(diag, at, MESSAGE_SAME_ADDRESS, record->path, other->title);
	other->title = NULL;
	return false;
}

bool links_drop_twins(struct site *s, struct diag *diag)
{
	bool twins = false, ok = true;
	size_t kept = 0;
	qsort(s->planned, s->planned_count, sizeof(*s->planned), by_text);
	for (size_t i = 1; i < s->planned_count && !twins; i++)
		twins = strcmp(s->planned[i], s->planned[i - 1]) == 0;
	struct unit **sorted = mem_alloc((s->count + 1) * sizeof(*sorted));
	for (size_t i = 0; i < s->count; i++)
		sorted[i] = &s->units[i];
	if (twins)
		qsort(sorted, s->count, sizeof(*sorted), by_place);
	for (size_t i = 1; i < s->count && twins; i++) {
		struct unit *a = sorted[i - 1], *b = sorted[i];
		if (a->edition != b->edition || strcmp(a->path, b->path) != 0 || a->title == NULL ||
			b->title == NULL)
			continue;
		if (a->type != UNIT_FILE && b->type != UNIT_FILE)
			ok = drop_page(a, b, diag);
		else if (b->type == UNIT_FILE)
			b->title = NULL;
		else
			a->title = NULL;
		if (b->title == NULL)
			sorted[i] = a; /* for a third */
	}
	free(sorted);
	for (size_t i = 0; i < s->count; i++)
		if (s->units[i].title != NULL)
			s->units[kept++] = s->units[i];
	s->count = kept;
	return ok;
}

static bool is_outside(const char *address)
{
	const char *colon = strpbrk(address, ":/?#");
	return address[0] == '#' || (colon != NULL && *colon == ':');
}

/* ---- addresses that were right on a page of the same folder: most stand on all of its pages */

enum { PLACES = 128, LONGEST = 64 };

struct links {
	const struct unit *page; /* the last one; the others are of its folder and edition */
	char addresses[PLACES][LONGEST]; /* of those with one place the last; "": none */
};

struct links *links_new(void)
{
	return mem_alloc(sizeof(struct links));
}

static char *place_of(struct links *links, const char *address)
{
	uint32_t sum = 0;
	for (const char *c = address; *c != '\0'; c++)
		sum = 31 * sum + (unsigned char)*c;
	return links->addresses[(sum ^ sum >> 9) % PLACES];
}

static void remember(struct links *links, const char *address)
{
	size_t len = strlen(address);
	if (len < LONGEST)
		memcpy(place_of(links, address), address, len + 1);
}

static size_t folder_length(const struct unit *unit)
{
	return (size_t)(files_name(unit->path) - unit->path);
}

static void turn_to(struct links *links, const struct unit *page)
{
	const struct unit *before = links->page;
	size_t len = folder_length(page);
	if (before == NULL || before->edition != page->edition || folder_length(before) != len ||
		memcmp(before->path, page->path, len) != 0)
		memset(links->addresses, 0, sizeof(links->addresses));
	links->page = page;
}

/* ---- checking */

/* The page that is checked, one of `parts`. */
struct checked {
	const struct site *site;
	const struct unit *unit;
	unsigned parts;
	const char *folder; /* of the page, below that of all editions */
	struct diag *diag; /* NULL: nothing is told */
};

static bool is_broken(const struct checked *c, const struct xml_node *node, const char *address)
{
	if (c->diag != NULL)
		diag_report(c->diag, xml_where(node), MESSAGE_BROKEN_LINK, c->unit->path, address);
	return false;
}

static bool is_part(const struct checked *c, const char *path, struct arena *arena)
{
	for (unsigned part = 2; part <= c->parts; part++)
		if (strcmp(path, split_address(arena, c->unit->path, part)) == 0)
			return true;
	return false;
}

static bool look_up(const struct checked *c, const char *address)
{
	const struct site *s = c->site;
	struct arena arena = { 0 };
	char *target = arena_strndup(&arena, address, strcspn(address, "#?"));
	char *path = files_normalise(&arena, files_join(&arena, c->folder, target));
	const char *key = path;
	bool planned = path != NULL &&
		bsearch(&key, s->planned, s->planned_count, sizeof(*s->planned), by_text) != NULL;
	if (planned)
		remember(s->links, address);
	planned = planned || (path != NULL && is_part(c, strchr(path, '/') + 1, &arena));
	arena_free(&arena);
	return planned;
}

static bool is_planned(const struct checked *c, const char *address)
{
	bool known = address[0] != '\0' && strcmp(place_of(c->site->links, address), address) == 0;
	return known || look_up(c, address);
}

/* The addresses in a srcset, each before a blank. */
static bool check_set(const struct checked *c, const struct xml_node *node, const char *at)
{
	struct arena arena = { 0 };
	bool ok = true;
	while (*at != '\0') {
		char *address = arena_strndup(&arena, at, strcspn(at, " "));
		if (strchr(address, '%') == NULL && !is_planned(c, address))
			ok = is_broken(c, node, address);
		at += strcspn(at, ",");
		at += strspn(at, ", ");
	}
	arena_free(&arena);
	return ok;
}

static bool check_below(const struct checked *c, const struct xml_node *node)
{
	bool ok = true;
	for (const struct xml_attribute *a = xml_first_attribute(node); a != NULL;
		a = xml_next_attribute(a)) {
		const char *name = xml_attribute_name(a), *value = xml_attribute_value(a);
		if (text_same(name, "srcset"))
			ok = check_set(c, node, value) && ok;
		else if ((text_same(name, "href") || text_same(name, "src")) &&
			!is_outside(value) && !is_planned(c, value))
			ok = is_broken(c, node, value);
	}
	for (const struct xml_node *n = xml_first_element(node); n != NULL; n = xml_next_element(n))
		ok = check_below(c, n) && ok;
	return ok;
}

bool links_check(const struct site *s, const struct unit *unit, unsigned parts,
	const struct xml_doc *page, struct diag *diag)
{
	struct arena arena = { 0 };
	const char *place = arena_printf(&arena, "%s/%s", audience_name(unit->edition), unit->path);
	const struct checked c = { s, unit, parts, files_folder(&arena, place), diag };
	turn_to(s->links, unit);
	bool ok = check_below(&c, xml_root(page));
	arena_free(&arena);
	return ok;
}

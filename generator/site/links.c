#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_outside(const char *address)
{
	const char *colon = strpbrk(address, ":/?#");
	return address[0] == '#' || (colon != NULL && *colon == ':');
}

/* The page that is checked, one of `parts`. */
struct checked {
	const struct site *site;
	const struct unit *unit;
	unsigned parts;
	struct diag *diag;
};

static bool is_part(const struct checked *c, const char *path, struct arena *arena)
{
	for (unsigned part = 2; part <= c->parts; part++)
		if (strcmp(path, split_address(arena, c->unit->path, part)) == 0)
			return true;
	return false;
}

static bool is_planned(const struct checked *c, const char *address)
{
	const struct site *s = c->site;
	struct arena arena = { 0 };
	char *target = arena_strndup(&arena, address, strcspn(address, "#?"));
	char *page = arena_printf(&arena, "%s/%s", audience_name(c->unit->edition), c->unit->path);
	char *path =
		files_normalise(&arena, files_join(&arena, files_folder(&arena, page), target));
	const char *key = path;
	bool planned = path != NULL &&
		bsearch(&key, s->planned, s->planned_count, sizeof(*s->planned), by_text) != NULL;
	planned = planned || (path != NULL && is_part(c, strchr(path, '/') + 1, &arena));
	arena_free(&arena);
	return planned;
}

static bool check_below(const struct checked *c, const struct xml_node *node)
{
	static const char *const names[] = { "href", "src" };
	bool ok = true;
	for (size_t i = 0; i < 2; i++) {
		const char *address = xml_value(node, names[i]);
		if (address == NULL || is_outside(address) || is_planned(c, address))
			continue;
		ok = diag_report(
			c->diag, xml_where(node), MESSAGE_BROKEN_LINK, c->unit->path, address);
	}
	for (const struct xml_node *n = xml_first_element(node); n != NULL; n = xml_next_element(n))
		ok = check_below(c, n) && ok;
	return ok;
}

bool links_check(const struct site *s, const struct unit *unit, unsigned parts,
	const struct xml_doc *page, struct diag *diag)
{
	const struct checked c = { s, unit, parts, diag };
	return check_below(&c, xml_root(page));
}

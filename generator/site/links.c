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

static bool is_planned(const struct site *s, const struct unit *unit, const char *address)
{
	struct arena arena = { 0 };
	char *target = arena_strndup(&arena, address, strcspn(address, "#?"));
	char *page = arena_printf(&arena, "%s/%s", audience_name(unit->edition), unit->path);
	char *path =
		files_normalise(&arena, files_join(&arena, files_folder(&arena, page), target));
	const char *key = path;
	bool planned = path != NULL &&
		bsearch(&key, s->planned, s->planned_count, sizeof(*s->planned), by_text) != NULL;
	arena_free(&arena);
	return planned;
}

static bool check_below(const struct site *s, const struct unit *unit, const struct xml_node *node,
	struct diag *diag)
{
	static const char *const names[] = { "href", "src" };
	bool ok = true;
	for (size_t i = 0; i < 2; i++) {
		const char *address = xml_value(node, names[i]);
		if (address == NULL || is_outside(address) || is_planned(s, unit, address))
			continue;
		ok = diag_report(diag, xml_where(node), MESSAGE_BROKEN_LINK, unit->path, address);
	}
	for (const struct xml_node *c = xml_first_element(node); c != NULL; c = xml_next_element(c))
		ok = check_below(s, unit, c, diag) && ok;
	return ok;
}

bool links_check(const struct site *s, const struct unit *unit, const struct xml_doc *page,
	struct diag *diag)
{
	return check_below(s, unit, xml_root(page), diag);
}

/* look.c - how boards look: style.yaml, a record of the kind `style`, of the program and the
 * site. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "print/internal.h"
#include "record/record.h"

enum { PROGRAM, SITE };

/* The picture of an emblem lies in the folder. */
static bool check_emblems(const struct xml_doc *look, const char *folder, struct diag *diag)
{
	struct arena arena = { 0 };
	bool ok = true;
	for (const struct xml_node *t = xml_first_element(xml_root(look)); t != NULL;
		t = xml_next_element(t)) {
		const struct xml_node *emblem = xml_find(t, "emblem");
		const char *name = emblem != NULL ? xml_content(emblem, &arena) : "";
		const char *path = files_join(&arena, folder, name);
		if (name[0] != '\0' && files_exists(path) && !files_is_inside(folder, path))
			ok = diag_report(diag, xml_where(emblem), MESSAGE_OUTSIDE, name);
	}
	arena_free(&arena);
	return ok;
}

static struct xml_doc *load(struct print *p, const char *folder, struct diag *diag)
{
	const char *path = files_join(&p->arena, folder, "templates/style.yaml");
	const struct kind *kind = kinds_find(p->archive->kinds, "style");
	struct record record;
	bool valid = false;
	if (kind == NULL || !files_exists(path) || !record_read(path, &record, &p->arena, diag))
		return NULL;
	struct xml_doc *doc = kind_build(kind, &record, path, &valid, diag);
	if (valid && check_emblems(doc, folder, diag))
		return doc;
	xml_free(doc);
	return NULL;
}

void print_load_looks(struct print *p, struct diag *diag)
{
	p->looks[PROGRAM] = load(p, p->share, diag);
	p->looks[SITE] = load(p, p->archive->folder, diag);
}

static bool has_name(const struct xml_node *theme, const char *name)
{
	struct arena arena = { 0 };
	bool same = strcmp(xml_content(xml_find(theme, "name"), &arena), name) == 0;
	arena_free(&arena);
	return same;
}

/* The theme of that name, or the first one if there is no name; NULL: there is none. */
static const struct xml_node *theme_of(const struct xml_doc *look, const char *name)
{
	const struct xml_node *n = look != NULL ? xml_first_element(xml_root(look)) : NULL;
	for (; n != NULL; n = xml_next_element(n))
		if (strcmp(xml_name(n), "theme") == 0 && (name[0] == '\0' || has_name(n, name)))
			return n;
	return NULL;
}

static void list_themes(const struct print *p, struct str *names)
{
	struct arena arena = { 0 };
	for (int i = PROGRAM; i <= SITE; i++) {
		const struct xml_node *n =
			p->looks[i] != NULL ? xml_first_element(xml_root(p->looks[i])) : NULL;
		for (; n != NULL; n = xml_next_element(n))
			if (strcmp(xml_name(n), "theme") == 0)
				str_add_format(names, "%s%s", names->len > 0 ? "、" : "",
					xml_content(xml_find(n, "name"), &arena));
	}
	arena_free(&arena);
}

bool print_has_theme(struct print *p, const char *name, struct where at, struct diag *diag)
{
	if (name[0] == '\0' || theme_of(p->looks[SITE], name) != NULL ||
		theme_of(p->looks[PROGRAM], name) != NULL)
		return true;
	struct str names = { 0 };
	list_themes(p, &names);
	diag_report(diag, at, MESSAGE_NO_THEME, name, str_text(&names));
	str_free(&names);
	return false;
}

/* What `from` says takes the place of what is there; an emblem becomes a path. */
static void lay_over(const struct xml_node *from, struct xml_doc *doc, struct xml_node *theme,
	const char *folder)
{
	struct arena arena = { 0 };
	const struct xml_node *n = from != NULL ? xml_first_element(from) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		const struct xml_node *before = xml_find(theme, xml_name(n));
		if (before != NULL)
			xml_remove((struct xml_node *)before);
		struct xml_node *copy = xml_graft(doc, theme, n);
		if (strcmp(xml_name(n), "emblem") == 0)
			xml_set(copy, "path", files_join(&arena, folder, xml_content(n, &arena)));
	}
	arena_free(&arena);
}

void print_add_theme(
	const struct print *p, const char *name, struct xml_doc *doc, struct xml_node *parent)
{
	struct xml_node *theme = xml_add(parent, "theme", NULL);
	lay_over(theme_of(p->looks[PROGRAM], ""), doc, theme, p->share);
	if (name[0] != '\0')
		lay_over(theme_of(p->looks[PROGRAM], name), doc, theme, p->share);
	lay_over(theme_of(p->looks[SITE], name), doc, theme, p->archive->folder);
}

double print_height_per_metre(const struct print *p)
{
	struct arena arena = { 0 };
	double height = 5;
	for (int i = PROGRAM; i <= SITE; i++) {
		const struct xml_node *n = p->looks[i] != NULL ?
			xml_find(xml_root(p->looks[i]), "height-per-metre") :
			NULL;
		if (n != NULL)
			height = strtod(xml_content(n, &arena), NULL);
	}
	arena_free(&arena);
	return height;
}

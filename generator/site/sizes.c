/* sizes.c - pages say how large pictures are, and which sizes there are:
 * site_measure_pictures(). */
#include <string.h>

#include "site/internal.h"

/* An address among others: blanks and commas would end it. */
static void add_address(struct str *set, const char *address)
{
	for (const char *c = address; *c != '\0'; c++)
		if (*c == ' ')
			str_add(set, "%20");
		else if (*c == ',')
			str_add(set, "%2C");
		else
			str_add_n(set, c, 1);
}

static void measure(struct xml_node *node, const char *href, struct diag *diag)
{
	struct arena arena = { 0 };
	struct picture_look look;
	struct str set = { 0 };
	if (picture_look(xml_value(node, "path"), &look, diag)) {
		for (int i = 0; i < PICTURE_SIZES && picture_widths[i] < look.width; i++) {
			add_address(&set, picture_address(&arena, href, picture_widths[i]));
			str_add_format(&set, " %uw, ", picture_widths[i]);
		}
		if (set.len > 0) {
			add_address(&set, href);
			str_add_format(&set, " %uw", look.width);
			xml_set(node, "srcset", str_text(&set));
		}
		xml_set(node, "width", arena_printf(&arena, "%u", look.width));
		xml_set(node, "height", arena_printf(&arena, "%u", look.height));
	}
	str_free(&set);
	arena_free(&arena);
}

static void measure_below(struct xml_node *node, struct diag *diag)
{
	const char *path = xml_value(node, "path"), *href = NULL;
	if (path != NULL && picture_named(path))
		href = xml_value(node, "src") != NULL ? xml_value(node, "src") :
							xml_value(node, "href");
	if (href != NULL)
		measure(node, href, diag);
	for (const struct xml_node *c = xml_first_element(node); c != NULL; c = xml_next_element(c))
		measure_below((struct xml_node *)c, diag);
}

void site_measure_pictures(const struct entry *entry, struct xml_node *record, struct diag *diag)
{
	const struct reference *r = entry->references;
	while (r != NULL && r->type != FIELD_FILE)
		r = r->next;
	if (r != NULL)
		measure_below(record, diag);
}

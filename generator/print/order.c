/* order.c - boards and packets that site.yaml orders. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/internal.h"

struct order {
	struct print *print;
	void (*plan)(struct print *print, struct print_unit unit);
	struct diag *diag;
};

static const char *text_of(struct print *p, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, &p->arena) : "";
}

/* Sheets of ISO 216, or “600×900”. */
static void read_size(const char *size, const char *orientation, double *width, double *height)
{
	static const double sheets[][2] = { { 841, 1189 }, { 594, 841 }, { 420, 594 }, { 297, 420 },
		{ 210, 297 } };
	*width = sheets[1][0];
	*height = sheets[1][1];
	if (size[0] == 'A' && size[1] >= '0' && size[1] <= '4') {
		*width = sheets[size[1] - '0'][0];
		*height = sheets[size[1] - '0'][1];
	} else if (size[0] != '\0') {
		const char *by = strstr(size, "×");
		*width = strtod(size, NULL);
		*height = strtod(by != NULL ? by + strlen("×") : strchr(size, 'x') + 1, NULL);
		return;
	}
	if (strcmp(orientation, "landscape") == 0) {
		double kept = *width;
		*width = *height;
		*height = kept;
	}
}

static void plan_board(const struct order *o, const struct xml_node *node)
{
	struct print *p = o->print;
	const struct archive *a = p->archive;
	const char *id = text_of(p, node, "record");
	const struct entry *entry = archive_resolve(a, a->site, id);
	struct print_unit unit = {
		.type = PRINT_BOARD, .audience = AUDIENCE_MEMBERS, .entry = entry
	};
	unit.layout = text_of(p, node, "layout");
	if (entry == NULL || !archive_visible(entry, unit.audience))
		return; /* told when the references of site.yaml were checked, or with its own
			   errors */
	read_size(text_of(p, node, "size"), text_of(p, node, "orientation"), &unit.width,
		&unit.height);
	unit.name = arena_printf(&p->arena, "%s-%s", unit.layout, print_flat(&p->arena, entry->id));
	o->plan(p, unit);
}

static void plan_packet(const struct order *o, const struct xml_node *node)
{
	struct print *p = o->print;
	const struct archive *a = p->archive;
	const struct entry *entry = archive_resolve(a, a->site, text_of(p, node, "organisation"));
	if (entry == NULL || entry->organisation == NULL ||
		!archive_visible(entry, AUDIENCE_MEMBERS))
		return;
	struct print_unit unit = {
		.type = PRINT_PACKET, .audience = AUDIENCE_MEMBERS, .entry = entry
	};
	unit.year = atoi(text_of(p, node, "year"));
	unit.title = text_of(p, node, "title");
	unit.name = arena_printf(
		&p->arena, "%s-%d", print_flat(&p->arena, entry->organisation->id), unit.year);
	o->plan(p, unit);
}

void print_plan_orders(struct print *p, void (*plan)(struct print *print, struct print_unit unit),
	struct diag *diag)
{
	struct arena arena = { 0 };
	struct order order = { p, plan, diag };
	struct xml_doc *doc = archive_raw(p->archive->site, &arena, diag);
	const struct xml_node *n = doc != NULL ? xml_first_element(xml_root(doc)) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "board") == 0)
			plan_board(&order, n);
		else if (strcmp(xml_name(n), "packet") == 0)
			plan_packet(&order, n);
	}
	xml_free(doc);
	arena_free(&arena);
}

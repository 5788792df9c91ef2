/* order.c - boards and packets that site.yaml orders. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "print/internal.h"

struct order {
	struct print *print;
	void (*plan)(struct print *print, struct print_unit unit);
	struct diag *diag;
};

/* PDF 1.7 ends at 14400 points (ISO 32000-1:2008, annex C.2); smaller than a stamp is a slip. */
static const double largest = 5080, smallest = 20;

static double millimetres(const char *size, const char **end)
{
	char *after;
	double number = strtod(size, &after);
	*end = after;
	return number;
}

/* Sheets of ISO 216, or “600×900”, “60×90厘米”. */
static void read_size(const char *size, const char *orientation, double *width, double *height)
{
	static const double sheets[][2] = { { 841, 1189 }, { 594, 841 }, { 420, 594 }, { 297, 420 },
		{ 210, 297 } };
	const double *sheet = size[0] == 'A' ? sheets[size[1] - '0'] : sheets[1];
	bool landscape = strcmp(orientation, "landscape") == 0;
	*width = sheet[landscape];
	*height = sheet[!landscape];
	if (size[0] == 'A' || size[0] == '\0')
		return;
	const char *at = size;
	*width = millimetres(at, &at);
	at += *at == 'x' ? 1 : strlen("×");
	*height = millimetres(at, &at);
	if (strstr(at, "cm") != NULL || strstr(at, "厘米") != NULL) {
		*width *= 10;
		*height *= 10;
	}
}

static bool read_sheet(const struct order *o, const struct xml_node *node, struct print_unit *unit)
{
	const char *size = print_text(o->print, node, "size");
	const char *orientation = print_text(o->print, node, "orientation");
	const struct xml_node *at = xml_find(node, "size");
	bool given = size[0] != '\0';
	read_size(given ? size : unit->board->size,
		orientation[0] != '\0' ? orientation : unit->board->orientation, &unit->width,
		&unit->height);
	double least = unit->width < unit->height ? unit->width : unit->height;
	double most = unit->width > unit->height ? unit->width : unit->height;
	if (least >= smallest && most <= largest)
		return true;
	return diag_report(o->diag, xml_where(at != NULL ? at : node), MESSAGE_BOARD_SIZE, size);
}

static bool is_subject(const struct order *o, const struct print_unit *unit)
{
	const char **subjects = unit->board->subjects;
	if (subjects[0] == NULL)
		return true;
	for (const char **s = subjects; *s != NULL; s++)
		if (strcmp(*s, unit->entry->kind->name) == 0)
			return true;
	const struct kind *wanted = kinds_find(o->print->archive->kinds, subjects[0]);
	return diag_report(o->diag, unit->at, MESSAGE_BOARD_SUBJECT, unit->board->title, wanted->zh,
		unit->entry->id, unit->entry->kind->zh);
}

static bool is_taken(const struct print *p, const char *name)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->units[i].type == PRINT_BOARD && strcmp(p->units[i].name, name) == 0)
			return true;
	return false;
}

/* "organisation-chart-fenghe-organisation"; the second of the same name ends in "-2". */
static const char *name_of(struct print *p, const struct print_unit *unit)
{
	const char *first = arena_printf(
		&p->arena, "%s-%s", unit->board->name, print_flat(&p->arena, unit->entry->id));
	const char *name = first;
	for (int number = 2; is_taken(p, name); number++)
		name = arena_printf(&p->arena, "%s-%d", first, number);
	return name;
}

static void read_words(const struct order *o, const struct xml_node *node, struct print_unit *unit)
{
	struct print *p = o->print;
	const char *year = print_text(p, node, "year");
	const char *distance = print_text(p, node, "distance");
	const char *picture = print_text(p, node, "picture");
	unit->year = year[0] != '\0' ? atoi(year) : p->archive->as_of.year;
	unit->distance = distance[0] != '\0' ? strtod(distance, NULL) : unit->board->distance;
	unit->title = print_text(p, node, "title");
	unit->subtitle = print_text(p, node, "subtitle");
	unit->theme = print_text(p, node, "theme");
	unit->picture =
		picture[0] != '\0' ? files_join(&p->arena, p->archive->folder, picture) : "";
	if (files_exists(unit->picture) && !files_is_inside(p->archive->folder, unit->picture)) {
		diag_report(
			o->diag, xml_where(xml_find(node, "picture")), MESSAGE_OUTSIDE, picture);
		unit->picture = "";
	}
	audience_parse(print_text(p, node, "readers"), &unit->audience);
}

static void plan_board(const struct order *o, const struct xml_node *node)
{
	struct print *p = o->print;
	const struct xml_node *layout = xml_find(node, "layout"), *theme = xml_find(node, "theme");
	struct print_unit unit = {
		.type = PRINT_BOARD, .audience = AUDIENCE_MEMBERS, .at = xml_where(layout)
	};
	unit.at.file =
		p->archive->site->file; /* the tree of the order ends before its board is made */
	unit.board = print_find_board(p, print_text(p, node, "layout"), unit.at, o->diag);
	unit.entry = archive_resolve(p->archive, p->archive->site, print_text(p, node, "record"));
	/* a record that is not there was told when the references of site.yaml were checked */
	if (unit.board == NULL || unit.entry == NULL)
		return;
	read_words(o, node, &unit);
	bool ok = is_subject(o, &unit);
	ok = read_sheet(o, node, &unit) && ok;
	ok = print_has_theme(p, unit.theme, xml_where(theme != NULL ? theme : node), o->diag) && ok;
	if (ok && unit.entry->valid && !archive_visible(unit.entry, unit.audience))
		ok = diag_report(o->diag, unit.at, MESSAGE_BOARD_AUDIENCE, unit.board->title,
			unit.entry->id);
	if (!ok || !archive_visible(unit.entry, unit.audience))
		return;
	unit.name = name_of(p, &unit);
	o->plan(p, unit);
}

static void plan_packet(const struct order *o, const struct xml_node *node)
{
	struct print *p = o->print;
	const struct archive *a = p->archive;
	const struct entry *entry =
		archive_resolve(a, a->site, print_text(p, node, "organisation"));
	struct print_unit unit = {
		.type = PRINT_PACKET, .audience = AUDIENCE_MEMBERS, .entry = entry
	};
	audience_parse(print_text(p, node, "readers"), &unit.audience);
	if (entry == NULL || entry->organisation == NULL || !archive_visible(entry, unit.audience))
		return;
	unit.year = atoi(print_text(p, node, "year"));
	unit.title = print_text(p, node, "title");
	unit.name =
		arena_printf(&p->arena, "%s-%d%s", print_flat(&p->arena, entry->organisation->id),
			unit.year, unit.audience == AUDIENCE_INTERNAL ? "-internal" : "");
	o->plan(p, unit);
}

void print_plan_orders(struct print *p, void (*plan)(struct print *print, struct print_unit unit),
	struct diag *diag)
{
	struct arena arena = { 0 };
	struct order order = { p, plan, diag };
	struct xml_doc *doc = archive_raw(p->archive, p->archive->site, diag);
	const struct xml_node *n = doc != NULL ? xml_first_element(xml_root(doc)) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "board") == 0)
			plan_board(&order, n);
		else if (strcmp(xml_name(n), "packet") == 0)
			plan_packet(&order, n);
		else if (strcmp(xml_name(n), "form") == 0)
			print_plan_form(p, plan, n, diag);
	}
	xml_free(doc);
	arena_free(&arena);
}

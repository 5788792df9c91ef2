/* organisation.c - who is who in an organisation: draw_organisation() of draw.h. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "draw/draw.h"
#include "draw/svg.h"

/* How the chart may be made wider or narrower. */
struct shape {
	bool upright; /* posts of the committee */
	int columns; /* of members of a group; 0: two if they are many */
};

struct chart {
	struct arena arena;
	const struct xml_node *record;
	struct shape shape;
	struct str words; /* the chart in words */
};

#define EACH(c, n, name) \
	(const struct xml_node *n = svg_next(xml_first_element((c)->record), name); n != NULL; \
		n = svg_next(xml_next_element(n), name))

static void add_committee(struct chart *c, struct draw_box *root)
{
	struct draw_box *committee = draw_box_new(&c->arena, DRAW_HEAD);
	draw_box_line(&c->arena, committee, "支部委员会");
	for
		EACH(c, n, "committee")
		{
			if (xml_find(n, "to") != NULL)
				continue;
			struct draw_box *post = draw_box_new(
				&c->arena, c->shape.upright ? DRAW_UPRIGHT : DRAW_PLAIN);
			const char *name = svg_child(n, "person", &c->arena);
			draw_box_line(&c->arena, post, svg_shown(n, "post"));
			draw_box_line(&c->arena, post, name);
			draw_box_add(committee, post);
			str_add_format(&c->words, "%s%s；", svg_shown(n, "post"), name);
		}
	if (committee->first != NULL)
		draw_box_add(root, committee);
}

static bool is_of_group(
	struct chart *c, const struct xml_node *member, const char *group, const char *leader)
{
	return xml_find(member, "to") == NULL &&
		strcmp(svg_child(member, "name", &c->arena), leader) != 0 &&
		strcmp(svg_child(member, "group", &c->arena), group) == 0;
}

static void add_members(
	struct chart *c, struct draw_box *group, const char *name, const char *leader)
{
	struct draw_box *list = draw_box_new(&c->arena, DRAW_LIST);
	draw_box_line(&c->arena, list, "党员");
	for
		EACH(c, n, "member")
		{
			if (is_of_group(c, n, name, leader))
				draw_box_line(&c->arena, list, svg_child(n, "name", &c->arena));
		}
	if (list->line_count < 2)
		return;
	list->columns = c->shape.columns > 0 ? c->shape.columns : list->line_count > 11 ? 2 : 1;
	draw_box_add(group, list);
}

static void add_group(struct chart *c, struct draw_box *root, const struct xml_node *n)
{
	struct draw_box *group = draw_box_new(&c->arena, DRAW_HEAD);
	const char *name = svg_child(n, "name", &c->arena);
	const char *leader = svg_child(n, "leader", &c->arena);
	draw_box_line(&c->arena, group, name);
	if (leader[0] != '\0')
		draw_box_line(&c->arena, group, arena_printf(&c->arena, "组长 %s", leader));
	add_members(c, group, name, leader);
	draw_box_add(root, group);
	str_add_format(&c->words, "%s组长%s；", name, leader);
}

static struct xml_doc *draw(const struct xml_node *record, struct shape shape)
{
	struct chart c = { .record = record, .shape = shape };
	struct draw_box *root = draw_box_new(&c.arena, DRAW_TOP);
	struct xml_doc *svg = NULL;
	const char *name = svg_child(record, "short", &c.arena);
	if (name[0] == '\0')
		name = svg_child(record, "name", &c.arena);
	draw_box_line(&c.arena, root, name);
	add_committee(&c, root);
	for
		EACH(&c, n, "group")
	add_group(&c, root, n);
	if (root->first != NULL)
		svg = draw_tree(
			root, arena_printf(&c.arena, "%s组织机构图", name), str_text(&c.words));
	str_free(&c.words);
	arena_free(&c.arena);
	return svg;
}

struct xml_doc *draw_organisation(const struct xml_node *record)
{
	return draw(record, (struct shape){ false, 0 });
}

/* How large it becomes on a sheet of 1 by 1 / aspect. */
static double scale_on(const struct xml_doc *svg, double aspect)
{
	double width = strtod(xml_value(xml_root(svg), "width"), NULL);
	double height = strtod(xml_value(xml_root(svg), "height"), NULL);
	double across = 1 / width, down = 1 / (aspect * height);
	return across < down ? across : down;
}

struct xml_doc *draw_organisation_sheet(const struct xml_node *record, double aspect)
{
	struct xml_doc *best = NULL;
	for (int i = 0; i < 8; i++) {
		struct xml_doc *svg = draw(record, (struct shape){ i >= 4, i % 4 + 1 });
		bool better = svg != NULL &&
			(best == NULL || scale_on(svg, aspect) > scale_on(best, aspect) * 1.02);
		xml_free(better ? best : svg);
		best = better ? svg : best;
	}
	return best;
}

/* ---- the same as a table */

struct xml_doc *draw_organisation_table(const struct xml_node *record)
{
	struct chart c = { .record = record };
	struct xml_doc *table = svg_table("组织机构", 3);
	svg_row(table, (const char *[]){ "机构", "职务", "姓名" }, 3);
	for
		EACH(&c, n, "committee")
		{
			const char *cells[] = { "支部委员会", svg_shown(n, "post"),
				svg_child(n, "person", &c.arena) };
			if (xml_find(n, "to") == NULL)
				svg_row(table, cells, 3);
		}
	for
		EACH(&c, group, "group")
		{
			const char *name = svg_child(group, "name", &c.arena);
			const char *leader = svg_child(group, "leader", &c.arena);
			svg_row(table, (const char *[]){ name, "组长", leader }, 3);
			for
				EACH(&c, n, "member")
				{
					const char *who = svg_child(n, "name", &c.arena);
					if (is_of_group(&c, n, name, leader))
						svg_row(table,
							(const char *[]){ name, "党员", who }, 3);
				}
		}
	arena_free(&c.arena);
	return table;
}

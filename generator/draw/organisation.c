#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "draw/draw.h"

struct chart {
	struct arena arena;
	const struct xml_node *record;
	struct str words; /* the chart in words */
};

static const char *text_of(struct chart *c, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, &c->arena) : "";
}

static const char *shown(const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	const char *value = child != NULL ? xml_value(child, "shown") : NULL;
	return value != NULL ? value : "";
}

static const struct xml_node *next_named(const struct xml_node *node, const char *name)
{
	while (node != NULL && strcmp(xml_name(node), name) != 0)
		node = xml_next_element(node);
	return node;
}

#define EACH(c, n, name) \
	(const struct xml_node *n = next_named(xml_first_element((c)->record), name); n != NULL; \
		n = next_named(xml_next_element(n), name))

static void add_committee(struct chart *c, struct draw_box *root)
{
	struct draw_box *committee = draw_box_new(&c->arena, DRAW_HEAD);
	draw_box_line(&c->arena, committee, "支部委员会");
	for
		EACH(c, n, "committee")
		{
			if (xml_find(n, "to") != NULL)
				continue;
			struct draw_box *post = draw_box_new(&c->arena, DRAW_PLAIN);
			draw_box_line(&c->arena, post, shown(n, "post"));
			draw_box_line(&c->arena, post, text_of(c, n, "person"));
			draw_box_add(committee, post);
			str_add_format(
				&c->words, "%s%s；", shown(n, "post"), text_of(c, n, "person"));
		}
	if (committee->first != NULL)
		draw_box_add(root, committee);
}

static void add_members(
	struct chart *c, struct draw_box *group, const char *name, const char *leader)
{
	struct draw_box *list = draw_box_new(&c->arena, DRAW_LIST);
	draw_box_line(&c->arena, list, "党员");
	for
		EACH(c, n, "member")
		{
			const char *who = text_of(c, n, "name");
			bool stays = xml_find(n, "to") == NULL && strcmp(who, leader) != 0;
			if (stays && strcmp(text_of(c, n, "group"), name) == 0)
				draw_box_line(&c->arena, list, who);
		}
	if (list->line_count < 2)
		return;
	list->columns = list->line_count > 11 ? 2 : 1;
	draw_box_add(group, list);
}

static void add_group(struct chart *c, struct draw_box *root, const struct xml_node *n)
{
	struct draw_box *group = draw_box_new(&c->arena, DRAW_HEAD);
	const char *name = text_of(c, n, "name"), *leader = text_of(c, n, "leader");
	draw_box_line(&c->arena, group, name);
	if (leader[0] != '\0')
		draw_box_line(&c->arena, group, arena_printf(&c->arena, "组长 %s", leader));
	add_members(c, group, name, leader);
	draw_box_add(root, group);
	str_add_format(&c->words, "%s组长%s；", name, leader);
}

struct xml_doc *draw_organisation(const struct xml_node *record)
{
	struct chart c = { .record = record };
	struct draw_box *root = draw_box_new(&c.arena, DRAW_TOP);
	struct xml_doc *svg = NULL;
	const char *name = text_of(&c, record, "short");
	if (name[0] == '\0')
		name = text_of(&c, record, "name");
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

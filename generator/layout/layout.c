#include "layout/layout.h"

#include <string.h>

#include "layout/engine.h"
#include "layout/line.h"
#include "layout/master.h"
#include "layout/page.h"
#include "layout/pager.h"

/* ---- what all parts use (engine.h) */

struct area *area_new(
	struct layout *layout, enum area_kind kind, const char *name, const struct fo *fo)
{
	struct area *area = arena_alloc(layout->arena, sizeof(*area));
	area->kind = kind;
	area->name = name;
	if (kind == AREA_VIEWPORT)
		area->viewport.a = area->viewport.d = 1;
	if (fo == NULL)
		return area;
	area->at = fo_where(fo);
	if (kind == AREA_LINE || kind == AREA_TEXT || kind == AREA_LEADER)
		return area;
	area->id = fo_id(fo);
	area->part = fo->part;
	if (area->id != NULL)
		area_traits_of(layout, area)->id = area->id;
	return area;
}

void area_append(struct area *parent, struct area *child)
{
	child->next = NULL;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

struct area_traits *area_traits_of(struct layout *layout, struct area *area)
{
	if (area->traits == NULL)
		area->traits = arena_alloc(layout->arena, sizeof(*area->traits));
	return (struct area_traits *)area->traits;
}

struct place *place_find(struct layout *layout, const char *id)
{
	unsigned hash = 2166136261U;
	for (const char *at = id; *at != '\0'; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619U;
	struct place **at = &layout->places[hash % PLACES];
	for (; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->id, id) == 0)
			return *at;
	*at = arena_alloc(layout->work, sizeof(**at));
	(*at)->id = id;
	return *at;
}

void place_want(struct layout *layout, const char *id, struct where at)
{
	struct place *place = place_find(layout, id);
	if (place->wanted.line == 0)
		place->wanted = at;
}

static void tell_missing(struct layout *layout)
{
	for (size_t i = 0; i < PLACES; i++)
		for (const struct place *place = layout->places[i]; place != NULL;
			place = place->next)
			if (place->first == NULL && place->wanted.line > 0)
				diag_report(layout->diag, place->wanted, MESSAGE_FO_REFERENCE,
					place->id);
}

struct fo *layout_retrieve(struct layout *layout, const struct fo *retrieve)
{
	if (layout->markers == NULL || retrieve->object != OBJECT_RETRIEVE_MARKER)
		return NULL;
	const struct fo *marker = marker_find(layout->markers, retrieve);
	if (marker == NULL)
		return NULL;
	/* Stands for the block around it, so that blocks and text may stand in it. */
	struct fo *holder = arena_alloc(layout->work, sizeof(*holder));
	*holder = (struct fo){
		.object = OBJECT_BLOCK,
		.style = retrieve->parent != NULL ? retrieve->parent->style : retrieve->style,
		.node = retrieve->node,
	};
	fo_build_children(&layout->fo, marker->node, holder);
	return holder;
}

bool layout_retrieves_blocks(struct layout *layout, const struct fo *retrieve)
{
	const struct fo *holder = layout_retrieve(layout, retrieve);
	for (const struct fo *child = holder != NULL ? holder->first : NULL; child != NULL;
		child = child->next)
		if (child->object != OBJECT_MARKER && !fo_is_inline(child))
			return true;
	return false;
}

/* ---- declarations */

static const char *value_or_null(
	struct layout *layout, const struct xml_node *info, const char *name)
{
	const char *value = xml_value(info, name);
	return value != NULL && *value != '\0' ? arena_strdup(layout->arena, value) : NULL;
}

static void read_info(struct layout *layout, const struct fo *declarations)
{
	struct area_info *info = &layout->tree->info;
	if (declarations == NULL)
		return;
	for (const struct xml_node *node = xml_first_element(declarations->node); node != NULL;
		node = xml_next_element(node)) {
		if (!xml_is(node, LAYOUT_EXTENSIONS, "info"))
			continue;
		info->title = value_or_null(layout, node, "title");
		info->author = value_or_null(layout, node, "author");
		info->subject = value_or_null(layout, node, "subject");
		info->keywords = value_or_null(layout, node, "keywords");
		info->date = value_or_null(layout, node, "date");
		if (value_or_null(layout, node, "language") != NULL)
			info->language = value_or_null(layout, node, "language");
	}
}

/* ---- bookmarks */

static struct area_bookmark *read_bookmark(struct layout *layout, const struct fo *fo)
{
	struct area_bookmark *bookmark = arena_alloc(layout->arena, sizeof(*bookmark));
	const struct fo *title = fo_find(fo, OBJECT_BOOKMARK_TITLE);
	bookmark->title = title != NULL ? xml_content(title->node, layout->arena) : "";
	bookmark->id = style_text(fo->style, PROP_INTERNAL_DESTINATION);
	place_want(layout, bookmark->id, fo_where(fo));
	bookmark->open = style_keyword(fo->style, PROP_STARTING_STATE) != KEYWORD_hide;
	for (const struct fo *child = fo->first; child != NULL; child = child->next) {
		if (child->object != OBJECT_BOOKMARK)
			continue;
		struct area_bookmark *inner = read_bookmark(layout, child);
		if (bookmark->last != NULL)
			bookmark->last->next = inner;
		else
			bookmark->first = inner;
		bookmark->last = inner;
	}
	return bookmark;
}

static void read_bookmarks(struct layout *layout, const struct fo *tree)
{
	struct area_bookmark **last = &layout->tree->bookmarks;
	if (tree == NULL)
		return;
	for (const struct fo *fo = tree->first; fo != NULL; fo = fo->next)
		if (fo->object == OBJECT_BOOKMARK) {
			*last = read_bookmark(layout, fo);
			last = &(*last)->next;
		}
}

/* ---- all of it */

static const struct fo *next_sequence(const struct fo *fo)
{
	while (fo != NULL && fo->object != OBJECT_PAGE_SEQUENCE)
		fo = fo->next;
	return fo;
}

static void run(struct layout *layout, const struct fo *root)
{
	const struct fo *set = fo_find(root, OBJECT_LAYOUT_MASTER_SET);
	if (set == NULL) {
		diag_report(layout->diag, fo_where(root), MESSAGE_FO_MASTER, "layout-master-set");
		return;
	}
	const struct masters *masters = masters_new(layout, set);
	int number = 1;
	for (const struct fo *fo = next_sequence(root->first); fo != NULL;
		fo = next_sequence(fo->next))
		number = pager_run(layout, masters, fo, next_sequence(fo->next), number);
	lines_close(layout);
	read_info(layout, fo_find(root, OBJECT_DECLARATIONS));
	read_bookmarks(layout, fo_find(root, OBJECT_BOOKMARK_TREE));
	tell_missing(layout);
}

/* Ids, family names and texts of styles end up in the tree: the styles live as long as it does. */
bool layout_pages(const struct xml_doc *fo, const char *folder, struct fonts *fonts,
	struct area_tree *tree, struct diag *diag)
{
	struct arena work = { 0 };
	size_t errors = diag->errors;
	*tree = (struct area_tree){ .info.language = "zh-CN" };
	struct layout *layout = arena_alloc(&work, sizeof(*layout));
	*layout = (struct layout){
		.arena = &tree->arena,
		.work = &work,
		.fonts = fonts,
		.diag = diag,
		.tree = tree,
		.folder = folder != NULL ? folder : "",
	};
	layout->styles = style_set_new(&tree->arena, diag);
	layout->fo = (struct fo_context){ &work, tree, layout->styles, diag };
	const struct xml_node *top = xml_root(fo);
	struct fo *root = top != NULL ? fo_build(&layout->fo, top, NULL, NULL) : NULL;
	if (root != NULL && root->object == OBJECT_ROOT)
		run(layout, root);
	else if (root != NULL)
		diag_report(diag, fo_where(root), MESSAGE_FO_PLACE, object_name(root->object), "/");
	style_set_free(layout->styles);
	arena_free(&work);
	return diag->errors == errors;
}

void layout_free(struct area_tree *tree)
{
	arena_free(&tree->arena);
}

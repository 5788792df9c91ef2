#include "layout/layout.h"

#include <string.h>

#include "base/hash.h"
#include "layout/engine.h"
#include "layout/hyphens.h"
#include "layout/line.h"
#include "layout/master.h"
#include "layout/page.h"
#include "layout/pager.h"
#include "layout/part.h"
#include "layout/picture.h"
#include "layout/store.h"

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
	struct place **at = &layout->places[hash_short(id, strlen(id)) % PLACES];
	for (; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->id, id) == 0)
			return *at;
	*at = arena_alloc(layout->lasting, sizeof(**at));
	(*at)->id = arena_strdup(layout->lasting, id);
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
	struct arena *arena = &layout->tree->arena;
	struct area_bookmark *bookmark = arena_alloc(arena, sizeof(*bookmark));
	const struct fo *title = fo_find(fo, OBJECT_BOOKMARK_TITLE);
	bookmark->title = title != NULL ? xml_content(title->node, arena) : "";
	bookmark->id = arena_strdup(arena, fo_text(fo, PROP_INTERNAL_DESTINATION));
	bookmark->at = fo_where(fo);
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

/* Links of the text are told before them. */
static void want_bookmarks(struct layout *layout, const struct area_bookmark *bookmark)
{
	for (; bookmark != NULL; bookmark = bookmark->next) {
		place_want(layout, bookmark->id, bookmark->at);
		want_bookmarks(layout, bookmark->first);
	}
}

/* ---- all of it */

struct document {
	struct layout layout;
	struct fo *root;
	const struct xml_node *pulled; /* the child of the root's node that was read last */
	const struct masters *masters;
	struct fo *sequence; /* the next one; NULL: there is none */
	struct store *store; /* of that */
	const struct fo *flow; /* being set: what is behind it is still to be read */
	struct store *taken; /* of what was read last, if it may go */
};

/* An object of the root that is no sequence.  Bookmarks are in the tree then, and may go. */
static void take_object(struct document *run, const struct xml_node *node)
{
	struct layout *layout = &run->layout;
	if (xml_is(node, LAYOUT_FO, object_name(OBJECT_BOOKMARK_TREE))) {
		run->taken = store_new(layout, NULL);
		store_enter(layout, run->taken);
		store_keep_node(run->taken, node);
	}
	run->root->first = run->root->last = NULL; /* those before may be gone */
	const struct fo *fo = fo_build_node(&layout->fo, node, run->root);
	if (fo != NULL && fo->object == OBJECT_LAYOUT_MASTER_SET && run->masters == NULL)
		run->masters = masters_new(layout, fo);
	else if (fo != NULL && fo->object == OBJECT_DECLARATIONS)
		read_info(layout, fo);
	else if (fo != NULL && fo->object == OBJECT_BOOKMARK_TREE)
		read_bookmarks(layout, fo);
	store_enter(layout, NULL);
}

/* The next child of `parent` that is read; one that is `apart` without what is in it. */
static const struct xml_node *pull(struct document *run, const struct fo *parent, enum object apart,
	const struct xml_node *before, bool *is_apart)
{
	struct xml_doc *source = run->layout.source;
	const struct xml_node *node = xml_pull(source, parent->node, before, false);
	*is_apart = node != NULL && xml_is(node, LAYOUT_FO, object_name(apart));
	return node == NULL || *is_apart ? node : xml_pull(source, parent->node, before, true);
}

/* What stands behind the flow comes too late. */
static void refuse_rest(
	struct document *run, const struct fo *sequence, const struct xml_node *flow)
{
	const struct xml_node *node = flow;
	while ((node = xml_pull(run->layout.source, sequence->node, node, true)) != NULL)
		if (!xml_is_text(node))
			diag_report(run->layout.diag, xml_where(node), MESSAGE_FO_PLACE,
				xml_name(node), object_name(sequence->object));
}

/* Reads on up to the next sequence, of which the attributes are there then. */
static const struct fo *next_sequence(struct layout *layout)
{
	struct document *run = layout->document;
	struct store *before = store_enter(layout, NULL);
	const struct xml_node *node = NULL;
	if (run->flow != NULL)
		refuse_rest(run, run->flow->parent, run->flow->node);
	run->flow = NULL;
	bool found = false;
	while (run->sequence == NULL &&
		(node = pull(run, run->root, OBJECT_PAGE_SEQUENCE, run->pulled, &found)) != NULL) {
		run->pulled = node;
		store_release(run->taken);
		run->taken = NULL;
		if (!found) {
			take_object(run, node);
			continue;
		}
		run->store = store_new(layout, NULL);
		store_enter(layout, run->store);
		store_keep_node(run->store, node);
		run->root->first = run->root->last = NULL;
		run->sequence = fo_build_shallow(&layout->fo, node, run->root, run->root->style);
		store_enter(layout, NULL);
	}
	store_enter(layout, before);
	return run->sequence;
}

/* Markers of a flow come first; gives the last node that was read. */
static const struct xml_node *read_markers(struct document *run, struct fo *flow)
{
	struct xml_doc *source = run->layout.source;
	const struct xml_node *last = NULL, *node;
	while ((node = xml_pull(source, flow->node, last, false)) != NULL &&
		(xml_is_text(node) || xml_is(node, LAYOUT_FO, object_name(OBJECT_MARKER)))) {
		node = xml_pull(source, flow->node, last, true);
		fo_build_node(&run->layout.fo, node, flow);
		last = node;
	}
	return last;
}

/* A document that is not told its title has that of its first sequence with one. */
static void take_title(struct document *run, const struct fo *sequence)
{
	struct area_tree *tree = run->layout.tree;
	const struct fo *title = fo_find(sequence, OBJECT_TITLE);
	if (title == NULL || tree->info.title != NULL)
		return;
	char *text = xml_content(title->node, &tree->arena), *to = text;
	for (const char *from = text; *from != '\0'; from++) {
		bool white = strchr(" \t\r\n", *from) != NULL;
		if (!white)
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	while (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	tree->info.title = to > text ? text : NULL;
}

static int run_sequence(struct document *run, int number)
{
	struct layout *layout = &run->layout;
	struct fo *sequence = run->sequence, *flow = NULL;
	struct store *store = run->store;
	const struct xml_node *node = NULL;
	bool found = false;
	run->sequence = NULL;
	store_enter(layout, store);
	while (!found && (node = pull(run, sequence, OBJECT_FLOW, node, &found)) != NULL)
		if (!found)
			fo_build_node(&layout->fo, node, sequence);
	if (found)
		run->flow = flow = fo_build_shallow(&layout->fo, node, sequence, sequence->style);
	if (flow != NULL) {
		flow->store = store; /* its markers may be shown when it is gone */
		const struct xml_node *pulled = read_markers(run, flow);
		flow->part = part_of(&layout->fo, flow);
		sequence->part = part_of(&layout->fo, sequence);
		take_title(run, sequence);
		number = pager_run(layout, run->masters, sequence, pulled, next_sequence, number);
	}
	store_enter(layout, NULL);
	store_release(store);
	return number;
}

/* A document that is not told its language has that of its root, if that is another than ours. */
static void take_language(struct document *run)
{
	struct area_tree *tree = run->layout.tree;
	const char *language = style_text(run->root->style, PROP_LANGUAGE);
	const char *country = style_text(run->root->style, PROP_COUNTRY);
	if (strcmp(language, "zh") == 0 || strcmp(language, "none") == 0 || *language == '\0')
		return;
	bool somewhere = *country != '\0' && strcmp(country, "none") != 0;
	tree->info.language = somewhere ? arena_printf(&tree->arena, "%s-%s", language, country) :
					  arena_strdup(&tree->arena, language);
}

static void run_root(struct document *run)
{
	struct layout *layout = &run->layout;
	int number = 1;
	take_language(run);
	while (next_sequence(layout) != NULL && run->masters != NULL)
		number = run_sequence(run, number);
	if (run->masters == NULL)
		diag_report(
			layout->diag, fo_where(run->root), MESSAGE_FO_MASTER, "layout-master-set");
	pages_end(layout);
	want_bookmarks(layout, layout->tree->bookmarks);
	tell_missing(layout);
	store_release(run->taken);
	if (run->sequence != NULL)
		store_release(run->store);
}

static bool run_all(struct xml_doc *fo, const struct layout_pictures *pictures, struct fonts *fonts,
	const struct layout_sink *sink, struct area_tree *tree, struct diag *diag)
{
	struct arena lasting = { 0 };
	size_t errors = diag->errors;
	*tree = (struct area_tree){ .info.language = "zh-CN" };
	struct document *run = arena_alloc(&lasting, sizeof(*run));
	struct layout *layout = &run->layout;
	*layout = (struct layout){
		.document = run,
		.lasting = &lasting,
		.source = fo,
		.sink = sink,
		.fonts = fonts,
		.diag = diag,
		.tree = tree,
		.pictures_of = pictures,
	};
	layout->last_waiting = &layout->waiting;
	/* Family names and texts of styles end up in the tree. */
	layout->styles = style_set_new(&tree->arena, diag);
	layout->fo = (struct fo_context){ .tree = tree, .styles = layout->styles, .diag = diag };
	store_enter(layout, NULL);
	const struct xml_node *top = xml_pull(fo, NULL, NULL, false);
	run->root = top != NULL ? fo_build_shallow(&layout->fo, top, NULL, NULL) : NULL;
	if (run->root != NULL && run->root->object == OBJECT_ROOT)
		run_root(run);
	else if (run->root != NULL)
		diag_report(diag, fo_where(run->root), MESSAGE_FO_PLACE,
			object_name(run->root->object), "/");
	markers_drop(layout->marks_before);
	hyphens_free(layout);
	style_set_free(layout->styles);
	pictures_end(layout);
	arena_free(&lasting);
	return diag->errors == errors && !xml_faulty(fo);
}

bool layout_pages(struct xml_doc *fo, const struct layout_pictures *pictures, struct fonts *fonts,
	struct area_tree *tree, struct diag *diag)
{
	return run_all(fo, pictures, fonts, NULL, tree, diag);
}

bool layout_stream(struct xml_doc *fo, const struct layout_pictures *pictures, struct fonts *fonts,
	const struct layout_sink *sink, struct area_tree *tree, struct diag *diag)
{
	return run_all(fo, pictures, fonts, sink, tree, diag);
}

void layout_free(struct area_tree *tree)
{
	arena_free(&tree->arena);
}

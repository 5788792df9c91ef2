#include "layout/fo.h"

#include <string.h>

#include "layout/columns.h"
#include "layout/layout.h"
#include "layout/part.h"

static void append(struct fo *parent, struct fo *child)
{
	child->parent = parent;
	if (parent == NULL)
		return;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static int depth_of(const struct fo *fo)
{
	int depth = 0;
	for (; fo != NULL; fo = fo->parent)
		depth++;
	return depth;
}

static enum object object_of(const struct xml_node *element)
{
	return strcmp(xml_space(element), LAYOUT_FO) == 0 ? object_find(xml_name(element)) :
							    OBJECT_COUNT;
}

static bool may_stand(struct fo_context *context, const struct xml_node *element,
	enum object object, const struct fo *parent)
{
	if (parent == NULL)
		return true;
	/* A wrapper takes what its parent takes. */
	while (parent->object == OBJECT_WRAPPER && parent->parent != NULL)
		parent = parent->parent;
	if (object_allows(parent->object, object))
		return true;
	return diag_report(context->diag, xml_where(element), MESSAGE_FO_PLACE, object_name(object),
		object_name(parent->object));
}

struct fo *fo_build_shallow(struct fo_context *context, const struct xml_node *element,
	struct fo *parent, const struct style *style)
{
	enum object object = object_of(element);
	if (object == OBJECT_COUNT) {
		style_set_tell(context->styles, element, MESSAGE_FO_UNKNOWN, xml_name(element), "");
		return NULL;
	}
	if (!may_stand(context, element, object, parent))
		return NULL;
	if (depth_of(parent) > FO_DEPTH_MAX) {
		diag_report(context->diag, xml_where(element), MESSAGE_NESTING,
			arena_printf(context->arena, "%d", FO_DEPTH_MAX));
		return NULL;
	}
	struct fo *fo = arena_alloc(context->arena, sizeof(*fo));
	fo->object = object;
	fo->node = element;
	fo->style = style_compute(context->styles, element, object, style);
	append(parent, fo);
	return fo;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

static struct fo *build_text(
	struct fo_context *context, const struct xml_node *node, struct fo *parent)
{
	const struct fo *holder = parent;
	while (holder->object == OBJECT_WRAPPER && holder->parent != NULL)
		holder = holder->parent;
	const char *text = xml_text(node);
	if (!object_allows(holder->object, OBJECT_TEXT)) {
		if (!is_blank(text))
			diag_report(context->diag, xml_where(node), MESSAGE_FO_PLACE,
				object_name(OBJECT_TEXT), object_name(holder->object));
		return NULL;
	}
	struct fo *fo = arena_alloc(context->arena, sizeof(*fo));
	*fo = (struct fo){
		.object = OBJECT_TEXT, .style = parent->style, .node = node, .text = text
	};
	append(parent, fo);
	return fo;
}

struct fo *fo_build_node(struct fo_context *context, const struct xml_node *node, struct fo *parent)
{
	if (xml_is_text(node))
		return build_text(context, node, parent);
	if (strcmp(xml_space(node), LAYOUT_FO) == 0)
		return fo_build(context, node, parent, parent->style);
	if (parent->object != OBJECT_FOREIGN_OBJECT && parent->object != OBJECT_DECLARATIONS)
		style_set_tell(context->styles, node, MESSAGE_FO_UNKNOWN, xml_name(node), "");
	return NULL;
}

void fo_build_children(
	struct fo_context *context, const struct xml_node *element, struct fo *parent)
{
	for (const struct xml_node *node = xml_first(element); node != NULL; node = xml_next(node))
		fo_build_node(context, node, parent);
}

/* A cell has the column that from-table-column() means in it; gives what that meant before. */
static const struct style *enter_cell(struct fo_context *context, const struct xml_node *element)
{
	const struct style *before = style_column(context->styles);
	if (context->columns != NULL && object_of(element) == OBJECT_TABLE_CELL)
		style_set_column(context->styles,
			columns_cell(context->columns, element, style_initial(context->styles)));
	return before;
}

static void enter_table(struct fo_context *context, const struct fo *fo)
{
	if (fo == NULL)
		return;
	if (fo->object == OBJECT_TABLE) {
		context->columns = columns_new(context->arena, fo);
		style_set_column(context->styles, NULL);
	} else if (context->columns != NULL && fo->object == OBJECT_TABLE_ROW) {
		columns_row(context->columns);
	} else if (context->columns != NULL &&
		(fo->object == OBJECT_TABLE_HEADER || fo->object == OBJECT_TABLE_FOOTER ||
			fo->object == OBJECT_TABLE_BODY)) {
		columns_part(context->columns);
	}
}

struct fo *fo_build(struct fo_context *context, const struct xml_node *element, struct fo *parent,
	const struct style *style)
{
	struct columns *columns = context->columns;
	const struct style *column = enter_cell(context, element);
	struct fo *fo = fo_build_shallow(context, element, parent, style);
	enter_table(context, fo);
	if (fo != NULL && fo->object != OBJECT_MARKER && fo->object != OBJECT_FOREIGN_OBJECT)
		fo_build_children(context, element, fo);
	if (fo != NULL)
		fo->part = part_of(context, fo);
	context->columns = columns;
	style_set_column(context->styles, column);
	return fo;
}

const struct fo *fo_find(const struct fo *fo, enum object object)
{
	const struct fo *child = fo->first;
	while (child != NULL && child->object != object)
		child = child->next;
	return child;
}

const char *fo_id(const struct fo *fo)
{
	const char *id = fo->object != OBJECT_TEXT ? fo_text(fo, PROP_ID) : "";
	return *id != '\0' ? id : NULL;
}

const char *fo_text(const struct fo *fo, enum property property)
{
	const char *text = xml_value(fo->node, property_name(property));
	return text != NULL ? text : "";
}

const char *fo_address(const char *text, struct arena *arena)
{
	size_t len = strlen(text);
	if (strncmp(text, "url(", 4) != 0 || text[len - 1] != ')')
		return text;
	text += 4;
	len -= 5;
	bool quoted = len >= 2 && (*text == '\'' || *text == '"') && text[len - 1] == *text;
	return arena_strndup(arena, text + quoted, len - 2 * (size_t)quoted);
}

struct where fo_where(const struct fo *fo)
{
	return xml_where(fo->node);
}

bool fo_is_inline(const struct fo *fo)
{
	if (fo->object == OBJECT_WRAPPER) {
		for (const struct fo *child = fo->first; child != NULL; child = child->next)
			if (!fo_is_inline(child))
				return false;
		return true;
	}
	return object_is_inline(fo->object);
}

#include "layout/part.h"

#include <string.h>

#include "layout/layout.h"

const struct area_part part_artifact = { .type = AREA_ARTIFACT };

struct area_part *part_new(struct fo_context *context, const char *type)
{
	struct area_part *part = arena_alloc(context->areas, sizeof(*part));
	part->index = context->tree->parts++;
	part->type = type;
	part->columns = part->rows = 1;
	return part;
}

/* ---- roles */

static bool is_type(const char *role)
{
	static const char *const types[] = { "Document", "Part", "Art", "Sect", "Div", "BlockQuote",
		"Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2",
		"H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
		"THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code",
		"Link", "Annot", "Figure", "Formula", "Form", AREA_ARTIFACT };
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(role, types[i]) == 0)
			return true;
	return false;
}

static const struct fo *above(const struct fo *fo, enum object object)
{
	while (fo != NULL && fo->object != object)
		fo = fo->parent;
	return fo;
}

static bool is_presentation(const struct fo *fo)
{
	return fo != NULL && strcmp(style_text(fo->style, PROP_ROLE), "presentation") == 0;
}

/* ---- types */

static bool has_text(const struct fo *block)
{
	for (const struct fo *child = block->first; child != NULL; child = child->next) {
		if (child->object == OBJECT_TEXT && child->text[strspn(child->text, " \t\r\n")])
			return true;
		if (child->object != OBJECT_TEXT && child->object != OBJECT_MARKER &&
			fo_is_inline(child))
			return true;
	}
	return false;
}

/* A footnote of several blocks is a note itself; of one the block is. */
static bool has_blocks(const struct fo *body)
{
	int count = 0;
	for (const struct xml_node *node = xml_first(body->node); node != NULL;
		node = xml_next(node))
		count += !xml_is_text(node);
	return count > 1;
}

/* The only child of a cell or of a part of a list says no more than that it is text. */
static const char *block_type(const struct fo *fo)
{
	const struct fo *parent = fo->parent;
	if (!has_text(fo))
		return NULL;
	if (parent == NULL)
		return "P";
	if (parent->object == OBJECT_FOOTNOTE_BODY)
		return has_blocks(parent) ? "P" : "Note";
	bool holds = parent->object == OBJECT_TABLE_CELL || parent->object == OBJECT_LIST_LABEL ||
		parent->object == OBJECT_LIST_BODY;
	for (const struct fo *other = parent->first; holds && other != NULL; other = other->next)
		holds = other == fo || other->object == OBJECT_TEXT;
	return holds && !is_presentation(above(fo, OBJECT_TABLE)) ? NULL : "P";
}

static const char *table_type(const struct fo *fo)
{
	if (is_presentation(above(fo, OBJECT_TABLE)))
		return NULL;
	switch (fo->object) {
	case OBJECT_TABLE:
		return "Table";
	case OBJECT_TABLE_HEADER:
		return "THead";
	case OBJECT_TABLE_BODY:
		return "TBody";
	case OBJECT_TABLE_FOOTER:
		return "TFoot";
	case OBJECT_TABLE_ROW:
		return "TR";
	default:
		return above(fo, OBJECT_TABLE_HEADER) != NULL &&
				above(above(fo, OBJECT_TABLE_HEADER), OBJECT_TABLE) ==
					above(fo, OBJECT_TABLE) ?
			"TH" :
			"TD";
	}
}

static const char *language_of(const struct fo *fo)
{
	const char *language = style_text(fo->style, PROP_LANGUAGE);
	const struct style *outer = fo->style->parent;
	bool same = outer == NULL || strcmp(style_text(outer, PROP_LANGUAGE), language) == 0;
	return same || strcmp(language, "none") == 0 ? NULL : language;
}

static const char *type_of(const struct fo *fo)
{
	switch (fo->object) {
	case OBJECT_PAGE_SEQUENCE:
		return "Sect";
	case OBJECT_BLOCK:
		return block_type(fo);
	case OBJECT_LIST_BLOCK:
		return "L";
	case OBJECT_LIST_ITEM:
		return "LI";
	case OBJECT_LIST_LABEL:
		return "Lbl";
	case OBJECT_LIST_BODY:
		return "LBody";
	case OBJECT_BASIC_LINK:
		return "Link";
	case OBJECT_FOOTNOTE_BODY:
		return has_blocks(fo) ? "Note" : NULL;
	case OBJECT_INLINE:
		return language_of(fo) != NULL ? "Span" : NULL;
	case OBJECT_TABLE:
	case OBJECT_TABLE_HEADER:
	case OBJECT_TABLE_BODY:
	case OBJECT_TABLE_FOOTER:
	case OBJECT_TABLE_ROW:
	case OBJECT_TABLE_CELL:
		return table_type(fo);
	default:
		return NULL;
	}
}

/* ---- what else is said of them */

/* NULL: decoration, as is what says so by its role. */
static const char *alternative_of(struct fo_context *context, const struct fo *fo, const char *role)
{
	const char *text = style_text(fo->style, PROP_ALTERNATIVE);
	if (*text != '\0')
		return text;
	if (*role != '\0' && !is_type(role))
		return role;
	const struct xml_node *svg =
		fo->object == OBJECT_FOREIGN_OBJECT ? xml_find(fo->node, "svg") : NULL;
	const struct xml_node *title = svg != NULL ? xml_find(svg, "title") : NULL;
	text = title != NULL ? xml_content(title, context->areas) : "";
	return *text != '\0' ? text : NULL;
}

static const struct area_part *picture_part(
	struct fo_context *context, const struct fo *fo, const char *role)
{
	const char *alternative = alternative_of(context, fo, role);
	if (alternative == NULL)
		return strcmp(role, AREA_ARTIFACT) == 0 ? &part_artifact : NULL;
	struct area_part *part = part_new(context, is_type(role) ? role : "Figure");
	part->alternative = alternative;
	return part;
}

static int span_of(const struct fo *fo, enum property property)
{
	double span = style_number(fo->style, property, 1);
	return span > 1 && span < 1000 ? (int)span : 1;
}

const struct area_part *part_of(struct fo_context *context, const struct fo *fo)
{
	const char *role = style_text(fo->style, PROP_ROLE);
	if (fo->object == OBJECT_EXTERNAL_GRAPHIC || fo->object == OBJECT_FOREIGN_OBJECT)
		return picture_part(context, fo, role);
	bool given = is_type(role);
	const char *type = given ? role : type_of(fo);
	if (type == NULL)
		return NULL;
	if (strcmp(type, AREA_ARTIFACT) == 0)
		return &part_artifact;
	struct area_part *part = part_new(context, type);
	part->given = given;
	part->language = language_of(fo);
	if (fo->object == OBJECT_TABLE_CELL) {
		part->columns = span_of(fo, PROP_COLUMNS_SPANNED);
		part->rows = span_of(fo, PROP_ROWS_SPANNED);
		part->heads_row = given && above(fo, OBJECT_TABLE_HEADER) == NULL;
	}
	return part;
}

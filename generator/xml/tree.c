#include "xml/tree.h"

#include <stdio.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>

#include "base/files.h"
#include "base/str.h"
#include "xml/internal.h"

/* ---- reading */

struct reading {
	struct xml_places *places;
	const char *name;
};

/* libxml2 keeps no columns and 16 bits of lines; so the place is put beside each node as it is
 * made. */
static void start_element(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int spaces, const xmlChar **space, int attributes, int defaulted, const xmlChar **attribute)
{
	xmlParserCtxt *parser = ctx;
	struct reading *reading = parser->_private;
	struct where at = { reading->name, xmlSAX2GetLineNumber(ctx), 0 };

	xmlSAX2StartElementNs(
		ctx, name, prefix, uri, spaces, space, attributes, defaulted, attribute);
	if (parser->node != NULL)
		parser->node->_private = xml_place(reading->places, at);
}

void xml_syntax_error(void *ctx, xmlError *error)
{
	struct diag *diag = ctx;
	struct where at = { error->file, error->line, error->int2 };
	struct str text = { 0 };
	str_add(&text, error->message != NULL ? error->message : "");
	while (text.len > 0 && text.text[text.len - 1] == '\n')
		text.text[--text.len] = '\0';
	diag_report(diag, at, MESSAGE_XML_SYNTAX, str_text(&text));
	str_free(&text);
}

struct xml_doc *xml_parse(const char *text, size_t len, const char *name, struct diag *diag)
{
	xml_init();
	xmlParserCtxt *parser = xmlNewParserCtxt();
	struct xml_places *places = xml_places_new();
	struct reading reading = { places, arena_strdup(&places->arena, name) };

	parser->_private = &reading;
	parser->sax->startElementNs = start_element;
	xmlSetStructuredErrorFunc(diag, xml_syntax_error);
	xmlDoc *doc = xmlCtxtReadMemory(parser, text, (int)len, name, "UTF-8",
		XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (doc != NULL && (!parser->wellFormed || doc->intSubset != NULL)) {
		if (doc->intSubset != NULL)
			diag_report(diag, (struct where){ name, 1, 0 }, MESSAGE_XML_SYNTAX,
				"<!DOCTYPE>");
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(parser);
	if (doc == NULL) {
		xml_places_free(places);
		return NULL;
	}
	return xml_wrap(doc, places);
}

struct xml_doc *xml_parse_file(const char *path, struct diag *diag)
{
	struct arena arena = { 0 };
	size_t len;
	const char *text = files_bytes(path, &arena, diag, &len);
	struct xml_doc *doc = text != NULL ? xml_parse(text, len, path, diag) : NULL;
	arena_free(&arena);
	return doc;
}

/* ---- walking */

static const xmlNode *in(const struct xml_node *node)
{
	return (const xmlNode *)node;
}

static const struct xml_node *out(const xmlNode *node)
{
	return (const struct xml_node *)node;
}

static const xmlNode *shown(const xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE &&
		node->type != XML_CDATA_SECTION_NODE)
		node = node->next;
	return node;
}

static const xmlNode *element(const xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

const struct xml_node *xml_root(const struct xml_doc *doc)
{
	return out(xmlDocGetRootElement(xml_unwrap(doc)));
}

const struct xml_node *xml_first(const struct xml_node *node)
{
	return xml_is_text(node) ? NULL : out(shown(in(node)->children));
}

const struct xml_node *xml_next(const struct xml_node *node)
{
	return out(shown(in(node)->next));
}

const struct xml_node *xml_first_element(const struct xml_node *node)
{
	return out(element(in(node)->children));
}

const struct xml_node *xml_next_element(const struct xml_node *node)
{
	return out(element(in(node)->next));
}

const struct xml_node *xml_parent(const struct xml_node *node)
{
	const xmlNode *parent = in(node)->parent;
	return parent != NULL && parent->type == XML_ELEMENT_NODE ? out(parent) : NULL;
}

bool xml_is_text(const struct xml_node *node)
{
	return in(node)->type != XML_ELEMENT_NODE;
}

const char *xml_name(const struct xml_node *node)
{
	return xml_is_text(node) ? "" : (const char *)in(node)->name;
}

const char *xml_space(const struct xml_node *node)
{
	if (xml_is_text(node) || in(node)->ns == NULL || in(node)->ns->href == NULL)
		return "";
	return (const char *)in(node)->ns->href;
}

const char *xml_text(const struct xml_node *node)
{
	if (!xml_is_text(node) || in(node)->content == NULL)
		return "";
	return (const char *)in(node)->content;
}

bool xml_is(const struct xml_node *node, const char *space, const char *name)
{
	return strcmp(xml_name(node), name) == 0 && strcmp(xml_space(node), space) == 0;
}

static void add_content(const struct xml_node *node, struct str *text)
{
	if (xml_is_text(node)) {
		str_add(text, xml_text(node));
		return;
	}
	for (const struct xml_node *child = xml_first(node); child != NULL; child = xml_next(child))
		add_content(child, text);
}

char *xml_content(const struct xml_node *node, struct arena *arena)
{
	const xmlNode *only = xml_is_text(node) ? in(node) : in(node)->children;
	if (only == NULL)
		return arena_strdup(arena, "");
	if (only->type == XML_TEXT_NODE && (only == in(node) || only->next == NULL))
		return arena_strdup(arena, xml_text(out(only)));
	struct str text = { 0 };
	add_content(node, &text);
	char *copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

const struct xml_node *xml_find(const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_first_element(node);
	while (child != NULL && strcmp(xml_name(child), name) != 0)
		child = xml_next_element(child);
	return child;
}

/* ---- attributes */

const struct xml_attribute *xml_first_attribute(const struct xml_node *node)
{
	return xml_is_text(node) ? NULL : (const struct xml_attribute *)in(node)->properties;
}

const struct xml_attribute *xml_next_attribute(const struct xml_attribute *attribute)
{
	return (const struct xml_attribute *)((const xmlAttr *)attribute)->next;
}

const char *xml_attribute_name(const struct xml_attribute *attribute)
{
	return (const char *)((const xmlAttr *)attribute)->name;
}

const char *xml_attribute_space(const struct xml_attribute *attribute)
{
	const xmlNs *ns = ((const xmlAttr *)attribute)->ns;
	return ns != NULL && ns->href != NULL ? (const char *)ns->href : "";
}

const char *xml_attribute_value(const struct xml_attribute *attribute)
{
	const xmlNode *text = ((const xmlAttr *)attribute)->children;
	return text != NULL && text->content != NULL ? (const char *)text->content : "";
}

const char *xml_value_ns(const struct xml_node *node, const char *space, const char *name)
{
	for (const struct xml_attribute *a = xml_first_attribute(node); a != NULL;
		a = xml_next_attribute(a))
		if (strcmp(xml_attribute_name(a), name) == 0 &&
			strcmp(xml_attribute_space(a), space) == 0)
			return xml_attribute_value(a);
	return NULL;
}

/* What is not there is asked for all the time: the first letter mostly tells. */
const char *xml_value(const struct xml_node *node, const char *name)
{
	const xmlAttr *a = xml_is_text(node) ? NULL : in(node)->properties;
	for (; a != NULL; a = a->next)
		if (a->name[0] == (xmlChar)name[0] && a->ns == NULL &&
			strcmp((const char *)a->name, name) == 0)
			return xml_attribute_value((const struct xml_attribute *)a);
	return NULL;
}

struct where xml_where(const struct xml_node *node)
{
	for (const xmlNode *n = in(node); n != NULL && n->type != XML_DOCUMENT_NODE; n = n->parent)
		if (n->_private != NULL)
			return *(const struct where *)n->_private;
	return (struct where){ 0 };
}

char *xml_child_text(const struct xml_node *node, const char *name, struct arena *arena)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, arena) : arena_strdup(arena, "");
}

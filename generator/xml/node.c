/*
 * node.c - nodes of libxml2, made and freed: xml_new_... and xml_free_tree() of internal.h.
 *
 * libxml2 counts the bytes of every text one by one, and asks for each node which thread it is in;
 * nearly all nodes are simple, and for these it is done here.
 */
#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <libxml/parserInternals.h> /* the name of all texts */
#include <libxml/xmlmemory.h>

#include "xml/internal.h"

enum { ROOM = sizeof(xmlAttr *) + sizeof(xmlNs *) };

static xmlChar *copy(const char *text, size_t len)
{
	xmlChar *bytes = xmlMalloc(len + 1);
	memcpy(bytes, text, len);
	bytes[len] = '\0';
	return bytes;
}

/* A short text lies in the node itself, as libxml2's parser puts it: where an element has its
 * attributes and namespaces.  libxslt writes into what is behind that. */
static xmlNode *new_text(xmlDoc *doc, const char *text, size_t len)
{
	xmlNode *node = xmlMalloc(sizeof(*node));
	static_assert(offsetof(xmlNode, psvi) - offsetof(xmlNode, properties) == ROOM, "layout");
	*node = (xmlNode){ .type = XML_TEXT_NODE, .name = xmlStringText, .doc = doc };
	if (len < ROOM) {
		node->content = (xmlChar *)&node->properties;
		memcpy(node->content, text, len);
		node->content[len] = '\0';
	} else {
		node->content = copy(text, len);
	}
	return node;
}

static void append(xmlNode *parent, xmlNode *node)
{
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

xmlNode *xml_new_element(xmlNode *parent, const char *name, size_t len)
{
	xmlNode *node = xmlMalloc(sizeof(*node));
	*node = (xmlNode){ .type = XML_ELEMENT_NODE,
		.name = copy(name, len),
		.doc = parent->doc,
		.ns = parent->type == XML_ELEMENT_NODE ? parent->ns : NULL };
	append(parent, node);
	return node;
}

xmlNode *xml_new_text(xmlNode *parent, const char *text, size_t len)
{
	xmlNode *node = new_text(parent->doc, text, len);
	append(parent, node);
	return node;
}

static void append_attribute(xmlNode *element, const xmlChar *name, xmlNode *text)
{
	xmlAttr *attribute = xmlMalloc(sizeof(*attribute)), *last = element->properties;
	*attribute = (xmlAttr){ .type = XML_ATTRIBUTE_NODE,
		.name = name,
		.children = text,
		.last = text,
		.parent = element,
		.doc = element->doc };
	text->parent = (xmlNode *)attribute;
	while (last != NULL && last->next != NULL)
		last = last->next;
	attribute->prev = last;
	if (last != NULL)
		last->next = attribute;
	else
		element->properties = attribute;
}

void xml_new_attribute(
	xmlNode *element, const char *name, size_t name_len, const char *value, size_t len)
{
	append_attribute(element, copy(name, name_len), new_text(element->doc, value, len));
}

/* ---- while a style sheet is applied */

static xmlNode *noted(xmlNode *node)
{
	if (xmlRegisterNodeDefaultValue != NULL)
		xmlRegisterNodeDefaultValue(node);
	return node;
}

xmlNode *xml_make_element(xmlNode *parent, const xmlChar *name)
{
	xmlNode *node = xmlMalloc(sizeof(*node));
	*node = (xmlNode){ .type = XML_ELEMENT_NODE, .name = name, .doc = parent->doc };
	append(parent, node);
	return noted(node);
}

void xml_make_attribute(xmlNode *element, const xmlChar *name, const char *value)
{
	append_attribute(element, name, noted(new_text(element->doc, value, strlen(value))));
}

/* ---- the end of them */

static void free_bytes(xmlDict *names, const xmlChar *bytes)
{
	if (bytes != NULL && (names == NULL || xmlDictOwns(names, bytes) == 0))
		xmlFree((xmlChar *)bytes);
}

static void free_text(xmlDict *names, xmlNode *node)
{
	if (node->content != (xmlChar *)&node->properties)
		free_bytes(names, node->content);
	xmlFree(node);
}

static void free_attributes(xmlDict *names, xmlAttr *attribute)
{
	for (xmlAttr *next; attribute != NULL; attribute = next) {
		next = attribute->next;
		xmlNode *text = attribute->children;
		if (text != NULL && (text->type != XML_TEXT_NODE || text->next != NULL))
			xmlFreeNodeList(text);
		else if (text != NULL)
			free_text(names, text);
		free_bytes(names, attribute->name);
		xmlFree(attribute);
	}
}

/* A leaf: what was below it has gone. */
static void free_one(xmlDict *names, xmlNode *node)
{
	if (node->type == XML_TEXT_NODE) {
		free_text(names, node);
	} else if (node->type == XML_ELEMENT_NODE) {
		free_attributes(names, node->properties);
		if (node->nsDef != NULL)
			xmlFreeNsList(node->nsDef);
		free_bytes(names, node->name);
		xmlFree(node);
	} else {
		node->next = NULL;
		xmlFreeNodeList(node);
	}
}

/* Deep trees need no deep stack. */
static void free_all(xmlDoc *doc)
{
	xmlNode *node = doc->children, *parent = (xmlNode *)doc;
	while (node != NULL) {
		while (node->type == XML_ELEMENT_NODE && node->children != NULL)
			node = node->children;
		xmlNode *next = node->next;
		parent = node->parent;
		free_one(doc->dict, node);
		if (next == NULL && parent != (xmlNode *)doc) {
			parent->children = NULL;
			next = parent;
		}
		node = next;
	}
	doc->children = doc->last = NULL;
}

void xml_free_tree(xmlDoc *doc)
{
	if (doc != NULL && doc->intSubset == NULL && doc->extSubset == NULL)
		free_all(doc);
	xmlFreeDoc(doc);
}

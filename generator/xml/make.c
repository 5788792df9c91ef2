#include "xml/make.h"

#include <string.h>
#include <libxml/tree.h>

#include "xml/internal.h"

struct xml_doc *xml_new(const char *root)
{
	xml_init();
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL, (const xmlChar *)root, NULL));
	return xml_wrap(doc, xml_places_new());
}

struct xml_doc *xml_new_ns(const char *root, const char *space)
{
	struct xml_doc *doc = xml_new(root);
	xmlNode *node = xmlDocGetRootElement(xml_unwrap(doc));
	xmlSetNs(node, xmlNewNs(node, (const xmlChar *)space, NULL));
	return doc;
}

struct xml_node *xml_top(struct xml_doc *doc)
{
	return (struct xml_node *)xmlDocGetRootElement(xml_unwrap(doc));
}

struct xml_node *xml_add(struct xml_node *parent, const char *name, const char *text)
{
	xmlNode *node = xml_new_element((xmlNode *)parent, name, strlen(name));
	if (text != NULL && text[0] != '\0')
		xml_new_text(node, text, strlen(text));
	return (struct xml_node *)node;
}

void xml_set(struct xml_node *element, const char *name, const char *value)
{
	xmlNode *node = (xmlNode *)element;
	if (value == NULL)
		xmlUnsetProp(node, (const xmlChar *)name);
	else if (xml_value(element, name) != NULL || strchr(name, ':') != NULL)
		xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)value);
	else
		xml_new_attribute(node, name, strlen(name), value, strlen(value));
}

void xml_put_where(struct xml_doc *doc, struct xml_node *element, struct where at)
{
	((xmlNode *)element)->_private = xml_place(doc->places, at);
}

/* A copy of a tree has the shape of its source: walk both, and copy what xmlDocCopyNode leaves out.
 */
static void copy_places(struct xml_places *places, xmlNode *to, const xmlNode *from)
{
	for (; to != NULL && from != NULL; to = to->next, from = from->next) {
		to->_private = NULL;
		if (from->_private != NULL)
			to->_private = xml_place(places, *(const struct where *)from->_private);
		if (from->type == XML_ELEMENT_NODE)
			copy_places(places, to->children, from->children);
	}
}

struct xml_node *xml_graft(
	struct xml_doc *into, struct xml_node *parent, const struct xml_node *from)
{
	const xmlNode *source = (const xmlNode *)from;
	xmlNode *copy = xmlDocCopyNode((xmlNode *)source, xml_unwrap(into), 1);
	xmlAddChild((xmlNode *)parent, copy);
	copy->_private = source->_private != NULL ?
		xml_place(into->places, *(const struct where *)source->_private) :
		NULL;
	copy_places(into->places, copy->children, source->children);
	return (struct xml_node *)copy;
}

struct xml_node *xml_adopt(struct xml_doc *into, struct xml_node *parent, struct xml_doc *from)
{
	xmlNode *root = xmlDocGetRootElement(xml_unwrap(from));
	xmlUnlinkNode(root);
	xmlSetTreeDoc(root, xml_unwrap(into));
	xmlAddChild((xmlNode *)parent, root);
	xml_places_hold(into->places, from->places);
	xml_free(from);
	return (struct xml_node *)root;
}

static void share_places(xmlNode *to, const xmlNode *from)
{
	for (; to != NULL && from != NULL; to = to->next, from = from->next) {
		to->_private = from->_private;
		if (from->type == XML_ELEMENT_NODE)
			share_places(to->children, from->children);
	}
}

struct xml_doc *xml_copy(const struct xml_doc *doc)
{
	xmlDoc *copy = xmlCopyDoc(xml_unwrap(doc), 1);
	share_places(xmlDocGetRootElement(copy), xmlDocGetRootElement(xml_unwrap(doc)));
	doc->places->users++;
	return xml_wrap(copy, doc->places);
}

void xml_move_last(struct xml_node *element)
{
	xmlNode *node = (xmlNode *)element, *parent = node->parent;
	xmlUnlinkNode(node);
	xmlAddChild(parent, node);
}

void xml_unwrap_element(struct xml_node *element)
{
	xmlNode *node = (xmlNode *)element;
	while (node->children != NULL) {
		xmlNode *child = node->children;
		xmlUnlinkNode(child);
		xmlAddPrevSibling(node, child);
	}
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

void xml_remove(struct xml_node *element)
{
	xmlUnlinkNode((xmlNode *)element);
	xmlFreeNode((xmlNode *)element);
}

#include "xml/bytes.h"

#include <string.h>
#include <libxml/tree.h>

#include "xml/internal.h"

/* What stands before a node; END behind the last child. */
enum mark { END, TEXT, ELEMENT };

/* ---- to bytes */

/* Line 0: it has none. */
static bool add_place(struct str *out, const xmlNode *node, const char *file)
{
	const struct where *at = node->_private;
	pack_number(out, at != NULL ? at->line : 0);
	pack_number(out, at != NULL ? at->col : 0);
	return at == NULL || (at->line != 0 && at->file != NULL && strcmp(at->file, file) == 0);
}

static void add_attributes(struct str *out, const xmlNode *node)
{
	int64_t count = 0;
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		count++;
	pack_number(out, count);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		pack_text(out, (const char *)a->name);
		pack_text(out, a->children != NULL ? (const char *)a->children->content : "");
	}
}

static bool add_node(struct str *out, const xmlNode *node, const char *file)
{
	bool element = node->type == XML_ELEMENT_NODE;
	if (!element && node->type != XML_TEXT_NODE)
		return false;
	pack_number(out, element ? ELEMENT : TEXT);
	if (!add_place(out, node, file))
		return false;
	pack_text(out, (const char *)(element ? node->name : node->content));
	if (!element)
		return true;
	add_attributes(out, node);
	for (const xmlNode *c = node->children; c != NULL; c = c->next)
		if (!add_node(out, c, file))
			return false;
	pack_number(out, END);
	return true;
}

bool xml_to_bytes(const struct xml_doc *doc, const char *file, struct str *out)
{
	size_t before = out->len;
	bool ok = add_node(out, xmlDocGetRootElement(xml_unwrap(doc)), file);
	if (!ok)
		out->len = before;
	return ok;
}

/* ---- from bytes */

struct reading {
	struct unpack *in;
	xmlDoc *doc;
	struct xml_places *places;
	const char *file;
};

static void take_attributes(struct reading *r, xmlNode *node)
{
	for (size_t count = unpack_count(r->in); count > 0 && !r->in->failed; count--) {
		size_t name_len, len;
		const char *name = unpack_bytes(r->in, &name_len);
		const char *value = unpack_bytes(r->in, &len);
		if (value != NULL)
			xml_new_attribute(node, name, name_len, value, len);
	}
}

/* NULL: the bytes are not whole. */
static xmlNode *take_node(struct reading *r, xmlNode *parent, int64_t mark)
{
	struct where at = { .file = r->file };
	size_t len;
	at.line = (int)unpack_number(r->in);
	at.col = (int)unpack_number(r->in);
	const char *text = unpack_bytes(r->in, &len);
	if (text == NULL)
		return NULL;
	xmlNode *node = mark == ELEMENT ? xml_new_element(parent, text, len) :
					  xml_new_text(parent, text, len);
	if (at.line != 0)
		node->_private = xml_place(r->places, at);
	if (mark == ELEMENT)
		take_attributes(r, node);
	return node;
}

struct xml_doc *xml_from_bytes(struct unpack *in, const char *file)
{
	xml_init();
	struct reading r = { in, xmlNewDoc((const xmlChar *)"1.0"), xml_places_new(), file };
	xmlNode *top = (xmlNode *)r.doc, *open = NULL;
	if (unpack_number(in) == ELEMENT)
		open = take_node(&r, top, ELEMENT);
	in->failed = in->failed || open == NULL;
	while (!in->failed && open != top) {
		int64_t mark = unpack_number(in);
		if (mark == END) {
			open = open->parent;
			continue;
		}
		xmlNode *node = take_node(&r, open, mark);
		if (mark == ELEMENT)
			open = node;
	}
	struct xml_doc *doc = xml_wrap(r.doc, r.places);
	if (!in->failed)
		return doc;
	xml_free(doc);
	return NULL;
}

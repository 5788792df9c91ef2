#include "xml/bytes.h"

#include <string.h>
#include <libxml/tree.h>

#include "xml/internal.h"

/* What stands before a node; END behind the last child. */
enum mark { END, TEXT, ELEMENT };

/* ---- to bytes */

struct writing {
	struct str *out;
	const char *file, *same; /* same: the file of the place before, which was equal */
	int line; /* of the place before */
};

/* A column more than it is; 0: there is no place.  Lines as steps from the place before: those are
 * small numbers. */
static bool add_place(struct writing *w, const xmlNode *node)
{
	const struct where *at = node->_private;
	pack_number(w->out, at != NULL ? at->col + 1 : 0);
	if (at == NULL)
		return true;
	pack_number(w->out, at->line - w->line);
	w->line = at->line;
	if (at->line == 0 || at->file == NULL ||
		(at->file != w->same && strcmp(at->file, w->file) != 0))
		return false;
	w->same = at->file;
	return true;
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

static bool add_node(struct writing *w, const xmlNode *node)
{
	bool element = node->type == XML_ELEMENT_NODE;
	if (!element && node->type != XML_TEXT_NODE)
		return false;
	pack_number(w->out, element ? ELEMENT : TEXT);
	if (!add_place(w, node))
		return false;
	pack_text(w->out, (const char *)(element ? node->name : node->content));
	if (!element)
		return true;
	add_attributes(w->out, node);
	for (const xmlNode *c = node->children; c != NULL; c = c->next)
		if (!add_node(w, c))
			return false;
	pack_number(w->out, END);
	return true;
}

bool xml_to_bytes(const struct xml_doc *doc, const char *file, struct str *out)
{
	size_t before = out->len;
	struct writing w = { .out = out, .file = file };
	bool ok = add_node(&w, xmlDocGetRootElement(xml_unwrap(doc)));
	if (!ok)
		out->len = before;
	return ok;
}

/* ---- from bytes */

struct reading {
	struct unpack *in;
	xmlDoc *doc;
	struct xml_places *places;
	struct where at; /* of the place before */
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
	size_t len;
	int col = (int)unpack_number(r->in);
	if (col != 0)
		r->at.line += (int)unpack_number(r->in);
	r->at.col = col - 1;
	const char *text = unpack_bytes(r->in, &len);
	if (text == NULL)
		return NULL;
	xmlNode *node = mark == ELEMENT ? xml_new_element(parent, text, len) :
					  xml_new_text(parent, text, len);
	if (col != 0)
		node->_private = xml_place(r->places, r->at);
	if (mark == ELEMENT)
		take_attributes(r, node);
	return node;
}

struct xml_doc *xml_from_bytes(struct unpack *in, const char *file)
{
	xml_init();
	struct reading r = { in, xmlNewDoc((const xmlChar *)"1.0"), xml_places_new(),
		{ .file = file } };
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

#include "xml/write.h"

#include <string.h>
#include <libxml/tree.h>

#include "xml/internal.h"

static void escape(const char *text, bool attribute, struct str *out)
{
	for (const char *p = text;; p++) {
		size_t plain = strcspn(p, attribute ? "<>&\"\n\t" : "<>&\r");
		str_add_n(out, p, plain);
		p += plain;
		if (*p == '\0')
			return;
		const char *name = *p == '<' ? "&lt;" :
			*p == '>'	     ? "&gt;" :
			*p == '&'	     ? "&amp;" :
			*p == '"'	     ? "&quot;" :
			*p == '\n'	     ? "&#10;" :
			*p == '\t'	     ? "&#9;" :
					       "&#13;";
		str_add(out, name);
	}
}

/* HTML, 2.3.2: being there is all their value. */
static bool is_boolean(const xmlAttr *a)
{
	static const char *const names[] = { "defer", "async", "hidden", "open", "disabled",
		"checked", "selected", "required" };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i][0] == a->name[0] && strcmp(names[i], (const char *)a->name) == 0)
			return true;
	return false;
}

static void write_attributes(const xmlNode *node, bool prefixes, struct str *out)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		str_add_char(out, ' ');
		if (prefixes && a->ns != NULL && a->ns->prefix != NULL)
			str_add_format(out, "%s:", (const char *)a->ns->prefix);
		str_add(out, (const char *)a->name);
		if (!prefixes && is_boolean(a))
			continue;
		str_add(out, "=\"");
		if (a->children != NULL && a->children->content != NULL)
			escape((const char *)a->children->content, true, out);
		str_add_char(out, '"');
	}
}

/* ---- XML */

static bool holds_text(const xmlNode *node)
{
	for (const xmlNode *c = node->children; c != NULL; c = c->next)
		if (c->type != XML_ELEMENT_NODE && c->type != XML_COMMENT_NODE)
			return true;
	return false;
}

static void new_line(int depth, struct str *out)
{
	str_add_char(out, '\n');
	for (int i = 0; i < depth; i++)
		str_add_char(out, '\t');
}

static void write_name(const xmlNode *node, struct str *out)
{
	if (node->ns != NULL && node->ns->prefix != NULL)
		str_add_format(out, "%s:", (const char *)node->ns->prefix);
	str_add(out, (const char *)node->name);
}

/* From `node` on, the first that is not left out. */
static const xmlNode *kept(const xmlNode *node, const char *without)
{
	while (without != NULL && node != NULL && node->type == XML_ELEMENT_NODE &&
		xmlHasProp(node, (const xmlChar *)without) != NULL)
		node = node->next;
	return node;
}

static void write_xml(
	const xmlNode *node, bool indent, const char *without, int depth, struct str *out)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		escape((const char *)node->content, false, out);
	if (node->type != XML_ELEMENT_NODE)
		return;
	str_add_char(out, '<');
	write_name(node, out);
	for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next) {
		str_add(out, " xmlns");
		if (ns->prefix != NULL)
			str_add_format(out, ":%s", (const char *)ns->prefix);
		str_add_format(out, "=\"%s\"", ns->href != NULL ? (const char *)ns->href : "");
	}
	write_attributes(node, true, out);
	const xmlNode *c = kept(node->children, without);
	if (c == NULL) {
		str_add(out, "/>");
		return;
	}
	str_add_char(out, '>');
	bool lines = indent && !holds_text(node);
	for (; c != NULL; c = kept(c->next, without)) {
		if (lines)
			new_line(depth + 1, out);
		write_xml(c, lines, without, depth + 1, out);
	}
	if (lines)
		new_line(depth, out);
	str_add(out, "</");
	write_name(node, out);
	str_add_char(out, '>');
}

static void write_doc(const struct xml_doc *doc, bool indent, const char *without, struct str *out)
{
	str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	write_xml(xmlDocGetRootElement(xml_unwrap(doc)), indent, without, 0, out);
	str_add_char(out, '\n');
}

void xml_write(const struct xml_doc *doc, bool indent, struct str *out)
{
	write_doc(doc, indent, NULL, out);
}

void xml_write_without(const struct xml_doc *doc, const char *attribute, struct str *out)
{
	write_doc(doc, true, attribute, out);
}

/* ---- HTML */

static bool is_void(const char *name)
{
	static const char *const names[] = { "area", "base", "br", "col", "embed", "hr", "img",
		"input", "link", "meta", "source", "track", "wbr" };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i][0] == name[0] && strcmp(names[i], name) == 0)
			return true;
	return false;
}

static bool is_svg(const xmlNode *node)
{
	return node->ns != NULL && node->ns->href != NULL &&
		strcmp((const char *)node->ns->href, "http://www.w3.org/2000/svg") == 0;
}

static void write_html(const xmlNode *node, struct str *out)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		escape((const char *)node->content, false, out);
	if (node->type != XML_ELEMENT_NODE)
		return;
	const char *name = (const char *)node->name;
	str_add_char(out, '<');
	str_add(out, name);
	write_attributes(node, false, out);
	if (is_svg(node) && node->children == NULL) {
		str_add(out, "/>");
		return;
	}
	str_add_char(out, '>');
	if (is_void(name) && !is_svg(node))
		return;
	for (const xmlNode *c = node->children; c != NULL; c = c->next)
		write_html(c, out);
	str_add(out, "</");
	str_add(out, name);
	str_add_char(out, '>');
}

void html_write(const struct xml_doc *doc, struct str *out)
{
	str_add(out, "<!DOCTYPE html>\n");
	write_html(xmlDocGetRootElement(xml_unwrap(doc)), out);
	str_add_char(out, '\n');
}

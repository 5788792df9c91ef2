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

static bool is(const char *name, size_t len, const char *one)
{
	return memcmp(name, one, len) == 0;
}

/* HTML, 2.3.2: being there is all their value. */
static bool is_boolean(const char *name, size_t len)
{
	switch (len) {
	case 4:
		return is(name, 4, "open");
	case 5:
		return is(name, 5, "defer") || is(name, 5, "async");
	case 6:
		return is(name, 6, "hidden");
	case 7:
		return is(name, 7, "checked");
	case 8:
		return is(name, 8, "disabled") || is(name, 8, "selected") ||
			is(name, 8, "required");
	default:
		return false;
	}
}

static void write_attributes(const xmlNode *node, bool prefixes, struct str *out)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *name = (const char *)a->name;
		size_t len = strlen(name);
		str_add_char(out, ' ');
		if (prefixes && a->ns != NULL && a->ns->prefix != NULL)
			str_add_format(out, "%s:", (const char *)a->ns->prefix);
		str_add_n(out, name, len);
		if (!prefixes && is_boolean(name, len))
			continue;
		str_add_n(out, "=\"", 2);
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

/* HTML, 13.1.2: they have no end tag. */
static bool is_void(const char *name, size_t len)
{
	switch (len) {
	case 2:
		return is(name, 2, "br") || is(name, 2, "hr");
	case 3:
		return is(name, 3, "col") || is(name, 3, "img") || is(name, 3, "wbr");
	case 4:
		return is(name, 4, "area") || is(name, 4, "base") || is(name, 4, "link") ||
			is(name, 4, "meta");
	case 5:
		return is(name, 5, "embed") || is(name, 5, "input") || is(name, 5, "track");
	case 6:
		return is(name, 6, "source");
	default:
		return false;
	}
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
	size_t len = strlen(name);
	bool svg = is_svg(node);
	str_add_char(out, '<');
	str_add_n(out, name, len);
	write_attributes(node, false, out);
	if (svg && node->children == NULL) {
		str_add_n(out, "/>", 2);
		return;
	}
	str_add_char(out, '>');
	if (!svg && is_void(name, len))
		return;
	for (const xmlNode *c = node->children; c != NULL; c = c->next)
		write_html(c, out);
	str_add_n(out, "</", 2);
	str_add_n(out, name, len);
	str_add_char(out, '>');
}

void html_write(const struct xml_doc *doc, struct str *out)
{
	str_add(out, "<!DOCTYPE html>\n");
	write_html(xmlDocGetRootElement(xml_unwrap(doc)), out);
	str_add_char(out, '\n');
}

/*
 * write.h - trees as text: XML for dumps and downloads, HTML5 for pages.
 */
#ifndef XML_WRITE_H
#define XML_WRITE_H

#include "base/str.h"
#include "xml/tree.h"

/* xml_write - with declaration; `indent` puts elements that hold no text on lines of their own. */
void xml_write(const struct xml_doc *doc, bool indent, struct str *out);
/* xml_write_without - indented, but for the elements that have this attribute. */
void xml_write_without(const struct xml_doc *doc, const char *attribute, struct str *out);

/*
 * html_write - HTML5 (WHATWG, 13.3 serializing), with its doctype; SVG inside keeps its namespace
 * by the parser's rules.  Namespaces of other elements are not written; void elements have no end
 * tag.
 */
void html_write(const struct xml_doc *doc, struct str *out);

#endif

/*
 * literal.c - literal result elements (XSLT 1.0, 7.1.1): literal_elements() of internal.h.
 *
 * For each element that a page is made of libxslt looks up its name and those of its attributes in a
 * dictionary, and takes its attributes from the style sheet one by one.  All that is known when the
 * style sheet is loaded.  Elements and attributes in a namespace are left to libxslt.
 *
 * libxslt compares the namespace of whatever stands in a template with its own, to the last of 36
 * characters; then it asks whether it is an extension element.  So instructions are made to look
 * like extension elements, too: what they do is the same.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/tree.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/namespaces.h>
#include <libxslt/transform.h>

#include "base/arena.h"
#include "xml/internal.h"

struct attribute {
	const xmlChar *name;
	const char
		*text; /* as it stands there, or of one attribute of the current node: its name */
	bool computed; /* not what stands there */
	xmlAttr *source; /* an attribute value template; NULL: `text` tells */
};

struct literal {
	xsltElemPreComp item;
	const xmlChar *name;
	size_t count;
	struct attribute attributes[];
};

/* NULL: it is not one text. */
static const char *value_of(const xmlNode *node, const char *name)
{
	const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
	while (a != NULL && (a->ns != NULL || strcmp((const char *)a->name, name) != 0))
		a = a->next;
	if (a == NULL || a->children == NULL)
		return "";
	bool one = a->children->type == XML_TEXT_NODE && a->children->next == NULL;
	return one ? (const char *)a->children->content : NULL;
}

static void add_attribute(xsltTransformContext *context, const struct attribute *a,
	const xmlNode *node, xmlNode *element)
{
	const char *text = !a->computed ? a->text :
		a->text != NULL		? value_of(node, a->text) :
					  NULL;
	xmlChar *made = NULL;
	if (text == NULL)
		made = xsltEvalAVT(context, a->source->psvi, a->source->parent);
	if (made != NULL)
		text = (const char *)made;
	xml_make_attribute(element, a->name, text != NULL ? text : "");
	xmlFree(made);
}

static void make(xsltTransformContext *context, xmlNode *node, xmlNode *inst, xsltElemPreComp *item)
{
	const struct literal *literal = (const struct literal *)item;
	xmlNode *parent = context->insert;
	xmlNode *element = xml_make_element(parent, literal->name);
	if (parent->type == XML_ELEMENT_NODE && parent->ns != NULL)
		xsltGetSpecialNamespace(context, inst, NULL, NULL, element);
	for (size_t i = 0; i < literal->count; i++)
		add_attribute(context, &literal->attributes[i], node, element);
	context->lasttext = NULL; /* there, libxslt would go on with a text */
	context->insert = element;
	xsltApplyOneTemplate(context, node, inst->children, NULL, NULL);
	context->insert = parent;
}

/* ---- style sheets */

static bool is_plain(const xmlNode *inst)
{
	if (inst->type != XML_ELEMENT_NODE || inst->ns != NULL || inst->nsDef != NULL ||
		inst->psvi != NULL)
		return false;
	for (const xmlAttr *a = inst->properties; a != NULL; a = a->next)
		if (a->ns != NULL ||
			(a->children != NULL &&
				(a->children->type != XML_TEXT_NODE || a->children->next != NULL)))
			return false;
	return true;
}

/* "{@name}": the name; else NULL. */
static const char *one_name(const char *text, xmlDict *names)
{
	size_t length = strlen(text);
	bool one = length > 3 && strncmp(text, "{@", 2) == 0 &&
		strspn(text + 2, "abcdefghijklmnopqrstuvwxyz-") == length - 3;
	return one ?
		(const char *)xmlDictLookup(names, (const xmlChar *)text + 2, (int)length - 3) :
		NULL;
}

static xmlNs own = { .type = XML_NAMESPACE_DECL, .href = (const xmlChar *)"boardpress:own" };

static void compile(xsltStylesheet *sheet, xmlDict *names, xmlNode *inst)
{
	size_t count = 0;
	for (const xmlAttr *a = inst->properties; a != NULL; a = a->next)
		count++;
	struct literal *literal = mem_alloc(sizeof(*literal) + count * sizeof(struct attribute));
	literal->name = xmlDictLookup(names, inst->name, -1);
	for (xmlAttr *a = inst->properties; a != NULL; a = a->next) {
		const char *text = a->children != NULL && a->children->content != NULL ?
			(const char *)a->children->content :
			"";
		bool computed = a->psvi != NULL;
		literal->attributes[literal->count++] =
			(struct attribute){ .name = xmlDictLookup(names, a->name, -1),
				.text = computed ? one_name(text, names) : text,
				.computed = computed,
				.source = a };
	}
	xsltInitElemPreComp(&literal->item, sheet, inst, make, (xsltElemPreCompDeallocator)free);
	inst->psvi = literal;
	inst->ns = &own; /* so libxslt takes it for an extension element */
}

/* Not those that other instructions look for among their children. */
static bool is_instruction(const xmlNode *node)
{
	if (node->ns == NULL || node->psvi == NULL ||
		strcmp((const char *)node->ns->href, (const char *)XSLT_NAMESPACE) != 0)
		return false;
	const xsltElemPreComp *item = node->psvi;
	switch (item->type) {
	case XSLT_FUNC_COPY:
	case XSLT_FUNC_ELEMENT:
	case XSLT_FUNC_ATTRIBUTE:
	case XSLT_FUNC_COPYOF:
	case XSLT_FUNC_VALUEOF:
	case XSLT_FUNC_CALLTEMPLATE:
	case XSLT_FUNC_APPLYTEMPLATES:
	case XSLT_FUNC_CHOOSE:
	case XSLT_FUNC_IF:
	case XSLT_FUNC_FOREACH:
		return true;
	default:
		return false;
	}
}

static void compile_all(xsltStylesheet *sheet, xmlDict *names, xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		compile_all(sheet, names, node->children);
		if (is_plain(node))
			compile(sheet, names, node);
		else if (is_instruction(node))
			node->ns = &own;
	}
}

/* A template that has namespaces gives them to what it writes. */
void literal_elements(xsltStylesheet *sheet)
{
	for (xsltStylesheet *s = sheet; s != NULL; s = xsltNextImport(s))
		for (xsltTemplate *t = s->templates; t != NULL; t = t->next)
			if (t->inheritedNs == NULL)
				compile_all(s, sheet->dict, t->content);
}

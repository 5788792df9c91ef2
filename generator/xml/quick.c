/*
 * quick.c - instructions that look at one attribute of the current node, done without XPath:
 * quick_instructions() of internal.h.
 *
 * Three of four expressions of our templates are `@name`.  Of the time that libxml2 takes to
 * evaluate one, the attribute is a tenth; the rest makes ready and puts away.  What an instruction
 * does is what XSLT 1.0 says (7.6.1, 9.1, 9.2); where the node is no element, or the value not one
 * text, libxslt does it.
 */
#include <stdbool.h>
#include <string.h>
#include <libxml/tree.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>

#include "xml/internal.h"

/* What libxslt does, by the instruction. */
static xsltTransformFunction full_if, full_choose, full_value_of;

static bool is_attribute(const xmlChar *expression)
{
	const char *text = (const char *)expression;
	return text != NULL && text[0] == '@' && text[1] != '\0' &&
		strspn(text + 1, "abcdefghijklmnopqrstuvwxyz-") == strlen(text + 1);
}

/* NULL: it is not there. */
static const xmlAttr *find(const xmlNode *element, const xmlChar *expression)
{
	const char *name = (const char *)expression + 1;
	const xmlAttr *a = element->properties;
	while (a != NULL && (a->ns != NULL || strcmp((const char *)a->name, name) != 0))
		a = a->next;
	return a;
}

/* NULL: it is not one text. */
static const char *text_of(const xmlNode *children)
{
	if (children == NULL)
		return "";
	return children->type == XML_TEXT_NODE && children->next == NULL ?
		(const char *)children->content :
		NULL;
}

static void quick_if(
	xsltTransformContext *context, xmlNode *node, xmlNode *inst, xsltElemPreComp *item)
{
	const xsltStylePreComp *comp = (const xsltStylePreComp *)item;
	if (node->type != XML_ELEMENT_NODE)
		full_if(context, node, inst, item);
	else if (find(node, comp->test) != NULL)
		xsltApplyOneTemplate(context, node, inst->children, NULL, NULL);
}

/* Only xsl:when has been compiled to something; the other branch is xsl:otherwise. */
static bool is_taken(const xmlNode *branch, const xmlNode *node)
{
	const xsltStylePreComp *when = branch->psvi;
	return when == NULL || find(node, when->test) != NULL;
}

static void quick_choose(
	xsltTransformContext *context, xmlNode *node, xmlNode *inst, xsltElemPreComp *item)
{
	const xmlNode *branch = inst->children;
	if (node->type != XML_ELEMENT_NODE) {
		full_choose(context, node, inst, item);
		return;
	}
	while (branch != NULL && !is_taken(branch, node))
		branch = branch->next;
	if (branch != NULL)
		xsltApplyOneTemplate(context, node, branch->children, NULL, NULL);
}

static void quick_value_of(
	xsltTransformContext *context, xmlNode *node, xmlNode *inst, xsltElemPreComp *item)
{
	const xsltStylePreComp *comp = (const xsltStylePreComp *)item;
	const char *text = NULL;
	if (node->type == XML_ELEMENT_NODE && comp->select[0] == '@') {
		const xmlAttr *a = find(node, comp->select);
		text = a != NULL ? text_of(a->children) : "";
	} else if (node->type == XML_ELEMENT_NODE) {
		text = text_of(node->children);
	}
	if (text == NULL)
		full_value_of(context, node, inst, item);
	else if (text[0] != '\0')
		xsltCopyTextString(context, context->insert, (const xmlChar *)text, comp->noescape);
}

/* ---- style sheets */

static bool is_quick_choose(const xmlNode *inst)
{
	for (const xmlNode *branch = inst->children; branch != NULL; branch = branch->next) {
		const xsltStylePreComp *when = branch->psvi;
		if (when != NULL ? when->type != XSLT_FUNC_WHEN || !is_attribute(when->test) :
				   strcmp((const char *)branch->name, "otherwise") != 0)
			return false;
	}
	return true;
}

static bool is_quick_select(const xmlChar *select)
{
	return is_attribute(select) || (select != NULL && strcmp((const char *)select, ".") == 0);
}

static void replace(
	xsltTransformFunction *func, xsltTransformFunction by, xsltTransformFunction *full)
{
	*full = *func;
	*func = by;
}

void quick_instructions(xsltStylesheet *sheet)
{
	for (xsltStylesheet *s = sheet; s != NULL; s = xsltNextImport(s)) {
		for (xsltElemPreComp *item = s->preComps; item != NULL; item = item->next) {
			const xsltStylePreComp *comp = (const xsltStylePreComp *)item;
			if (item->type == XSLT_FUNC_IF && is_attribute(comp->test))
				replace(&item->func, quick_if, &full_if);
			else if (item->type == XSLT_FUNC_CHOOSE && is_quick_choose(item->inst))
				replace(&item->func, quick_choose, &full_choose);
			else if (item->type == XSLT_FUNC_VALUEOF && is_quick_select(comp->select))
				replace(&item->func, quick_value_of, &full_value_of);
		}
	}
}

#include "xml/xpath.h"

#include <stdlib.h>
#include <libexslt/exslt.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "xml/internal.h"

struct xpath {
	xmlXPathCompExpr *compiled;
	struct arena arena;
	const char *text;
	struct where at;
	struct diag *diag; /* NULL: that it fails has been told */
};

struct xpath_scope {
	xmlXPathContext *context;
};

static void say_nothing(void *ctx, xmlError *error)
{
	(void)ctx;
	(void)error;
}

/* libxml2 says some errors of evaluation here only, and to standard error by default. */
static void print_nothing(void *ctx, const char *format, ...)
{
	(void)ctx;
	(void)format;
}

struct xpath *xpath_new(const char *text, struct where at, struct diag *diag)
{
	xml_init();
	xmlSetStructuredErrorFunc(NULL, say_nothing);
	xmlXPathCompExpr *compiled = xmlXPathCompile((const xmlChar *)text);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (compiled == NULL) {
		diag_report(diag, at, MESSAGE_XPATH, text);
		return NULL;
	}
	struct xpath *xpath = mem_alloc(sizeof(*xpath));
	xpath->compiled = compiled;
	xpath->text = arena_strdup(&xpath->arena, text);
	xpath->at = at;
	xpath->at.file = at.file != NULL ? arena_strdup(&xpath->arena, at.file) : NULL;
	xpath->diag = diag;
	return xpath;
}

void xpath_free(struct xpath *xpath)
{
	if (xpath == NULL)
		return;
	xmlXPathFreeCompExpr(xpath->compiled);
	arena_free(&xpath->arena);
	free(xpath);
}

/* A context takes a hundred functions, one by one: the one that was given back last is kept. */
static xmlXPathContext *spare;

static xmlXPathContext *take_context(void)
{
	xmlXPathContext *context = spare;
	spare = NULL;
	if (context != NULL)
		return context;
	context = xmlXPathNewContext(NULL);
	context->error = say_nothing;
	exsltDateXpathCtxtRegister(context, (const xmlChar *)"date");
	xpath_register_dates(context);
	exsltMathXpathCtxtRegister(context, (const xmlChar *)"math");
	return context;
}

static void give_context(xmlXPathContext *context)
{
	xmlXPathFreeContext(spare);
	xmlXPathRegisteredVariablesCleanup(context);
	context->doc = NULL;
	context->node = NULL;
	spare = context;
}

struct xpath_scope *xpath_scope_new(const struct xml_doc *doc)
{
	struct xpath_scope *scope = mem_alloc(sizeof(*scope));
	scope->context = take_context();
	scope->context->doc = xml_unwrap(doc);
	xmlSetGenericErrorFunc(NULL, print_nothing);
	return scope;
}

void xpath_scope_free(struct xpath_scope *scope)
{
	if (scope == NULL)
		return;
	xmlSetGenericErrorFunc(NULL, NULL);
	give_context(scope->context);
	free(scope);
}

void xpath_scope_set(struct xpath_scope *scope, struct xpath_variable variable)
{
	xmlXPathObject *value = variable.node != NULL ?
		xmlXPathNewNodeSet((xmlNode *)variable.node) :
		xmlXPathNewCString(variable.text != NULL ? variable.text : "");
	xmlXPathRegisterVariable(scope->context, (const xmlChar *)variable.name, value);
}

static xmlXPathObject *evaluate(
	struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context)
{
	scope->context->node = (xmlNode *)context;
	xmlXPathObject *result = xmlXPathCompiledEval(xpath->compiled, scope->context);
	if (result == NULL && xpath->diag != NULL) {
		diag_report(xpath->diag, xpath->at, MESSAGE_XPATH, xpath->text);
		xpath->diag = NULL;
	}
	return result;
}

size_t xpath_nodes(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context,
	const struct xml_node ***nodes, struct arena *arena)
{
	xmlXPathObject *result = evaluate(xpath, scope, context);
	size_t count = 0, all = 0;
	if (result != NULL && result->type == XPATH_NODESET && result->nodesetval != NULL)
		all = (size_t)result->nodesetval->nodeNr;
	*nodes = arena_alloc(arena, (all + 1) * sizeof(**nodes));
	for (size_t i = 0; i < all; i++)
		if (result->nodesetval->nodeTab[i]->type == XML_ELEMENT_NODE)
			(*nodes)[count++] = (const struct xml_node *)result->nodesetval->nodeTab[i];
	xmlXPathFreeObject(result);
	return count;
}

double xpath_number(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context)
{
	xmlXPathObject *result = evaluate(xpath, scope, context);
	double number = result != NULL ? xmlXPathCastToNumber(result) : xmlXPathNAN;
	xmlXPathFreeObject(result);
	return number;
}

bool xpath_true(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context)
{
	xmlXPathObject *result = evaluate(xpath, scope, context);
	bool truth = result != NULL && xmlXPathCastToBoolean(result);
	xmlXPathFreeObject(result);
	return truth;
}

char *xpath_text(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context,
	struct arena *arena)
{
	xmlXPathObject *result = evaluate(xpath, scope, context);
	xmlChar *text = result != NULL ? xmlXPathCastToString(result) : NULL;
	char *copy = arena_strdup(arena, text != NULL ? (const char *)text : "");
	xmlFree(text);
	xmlXPathFreeObject(result);
	return copy;
}

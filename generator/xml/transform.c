#include "xml/transform.h"

#include <stdlib.h>
#include <string.h>
#include <libexslt/exslt.h>
#include <libxml/tree.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "base/str.h"
#include "xml/internal.h"

enum { MAX_ERRORS = 4096 };

/* Pages and packets take less than a hundredth of so many; a template without end comes to its end
 * in seconds. */
static const unsigned long MOST_STEPS = 10000000, MOST_XPATH_STEPS = 300000000;

struct style {
	xsltStylesheet *sheet;
	char *path;
};

/* ---- errors: libxslt prints pieces of lines */

struct errors {
	struct str text;
	const char *path;
	struct diag *diag;
};

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
on_error(void *ctx, const char *fmt, ...)
{
	struct errors *errors = ctx;
	char piece[1024];
	va_list args;
	va_start(args, fmt);
	vsnprintf(piece, sizeof(piece), fmt, args);
	va_end(args);
	if (errors->text.len < MAX_ERRORS)
		str_add(&errors->text, piece);
}

static bool tell(struct errors *errors)
{
	bool any = errors->text.len > 0;
	for (char *p = errors->text.text; any && *p != '\0'; p++)
		if (*p == '\n')
			*p = p[1] != '\0' ? ';' : ' ';
	if (any)
		diag_report(errors->diag, (struct where){ .file = errors->path }, MESSAGE_TEMPLATE,
			str_text(&errors->text));
	str_free(&errors->text);
	return !any;
}

/* ---- style sheets */

/* What has a scheme is the network to libxslt; ours is none (confine.h). */
static int is_own_address(xsltSecurityPrefs *prefs, xsltTransformContext *context, const char *url)
{
	(void)prefs;
	(void)context;
	return strncmp(url, "boardpress:", strlen("boardpress:")) == 0;
}

static void init(void)
{
	static bool done;
	xml_init();
	if (done)
		return;
	done = true;
	exsltRegisterAll();
	/* Every instruction would be traced to nobody: a fortieth of a transformation. */
	xsltDebugSetDefaultTrace(XSLT_TRACE_NONE);
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, is_own_address);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	xsltSetDefaultSecurityPrefs(prefs);
}

struct style *style_load(const char *path, struct diag *diag)
{
	struct errors errors = { .path = path, .diag = diag };
	init();
	xsltSetGenericErrorFunc(&errors, on_error);
	xmlSetGenericErrorFunc(&errors, on_error);
	xml_tell_unread(diag);
	xmlDoc *doc = xml_read_sheet(path);
	xsltStylesheet *sheet = doc != NULL ? xsltParseStylesheetDoc(doc) : NULL;
	xml_tell_unread(NULL);
	if (sheet == NULL)
		xmlFreeDoc(doc);
	xsltSetGenericErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	bool ok = sheet != NULL && sheet->errors == 0;
	if (!tell(&errors))
		ok = false;
	else if (!ok)
		diag_report(diag, (struct where){ .file = path }, MESSAGE_NO_TEMPLATE, path);
	if (!ok) {
		xsltFreeStylesheet(sheet);
		return NULL;
	}
	quick_instructions(sheet);
	literal_elements(sheet);
	struct style *style = mem_alloc(sizeof(*style));
	style->sheet = sheet;
	style->path = strdup(path);
	return style;
}

void style_free(struct style *style)
{
	if (style == NULL)
		return;
	xsltFreeStylesheet(style->sheet);
	free(style->path);
	free(style);
}

/* ---- places: a node made while a source node is current gets the place of that node */

static xsltTransformContext *running;

static void on_new_node(xmlNode *node)
{
	if (running == NULL || (node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE))
		return;
	const xmlNode *source = running->node;
	while (source != NULL &&
		(source->type == XML_ELEMENT_NODE || source->type == XML_TEXT_NODE) &&
		source->_private == NULL)
		source = source->parent;
	if (source != NULL && (source->type == XML_ELEMENT_NODE || source->type == XML_TEXT_NODE))
		node->_private = source->_private;
}

static xmlDoc *apply(
	const struct style *style, const struct xml_doc *source, bool places, struct errors *errors)
{
	xsltTransformContext *context = xsltNewTransformContext(style->sheet, xml_unwrap(source));
	xsltSetTransformErrorFunc(context, errors, on_error);
	context->opLimit = MOST_STEPS;
	context->xpathCtxt->opLimit = MOST_XPATH_STEPS;
	if (places) {
		running = context;
		xmlRegisterNodeDefault(on_new_node);
		xmlThrDefRegisterNodeDefault(on_new_node);
	}
	xmlDoc *result = xsltApplyStylesheetUser(
		style->sheet, xml_unwrap(source), NULL, NULL, NULL, context);
	if (places)
		xmlRegisterNodeDefault(NULL);
	running = NULL;
	if (context->state == XSLT_STATE_ERROR && errors->text.len == 0)
		str_add(&errors->text, "stopped");
	xsltFreeTransformContext(context);
	return result;
}

struct xml_doc *style_apply(
	const struct style *style, const struct xml_doc *source, bool places, struct diag *diag)
{
	struct errors errors = { .path = style->path, .diag = diag };
	xsltSetGenericErrorFunc(&errors, on_error);
	xmlSetGenericErrorFunc(&errors, on_error);
	xmlDoc *result = apply(style, source, places, &errors);
	xsltSetGenericErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	if (!tell(&errors) || result == NULL) {
		xmlFreeDoc(result);
		return NULL;
	}
	source->places->users++;
	return xml_wrap(result, source->places);
}

/* ---- many of them */

struct styles_entry {
	char *path;
	struct style *style; /* NULL: it could not be loaded, which has been told */
	struct styles_entry *next;
};

struct styles {
	struct arena arena;
	struct styles_entry *first;
};

struct styles *styles_new(void)
{
	return mem_alloc(sizeof(struct styles));
}

void styles_free(struct styles *styles)
{
	if (styles == NULL)
		return;
	for (struct styles_entry *e = styles->first; e != NULL; e = e->next)
		style_free(e->style);
	arena_free(&styles->arena);
	free(styles);
}

const struct style *styles_find(struct styles *styles, const char *path, struct diag *diag)
{
	for (const struct styles_entry *e = styles->first; e != NULL; e = e->next)
		if (strcmp(e->path, path) == 0)
			return e->style;
	struct styles_entry *e = arena_alloc(&styles->arena, sizeof(*e));
	e->path = arena_strdup(&styles->arena, path);
	e->style = style_load(path, diag);
	e->next = styles->first;
	styles->first = e;
	return e->style;
}

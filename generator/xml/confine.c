#define _XOPEN_SOURCE 700 /* realpath */
#include "xml/confine.h"

#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlIO.h>
#include <libxslt/documents.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "base/files.h"
#include "base/str.h"
#include "xml/internal.h"

enum { MOST = 16 };

static char *allowed[MOST]; /* real paths */
static size_t allowed_count;
static char *program, *site; /* folders of templates, as they were given */
static struct diag *told; /* who is told of files that cannot be read; NULL: nobody */

static bool is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);
	return strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

void xml_allow(const char *folder)
{
	char *real = realpath(folder, NULL);
	for (size_t i = 0; i < allowed_count && real != NULL; i++)
		if (strcmp(allowed[i], real) == 0) {
			free(real);
			return;
		}
	if (real != NULL && allowed_count < MOST)
		allowed[allowed_count++] = real;
	else
		free(real);
}

void xml_allow_templates(const char *of_program, const char *of_site)
{
	free(program);
	free(site);
	program = strdup(of_program);
	site = strdup(of_site);
	xml_allow(program);
	xml_allow(site);
}

bool xml_may_read(const char *path)
{
	char *real = realpath(path, NULL);
	bool may = false;
	for (size_t i = 0; i < allowed_count && real != NULL && !may; i++)
		may = is_below(real, allowed[i]);
	free(real);
	return may;
}

/* ---- what libxml2 itself loads: schemas, and what documents name */

static xmlParserInput *load_entity(const char *url, const char *id, xmlParserCtxt *context)
{
	(void)id;
	if (url != NULL && xml_may_read(url))
		return xmlNewInputFromFile(context, url);
	xmlGenericError(
		xmlGenericErrorContext, "%s: outside of the templates\n", url != NULL ? url : "?");
	return NULL;
}

/* ---- what style sheets load */

/* The file that stands for the address that a style sheet imports. */
static const char *stand_for(struct arena *arena, const char *path)
{
	static const char own[] = "boardpress:";
	if (program == NULL)
		return path;
	if (strncmp(path, own, sizeof(own) - 1) == 0)
		return files_join(arena, program, path + sizeof(own) - 1);
	if (is_below(path, program)) {
		const char *other = arena_printf(arena, "%s%s", site, path + strlen(program));
		return files_exists(other) ? other : path;
	}
	if (is_below(path, site) && !files_exists(path))
		return arena_printf(arena, "%s%s", program, path + strlen(site));
	return path;
}

/* Style sheets that belong together share their names. */
static xmlDoc *parse_sheet(const char *bytes, size_t len, const char *path, xmlDict *dict)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();
	if (dict != NULL) {
		xmlDictFree(parser->dict);
		parser->dict = dict;
		xmlDictReference(dict);
	}
	xmlDoc *doc = xmlCtxtReadMemory(
		parser, bytes, (int)len, path, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	xmlFreeParserCtxt(parser);
	return doc;
}

static xmlDoc *read_sheet(const char *path, xmlDict *dict, struct arena *arena)
{
	size_t len;
	if (!xml_may_read(path)) {
		const char *why = files_exists(path) ? "outside of the templates" : "not there";
		xmlGenericError(xmlGenericErrorContext, "%s: %s\n", path, why);
		return NULL;
	}
	const char *bytes = files_bytes(path, arena, told, &len);
	xmlDoc *doc = bytes != NULL ? parse_sheet(bytes, len, path, dict) : NULL;
	if (doc == NULL || doc->intSubset == NULL)
		return doc;
	xmlGenericError(xmlGenericErrorContext, "%s: <!DOCTYPE>\n", path);
	xmlFreeDoc(doc);
	return NULL;
}

static xmlDoc *load_sheet(
	const xmlChar *uri, xmlDict *dict, int options, void *context, xsltLoadType type)
{
	struct arena arena = { 0 };
	(void)options;
	(void)context;
	(void)type;
	char *path = xmlURIUnescapeString((const char *)uri, 0, NULL);
	xmlDoc *doc = path != NULL ? read_sheet(stand_for(&arena, path), dict, &arena) : NULL;
	xmlFree(path);
	arena_free(&arena);
	return doc;
}

xmlDoc *xml_read_sheet(const char *path)
{
	struct arena arena = { 0 };
	xmlDoc *doc = read_sheet(path, NULL, &arena);
	arena_free(&arena);
	return doc;
}

void xml_tell_unread(struct diag *diag)
{
	told = diag;
}

void xml_confine(void)
{
	xmlSetExternalEntityLoader(load_entity);
	xsltSetLoaderFunc(load_sheet);
}

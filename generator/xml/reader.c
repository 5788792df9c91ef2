/*
 * reader.c - a document that is read while it is walked: xml_open(), xml_pull(), xml_drop().
 *
 * libxml2's push parser builds its tree as it is fed; it is fed until the node that is asked for is
 * there.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "xml/internal.h"

struct xml_reader {
	FILE *file;
	xmlParserCtxt *parser;
	struct diag *diag;
	struct xml_places *places;
	const char *name;
	struct where *place; /* of the element before */
	bool over, faulty;
};

/* As in tree.c; a file of few lines has few places. */
static void start_element(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int spaces, const xmlChar **space, int attributes, int defaulted, const xmlChar **attribute)
{
	xmlParserCtxt *parser = ctx;
	struct xml_reader *reader = parser->_private;
	struct where at = { reader->name, xmlSAX2GetLineNumber(ctx), 0 };
	xmlSAX2StartElementNs(
		ctx, name, prefix, uri, spaces, space, attributes, defaulted, attribute);
	if (reader->place == NULL || reader->place->line != at.line)
		reader->place = xml_place(reader->places, at);
	if (parser->node != NULL)
		parser->node->_private = reader->place;
}

static void refuse_doctype(
	void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	xmlParserCtxt *parser = ctx;
	struct xml_reader *reader = parser->_private;
	(void)name, (void)external, (void)system;
	diag_report(reader->diag, (struct where){ reader->name, 1, 0 }, MESSAGE_XML_SYNTAX,
		"<!DOCTYPE>");
	reader->faulty = true;
	xmlStopParser(parser);
}

static void feed(struct xml_reader *reader)
{
	char bytes[16 * 1024];
	size_t len = fread(bytes, 1, sizeof(bytes), reader->file);
	if (ferror(reader->file)) {
		diag_world(reader->diag, reader->name, errno);
		reader->faulty = true;
	}
	reader->over = len < sizeof(bytes);
	xmlSetStructuredErrorFunc(reader->diag, xml_syntax_error);
	xmlParseChunk(reader->parser, bytes, (int)len, reader->over);
	xmlSetStructuredErrorFunc(NULL, NULL);
	reader->faulty = reader->faulty || !reader->parser->wellFormed;
	reader->over = reader->over || reader->faulty;
}

struct xml_doc *xml_open(const char *path, struct diag *diag)
{
	xml_init();
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		diag_report(
			diag, (struct where){ path, 0, 0 }, MESSAGE_NO_FILE, path, strerror(errno));
		return NULL;
	}
	struct xml_doc *doc = xml_wrap(NULL, xml_places_new());
	struct xml_reader *reader = mem_alloc(sizeof(*reader));
	doc->reader = reader;
	reader->file = file;
	reader->diag = diag;
	reader->places = doc->places;
	reader->name = arena_strdup(&doc->places->arena, path);
	reader->parser = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, path);
	xmlCtxtUseOptions(reader->parser,
		XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
	reader->parser->_private = reader;
	reader->parser->sax->startElementNs = start_element;
	reader->parser->sax->internalSubset = refuse_doctype;
	return doc;
}

void reader_free(struct xml_reader *reader)
{
	if (reader == NULL)
		return;
	fclose(reader->file);
	xmlFreeParserCtxt(reader->parser);
	free(reader);
}

bool xml_faulty(const struct xml_doc *doc)
{
	return doc->reader != NULL && doc->reader->faulty;
}

/* Is its end tag still to come? */
static bool is_open(const struct xml_reader *reader, const xmlNode *node)
{
	if (reader == NULL || reader->over)
		return false;
	for (const xmlNode *n = reader->parser->node; n != NULL; n = n->parent)
		if (n == node)
			return true;
	/* Text goes on until something follows it. */
	return node->type != XML_ELEMENT_NODE && node->next == NULL &&
		is_open(reader, node->parent);
}

static xmlNode *shown(xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE &&
		node->type != XML_CDATA_SECTION_NODE)
		node = node->next;
	return node;
}

static xmlNode *behind(const struct xml_doc *doc, const xmlNode *parent, const xmlNode *before)
{
	if (parent == NULL)
		return doc->doc != NULL && before == NULL ? xmlDocGetRootElement(doc->doc) : NULL;
	return shown(before != NULL ? before->next : parent->children);
}

const struct xml_node *xml_pull(struct xml_doc *doc, const struct xml_node *parent,
	const struct xml_node *before, bool whole)
{
	struct xml_reader *reader = doc->reader;
	const xmlNode *in = (const xmlNode *)parent;
	xmlNode *node = NULL;
	for (;;) {
		node = behind(doc, in, (const xmlNode *)before);
		if (reader == NULL || reader->over)
			break;
		if (node != NULL ? !whole || !is_open(reader, node) :
				   in != NULL && !is_open(reader, in))
			break;
		feed(reader);
		doc->doc = reader->parser->myDoc;
	}
	return reader != NULL && reader->faulty ? NULL : (const struct xml_node *)node;
}

/* The last one that is there stays until more has come: the parser goes on behind it. */
void xml_drop(struct xml_doc *doc, const struct xml_node *node)
{
	xmlNode *dropped = (xmlNode *)node;
	(void)doc;
	if (dropped->next == NULL)
		return;
	xmlUnlinkNode(dropped);
	xmlFreeNode(dropped);
}

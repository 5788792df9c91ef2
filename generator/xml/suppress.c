/*
 * suppress.c - figures of very few persons: kind_suppress() of kind.h.
 *
 * The schema says of a figure how many persons it is of (`few`), and of which other figure it is a
 * part (`part`).  One that is suppressed could be found from a total and the other parts; then the
 * smallest of those goes too, or, if there is none, the total.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "xml/internal.h"
#include "xml/kind.h"

enum { FEWEST = 3 }; /* persons; a figure of fewer may tell of one of them */

static const struct field *field_of(
	const struct field *map, const struct field *near, const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ? field_named(map, near, (const char *)node->name) :
						NULL;
}

static double number_of(const xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);
	double number = strtod((const char *)text, NULL);
	xmlFree(text);
	return number;
}

static xmlNode *next_named(xmlNode *node, const char *name, size_t len)
{
	while (node != NULL &&
		(node->type != XML_ELEMENT_NODE || strlen((const char *)node->name) != len ||
			strncmp((const char *)node->name, name, len) != 0))
		node = node->next;
	return node;
}

/* Persons by a sibling: its number, or how many of it there are; -1: it is not there. */
static double persons_by(xmlNode *parent, const struct field *map, const char *name, size_t len)
{
	xmlNode *node = next_named(parent->children, name, len);
	const struct field *field = node != NULL ? field_of(map, NULL, node) : NULL;
	double count = 0;
	if (field == NULL)
		return -1;
	if (field->type == FIELD_NUMBER)
		return number_of(node);
	for (; node != NULL; node = next_named(node->next, name, len))
		count++;
	return count;
}

/* The first of the names that is there tells; "." is the figure itself. */
static bool is_of_few(xmlNode *node, const struct field *map, const struct field *field)
{
	for (const char *name = field->few; *name != '\0';) {
		size_t len = strcspn(name, " ");
		double persons = len == 1 && *name == '.' ?
			number_of(node) :
			persons_by(node->parent, map, name, len);
		if (persons >= 0)
			return persons > 0 && persons < FEWEST;
		name += len + strspn(name + len, " ");
	}
	return false;
}

static bool is_suppressed(const xmlNode *node)
{
	return xmlHasProp(node, (const xmlChar *)"suppressed") != NULL;
}

static void suppress(xmlNode *node, const char *why)
{
	xmlSetProp(node, (const xmlChar *)"suppressed", (const xmlChar *)why);
}

/*
 * Of the parts of `total` those that are suppressed add up to what the others leave of it.  That
 * tells each if all of them are one, or all are two; always if there is only one.
 */
static void complement(xmlNode *parent, const struct field *map, const char *total)
{
	const struct field *field = NULL;
	xmlNode *smallest = NULL;
	double suppressed = 0, sum = 0;
	for (xmlNode *node = parent->children; node != NULL; node = node->next) {
		field = field_of(map, field, node);
		if (field == NULL || strcmp(field->part, total) != 0)
			continue;
		if (is_suppressed(node)) {
			suppressed++;
			sum += number_of(node);
		} else if (number_of(node) > 0 &&
			(smallest == NULL || number_of(node) < number_of(smallest))) {
			smallest = node;
		}
	}
	bool told = suppressed > 0 && (sum == suppressed || sum == suppressed * (FEWEST - 1));
	if (told && smallest == NULL)
		smallest = next_named(parent->children, total, strlen(total));
	if (told && smallest != NULL)
		suppress(smallest, "rest");
}

static void take_out(xmlNode *parent)
{
	for (xmlNode *node = parent->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE && is_suppressed(node))
			xmlNodeSetContent(node, NULL);
}

static void suppress_below(enum audience audience, xmlNode *parent, const struct field *map)
{
	const struct field *field = NULL;
	bool any = false;
	for (xmlNode *node = parent->children; node != NULL; node = node->next) {
		field = field_of(map, field, node);
		if (field == NULL)
			continue;
		if (field->type == FIELD_MAP)
			suppress_below(audience, node, field);
		if (field->few[0] != '\0' && audience < field->whole &&
			is_of_few(node, map, field)) {
			suppress(node, "few");
			any = true;
		}
	}
	if (!any)
		return;
	for (const struct field *f = map->first; f != NULL; f = f->next)
		if (f->part[0] != '\0')
			complement(parent, map, f->part);
	take_out(parent);
}

void kind_suppress(const struct kind *kind, struct xml_doc *doc, enum audience audience)
{
	suppress_below(audience, xmlDocGetRootElement(xml_unwrap(doc)), kind->fields);
}

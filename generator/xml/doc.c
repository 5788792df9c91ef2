/* doc.c - life of a document and of the places its nodes point to. */
#include <stdlib.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>

#include "xml/internal.h"

void xml_init(void)
{
	static bool done;
	if (done)
		return;
	done = true;
	xml_use_pools();
	xmlInitParser();
	xml_confine();
}

struct xml_places *xml_places_new(void)
{
	struct xml_places *places = mem_alloc(sizeof(*places));
	places->users = 1;
	return places;
}

void xml_places_free(struct xml_places *places)
{
	if (places == NULL || --places->users > 0)
		return;
	for (struct xml_places_held *h = places->held; h != NULL; h = h->next)
		xml_places_free(h->places);
	arena_free(&places->arena);
	free(places);
}

void xml_places_hold(struct xml_places *places, struct xml_places *other)
{
	struct xml_places_held *held = arena_alloc(&places->arena, sizeof(*held));
	*held = (struct xml_places_held){ other, places->held };
	places->held = held;
	other->users++;
}

struct where *xml_place(struct xml_places *places, struct where at)
{
	if (places->next == places->end) {
		enum { MANY = 60 }; /* a block of the arena is 1 KiB at first */
		places->next = arena_alloc(&places->arena, MANY * sizeof(*places->next));
		places->end = places->next + MANY;
	}
	struct where *place = places->next++;
	if (at.file != NULL && at.file != places->file && at.file != places->copy) {
		places->file = at.file;
		places->copy = arena_strdup(&places->arena, at.file);
	}
	*place = at;
	if (at.file != NULL)
		place->file = places->copy;
	return place;
}

struct xml_doc *xml_wrap(xmlDoc *doc, struct xml_places *places)
{
	struct xml_doc *wrapped = mem_alloc(sizeof(*wrapped));
	wrapped->doc = doc;
	wrapped->places = places;
	return wrapped;
}

xmlDoc *xml_unwrap(const struct xml_doc *doc)
{
	return doc->doc;
}

void xml_free(struct xml_doc *doc)
{
	if (doc == NULL)
		return;
	reader_free(doc->reader);
	xml_free_tree(doc->doc);
	xml_places_free(doc->places);
	free(doc);
}

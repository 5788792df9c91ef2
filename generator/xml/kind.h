/*
 * kind.h - the kinds of record, each defined by templates/kinds/NAME/schema.xsd and nothing else.
 *
 * The annotations of the schema carry what XSD cannot: labels, other spellings, audience, class of
 * personal data, and rules (XPath).  A new kind is a new folder.
 */
#ifndef XML_KIND_H
#define XML_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "record/record.h"
#include "xml/tree.h"

enum audience { AUDIENCE_PUBLIC, AUDIENCE_MEMBERS, AUDIENCE_INTERNAL, AUDIENCE_COUNT };

const char *audience_name(enum audience audience); /* "public", "members", "internal" */
bool audience_parse(const char *name, enum audience *audience);

enum field_type {
	FIELD_TEXT, /* any simple type not named below */
	FIELD_ENUM,
	FIELD_DATE, /* partial-date */
	FIELD_NUMBER, /* xs: integers and decimals */
	FIELD_PERSON, /* person-ref: a member of the organisation */
	FIELD_GROUP, /* group-ref: a group of the organisation */
	FIELD_RECORD, /* record-ref: the id of a record */
	FIELD_FILE, /* a file beside the record */
	FIELD_RULE, /* rule-ref: the id of a rule of the standards */
	FIELD_MAP, /* fields of its own */
	FIELD_BODY
};

struct field_value {
	const char *name, *zh, *en, *also; /* also: other spellings, separated by “，” */
	struct field_value *next;
};

struct field {
	const char *name; /* element name, and the English key */
	const char *zh, *en; /* labels; zh is the Chinese key */
	const char *also;
	const char *hint_zh, *hint_en; /* "" if there is none */
	const char *type_name; /* XSD type, "" if anonymous */
	const char *personal; /* class of personal data, "" if none */
	/* a figure of persons: names of the siblings that say of how many ("." itself); the sibling
	 * of which it is a part; who may see it however few they are */
	const char *few, *part;
	enum audience whole;
	enum audience audience;
	enum field_type type;
	bool repeated, required;
	bool main; /* a map may be written as the bare value of this field */
	bool ranked; /* a list of persons by post: no order of names applies */
	struct field_value *values;
	struct field *parent, *first, *next;
};

struct kind {
	const char *name, *zh, *en, *also;
	const char *folder; /* with schema.xsd; page.xsl, print.xsl, new.md if need be */
	enum audience audience; /* of a record that does not say */
	bool free; /* may lie outside of organisations */
	bool ordered; /* its records have a field `order` */
	bool published; /* has pages and documents; site.yaml and standards have none */
	/* names of fields: the day from which, and until which, records of the kind may be
	 * published; withdrawn: the day from which they no longer may.  "": at any time */
	const char *begins, *ends, *withdrawn;
	struct field *fields; /* a FIELD_MAP: its children are the fields */
	struct kind *next;
	void *schema; /* xml/ only */
};

struct kinds;

/*
 * kinds_load - all kinds below the folders (program, then site: a kind of the same name replaces);
 * `folders` ends in NULL.  NULL after telling `diag`.  Schemas of the first folder are compiled
 * when a record of the kind is validated; kinds_compile compiles all of them: false after telling.
 */
bool kinds_compile(const struct kinds *kinds, struct diag *diag);
struct kinds *kinds_load(const char *const *folders, struct diag *diag);
void kinds_free(struct kinds *kinds);
const struct kind *kinds_first(const struct kinds *kinds); /* sorted by name */
/* kinds_find - by English or Chinese name; NULL if there is none. */
const struct kind *kinds_find(const struct kinds *kinds, const char *name);

/* field_find - the field of a map under any of its spellings, or NULL. */
const struct field *field_find(const struct field *map, const char *key);
/*
 * field_named - the field of a map (NULL: there are none) by its English name, or NULL.  `near`: the
 * field of the element before, or NULL: elements of a record stand in the order of the schema, so it
 * is looked for from there.
 */
const struct field *field_named(
	const struct field *map, const struct field *near, const char *name);
const struct field_value *field_value_find(const struct field *field, const char *value);

/*
 * kind_of - the kind that a record says it is ("kind", "种类"); NULL after telling `diag`.
 * A file organisation.yaml or site.yaml need not say it.
 */
const struct kind *kind_of(
	const struct kinds *kinds, const struct record *record, struct diag *diag);

/*
 * kind_build - the record as XML: English names, values of enumerations translated, children in the
 * order of the schema, each node with its place.  Unknown keys and values are told with the nearest
 * known one.  Then the XSD and the rules are applied.  *valid says whether no error was found; the
 * document is returned in any case, ended by xml_free().  `valid` NULL: the record is known to be
 * valid, and is not checked.
 */
struct xml_doc *kind_build(const struct kind *kind, const struct record *record, const char *id,
	bool *valid, struct diag *diag);

/* kind_fields - only the fields of a record that is known to be valid; nothing is checked or told.
 */
struct xml_doc *kind_fields(const struct kind *kind, const struct record *record, const char *id);

/* kind_field - the field that defines an element of a document of this kind, or NULL. */
const struct field *kind_field(const struct kind *kind, const struct xml_node *element);

/* kind_cut - remove from the document what `audience` may not see (design, contract 3). */
void kind_cut(const struct kind *kind, struct xml_doc *doc, enum audience audience);

/*
 * kind_suppress - what `audience` may see of a document, but for figures of one or two persons, and
 * those from which they could be found.  Before kind_cut(), which takes away what tells how many
 * they are.  The element stays, empty, with the attribute suppressed (“few”; “rest”: to keep
 * another).
 */
void kind_suppress(const struct kind *kind, struct xml_doc *doc, enum audience audience);

/*
 * kind_label - set on every element that a field defines the attributes label and, on an
 * enumeration, shown (its Chinese value), so that templates need no table of their own.  On a date
 * that is known: datetime (HTML, 2.3.5).
 */
void kind_label(const struct kind *kind, struct xml_doc *doc);

#endif

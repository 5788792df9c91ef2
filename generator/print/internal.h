/* internal.h - between the files of print/. */
#ifndef PRINT_INTERNAL_H
#define PRINT_INTERNAL_H

#include "print/print.h"

struct print_unit {
	enum print_type type;
	enum audience audience;
	const struct entry *entry; /* the record; of a packet its organisation */
	const char *name; /* of the file, without folder and extension; boards and packets */
	const char *layout; /* boards: name of the folder of its template */
	double width, height; /* boards: millimetres */
	int year; /* packets */
	const char *title; /* packets: "" for the usual one */
};

struct print {
	struct arena arena;
	const struct archive *archive;
	const struct findings *findings;
	const char *share, *out;
	struct print_unit *units;
	size_t count, room;
	struct styles *styles;
	struct fonts *fonts; /* opened when first used */
};

/* print_plan_orders - a unit for each board and packet that site.yaml orders. */
void print_plan_orders(struct print *print,
	void (*plan)(struct print *print, struct print_unit unit), struct diag *diag);

/* print_source - the source tree of a unit for its style sheet. */
struct xml_doc *print_source(const struct print *print, const struct print_unit *unit,
	struct arena *arena, struct diag *diag);

char *print_flat(struct arena *arena, const char *id);

#endif

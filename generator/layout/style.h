/*
 * style.h - the computed properties of a formatting object.
 *
 * A style is made of the attributes of an element and the style of its parent.  Elements of one
 * parent style with equal attributes share one style, so a table of a thousand cells has a few.
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "layout/area.h"
#include "layout/object.h"
#include "layout/value.h"
#include "xml/tree.h"

enum property {
#define PROPERTY(id, name, accepts, initial, words) PROP_##id,
#define INHERITED_END PROP_INHERITED_END, PROP_INHERITED_LAST = PROP_INHERITED_END - 1,
#include "layout/property.def"
#undef INHERITED_END
#undef PROPERTY
	PROP_COUNT
};

enum { PROP_OWN_COUNT = PROP_COUNT - PROP_INHERITED_END };

struct style {
	const struct value *inherited; /* PROP_INHERITED_END of them */
	const struct value *own; /* the others */
	const struct style *parent;
	int font_size; /* millipoints */
};

struct style_set; /* tables of one document: initial values, shared styles, what was already told */

struct style_set *style_set_new(struct arena *arena, struct diag *diag);
void style_set_free(struct style_set *styles); /* the styles themselves live as long as the arena */

const char *property_name(enum property property);
/* property_tells_apart - one of those that fo_text() of fo.h reads; a style does not have it. */
bool property_tells_apart(enum property property);

/* style_set_scale - from now on shrink fonts and line heights given in absolute lengths
 * (bp:fit). */
void style_set_scale(struct style_set *styles, double scale);

/* style_set_column - from now on from-table-column() means `column` (NULL: none). */
void style_set_column(struct style_set *styles, const struct style *column);
const struct style *style_column(const struct style_set *styles);
const struct style *style_initial(const struct style_set *styles);

/* style_set_tell - MESSAGE `id` with its two arguments, the first time only. */
void style_set_tell(struct style_set *styles, const struct xml_node *element, enum message_id id,
	const char *what, const char *value);

/*
 * style_compute - the style of `element`, which is an `object`; `parent` NULL: initial values.
 * Unknown properties and bad values are told once a document, with the element's place.
 */
const struct style *style_compute(struct style_set *styles, const struct xml_node *element,
	enum object object, const struct style *parent);

/* style_with - `style` with one inherited value replaced: for anonymous objects. */
const struct style *style_with(struct style_set *styles, const struct style *style,
	enum property property, struct value value);

/* ---- reading one; the property must be of that kind */

const struct value *style_value(const struct style *style, enum property property);
bool style_given(const struct style *style, enum property property); /* a value, and not auto */
enum keyword style_keyword(const struct style *style, enum property property);
int style_length(const struct style *style, enum property property, int base); /* words give 0 */
double style_number(const struct style *style, enum property property, double otherwise);
const char *style_text(const struct style *style, enum property property); /* never NULL */
bool style_true(const struct style *style, enum property property); /* "true", "yes" */
area_color style_color(const struct style *style, enum property property); /* "" gives color */

/* style_side - of a family of four, the member of a logical side (AREA_TOP is before ...). */
enum property style_side(enum property family, enum area_side side);
int style_border(const struct style *style, enum area_side side); /* width; 0: none or hidden */
struct area_border style_border_of(const struct style *style, enum area_side side);
int style_padding(const struct style *style, enum area_side side, int base);
/* style_edge - border and padding together. */
int style_edge(const struct style *style, enum area_side side, int base);

bool style_has_background(const struct style *style); /* colour or picture */

bool style_is_rl(const struct style *style); /* lines run from right to left */
/* style_turn - by its reference-orientation against its parent: 0, 90, 180 or 270 to the left. */
int style_turn(const struct style *style);

int style_line_height(const struct style *style);

/* style_box - borders, padding and background for the area tree, or NULL if there are none. */
const struct area_box *style_box(const struct style *style, int base, struct arena *arena);

#endif

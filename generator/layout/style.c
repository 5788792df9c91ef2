#include "layout/style.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "layout/draft.h"
#include "layout/layout.h"

static const struct property_row {
	const char *name;
	unsigned accepts;
	const char *initial, *words;
} properties[PROP_COUNT] = {
#define L VALUE_IS_LENGTH
#define N VALUE_IS_NUMBER
#define C VALUE_IS_COLOR
#define T VALUE_IS_TEXT
#define PROPERTY(id, name, accepts, initial, words) { name, accepts, initial, words },
#include "layout/property.def"
#undef PROPERTY
#undef L
#undef N
#undef C
#undef T
};

enum { NAMES = 1024, SHARED = 4096, RANK_PROPERTY = 3, RANKS = 5 };

/* A name of the tables: a property (index < PROP_COUNT) or a shorthand behind them. */
struct name {
	const char *text;
	int index;
};

struct shared {
	const char *key;
	const struct style *parent;
	enum object object;
	double scale;
	const struct style *column; /* NULL: it does not depend on that */
	const struct style *style;
	struct shared *next;
};

struct told {
	const char *what;
	struct told *next;
};

struct style_set {
	struct arena *arena;
	struct diag *diag;
	struct style initial;
	struct name names[NAMES];
	struct shared *shared[SHARED];
	struct told *told;
	struct str key;
	double scale;
	const struct style *column; /* that from-table-column() means; NULL: none */
};

const char *property_name(enum property property)
{
	return properties[property].name;
}

bool property_tells_apart(enum property property)
{
	return property == PROP_ID || property == PROP_REF_ID ||
		property == PROP_INTERNAL_DESTINATION || property == PROP_EXTERNAL_DESTINATION;
}

static void add_name(struct style_set *styles, const char *text, int index)
{
	unsigned at = hash_short(text, strlen(text)) % NAMES;
	while (styles->names[at].text != NULL)
		at = (at + 1) % NAMES;
	styles->names[at] = (struct name){ text, index };
}

static int find_name(const struct style_set *styles, const char *text)
{
	unsigned at = hash_short(text, strlen(text)) % NAMES;
	while (styles->names[at].text != NULL && strcmp(styles->names[at].text, text) != 0)
		at = (at + 1) % NAMES;
	return styles->names[at].text != NULL ? styles->names[at].index : -1;
}

static struct value initial_value(enum property property, struct arena *arena)
{
	const struct property_row *row = &properties[property];
	struct value_scope scope = { .font_size = 12000, .arena = arena };
	struct value value = { .kind = VALUE_UNSET };
	if (*row->initial != '\0') {
		bool ok = value_parse(row->initial, row->accepts, row->words, &scope, &value);
		assert(ok);
		(void)ok;
	}
	return value;
}

struct style_set *style_set_new(struct arena *arena, struct diag *diag)
{
	struct style_set *styles = arena_alloc(arena, sizeof(*styles));
	struct value *values = arena_alloc(arena, PROP_COUNT * sizeof(*values));
	styles->arena = arena;
	styles->diag = diag;
	styles->scale = 1;
	for (enum property i = 0; i < PROP_COUNT; i++) {
		values[i] = initial_value(i, arena);
		add_name(styles, properties[i].name, (int)i);
	}
	for (int i = 0; i < shorthand_count(); i++)
		add_name(styles, shorthand_name(i), PROP_COUNT + i);
	styles->initial.inherited = values;
	styles->initial.own = values + PROP_INHERITED_END;
	styles->initial.font_size = values[PROP_FONT_SIZE].length.fixed;
	return styles;
}

void style_set_free(struct style_set *styles)
{
	str_free(&styles->key);
}

void style_set_scale(struct style_set *styles, double scale)
{
	styles->scale = scale;
}

void style_set_column(struct style_set *styles, const struct style *column)
{
	styles->column = column;
}

const struct style *style_column(const struct style_set *styles)
{
	return styles->column;
}

const struct style *style_initial(const struct style_set *styles)
{
	return &styles->initial;
}

/* ---- telling, once a document */

void style_set_tell(struct style_set *styles, const struct xml_node *element, enum message_id id,
	const char *what, const char *value)
{
	char *key = arena_printf(styles->arena, "%d %s %s", id, what, value);
	for (struct told *told = styles->told; told != NULL; told = told->next)
		if (strcmp(told->what, key) == 0)
			return;
	struct told *told = arena_alloc(styles->arena, sizeof(*told));
	*told = (struct told){ key, styles->told };
	styles->told = told;
	diag_report(styles->diag, xml_where(element), id, what, value);
}

/* ---- single values */

static void percent_scope(struct draft *draft, enum property property)
{
	draft->scope.percent_base = 0;
	if (property == PROP_FONT_SIZE)
		draft->scope.percent_base = (float)draft->parent->font_size;
	else if (property == PROP_LINE_HEIGHT)
		draft->scope.percent_base = (float)draft->scope.font_size;
}

/*
 * Between the sizes of the table lies a factor of 1.2.  A parent's size that is not in it counts as
 * the nearest that is (XSL 1.1, 7.9.4, allows that).
 */
static int stepped(int size, int steps)
{
	double nearest = round(log(size / 12000.0) / log(1.2));
	return (int)lround(12000 * pow(1.2, nearest + steps));
}

static bool font_size_word(const char *text, int parent, struct value *value)
{
	static const struct {
		const char *name;
		int size; /* 0: steps from the parent */
		int steps;
	} sizes[] = {
		{ "xx-small", 6944, 0 },
		{ "x-small", 8333, 0 },
		{ "small", 10000, 0 },
		{ "medium", 12000, 0 },
		{ "large", 14400, 0 },
		{ "x-large", 17280, 0 },
		{ "xx-large", 20736, 0 },
		{ "larger", 0, 1 },
		{ "smaller", 0, -1 },
	};
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		if (strcmp(sizes[i].name, text) == 0) {
			int size = sizes[i].size != 0 ? sizes[i].size :
							stepped(parent, sizes[i].steps);
			*value = (struct value){ .kind = VALUE_LENGTH, .length.fixed = size };
			return true;
		}
	return false;
}

/* Lengths that do not follow the font size by themselves. */
static bool is_absolute(const char *text)
{
	size_t len = strlen(text);
	return len > 2 && text[len - 1] != '%' && strcmp(text + len - 2, "em") != 0;
}

static void apply_scale(
	const struct draft *draft, enum property property, const char *text, struct value *value)
{
	if (draft->styles->scale >= 1 || value->kind != VALUE_LENGTH || !is_absolute(text))
		return;
	if (property == PROP_FONT_SIZE || property == PROP_LINE_HEIGHT)
		value->length.fixed = (int)(value->length.fixed * draft->styles->scale);
}

static bool is_function(const char *text, const char *name)
{
	size_t len = strlen(name);
	return strncmp(text, name, len) == 0 && text[len] == '(';
}

/* What from-parent(name) and its like give (XSL 1.1, 5.10.4); NULL: nothing. */
static const struct value *value_from(const void *user, const char *function, const char *name)
{
	const struct draft *draft = user;
	const struct style *style = draft->parent;
	if (strcmp(function, "from-table-column") == 0)
		style = draft->styles->column;
	int other = *name == '\0' ? (int)draft->property : find_name(draft->styles, name);
	return style != NULL && other >= 0 && other < PROP_COUNT ?
		style_value(style, (enum property)other) :
		NULL;
}

/* The value of another object that is the whole text: it may be of any kind. */
static const struct value *taken_value(const struct draft *draft, const char *text)
{
	static const char *const functions[] = { "from-nearest-specified-value", "from-parent",
		"from-table-column", "inherited-property-value" };
	if (strcmp(text, "inherit") == 0)
		return style_value(draft->parent, draft->property);
	size_t count = sizeof(functions) / sizeof(*functions), i = 0;
	while (i < count && !is_function(text, functions[i]))
		i++;
	if (i == count || strchr(text, ')') != text + strlen(text) - 1)
		return NULL;
	const char *name = text + strlen(functions[i]) + 1;
	name += strspn(name, " ");
	return value_from(draft, functions[i],
		arena_strndup(draft->styles->arena, name, strcspn(name, " )")));
}

static bool parse_one(
	struct draft *draft, enum property property, const char *text, struct value *value)
{
	const struct property_row *row = &properties[property];
	draft->property = property;
	percent_scope(draft, property);
	const struct value *taken = taken_value(draft, text);
	if (taken != NULL) {
		*value = *taken;
		return true;
	}
	if (property == PROP_FONT_SIZE && font_size_word(text, draft->parent->font_size, value))
		return true;
	if (!value_parse(text, row->accepts, row->words, &draft->scope, value))
		return false;
	apply_scale(draft, property, text, value);
	return true;
}

bool draft_set(struct draft *draft, enum property property, const char *text)
{
	if (!parse_one(draft, property, text, &draft->values[property]))
		return false;
	draft->given[property] = true;
	return true;
}

/* ---- a whole element */

/* The name as the tables have it; NULL: the attribute is of somebody else's namespace. */
static const char *attribute_name(
	const struct style_set *styles, const struct xml_attribute *attribute)
{
	const char *space = xml_attribute_space(attribute);
	const char *name = xml_attribute_name(attribute);
	if (*space == '\0')
		return name;
	if (strcmp(space, LAYOUT_EXTENSIONS) == 0)
		return arena_printf(styles->arena, "bp:%s", name);
	if (strcmp(space, "http://www.w3.org/XML/1998/namespace") == 0)
		return strcmp(name, "lang") == 0 ? "xml:lang" : NULL;
	return NULL;
}

static int rank_of(int index)
{
	return index < PROP_COUNT ? RANK_PROPERTY : shorthand_rank(index - PROP_COUNT);
}

static void apply(struct draft *draft, int index, const char *name, const char *text)
{
	if (index < PROP_COUNT && property_tells_apart((enum property)index))
		return;
	bool ok = index < PROP_COUNT ? draft_set(draft, (enum property)index, text) :
				       shorthand_apply(draft, index - PROP_COUNT, text);
	if (!ok)
		style_set_tell(draft->styles, draft->element, MESSAGE_FO_VALUE, name, text);
}

/* The font size comes first: 1 em of all the others. */
static void apply_font_size(struct draft *draft)
{
	static const char *const names[] = { "font", "font-size" };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *text = xml_value(draft->element, names[i]);
		if (text != NULL)
			apply(draft, find_name(draft->styles, names[i]), names[i], text);
		draft->scope.font_size = draft->values[PROP_FONT_SIZE].length.fixed;
	}
}

static void apply_attributes(struct draft *draft)
{
	apply_font_size(draft);
	for (int rank = 0; rank < RANKS; rank++) {
		for (const struct xml_attribute *a = xml_first_attribute(draft->element); a != NULL;
			a = xml_next_attribute(a)) {
			const char *name = attribute_name(draft->styles, a);
			if (name == NULL || strcmp(name, "font-size") == 0 ||
				strcmp(name, "font") == 0)
				continue;
			int index = find_name(draft->styles, name);
			if (index >= 0 && rank_of(index) == rank)
				apply(draft, index, name, xml_attribute_value(a));
			else if (index < 0 && rank == 0)
				style_set_tell(draft->styles, draft->element, MESSAGE_FO_PROPERTY,
					name, "");
		}
	}
}

static struct length sum(struct length a, struct length b)
{
	return (struct length){ a.fixed + b.fixed, a.percent + b.percent, 0 };
}

static int draft_border(const struct draft *draft, enum area_side side)
{
	const struct value *style = &draft->values[PROP_BORDER_BEFORE_STYLE + side];
	const struct value *width = &draft->values[PROP_BORDER_BEFORE_WIDTH + side];
	if (style->keyword == KEYWORD_none)
		return 0;
	return width->kind == VALUE_LENGTH	? width->length.fixed :
		width->keyword == KEYWORD_thin	? 500 :
		width->keyword == KEYWORD_thick ? 2000 :
						  1000;
}

/*
 * `share` of the width of the block around: its indents take away of the reference area, to which
 * indents refer.
 */
static struct length of_block(const struct draft *draft, enum object object, struct length share)
{
	struct length start = { 0 }, end = { 0 };
	if (!object_is_reference(object)) {
		start = style_value(draft->parent, PROP_START_INDENT)->length;
		end = style_value(draft->parent, PROP_END_INDENT)->length;
	}
	double part = (double)share.percent / 100;
	return (struct length){
		share.fixed - (int)lround(part * (start.fixed + end.fixed)),
		(float)(part * (100 - (double)start.percent - (double)end.percent)),
		0,
	};
}

/* A margin of a block says its indent (XSL 1.1, 5.3.2), or the space before and after it. */
static void margin_to_indent(struct draft *draft, enum object object, enum property indent,
	enum property margin, enum area_side side)
{
	const struct value *value = &draft->values[margin];
	if (value->kind != VALUE_LENGTH)
		return;
	struct length length = object_is_reference(object) ?
		(struct length){ 0 } :
		style_value(draft->parent, indent)->length;
	length = sum(length, of_block(draft, object, value->length));
	length.fixed += draft_border(draft, side);
	length = sum(
		length, of_block(draft, object, draft->values[PROP_PADDING_BEFORE + side].length));
	draft->values[indent] = (struct value){ .kind = VALUE_LENGTH, .length = length };
}

/* `space` is the first of five properties in the order of property.def. */
static void margin_to_space(
	struct draft *draft, enum object object, enum property space, enum property margin)
{
	struct value value = draft->values[margin];
	if (value.kind != VALUE_LENGTH)
		return;
	value.length = of_block(draft, object, value.length);
	for (int i = 0; i < 3; i++)
		if (!draft->given[space + i])
			draft->values[space + i] = value;
	if (!draft->given[space + 4])
		draft->values[space + 4] = (struct value){
			.kind = VALUE_KEYWORD,
			.keyword = KEYWORD_retain,
		};
}

static void apply_margins(struct draft *draft, enum object object)
{
	if (!object_is_block(object) && object != OBJECT_LIST_ITEM)
		return;
	margin_to_indent(draft, object, PROP_START_INDENT, PROP_MARGIN_START, AREA_LEFT);
	margin_to_indent(draft, object, PROP_END_INDENT, PROP_MARGIN_END, AREA_RIGHT);
	margin_to_space(draft, object, PROP_SPACE_BEFORE_MIN, PROP_MARGIN_BEFORE);
	margin_to_space(draft, object, PROP_SPACE_AFTER_MIN, PROP_MARGIN_AFTER);
}

/* Words that stand for numbers, and sizes that must stay sane. */
static void apply_words(struct draft *draft)
{
	struct value *weight = &draft->values[PROP_FONT_WEIGHT];
	if (weight->kind == VALUE_KEYWORD) {
		double parent = style_number(draft->parent, PROP_FONT_WEIGHT, 400);
		double number = weight->keyword == KEYWORD_normal ? 400 :
			weight->keyword == KEYWORD_bold		  ? 700 :
			weight->keyword == KEYWORD_bolder	  ? (parent < 600 ? 700 : 900) :
								    (parent > 600 ? 400 : 100);
		*weight = (struct value){ .kind = VALUE_NUMBER, .number = (float)number };
	}
	if (draft->values[PROP_FONT_SIZE].length.fixed < 1)
		draft->values[PROP_FONT_SIZE].length.fixed = 1;
}

static const struct value *keep_values(
	struct style_set *styles, const struct value *values, int count, const struct value *same)
{
	if (memcmp(values, same, (size_t)count * sizeof(*values)) == 0)
		return same;
	struct value *copy = arena_alloc(styles->arena, (size_t)count * sizeof(*copy));
	memcpy(copy, values, (size_t)count * sizeof(*copy));
	return copy;
}

static const struct style *keep_style(struct draft *draft)
{
	struct style_set *styles = draft->styles;
	struct style *style = arena_alloc(styles->arena, sizeof(*style));
	style->parent = draft->parent;
	style->inherited =
		keep_values(styles, draft->values, PROP_INHERITED_END, draft->parent->inherited);
	style->own = keep_values(
		styles, draft->values + PROP_INHERITED_END, PROP_OWN_COUNT, styles->initial.own);
	style->font_size = draft->values[PROP_FONT_SIZE].length.fixed;
	return style;
}

/* body-start() and label-end() of the list that the element is in (XSL 1.1, 5.10.4). */
static void list_scope(struct draft *draft)
{
	struct length start = style_value(draft->parent, PROP_START_INDENT)->length;
	struct length distance = style_value(draft->parent, PROP_LIST_DISTANCE)->length;
	struct length gap = style_value(draft->parent, PROP_LIST_SEPARATION)->length;
	draft->scope.list_start = sum(start, distance);
	draft->scope.list_end = (struct length){ gap.fixed - start.fixed - distance.fixed,
		100 + gap.percent - start.percent - distance.percent, 0 };
}

/* Its own writing mode says where its start is. */
static bool is_rl(const struct xml_node *element, enum keyword outer)
{
	const char *own = xml_value(element, "writing-mode");
	if (own != NULL && strcmp(own, "inherit") != 0)
		return strcmp(own, "rl") == 0 || strcmp(own, "rl-tb") == 0;
	return outer == KEYWORD_rl || outer == KEYWORD_rl_tb;
}

static const struct style *compute(struct style_set *styles, const struct xml_node *element,
	enum object object, const struct style *parent)
{
	struct draft draft = {
		.arena = styles->arena, .styles = styles, .element = element, .parent = parent
	};
	memcpy(draft.values, parent->inherited, PROP_INHERITED_END * sizeof(*draft.values));
	memcpy(draft.values + PROP_INHERITED_END, styles->initial.own,
		PROP_OWN_COUNT * sizeof(*draft.values));
	enum keyword mode = style_keyword(parent, PROP_WRITING_MODE);
	draft.vertical = mode == KEYWORD_tb_rl || mode == KEYWORD_tb;
	draft.rl = is_rl(element, mode);
	draft.scope.arena = styles->arena;
	draft.scope.from = value_from;
	draft.scope.user = &draft;
	list_scope(&draft);
	apply_attributes(&draft);
	apply_words(&draft);
	apply_margins(&draft, object);
	return keep_style(&draft);
}

/* The attributes as one text: the key by which styles are shared. */
static const char *style_key(struct style_set *styles, const struct xml_node *element)
{
	str_clear(&styles->key);
	for (const struct xml_attribute *a = xml_first_attribute(element); a != NULL;
		a = xml_next_attribute(a)) {
		int index = find_name(styles, xml_attribute_name(a));
		if (index >= 0 && index < PROP_COUNT && property_tells_apart((enum property)index))
			continue;
		str_add(&styles->key, xml_attribute_space(a));
		str_add_char(&styles->key, ' ');
		str_add(&styles->key, xml_attribute_name(a));
		str_add_char(&styles->key, '=');
		str_add(&styles->key, xml_attribute_value(a));
		str_add_char(&styles->key, '\n');
	}
	return str_text(&styles->key);
}

const struct style *style_compute(struct style_set *styles, const struct xml_node *element,
	enum object object, const struct style *parent)
{
	if (parent == NULL)
		parent = &styles->initial;
	const char *key = style_key(styles, element);
	const struct style *column =
		strstr(key, "from-table-column") != NULL ? styles->column : NULL;
	unsigned at = (hash_short(key, strlen(key)) ^ (unsigned)((uintptr_t)parent >> 4) ^ object) %
		SHARED;
	for (struct shared *s = styles->shared[at]; s != NULL; s = s->next)
		if (s->parent == parent && s->object == object && s->scale == styles->scale &&
			s->column == column && strcmp(s->key, key) == 0)
			return s->style;
	struct shared *shared = arena_alloc(styles->arena, sizeof(*shared));
	*shared = (struct shared){
		.key = arena_strdup(styles->arena, key),
		.parent = parent,
		.object = object,
		.scale = styles->scale,
		.column = column,
		.next = styles->shared[at],
	};
	shared->style = compute(styles, element, object, parent);
	styles->shared[at] = shared;
	return shared->style;
}

const struct style *style_with(struct style_set *styles, const struct style *style,
	enum property property, struct value value)
{
	assert(property < PROP_INHERITED_END);
	struct style *copy = arena_alloc(styles->arena, sizeof(*copy));
	struct value *values = arena_alloc(styles->arena, PROP_INHERITED_END * sizeof(*values));
	memcpy(values, style->inherited, PROP_INHERITED_END * sizeof(*values));
	values[property] = value;
	*copy = *style;
	copy->inherited = values;
	copy->font_size = values[PROP_FONT_SIZE].length.fixed;
	return copy;
}

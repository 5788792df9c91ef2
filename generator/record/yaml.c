#include "record/yaml.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/files.h"
#include "base/utf8.h"

enum { MAX_DEPTH = 64 };

struct composer {
	yaml_parser_t parser;
	yaml_event_t event;
	const char *file, *text;
	size_t len;
	int first_line, depth;
	struct arena *arena;
	struct diag *diag;
};

static struct where place(const struct composer *c, yaml_mark_t mark)
{
	return (struct where){ c->file, (int)mark.line + c->first_line, (int)mark.column + 1 };
}

/* libyaml's words for what goes wrong, and what to tell a clerk about it. */
struct explanation {
	const char *problem, *zh, *en, *zh_hint, *en_hint;
};

static const struct explanation explanations[] = {
	{ "mapping values are not allowed in this context", "这里不能再出现“: ”",
		"': ' may not stand here", "值里有冒号时，给整个值加上引号",
		"put a value with a colon in quotes" },
	{ "could not find expected ':'", "这一行缺少冒号", "the colon is missing in this line",
		"写成“键: 值”，冒号是半角，后面有一个空格",
		"write 'key: value', with a blank behind the colon" },
	{ "did not find expected key", "缩进不齐，或这一行不是“键: 值”",
		"indentation is uneven, or this line is no 'key: value'",
		"同一层的键要对齐；列表项以“- ”开头",
		"align keys of one level; items begin with '- '" },
	{ "did not find expected '-' indicator", "这里应是以“- ”开头的列表项",
		"expected an item that begins with '- '", "同一列表的“-”要对齐",
		"align the '-' of one list" },
	{ "did not find expected ',' or ']'", "方括号没有配对", "the square bracket is not closed",
		"检查“[”“]”和其中的逗号（半角）", "look at '[', ']' and the commas between" },
	{ "did not find expected ',' or '}'", "花括号没有配对", "the brace is not closed",
		"检查“{”“}”和其中的逗号（半角）", "look at '{', '}' and the commas between" },
	{ "found unexpected end of stream", "引号没有配对", "the quote is not closed",
		"补上结尾的引号", "add the closing quote" },
	{ "found character that cannot start any token", "这个字符不能放在值的开头",
		"no value may begin with this character", "给整个值加上引号",
		"put the value in quotes" },
	{ "block sequence entries are not allowed in this context", "这里不能写列表项",
		"no list item may stand here", "列表要另起一行写在键的下面",
		"begin the list in the line below its key" },
	{ "found unknown escape character", "双引号里的“\\”后面的字符不认识",
		"unknown escape in double quotes", "改用单引号", "use single quotes" },
	{ "block mapping", "缩进不齐", "indentation is uneven", "同一层的键要对齐",
		"align keys of one level" },
};

static bool starts_with_tab(const struct composer *c, int line, int *col)
{
	const char *p = c->text, *end = c->text + c->len;
	for (int n = c->first_line; n < line && p != NULL; n++) {
		p = memchr(p, '\n', (size_t)(end - p));
		p = p != NULL ? p + 1 : NULL;
	}
	for (*col = 1; p != NULL && p < end && (*p == ' ' || *p == '\t'); p++, ++*col)
		if (*p == '\t')
			return true;
	return false;
}

static bool syntax_error(struct composer *c)
{
	const char *problem = c->parser.problem != NULL ? c->parser.problem : "";
	struct where at = place(c, c->parser.problem_mark);
	int col;

	if (starts_with_tab(c, at.line, &col)) {
		at.col = col;
		return diag_report(c->diag, at, MESSAGE_TAB);
	}
	for (size_t i = 0; i < sizeof(explanations) / sizeof(explanations[0]); i++) {
		const struct explanation *e = &explanations[i];
		if (strstr(problem, e->problem) == NULL)
			continue;
		char joined[256];
		snprintf(joined, sizeof(joined), "%s (%s)", e->zh, e->en);
		return diag_report(
			c->diag, at, MESSAGE_YAML_SYNTAX, joined, e->zh_hint, e->en_hint);
	}
	return diag_report(c->diag, at, MESSAGE_YAML_SYNTAX, problem, "", "");
}

static bool next(struct composer *c)
{
	yaml_event_delete(&c->event);
	if (!yaml_parser_parse(&c->parser, &c->event))
		return syntax_error(c);
	return true;
}

static const char *copy(struct composer *c, const yaml_char_t *text, size_t len)
{
	return arena_strndup(c->arena, (const char *)text, len);
}

static struct node *compose(struct composer *c);

/* A key that swallowed its value because of "：": “标题：关于…” is one plain scalar to YAML. */
static bool check_full_width_colon(struct composer *c, const char *text, struct where at)
{
	const char *colon = strstr(text, "：");
	if (colon == NULL || colon == text || colon - text > 48 ||
		memchr(text, ' ', (size_t)(colon - text)))
		return true;
	char *key = arena_strndup(c->arena, text, (size_t)(colon - text));
	at.col += (int)utf8_count(text, (size_t)(colon - text));
	return diag_report(c->diag, at, MESSAGE_FULL_WIDTH_COLON, key);
}

static bool take_entry(struct composer *c, struct node *map)
{
	struct where key_at = place(c, c->event.start_mark);
	if (c->event.type != YAML_SCALAR_EVENT || c->event.data.scalar.anchor != NULL)
		return diag_report(c->diag, key_at,
			c->event.type == YAML_SCALAR_EVENT || c->event.type == YAML_ALIAS_EVENT ?
				MESSAGE_ALIAS :
				MESSAGE_NOT_A_MAP);
	const char *key = copy(c, c->event.data.scalar.value, c->event.data.scalar.length);
	bool plain = c->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	const struct node *before = node_find(map, key);
	bool ok = true;

	if (before != NULL) {
		char line[16];
		snprintf(line, sizeof(line), "%d", before->name_at.line);
		ok = diag_report(c->diag, key_at, MESSAGE_DUPLICATE_KEY, key, line);
	}
	if (plain && !check_full_width_colon(c, key, key_at))
		ok = false;
	if (!next(c))
		return false;
	struct node *value = compose(c);
	if (value == NULL)
		return false;
	value->name = key;
	value->name_at = key_at;
	node_append(map, value);
	return ok;
}

static struct node *compose_collection(struct composer *c, bool is_map)
{
	struct where at = place(c, c->event.start_mark);
	struct node *node = node_new(c->arena, is_map ? NODE_MAP : NODE_LIST, NULL, at);
	yaml_event_type_t end = is_map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
	bool ok = true;

	if (++c->depth > MAX_DEPTH) {
		diag_report(c->diag, at, MESSAGE_NESTING, "64");
		return NULL;
	}
	while ((ok = next(c) && ok) && c->event.type != end) {
		if (is_map) {
			if (!take_entry(c, node))
				ok = false;
		} else {
			struct node *item = compose(c);
			if (item != NULL)
				node_append(node, item);
			else
				ok = false;
		}
		if (c->parser.error != YAML_NO_ERROR || !ok)
			return NULL;
	}
	c->depth--;
	return ok ? node : NULL;
}

static struct node *compose_scalar(struct composer *c)
{
	struct where at = place(c, c->event.start_mark);
	struct node *node = node_new(c->arena, NODE_SCALAR, NULL, at);
	yaml_scalar_style_t style = c->event.data.scalar.style;

	node->text = copy(c, c->event.data.scalar.value, c->event.data.scalar.length);
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
		node->at.line++;
	return node;
}

static struct node *compose(struct composer *c)
{
	struct where at = place(c, c->event.start_mark);
	switch (c->event.type) {
	case YAML_SCALAR_EVENT:
		if (c->event.data.scalar.anchor != NULL || c->event.data.scalar.tag != NULL)
			break;
		return compose_scalar(c);
	case YAML_SEQUENCE_START_EVENT:
		if (c->event.data.sequence_start.anchor != NULL ||
			c->event.data.sequence_start.tag != NULL)
			break;
		return compose_collection(c, false);
	case YAML_MAPPING_START_EVENT:
		if (c->event.data.mapping_start.anchor != NULL ||
			c->event.data.mapping_start.tag != NULL)
			break;
		return compose_collection(c, true);
	default:
		break;
	}
	diag_report(c->diag, at, MESSAGE_ALIAS);
	return NULL;
}

static struct node *compose_document(struct composer *c)
{
	if (!next(c) || !next(c))
		return NULL;
	struct where at = { c->file, c->first_line, 1 };
	if (c->event.type == YAML_STREAM_END_EVENT) {
		diag_report(c->diag, at, MESSAGE_EMPTY_FILE);
		return NULL;
	}
	if (!next(c))
		return NULL;
	at = place(c, c->event.start_mark);
	struct node *top = compose(c);
	if (top != NULL && top->kind != NODE_MAP) {
		if (top->kind != NODE_SCALAR || check_full_width_colon(c, top->text, at))
			diag_report(c->diag, at, MESSAGE_NOT_A_MAP);
		return NULL;
	}
	if (top == NULL || !next(c) || !next(c))
		return NULL;
	if (c->event.type != YAML_STREAM_END_EVENT) {
		diag_report(c->diag, place(c, c->event.start_mark), MESSAGE_YAML_SYNTAX, "---",
			"一个文件只写一条记录", "one record a file");
		return NULL;
	}
	return top;
}

/*
 * “标题：关于…” swallows its line and often the next: libyaml then complains one line too late. So
 * lines whose first colon is a full-width one, where a key must stand, are told before libyaml sees
 * them.
 */
static bool lint(struct composer *c)
{
	bool ok = true, block = false;
	size_t block_indent = 0;
	int line = c->first_line;
	for (const char *p = c->text, *end = c->text + c->len; p < end; line++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		if (stop == NULL)
			stop = end;
		size_t indent = strspn(p, " ");
		const char *start = p + indent;
		if (start < stop && block && indent <= block_indent)
			block = false;
		bool item = start + 1 < stop && start[0] == '-' && start[1] == ' ';
		if (item)
			start += 2;
		if (!block && start < stop && *start != '#' && *start != '"' && *start != '\'') {
			char *text = arena_strndup(c->arena, start, (size_t)(stop - start));
			const char *half = strstr(text, ": "), *full = strstr(text, "：");
			bool ends = text[strlen(text) - 1] == ':';
			struct where at = { c->file, line,
				1 + (int)utf8_count(p, (size_t)(start - p)) };
			if (full != NULL && !item && !ends && (half == NULL || full < half) &&
				*text != '{')
				ok = check_full_width_colon(c, text, at) && ok;
			size_t n = strlen(text);
			if (n > 1 && (text[n - 1] == '|' || text[n - 1] == '>') &&
				text[n - 2] == ' ') {
				block = true;
				block_indent = indent;
			}
		}
		p = stop + 1;
	}
	return ok;
}

struct node *yaml_read(const char *file, const char *text, size_t len, int first_line,
	struct arena *arena, struct diag *diag)
{
	struct composer c = { .file = arena_strdup(arena, file),
		.text = text,
		.len = len,
		.first_line = first_line,
		.arena = arena,
		.diag = diag };
	if (!lint(&c))
		return NULL;
	if (!yaml_parser_initialize(&c.parser)) {
		diag_world(diag, file, 12);
		return NULL;
	}
	yaml_parser_set_encoding(&c.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&c.parser, (const unsigned char *)text, len);
	size_t errors = diag->errors;
	struct node *top = compose_document(&c);
	assert(top != NULL || diag->errors > errors);
	yaml_event_delete(&c.event);
	yaml_parser_delete(&c.parser);
	return diag->errors > errors ? NULL : top;
}

struct node *yaml_read_file(const char *path, struct arena *arena, struct diag *diag)
{
	size_t len;
	const char *text = files_text(path, arena, diag, &len);
	return text != NULL ? yaml_read(path, text, len, 1, arena, diag) : NULL;
}

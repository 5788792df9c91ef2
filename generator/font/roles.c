/*
 * From what an author asks for to chains of faces: roles.yaml read, a request planned once.
 */
#include "font/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/files.h"
#include "record/yaml.h"

/* ---- the run */

static const char *roles_path(struct arena *arena, const char *folder)
{
	char *path = files_join(arena, folder, "roles.yaml");
	if (files_exists(path))
		return path;
	path = files_join(arena, files_join(arena, folder, "fonts"), "roles.yaml");
	return files_exists(path) ? path : NULL;
}

static bool read_roles(struct fonts *fonts, struct diag *diag)
{
	bool any = false;
	for (size_t i = 0; i < fonts->folder_count; i++) {
		const char *path = roles_path(&fonts->arena, fonts->folders[i]);
		if (path == NULL)
			continue;
		fonts->roles[i] = yaml_read_file(path, &fonts->arena, diag);
		if (fonts->roles[i] == NULL)
			return false;
		any = true;
	}
	return any ||
		diag_report(diag, (struct where){ 0 }, MESSAGE_NO_FILE, "fonts/roles.yaml",
			strerror(ENOENT));
}

struct fonts *fonts_new(const char *const *folders, struct diag *diag)
{
	struct fonts *fonts = mem_alloc(sizeof(*fonts));
	size_t count = 0;
	while (folders[count] != NULL)
		count++;
	fonts->folder_count = count;
	fonts->folders = arena_alloc(&fonts->arena, count * sizeof(*fonts->folders));
	fonts->roles = arena_alloc(&fonts->arena, count * sizeof(*fonts->roles));
	for (size_t i = 0; i < count; i++)
		fonts->folders[i] = arena_strdup(&fonts->arena, folders[count - 1 - i]);
	fonts->buffer = hb_buffer_create();
	if (read_roles(fonts, diag))
		return fonts;
	fonts_free(fonts);
	return NULL;
}

void fonts_free(struct fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (struct face *face = fonts->faces; face != NULL; face = face->next)
		face_close(face);
	hb_buffer_destroy(fonts->buffer);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
	free(fonts->chars);
	arena_free(&fonts->arena);
	free(fonts);
}

/* ---- roles.yaml */

/* The entry `key` of the map `section` (NULL: the top), from the last file that has it. */
static const struct node *setting(const struct fonts *fonts, const char *section, const char *key)
{
	for (size_t i = 0; i < fonts->folder_count; i++) {
		const struct node *map = fonts->roles[i];
		if (map != NULL && section != NULL)
			map = node_find(map, section);
		if (map == NULL || map->kind != NODE_MAP)
			continue;
		for (const struct node *entry = map->first; entry != NULL; entry = entry->next)
			if (strcasecmp(entry->name, key) == 0)
				return entry;
	}
	return NULL;
}

static const char *scalar(const struct node *node, const char *otherwise)
{
	return node != NULL && node->kind == NODE_SCALAR ? node->text : otherwise;
}

static const struct node *role_find(const struct fonts *fonts, const char *name)
{
	name = scalar(setting(fonts, "names", name), name);
	const struct node *role = setting(fonts, "roles", name);
	return role != NULL && role->kind == NODE_MAP ? role : NULL;
}

/* ---- plans */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static struct slot *slot_find(struct fonts *fonts, const struct slot *want)
{
	for (struct slot *s = fonts->slots; s != NULL; s = s->next)
		if (same_text(s->family, want->family) && same_text(s->file, want->file) &&
			s->weight == want->weight && s->italic == want->italic)
			return s;
	struct slot *slot = arena_alloc(&fonts->arena, sizeof(*slot));
	*slot = *want;
	slot->next = fonts->slots;
	fonts->slots = slot;
	return slot;
}

struct face *slot_face(struct fonts *fonts, struct slot *slot, struct diag *diag)
{
	if (!slot->tried) {
		slot->tried = true;
		slot->face = face_find(fonts, slot, diag);
	}
	return slot->face;
}

static void chain_add(struct fonts *fonts, struct chain *chain, const struct slot *want)
{
	struct slot *slot = slot_find(fonts, want);
	for (size_t i = 0; i < chain->count; i++)
		if (chain->slots[i] == slot)
			return;
	struct slot **slots = arena_alloc(&fonts->arena, (chain->count + 1) * sizeof(*slots));
	if (chain->count > 0)
		memcpy(slots, chain->slots, chain->count * sizeof(*slots));
	slots[chain->count++] = slot;
	chain->slots = slots;
}

/* A role's own weight is that of its regular text; bold text is at least as heavy. */
static int entry_weight(const char *own, int asked)
{
	int weight = own != NULL ? (int)strtol(own, NULL, 10) : 0;
	if (weight < 1 || weight > 1000)
		return asked;
	return asked >= 600 && asked > weight ? asked : weight;
}

static void chain_add_list(
	struct fonts *fonts, struct chain *chain, const struct node *list, const struct plan *plan)
{
	if (list == NULL || list->kind != NODE_LIST)
		return;
	for (const struct node *item = list->first; item != NULL; item = item->next) {
		struct slot want = { .weight = plan->weight, .italic = plan->italic };
		if (item->kind == NODE_SCALAR) {
			want.family = item->text;
		} else if (item->kind == NODE_MAP) {
			want.family = node_text(item, "family", NULL);
			want.file = node_text(item, "file", NULL);
			want.weight = entry_weight(node_text(item, "weight", NULL), plan->weight);
		}
		if (want.file != NULL)
			want.family = NULL;
		if (want.family != NULL || want.file != NULL)
			chain_add(fonts, chain, &want);
	}
}

static const char *const script_keys[SCRIPTS] = { "chinese", "latin" };

static void add_role(struct fonts *fonts, struct plan *plan, const struct node *role)
{
	for (enum script s = 0; s < SCRIPTS; s++)
		chain_add_list(fonts, &plan->chains[s], node_find(role, script_keys[s]), plan);
}

static bool is_path(const char *name)
{
	static const char *const extensions[] = { ".otf", ".ttf", ".ttc", ".OTF", ".TTF", ".TTC" };
	if (strchr(name, '/') != NULL || strchr(name, '#') != NULL)
		return true;
	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++)
		if (files_has_extension(name, extensions[i]))
			return true;
	return false;
}

/* A family or file that is not a role shows both scripts.  False: it is not there. */
static bool add_family(struct fonts *fonts, struct plan *plan, const char *name, struct diag *diag)
{
	struct slot want = { .weight = plan->weight, .italic = plan->italic };
	if (is_path(name))
		want.file = name;
	else
		want.family = name;
	struct slot *slot = slot_find(fonts, &want);
	if (slot_face(fonts, slot, diag) == NULL)
		return false;
	for (enum script s = 0; s < SCRIPTS; s++)
		chain_add(fonts, &plan->chains[s], slot);
	return true;
}

static char *next_name(struct arena *arena, const char **list)
{
	const char *start = *list + strspn(*list, " \t\n\"',");
	size_t len = strcspn(start, ",");
	*list = start + len;
	while (len > 0 && strchr(" \t\n\"'", start[len - 1]) != NULL)
		len--;
	return len > 0 ? arena_strndup(arena, start, len) : NULL;
}

/* Returns how many of the names are there. */
static size_t add_names(struct fonts *fonts, struct plan *plan, struct diag *diag)
{
	size_t known = 0;
	const char *list = plan->family;
	for (char *name; (name = next_name(&fonts->arena, &list)) != NULL;) {
		const struct node *role = role_find(fonts, name);
		if (role == NULL) {
			known += add_family(fonts, plan, name, diag);
			continue;
		}
		if (known == 0 && strcmp(node_text(role, "leads", ""), "latin") == 0)
			plan->leads = SCRIPT_LATIN;
		add_role(fonts, plan, role);
		known++;
	}
	return known;
}

/* Behind every chain: the default role, the other script's chain, the last resort. */
static void add_rest(struct fonts *fonts, struct plan *plan)
{
	const struct node *role = role_find(fonts, scalar(setting(fonts, NULL, "default"), "song"));
	if (role != NULL)
		add_role(fonts, plan, role);
	struct chain own[SCRIPTS];
	memcpy(own, plan->chains, sizeof(own));
	for (enum script s = 0; s < SCRIPTS; s++) {
		const struct chain *other = &own[s == SCRIPT_LATIN ? SCRIPT_CHINESE : SCRIPT_LATIN];
		for (size_t i = 0; i < other->count; i++)
			chain_add(fonts, &plan->chains[s], other->slots[i]);
		chain_add_list(fonts, &plan->chains[s], setting(fonts, NULL, "last-resort"), plan);
	}
}

const struct plan *plan_find(
	struct fonts *fonts, const struct font_request *request, struct diag *diag)
{
	const char *family = request->family != NULL ? request->family : "";
	int weight = request->weight > 0 ? request->weight : 400;
	for (struct plan *p = fonts->plans; p != NULL; p = p->next)
		if (p->weight == weight && p->italic == request->italic &&
			strcmp(p->family, family) == 0)
			return p;

	struct plan *plan = arena_alloc(&fonts->arena, sizeof(*plan));
	plan->family = arena_strdup(&fonts->arena, family);
	plan->weight = weight;
	plan->italic = request->italic;
	plan->leads = SCRIPT_CHINESE;
	plan->unknown = add_names(fonts, plan, diag) == 0 && family[0] != '\0';
	plan->missing = plan->unknown && is_path(family);
	add_rest(fonts, plan);
	plan->next = fonts->plans;
	fonts->plans = plan;
	return plan;
}

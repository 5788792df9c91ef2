/*
 * packet.c - the source tree of a year-end packet: source_packet() of internal.h.
 *
 *	packet year organisation organisation-short title
 *	  document/organisation  chart?  findings/matrix
 *	  part id title anchor     as packet.yaml orders them, those that have anything
 *	    ledger ...             filled with the year's records (ledger.h)
 *	    KIND anchor ...        records, each with an anchor of its own
 *	    chart?                 attendance, where there are minutes
 *	  missing title            a part without material
 *	  branch name members meetings... met missing     of a committee: a row for each part below
 * it
 *	  unmet id title count/branch name                rules that some of them have missed
 *	  index/name text/at anchor                       where members are named, by strokes
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "draw/draw.h"
#include "print/internal.h"
#include "record/record.h"

struct named {
	const char *name, *key, *anchor;
	size_t order;
};

struct packet {
	struct source *source;
	const struct organisation *organisation;
	size_t part, record; /* numbers for anchors */
	struct named *named;
	size_t named_count, named_room;
};

/* ---- who is named where */

static void note_name(struct packet *p, const char *name, const char *anchor)
{
	struct arena *arena = p->source->arena;
	if (p->named_count == p->named_room) {
		p->named_room = 2 * p->named_room + 256;
		p->named = mem_resize(p->named, p->named_room * sizeof(*p->named));
	}
	p->named[p->named_count] = (struct named){ arena_strdup(arena, name),
		nameorder_key(p->source->print->archive->names, name, NAMES_STROKES, arena), anchor,
		p->named_count };
	p->named_count++;
}

static bool is_member(const struct packet *p, const char *name)
{
	const struct member *m = p->organisation->members;
	while (m != NULL && strcmp(m->name, name) != 0)
		m = m->next;
	return m != NULL;
}

/* Members in fields of people of what the audience may see. */
static void note_names(struct packet *p, const struct xml_node *node, const char *anchor)
{
	for (const struct xml_node *c = xml_first_element(node); c != NULL;
		c = xml_next_element(c)) {
		struct arena arena = { 0 };
		const char *personal = xml_value(c, "personal");
		if (personal != NULL && strcmp(personal, "name") == 0) {
			const char *name = xml_content(c, &arena);
			if (is_member(p, name))
				note_name(p, name, anchor);
		}
		arena_free(&arena);
		note_names(p, c, anchor);
	}
}

static int by_key(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static void add_index(struct packet *p)
{
	if (p->named_count == 0)
		return;
	qsort(p->named, p->named_count, sizeof(*p->named), by_key);
	struct xml_node *index = xml_add(p->source->root, "index", NULL), *name = NULL;
	for (size_t i = 0; i < p->named_count; i++) {
		const struct named *n = &p->named[i], *before = i > 0 ? n - 1 : NULL;
		bool same = before != NULL && strcmp(before->name, n->name) == 0;
		if (!same) {
			name = xml_add(index, "name", NULL);
			xml_set(name, "text", n->name);
		}
		if (!same || strcmp(before->anchor, n->anchor) != 0)
			xml_set(xml_add(name, "at", NULL), "anchor", n->anchor);
	}
}

/* ---- parts */

/* Does the title of a section have one of the words that are asked for? */
static bool is_asked(const struct xml_node *section, const struct xml_node *take)
{
	struct arena arena = { 0 };
	const struct xml_node *title = xml_find(section, "title");
	const char *text = title != NULL ? xml_content(title, &arena) : "";
	bool asked = false;
	for (const struct xml_node *w = xml_first_element(take); w != NULL && !asked;
		w = xml_next_element(w))
		asked = strcmp(xml_name(w), "section") == 0 &&
			strstr(text, xml_content(w, &arena)) != NULL;
	arena_free(&arena);
	return asked;
}

/* Only those sections of the text; false if there is none. */
static bool keep_sections(struct xml_node *record, const struct xml_node *take)
{
	if (xml_find(take, "section") == NULL)
		return true;
	const struct xml_node *body = xml_find(record, "body"), *next;
	size_t kept = 0;
	for (const struct xml_node *c = body != NULL ? xml_first_element(body) : NULL; c != NULL;
		c = next) {
		next = xml_next_element(c);
		if (strcmp(xml_name(c), "section") == 0 && is_asked(c, take))
			kept++;
		else
			xml_remove((struct xml_node *)c);
	}
	for (const struct xml_node *c = xml_first_element(record); c != NULL; c = next) {
		next = xml_next_element(c);
		if (strcmp(xml_name(c), "figure") == 0)
			xml_remove((struct xml_node *)c);
	}
	return kept > 0;
}

static bool take_record(struct packet *p, struct xml_node *part, const struct entry *entry,
	const struct xml_node *take)
{
	struct source *s = p->source;
	struct xml_node *record = source_record(s, part, entry);
	if (record == NULL)
		return false;
	if (!keep_sections(record, take)) {
		xml_remove(record);
		return true;
	}
	const char *anchor = arena_printf(s->arena, "record-%zu-%zu", p->part, ++p->record);
	xml_set(record, "anchor", anchor);
	note_names(p, record, anchor);
	return true;
}

static bool take_records(struct packet *p, struct xml_node *part, const struct xml_node *take)
{
	struct arena arena = { 0 };
	const struct source *s = p->source;
	const struct organisation *o = p->organisation;
	const struct take what = take_read(s->print->archive, take, &arena);
	bool ok = what.kind != NULL;
	if (!ok)
		diag_report(s->diag, xml_where(take), MESSAGE_LEDGER_KIND,
			xml_content(xml_find(take, "kind"), &arena));
	for (size_t i = 0; i < o->record_count && ok; i++) {
		const struct entry *e = o->records[i];
		if (take_has(&what, e) && e->date.year == s->unit->year &&
			archive_visible(e, s->unit->audience))
			ok = take_record(p, part, e, take);
	}
	arena_free(&arena);
	return ok;
}

static bool add_ledger(struct packet *p, struct xml_node *part, const struct xml_node *name)
{
	struct arena arena = { 0 };
	struct source *s = p->source;
	const struct ledger *l = s->print->ledgers != NULL ? s->print->ledgers->first : NULL;
	while (l != NULL && strcmp(l->name, xml_content(name, &arena)) != 0)
		l = l->next;
	arena_free(&arena);
	if (l == NULL || s->unit->audience < l->audience)
		return true;
	struct xml_doc *doc = ledger_fill(l, s->print->archive, p->organisation, s->unit->year,
		s->unit->audience, "", s->diag);
	if (doc != NULL && xml_find(xml_root(doc), "group") != NULL)
		xml_adopt(s->doc, part, doc);
	else
		xml_free(doc);
	return doc != NULL;
}

/* How many of those who should came, month by month; a chart of a single month says nothing. */
static void add_attendance(struct packet *p, struct xml_node *part)
{
	size_t minutes = 0;
	for (const struct xml_node *c = xml_first_element(part); c != NULL; c = xml_next_element(c))
		minutes += strcmp(xml_name(c), "minutes") == 0;
	struct xml_doc *svg = minutes >= 6 ? draw_attendance(part) : NULL;
	if (svg != NULL)
		xml_adopt(p->source->doc, xml_add(part, "chart", NULL), svg);
}

static bool add_part(struct packet *p, const struct xml_node *declared)
{
	struct source *s = p->source;
	struct xml_node *part = xml_add(s->root, "part", NULL);
	bool ok = true;
	p->part++;
	p->record = 0;
	xml_set(part, "id", xml_content(xml_find(declared, "id"), s->arena));
	xml_set(part, "title", xml_content(xml_find(declared, "title"), s->arena));
	xml_set(part, "anchor", arena_printf(s->arena, "part-%zu", p->part));
	for (const struct xml_node *c = xml_first_element(declared); c != NULL && ok;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), "ledger") == 0)
			ok = add_ledger(p, part, c);
		else if (strcmp(xml_name(c), "take") == 0)
			ok = take_records(p, part, c);
	}
	if (ok)
		add_attendance(p, part);
	if (ok && xml_first_element(part) == NULL) {
		struct xml_node *missing = xml_add(s->root, "missing", NULL);
		xml_set(missing, "title", xml_value(part, "title"));
		xml_remove(part);
	}
	return ok;
}

/* templates/packet/packet.yaml of the site, or of the program. */
static bool add_parts(struct packet *p)
{
	struct source *s = p->source;
	const struct archive *a = s->print->archive;
	const char *name = "templates/packet/packet.yaml";
	const char *own = files_join(s->arena, a->folder, name);
	const char *path = files_exists(own) ? own : files_join(s->arena, s->print->share, name);
	struct record record;
	bool valid = false;
	if (!record_read(path, &record, s->arena, s->diag))
		return false;
	struct xml_doc *doc =
		kind_build(kinds_find(a->kinds, "packet"), &record, "packet", &valid, s->diag);
	const struct xml_node *n = valid ? xml_first_element(xml_root(doc)) : NULL;
	for (; n != NULL && valid; n = xml_next_element(n))
		if (strcmp(xml_name(n), "part") == 0)
			valid = add_part(p, n);
	xml_free(doc);
	return valid;
}

/* ---- of a committee: what its branches have done */

static size_t meetings(const struct organisation *o, int year, const char *type)
{
	size_t count = 0;
	for (size_t i = 0; i < o->record_count; i++)
		count += o->records[i]->valid && o->records[i]->date.year == year &&
			strcmp(o->records[i]->kind->name, "minutes") == 0 &&
			strcmp(o->records[i]->type, type) == 0;
	return count;
}

static bool is_of_year(const struct finding *f, int year)
{
	return f->start > 0 && date_from_days(f->end).year == year && f->end < 4000000;
}

static void add_branch(struct packet *p, const struct organisation *o)
{
	static const struct {
		const char *name, *type;
	} counted[] = { { "general", "general-meeting" }, { "committee", "committee-meeting" },
		{ "group", "group-meeting" }, { "lesson", "party-lesson" },
		{ "theme", "theme-day" }, { "life", "organizational-life-meeting" } };
	struct source *s = p->source;
	struct xml_node *branch = xml_add(s->root, "branch", NULL);
	size_t met = 0, missing = 0;
	xml_set(branch, "name", o->short_name);
	source_number(branch, "members",
		(double)archive_members_on(o, (struct date){ s->unit->year, 12, 31, -1, -1 }));
	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		source_number(branch, counted[i].name,
			(double)meetings(o, s->unit->year, counted[i].type));
	for (const struct finding *f = findings_of(s->print->findings, o);
		f != NULL && f->organisation == o; f = f->next) {
		bool counts = is_of_year(f, s->unit->year);
		met += counts && f->state == FINDING_MET;
		missing += counts && (f->state == FINDING_MISSING || f->state == FINDING_OVERDUE);
	}
	source_number(branch, "met", (double)met);
	source_number(branch, "missing", (double)missing);
}

/* The element `unmet` of a rule, made when it is first missed. */
static struct xml_node *unmet_of(struct packet *p, const struct rule *rule)
{
	struct xml_node *root = p->source->root;
	for (const struct xml_node *n = xml_first_element(root); n != NULL; n = xml_next_element(n))
		if (strcmp(xml_name(n), "unmet") == 0 && strcmp(xml_value(n, "id"), rule->id) == 0)
			return (struct xml_node *)n;
	struct xml_node *unmet = xml_add(root, "unmet", NULL);
	xml_set(unmet, "id", rule->id);
	xml_set(unmet, "title", rule->title);
	return unmet;
}

static void add_unmet(struct packet *p, const struct organisation *o)
{
	const struct rule *last = NULL;
	for (const struct finding *f = findings_of(p->source->print->findings, o);
		f != NULL && f->organisation == o; f = f->next) {
		bool missed = f->state == FINDING_MISSING || f->state == FINDING_OVERDUE;
		if (!missed || f->rule == last || !is_of_year(f, p->source->unit->year))
			continue;
		last = f->rule;
		xml_set(xml_add(unmet_of(p, f->rule), "branch", NULL), "name", o->short_name);
	}
}

static void add_branches(struct packet *p, const struct organisation *above)
{
	for (const struct organisation *o = above->parts; o != NULL; o = o->next_part) {
		if (o->member_count > 0) {
			add_branch(p, o);
			add_unmet(p, o);
		}
		add_branches(p, o);
	}
}

bool source_packet(struct source *s)
{
	struct packet p = { .source = s, .organisation = s->unit->entry->organisation };
	source_start(s, "packet");
	source_number(s->root, "year", s->unit->year);
	xml_set(s->root, "organisation", p.organisation->name);
	xml_set(s->root, "organisation-short", p.organisation->short_name);
	xml_set(s->root, "title", s->unit->title);
	bool ok = source_record(s, xml_add(s->root, "document", NULL), s->unit->entry) != NULL;
	if (ok)
		source_chart(s);
	findings_add_matrices(s->print->findings, p.organisation, s->unit->year, s->unit->audience,
		"", xml_add(s->root, "findings", NULL));
	ok = ok && add_parts(&p);
	add_branches(&p, p.organisation);
	if (ok)
		add_index(&p);
	free(p.named);
	return ok;
}

/*
 * What libharu is used for: pages and their tree, streams, the catalog.  A dictionary of libharu
 * takes 1350 bytes for what is 200 as text, so ours have no entries but a write_fn, which prints
 * their body; those without a stream are not libharu's at all.  Its own ways to compress, to save
 * and to make an /ID are not used: they write /Filter as an array, overlook a full disk, and depend
 * on the clock.
 *
 * A number stands for 16 bytes in memory once its object is in the spool.
 */
#include "pdf/object.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "pdf/spool.h"

enum { PAGES_PER_NODE = 64, DEFLATE_LEVEL = 6 };

struct object {
	HPDF_Dict dict; /* NULL: not libharu's */
	unsigned number;
	struct str body;
};

enum slot_kind {
	SLOT_FREE,
	SLOT_OBJECT, /* `object`, which can still change */
	SLOT_VALUE, /* `value`, which libharu has made for itself */
	SLOT_SPOOLED, /* at `at` of the spool */
	SLOT_STREAM /* the same, and it has a stream */
};

struct slot {
	union {
		struct object *object;
		void *value;
		uint64_t at;
	};
	uint32_t len;
	enum slot_kind kind;
};

struct objects {
	HPDF_Doc doc;
	struct arena arena;
	struct slot *slots; /* by number */
	unsigned next; /* number */
	size_t room;
	unsigned seen; /* entries of libharu's table that have their slots */
	struct object *catalog, *info;
	const struct object *writing; /* whose body libharu asks for */
	z_stream deflate;
	struct spool spool;
	HPDF_Stream writer; /* writes to `words` */
	struct str words; /* where libharu's words go */
	char error[80];
};

/* ---- bodies */

static unsigned number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

/* The error record that all parts of a document share is our way from a dictionary to `objects`. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct objects *objects = dict->error->user_data;
	const struct str *body = &objects->writing->body;
	if (body->len == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->text, (HPDF_UINT)body->len);
}

/* ---- numbers */

static struct slot *slot_of(struct objects *objects, unsigned number)
{
	if (number >= objects->room) {
		size_t room = ((size_t)number + 64) * 2;
		objects->slots = mem_resize(objects->slots, room * sizeof(*objects->slots));
		memset(objects->slots + objects->room, 0,
			(room - objects->room) * sizeof(*objects->slots));
		objects->room = room;
	}
	return &objects->slots[number];
}

unsigned objects_number(struct objects *objects)
{
	slot_of(objects, objects->next);
	return objects->next++;
}

/*
 * Around every call that makes libharu number something: its next number is one that we have not
 * given, and what it has numbered gets a slot.
 */
static void numbers_lend(struct objects *objects)
{
	HPDF_Xref xref = objects->doc->xref;
	xref->start_offset = objects->next - xref->entries->count;
}

static void numbers_return(struct objects *objects)
{
	HPDF_Xref xref = objects->doc->xref;
	for (; objects->seen < xref->entries->count; objects->seen++) {
		HPDF_XrefEntry entry = HPDF_List_ItemAt(xref->entries, objects->seen);
		if (entry->entry_typ == HPDF_FREE_ENTRY)
			continue;
		unsigned number = number_of(entry->obj);
		*slot_of(objects, number) =
			(struct slot){ .value = entry->obj, .kind = SLOT_VALUE };
		objects->next = number + 1;
	}
}

static struct object *adopt(struct objects *objects, HPDF_Dict dict)
{
	struct object *object = arena_alloc(&objects->arena, sizeof(*object));
	object->dict = dict;
	if (dict == NULL)
		return object;
	object->number = number_of(dict);
	dict->write_fn = write_body;
	*slot_of(objects, object->number) = (struct slot){ .object = object, .kind = SLOT_OBJECT };
	return object;
}

struct str *object_body(struct object *object)
{
	return &object->body;
}

unsigned object_number(const struct object *object)
{
	return object->number;
}

/* ---- the document */

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct objects *objects = user;
	if (objects->error[0] == '\0')
		snprintf(objects->error, sizeof(objects->error), "libharu 0x%04lX, %lu",
			(unsigned long)error, (unsigned long)detail);
}

const char *objects_error(struct objects *objects)
{
	if (objects->error[0] == '\0' && objects->doc->error.error_no != HPDF_OK)
		on_error(objects->doc->error.error_no, objects->doc->error.detail_no, objects);
	if (objects->error[0] == '\0' && objects->spool.error != 0)
		snprintf(objects->error, sizeof(objects->error), "%s",
			strerror(objects->spool.error));
	return objects->error[0] != '\0' ? objects->error : NULL;
}

/* What libharu writes through this stream comes to stand in `words`. */
static HPDF_STATUS take_words(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct objects *objects = stream->attr;
	str_add_n(&objects->words, (const char *)bytes, len);
	return HPDF_OK;
}

struct objects *objects_new(void)
{
	struct objects *objects = mem_alloc(sizeof(*objects));
	objects->doc = HPDF_New(on_error, objects);
	if (objects->doc == NULL || deflateInit(&objects->deflate, DEFLATE_LEVEL) != Z_OK) {
		HPDF_Free(objects->doc);
		free(objects);
		return NULL;
	}
	objects->doc->pdf_version = HPDF_VER_17;
	HPDF_SetPagesConfiguration(objects->doc, PAGES_PER_NODE);
	HPDF_Dict_RemoveElement(objects->doc->info, "Producer");
	numbers_return(objects);
	objects->catalog = adopt(objects, objects->doc->catalog);
	objects->info = adopt(objects, objects->doc->info);
	objects->writer = HPDF_CallbackWriter_New(objects->doc->mmgr, take_words, objects);
	return objects;
}

void objects_free(struct objects *objects)
{
	if (objects == NULL)
		return;
	for (unsigned i = 0; i < objects->next; i++)
		if (objects->slots[i].kind == SLOT_OBJECT)
			str_free(&objects->slots[i].object->body);
	HPDF_Stream_Free(objects->writer);
	HPDF_Free(objects->doc);
	deflateEnd(&objects->deflate);
	free(objects->slots);
	spool_free(&objects->spool);
	str_free(&objects->words);
	arena_free(&objects->arena);
	free(objects);
}

struct object *objects_catalog(struct objects *objects)
{
	return objects->catalog;
}

struct object *objects_info(struct objects *objects)
{
	return objects->info;
}

/* ---- objects */

struct object *object_new(struct objects *objects)
{
	struct object *object = arena_alloc(&objects->arena, sizeof(*object));
	object->number = objects_number(objects);
	objects->slots[object->number] = (struct slot){ .object = object, .kind = SLOT_OBJECT };
	return object;
}

/* One deflate state for all streams: setting one up costs more than a small page. */
static void deflate_into(struct objects *objects, struct str *out, const void *bytes, size_t len)
{
	z_stream *z = &objects->deflate;
	size_t bound = deflateBound(z, len);
	unsigned char *packed = mem_alloc(bound);
	deflateReset(z);
	z->next_in = (z_const Bytef *)bytes;
	z->avail_in = (uInt)len;
	z->next_out = packed;
	z->avail_out = (uInt)bound;
	if (deflate(z, Z_FINISH) != Z_STREAM_END)
		HPDF_SetError(&objects->doc->error, HPDF_ZLIB_ERROR, 0);
	else
		str_add_n(out, (const char *)packed, bound - z->avail_out);
	free(packed);
}

static void write_deflated(
	struct objects *objects, struct object *object, const void *bytes, size_t len)
{
	struct str packed = { 0 };
	deflate_into(objects, &packed, bytes, len);
	HPDF_Stream_Write(
		object->dict->stream, (const HPDF_BYTE *)str_text(&packed), (HPDF_UINT)packed.len);
	str_free(&packed);
	str_add(&object->body, "/Filter /FlateDecode\n");
}

struct object *object_stream(struct objects *objects, const void *bytes, size_t len, bool deflate)
{
	numbers_lend(objects);
	HPDF_Dict dict = HPDF_DictStream_New(objects->doc->mmgr, objects->doc->xref);
	numbers_return(objects);
	struct object *object = adopt(objects, dict);
	if (dict == NULL)
		return object;
	if (deflate)
		write_deflated(objects, object, bytes, len);
	else if (len > 0)
		HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)len);
	return object;
}

struct object *object_page(struct objects *objects)
{
	numbers_lend(objects);
	HPDF_Page page = HPDF_AddPage(objects->doc);
	numbers_return(objects);
	if (page != NULL) {
		HPDF_Dict_RemoveElement(page, "MediaBox");
		HPDF_Dict_RemoveElement(page, "Resources");
	}
	return adopt(objects, page);
}

void page_fill(struct objects *objects, struct object *page, const struct str *content)
{
	if (page->dict == NULL)
		return;
	HPDF_PageAttr attr = page->dict->attr;
	struct object *stream = adopt(objects, attr->contents);
	write_deflated(objects, stream, str_text(content), content->len);
	object_done(objects, stream);
}

/* ---- what is finished */

/* The value of a slot, as it stands between "obj" and "endobj". */
static void put_value(struct objects *objects, const struct slot *slot, struct str *out)
{
	const struct object *object = slot->kind == SLOT_OBJECT ? slot->object : NULL;
	if (slot->kind == SLOT_SPOOLED || slot->kind == SLOT_STREAM) {
		spool_read(&objects->spool, slot->at, slot->len, out);
	} else if (object != NULL && object->dict == NULL) {
		str_add(out, "<<\n");
		str_add_n(out, str_text(&object->body), object->body.len);
		str_add(out, ">>");
	} else {
		objects->writing = object;
		str_clear(&objects->words);
		HPDF_Obj_WriteValue(
			object != NULL ? (void *)object->dict : slot->value, objects->writer, NULL);
		str_add_n(out, str_text(&objects->words), objects->words.len);
	}
}

static bool has_stream(const struct slot *slot)
{
	if (slot->kind == SLOT_STREAM)
		return true;
	return slot->kind == SLOT_OBJECT && slot->object->dict != NULL &&
		slot->object->dict->stream != NULL;
}

void object_done(struct objects *objects, struct object *object)
{
	struct str text = { 0 };
	struct slot *slot = &objects->slots[object->number];
	if (object->number == 0 || slot->kind != SLOT_OBJECT)
		return;
	enum slot_kind kind = has_stream(slot) ? SLOT_STREAM : SLOT_SPOOLED;
	put_value(objects, slot, &text);
	slot->at = spool_add(&objects->spool, text.text, text.len);
	slot->len = (uint32_t)text.len;
	slot->kind = kind;
	str_free(&text);
	str_free(&object->body);
	if (kind == SLOT_STREAM) {
		HPDF_Stream_Free(object->dict->stream);
		object->dict->stream = NULL;
	}
}

void objects_put(struct objects *objects, unsigned number, const struct str *body)
{
	struct slot *slot = slot_of(objects, number);
	slot->at = spool_add(&objects->spool, "<<\n", 3);
	spool_add(&objects->spool, str_text(body), body->len);
	spool_add(&objects->spool, ">>", 2);
	slot->len = (uint32_t)body->len + 5;
	slot->kind = SLOT_SPOOLED;
}

/*
 * ---- the file: streams as they are, all other objects in compressed object streams, which a
 * cross-reference stream lists (7.5.7, 7.5.8); a tagged file is half as large that way
 */

enum { OBJECTS_PER_STREAM = 200 };

struct entry {
	unsigned char type; /* 0 free, 1 at an offset, 2 in an object stream */
	unsigned char index; /* in it */
	uint32_t where; /* offset, or number of that stream */
};

struct saving {
	struct objects *objects;
	objects_sink *sink;
	void *user;
	uint64_t len; /* of the file so far */
	struct digest *digest;
	struct entry *entries;
	unsigned count, next; /* numbers of objects; with those of the streams that hold them */
	struct str packed, head, whole;
	unsigned packed_number, packed_count;
};

static void put_out(struct saving *s, const char *bytes, size_t len)
{
	/* Four bytes of the table tell an offset. */
	if (s->len > INT32_MAX - len)
		HPDF_SetError(&s->objects->doc->error, HPDF_FILE_IO_ERROR, 0);
	s->len += len;
	if (s->digest != NULL)
		digest_add(s->digest, bytes, len);
	s->sink(s->user, bytes, len);
}

/* `dictionary`: entries besides /Length and /Filter. */
static void put_stream(
	struct saving *s, unsigned number, const char *dictionary, const void *bytes, size_t len)
{
	struct str packed = { 0 }, head = { 0 };
	deflate_into(s->objects, &packed, bytes, len);
	s->entries[number] = (struct entry){ 1, 0, (uint32_t)s->len };
	str_add_format(&head, "%u 0 obj\n<<\n%s/Filter /FlateDecode\n/Length %zu\n>>\nstream\r\n",
		number, dictionary, packed.len);
	put_out(s, head.text, head.len);
	put_out(s, str_text(&packed), packed.len);
	put_out(s, "\r\nendstream\nendobj\n", 19);
	str_free(&packed);
	str_free(&head);
}

static void end_packed(struct saving *s)
{
	struct str dictionary = { 0 };
	size_t head = s->head.len;
	if (s->packed_count == 0)
		return;
	str_add_n(&s->head, str_text(&s->packed), s->packed.len);
	str_add_format(&dictionary, "/Type /ObjStm\n/N %u\n/First %zu\n", s->packed_count, head);
	put_stream(s, s->packed_number, dictionary.text, s->head.text, s->head.len);
	str_clear(&s->head);
	str_clear(&s->packed);
	str_free(&dictionary);
	s->packed_count = 0;
}

static void pack(struct saving *s, unsigned number)
{
	if (s->packed_count == OBJECTS_PER_STREAM)
		end_packed(s);
	if (s->packed_count == 0)
		s->packed_number = s->next++;
	str_add_format(&s->head, "%u %zu ", number, s->packed.len);
	s->entries[number] =
		(struct entry){ 2, (unsigned char)s->packed_count++, s->packed_number };
	put_value(s->objects, &s->objects->slots[number], &s->packed);
	str_add_char(&s->packed, '\n');
}

static void put_whole(struct saving *s, unsigned number)
{
	s->entries[number] = (struct entry){ 1, 0, (uint32_t)s->len };
	str_clear(&s->whole);
	str_add_format(&s->whole, "%u 0 obj\n", number);
	put_value(s->objects, &s->objects->slots[number], &s->whole);
	str_add(&s->whole, "\nendobj\n");
	put_out(s, s->whole.text, s->whole.len);
}

static void put_objects(struct saving *s)
{
	for (unsigned i = 1; i < s->count; i++) {
		const struct slot *slot = &s->objects->slots[i];
		if (slot->kind == SLOT_FREE)
			continue;
		if (has_stream(slot))
			put_whole(s, i);
		else
			pack(s, i);
	}
	end_packed(s);
}

static void put_field(struct str *out, unsigned long value, int bytes)
{
	while (bytes-- > 0)
		str_add_char(out, (char)(value >> 8 * bytes & 0xFF));
}

static void put_reference_table(struct saving *s)
{
	struct objects *objects = s->objects;
	struct str table = { 0 }, dictionary = { 0 };
	struct hash sum;
	char hash[HASH_TEXT];
	unsigned number = s->next++;
	uint64_t start = s->len;
	s->entries[number] = (struct entry){ 1, 0, (uint32_t)start };
	for (unsigned i = 0; i < s->next; i++) {
		put_field(&table, s->entries[i].type, 1);
		put_field(&table, s->entries[i].where, 4);
		put_field(&table, s->entries[i].index, 1);
	}
	digest_end(s->digest, &sum);
	hash_text(hash, sum.bytes);
	s->digest = NULL;
	str_add_format(&dictionary,
		"/Type /XRef\n/Size %u\n/W [1 4 1]\n/Root %u 0 R\n/Info %u 0 R\n/ID [<%.32s> "
		"<%.32s>]\n",
		s->next, object_number(objects->catalog), object_number(objects->info), hash, hash);
	put_stream(s, number, dictionary.text, table.text, table.len);
	str_clear(&table);
	str_add_format(&table, "startxref\n%zu\n%%%%EOF\n", (size_t)start);
	put_out(s, table.text, table.len);
	str_free(&table);
	str_free(&dictionary);
}

bool objects_save(struct objects *objects, objects_sink *sink, void *user)
{
	static const char header[] = "%PDF-1.7\n%\xE4\xB8\xAD\xE6\n";
	struct saving s = { .objects = objects, .sink = sink, .user = user };
	if (objects_error(objects) != NULL || objects->writer == NULL)
		return false;
	s.count = s.next = objects->next;
	size_t room = s.count + s.count / OBJECTS_PER_STREAM + 3;
	s.entries = mem_alloc(room * sizeof(*s.entries));
	s.digest = digest_new();
	put_out(&s, header, sizeof(header) - 1);
	put_objects(&s);
	put_reference_table(&s);
	str_free(&s.packed);
	str_free(&s.head);
	str_free(&s.whole);
	free(s.entries);
	return objects_error(objects) == NULL;
}

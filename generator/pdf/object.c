/*
 * libharu keeps a dictionary's entries as objects; 1350 bytes for what takes 200 as text.  So our
 * dictionaries have no entries but a write_fn, which prints their body.  libharu's own ways to
 * compress, to save and to make an /ID are not used: they write /Filter as an array, overlook a full
 * disk, and depend on the clock.
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

enum { PAGES_PER_NODE = 64, DEFLATE_LEVEL = 6 };

struct object {
	HPDF_Dict dict;
	struct str body;
};

struct objects {
	HPDF_Doc doc;
	struct arena arena;
	struct object **by_number;
	size_t room;
	struct object *catalog, *info;
	z_stream deflate;
	struct str *out; /* while saving: where libharu's words go */
	size_t start; /* of the file in the caller's */
	char error[48];
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
	const struct str *body = &objects->by_number[number_of(dict)]->body;
	if (body->len == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->text, (HPDF_UINT)body->len);
}

static struct object *adopt(struct objects *objects, HPDF_Dict dict)
{
	struct object *object = arena_alloc(&objects->arena, sizeof(*object));
	unsigned number = dict != NULL ? number_of(dict) : 0;
	if (number >= objects->room) {
		size_t room = (number + 64) * 2;
		objects->by_number = mem_resize(objects->by_number, room * sizeof(object));
		memset(objects->by_number + objects->room, 0,
			(room - objects->room) * sizeof(object));
		objects->room = room;
	}
	object->dict = dict;
	if (dict != NULL)
		dict->write_fn = write_body;
	if (objects->by_number[number] == NULL || dict != NULL)
		objects->by_number[number] = object;
	return object;
}

struct str *object_body(struct object *object)
{
	return &object->body;
}

unsigned object_number(const struct object *object)
{
	return object->dict != NULL ? number_of(object->dict) : 0;
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
	return objects->error[0] != '\0' ? objects->error : NULL;
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
	objects->catalog = adopt(objects, objects->doc->catalog);
	objects->info = adopt(objects, objects->doc->info);
	return objects;
}

void objects_free(struct objects *objects)
{
	if (objects == NULL)
		return;
	HPDF_Free(objects->doc);
	deflateEnd(&objects->deflate);
	for (size_t i = 0; i < objects->room; i++)
		if (objects->by_number[i] != NULL)
			str_free(&objects->by_number[i]->body);
	free(objects->by_number);
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
	HPDF_Dict dict = HPDF_Dict_New(objects->doc->mmgr);
	if (dict != NULL && HPDF_Xref_Add(objects->doc->xref, dict) != HPDF_OK)
		dict = NULL; /* which HPDF_Xref_Add has freed */
	return adopt(objects, dict);
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
	HPDF_Dict dict = HPDF_DictStream_New(objects->doc->mmgr, objects->doc->xref);
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
	HPDF_Page page = HPDF_AddPage(objects->doc);
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
}

/*
 * ---- the file: streams as they are, all other objects in compressed object streams, which a
 * cross-reference stream lists (7.5.7, 7.5.8); a tagged file is half as large that way
 */

enum { OBJECTS_PER_STREAM = 200 };

struct entry {
	unsigned char type; /* 0 free, 1 at an offset, 2 in an object stream */
	unsigned long where; /* offset, or number of that stream */
	unsigned index; /* in it */
};

struct saving {
	struct objects *objects;
	HPDF_Stream stream; /* writes to objects->out */
	struct str *file;
	struct entry *entries;
	unsigned count, next; /* entries of libharu; numbers in all */
	struct str packed, head;
	unsigned packed_number, packed_count;
};

static HPDF_STATUS sink(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct objects *objects = stream->attr;
	/* libharu's offsets end there. */
	if (objects->out->len > INT32_MAX - len)
		return HPDF_SetError(&objects->doc->error, HPDF_FILE_IO_ERROR, 0);
	str_add_n(objects->out, (const char *)bytes, len);
	return HPDF_OK;
}

/* `dictionary`: entries besides /Length and /Filter. */
static void put_stream(
	struct saving *s, unsigned number, const char *dictionary, const void *bytes, size_t len)
{
	struct str packed = { 0 };
	deflate_into(s->objects, &packed, bytes, len);
	s->entries[number] = (struct entry){ 1, s->file->len - s->objects->start, 0 };
	str_add_format(s->file, "%u 0 obj\n<<\n%s/Filter /FlateDecode\n/Length %zu\n>>\nstream\r\n",
		number, dictionary, packed.len);
	str_add_n(s->file, packed.text, packed.len);
	str_add(s->file, "\r\nendstream\nendobj\n");
	str_free(&packed);
}

static void end_packed(struct saving *s)
{
	struct str all = { 0 }, dictionary = { 0 };
	if (s->packed_count == 0)
		return;
	str_add_n(&all, s->head.text, s->head.len);
	str_add_n(&all, s->packed.text, s->packed.len);
	str_add_format(
		&dictionary, "/Type /ObjStm\n/N %u\n/First %zu\n", s->packed_count, s->head.len);
	put_stream(s, s->packed_number, dictionary.text, all.text, all.len);
	str_clear(&s->head);
	str_clear(&s->packed);
	str_free(&all);
	str_free(&dictionary);
	s->packed_count = 0;
}

static void pack(struct saving *s, unsigned number, void *object)
{
	if (s->packed_count == OBJECTS_PER_STREAM)
		end_packed(s);
	if (s->packed_count == 0)
		s->packed_number = s->next++;
	str_add_format(&s->head, "%u %zu ", number, s->packed.len);
	s->entries[number] = (struct entry){ 2, s->packed_number, s->packed_count++ };
	s->objects->out = &s->packed;
	HPDF_Obj_WriteValue(object, s->stream, NULL);
	s->objects->out = s->file;
	str_add_char(&s->packed, '\n');
}

static void put_whole(struct saving *s, unsigned number, void *object)
{
	s->entries[number] = (struct entry){ 1, s->file->len - s->objects->start, 0 };
	str_add_format(s->file, "%u 0 obj\n", number);
	HPDF_Obj_WriteValue(object, s->stream, NULL);
	str_add(s->file, "\nendobj\n");
}

static bool has_stream(void *object)
{
	const HPDF_Obj_Header *header = object;
	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
		((HPDF_Dict)object)->stream != NULL;
}

static void put_objects(struct saving *s)
{
	HPDF_Xref xref = s->objects->doc->xref;
	for (unsigned i = 1; i < s->count; i++) {
		HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, i);
		if (entry->entry_typ == HPDF_FREE_ENTRY)
			continue;
		if (has_stream(entry->obj))
			put_whole(s, i, entry->obj);
		else
			pack(s, i, entry->obj);
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
	char hash[HASH_TEXT];
	unsigned number = s->next++;
	size_t start = s->file->len - objects->start;
	s->entries[number] = (struct entry){ 1, start, 0 };
	for (unsigned i = 0; i < s->next; i++) {
		put_field(&table, s->entries[i].type, 1);
		put_field(&table, s->entries[i].where, 4);
		put_field(&table, s->entries[i].index, 1);
	}
	hash_sha256(hash, s->file->text + objects->start, start);
	str_add_format(&dictionary,
		"/Type /XRef\n/Size %u\n/W [1 4 1]\n/Root %u 0 R\n/Info %u 0 R\n/ID [<%.32s> "
		"<%.32s>]\n",
		s->next, object_number(objects->catalog), object_number(objects->info), hash, hash);
	put_stream(s, number, dictionary.text, table.text, table.len);
	str_add_format(s->file, "startxref\n%zu\n%%%%EOF\n", start);
	str_free(&table);
	str_free(&dictionary);
}

bool objects_save(struct objects *objects, struct str *out)
{
	static const char header[] = "%PDF-1.7\n%\xE4\xB8\xAD\xE6\n";
	HPDF_Doc doc = objects->doc;
	struct saving s = { .objects = objects, .file = out };
	if (objects_error(objects) != NULL)
		return false;
	s.count = s.next = doc->xref->entries->count;
	size_t room = s.count + s.count / OBJECTS_PER_STREAM + 3;
	s.entries = mem_alloc(room * sizeof(*s.entries));
	memset(s.entries, 0, room * sizeof(*s.entries));
	objects->out = out;
	objects->start = out->len;
	s.stream = HPDF_CallbackWriter_New(doc->mmgr, sink, objects);
	str_add(out, header);
	if (s.stream != NULL) {
		put_objects(&s);
		put_reference_table(&s);
	}
	HPDF_Stream_Free(s.stream);
	str_free(&s.packed);
	str_free(&s.head);
	free(s.entries);
	return objects_error(objects) == NULL;
}

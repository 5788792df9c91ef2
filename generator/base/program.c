#define _GNU_SOURCE /* dl_iterate_phdr */
#include "base/program.h"

#include <link.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/hash.h"

/* False: these notes have no sum. */
static bool add_notes(const char *at, const char *end, struct str *key)
{
	const size_t head = sizeof(ElfW(Nhdr));
	while ((size_t)(end - at) >= head) {
		ElfW(Nhdr) note;
		memcpy(&note, at, head);
		size_t name = (note.n_namesz + 3) & ~(size_t)3, len = note.n_descsz;
		if ((size_t)(end - at) < head + name + len)
			return false;
		if (note.n_type == NT_GNU_BUILD_ID && name == 4 &&
			memcmp(at + head, "GNU", 4) == 0) {
			str_add_n(key, at + head + name, len);
			return true;
		}
		at += head + name + ((len + 3) & ~(size_t)3);
	}
	return false;
}

/* The kernel's part of the process, and what somebody has loaded before all else, are none of the
 * program's libraries. */
static bool is_foreign(const char *name)
{
	const char *preloaded = getenv("LD_PRELOAD");
	return strncmp(name, "linux-", 6) == 0 ||
		(name[0] != '\0' && preloaded != NULL && strstr(preloaded, name) != NULL);
}

/* Called for the program first, then for its libraries. */
static int add_object(struct dl_phdr_info *object, size_t size, void *context)
{
	struct str *key = context;
	(void)size;
	for (size_t i = 0; i < object->dlpi_phnum && !is_foreign(object->dlpi_name); i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];
		const char *at = (const char *)(object->dlpi_addr + part->p_vaddr);
		if (part->p_type == PT_NOTE && add_notes(at, at + part->p_memsz, key))
			break;
	}
	return key->len == 0; /* a program without a sum: no need to go on */
}

void program_key(struct str *key)
{
	struct arena arena = { 0 };
	struct str sums = { 0 };
	struct hash hash;
	size_t len = 0;
	dl_iterate_phdr(add_object, &sums);
	if (sums.len == 0) {
		const char *program = files_bytes("/proc/self/exe", &arena, NULL, &len);
		hash_make(&hash, program != NULL ? program : "", len);
		str_add_n(&sums, (const char *)hash.bytes, HASH_BYTES);
	}
	str_add_n(key, sums.text, sums.len);
	str_free(&sums);
	arena_free(&arena);
}

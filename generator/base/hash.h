/* hash.h - SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) of bytes, as 64 lower-case hexadecimal
 * digits; and a short hash for tables. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { HASH_TEXT = 65, HASH_BYTES = 32 }; /* 64 digits and a NUL; the same as bytes */

/* The SHA-256 of something, as bytes. */
struct hash {
	unsigned char bytes[HASH_BYTES];
};

static inline bool hash_same(const struct hash *a, const struct hash *b)
{
	return memcmp(a->bytes, b->bytes, HASH_BYTES) == 0;
}

/* hash_make - SHA-256; hash_make_sm3 - SM3; hash_text - either one as digits. */
void hash_make(struct hash *hash, const void *bytes, size_t len);
void hash_text(char text[HASH_TEXT], const unsigned char bytes[HASH_BYTES]);
void hash_make_sm3(unsigned char out[HASH_BYTES], const void *bytes, size_t len);

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len);
void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len);

/* The SHA-256 of bytes that come one after the other. */
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t len);
/* digest_end - the hash; ends the digest. */
void digest_end(struct digest *digest, struct hash *hash);

/* hash_short - FNV-1a, its upper bits folded into the lower: for tables, and to deal units out.  Who
 * wants two texts of one hash finds them. */
static inline uint32_t hash_short(const char *text, size_t length)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619U;
	return hash ^ hash >> 15;
}

#endif

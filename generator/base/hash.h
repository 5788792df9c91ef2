/* hash.h - SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) of bytes, as 64 lower-case hexadecimal
 * digits. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

enum { HASH_TEXT = 65, HASH_BYTES = 32 }; /* 64 digits and a NUL; the same as bytes */

/* The SHA-256 of something, as bytes. */
struct hash {
	unsigned char bytes[HASH_BYTES];
};

void hash_make(struct hash *hash, const void *bytes, size_t len);
void hash_text(char text[HASH_TEXT], const unsigned char bytes[HASH_BYTES]);
void hash_make_sm3(unsigned char out[HASH_BYTES], const void *bytes, size_t len);

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len);
void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len);

#endif

/* hash.h - SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) of bytes, as 64 lower-case hexadecimal
 * digits. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

enum { HASH_TEXT = 65 }; /* 64 digits and a NUL */

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len);
void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len);

#endif

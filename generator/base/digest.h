/* digest.h - the SHA-256 (FIPS 180-4) of bytes that come one after the other; hash.h of all at once. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#include "base/hash.h"

struct digest;

struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t len);
/* digest_end - the hash as text; ends the digest. */
void digest_end(struct digest *digest, char text[HASH_TEXT]);

#endif

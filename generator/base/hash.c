#include "base/hash.h"

#include <openssl/evp.h>

static void sum(const EVP_MD *method, unsigned char out[HASH_BYTES], const void *bytes, size_t len)
{
	unsigned count = 0;
	EVP_Digest(bytes, len, out, &count, method, NULL);
}

void hash_text(char text[HASH_TEXT], const unsigned char bytes[HASH_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	for (unsigned i = 0; i < HASH_BYTES; i++) {
		text[2 * i] = digits[bytes[i] >> 4];
		text[2 * i + 1] = digits[bytes[i] & 15];
	}
	text[2 * HASH_BYTES] = '\0';
}

void hash_make(struct hash *hash, const void *bytes, size_t len)
{
	sum(EVP_sha256(), hash->bytes, bytes, len);
}

void hash_make_sm3(unsigned char out[HASH_BYTES], const void *bytes, size_t len)
{
	sum(EVP_sm3(), out, bytes, len);
}

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len)
{
	unsigned char out[HASH_BYTES];
	sum(EVP_sha256(), out, bytes, len);
	hash_text(text, out);
}

void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len)
{
	unsigned char out[HASH_BYTES];
	sum(EVP_sm3(), out, bytes, len);
	hash_text(text, out);
}

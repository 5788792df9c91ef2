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

/* A struct digest is an EVP_MD_CTX under our own name. */
struct digest *digest_new(void)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_DigestInit_ex(context, EVP_sha256(), NULL);
	return (struct digest *)context;
}

void digest_add(struct digest *digest, const void *bytes, size_t len)
{
	EVP_DigestUpdate((EVP_MD_CTX *)digest, bytes, len);
}

void digest_end(struct digest *digest, struct hash *hash)
{
	EVP_DigestFinal_ex((EVP_MD_CTX *)digest, hash->bytes, NULL);
	EVP_MD_CTX_free((EVP_MD_CTX *)digest);
}

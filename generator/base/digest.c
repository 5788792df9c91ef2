#include "base/digest.h"

#include <openssl/evp.h>

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

void digest_end(struct digest *digest, char text[HASH_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE] = { 0 };
	unsigned count = 0;
	EVP_DigestFinal_ex((EVP_MD_CTX *)digest, sum, &count);
	EVP_MD_CTX_free((EVP_MD_CTX *)digest);
	for (unsigned i = 0; i < HASH_TEXT / 2; i++) {
		text[2 * i] = digits[sum[i] >> 4];
		text[2 * i + 1] = digits[sum[i] & 15];
	}
	text[HASH_TEXT - 1] = '\0';
}

#include "base/hash.h"

#include <openssl/evp.h>

static void hash(const EVP_MD *method, char text[HASH_TEXT], const void *bytes, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE] = { 0 };
	unsigned count = 0;

	EVP_Digest(bytes, len, sum, &count, method, NULL);
	for (unsigned i = 0; i < 32; i++) {
		text[2 * i] = digits[sum[i] >> 4];
		text[2 * i + 1] = digits[sum[i] & 15];
	}
	text[64] = '\0';
}

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len)
{
	hash(EVP_sha256(), text, bytes, len);
}

void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len)
{
	hash(EVP_sm3(), text, bytes, len);
}

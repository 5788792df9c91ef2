#include "base/hash.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

/* One for each algorithm: to look an algorithm up takes longer than to sum a short text. */
struct method {
	const char *name;
	EVP_MD *digest;
	EVP_MD_CTX *context;
};

static struct method sha256 = { .name = "SHA256" }, sm3 = { .name = "SM3" };

static void sum(struct method *m, unsigned char out[HASH_BYTES], const void *bytes, size_t len)
{
	if (m->digest == NULL) {
		m->digest = EVP_MD_fetch(NULL, m->name, NULL);
		m->context = EVP_MD_CTX_new();
	}
	if (m->digest == NULL || EVP_DigestInit_ex(m->context, m->digest, NULL) != 1 ||
		EVP_DigestUpdate(m->context, bytes, len) != 1 ||
		EVP_DigestFinal_ex(m->context, out, NULL) != 1) {
		fprintf(stderr, "boardpress: libcrypto has no %s\n", m->name);
		exit(EX_SOFTWARE);
	}
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
	sum(&sha256, hash->bytes, bytes, len);
}

void hash_make_sm3(unsigned char out[HASH_BYTES], const void *bytes, size_t len)
{
	sum(&sm3, out, bytes, len);
}

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len)
{
	unsigned char out[HASH_BYTES];
	sum(&sha256, out, bytes, len);
	hash_text(text, out);
}

void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len)
{
	unsigned char out[HASH_BYTES];
	sum(&sm3, out, bytes, len);
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

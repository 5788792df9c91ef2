#include "base/hash.h"

#include <gcrypt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/arena.h"

static void need(int algorithm)
{
	static bool ready;
	if (!ready) {
		gcry_check_version(NULL);
		gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
		gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
		ready = true;
	}
	/* A machine set to FIPS 140 allows no SM3. */
	if (gcry_md_test_algo(algorithm) != 0) {
		fprintf(stderr, "boardpress: libgcrypt has no %s\n", gcry_md_algo_name(algorithm));
		exit(EX_SOFTWARE);
	}
}

static void sum(int algorithm, unsigned char out[HASH_BYTES], const void *bytes, size_t len)
{
	need(algorithm);
	gcry_md_hash_buffer(algorithm, out, bytes, len);
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
	sum(GCRY_MD_SHA256, hash->bytes, bytes, len);
}

void hash_make_sm3(unsigned char out[HASH_BYTES], const void *bytes, size_t len)
{
	sum(GCRY_MD_SM3, out, bytes, len);
}

void hash_sha256(char text[HASH_TEXT], const void *bytes, size_t len)
{
	unsigned char out[HASH_BYTES];
	sum(GCRY_MD_SHA256, out, bytes, len);
	hash_text(text, out);
}

void hash_sm3(char text[HASH_TEXT], const void *bytes, size_t len)
{
	unsigned char out[HASH_BYTES];
	sum(GCRY_MD_SM3, out, bytes, len);
	hash_text(text, out);
}

/* A struct digest is a gcry_md_hd_t under our own name. */
struct digest *digest_new(void)
{
	gcry_md_hd_t handle = NULL;
	need(GCRY_MD_SHA256);
	if (gcry_md_open(&handle, GCRY_MD_SHA256, 0) != 0)
		mem_none();
	return (struct digest *)handle;
}

void digest_add(struct digest *digest, const void *bytes, size_t len)
{
	gcry_md_write((gcry_md_hd_t)digest, bytes, len);
}

void digest_end(struct digest *digest, struct hash *hash)
{
	memcpy(hash->bytes, gcry_md_read((gcry_md_hd_t)digest, GCRY_MD_SHA256), HASH_BYTES);
	gcry_md_close((gcry_md_hd_t)digest);
}

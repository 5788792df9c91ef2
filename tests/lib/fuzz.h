/* fuzz.h - what fuzz targets share: a folder of their own, in which the bytes are a file. */
#ifndef LIB_FUZZ_H
#define LIB_FUZZ_H

#define _XOPEN_SOURCE 700
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* fuzz_folder - made for this process, removed at its end. */
static char fuzz_folder_name[] = "/tmp/boardpress-fuzz-XXXXXX";

static inline void fuzz_folder_remove(void)
{
	char command[64];
	snprintf(command, sizeof(command), "rm -rf %s", fuzz_folder_name);
	if (system(command) != 0)
		fputs("the folder of the fuzz target stays\n", stderr);
}

static inline const char *fuzz_folder(void)
{
	static int made;
	if (!made && mkdtemp(fuzz_folder_name) == NULL)
		abort();
	if (!made)
		atexit(fuzz_folder_remove);
	made = 1;
	return fuzz_folder_name;
}

/* fuzz_file - the bytes as FOLDER/NAME; folders in NAME must be there. */
static inline const char *fuzz_file(const char *name, const void *bytes, size_t len)
{
	static char path[PATH_MAX];
	snprintf(path, sizeof(path), "%s/%s", fuzz_folder(), name);
	FILE *file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, len, file) != len || fclose(file) != 0)
		abort();
	return path;
}

#endif

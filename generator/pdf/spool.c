#include "pdf/spool.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"

static void fail(struct spool *spool)
{
	if (spool->error == 0)
		spool->error = errno != 0 ? errno : EIO;
}

static void add_to_file(struct spool *spool, const void *bytes, size_t len)
{
	errno = 0;
	if (spool->file == NULL)
		spool->file = tmpfile();
	if (spool->file == NULL || fwrite(bytes, 1, len, spool->file) != len)
		fail(spool);
}

uint64_t spool_add(struct spool *spool, const void *bytes, size_t len)
{
	uint64_t at = spool->len;
	if (spool->error != 0)
		return at;
	if (spool->file == NULL && spool->memory.len + len <= SPOOL_MEMORY)
		str_add_n(&spool->memory, bytes, len);
	else
		add_to_file(spool, bytes, len);
	spool->len += len;
	return at;
}

/* Numbers are given and contents finished in nearly the same order: reading hardly ever seeks. */
static bool move_window(struct spool *spool, uint64_t at)
{
	if (spool->window == NULL)
		spool->window = mem_alloc(SPOOL_WINDOW);
	spool->window_at = at;
	spool->window_len = 0;
	errno = 0;
	if (fseeko(spool->file, (off_t)at, SEEK_SET) == 0)
		spool->window_len = fread(spool->window, 1, SPOOL_WINDOW, spool->file);
	if (spool->window_len == 0)
		fail(spool);
	return spool->window_len > 0;
}

void spool_read(struct spool *spool, uint64_t at, size_t len, struct str *out)
{
	if (at < spool->memory.len) {
		str_add_n(out, spool->memory.text + at, len);
		return;
	}
	at -= spool->memory.len;
	while (len > 0 && spool->error == 0) {
		if (at < spool->window_at || at >= spool->window_at + spool->window_len)
			if (!move_window(spool, at))
				return;
		size_t skip = (size_t)(at - spool->window_at), have = spool->window_len - skip;
		have = have < len ? have : len;
		str_add_n(out, spool->window + skip, have);
		at += have;
		len -= have;
	}
}

void spool_free(struct spool *spool)
{
	if (spool->file != NULL)
		fclose(spool->file);
	free(spool->window);
	str_free(&spool->memory);
	*spool = (struct spool){ 0 };
}

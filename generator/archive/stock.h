/*
 * stock.h - the trees of the records that were read in this run, as bytes in a file without a name:
 * what shows a record need not read it once more.
 *
 * Every process adds to it and takes from it.  It is a help: where it cannot be had, or would take
 * more than a quarter of what is free on its disk, records are read again.
 */
#ifndef ARCHIVE_STOCK_H
#define ARCHIVE_STOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct stock;

/* stock_open - in `folder`, which is made; NULL if there can be none.  Before processes are forked
 * that shall share it. */
struct stock *stock_open(const char *folder);
void stock_close(struct stock *stock); /* NULL: nothing to do */

/* stock_put - where the bytes lie now; -1: they do not. */
int64_t stock_put(struct stock *stock, const struct str *bytes);
/* stock_get - the `length` bytes that lie at `at` become `bytes`. */
bool stock_get(const struct stock *stock, int64_t at, size_t length, struct str *bytes);

#endif

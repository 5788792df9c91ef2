/*
 * last.h - OUT/.boardpress/last: what the last whole build into OUT saw of the file system, and
 * what it told.
 *
 * When the file system says the same of all that a build reads, and of all that it has made,
 * another one would end in the same bytes and the same words: it need not read a record.  A file
 * that changed within a tick of the clock before it was looked at might do so again unseen, so
 * nothing is kept then.
 */
#ifndef BUILD_LAST_H
#define BUILD_LAST_H

#include "archive/archive.h"

/* What a summary of a build counts. */
struct tally {
	size_t records, pages, documents, boards, packets, missing, due;
};

/* What a build reads, as the file system has it. */
struct last {
	struct hash seen; /* of the names and stamps of everything */
	bool settled; /* nothing of it has changed just now */
	struct tally tally;
};

/*
 * last_look - look at the program, at the templates and fonts below `share`, and at the listing of
 * the site but for what lies in `out`.  `call`: the options that change what is made.
 */
void last_look(struct last *last, const char *site, const char *share, const char *call,
	const char *out, const struct site_listing *listing);

/* last_stands - is there nothing to do for OUT?  Then `diag` is told what was told, and the tally
 * is filled in.  Not while another build is at work. */
bool last_stands(struct last *last, const char *out, struct diag *diag);

/*
 * last_keep - the build that began after last_look() has ended, whole, with these words and this
 * tally.  Nothing is kept where the next build could end otherwise though it sees the same: after
 * words of the moment (diag_passing), or when a record names a hidden file, which no listing has.
 * Where it cannot be written, the next build finds out by itself.
 */
void last_keep(const struct last *last, const char *out, const struct archive *archive,
	const struct diag *diag);

#endif

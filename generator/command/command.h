/*
 * command.h - the command line: one file a command, one table of them.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/archive.h"
#include "base/dates.h"
#include "base/diag.h"
#include "ledger/ledger.h"
#include "standard/standard.h"
#include "xml/kind.h"

/* Exit codes: these, and those of <sysexits.h> for what is neither the author's nor the user's
 * fault. */
enum { EXIT_GOOD = 0, EXIT_RECORDS = 1, EXIT_USAGE = 2 };

enum { EDITION_ALL = -1 };

struct options {
	const char *output; /* NULL: not given */
	int jobs; /* 0: as many as processors */
	struct date as_of; /* year 0: not given */
	enum diag_language language;
	bool json, sarif, quiet, color;
	bool hung; /* boards hang as they are now */
	bool press; /* PDFs for a printing press */
	bool no_print; /* pages only */
	int edition; /* enum audience, or EDITION_ALL */
	int shard, shards; /* 1..shards of shards; 0: everything */
	const char *dump; /* xml, fo, areas; NULL: none */
	const char *only; /* NULL: everything */
	const char *from; /* id of a rule whose findings become a list of issues; NULL: none */
	char **arguments;
	size_t count;
};

enum option_set {
	OPTION_OUTPUT = 1,
	OPTION_JOBS = 2,
	OPTION_AS_OF = 4,
	OPTION_JSON = 8,
	OPTION_DUMP = 16,
	OPTION_ONLY = 32,
	OPTION_FROM = 64,
	OPTION_HUNG = 128,
	OPTION_PRESS = 256,
	OPTION_EDITION = 512,
	OPTION_NO_PRINT = 1024,
	OPTION_SHARD = 2048
};

struct command {
	const char *name, *arguments; /* "build", "[SITE]" */
	const char *zh, *en; /* one line */
	const char *help_zh, *help_en; /* what it does, for `help NAME` */
	unsigned options; /* enum option_set, besides --lang, --quiet, --color, --help */
	size_t least, most; /* arguments */
	int (*run)(const struct options *options, struct diag *diag);
};

/* command_find - NULL if there is none.  commands - all of them, sorted by name. */
extern const struct command commands[];
extern const size_t command_count;
const struct command *command_find(const char *name);

/* options_parse - false after saying on stderr what is wrong; argv[0] is the command's name. */
bool options_parse(const struct command *command, int argc, char **argv, struct options *options);
void options_describe(const struct command *command, enum diag_language language);
enum diag_language options_language(void); /* of the environment: LC_ALL, LC_MESSAGES, LANG */

int command_boards(const struct options *options, struct diag *diag);
int command_build(const struct options *options, struct diag *diag);
int command_check(const struct options *options, struct diag *diag);
int command_explain(const struct options *options, struct diag *diag);
int command_fo(const struct options *options, struct diag *diag);
int command_help(const struct options *options, struct diag *diag);
int command_import(const struct options *options, struct diag *diag);
int command_init(const struct options *options, struct diag *diag);
int command_merge(const struct options *options, struct diag *diag);
int command_new(const struct options *options, struct diag *diag);
int command_verify(const struct options *options, struct diag *diag);
int command_version(const struct options *options, struct diag *diag);

/* ---- what commands share */

/* share_folder - where templates and fonts of the program lie: BOARDPRESS_SHARE, beside the
 * sources, or
 * ../share/boardpress of the program; in `arena`, ends without '/'. */
const char *share_folder(struct arena *arena);

/* A site opened with its kinds. */
struct site_files {
	struct arena arena;
	const char *folder, *share;
	struct site_listing listing;
	struct kinds *kinds;
	struct nameorder *names;
	struct archive_options options;
	struct archive *archive;
};

/* options_workers - how many processes shall work. */
int options_workers(const struct options *options);

/* site_list - list the files of the site that the first argument names, or of the current folder;
 * site_read - and read its records.  site_open - both.  False after telling. */
bool site_list(struct site_files *site, const struct options *options, struct diag *diag);
bool site_read(struct site_files *site, const struct options *options, struct diag *diag);
bool site_open(struct site_files *site, const struct options *options, struct diag *diag);
void site_close(struct site_files *site);

/* site_findings - its records held against the standards of the program and of the site. */
void site_findings(struct site_files *site, struct findings *findings, struct diag *diag);
/* site_ledgers - read the ledgers of the program and of the site; ended by ledgers_free(). */
void site_ledgers(struct site_files *site, struct ledgers *ledgers, struct diag *diag);

/* report - print all messages on stderr, or as JSON or SARIF on stdout.  report_all - and the
 * findings. */
void report(struct diag *diag, const struct options *options);
void report_all(struct diag *diag, const struct findings *findings, const struct options *options);
/* report_exit - the exit code that the messages deserve. */
int report_exit(const struct diag *diag);

/* say - one of the two sentences, by the language asked for. */
const char *say(const struct options *options, const char *zh, const char *en);

#endif

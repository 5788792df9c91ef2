/*
 * diag.h - what the author is told: where, what is wrong, and what would help.
 *
 * Every message is a row of messages.def: a stable code, a severity, a sentence and a hint in
 * Chinese and English.  Messages are kept, and printed sorted by place at the end, so the output
 * does not depend on the number of workers.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"

/* where - a place in a file of the author.  `file` may be NULL and the numbers 0: unknown. */
struct where {
	const char *file;
	int line, col; /* from 1; col in characters */
};

enum severity {
	SEVERITY_ERROR, /* the record is not published */
	SEVERITY_WARNING, /* it is published; somebody should look */
	SEVERITY_NOTE /* what was done about it */
};

enum message_id {
#define MESSAGE(id, code, severity, zh, en, zh_hint, en_hint) id,
#include "base/messages.def"
#undef MESSAGE
	MESSAGE_COUNT
};

struct message {
	enum message_id id;
	struct where at;
	const char *zh, *en; /* the sentence, its arguments filled in */
	const char *zh_hint, *en_hint; /* "" if there is none */
	struct message *next;
};

enum diag_language { DIAG_CHINESE, DIAG_ENGLISH };

struct diag {
	struct arena arena;
	struct message *first, **last;
	size_t errors, warnings;
};

void diag_init(struct diag *diag);
void diag_free(struct diag *diag);

/*
 * diag_report - keep message `id` about the place `at`.
 *
 * The arguments are `const char *`, as many as the row's texts have {1} .. {4}.  They are
 * copied. Always returns false, so that a check can end in `return diag_report(...)`.
 */
bool diag_report(struct diag *diag, struct where at, enum message_id id, ...);

/* diag_add - a message of another `diag`, once more. */
void diag_add(struct diag *diag, const struct message *message);

/* diag_world - the machine failed, not the author: MESSAGE_SYSTEM with `what` and strerror(error).
 */
bool diag_world(struct diag *diag, const char *what, int error);

const char *diag_code(enum message_id id);
enum severity diag_severity(enum message_id id);

/* diag_row - the messages there are, one after the other, with “…” for what differs; in `arena`.
 * False: no more. */
struct diag_row {
	const char *code, *text, *hint; /* hint "": there is none, or it depends */
};
bool diag_row(size_t index, enum diag_language language, struct diag_row *row, struct arena *arena);

/* diag_describe - print what a code stands for; false if there is no such code. */
bool diag_describe(const char *code, enum diag_language language, FILE *out);

/*
 * diag_print - all messages, sorted by file, line, column and code; each as
 *
 *	错误[E0203]: 未知的键“主持”
 *	  --> content/a.md:4:1
 *	   4 | 主持: 李卫东
 *	     | ^^^^
 *	帮助: 是不是“主持人”？
 *
 * The caret stands under the place by East Asian width.  `color` adds terminal colours.
 */
void diag_print(struct diag *diag, FILE *out, enum diag_language language, bool color);

/* diag_world_failed - has the machine failed: was there a file that could not be read, though it is
 * there, or one that could not be written? */
bool diag_world_failed(const struct diag *diag);

/* diag_passing - is something told that the next run may not meet: the machine failed, a process
 * died, a file was changed meanwhile? */
bool diag_passing(const struct diag *diag);

/* diag_sort - put the messages into the order of diag_print; equal ones are kept once. */
void diag_sort(struct diag *diag);

/*
 * diag_pack, diag_unpack - all messages as bytes (pack.h), for a parent or for a later run.
 * diag_unpack adds them to those that are there; false if the bytes are not such.
 */
void diag_pack(const struct diag *diag, struct str *out);
bool diag_unpack(struct diag *diag, const char *bytes, size_t len);

#endif

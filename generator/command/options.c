#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"

struct row {
	const char *name;
	int letter;
	bool has_value;
	unsigned set; /* 0: every command takes it */
	const char *zh, *en;
};

static const struct row rows[] = {
	{ "output", 'o', true, OPTION_OUTPUT, "-o, --output PATH  写到哪里",
		"-o, --output PATH  where to write" },
	{ "jobs", 'j', true, OPTION_JOBS, "-j, --jobs N       同时用几个进程",
		"-j, --jobs N       number of workers" },
	{ "as-of", 'a', true, OPTION_AS_OF, "    --as-of DATE   检查算到哪一天",
		"    --as-of DATE   the day checks look from" },
	{ "json", 'J', false, OPTION_JSON, "    --json         以 JSON 输出",
		"    --json         print JSON" },
	{ "sarif", 'S', false, OPTION_JSON, "    --sarif        以 SARIF 输出",
		"    --sarif        print SARIF" },
	{ "dump", 'D', true, OPTION_DUMP, "    --dump=STAGE   打印某一步的结果：xml、fo、areas",
		"    --dump=STAGE   print what a stage made: xml, fo, areas" },
	{ "only", 'O', true, OPTION_ONLY, "    --only ID      只处理一条记录",
		"    --only ID      one record only" },
	{ "from", 'F', true, OPTION_FROM,
		"    --from RULE    由一条要求的缺漏开出清单（new issue）",
		"    --from RULE    a list of what a rule misses (new issue)" },
	{ "hung", 'H', false, OPTION_HUNG, "    --hung         登记：展板已经照现在的样子挂出",
		"    --hung         register that the boards hang as they are now" },
	{ "press", 'P', false, OPTION_PRESS,
		"    --press        印刷用的 PDF：CMYK、出血、裁切标记",
		"    --press        PDF for a printing press: CMYK, bleed, crop marks" },
	{ "edition", 'E', true, OPTION_EDITION,
		"    --edition NAME 只发布一个版本：public、members、internal",
		"    --edition NAME one edition only: public, members, internal" },
	{ "no-print", 'N', false, OPTION_NO_PRINT, "    --no-print     只要网页，不要 PDF",
		"    --no-print     pages only, no PDF" },
	{ "shard", 'K', true, OPTION_SHARD,
		"    --shard K/N    只做 N 份中的第 K 份；只写 N 时，K 取自作业系统",
		"    --shard K/N    only share K of N; N alone: K is what the job system says" },
	{ "lang", 'l', true, 0, "    --lang zh|en   用哪种语言说话",
		"    --lang zh|en   language of messages" },
	{ "quiet", 'q', false, 0, "-q, --quiet        只说错误",
		"-q, --quiet        say errors only" },
	{ "color", 'c', true, 0, "    --color WHEN   颜色：auto、always、never",
		"    --color WHEN   auto, always, never" },
};
enum { MAX_SHARDS = 10000 };

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

enum diag_language options_language(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && value[0] != '\0')
			return strncmp(value, "en", 2) == 0 ? DIAG_ENGLISH : DIAG_CHINESE;
	}
	return DIAG_CHINESE;
}

void options_describe(const struct command *command, enum diag_language language)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].set == 0 || (command->options & rows[i].set))
			printf("  %s\n", language == DIAG_CHINESE ? rows[i].zh : rows[i].en);
}

static bool usage(const struct command *command, const struct options *o, const char *zh,
	const char *en, const char *what)
{
	fprintf(stderr, "boardpress %s: %s%s%s\n", command->name, say(o, zh, en),
		what[0] != '\0' ? " " : "", what);
	fprintf(stderr, "%sboardpress %s %s\n", say(o, "用法：", "usage: "), command->name,
		command->arguments);
	return false;
}

/* Which task of an array of jobs this one is, from 1; 0: of none. */
static int task_of_job_system(void)
{
	const char *slurm = getenv("SLURM_ARRAY_TASK_ID"), *first = getenv("SLURM_ARRAY_TASK_MIN");
	const char *kubernetes = getenv("JOB_COMPLETION_INDEX"), *parallel = getenv("PARALLEL_SEQ");
	if (slurm != NULL)
		return atoi(slurm) - (first != NULL ? atoi(first) : 1) + 1;
	if (kubernetes != NULL)
		return atoi(kubernetes) + 1;
	return parallel != NULL ? atoi(parallel) : 0;
}

/* "2/8", or "8" in a task of a job system. */
static bool take_shard(const struct command *command, struct options *o, const char *value)
{
	int end = 0;
	if (sscanf(value, "%d/%d%n", &o->shard, &o->shards, &end) != 2 || value[end] != '\0') {
		o->shard = task_of_job_system();
		end = 0;
		if (sscanf(value, "%d%n", &o->shards, &end) != 1 || value[end] != '\0')
			o->shards = 0;
	}
	if (o->shard >= 1 && o->shard <= o->shards && o->shards <= MAX_SHARDS)
		return true;
	return usage(command, o, "--shard 写成 2/8；只写 8 时须在作业系统里运行",
		"--shard takes 2/8, or 8 in a task of a job system", value);
}

/* Those that take no value. */
static bool *flag_of(struct options *o, int letter)
{
	switch (letter) {
	case 'N':
		return &o->no_print;
	case 'H':
		return &o->hung;
	case 'P':
		return &o->press;
	case 'J':
		return &o->json;
	case 'S':
		return &o->sarif;
	case 'q':
		return &o->quiet;
	default:
		return NULL;
	}
}

/* Those whose value may be any text. */
static const char **text_of(struct options *o, int letter)
{
	switch (letter) {
	case 'o':
		return &o->output;
	case 'O':
		return &o->only;
	case 'F':
		return &o->from;
	default:
		return NULL;
	}
}

static bool take_jobs(struct options *o, const char *value)
{
	char *end;
	o->jobs = (int)strtol(value, &end, 10);
	return *end == '\0' && o->jobs >= 1 && o->jobs <= 64;
}

static bool take_dump(struct options *o, const char *value)
{
	o->dump = value;
	return strcmp(value, "xml") == 0 || strcmp(value, "fo") == 0 || strcmp(value, "areas") == 0;
}

static bool take_language(struct options *o, const char *value)
{
	o->language = strcmp(value, "en") == 0 ? DIAG_ENGLISH : DIAG_CHINESE;
	return strcmp(value, "en") == 0 || strcmp(value, "zh") == 0;
}

static bool take_color(struct options *o, const char *value)
{
	bool always = strcmp(value, "always") == 0, automatic = strcmp(value, "auto") == 0;
	o->color = always || (automatic && o->color);
	return always || automatic || strcmp(value, "never") == 0;
}

static bool take_edition(struct options *o, const char *value)
{
	enum audience edition;
	bool known = audience_parse(value, &edition);
	if (known)
		o->edition = (int)edition;
	return known;
}

static bool take(const struct command *command, struct options *o, int letter, const char *value)
{
	bool *flag = flag_of(o, letter);
	const char **text = text_of(o, letter);
	if (flag != NULL)
		return *flag = true;
	if (text != NULL) {
		*text = value;
		return true;
	}
	switch (letter) {
	case 'j':
		return take_jobs(o, value) ||
			usage(command, o, "-j 要 1 到 64 的数", "-j takes 1 to 64", value);
	case 'a':
		return (date_parse(value, &o->as_of) && o->as_of.day > 0) ||
			usage(command, o, "日期写成 2026-03-12", "a date is 2026-03-12", value);
	case 'D':
		return take_dump(o, value) ||
			usage(command, o, "--dump 只有 xml、fo、areas",
				"--dump takes xml, fo, areas", value);
	case 'l':
		return take_language(o, value) ||
			usage(command, o, "--lang 只有 zh、en", "--lang takes zh, en", value);
	case 'c':
		return take_color(o, value) ||
			usage(command, o, "--color 只有 always、auto、never",
				"--color takes always, auto, never", value);
	case 'E':
		return take_edition(o, value) ||
			usage(command, o, "--edition 只有 public、members、internal",
				"--edition takes public, members, internal", value);
	default: /* 'K' */
		return take_shard(command, o, value);
	}
}

bool options_parse(const struct command *command, int argc, char **argv, struct options *o)
{
	struct option longs[ROWS + 2] = { 0 };
	char shorts[2 * ROWS + 4] = ":";
	size_t count = 0;

	*o = (struct options){ .language = options_language(), .edition = EDITION_ALL };
	o->color = isatty(STDERR_FILENO) && getenv("NO_COLOR") == NULL;
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].set != 0 && (command->options & rows[i].set) == 0)
			continue;
		longs[count++] = (struct option){ rows[i].name,
			rows[i].has_value ? required_argument : no_argument, NULL, rows[i].letter };
		char letter[] = { (char)rows[i].letter, rows[i].has_value ? ':' : '\0', '\0' };
		if (strchr("ojq", rows[i].letter) != NULL)
			memcpy(shorts + strlen(shorts), letter, sizeof(letter));
	}
	longs[count] = (struct option){ "help", no_argument, NULL, 'h' };
	opterr = 0;
	optind = 1;
	for (int c; (c = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
		if (c == 'h') {
			static char *name[1];
			name[0] = argv[0];
			o->arguments = name;
			o->count = 1;
			exit(command_help(o, NULL));
		}
		if (c == '?' || c == ':')
			return usage(command, o, c == '?' ? "没有这个选项" : "选项缺少值",
				c == '?' ? "unknown option" : "option needs a value",
				argv[optind - 1]);
		if (!take(command, o, c, optarg))
			return false;
	}
	o->arguments = argv + optind;
	o->count = (size_t)(argc - optind);
	if (o->count < command->least)
		return usage(command, o, "缺少参数", "an argument is missing", "");
	if (o->count > command->most)
		return usage(
			command, o, "参数太多", "too many arguments", o->arguments[command->most]);
	return true;
}

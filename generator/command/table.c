/* table.c - all commands, sorted by name. */
#include <string.h>

#include "command/command.h"

const struct command commands[] = {
	{ "boards", "[SITE]", "列出展板，登记挂出的展板", "list boards, register those that hang",
		"列出 site.yaml 里订做的展板：文件名、尺寸、是否登记挂出、挂出以后变了什么；再列出"
		"可以订做的版式。加 --hung 登记：全部（或 --only "
		"的一块）已经照现在的样子挂出，写在 "
		"SITE/boards.lock 里；以后内容变了，check 就会提醒更换。",
		"Lists the boards that site.yaml orders: file, size, since when they hang, what "
		"has "
		"changed since;\n"
		"then the layouts that can be ordered. With --hung it registers in "
		"SITE/boards.lock "
		"that all of\n"
		"them (or the one of --only) hang as they are now; check then warns when one is "
		"out "
		"of date.",
		OPTION_HUNG | OPTION_ONLY | OPTION_AS_OF, 0, 1, command_boards },
	{ "build", "[SITE]", "检查并发布一个站点", "check a site and publish it",
		"读入 SITE（默认为当前文件夹）的全部记录，检查，再发布到 OUT：三个版本的网页、PDF "
		"文件、展板和"
		"材料汇编。有错误的记录不发布。",
		"Reads all records of SITE (default: the current folder), checks them, and "
		"publishes to OUT the\n"
		"HTML archive in three editions, PDF documents, boards and packets. A record with "
		"errors is\n"
		"not published.",
		OPTION_OUTPUT | OPTION_JOBS | OPTION_AS_OF | OPTION_DUMP | OPTION_ONLY |
			OPTION_JSON | OPTION_PRESS | OPTION_EDITION | OPTION_NO_PRINT |
			OPTION_SHARD,
		0, 1, command_build },
	{ "check", "[SITE]", "只检查，不发布", "check a site, publish nothing",
		"检查每一条记录的写法、字段、引用和公开范围，再按执行标准列出已开、漏开和应开的会议"
		"。",
		"Checks each record's syntax, fields, references and audience, then holds the "
		"records against\n"
		"the standards of their organisations.",
		OPTION_AS_OF | OPTION_JOBS | OPTION_JSON | OPTION_DUMP | OPTION_ONLY, 0, 1,
		command_check },
	{ "explain", "CODE", "说明一条要求或一个报错", "explain a rule or a message",
		"CODE 是标准里要求的编号（如 G-007），或报错的代码（如 "
		"E0303）：依据、原文、怎样计数。",
		"CODE is the id of a rule (G-007) or the code of a message (E0303): its source, "
		"its words, how "
		"it is counted.",
		0, 1, 1, command_explain },
	{ "fo", "IN.fo", "把一份 XSL-FO 排成 PDF", "format an XSL-FO file as PDF",
		"单独使用排版引擎。", "The formatter by itself.",
		OPTION_OUTPUT | OPTION_DUMP | OPTION_PRESS, 1, 1, command_fo },
	{ "help", "[COMMAND]", "说明一个命令", "explain a command", "", "", 0, 0, 1, command_help },
	{ "import", "FILE...", "把文字材料变成记录", "turn texts into records",
		"读入纯文本（UTF-8 或 GB18030），拆成一篇一条的记录，写到 "
		"DIR。每处改动都报告行号，原文保存在"
		"记录旁边。",
		"Reads plain texts (UTF-8 or GB18030), splits them into records and writes these "
		"to DIR.\n"
		"Every change is reported with its line; the raw text is kept beside the record.",
		OPTION_OUTPUT | OPTION_JSON, 1, 100000, command_import },
	{ "init", "DIR", "新建一个站点", "make a new site", "在 DIR 里写一个可以直接发布的小站点。",
		"Writes a small site into DIR that can be published at once.", 0, 1, 1,
		command_init },
	{ "merge", "[SITE]", "把各分片的结果合成一次发布", "put shards together",
		"各台机器用 build --shard K/N "
		"做完自己的一份以后，合成一次完整的发布；缺了哪一份就说明，什么都不"
		"改。选项须与分片时相同。",
		"When all machines have done their share (build --shard K/N), this makes one whole "
		"of them. It says\n"
		"what is missing, and then changes nothing. Give the same options as to the "
		"shards.",
		OPTION_OUTPUT | OPTION_JOBS | OPTION_AS_OF | OPTION_JSON | OPTION_PRESS |
			OPTION_EDITION | OPTION_NO_PRINT,
		0, 1, command_merge },
	{ "new", "KIND [SITE]", "新建一条记录", "make a new record",
		"按种类写一条带说明的空记录，并说出它的路径。",
		"Writes a record of that kind with its fields explained.",
		OPTION_OUTPUT | OPTION_FROM, 1, 2, command_new },
	{ "verify", "OUT", "核对发布的文件有没有被改动", "check what was published",
		"照 OUT/manifest.json 核对每个文件的 SHA-256 和 "
		"SM3：哪个改过、哪个没有了、哪个是多出来的。",
		"Holds every file of OUT against the SHA-256 and SM3 in its manifest.json: "
		"changed, "
		"missing, not ours.",
		0, 1, 1, command_verify },
	{ "version", "", "版本", "the version", "", "", 0, 0, 0, command_version },
};

const size_t command_count = sizeof(commands) / sizeof(commands[0]);

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

/* draw.c - charts: places that do not overlap, numbers that are true, words for all of it. */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "draw/draw.h"
#include "draw/svg.h"
#include "tap.h"

static struct diag diag;

static struct xml_doc *parse(const char *text)
{
	return xml_parse(text, strlen(text), "test.xml", &diag);
}

/* ---- what every chart is */

static bool is_of_subset(const struct xml_node *node)
{
	static const char *const names[] = { "rect", "line", "path", "text", "tspan", "g", "title",
		"desc" };
	for (const struct xml_node *n = xml_first_element(node); n != NULL;
		n = xml_next_element(n)) {
		size_t i = 0;
		while (i < sizeof(names) / sizeof(names[0]) && strcmp(names[i], xml_name(n)) != 0)
			i++;
		if (i == sizeof(names) / sizeof(names[0]) || !is_of_subset(n))
			return false;
	}
	return true;
}

static double number(const struct xml_node *node, const char *name)
{
	const char *value = xml_value(node, name);
	return value != NULL ? strtod(value, NULL) : 0;
}

struct extent {
	double left, right, top, bottom;
};

/* Where a text that is so wide begins. */
static double begins(const struct xml_node *text, double x, double width)
{
	const char *anchor = xml_value(text, "text-anchor");
	if (strcmp(anchor, "start") == 0)
		return x;
	return strcmp(anchor, "end") == 0 ? x - width : x - width / 2;
}

static struct extent extent_of(const struct xml_node *n)
{
	double x = number(n, "x"), y = number(n, "y");
	struct extent e = { x, x + number(n, "width"), y, y + number(n, "height") };
	if (strcmp(xml_name(n), "line") == 0)
		e = (struct extent){ fmin(number(n, "x1"), number(n, "x2")),
			fmax(number(n, "x1"), number(n, "x2")),
			fmin(number(n, "y1"), number(n, "y2")),
			fmax(number(n, "y1"), number(n, "y2")) };
	if (strcmp(xml_name(n), "text") == 0) {
		struct arena arena = { 0 };
		double size = number(n, "font-size"),
		       width = svg_width(xml_content(n, &arena), size);
		e.left = begins(n, x, width);
		e.right = e.left + width;
		e.top = y - size;
		arena_free(&arena);
	}
	return e;
}

static bool spans_inside(const struct xml_node *text, double width, double height)
{
	struct arena arena = { 0 };
	bool inside = true;
	for (const struct xml_node *n = xml_first_element(text); n != NULL;
		n = xml_next_element(n)) {
		double w = svg_width(xml_content(n, &arena), number(text, "font-size"));
		double x = begins(text, number(n, "x"), w);
		double y = number(n, "y");
		if (x < 0 || x + w > width + 0.01 || y > height) {
			printf("# outside: %s\n", xml_content(n, &arena));
			inside = false;
		}
	}
	arena_free(&arena);
	return inside;
}

/* All rectangles, lines and texts of one line lie in the drawing. */
static bool is_inside(const struct xml_doc *doc)
{
	const struct xml_node *svg = xml_root(doc);
	for (const struct xml_node *n = xml_first_element(svg); n != NULL;
		n = xml_next_element(n)) {
		struct extent e = extent_of(n);
		if (xml_find(n, "tspan") != NULL &&
			!spans_inside(n, number(svg, "width"), number(svg, "height")))
			return false;
		if (strcmp(xml_name(n), "path") != 0 && strcmp(xml_name(n), "g") != 0 &&
			strcmp(xml_name(n), "title") != 0 && strcmp(xml_name(n), "desc") != 0 &&
			xml_find(n, "tspan") == NULL && xml_value(n, "transform") == NULL &&
			(e.left < 0 || e.top < -0.01 || e.right > number(svg, "width") + 0.01 ||
				e.bottom > number(svg, "height") + 0.01)) {
			printf("# outside: %s %s %s\n", xml_name(n), xml_value(n, "x"),
				xml_value(n, "y"));
			return false;
		}
	}
	return true;
}

static void check_chart(const struct xml_doc *doc, const char *name)
{
	ok(doc != NULL, name);
	if (doc == NULL)
		return;
	struct arena arena = { 0 };
	const struct xml_node *svg = xml_root(doc);
	ok(xml_find(svg, "title") != NULL && xml_content(xml_find(svg, "desc"), &arena)[0] != '\0',
		"has a title and a description");
	ok(is_of_subset(svg), "is of the subset that layout draws");
	ok(is_inside(doc), "lies in its sheet");
	arena_free(&arena);
}

static bool has_text(const struct xml_doc *doc, const char *text)
{
	struct arena arena = { 0 };
	bool found = strstr(xml_content(xml_root(doc), &arena), text) != NULL;
	arena_free(&arena);
	return found;
}

/* ---- the tree */

static bool apart(const struct draw_box *left, const struct draw_box *right)
{
	return left->x + left->width + 17.9 <= right->x;
}

/* Neighbours below each parent, and across parents, keep their distance. */
static bool level_is_apart(const struct draw_box *box, int level, const struct draw_box **last)
{
	if (level == 0) {
		bool good = *last == NULL || apart(*last, box);
		*last = box;
		return good;
	}
	for (const struct draw_box *child = box->first; child != NULL; child = child->next)
		if (!level_is_apart(child, level - 1, last))
			return false;
	return true;
}

static bool parents_are_centred(const struct draw_box *box)
{
	if (box->first == NULL)
		return true;
	double first = box->first->x + box->first->width / 2;
	double last = box->last->x + box->last->width / 2;
	if (fabs((first + last) / 2 - box->x - box->width / 2) > 0.01)
		return false;
	for (const struct draw_box *child = box->first; child != NULL; child = child->next)
		if (!parents_are_centred(child))
			return false;
	return true;
}

static struct draw_box *tree_of(struct arena *arena, int children, int grandchildren)
{
	struct draw_box *root = draw_box_new(arena, DRAW_TOP);
	draw_box_line(arena, root, "中共某某委员会");
	for (int i = 0; i < children; i++) {
		struct draw_box *child = draw_box_new(arena, DRAW_HEAD);
		draw_box_line(arena, child, arena_printf(arena, "第%d党支部", i + 1));
		draw_box_add(root, child);
		for (int k = 0; k < (i % 3 == 1 ? grandchildren : 1); k++) {
			struct draw_box *box =
				draw_box_new(arena, k % 2 ? DRAW_UPRIGHT : DRAW_PLAIN);
			draw_box_line(arena, box, "组织委员");
			draw_box_line(arena, box, "阿依古丽·吐尔逊");
			draw_box_add(child, box);
		}
	}
	return root;
}

static void check_tree(void)
{
	struct arena arena = { 0 };
	struct draw_box *root = tree_of(&arena, 30, 27);
	struct xml_doc *doc = draw_tree(root, "组织", "三百个框");
	check_chart(doc, "a tree of 321 boxes");
	bool good = true;
	for (int level = 0; level < 3; level++) {
		const struct draw_box *last = NULL;
		good = level_is_apart(root, level, &last) && good;
	}
	ok(good, "boxes of a level keep their distance");
	ok(parents_are_centred(root), "parents stand over the middle of their children");
	xml_free(doc);

	/* a small subtree between two large ones stands in the middle of the gap */
	root = tree_of(&arena, 0, 0);
	for (int i = 0; i < 3; i++) {
		struct draw_box *child = draw_box_new(&arena, DRAW_HEAD);
		draw_box_line(&arena, child, "支部");
		draw_box_add(root, child);
		for (int k = 0; k < (i == 1 ? 0 : 9); k++) {
			struct draw_box *box = draw_box_new(&arena, DRAW_PLAIN);
			draw_box_line(&arena, box, "党小组");
			draw_box_add(child, box);
		}
	}
	xml_free(draw_tree(root, "", ""));
	const struct draw_box *middle = root->first->next;
	ok(fabs((root->first->x + root->last->x) / 2 - middle->x) < 0.01,
		"free space between subtrees is shared");

	struct draw_box *deep = draw_box_new(&arena, DRAW_TOP), *at = deep;
	for (int i = 0; i < 40; i++) {
		struct draw_box *child = draw_box_new(&arena, DRAW_PLAIN);
		draw_box_line(&arena, child, "下级");
		draw_box_add(at, child);
		at = child;
	}
	doc = draw_tree(deep, "深", "四十级");
	check_chart(doc, "a tree of 41 levels");
	xml_free(doc);
	arena_free(&arena);
}

static const char organisation[] =
	"<organisation><name>中共某支部委员会</name><short>某支部</short>"
	"<committee><post shown='书记'>secretary</post><person>李卫东</person></committee>"
	"<committee><post "
	"shown='纪检委员'>discipline</post><person>张翀</person><to>2025-01-01</to></committee>"
	"<group><name>第一党小组</name><leader>王芳</leader></group>"
	"<group><name>第二党小组</name></group>"
	"<member><name>王芳</name><group>第一党小组</group><status>formal</status></member>"
	"<member><name>赵喆</name><group>第一党小组</group><status>probationary</status></member>"
	"<member><name>孙走</name><group>第一党小组</group><status>formal</status><to>2025</to></"
	"member>"
	"</organisation>";

static void check_organisation(void)
{
	struct xml_doc *record = parse(organisation), *empty = parse("<organisation/>");
	struct xml_doc *wide = draw_organisation_sheet(xml_root(record), 2);
	struct xml_doc *table = draw_organisation_table(xml_root(record));
	check_chart(wide, "an organisation on a sheet");
	ok(has_text(wide, "李卫东") && has_text(wide, "赵喆"), "who is there is named");
	ok(!has_text(wide, "张翀") && !has_text(wide, "孙走"), "who has left is not");
	ok(has_text(table, "赵喆") && !has_text(table, "张翀"), "nor in the table");
	ok(draw_organisation(xml_root(empty)) == NULL, "nobody is no chart");
	ok(draw_organisation_sheet(xml_root(empty), 1) == NULL, "nor on a sheet");
	xml_free(wide);
	xml_free(table);

	struct xml_doc *members = draw_members(xml_root(record));
	check_chart(members, "members by group");
	ok(has_text(members, "第一党小组：正式党员1名 预备党员1名"), "whoever left is not counted");
	ok(draw_members(xml_root(empty)) == NULL, "no groups are no chart");
	xml_free(members);
	xml_free(record);
	xml_free(empty);
}

/* ---- work */

static void check_flow(void)
{
	struct xml_doc *record =
		parse("<procedure><title>流程</title>"
		      "<stage><name>申请</name><step><name>递交申请书</name></step>"
		      "<step><name>谈话</name><by>党支部</by><limit>一个月内</limit></step></stage>"
		      "<stage><name>讨论</name><step><name>表决</name><decision>过半数？</decision>"
		      "<otherwise>继续培养</otherwise><back>1</back></step>"
		      "<step><name>公示</name><back>3</back></step></stage></procedure>");
	struct xml_doc *empty = parse("<procedure><title>空</title></procedure>");
	struct xml_doc *doc = draw_flow(xml_root(record), 1.4);
	check_chart(doc, "a flow chart");
	ok(has_text(doc, "4步，分2个阶段：申请、讨论"), "its steps are counted");
	ok(has_text(doc, "否则：继续培养"), "a decision says what else");
	struct xml_doc *table = draw_flow_table(xml_root(record));
	ok(has_text(table, "一个月内"), "its table says the same");
	ok(draw_flow(xml_root(empty), 1) == NULL, "no steps are no chart");
	xml_free(doc);
	xml_free(table);
	xml_free(record);
	xml_free(empty);
}

static double aspect_of(const struct xml_doc *doc)
{
	return number(xml_root(doc), "width") / number(xml_root(doc), "height");
}

static void check_calendar(void)
{
	struct xml_doc *matrix =
		parse("<matrix year='2026' standard-name='标准'>"
		      "<rule title='支部党员大会'><cell state='met' months='3'><record "
		      "day='2月4日'/><record day='3月1日'/></cell>"
		      "<cell state='missing' months='3'/><cell state='overdue' months='3'/><cell "
		      "state='later' months='3'/></rule>"
		      "<rule title='党小组会' group='第一党小组'><cell state='met' "
		      "months='1'><record day='5日'/></cell>"
		      "<cell state='due' months='1'/></rule></matrix>");
	struct xml_doc *doc = draw_calendar(xml_root(matrix), 0);
	check_chart(doc, "a calendar");
	ok(has_text(doc, "已做2项，缺1项，逾期1项，应做1项，未到1项"), "counts its cells");
	ok(has_text(doc, "2次") && has_text(doc, "5日"), "one day is named, several are counted");
	struct xml_doc *sheet = draw_calendar(xml_root(matrix), 8);
	check_chart(sheet, "a wide calendar");
	ok(fabs(aspect_of(sheet) - 8) < 0.05 && aspect_of(doc) < 6, "is as wide as its sheet");
	xml_free(sheet);
	struct xml_doc *table = draw_calendar_table(xml_root(matrix));
	ok(has_text(table, "党小组会（第一党小组）已做（5日）应做"), "its table says the same");
	struct xml_doc *states = draw_states(xml_root(matrix));
	check_chart(states, "states of rules");
	ok(has_text(states, "支部党员大会：已做1次 缺1次 逾期1次"), "are the same numbers");
	xml_free(doc);
	xml_free(table);
	xml_free(states);
	xml_free(matrix);
	matrix = parse("<matrix year='2026'/>");
	ok(draw_calendar(xml_root(matrix), 0) == NULL && draw_states(xml_root(matrix)) == NULL,
		"no rules are no chart");
	xml_free(matrix);
}

static void check_plan(void)
{
	struct xml_doc *plan = parse(
		"<plan><title>计划</title><from>2026-01-01</from><to>2026-12-31</to>"
		"<measure><text>做完的事</text><owner>王芳</owner><due>2026-06-30</"
		"due><state>done</state><done>2026-04</done></measure>"
		"<measure><text>在做的事</text><due>2026-12-31</due><state>doing</state></measure>"
		"<measure><text>取消的事</text><state>dropped</state></measure>"
		"<measure><text>"
		"没有开始的事，写得长一些，长到一行写不下，要排成三行四行也不能截断，一个字也不能少"
		"，直到这里为止</text></measure></plan>");
	struct xml_doc *doc = draw_plan(xml_root(plan), (struct date){ 2026, 9, 20, -1, -1 }, 0);
	check_chart(doc, "a plan");
	ok(has_text(doc, "4项措施：已完成1项，进行中1项，未开始1项，已取消1项"),
		"counts its measures");
	ok(has_text(doc, "9月20日") && has_text(doc, "直到这里为止"),
		"shows today, and cuts nothing");
	xml_free(doc);
	doc = draw_plan(xml_root(plan), (struct date){ 0 }, 0);
	check_chart(doc, "a plan without a day");
	xml_free(doc);
	struct xml_doc *progress = draw_progress(xml_root(plan));
	check_chart(progress, "its progress");
	ok(has_text(progress, "已完成1项 进行中1项 已取消1项 未开始1项"), "is of the same numbers");
	xml_free(progress);
	struct xml_doc *table = draw_plan_table(xml_root(plan));
	ok(has_text(table, "做完的事王芳2026-06-30已完成2026-04"), "its table says the same");
	xml_free(table);
	xml_free(plan);
	plan = parse("<plan><title>空</title><from>2026-01-01</from></plan>");
	ok(draw_plan(xml_root(plan), (struct date){ 0 }, 0) == NULL, "no measures are no chart");
	xml_free(plan);
	plan = parse("<plan><title>无日期</title><measure><text>事</text></measure></plan>");
	ok(draw_plan(xml_root(plan), (struct date){ 0 }, 0) == NULL, "no dates neither");
	xml_free(plan);
}

/* ---- numbers */

/* Does a line of the grid end where the last word does, or behind it? */
static bool reaches_right(const struct xml_doc *doc)
{
	double grid = 0, text = 0;
	for (const struct xml_node *n = xml_first_element(xml_root(doc)); n != NULL;
		n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "line") == 0)
			grid = fmax(grid, extent_of(n).right);
		if (strcmp(xml_name(n), "text") == 0)
			text = fmax(text, extent_of(n).right);
	}
	return grid >= text - 0.01;
}

static void check_series(void)
{
	static const char *labels[] = { "一月", "二月" }, *names[] = { "应到", "实到" };
	static const double values[] = { 20, 10, NAN, 5 };
	struct draw_series series = { "出席", "人", labels, names, 2, 2, values };
	struct xml_doc *stacked = draw_bars(&series, true), *beside = draw_bars(&series, false);
	struct xml_doc *lines = draw_lines(&series), *shares = draw_shares(&series);
	check_chart(stacked, "stacked bars");
	check_chart(beside, "bars");
	check_chart(lines, "lines");
	check_chart(shares, "shares");
	ok(has_text(stacked, "一月：应到20人 实到10人 ；二月：实到5人"), "all numbers in words");
	ok(has_text(shares, "一月：应到20人 实到10人") && !has_text(shares, "二月"),
		"shares are of the first label");
	/* in shares, 20 is twice as wide as 10: the last two rectangles with a stroke */
	double widths[2] = { 0 };
	const struct xml_node *n = xml_first_element(xml_root(shares));
	for (; n != NULL; n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "rect") == 0 && xml_value(n, "stroke") != NULL) {
			widths[0] = widths[1];
			widths[1] = number(n, "width");
		}
	}
	ok(fabs(widths[0] - 2 * widths[1]) < 0.05, "as wide as their numbers");
	struct xml_doc *table = draw_series_table(&series);
	ok(has_text(table, "出席（人）应到实到一月2010二月5"), "the table has the numbers");
	xml_free(stacked);
	xml_free(beside);
	xml_free(lines);
	xml_free(shares);
	xml_free(table);
	series.label_count = 0;
	ok(draw_bars(&series, true) == NULL && draw_lines(&series) == NULL &&
			draw_shares(&series) == NULL,
		"no numbers are no chart");
	static const double none[] = { NAN, NAN };
	series = (struct draw_series){ "无", "人", labels, names, 1, 2, none };
	ok(draw_shares(&series) == NULL, "nor are shares of nothing");
	lines = draw_lines(&series);
	check_chart(lines, "lines without a number");
	xml_free(lines);
	static const double many[] = { 12500000, NAN, 1, 30000 };
	static const char *long_names[] = { "同级党组织上报的全部会议记录与材料",
		"上级党组织抽查过的会议记录与材料" };
	series = (struct draw_series){ "用时", "微秒", labels, long_names, 2, 2, many };
	lines = draw_lines(&series);
	stacked = draw_bars(&series, true);
	beside = draw_bars(&series, false);
	check_chart(lines, "lines of great numbers, below a long legend");
	check_chart(stacked, "such stacked bars");
	check_chart(beside, "such bars");
	ok(reaches_right(lines), "lines are as wide as the legend");
	xml_free(lines);
	xml_free(stacked);
	xml_free(beside);
}

static void check_attendance(void)
{
	struct xml_doc *part =
		parse("<part><minutes><type "
		      "shown='党课'>party-lesson</type><date>2026-03-18</date><due>20</"
		      "due><present>15</present></minutes>"
		      "<minutes><type "
		      "shown='党课'>party-lesson</type><date>2026-03-20</date><due>20</"
		      "due><present>19</present></minutes>"
		      "<minutes><type "
		      "shown='党课'>party-lesson</type><date>2026</date><due>20</due><present>1</"
		      "present></minutes>"
		      "<minutes><type "
		      "shown='党课'>party-lesson</type><date>2026-04-01</date></minutes></part>");
	struct xml_doc *doc = draw_attendance(xml_root(part));
	check_chart(doc, "attendance");
	ok(has_text(doc, "3月：党课85%"), "two meetings of a month are taken together");
	struct xml_doc *table = draw_attendance_table(xml_root(part));
	ok(has_text(table, "3月854月"), "months without are empty");
	xml_free(doc);
	xml_free(table);
	xml_free(part);
}

/* ---- words and codes */

static void check_words(void)
{
	struct arena arena = { 0 };
	size_t count;
	const char **lines =
		svg_wrap("每月第二个星期三，开展主题党日。", 5 * 16, 16, &arena, &count);
	bool good = count > 1;
	for (size_t i = 0; i < count; i++)
		good = good && svg_width(lines[i], 16) <= 6 * 16 &&
			strncmp(lines[i], "，", 3) != 0 && strncmp(lines[i], "。", 3) != 0;
	ok(good, "no line begins with a closing mark");
	lines = svg_wrap("支部委员会审查", 6 * 16, 16, &arena, &count);
	ok(count == 2 && svg_width(lines[1], 1) >= 3, "lines are of like length");
	svg_wrap("", 10, 16, &arena, &count);
	is_int((long long)count, 0, "nothing is no line");
	svg_wrap("宽", 1, 16, &arena, &count);
	is_int((long long)count, 1, "a line has one character at least");

	struct xml_doc *doc = draw_code("https://example.org/disclosure.html");
	check_chart(doc, "a QR code");
	xml_free(doc);
	char *longer = arena_alloc(&arena, 4001);
	memset(longer, 'a', 4000);
	ok(draw_code(longer) == NULL, "a text that no code holds");
	arena_free(&arena);
}

static void check_made(struct xml_doc *doc, const char *name)
{
	check_chart(doc, name);
	xml_free(doc);
}

/* Names as long as real ones are, and longer. */
static void check_long(void)
{
	struct xml_doc *record = parse(
		"<organisation><name>中国共产党某某市某某区某某街道工作委员会某某社区联合委员会</"
		"name>"
		"<group><name>第一网格暨退役军人服务站流动党员联合党小组（筹）</name></group>"
		"<group><name>Бірінші партия тобы мен студенттер тобы</name></group>"
		"<member><name>买买提吐尔逊·阿卜杜热合曼·穆罕默德伊敏</"
		"name><role>副书记、组织委员、纪检委员、统战委员兼青年委员</role>"
		"<group>第一网格暨退役军人服务站流动党员联合党小组（筹）</group><status>formal</"
		"status></member>"
		"<member><name>Alexandrina Konstantinovna</name><status>formal</status>"
		"<group>Бірінші партия тобы мен студенттер тобы</group></member></organisation>");
	struct xml_doc *doc = draw_organisation(xml_root(record));
	check_made(doc, "an organisation of long names");
	doc = draw_organisation_sheet(xml_root(record), 1.4);
	check_made(doc, "on a sheet");
	doc = draw_members(xml_root(record));
	check_made(doc, "its members");
	xml_free(record);
	record = parse(
		"<procedure><title>流程</"
		"title><stage><name>入党申请人递交申请书与党组织派人谈话的阶段（含预审）</name>"
		"<step><name>递交入党申请书并由党支部登记造册报上级党委备案后存入档案</name>"
		"<by>某某街道工作委员会某某社区联合党支部委员会组织委员</"
		"by><limit>自收到申请书之日起一个月之内必须完成</limit></step>"
		"<step><name>表决</"
		"name><decision>"
		"到会有表决权的正式党员是否超过应到会人数的三分之二且赞成人数超过半数？</decision>"
		"<otherwise>延长预备期或者取消预备党员资格并报上级党委批准</otherwise><back>1</"
		"back></step></stage></procedure>");
	doc = draw_flow(xml_root(record), 1.4);
	check_made(doc, "a flow of long steps");
	doc = draw_flow(xml_root(record), 0.6);
	check_made(doc, "an upright one");
	xml_free(record);
	record = parse("<matrix year='2026' standard-name='标准'>"
		       "<rule title='支部党员大会听取并审查支部委员会工作报告以及讨论决定重要事项' "
		       "group='第一网格暨退役军人服务站流动党员联合党小组（筹）'>"
		       "<cell state='met' months='1'><record day='12月31日'/></cell><cell "
		       "state='due' months='11'/></rule></matrix>");
	doc = draw_calendar(xml_root(record), 0);
	check_made(doc, "a calendar of long rules");
	doc = draw_calendar(xml_root(record), 4);
	check_made(doc, "such a calendar on a wide sheet");
	doc = draw_states(xml_root(record));
	check_made(doc, "their states");
	xml_free(record);
	record = parse("<plan><title>计划</title><from>2026-01-01</from><to>2026-12-31</to>"
		       "<measure><text>Supercalifragilisticexpialidocious-"
		       "supercalifragilisticexpialidocious</text>"
		       "<owner>买买提吐尔逊·阿卜杜热合曼·穆罕默德伊敏</owner><due>2026-12-31</"
		       "due><state>doing</state></measure></plan>");
	doc = draw_plan(xml_root(record), (struct date){ 2026, 12, 31, -1, -1 }, 0);
	check_chart(doc, "a plan of long words");
	double natural = aspect_of(doc);
	xml_free(doc);
	doc = draw_plan(xml_root(record), (struct date){ 2026, 12, 31, -1, -1 }, 1.3 * natural);
	check_chart(doc, "such a plan on a wide sheet");
	ok(fabs(aspect_of(doc) / natural - 1.3) < 0.05, "is as wide as that");
	xml_free(doc);
	xml_free(record);
}

int main(void)
{
	diag_init(&diag);
	check_tree();
	check_organisation();
	check_flow();
	check_calendar();
	check_plan();
	check_series();
	check_long();
	check_attendance();
	check_words();
	diag_free(&diag);
	return tap_done();
}

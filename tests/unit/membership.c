/* membership.c - member numbers at a date, counted by hand. */
#include "archive/archive.h"
#include "tap.h"

static struct date on(int year, int month, int day)
{
	return (struct date){ year, month, day, -1, -1 };
}

int main(void)
{
	/* Five of the founding, one admitted, one transferred in and out again, one died, one
	 * left the Party, one of whom only the year of admission is known. */
	struct member members[] = {
		{ .name = "甲", .left = "", .joined = on(2001, 7, 1) },
		{ .name = "乙", .left = "", .joined = on(2005, 7, 1) },
		{ .name = "丙", .left = "" },
		{ .name = "丁", .left = "death", .joined = on(1970, 7, 1), .to = on(2025, 3, 9) },
		{ .name = "戊", .left = "ended", .joined = on(1999, 7, 1), .to = on(2025, 11, 1) },
		{ .name = "己", .left = "", .joined = on(2025, 6, 30) },
		{ .name = "庚",
			.left = "transfer",
			.joined = on(2010, 7, 1),
			.from = on(2025, 2, 1),
			.to = on(2026, 5, 31) },
		{ .name = "辛", .left = "", .joined = on(2026, 0, 0) },
	};
	size_t count = sizeof(members) / sizeof(members[0]);
	for (size_t i = 0; i + 1 < count; i++)
		members[i].next = &members[i + 1];
	struct organisation o = { .members = members };

	is_int((int)archive_members_on(&o, on(2024, 12, 31)), 5, "甲乙丙丁戊 at the end of 2024");
	is_int((int)archive_members_on(&o, on(2025, 1, 31)), 5, "the day before the transfer");
	is_int((int)archive_members_on(&o, on(2025, 2, 1)), 6, "the day of the transfer");
	is_int((int)archive_members_on(&o, on(2025, 3, 8)), 6, "the day before the death");
	is_int((int)archive_members_on(&o, on(2025, 3, 9)), 5, "the day of it");
	is_int((int)archive_members_on(&o, on(2025, 6, 30)), 6, "the day of an admission");
	is_int((int)archive_members_on(&o, on(2025, 12, 31)), 5, "甲乙丙己庚 at the end of 2025");
	is_int((int)archive_members_on(&o, on(2026, 1, 1)), 6,
		"only the year known: from its start");
	is_int((int)archive_members_on(&o, on(2026, 5, 31)), 5, "the day a transfer took effect");

	struct xml_doc *doc = xml_new("organisation");
	archive_add_membership(&o, on(2026, 9, 30), 2, xml_top(doc));
	static const char *const want[2][8] = { { "2025", "5", "1", "1", "0", "1", "1", "5" },
		{ "2026", "5", "1", "0", "1", "0", "0", "5" } };
	const struct xml_node *row = xml_first_element(xml_root(doc));
	for (size_t year = 0; year < 2; year++, row = xml_next_element(row)) {
		struct arena arena = { 0 };
		bool same = row != NULL;
		const struct xml_node *cell = same ? xml_first_element(row) : NULL;
		for (size_t i = 0; i < 8; i++, cell = same ? xml_next_element(cell) : NULL)
			same = same && cell != NULL &&
				strcmp(xml_content(cell, &arena), want[year][i]) == 0;
		ok(same, arena_printf(&arena, "the changes of %s add up", want[year][0]));
		arena_free(&arena);
	}
	xml_free(doc);
	return tap_done();
}

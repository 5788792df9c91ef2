#!/bin/sh
# packet.sh - year-end packets: the eighteen parts of requirements D-3, their tables, links, index; a district's.
. "$(dirname "$0")/lib/tap.sh"
out=$tmp/out
exits 0 "$program" build content -o "$out" -q >"$tmp/built" 2>&1
packets=$out/print/packets
for name in fenghe-2025 fenghe-2025-internal fenghe-2026; do
	pdftotext "$packets/$name.pdf" "$tmp/$name.txt"
	qpdf --json "$packets/$name.pdf" >"$tmp/$name.json"
done
pages() { pdfinfo "$packets/$1.pdf" | sed -n 's/^Pages: *//p'; }
shows() { grep -q -- "$2" "$tmp/$1.txt" || { echo "not in $1: $2"; return 1; }; }

ok "a branch-year of at least 120 pages" test "$(pages fenghe-2025-internal)" -ge 120
ok "from at least 100 records" test "$(perl -ne '$n++ while /"\/Title": "u:/g; END { print $n }' "$tmp/fenghe-2025-internal.json")" -ge 100

# Each part with what its tables and records must show (2025; the election was in 2024, so 补选 stands for it).
while IFS='	' read -r id title text; do
	ok "$id $title" sh -c "grep -q '^$title\$' '$tmp/fenghe-2025-internal.txt' && grep -q -- '$text' '$tmp/fenghe-2025-internal.txt'"
done <<'ROWS'
Q-01	党组织概况	截至2025年12月31日，支部有党员23名，其中预备党员1名
Q-02	年度计划和总结	枫禾社区党支部2025年度工作计划
Q-03	书记述职报告	书记2025年度抓基层党建工作述职报告
Q-04	三会一课	枫禾社区党支部2025年第1次支部委员会会议
Q-05	主题党日	主题党日活动记录
Q-06	组织生活会和整改	学习方法单一
Q-07	民主评议党员	2025年度支部书记述职评议
Q-08	发展党员	入党积极分子名册
Q-09	党费收缴和使用	党费收缴和使用公布
Q-10	教育培训	党员学时登记
Q-11	党员变动和流动党员	流动党员台账
Q-12	党务公开	党务公开登记
Q-13	奖惩和荣誉	考核奖惩登记
Q-14	特色工作	特色工作
Q-15	考评和销号	2025年标准化规范化自评申报
Q-16	换届选举	补选
Q-17	存在的不足和下一年打算	下一步工作
Q-18	党建经费	党建经费收支登记
ROWS
ok "what there is none of is said" shows fenghe-2026 '^本年度没有下列材料：'
ok "findings stand in an annex" shows fenghe-2025 '^附：对照标准$'

# ---- for the superior and for the file
ok "the packet of the file holds what is internal" shows fenghe-2025-internal '流动党员台账'
ok "that for the superior does not" sh -c "! grep -q '流动党员台账\|来信来访' '$tmp/fenghe-2025.txt'"

# ---- links, index, turned and blank pages
links() { perl -ne '$n++ while /"\/Subtype": "\/Link"/g; END { print $n + 0 }' "$tmp/$1.json"; }
ok "contents, tables and index lead to the records" test "$(links fenghe-2025)" -ge 300
index=$(sed -n '/^按姓名笔画为序/,$p' "$tmp/fenghe-2025-internal.txt" | perl -CSD -Mutf8 -ne 'print "$1 " if /^(\p{Han}{2,4})$/ && ++$n <= 6')
ok "names stand in the order of strokes" test "$index" = "马志远 田晓蓉 冯雅琴 许建华 孙福来 杨淑琴 "
ok "a part begins on a right-hand page" perl -e '
	my ($text) = do { local $/; open my $f, "<", $ARGV[0]; <$f> };
	my @pages = split /\f/, $text;
	for my $title ("三会一课", "主题党日", "教育培训") {
		my ($at) = grep { $pages[$_] =~ /^(?:\S+\n\n)?\Q$title\E$/m && $pages[$_] =~ /— (\d+) —/ && $1 % 2 } 10 .. $#pages;
		die "$title\n" unless defined $at;
	}' "$tmp/fenghe-2025.txt"

# ---- the numbers of the table are those of the records
due=$(grep -h '^应到: ' content/fenghe/2025/*theme-day.md | awk '{ s += $2 } END { print s }')
present=$(grep -h '^实到: ' content/fenghe/2025/*theme-day.md | awk '{ s += $2 } END { print s }')
pdftotext -layout "$packets/fenghe-2025.pdf" "$tmp/tables.txt"
ok "sums of theme days are those of their minutes ($due, $present)" grep -Eq "合计 +$due +$present" "$tmp/tables.txt"

# ---- a committee's packet over its branches
exits 0 "$program" build tests/district -o "$tmp/district" -q >"$tmp/built" 2>&1
pdftotext -layout "$tmp/district/print/packets/qu-2025.pdf" "$tmp/qu.txt"
ok "a committee's packet has a row for each branch" sh -c "grep -q '区财政局机关党支部' '$tmp/qu.txt' && grep -q '区发改局党支部' '$tmp/qu.txt'"
ok "with their meetings counted" grep -Eq '区财政局机关党支部 +12 +4 +0 +0 +0 +0 +1' "$tmp/qu.txt"
ok "and their sum" grep -Eq '合计 +[0-9]+ +4 ' "$tmp/qu.txt"
ok "and what some of them have missed" grep -q '没有做到的要求' "$tmp/qu.txt"
finish

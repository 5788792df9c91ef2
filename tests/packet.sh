#!/bin/sh
# packet.sh - year-end packets: size, links, index, what is missing, who may read; a district's.  (Its parts: coverage.)
. "$(dirname "$0")/lib/tap.sh"
out=$example
example
packets=$out/print/packets
for name in fenghe-2025 fenghe-2025-internal fenghe-2026; do
	pdftotext "$packets/$name.pdf" "$tmp/$name.txt"
	qpdf --json "$packets/$name.pdf" >"$tmp/$name.json"
done
pages() { pdfinfo "$packets/$1.pdf" | sed -n 's/^Pages: *//p'; }
shows() { grep -q -- "$2" "$tmp/$1.txt" || { echo "not in $1: $2"; return 1; }; }

ok "a branch-year of at least 120 pages" test "$(pages fenghe-2025-internal)" -ge 120
ok "from at least 100 records" test "$(perl -ne '$n++ while /"\/Title": "u:/g; END { print $n }' "$tmp/fenghe-2025-internal.json")" -ge 100

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

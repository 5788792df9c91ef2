#!/bin/sh
# disclosure.sh - what is disclosed to whom and for how long: the 24 items of requirements D-2.
. "$(dirname "$0")/lib/tap.sh"
out=$example
example
text() { sed 's/<[^>]*>//g' "$@"; }
pages() { find "$out/$1/${page:=disclosure.html}" "$out/$1/${page%.html}" -name '*.html'; } # of an edition: columns, and what they do not hold

# Rows of kind disclosure in the table: editions whose page (and those that it leads on to) shows it, editions whose do not, the words.
while IFS='	' read -r id kind shown hidden page words; do
	[ "$kind" = disclosure ] || continue
	for edition in $shown; do
		text $(pages "$edition") | grep -q -- "$words" || echo "not in $edition"
	done >"$tmp/wrong"
	for edition in ${hidden#-}; do
		! text $(pages "$edition") | grep -q -- "$words" || echo "in $edition"
	done >>"$tmp/wrong"
	ok "$id $words" silent cat "$tmp/wrong"
done <tests/coverage.tsv

# ---- a notice is there in its period, and then only that it was
over=fenghe/ledgers/notice-2026-05-song-jianing
for edition in public members; do
	ok "$edition: a page stands in the place of a notice that is over" grep -q '内容已撤下' "$out/$edition/$over.html"
	ok "$edition: no XML or PDF of it is left" sh -c "! ls '$out/$edition/$over.xml' '$out/$edition/$over.pdf' 2>/dev/null"
	ok "$edition: its words are nowhere" sh -c "! grep -rlF '宋佳宁同志的公示' '$out/$edition'"
	ok "$edition: the log says that it was" grep -q "$over.html\">公示</a>" $(pages "$edition")
	ok "$edition: one that has not begun is not there at all" sh -c "! grep -rl 'notice-2026-10-award\|邻里先锋”推荐' '$out/$edition'"
done
ok "the office keeps it" grep -q '宋佳宁' "$out/internal/$over.html"
ok "and sees what is to come" grep -q '即将公示' "$out/internal/disclosure.html"
cp -a "$example" "$tmp/later"
"$program" build content -o "$tmp/later" --as-of 2026-09-28 -q >/dev/null 2>&1
ok "eight days later one is over" grep -q '内容已撤下' "$tmp/later/public/fenghe/ledgers/notice-2026-09-activists.html"
ok "and another has begun" grep -q '邻里先锋”推荐' "$tmp/later/public/disclosure.html"

cp -R content "$tmp/site"
sed -i '$a撤下日期: 2026-09-18' "$tmp/site/fenghe/ledgers/notice-2026-09-activists.yaml"
sed -i "s/^执行标准: .*/执行标准: [organ]/" "$tmp/site/fenghe/organisation.yaml"
sed -i '/^公示: /d' "$tmp/site/fenghe/ledgers/development-he-min.yaml"
out=$tmp/out
cp -a "$example" "$out"
"$program" build "$tmp/site" -o "$out" -q >/dev/null 2>&1
ok "what is withdrawn is gone from a site that had it" sh -c "! grep -rl '丁海峰同志为入党积极分子的公示' '$out/public' '$out/members'"
ok "with its PDF" sh -c "! ls '$out/public/fenghe/ledgers/notice-2026-09-activists.pdf' 2>/dev/null"

# ---- what ought to have been published and was not
column() { # column EDITION TITLE: that column of its page
	perl -0777 -ne 'my $t = shift @ARGV; print $1 if m{(<section id="c\d+"><h2>\Q$ENV{title}\E.*?</section>)}s' "$out/$1/disclosure.html"
}
export title
title=党员参加组织生活情况
for edition in members internal; do
	column "$edition" >"$tmp/column"
	ok "$edition: the column tells what it lacks" grep -q '2026年第二季度 公开党员参加组织生活情况：要求不少于1次，现有0次' "$tmp/column"
	ok "$edition: the home page tells it in its own place" sh -c "sed 's/.*<h3>应公开而未公开//; s/<h3>.*//' '$out/$edition/index.html' | tr -d '\\n' | grep -q '公开党员参加组织生活情况'"
	ok "$edition: the page of the standard has a row of it" grep -q '公开党员参加组织生活情况' "$out/$edition/fenghe/standard/2026.html"
done
title=发展党员
column internal >"$tmp/column"
ok "the record that asks for a notice is linked" grep -q '（<a href="fenghe/ledgers/development-he-min.html">' "$tmp/column"
ok "the public reads none of it" sh -c "! grep -rl '公开党员参加组织生活情况' '$out/public'"
finish

#!/bin/sh
# disclosure.sh - what is disclosed to whom and for how long: the 24 items of requirements D-2.
. "$(dirname "$0")/lib/tap.sh"
out=$tmp/out
exits 0 "$program" build content -o "$out" -q >"$tmp/built" 2>&1
text() { sed 's/<[^>]*>//g' "$@"; }
pages() { find "$out/$1/disclosure.html" "$out/$1/disclosure" -name '*.html'; } # of an edition: columns, and what they do not hold

# Id, editions whose disclosure page shows it, editions whose page does not, the words.
while IFS='	' read -r id shown hidden words; do
	for edition in $shown; do
		text $(pages "$edition") | grep -q -- "$words" || echo "not in $edition"
	done >"$tmp/wrong"
	for edition in ${hidden#-}; do
		! text $(pages "$edition") | grep -q -- "$words" || echo "in $edition"
	done >>"$tmp/wrong"
	ok "$id $words" silent cat "$tmp/wrong"
done <<'ROWS'
P-01	members internal	public	党员参加组织生活情况
P-02	members internal	public	党费收缴和使用
P-03	members internal	public	2026年上半年党费收缴情况公布
P-04	members internal	public	2025年度党费收缴和使用情况公布
P-05	public members internal	-	发展党员工作流程
P-06	public members internal	-	关于确定丁海峰同志为入党积极分子的公示
P-07	public members internal	-	中共云坪街道枫禾社区支部委员会
P-08	public members internal	-	枫禾社区党支部2026年度工作计划
P-09	public members internal	-	村（居）务和财务
P-10	public members internal	-	2026年第二季度居务、财务公开
P-11	members internal	public	2025年度组织生活会
P-12	members internal	public	关于年中督查情况的通报
P-13	members internal	public	抓基层党建工作述职报告
P-14	members internal	public	2026年8月志愿活动汇总公示
P-15	public members internal	-	枫禾社区党支部2026年公开承诺
P-16	public members internal	-	品牌、表彰和通报
P-17	public members internal	-	荣誉台账
P-18	public members internal	-	新枫家园充电棚二期
P-19	internal	public members	2025年度民主评议党员
P-20	members internal	public	2025年标准化支部考评验收
P-21	members internal	public	2026年年中督查
P-22	public members internal	-	主题实践活动
P-23	public members internal	-	党务公开目录
P-24	public members internal	-	2026年度工作计划及进展公开
ROWS

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
"$program" build content -o "$tmp/later" --as-of 2026-09-28 -q >/dev/null 2>&1
ok "eight days later one is over" grep -q '内容已撤下' "$tmp/later/public/fenghe/ledgers/notice-2026-09-activists.html"
ok "and another has begun" grep -q '邻里先锋”推荐' "$tmp/later/public/disclosure.html"

cp -R content "$tmp/site"
sed -i '$a撤下日期: 2026-09-18' "$tmp/site/fenghe/ledgers/notice-2026-09-activists.yaml"
"$program" build "$tmp/site" -o "$out" -q >/dev/null 2>&1
ok "what is withdrawn is gone from a site that had it" sh -c "! grep -rl '丁海峰同志为入党积极分子的公示' '$out/public' '$out/members'"
ok "with its PDF" sh -c "! ls '$out/public/fenghe/ledgers/notice-2026-09-activists.pdf' 2>/dev/null"
finish

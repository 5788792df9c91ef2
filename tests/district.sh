#!/bin/sh
# district.sh - a district's archive: a school, a hospital, offices, a village ..., each with its own standard.
. "$(dirname "$0")/lib/tap.sh"
site=tests/district

findings() { # findings DATE: rule and state of each, a line each
	"$program" check "$site" --json --as-of "$1" | perl -MJSON::PP -0777 -ne '
		print "$_->{rule} $_->{state}\n" for @{decode_json($_)->{findings}}'
}
ok "every record of the district validates" exits 0 "$program" check "$site"
findings 2026-09-30 >"$tmp/now"
findings 2018-06-30 >"$tmp/then"

# The rules of the community profile are those of the example site itself.
sed -n 's/^  - 编号: \(C-[0-9]*[a-z]*\)$/\1/p' templates/standards/*.yaml | LC_ALL=C sort >"$tmp/rules"
sed -n 's/^  - 编号: \(C-[0-9]*\)$/\1/p' templates/standards/community.yaml | LC_ALL=C sort >"$tmp/elsewhere"
sed 's/ .*//' "$tmp/now" "$tmp/then" | LC_ALL=C sort -u >"$tmp/judged"
LC_ALL=C comm -23 "$tmp/rules" "$tmp/elsewhere" | LC_ALL=C comm -23 - "$tmp/judged" >"$tmp/unjudged"
ok "every rule of the other profiles judges a branch here" test ! -s "$tmp/unjudged"
LC_ALL=C sort "$tmp/now" | uniq -c | sed 's/^ *//' >"$tmp/counts"
[ -n "${UPDATE:-}" ] && cp "$tmp/counts" tests/golden/want/district
ok "what each rule finds" diff -u tests/golden/want/district "$tmp/counts"

# ---- sampling: what the seed draws, and what an error rate above the limit does
out=$tmp/out
"$program" build "$site" -o "$out" >"$tmp/built" 2>&1
plan=$out/internal/qu/2025-sampling.html
# The draw by another program: the smallest SHA-256 of seed, line feed and folder.
for branch in caizheng minzheng shuiwu tongji; do
	printf '云澜2025-12-01开奖号码071526\nqu/%s' "$branch" | sha256sum | sed "s/ .*/ $branch/"
done | LC_ALL=C sort | sed 's/.* //' | head -n 2 | LC_ALL=C sort | tr '\n' ' ' >"$tmp/drawn"
ok "30 % of 4 branches are 2, and sha256sum draws the same" test "$(cat "$tmp/drawn")" = "caizheng minzheng "
ok "the plan's page names them" grep -q '抽中（按种子算出）</dt><dd>区民政局机关党支部</dd><dd>区财政局机关党支部</dd>' "$plan"
ok "one error in two makes the first ratings void" \
	grep -q '优秀（作废：初评误差率 50%，应不多于15%）' "$out/internal/qu/caizheng/2025-review.html"
ok "also of branches that were not drawn" grep -q '合格（作废：' "$out/internal/qu/shuiwu/2025-review.html"
ok "but not the recheck itself" sh -c "! grep -q 作废 '$out/internal/qu/caizheng/2025-recheck.html'"

change() { # change FILE EXPRESSION: a copy of the site with one record changed
	rm -rf "$tmp/site"
	cp -R "$site" "$tmp/site"
	sed -i "$2" "$tmp/site/$1"
}
change qu/2025-sampling.yaml '$a抽中: [区水务局机关党支部, 区民政局机关党支部]'
ok "a branch that the seed did not draw is an error" says "应为：区民政局机关党支部、区财政局机关党支部" \
	exits 1 "$program" check "$tmp/site"
change qu/2025-sampling.yaml '$a抽中: [区财政局机关党支部, 区民政局机关党支部]'
ok "those it drew are right in any order" exits 0 "$program" check "$tmp/site"
change qu/2025-sampling.yaml 's/^抽查比例: .*/抽查比例: 51/'
"$program" build "$tmp/site" -o "$tmp/out2" >"$tmp/built" 2>&1
ok "51 % of 4 are 3" test "$(grep -o '抽中（按种子算出）</dt>\(<dd>[^<]*</dd>\)*' "$tmp/out2/internal/qu/2025-sampling.html" |
	grep -o '<dd>' | wc -l)" = 3
change qu/2025-sampling.yaml '/^种子/d'
ok "a plan without a seed is an error" says "抽查方案要写种子" exits 1 "$program" check "$tmp/site"

# ---- grades and points
change qu/caizheng/2025-review.yaml 's/^等次: .*/等次: 示范型/'
ok "a grade of another profile is told" says "W0416" "$program" check "$tmp/site"
ok "with those of the profile" says "用：优秀、合格、未达标" "$program" check "$tmp/site"
ok "points by hand and by rule are both shown" \
	grep -q '98分：人工评分58分，按要求计算40分' "$out/internal/qu/caizheng/2025-self.html"
change qu/caizheng/2025-review.yaml ""
mkdir -p "$tmp/site/templates/standards"
sed 's/^等次: .*/等次: [{名称: 优秀, 得分: 99}, {名称: 合格, 得分: 70}, 未达标]/' templates/standards/organ.yaml >"$tmp/site/templates/standards/organ.yaml"
"$program" build "$tmp/site" -o "$tmp/out3" >"$tmp/built" 2>&1
ok "a scale with points gives the grade" grep -q '按得分为“合格”' "$tmp/out3/internal/qu/caizheng/2025-self.html"

# ---- closing and reopening
ok "a reopened item is shown open, with its reason" grep -q '抽查发现5月记录仍缺签到' "$out/internal/yiyuan/rectification-2026.html"
change yiyuan/rectification-2026.yaml 's/重新打开: 2026-06-15/销号: 是, 重新打开: 2026-06-15/'
ok "it is closed again only with a later date" says "重新打开的事项再销号" exits 1 "$program" check "$tmp/site"

# ---- a committee is not asked what a branch is asked
ok "the committee above has no meetings of a branch to hold" \
	sh -c "! '$program' check '$site' 2>&1 | grep 区直机关工委 | grep -q G-007"
finish

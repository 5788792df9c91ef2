#!/bin/sh
# ways.sh - ways into the archive: by organisation, by day, by person; what the home page shows at a glance.
. "$(dirname "$0")/lib/tap.sh"
out=$example
example
year=$out/internal/fenghe/2026/index.html
ok "a year has twelve months" test "$(grep -o '<caption>[0-9]* 月</caption>' "$year" | wc -l)" = 12
grep -o 'href="[^"]*#d[0-9]*"' "$year" | sed 's/.*#\(.*\)"/\1/' | LC_ALL=C sort >"$tmp/days"
grep -oh 'id="d[0-9]*"' "${year%.html}"*.html | sed 's/id="\(.*\)"/\1/' | LC_ALL=C sort -u >"$tmp/places"
ok "each day with records leads to the first of them, once" diff "$tmp/days" "$tmp/places"
ok "the first of January 2026 is a Thursday" sh -c "grep -o '<tbody><tr><td></td><td></td><td></td><td>1</td>' '$year' | grep -q ."
people=$out/internal/fenghe/people.html
ok "the office finds the records of a person" grep -q '2026-03-18-party-lesson.html' "$out/internal/fenghe/people/周敬亭.html"
ok "people stand in the order of strokes" test "$(grep -o '<a href="people/[^"]*">[^<]*' "$people" | sed 's/.*>//' | head -n 3 | tr '\n' ' ')" = "马志远 田晓蓉 冯雅琴 "
ok "other editions have no such page" sh -c "! ls -d '$out/members/fenghe/people'* '$out/public/fenghe/people'* 2>/dev/null"
ok "nor a link to one" sh -c "! grep -rl 'people[./]' '$out/members' '$out/public'"
ok "the home page counts many people, and does not name them" grep -q '党员集中学习培训（20人）' "$out/internal/index.html"
ok "who a letter is from is shown as it is written" grep -q '<dt>来自</dt><dd>马志远</dd>' "$out/internal/fenghe/ledgers/letter-admonition-2026.html"
ok "dates are marked as such, whatever their field is called" grep -q '<dt>答复日期</dt><dd><time datetime="2025-11-07">' "$out/internal/fenghe/ledgers/letter-admonition-2026.html"

# what the manual does not say by hand
fields=$out/public/manual/zh/fields
for kind in $(ls templates/kinds); do
	[ ! -d "templates/kinds/$kind" ] || grep -q "href=\"fields-$kind.html\"" "$fields.html" || echo "$kind"
done >"$tmp/without"
ok "each kind has a page of its fields" test ! -s "$tmp/without"
ok "with their keys, and for whom they are" grep -q '<th scope="row" class="depth-0">主持人</th><td><code>chair</code></td><td>党员姓名，必写</td><td>党员</td><td class="long">主持会议的同志' "$fields-minutes.html"
ok "in English, too" grep -q '<th scope="row" class="depth-0">chair</th><td>主持人</td><td>member, required</td><td>members</td>' "$out/public/manual/en/fields-minutes.html"
grep -o 'MESSAGE([A-Z_0-9]*, "[A-Z0-9]*"' generator/base/messages.def | sed 's/.*"\(.*\)"/\1/' | sort >"$tmp/codes"
cat "$out"/public/manual/en/codes*.html | grep -o '<th scope="row">[^<]*' | sed 's/.*>//' | sort >"$tmp/listed"
ok "every message stands in the manual" diff "$tmp/codes" "$tmp/listed"
"$program" build tests/district -o "$tmp/district" -q >"$tmp/built" 2>&1
home=$tmp/district/internal/index.html
ok "organisations stand as a tree" grep -q '<li class="depth-1"><a href="qu/caizheng/index.html">' "$home"
ok "the home page shows the first gaps and how many there are" grep -q '项，这里是前 12 项' "$home"
ok "before all else" test "$(grep -o '<h2>[^<]*' "$home" | head -n 1)" = '<h2>对照标准'

# a branch whose files lie in the folder of the site itself
cp -R tests/golden/site "$tmp/flat" && mv "$tmp/flat/fenghe"/* "$tmp/flat/" && rmdir "$tmp/flat/fenghe"
grep -rl 'fenghe/' "$tmp/flat" | xargs -r sed -i 's|fenghe/||g'
ok "a branch can be the whole site" silent "$program" build "$tmp/flat" -o "$tmp/whole" -q
ok "the home page is the home page" grep -q '枫和社区党建档案</h1>' "$tmp/whole/internal/index.html"
ok "it leads to the branch" grep -q 'href="organisation.html"' "$tmp/whole/internal/index.html"

mkdir "$tmp/bare" && printf '名称: 材料\n' >"$tmp/bare/site.yaml" && printf '名称: 甲支部\n类型: 党支部\n' >"$tmp/bare/organisation.yaml"
"$program" build "$tmp/bare" -o "$tmp/begun" -q --no-print
ok "a home page has no list of nothing" sh -c "! grep -q '</h2></section>\|<ul[^>]*></ul>' '$tmp/begun/internal/index.html' && grep -q 甲支部 '$tmp/begun/internal/index.html'"

# sections six deep
cp -R tests/golden/site "$tmp/deep"
printf -- '---\n种类: 制度\n标题: 层次\n类型: 制度\n日期: 2026-01-05\n---\n# 一\n\n## 二\n\n### 三\n\n#### 四\n\n##### 五\n\n###### 六\n\n正文。\n' >"$tmp/deep/fenghe/deep.md"
"$program" build "$tmp/deep" -o "$tmp/six" -q --no-print
ok "sections six deep have headings of HTML" test "$(grep -o '<h[0-9] id' "$tmp/six/internal/fenghe/deep.html" | tr -d '\n')" = "<h2 id<h3 id<h4 id<h5 id<h6 id<h6 id"

# a record at the address of a page that the program makes
cp -R tests/golden/site "$tmp/site"
printf -- '---\n种类: 制度\n标题: 撞名\n类型: 制度\n日期: 2026-01-05\n---\n正文。\n' >"$tmp/site/fenghe/people.md"
"$program" build "$tmp/site" -o "$tmp/same" -q >"$tmp/said" 2>&1
ok "a record at an address that is taken is an error" grep -q 'E0507.*fenghe/people.html' "$tmp/said"
ok "with its place" grep -q 'fenghe/people.md:1:1' "$tmp/said"
ok "the record is published" grep -q '撞名' "$tmp/same/internal/fenghe/people.html"
finish

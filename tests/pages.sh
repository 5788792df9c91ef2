#!/bin/sh
# pages.sh - no page is heavy, however many records there are; long lists have pages, at addresses that stay.
. "$(dirname "$0")/lib/tap.sh"
limit=40000 # bytes, without pictures
light() { # light OUT: no page of it is heavier
	find "$1" -name '*.html' -size "+${limit}c" -printf '%s %P\n' | sort -rn >"$tmp/heavy"
	silent cat "$tmp/heavy"
}
example
ok "no page of the example site is heavy" light "$example"
ok "nor its style sheet" test "$(cat templates/site/assets/*.css | wc -c)" -le 30000
ok "nor its scripts" test "$(cat templates/site/assets/*.js | wc -c)" -le 25000

perl tests/lib/archive.pl 2000 "$tmp/site"
ok "a site of 2000 records is published" exits 0 "$program" build "$tmp/site" -o "$tmp/out" -q --no-print
ok "no page of it is heavy" light "$tmp/out"

# ---- pages of a list follow on, and hold every record once
follow() { # follow FRONT: the pages of a list, from the front page on, by the links to the next
	page=$1
	while [ -n "$page" ]; do
		echo "$page"
		next=$(grep -o '<a [^>]*rel="next"[^>]*' "$page" | sed 's/.*href="\([^"]*\)".*/\1/' | head -n 1)
		page=${next:+$(dirname "$page")/$next}
	done
}
records() { grep -oh '<ul class="records">.*</ul>' "$@" | grep -o '<li[^>]*><time[^>]*>[^<]*</time><a href="[^"]*"' | sed 's/.*href="\(.*\)"/\1/'; }
year=$tmp/out/public/grand/2026
follow "$year/index.html" >"$tmp/pages"
ok "a year of a large branch has many pages" test "$(wc -l <"$tmp/pages")" -gt 20
ls "$year"/index*.html | LC_ALL=C sort >"$tmp/there"
ok "each is led to by the one before" sh -c "LC_ALL=C sort '$tmp/pages' | diff - '$tmp/there'"
records $(cat "$tmp/pages") | LC_ALL=C sort >"$tmp/listed"
(cd "$year" && ls *.html | grep -v '^index\|-related') | LC_ALL=C sort >"$tmp/records"
ok "together they list every record of it, once" diff "$tmp/records" "$tmp/listed"
ok "its calendar leads to days on other pages" grep -q '<td><a href="index-[0-9]*.html#d0105">5</a></td>' "$year/index.html"
ok "the first page says how many there are" grep -q "共 $(wc -l <"$tmp/records") 条" "$year/index.html"
ok "the day is there" grep -q 'id="d0105"' $(cat "$tmp/pages")
ledger=$tmp/out/members/grand/ledger/volunteer-totals.html
for list in "$tmp/out/public/kind/activity.html" "$tmp/out/public/disclosure/p-22.html" "$tmp/out/public/disclosure/notices.html" \
	"$tmp/out/members/grand/2026/plan-related.html" "$ledger"; do
	ok "${list#"$tmp/out/"} has pages" test "$(follow "$list" | wc -l)" -gt 3
done

# ---- a new record changes the front page of a list only
cat >"$tmp/site/grand/2026/new.md" <<'END'
---
种类: 信息材料
公开范围: 公开
标题: 新的一期
类型: 典型案例
日期: 2026-09-18
作者: 王安
---
正文。
END
"$program" build "$tmp/site" -o "$tmp/again" -q --no-print 2>/dev/null
ok "a new record stands on the first page" grep -q '新的一期' "$tmp/again/public/grand/2026/index.html"
ok "older pages keep their records when one is new" test "$(ls "$year"/index-*.html | wc -l)" = "$(ls "$tmp/again/public/grand/2026"/index-*.html | wc -l)"
for page in "$year"/index-*.html; do
	records "$page" >"$tmp/before"
	records "$tmp/again${page#"$tmp/out"}" | diff -q "$tmp/before" - || echo "$page"
done >"$tmp/moved" 2>&1
ok "each the same" test ! -s "$tmp/moved"
finish

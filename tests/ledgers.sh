#!/bin/sh
# ledgers.sh - ledgers are filled from records, summed, cut for their edition, and open in spreadsheets.
. "$(dirname "$0")/lib/tap.sh"
out=$example
example
here=$out/internal/fenghe/ledger

sed -n 's/^  - 名称: //p' templates/ledgers.yaml | LC_ALL=C sort >"$tmp/all"
ls "$here" | sed -n 's/\.csv$//p' | LC_ALL=C sort >"$tmp/filled"
ok "the example branch fills every ledger" diff "$tmp/all" "$tmp/filled"
for name in $(cat "$tmp/all"); do
	[ -s "$here/$name.csv" ] && [ -s "$here/$name.xlsx" ] && grep -q '<tbody>' "$here/$name.html" || echo "$name"
done >"$tmp/empty"
ok "each has rows, a CSV and a workbook" test ! -s "$tmp/empty"
ok "the list of ledgers leads to them" grep -q 'href="fenghe/ledger/volunteer-totals.html"' "$out/internal/ledgers.html"

# What was published for August by hand: 8 people, 21 times, 51 hours.
published=content/fenghe/ledgers/activity-total-2026-08.yaml
sed -n 's/.*姓名: \([^,]*\), 时长: \([0-9]*\), 次数: \([0-9]*\)}/2026年8月,\1,\3,\2/p' "$published" | LC_ALL=C sort >"$tmp/published"
tr -d '\r' <"$here/volunteer-totals.csv" | sed 1d | grep '^2026年8月' | LC_ALL=C sort >"$tmp/summed"
ok "volunteer totals of a month are what was published" diff "$tmp/published" "$tmp/summed"
ok "with their sum" grep -q '<th scope="row">合计</th><td[^>]*></td><td class="number">21</td><td class="number">51</td>' "$here/volunteer-totals.html"
ok "dues are summed as the record says" grep -q '>合计</th>' "$here/dues.html"
ok "a closed item shows its date and its evidence" grep -q '把十分钟讲清楚' "$here/issues.html"
ok "a reopened one stands apart" grep -q '<th scope="rowgroup"[^>]*>重新打开</th>' "$here/issues.html"

# ---- editions
for name in petitions members dues talks; do
	for edition in members public; do
		[ ! -e "$out/$edition/fenghe/ledger/$name.html" ] || echo "$edition/$name"
	done
done >"$tmp/leaked"
ok "an internal ledger is in no other edition" test ! -s "$tmp/leaked"
ok "nor named in one" sh -c "! grep -l '来信来访接待登记\|流动党员台账' -r '$out/members' '$out/public'"
ok "the public edition has the ledger of honours" test -s "$out/public/fenghe/ledger/honours.html"

# ---- tables for spreadsheets
sheet() { unzip -p "$here/$1.xlsx" xl/worksheets/sheet1.xml; }
ok "a workbook is a sound ZIP" unzip -tqq "$here/meetings.xlsx"
for part in '\[Content_Types\].xml' _rels/.rels xl/workbook.xml xl/_rels/workbook.xml.rels xl/styles.xml xl/worksheets/sheet1.xml; do
	unzip -p "$here/meetings.xlsx" "$part" | xmllint --noout - || echo "$part"
done >"$tmp/parts" 2>&1
ok "all its parts are XML" test ! -s "$tmp/parts"
rows=$(tr -d '\r' <"$here/meetings.csv" | wc -l)
ok "it has as many rows as the CSV, and a title and sums" \
	test "$(sheet meetings | grep -o '<row ' | wc -l)" = $((rows + 2))
ok "numbers are numbers" sh -c "unzip -p '$here/dues.xlsx' xl/worksheets/sheet1.xml | grep -q '<c r=\"C4\" s=\"0\"><v>36</v></c>'"
ok "a CSV begins with a byte order mark" test "$(head -c 3 "$here/dues.csv" | od -An -tx1 | tr -d ' ')" = efbbbf

perl -0777 -ne 'print scalar(() = /^\["/mg)' "$here/meetings.js" >"$tmp/rows"
ok "of a ledger with several pages a script has all rows, for sorting" test "$(cat "$tmp/rows")" = $((rows - 1))
ok "of one with one page there is none" sh -c "! ls '$here/dues.js' 2>/dev/null"
ok "no edition has rows that its pages do not" sh -c "! ls '$(dirname "$here")/../../public/fenghe/ledger/meetings.js' 2>/dev/null"

# ---- a site's own, and its faults
site() { # site LEDGERS: a small site with that templates/ledgers.yaml
	rm -rf "$tmp/site"
	mkdir -p "$tmp/site/templates" "$tmp/site/b"
	printf '种类: 站点\n名称: 甲\n截止日期: 2026-09-30\n' >"$tmp/site/site.yaml"
	printf '种类: 组织\n名称: 甲支部\n类型: 党支部\n党员:\n  - {姓名: 周宁, 类别: 正式党员}\n' >"$tmp/site/b/organisation.yaml"
	printf '种类: 来往文书\n标题: 一件\n类型: 意见征集\n日期: 2026-03-02\n来自: "=1+2"\n事项: "他说“好”, \\"行\\""\n' >"$tmp/site/b/letter.yaml"
	printf '种类: 台账\n台账:\n%s\n' "$1" >"$tmp/site/templates/ledgers.yaml"
}
site '  - {名称: needs, 标题: 我的台账, 公开范围: 公开, 记录: 来往文书, 列: [{标题: 来自, 取值: from}, {标题: 事项, 取值: matter}]}'
exits 0 "$program" build "$tmp/site" -o "$tmp/own" >"$tmp/built" 2>&1
ok "a site's ledger takes the place of the program's" grep -q '<h1>我的台账</h1>' "$tmp/own/internal/b/ledger/needs.html"
ok "a text like a formula is none for a spreadsheet" \
	grep -qF "\"'=1+2\",\"他说“好”, \"\"行\"\"\"" "$tmp/own/internal/b/ledger/needs.csv"
site '  - {名称: x, 标题: 甲, 公开范围: 公开, 记录: 没有, 列: [{标题: 来自, 取值: from}]}'
ok "a ledger of no kind is an error with its line" says "ledgers.yaml:3:" exits 1 "$program" build "$tmp/site" -o "$tmp/bad"
site '  - {名称: x, 标题: 甲, 公开范围: 公开, 记录: 来往文书, 类型: [没有], 列: [{标题: 来自, 取值: from}]}'
ok "so is one of no type" says "E0418" exits 1 "$program" build "$tmp/site" -o "$tmp/bad"
site '  - {名称: x, 标题: 甲, 公开范围: 公开, 记录: 来往文书, 列: [{标题: 来自, 取值: "from["}]}'
ok "and one whose column is no XPath" says "E0409" exits 1 "$program" build "$tmp/site" -o "$tmp/bad"
finish

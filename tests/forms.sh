#!/bin/sh
# forms.sh - forms to be filled in by hand, and filled from records.
. "$(dirname "$0")/lib/tap.sh"
out=$example
example
forms=$out/print/forms
say() { pdftotext -layout "$forms/$1.pdf" - | grep -q -- "$2" || { pdftotext -layout "$forms/$1.pdf" -; return 1; }; }

sed -n 's/^  - 名称: //p' templates/forms.yaml >"$tmp/names"
for name in $(cat "$tmp/names"); do
	[ -s "$forms/$name-blank.pdf" ] || echo "$name"
done >"$tmp/missing"
ok "every form is printed blank" test ! -s "$tmp/missing"
for name in $(cat "$tmp/names"); do
	[ "$(pdfinfo "$forms/$name-blank.pdf" | sed -n 's/^Pages: *//p')" = 1 ] || echo "$name"
done >"$tmp/long"
ok "each on one sheet" test ! -s "$tmp/long"
ok "a blank one has places to sign" say in-service-blank '本人（签字）'
ok "and nothing of a record" sh -c "! pdftotext '$forms/talk-blank.pdf' - | grep -q 枫禾"
ok "minutes are filled from their record" say minutes-fenghe-2026-2026-02-04-general-meeting '罗文秀'
ok "with their text" say minutes-fenghe-2026-2026-02-04-general-meeting '审议年度工作计划'
ok "and their signatures" say minutes-fenghe-2026-2026-02-04-general-meeting '主持人（签字）'
ok "a list is filled from its items" say pledge-fenghe-ledgers-pledge-branch-2026 '议事厅议题办结率'
ok "values are shown as pages show them" say transfer-fenghe-ledgers-transfer-in-2025-08 '2025 *年 *8 *月'

order() { # order TEXT: the example site with one order of a form
	rm -rf "$tmp/site"
	cp -R content "$tmp/site"
	sed -i '/^展板:/,$d' "$tmp/site/site.yaml"
	printf '表格:\n  - %s\n' "$1" >>"$tmp/site/site.yaml"
}
order '{表格: 会议纪录}'
ok "a form that there is not is told with the nearest" says "是不是“会议记录”？" exits 1 "$program" check "$tmp/site"
order '{表格: 会议记录, 记录: fenghe/ledgers/room}'
ok "a record of another kind is told" says "E0421" exits 1 "$program" check "$tmp/site"
order '{表格: 会议记录}'
mkdir -p "$tmp/site/templates"
printf '种类: 表格\n表格:\n  - {名称: minutes, 标题: 会议记录, 记录: 会议记录, 栏: [{标题: 天气}]}\n' >"$tmp/site/templates/forms.yaml"
exits 0 "$program" build "$tmp/site" -o "$tmp/own" -q >"$tmp/built" 2>&1
ok "a site's form takes the place of the program's" sh -c "pdftotext '$tmp/own/print/forms/minutes-blank.pdf' - | grep -q 天气"
finish

#!/bin/sh
# canary.sh - no edition holds a byte of a field that is for a higher audience, wherever it is looked for; and each
# field is in the edition that it is for.  The records are made from the schemas: a new field is tested by being there.
. "$(dirname "$0")/lib/tap.sh"
canary="perl tests/lib/canary.pl"
ok "records of every kind, with a marker in every field" exits 0 $canary make "$tmp/site" "$tmp/marks"
ok "there are enough" test "$(wc -l <"$tmp/marks")" -gt 1000
ok "they have no fault" exits 0 "$program" check "$tmp/site" -q
ok "the site is published" exits 0 "$program" build "$tmp/site" -o "$tmp/out" -q
for edition in public members internal; do
	ok "$edition: all that it is for, and nothing of a higher audience" silent $canary find "$tmp/out" "$tmp/marks" "$edition"
done
ok "boards and packets: nothing that is for the office" silent $canary find "$tmp/out" "$tmp/marks" boards

# all fields of it are for everybody, but not the record to which it leads
cp -R tests/golden/site "$tmp/links"
printf -- '---\n种类: 制度\n标题: 处处可见\n类型: 制度\n公开范围: 公开\n日期: 2026-01-05\n---\n见[会议](2026/2026-03-05-committee-meeting.md)。\n' \
	>"$tmp/links/fenghe/seen.md"
"$program" build "$tmp/links" -o "$tmp/linked" -q --no-print
leads() { grep -o 'href="[^"]*committee-meeting[^"]*"' "$tmp/linked/$1/fenghe/seen.$2"; }
for type in html xml; do
	ok "$type: the office is led to what only it sees" leads internal $type
	ok "$type: others are not" sh -c "! grep -q committee-meeting '$tmp/linked/public/fenghe/seen.$type' '$tmp/linked/members/fenghe/seen.$type'"
done
finish

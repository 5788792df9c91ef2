#!/bin/sh
# command.sh - the command line: exit codes, options, from nothing to one's own branch.
. "$(dirname "$0")/lib/tap.sh"
b=$program

ok "version" says "boardpress 0." "$b" version
ok "version by option" says "boardpress 0." "$b" --version
ok "help lists the commands" says "import" "$b" help
ok "help explains a command in English" says "-o, --output PATH" "$b" help build --lang en
ok "no command is a usage error" exits 2 "$b"
ok "an unknown command too" exits 2 "$b" publish
ok "an unknown option too" exits 2 "$b" check --nonsense
ok "too many arguments too" exits 2 "$b" check a b
ok "a missing argument too" exits 2 "$b" fo
for bad in '-j 0' '-j 3x' '--as-of 2026-02-30' '--shard 9/8' '--edition all' '--lang fr' '--color sometimes'; do
	ok "a bad value too: $bad" exits 2 "$b" build $bad
done
ok "a bad stage to dump too" exits 2 "$b" fo --dump pages tests/golden/site
ok "a folder that is no site: EX_NOINPUT" exits 66 "$b" check "$tmp"
ok "an FO file that is not there" exits 1 "$b" fo "$tmp/no.fo" -o "$tmp/no.pdf"
ok "records with errors: 1" exits 1 "$b" check tests/golden/broken -q
ok "good records: 0" exits 0 "$b" check tests/golden/site -q

ok "init" exits 0 "$b" init "$tmp/mine" -q
ok "init refuses a folder with something in it" exits 1 "$b" init "$tmp/mine"
ok "the new site has no error" silent "$b" check "$tmp/mine" -q
ok "new makes a record of a kind" exits 0 "$b" new 会议记录 "$tmp/mine"
ok "whose blank fields check names" says "缺少“主持人”" "$b" check "$tmp/mine"
ok "new refuses what is there" says "已经存在" "$b" new minutes "$tmp/mine"
ok "new knows English names" exits 0 "$b" new plan "$tmp/mine"
ok "an unknown kind is a usage error" exits 2 "$b" new 便条 "$tmp/mine"
rm -r "$tmp"/mine/branch/20??
ok "the new site is published" exits 0 "$b" build "$tmp/mine" -o "$tmp/out" -q
for file in public/index.html members/index.html internal/index.html manifest.json \
	print/boards/organisation-chart-branch-organisation.pdf; do
	ok "it has $file" test -s "$tmp/out/$file"
done
ok "build does not write into a folder of others" exits 1 "$b" build "$tmp/mine" -o tests -q
here() { (cd "$tmp/mine" && "$b" check -q); }
ok "SITE is the current folder by default" exits 0 here

ok "explain tells a rule" says "第十一条" "$b" explain G-007
ok "explain tells a message" says "is not a key here" "$b" explain E0304 --lang en
ok "explain of nothing is a usage error" exits 2 "$b" explain X-000
ok "check tells what the standard misses" says "[S-3]" "$b" check tests/golden/site
ok "as of another day less is" says "缺 0 项" "$b" check tests/golden/site --as-of 2026-01-15
ok "SARIF" says '"version": "2.1.0"' "$b" check tests/golden/broken --sarif

cp -R tests/golden/site "$tmp/site"
ok "what a rule misses becomes a list of issues" exits 0 "$b" new issue "$tmp/site" --from S-3 -o "$tmp/site/fenghe/issues.md"
ok "which is a record without error" silent "$b" check "$tmp/site" -q
sed -i 's/销号: 否/销号: 是/' "$tmp/site/fenghe/issues.md"
ok "an item closes only with date and evidence" says "销号的事项要写完成日期和佐证" "$b" check "$tmp/site"
ok "a rule that misses nothing gives no list" exits 1 "$b" new issue "$tmp/site" --from S-1 -o "$tmp/no.md"

cp -R tests/golden/broken "$tmp/broken"
ok "a broken record does not stop the others" exits 1 "$b" build "$tmp/broken" -o "$tmp/out2" -q
ok "the good one is published" test -s "$tmp/out2/public/fenghe/2026/20-good.html"
ok "the broken one is not" test ! -e "$tmp/out2/internal/fenghe/2026/02-missing.html"
printf 'a: [\n' >"$tmp/broken/fenghe/organisation.yaml"
ok "an unreadable organisation is told once" test "$("$b" check "$tmp/broken" 2>&1 | grep -c E0404)" = 0

printf '名称: 甲\n' | iconv -f UTF-8 -t GB18030 >"$tmp/mine/site.yaml"
ok "GB18030 is read and reported" says "N0105" "$b" check "$tmp/mine"
printf '\357\273\277名称: 甲\r\n' >"$tmp/mine/site.yaml"
ok "a byte order mark is reported" says "N0106" "$b" check "$tmp/mine"
ok "CRLF is reported" says "N0107" "$b" check "$tmp/mine"
cp -R content "$tmp/two"
cp "$tmp/two/fenghe/organisation.yaml" "$tmp/two/fenghe/second.yaml"
ok "two organisations of one folder are told" says "E0414" "$b" check "$tmp/two"
finish

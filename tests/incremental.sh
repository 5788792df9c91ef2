#!/bin/sh
# incremental.sh - a build after any edit ends as a clean one does, and makes again only what the edit changed.
. "$(dirname "$0")/lib/tap.sh"
b=$program

tree() { (cd "$1" && published . | xargs sha256sum); }

# SEED=N EDITS=N: others, and more of them.
# follow NAME PRISTINE STEPS OPTIONS...: random edits one after another, each built after the last and from nothing.
follow() {
	name=$1 pristine=$2 steps=$3
	shift 3
	rm -rf "$tmp/site" "$tmp/out"
	cp -R "$pristine" "$tmp/site" && rm -rf "$tmp/site/.boardpress"
	"$b" build "$tmp/site" -o "$tmp/out" -q "$@" || return 1
	for step in $(seq "$((${SEED:-0} + 1))" "$((${SEED:-0} + ${EDITS:-$steps}))"); do
		perl tests/lib/edit.pl "$pristine" "$tmp/site" templates "$step" >>"$tmp/edits" || return 1
		"$b" build "$tmp/site" -o "$tmp/out" -q "$@" 2>"$tmp/said.after"
		after=$?
		rm -rf "$tmp/clean" "$tmp/fresh"
		cp -R "$tmp/site" "$tmp/fresh" && rm -rf "$tmp/fresh/.boardpress" "$tmp/site.kept"
		mv "$tmp/site" "$tmp/site.kept" && mv "$tmp/fresh" "$tmp/site"
		"$b" build "$tmp/site" -o "$tmp/clean" -q "$@" 2>"$tmp/said.clean"
		clean=$?
		rm -rf "$tmp/site" && mv "$tmp/site.kept" "$tmp/site"
		tree "$tmp/out" >"$tmp/sum.after"
		tree "$tmp/clean" >"$tmp/sum.clean"
		if [ $after -ne $clean ] || ! cmp -s "$tmp/said.after" "$tmp/said.clean" ||
			! diff "$tmp/sum.clean" "$tmp/sum.after"; then
			echo "$name, step $step: exit $after, clean $clean"
			tail -n 3 "$tmp/edits"
			diff "$tmp/said.clean" "$tmp/said.after"
			return 1
		fi
		for again in once twice; do # the first finds that nothing has changed, the second is told so by the file system
			"$b" build "$tmp/site" -o "$tmp/out" -q "$@" 2>"$tmp/said.after"
			[ $? -eq $clean ] && diff "$tmp/said.clean" "$tmp/said.after" || { echo "$name, step $step, again $again"; return 1; }
		done
	done
}

if sanitized; then few=10 fewer=3; else few=40 fewer=10; fi
ok "$few edits of a small site with print: as clean builds, with the same words" follow golden tests/golden/site $few
ok "$fewer edits of a district" follow district tests/district $fewer --no-print

# changed COMMAND...: the files that it wrote
changed() {
	touch "$tmp/before"
	sleep 0.1
	"$@" || return 1
	(cd "$tmp/out" && find . -name .boardpress -prune -o -type f -newer "$tmp/before" -print | LC_ALL=C sort)
}
rm -rf "$tmp/site" "$tmp/out"
cp -R tests/golden/site "$tmp/site"
"$b" build "$tmp/site" -o "$tmp/out" -q
changed "$b" build "$tmp/site" -o "$tmp/out" -q >"$tmp/nothing"
ok "nothing changed: no file is written" test ! -s "$tmp/nothing"
# looked: the last build read what is kept of the records
looked() { [ -f "$tmp/site/.boardpress/records" ]; }
again() {
	rm -f "$tmp/site/.boardpress/records"
	"$b" build "$tmp/site" -o "$tmp/out" "$@" >"$tmp/said" 2>&1
}
sleep 0.1
again
cp "$tmp/said" "$tmp/said.before"
again
ok "and the next build reads no record" test ! -f "$tmp/site/.boardpress/records"
no_time() { sed 's/用时 [0-9.]* 秒//' "$1"; }
no_time "$tmp/said.before" >"$tmp/want"
no_time "$tmp/said" >"$tmp/got"
ok "but says the same" diff "$tmp/want" "$tmp/got"
for change in 'touch site/site.yaml' 'mkdir -p site/templates/site' 'cp ../templates/site/home.xsl site/templates/site/' \
	'echo >>out/public/index.html' 'rm out/internal/index.html' 'rm out/manifest.json' 'touch out/.boardpress/building'; do
	again && again
	(cd "$tmp" && sleep 0.1 && sh -c "$(echo "$change" | sed "s#\.\./templates#$OLDPWD/templates#")")
	again -q
	case $change in
	mkdir*) ok "after $change it need not" test ! -f "$tmp/site/.boardpress/records" ;;
	*) ok "after $change it does" looked ;;
	esac
done
again -q --as-of 2026-04-02
ok "on another day it does" looked
again -q --no-print
ok "and when it is called in another way" looked
rm -r "$tmp/site/templates/site"
again -q
mkdir "$tmp/site/fenghe/2026/.hidden"
echo one >"$tmp/site/fenghe/2026/.hidden/file.txt"
cp "$tmp/site/fenghe/2026/plan.md" "$tmp/plan.md"
printf '\n[x](.hidden/file.txt)\n' >>"$tmp/site/fenghe/2026/plan.md"
sleep 0.1
again && again
echo two >"$tmp/site/fenghe/2026/.hidden/file.txt"
again
ok "a hidden file that a record names is published as it is now" grep -qx two "$tmp/out/internal/fenghe/2026/.hidden/file.txt"
cp "$tmp/plan.md" "$tmp/site/fenghe/2026/plan.md"
rm -r "$tmp/site/fenghe/2026/.hidden"
again -q
echo '又记：散会时确认了下次会议的时间。' >>"$tmp/site/fenghe/2026/2026-03-05-committee-meeting.md"
changed "$b" build "$tmp/site" -o "$tmp/out" -q | grep -v '/assets/search/' >"$tmp/one"
cat >"$tmp/want" <<'END'
./internal/fenghe/2026/2026-03-05-committee-meeting.html
./internal/fenghe/2026/2026-03-05-committee-meeting.js
./internal/fenghe/2026/2026-03-05-committee-meeting.pdf
./internal/fenghe/2026/2026-03-05-committee-meeting.xml
./manifest.json
./print/documents/fenghe-2026-2026-03-05-committee-meeting.pdf
END
ok "a sentence more: its own pages are written, and nothing else" diff "$tmp/want" "$tmp/one"

rm "$tmp/out/public/index.html"
echo x >>"$tmp/out/public/disclosure.html"
"$b" build "$tmp/site" -o "$tmp/out" -q
"$b" build "$tmp/site" -o "$tmp/clean2" -q
tree "$tmp/out" >"$tmp/sum.after"
tree "$tmp/clean2" >"$tmp/sum.clean"
ok "what somebody removed or changed in the output is made again" diff "$tmp/sum.clean" "$tmp/sum.after"
sed -i 's/^标题: .*/标题: 改了名称的标准/' "$tmp"/site/templates/standards/*.yaml
"$b" build "$tmp/site" -o "$tmp/out" -q
rm -rf "$tmp/clean2"
"$b" build "$tmp/site" -o "$tmp/clean2" -q
tree "$tmp/out" >"$tmp/sum.after"
tree "$tmp/clean2" >"$tmp/sum.clean"
ok "a standard called otherwise is so on the page of its organisation" \
	sh -c "diff '$tmp/sum.clean' '$tmp/sum.after' && grep -q '<dd>改了名称的标准</dd>' '$tmp/out/public/fenghe/index.html'"
# ratings are void by what is found above the branch that they are of
rm -rf "$tmp/site" "$tmp/out" "$tmp/clean2"
cp -R tests/district "$tmp/site"
echo '  - {组织: qu/caizheng/organisation, 年度: 2025, 标题: 2025年度材料汇编, 读者: 内部}' >>"$tmp/site/site.yaml"
"$b" build "$tmp/site" -o "$tmp/out" -q
ok "the branch's packet shows a rating" test -s "$tmp/out/print/packets/qu-caizheng-2025-internal.pdf"
sed -i 's/^初评有误: 是/初评有误: 否/' "$tmp/site/qu/minzheng/2025-recheck.yaml"
"$b" build "$tmp/site" -o "$tmp/out" -q
"$b" build "$tmp/site" -o "$tmp/clean2" -q
tree "$tmp/out" >"$tmp/sum.after"
tree "$tmp/clean2" >"$tmp/sum.clean"
ok "which holds again when a recheck elsewhere found no error" diff "$tmp/sum.clean" "$tmp/sum.after"

rm -rf "$tmp/site" "$tmp/out" "$tmp/clean2"
cp -R tests/golden/site "$tmp/site"
"$b" build "$tmp/site" -o "$tmp/clean2" -q
tree "$tmp/clean2" >"$tmp/sum.clean"
# by PROGRAM: a build by a copy of the program; what is known of it afterwards is in $tmp/known
by() {
	BOARDPRESS_SHARE=. "$1" build "$tmp/site" -o "$tmp/out" -q && cp "$tmp/out/.boardpress/state" "$tmp/known"
}
cp "$b" "$tmp/same"
perl -0777 -pe 's/\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0\K./~$&/se' "$b" >"$tmp/other" && chmod +x "$tmp/other"
by "$tmp/same" && cp "$tmp/known" "$tmp/of.same"
by "$tmp/same"
ok "the same program elsewhere finds all as it was" cmp "$tmp/known" "$tmp/of.same"
by "$tmp/other"
ok "another program, which its linker has given another sum, does not" sh -c "! cmp -s '$tmp/known' '$tmp/of.same'"
mkdir -p "$tmp/home/.fonts"
HOME=$tmp/home by "$tmp/same" && cp "$tmp/known" "$tmp/of.same"
cp tests/lib/tap.sh "$tmp/home/.fonts/new.ttf"
HOME=$tmp/home by "$tmp/same"
ok "nor does a machine with another font" sh -c "! cmp -s '$tmp/known' '$tmp/of.same'"
printf 'garbage' >"$tmp/out/.boardpress/state"
printf 'garbage' >"$tmp/site/.boardpress/records"
printf 'garbage' >"$tmp/site/.boardpress/findings"
"$b" build "$tmp/site" -o "$tmp/out" -q
tree "$tmp/out" >"$tmp/sum.after"
ok "a damaged memory does no harm" diff "$tmp/sum.clean" "$tmp/sum.after"
finish

#!/bin/sh
# golden.sh - what every stage prints, against what it printed when somebody looked at it.
#
# site/ is a small site: its XML, its FO, the areas of its documents, some of its pages. broken/ holds one fault a
# record: what the author is told. import/ is a re-sold text. fo/ holds FO files with their areas.
# UPDATE=1 records anew; then read the difference as you would a patch.
cd "$(dirname "$0")/.." || exit 1
program=${BOARDPRESS:-.build/boardpress}
golden=tests/golden
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
unset LC_ALL LC_MESSAGES LANG SOURCE_DATE_EPOCH
n=0 bad=0

compare() { # got, wanted, name
	n=$((n + 1))
	[ -z "$UPDATE" ] || { mkdir -p "$(dirname "$2")"; cp "$1" "$2"; }
	if diff -u "$2" "$1" >"$tmp/diff" 2>&1; then
		echo "ok $n - $3"
	else
		echo "not ok $n - $3"
		head -n 60 "$tmp/diff" | sed 's/^/# /'
		bad=1
	fi
}

for stage in xml fo areas; do
	"$program" build $golden/site --dump=$stage >"$tmp/got" 2>"$tmp/said"
	compare "$tmp/got" $golden/want/site.$stage "site/ as $stage"
done
"$program" build $golden/site -o "$tmp/out" -j 2 -q 2>"$tmp/said"
compare "$tmp/said" $golden/want/site.diag "site/ is published without a word"
for page in public/index.html public/disclosure.html public/fenghe/index.html internal/standard.html internal/fenghe/standard/2026.html internal/kind/minutes.html \
	internal/fenghe/2026/index.html internal/fenghe/2026/plan.html public/fenghe/2026/plan.xml \
	public/fenghe/2026/2026-03-12-general-meeting.html \
	members/fenghe/2026/2026-03-12-general-meeting.html; do
	compare "$tmp/out/$page" "$golden/want/$page" "$page"
done
(cd "$tmp/out" && find . -name .boardpress -prune -o -type f -print | LC_ALL=C sort) >"$tmp/got"
compare "$tmp/got" $golden/want/site.files "the files of an output"

"$program" check $golden/broken >"$tmp/out.zh" 2>&1
compare "$tmp/out.zh" $golden/want/broken.zh "broken records, explained in Chinese"
"$program" check $golden/broken --lang en >"$tmp/out.en" 2>&1
compare "$tmp/out.en" $golden/want/broken.en "and in English"
"$program" check $golden/broken --json >"$tmp/out.json" 2>&1
compare "$tmp/out.json" $golden/want/broken.json "and as JSON"

"$program" check $golden/dues >"$tmp/out.dues" 2>&1
compare "$tmp/out.dues" $golden/want/dues.zh "dues by their brackets, worked by hand, and five that are wrong"

"$program" import $golden/import/reseller.txt -o "$tmp/import" -q 2>"$tmp/said"
compare "$tmp/said" $golden/want/import.diag "a re-sold text: every change is told"
for file in "$tmp"/import/*.md; do
	compare "$file" "$golden/want/import/$(basename "$file")" "its record $(basename "$file")"
done

for fo in $golden/fo/*.fo; do
	[ -f "$fo" ] || continue
	"$program" fo "$fo" --dump=areas >"$tmp/got" 2>&1
	compare "$tmp/got" "${fo%.fo}.areas" "$(basename "$fo") as areas"
done
echo "1..$n"
exit $bad

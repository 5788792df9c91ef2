#!/bin/sh
# build.sh - the example site as a whole: same input same bytes, nothing stale, nothing leaked, links whole.
. "$(dirname "$0")/lib/tap.sh"
b=$program
root=$(pwd)

ok "the example site is published" exits 0 "$b" build content -o "$tmp/one" -j 2 -q
hashes() { (cd "$1" && published . | xargs sha256sum); }
hashes "$tmp/one" >"$tmp/one.sums"

cp -R content "$tmp/copy"
(cd / && TZ=Pacific/Kiritimati exits 0 "$b" build "$tmp/copy" -o "$tmp/two" -j 1 -q)
hashes "$tmp/two" >"$tmp/two.sums"
ok "one worker, another folder, another time zone: the same bytes" diff "$tmp/one.sums" "$tmp/two.sums"
ok "what other tests look at is published" example
hashes "$example" >"$tmp/example.sums"
ok "and has the same bytes" diff "$tmp/one.sums" "$tmp/example.sums"
plain=$(dirname "$example")/../example
if ! sanitized; then
	skip "the same bytes with sanitizers as without" "there are none here"
elif [ -d "$plain" ]; then
	hashes "$plain" >"$tmp/plain.sums"
	ok "the same bytes with sanitizers as without" diff "$tmp/plain.sums" "$tmp/example.sums"
else
	skip "the same bytes with sanitizers as without" "the other half of the tests has not run"
fi

touch "$tmp/before"
"$b" build content -o "$tmp/one" -j 2 -q
ok "a second build writes no file again" test -z "$(find "$tmp/one" -type f -newer "$tmp/before")"
hashes "$tmp/one" >"$tmp/again.sums"
ok "and ends in the same bytes" diff "$tmp/one.sums" "$tmp/again.sums"

manifest_names() { sed -n 's/.*"path": "\(.*\)",*$/\1/p' "$1/manifest.json"; }
published "$tmp/one" | sed 's/^..//' | grep -vx manifest.json >"$tmp/files"
manifest_names "$tmp/one" >"$tmp/names"
ok "the manifest lists every file, sorted" diff "$tmp/files" "$tmp/names"
check_hashes() {
	(cd "$tmp/one" && sed -n 's/.*"path": "\(.*\)",*$/P \1/p; s/.*"sha256": "\(.*\)",*$/H \1/p' manifest.json |
		awk '$1 == "P" { p = substr($0, 3) } $1 == "H" { print $2 "  " p }' | sha256sum --quiet -c -)
}
ok "with its SHA-256" check_hashes

cp -R tests/golden/site "$tmp/site"
"$b" build "$tmp/site" -o "$tmp/three" -q
ok "an internal record is not in the public edition" \
	test -z "$(grep -rl 'WORD-FOR-THE-OFFICE-ONLY\|2026-03-05-committee' "$tmp/three/public" "$tmp/three/members")"
ok "it is in the internal one" grep -q 'WORD-FOR-THE-OFFICE-ONLY' "$tmp/three/internal/fenghe/2026/2026-03-05-committee-meeting.html"
ok "no birth date and no telephone leave the office" \
	test -z "$(grep -rlE '1970-05|139 0000' "$tmp/three/public" "$tmp/three/members")"
ok "names of members are not in the public edition" test -z "$(grep -rl '赵喆' "$tmp/three/public")"
rm "$tmp/site/fenghe/2026/2026-03-05-committee-meeting.md"
sed -i 's/，内部意见见.*$/。/' "$tmp/site/fenghe/2026/2026-03-12-general-meeting.md"
"$b" build "$tmp/site" -o "$tmp/three" -q
ok "a record that is gone leaves no page" test ! -e "$tmp/three/internal/fenghe/2026/2026-03-05-committee-meeting.html"
"$b" build "$tmp/site" -o "$tmp/four" -q
hashes "$tmp/three" >"$tmp/three.sums"
hashes "$tmp/four" >"$tmp/four.sums"
ok "and the output equals a clean one" diff "$tmp/three.sums" "$tmp/four.sums"

for edition in public members internal; do
	ok "$edition: no address leads out of the edition" \
		test -z "$(grep -rhoE '(href|src)="(/|file:)[^"]*"' "$tmp/one/$edition" --include=*.html)"
	ok "$edition: nothing inline" \
		test -z "$(grep -rlE '<script>|<style|style="|onclick=' "$tmp/one/$edition" --include=*.html)"
done
cd "$root" && finish

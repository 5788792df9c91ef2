#!/bin/sh
# machines.sh - what is there for machines: feeds, sitemap, robots, schemas, old addresses, hashes.
. "$(dirname "$0")/lib/tap.sh"
cp -R content "$tmp/site"
mv "$tmp/site/fenghe/2026/2026-06-10-theme-day.md" "$tmp/site/fenghe/2026/theme-day-in-june.md"
sed -i '2i原编号: fenghe/2026/2026-06-10-theme-day' "$tmp/site/fenghe/2026/theme-day-in-june.md"
grep -rl '2026-06-10-theme-day' "$tmp/site" | xargs sed -i '/原编号/!s#2026-06-10-theme-day#theme-day-in-june#g'
out=$tmp/out
exits 0 "$program" build "$tmp/site" -o "$out" -q --no-print >"$tmp/built" 2>&1

for edition in public members internal; do
	ok "$edition: the feed is Atom" sh -c "xmllint --xpath 'count(/*[local-name() = \"feed\"]/*[local-name() = \"entry\"][*[local-name() = \"id\"]][*[local-name() = \"updated\"]][*[local-name() = \"link\"]])' '$out/$edition/feed.xml' | grep -qx 30"
	ok "$edition: a branch has its own" xmllint --noout "$out/$edition/fenghe/feed.xml"
	ok "$edition: pages lead to it" grep -q '<link rel="alternate" type="application/atom+xml"[^>]*href="[./]*fenghe/feed.xml"\|href="../feed.xml"' "$out/$edition/fenghe/2026/plan-2026.html"
done
ok "the public feed has nothing that only members see" sh -c "! grep -q '督查' '$out/public/feed.xml'"
ok "robots may read the public edition" grep -qx 'Allow: /' "$out/public/robots.txt"
ok "and no other" grep -qx 'Disallow: /' "$out/members/robots.txt"
sed -n 's#.*<loc>https://fenghe.example.org/\(.*\)</loc>#\1#p' "$out/public/sitemap.xml" >"$tmp/loc"
ok "the sitemap names pages" test "$(wc -l <"$tmp/loc")" -gt 100
while read -r page; do [ -s "$out/public/$page" ] || echo "$page"; done <"$tmp/loc" >"$tmp/lost"
ok "that are there" test ! -s "$tmp/lost"
ok "no other edition has one" sh -c "! ls '$out/members/sitemap.xml' '$out/internal/sitemap.xml' 2>/dev/null"

# ---- each record's XML is valid by the schema beside it
for record in 2026/plan-2026 ledgers/brand-hongfeng official/notice-2026-06-theme-day; do
	kind=$(xmllint --xpath 'name(/*)' "$out/public/fenghe/$record.xml")
	ok "$record is valid by schema/$kind" xmllint --noout --nonet --schema "$out/public/schema/$kind/schema.xsd" "$out/public/fenghe/$record.xml"
done

# ---- a record that was renamed
old=$out/public/fenghe/2026/2026-06-10-theme-day.html
ok "its old address leads to the new one" grep -q 'http-equiv="refresh" content="0; url=theme-day-in-june.html"' "$old"
ok "and says so" grep -q '这一页换了地址' "$old"

# ---- hashes
ok "what was built is what is there" exits 0 "$program" verify "$out"
ok "the hashes are those of sha256sum" sh -c "grep -A1 '\"path\": \"public/robots.txt\"' '$out/manifest.json' | grep -q \$(sha256sum <'$out/public/robots.txt' | cut -d' ' -f1)"
ok "SM3 is that of OpenSSL" sh -c "grep -A2 '\"path\": \"public/robots.txt\"' '$out/manifest.json' | grep -q \$(openssl dgst -sm3 -r '$out/public/robots.txt' | cut -d' ' -f1)"
echo ' ' >>"$out/public/robots.txt"
rm "$out/public/feed.xml"
echo x >"$out/public/more.html"
ln -s more.html "$out/public/link.html"
ln -s . "$out/public/folder"
ok "a changed file is told" says "改过  public/robots.txt" "$program" verify "$out"
ok "a lost one" says "没有了  public/feed.xml" "$program" verify "$out"
ok "and one that no build made" says "多出来  public/more.html" "$program" verify "$out"
ok "be it a link" says "多出来  public/link.html" "$program" verify "$out"
ok "links to folders are not followed" sh -c "! '$program' verify '$out' | grep -q public/folder"
ok "the exit code says so" exits 1 "$program" verify "$out"
ok "a folder without a manifest is an error" says "E0422" exits 1 "$program" verify "$tmp"
finish

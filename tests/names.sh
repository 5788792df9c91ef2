#!/bin/sh
# names.sh - strokes and readings of characters, held against the Unicode Han Database of Debian's package unicode-data.
. "$(dirname "$0")/lib/tap.sh"
unihan() { # unihan HANZI
	perl tests/lib/unihan.pl "$1" "$tmp/Unihan_OtherMappings.txt" "$tmp/Unihan_IRGSources.txt" "$tmp/Unihan_Readings.txt"
}
for file in OtherMappings IRGSources Readings; do
	perl -MIO::Uncompress::Bunzip2=bunzip2 -e 'bunzip2 $ARGV[0] => $ARGV[1] or exit 1' \
		"/usr/share/unicode/Unihan_$file.txt.bz2" "$tmp/Unihan_$file.txt" || exit 1
done
unihan templates/names/hanzi.tsv >"$tmp/said"
ok "the characters of the table of 2013, their strokes, order and readings" silent cat "$tmp/said"
sed 's/^丁\t12\t/丁\t21\t/; s/^七\t15\tqi1/七\t15\tqi2/; s/^卜\t24\t/卜\t244\t/; /^八\t/d' templates/names/hanzi.tsv >"$tmp/wrong.tsv"
unihan "$tmp/wrong.tsv" | sed 's/^[0-9]*: //; s/ .*//' | LC_ALL=C sort -u | tr -d '\n' >"$tmp/found"
ok "what is wrong would be seen" test "$(cat "$tmp/found")" = 七八卜厂
finish

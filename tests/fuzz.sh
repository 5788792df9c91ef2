#!/bin/sh
# fuzz.sh - every reader of foreign bytes over damaged copies of the files of this project.
# FUZZ_ROUNDS says how often each file is damaged.
cd "$(dirname "$0")/.." || exit 1
folder=$(dirname "${BOARDPRESS:-.build/boardpress}")/fuzz
rounds=${FUZZ_ROUNDS:-60}
n=0 bad=0
run() { # run TARGET FILE...
	target=$1
	shift
	n=$((n + 1))
	if "$folder/$target" "$rounds" "$@" >"$folder/$target.out" 2>&1; then
		echo "ok $n - $target: $# files, each damaged $rounds times"
	else
		echo "not ok $n - $target"
		tail -n 30 "$folder/$target.out" | sed 's/^/# /'
		bad=1
	fi
}
run record tests/golden/site/fenghe/*.* tests/golden/site/fenghe/2026/*.md tests/golden/broken/fenghe/2026/*.md
run import tests/golden/import/*.txt
run fo tests/golden/fo/*.fo
for n_picture in 1 6; do
	perl tests/lib/picture.pl jpeg 64 32 $n_picture "$folder/$n_picture.jpg" word
	perl tests/lib/picture.pl png 64 32 $n_picture "$folder/$n_picture.png" word
done
rounds=$((rounds * 50)) # they are small
run image "$folder"/[16].jpg "$folder"/[16].png
echo "1..$n"
exit $bad

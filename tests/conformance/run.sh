#!/bin/sh
# run.sh PROGRAM - what outsiders say: of every PDF under output/ qpdf, Apache PDFBox Preflight and our own judge of
# tagged PDF; of the formatter the public layout suite of Apache FOP, kept in .build/fop. SUITE may name another place
# to fetch that from. Exits 1 if anything falls short; all parts run in any case.
program=$(realpath "$1")
suite=${SUITE:-https://github.com/apache/xmlgraphics-fop}
commit=8e4a19cf214ddfc27ad1d03fa04a14e717f6ce0a
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

part() { # part NAME COMMAND...
	name=$1
	shift
	if "$@"; then echo "good: $name"; else echo "NOT GOOD: $name"; bad=1; fi
}
each() { # each COMMAND: run it with every file that is named on the input; its words are shown if it fails
	xargs -d '\n' -n 1 -P 2 sh -c 'said=$(eval "$0" 2>&1) || { echo "$1"; echo "$said"; exit 1; }' "$1"
}

# ---- the PDFs

find output -name '*.pdf' | LC_ALL=C sort >"$tmp/all"
part "there are PDFs: $(wc -l <"$tmp/all")" test -s "$tmp/all"
whole() { each 'qpdf --check "$1"' <"$tmp/all"; }
part "qpdf finds them whole" whole
tagged() { grep '^output/print/' "$tmp/all" | each 'perl tests/lib/tagged.pl "$1"'; }
part "those of output/print/ are tagged as PDF/A-2a and PDF/UA-1 ask, says our own judge" tagged

# PDF/A-1 knows no object streams, PDF/A-2 does: Preflight is given the same objects without them.
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io jaxb-api javax.activation; do
	CLASSPATH=$CLASSPATH:/usr/share/java/$jar.jar
done
export CLASSPATH
plain() { # plain FILE NAME
	qpdf --object-streams=disable --stream-data=preserve --newline-before-endstream "$1" "$tmp/pdf/$2"
}
preflight() {
	mkdir "$tmp/pdf"
	while read -r pdf; do
		plain "$pdf" "$(echo "$pdf" | tr / _)" || return 1
	done <"$tmp/all"
	find "$tmp/pdf" -name '*.pdf' | LC_ALL=C sort | xargs -d '\n' java tests/conformance/Preflight.java
}
part "Apache PDFBox Preflight finds nothing against them" preflight
control() { # a file for a press is no PDF/A: who says nothing about it sees nothing
	"$program" fo tests/golden/fo/inline.fo -o "$tmp/press.pdf" --press -q
	plain "$tmp/press.pdf" press.pdf
	! java tests/conformance/Preflight.java "$tmp/pdf/press.pdf" >"$tmp/said" 2>&1 && grep -q 'press.pdf: 2\.' "$tmp/said"
}
part "Preflight refuses a file for a printing press" control

# ---- the formatter

fetch() {
	[ "$(git -C .build/fop rev-parse HEAD 2>/dev/null)" = "$commit" ] && return
	rm -rf .build/fop
	git init -q .build/fop && cd .build/fop &&
		git sparse-checkout set fop/test/layoutengine fop/test/resources/images &&
		git fetch -q --depth 1 --filter=blob:none "$suite" "$commit" && git checkout -q FETCH_HEAD
}
if (fetch); then
	judge() { perl tests/conformance/layout.pl "$program" .build/fop/fop/test/layoutengine tests/conformance/subset.txt 93; }
	part "the formatter passes 93 % of the layout checks" judge
else
	part "the layout suite can be had from $suite" false
fi
exit $bad

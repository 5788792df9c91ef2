#!/bin/sh
# conformance.sh - the judge of the layout suite, on a suite of our own; the list of what it judges.
. "$(dirname "$0")/lib/tap.sh"

names() { # objects and properties of the formatter, without extensions
	sed -n 's/^OBJECT([A-Z_]*, "\([^"]*\)".*/fo:\1/p' generator/layout/object.def
	sed -n 's/^PROPERTY([A-Z_]*, "\([^"]*\)".*/\1/p; s/^SHORTHAND("\([^"]*\)".*/\1/p' generator/layout/property.def generator/layout/shorthand.def
}
names | grep -v '^bp:' | LC_ALL=C sort -u >"$tmp/names"
ok "the subset is what the formatter takes" sh -c "grep -v '^#' tests/conformance/subset.txt | diff - '$tmp/names'"

mkdir -p "$tmp/suite/standard-testcases"
testcase() { # testcase NAME BLOCK CHECKS
	cat >"$tmp/suite/standard-testcases/$1.xml" <<XML
<testcase><variables><wide>100pt</wide></variables><fo><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format">
<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="##wide" page-height="100pt"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">$2</fo:flow></fo:page-sequence></fo:root></fo><checks>$3</checks></testcase>
XML
}
judge() { perl tests/conformance/layout.pl "$program" "$tmp/suite" tests/conformance/subset.txt "$@" 2>/dev/null; }
testcase good '<fo:block>a</fo:block>' '<true xpath="//block"/><eval expected="100000" xpath="//block/@ipd"/><eval expected="99990" tolerance="20" xpath="//block/@ipd"/><element-list/>'
testcase outside '<fo:block><fo:bidi-override>a</fo:bidi-override></fo:block>' '<true xpath="//nothing"/>'
ok "checks are counted, others left out" says "3 of 3 checks passed, 100.00 %; 1 of 1 cases whole; 1 cases lie outside" judge
testcase bad '<fo:block>a</fo:block>' '<true xpath="//nothing"/><eval expected="1" xpath="//block/@ipd"/><eval expected="1" tolerance="3" xpath="//block/@ipd"/>'
ok "a check can fail" says "0 of    3  bad.xml" judge
ok "half of them are too few" exits 1 judge
ok "unless half are asked" exits 0 judge 50
ok "nothing is left in the suite" test -z "$(ls "$tmp"/suite/*.fo 2>/dev/null)"
finish

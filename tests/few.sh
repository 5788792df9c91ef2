#!/bin/sh
# few.sh - figures of one or two persons are suppressed where the schema says so, and those they could be found from.
. "$(dirname "$0")/lib/tap.sh"
site=$tmp/site
mkdir -p "$site/branch/2026" "$site/templates/kinds/survey"
cat >"$site/site.yaml" <<'END'
name: a site
as-of: 2026-09-20
END
cat >"$site/branch/organisation.yaml" <<'END'
name: branch
type: branch
END
dues() { # dues NAME PAYERS COLLECTED
	printf 'kind: dues\ntype: publication\naudience: public\ntitle: %s\ndate: 2026-0%s-05\ncollected: %s\npayers: %s\n' "$1" "$2" "$3" "$2" \
		>"$site/branch/2026/$1.yaml"
}
dues two 2 4711
dues three 3 4712

cat >"$site/templates/ledgers.yaml" <<'END'
种类: 台账
台账:
  - 名称: dues-for-all
    标题: 党费
    公开范围: 公开
    记录: 党费
    列:
      - {标题: 标题, 取值: title}
      - {标题: 收缴合计, 取值: collected, 合计: 是}
END

# A kind of the site's own: parts of a total.
cat >"$tmp/survey.pl" <<'PERL'
print qq{<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:bp="urn:boardpress:schema" elementFormDefault="qualified">
<xs:include schemaLocation="../common.xsd"/>
<xs:element name="survey"><xs:annotation><xs:appinfo><bp:record zh="调查" en="survey" audience="public"/></xs:appinfo></xs:annotation>
<xs:complexType><xs:sequence><xs:group ref="record-head"/>};
sub field { my ($name, $type, $more, $min) = @_;
	qq{<xs:element name="$name" type="$type" minOccurs="$min"><xs:annotation><xs:appinfo><bp:field zh="$name" en="$name" audience="public"$more/></xs:appinfo></xs:annotation></xs:element>\n} }
print field("title", "line", "", 1), field("date", "partial-date", "", 1), field("all", "xs:nonNegativeInteger", "", 0);
print field($_, "xs:nonNegativeInteger", ' few="." part="all"', 0) for qw(good fair poor);
print qq{</xs:sequence><xs:attributeGroup ref="record-attributes"/></xs:complexType></xs:element></xs:schema>\n};
PERL
perl "$tmp/survey.pl" >"$site/templates/kinds/survey/schema.xsd"
cp templates/kinds/common.xsd "$site/templates/kinds/"
survey() { # survey NAME ALL GOOD FAIR POOR
	printf 'kind: survey\ntitle: %s\ndate: 2026-02-05\nall: %s\ngood: %s\nfair: %s\npoor: %s\n' "$@" >"$site/branch/2026/$1.yaml"
}
survey one-small 3720 3711 7 2
survey two-small 3724 3721 1 2
survey two-twos 3724 3720 2 2
survey only 3702 3700 0 2
survey none-small 3730 3715 8 7
ok "the site is published" exits 0 "$program" build "$site" -o "$tmp/out" -q
public=$tmp/out/public/branch/2026
fact() { # fact PAGE: its facts as "label=value"
	grep -o '<div><dt>[^<]*</dt><dd>[^<]*' "$public/$1.html" | sed 's/<div><dt>\(.*\)<\/dt><dd>\(.*\)/\1=\2/' | grep -v '^日期\|^date' | tr '\n' ' '
}
shows() { test "$(fact "$1" | grep -o "$2")" = "$2" || { fact "$1"; return 1; }; }
nowhere() { # nowhere EDITION WORD: in no text, table or PDF
	! grep -rlE "(^|[^0-9])$2([^0-9]|\$)" "$tmp/out/$1" --include=*.html --include=*.xml --include=*.js --include=*.csv || return 1
	for pdf in $(find "$tmp/out/$1" -name '*.pdf'); do
		! pdftotext "$pdf" - | grep -q "$2" || { echo "$pdf"; return 1; }
	done
}
ok "dues of two persons are not shown" shows two '收缴合计=— 交纳人数=少于3人'
ok "nor anywhere else in the edition" nowhere public 4711
ok "the page says why" grep -q '少于3人的数字不列出' "$public/two.html"
ok "those of three are" shows three '收缴合计=4712 交纳人数=3'
ok "members may see them, as they see what each paid" grep -rq 4711 "$tmp/out/members/branch"
ledger=$tmp/out/public/branch/ledger/dues-for-all
ok "a ledger has no sum with it" sh -c "grep -o '<tr class=\"total\">.*</tr>' '$ledger.html' | grep -q '>—<'"
ok "but what may be seen" grep -q ',4712' "$ledger.csv"
ok "one small part: the next smallest goes, too" shows one-small 'all=3720 good=3711 fair=— poor=少于3人'
ok "two small parts hide each other" shows two-small 'all=3724 good=3721 fair=少于3人 poor=少于3人'
ok "not if both must be two" shows two-twos 'all=3724 good=— fair=少于3人 poor=少于3人'
ok "no part is left to go: the next" shows only 'all=3702 good=— fair=0 poor=少于3人'
ok "no small part: all stay" shows none-small 'all=3730 good=3715 fair=8 poor=7'
ok "what is not shown is not in the XML" sh -c "! grep -q '<poor>\|<fair>' '$public/one-small.xml' && grep -q '<good>3711' '$public/one-small.xml'"
ok "which is valid" xmllint --noout --schema "$tmp/out/public/schema/survey/schema.xsd" "$public/one-small.xml"
ok "the office sees all" grep -q '<poor>2</poor>' "$tmp/out/internal/branch/2026/one-small.xml"
sed -i 's/name="good" type="xs:nonNegativeInteger" minOccurs="0"/name="good" type="xs:nonNegativeInteger"/' "$site/templates/kinds/survey/schema.xsd"
ok "a field that must be there cannot be suppressed" says E0315 "$program" check "$site"
finish

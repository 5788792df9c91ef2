#!/bin/sh
# standards.sh - the rules of all profiles are there, load, and find what the example branch did and did not do.
. "$(dirname "$0")/lib/tap.sh"
folder=templates/standards
profiles='community city-community-demo township-demo organ township-pairing drc school hospital memorial media village township office'

# Each rule on a line: standard, id, state, source of evidence (value, select or -), note.
rules() {
	perl -ne '
		if ($ARGV ne $file) { flush(); $file = $ARGV; ($name) = $file =~ m{([^/]+)\.yaml$}; }
		if (/^  - 编号: (\S+)/) { flush(); $id = $1; }
		elsif (/^    状态: (\S+)/) { $state = $1; }
		elsif (/^    (?:数值|选取): /) { $by = "evidence"; }
		elsif (/^    说明: (\S+)/) { $note = $1; }
		elsif (/^    标题: (\S+)/) { $title = $1; }
		elsif (/^    原文要求: \S/) { $text = "text"; }
		elsif (/^    依据: \S/) { $source = "source"; }
		sub flush {
			print join("\t", $name, $id, $state, $by, $note, $text, $source, $title), "\n" if $id;
			($id, $state, $by, $note, $text, $source, $title) = ("", "启用", "-", "-", "-", "-", "-");
		}
		BEGIN { $file = ""; $id = ""; $state = "启用"; $by = $note = $text = $source = $title = "-"; }
		END { flush(); }' "$folder"/*.yaml
}
rules >"$tmp/rules"

perl -e 'printf "C-%03d\n", $_ for 1 .. 148' >"$tmp/asked"
cut -f2 "$tmp/rules" | grep -E '^C-[0-9]+$' | LC_ALL=C sort >"$tmp/given"
ok "C-001 to C-148 stand in exactly one profile" diff "$tmp/asked" "$tmp/given"
perl -e 'printf "G-%03d\n", $_ for 1 .. 91' >"$tmp/asked"
awk -F'\t' '$1 == "national" { print $2 }' "$tmp/rules" | grep -E '^G-[0-9]+$' | LC_ALL=C sort >"$tmp/given"
ok "G-001 to G-091 stand in the national standard" diff "$tmp/asked" "$tmp/given"
ok "no id stands twice" test -z "$(cut -f2 "$tmp/rules" | LC_ALL=C sort | uniq -d)"
perl -e 'printf "P-%02d\n", $_ for 1 .. 24' >"$tmp/asked"
grep -hoE '公开事项: \[.*' "$folder"/*.yaml | grep -oE 'P-[0-9]+' | LC_ALL=C sort -u >"$tmp/given"
ok "what is to be disclosed, P-01 to P-24, is asked by a rule" diff "$tmp/asked" "$tmp/given"
grep -oE 'P-[0-9]+' templates/disclosure.yaml | LC_ALL=C sort -u >"$tmp/given"
ok "and has a column" diff "$tmp/asked" "$tmp/given"
ok "a national rule is on, not yet verified, or for people" \
	test -z "$(awk -F'\t' '$1 == "national" && $3 != "启用" && $3 != "未核对" && $3 != "人工核对"' "$tmp/rules")"
ok "a rule for people says why" \
	test -z "$(awk -F'\t' '$3 == "人工核对" && $5 == "-"' "$tmp/rules")"
ok "a rule that is on looks at records, or says why not" \
	test -z "$(awk -F'\t' '$3 == "启用" && $4 == "-" && $5 == "-"' "$tmp/rules")"
ok "every rule has its words and their source" \
	test -z "$(awk -F'\t' '$6 != "text" || $7 != "source"' "$tmp/rules")"
perl -e 'print "第${_}步\n" for 1 .. 25' | LC_ALL=C sort >"$tmp/asked"
perl -ne 'print "$1\n" if /\t(第[0-9]+步)[^\t]*$/' "$tmp/rules" | LC_ALL=C sort -u >"$tmp/given"
ok "the 25 steps of member development have rules" diff "$tmp/asked" "$tmp/given"

follow() { # follow NAME: the example site, its branch following that standard
	rm -rf "$tmp/site"
	cp -R content "$tmp/site"
	sed -i "s/^执行标准: .*/执行标准: [$1]/" "$tmp/site/fenghe/organisation.yaml"
}
clean() { # clean: no message but of grades, whose scale is another
	exits 0 "$program" check "$tmp/site" >"$tmp/checked" 2>&1 && ! grep -E '(错误|警告)\[' "$tmp/checked" | grep -v W0416
}
finds() { "$program" check "$tmp/site" 2>&1 | grep -F "[$1]" | grep -qF -- "$2"; }
finds_nothing() { ! "$program" check "$tmp/site" 2>&1 | grep -F "[$1]" | grep -F -- "$2"; }

for profile in national $profiles; do
	follow "$profile"
	ok "$profile loads without a message" clean
done

follow national
ok "a group meeting that was not held is missing" finds G-009 '缺  枫禾社区党支部  2026年5月'
ok "the meetings that were held are not" finds_nothing G-007 '缺'
ok "a meeting of this month is to be held" finds G-008 '应做'
ok "an unverified rule finds nothing" finds_nothing G-014 ''
ok "the appraisal of 2025 is there" finds_nothing G-052 '2025年'
ok "the newest member is asked for less than a year" finds_nothing G-053 '缺'
ok "the old and the new steps of development are met" finds_nothing G-04 '缺'
rm "$tmp/site/fenghe/ledgers/appraisal-2025.yaml"
ok "without its record the appraisal is missing" finds G-052 '2025年'

sed -i 's/^公示: .*he-min.*//; s/步骤: 8, 日期: 2026-09-02/步骤: 8, 日期: 2026-09-18/' \
	"$tmp/site/fenghe/ledgers/development-he-min.yaml"
ok "2026: a target listed before the superior agrees is told" finds G-036a '缺'
ok "2014: the step was only filed afterwards" finds_nothing G-036a-2014 '缺'
sed -i 's/步骤: 15, 日期: 2026-06-24/步骤: 15, 日期: 2026-07-20/' \
	"$tmp/site/fenghe/ledgers/development-song-jianing.yaml"
ok "2026: more than a month from the pre-review to the meeting is told" finds G-041 '逾期'

follow drc
ok "a member in hospital was visited" finds_nothing C-040 '逾期'
ok "a pay rise led to a new standard of dues" finds_nothing C-042 '逾期'
rm "$tmp/site/fenghe/ledgers/visit-2025-12-22.yaml" "$tmp/site/fenghe/ledgers/dues-standard-2026-07.yaml"
sed -i '/dues-standard-2026-07/d' "$tmp"/site/fenghe/ledgers/*.yaml
ok "nobody went to the hospital: overdue" finds C-040 '逾期'
ok "the pay rise was forgotten: overdue" finds C-042 '逾期'
ok "two talks with each member are counted" finds C-039 '不少于2次'

follow school
ok "a school is not held to general meetings by the quarter" finds_nothing G-007 ''
ok "dues are published every month" finds C-052 '1次'
ok "six committee members beside the secretary" finds C-046 '现有5人，应7人'
follow organ
ok "one member missed the organisational life meeting" finds C-009 '现有95%，应100%'
ok "the form of January was handed in in 2026" finds_nothing C-015 '2026年'
ok "and not in 2025" finds C-015 '2025年'
follow hospital
ok "the appraisal of the branch is on its profile, not on the national one" finds_nothing G-052 ''
ok "meetings of organisational life by the half-year" finds C-081 '上半年'
follow media
ok "only what the media profile asks on the same topic" finds_nothing G-007 ''
ok "a stage whose dates cannot be is left to people" finds_nothing C-124 ''
ok "a talk that came too late is overdue" finds C-118 '逾期'

follow 'organ, drc'
ok "a standard that two others extend is taken once" sh -c \
	"'$program' check '$tmp/site' | grep -F '[G-052]' | sort | uniq -d | wc -l | grep -qx 0"
ok "and does not take the place of theirs" finds_nothing G-016a ''

follow national
"$program" build "$tmp/site" -o "$tmp/out" -q 2>"$tmp/said"
ok "the office reads who still has to learn" grep -q '20人：何桂兰 31.1学时、' "$tmp/out/internal/fenghe/standard/"*
ok "members read how many" grep -q '>20人<' "$tmp/out/members/fenghe/standard/"*
follow own
mkdir -p "$tmp/site/templates/standards"
cat >"$tmp/site/templates/standards/own.yaml" <<'YAML'
种类: 标准
名称: own
标题: 自己的标准
依据: 自定
要求:
  - 编号: X-1
    标题: 写错的选取
    原文要求: 有一份
    依据: 自定
    力度: 应当
    选取: "minuets(type)"
    比较: 不少于
    数量: 1
    周期: 每年
YAML
"$program" check "$tmp/site" >"$tmp/checked" 2>&1
cp -R tests/golden/site "$tmp/small"
sed -i "s/力度: 一般, 选取: .minutes.type = 'general-meeting'/施行: 2026-04-01, &/" "$tmp/small/templates/standards/small.yaml"
"$program" build "$tmp/small" -o "$tmp/smaller" -q --no-print 2>>"$tmp/said"
ok "a quarter before a rule was in force is empty, and the others keep their months" \
	grep -q '支部党员大会<small>第一条</small></th><td class="none" colspan="3"></td><td class="due" colspan="3">' "$tmp/smaller/internal/fenghe/standard/2026.html"
ok "an expression that fails is told at its place" \
	sh -c "head -n 2 '$tmp/checked' | grep -A1 -F 'E0409' | grep -q 'own.yaml:11:'"
finish

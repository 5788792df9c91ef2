#!/bin/sh
# search.sh - the search index: well formed, exact, and without a word of a higher audience.
. "$(dirname "$0")/lib/tap.sh"
finds="perl tests/lib/search.pl"

# A small site with words that only one audience may see, each in a field of its own kind.
cp -R tests/golden/site "$tmp/site"
cat >"$tmp/site/fenghe/2026/canary.md" <<'END'
---
种类: 会议记录
类型: 支部党员大会
标题: 2026年第18次会议“换届”
日期: 2026-04-01
公开范围: 公开
主持人: 李卫东
列席: [鸢尾（列席）]
应到: 4
实到: 4
议题: [讨论第3项, 芍药花圃]
---
正文里的芙蓉，A4 纸两张，Boardpress。全角ＡＢＣ。𬭸字。
END
sed -i 's/WORD-FOR-THE-OFFICE-ONLY/木槿在内/' "$tmp/site/fenghe/2026/2026-03-05-committee-meeting.md"
ok "the site is published" exits 0 "$program" build "$tmp/site" -o "$tmp/out" -j 2 -q

for edition in public members internal; do
	ok "$edition: the index is well formed, and holds what its texts hold" $finds "$tmp/out/$edition" --check
done
found() { # found EDITION WORDS PAGE...: these and no others
	edition=$1 words=$2
	shift 2
	$finds "$tmp/out/$edition" "$words" >"$tmp/got"
	printf '%s\n' "$@" | sed '/^$/d' | diff - "$tmp/got"
}
canary=fenghe/2026/canary
ok "a public field is found by the public" found public 芍药花圃 $canary
ok "a phrase of several words" found public 讨论第3项 $canary
ok "characters beside figures" found public 第18次 $canary
ok "a figure is whole: 18 is not 1" found public 第1次
ok "a title with quotation marks" found public “换届” $canary
ok "a body is not for the public" found public 芙蓉
ok "it is for members" found members 芙蓉 $canary
ok "a character beyond the BMP" found members 𬭸字 $canary
ok "Latin words, lower-cased" found members boardpress $canary
ok "full-width ones too" found members abc $canary
ok "initials of a title" found members ~chy $canary
ok "initials of a person" found members ~lwd fenghe/2026/2026-03-12-general-meeting $canary fenghe/2026/plan fenghe/index
ok "the chair is not for the public" found public ~lwd fenghe/2026/plan fenghe/index
ok "a record for the office is not for members" found members 木槿在内
ok "it is for the office" found internal 木槿在内 fenghe/2026/2026-03-05-committee-meeting
ok "by organisation" found internal 木槿在内@o1 fenghe/2026/2026-03-05-committee-meeting

for word in 芙蓉 鸢尾 木槿 槿在; do
	ok "no public script has $word" test -z "$(grep -rl "$word" "$tmp/out/public" --include=*.js)"
done
ok "no script for members has what is for the office" test -z "$(grep -rlE '木槿|槿 ?在|1970-05|139 0000' "$tmp/out/members" --include=*.js)"
pairs() { # PART: the pairs that an edition's index knows, as "木槿"
	cat "$tmp/out/$1"/assets/search/p*.js | perl -CS -ne 'while (/\|(.)([^|"]*)/g) { my ($a, $l) = ($1, $2); print "$a$1\n" while $l =~ / ([^ =]*)=/g }'
}
pairs members >"$tmp/pairs"
ok "nor a pair of it" test -z "$(grep -x 木槿 "$tmp/pairs")"
ok "(which the internal index has)" sh -c "cat '$tmp/out/internal/assets/search/'p*.js | grep -q '|木[^|]* 槿='"

# a committee with its branches
"$program" build tests/district -o "$tmp/district" -j 2 -q --no-print
within() { # within ORGANISATION: in which organisations records with 主题党日 are found there
	number=$(grep -o "\"o[0-9]*\",\"$1\"" "$tmp/district/internal/assets/search/index.js" | sed 's/"\(o[0-9]*\)".*/\1/')
	$finds "$tmp/district/internal" "党员大会@$number" | sed 's/\/[^/]*$//' | LC_ALL=C sort -u | tr '\n' ' '
}
ok "the filter by organisation includes its parts" sh -c "echo '$(within 区直机关工委)' | grep -q 'qu/caizheng.*qu/fagai'"
ok "and a part is only itself" test "$(within 区财政局机关党支部 | tr ' ' '\n' | grep -v '^qu/caizheng' | grep -c .)" = 0

# the example site: no file is too large to load
example
ok "parts of the index are small" test -z "$(find "$example"/*/assets/search -size +24k)"
ok "the scripts of the pages are, too" test "$(cat templates/site/assets/*.js | wc -c)" -le 25600
for edition in public members internal; do
	ok "the example site, $edition: the index holds what its texts hold" $finds "$example/$edition" --check
done
ok "nothing is run from text" test -z "$(grep -nE 'eval\(|innerHTML|Function\(|fetch\(|import' templates/site/assets/*.js)"

# ---- the index is put right where words of a record change
cp -R content "$tmp/many"
rm -rf "$tmp/many/.boardpress" "$tmp/many/manual"
index_of() { "$program" build "$tmp/many" -o "$1" --edition internal --no-print -q; }
sums() { (cd "$1/internal" && find . -name '*.js' | LC_ALL=C sort | xargs sha256sum); }
# words SEED: other characters in the bodies of three records
words() {
	perl -e 'use utf8; use open qw(:std :encoding(UTF-8)); srand(shift);
		for my $n (1 .. 2) {
			my $file = $ARGV[rand @ARGV];
			open(my $in, "<", $file) or die; local $/; my $text = <$in>; close $in;
			my ($head, $body) = $text =~ /\A(---\n.*?\n---\n)(.*)\z/s or next;
			my $how = int(rand 3);
			my $han = sub { chr(0x4E00 + int(rand 20000)) };
			$body .= "\n\n" . join("", map { $han->() } 1 .. 1 + rand 5) . "。\n" if $how == 0;
			$body = join "\n", map {
				my $line = $_;
				my $plain = $line =~ /^[^\[\]()|#*_`<>&!-]+$/;
				$line =~ s/(?<=。)([\x{4E00}-\x{9FFF}])/rand() < 0.1 ? $han->() : $1/ge if $plain && $how == 1;
				$line =~ s/(?<=。)[^。]+。// if $plain && $how == 2 && rand() < 0.1;
				$line } split /\n/, $body, -1;
			open(my $out, ">", $file) or die; print $out $head . $body; close $out;
		}' "$1" "$tmp"/many/*/*/*.md
}
index_of "$tmp/changed"
parts=$(ls "$tmp"/changed/internal/assets/search/p*.js | wc -l)
ok "the index has many parts" test "$parts" -gt 20
follow_words() {
	few=0
	for seed in $(seq "$1"); do
		words "$seed"
		touch "$tmp/moment"
		index_of "$tmp/changed" || return 1
		[ "$(find "$tmp/changed/internal/assets/search" -newer "$tmp/moment" | wc -l)" -lt "$parts" ] && few=$((few + 1))
		rm -rf "$tmp/whole"
		index_of "$tmp/whole" || return 1
		sums "$tmp/changed" >"$tmp/got"
		sums "$tmp/whole" | diff - "$tmp/got" || { echo "edit $seed"; return 1; }
	done
}
if sanitized; then edits=3; else edits=${EDITS:-12}; fi
ok "after $edits edits of bodies it is what a clean build makes" follow_words $edits
ok "only parts of it were written" test "$few" -ge $((edits / 2))

# ---- and where records come, go, or have another date or title: in all editions
cp -R tests/golden/site "$tmp/few"
rm -rf "$tmp/few/.boardpress"
first=$tmp/few/fenghe/2026/2026-03-05-committee-meeting.md
# minutes DATE TITLE: a record
minutes() { sed "s/^日期:.*/日期: $1/; s/^类型:/标题: $2\n类型:/; s/^公开范围:.*/公开范围: 公开/" "$first" >"$tmp/few/fenghe/2026/$1-$2.md"; }
# follows WHAT CODE COMMAND...: after it a build, which ends with that code, and a clean one make the same indexes
follows() {
	what=$1 code=$2
	shift 2
	(cd "$tmp/few/fenghe/2026" && "$@") || return 1
	rm -rf "$tmp/few.whole"
	for out in few.out few.whole; do
		exits "$code" "$program" build "$tmp/few" -o "$tmp/$out" --no-print -q >"$tmp/few.said" 2>&1 || { echo "$what"; cat "$tmp/few.said"; return 1; }
		(cd "$tmp/$out" && sha256sum ./*/assets/search/*) >"$tmp/$out.sums"
	done
	diff "$tmp/few.whole.sums" "$tmp/few.out.sums" || { echo "$what"; return 1; }
}
several() { for day in 01 02 03 04 05 06 07 08; do minutes "2026-02-$day" "第${day}次"; done; }
spoil() { sed -i 's/^种类:/没有这个键: 1\n种类:/' "$1"; }
mend() { sed -i '/^没有这个键:/d' "$1"; }
come_and_go() {
	follows first 0 true &&
		follows newest 0 minutes 2026-09-09 最新 &&
		follows oldest 0 minutes 2026-01-01 最早 &&
		follows middle 0 minutes 2026-03-08 其中 &&
		follows several 0 several &&
		follows moved 0 sed -i 's/^日期:.*/日期: 2026-02-20/' 2026-09-09-最新.md &&
		follows retitled 0 sed -i 's/^标题:.*/标题: 改过的题目/' 2026-03-08-其中.md &&
		follows 'not for all' 0 sed -i 's/^公开范围:.*/公开范围: 内部/' 2026-03-08-其中.md &&
		follows spoilt 1 spoil 2026-02-04-第04次.md &&
		follows mended 0 mend 2026-02-04-第04次.md &&
		follows newer 0 minutes 2026-10-10 更新 &&
		follows 'newest gone' 0 rm 2026-10-10-更新.md &&
		follows 'oldest gone' 0 rm 2026-01-01-最早.md &&
		follows renamed 0 mv 2026-02-06-第06次.md 2026-02-06-x.md &&
		follows 'another name' 0 sed -i 's/^简称:.*/简称: 另一个支部/' ../organisation.yaml &&
		follows 'several gone' 0 rm 2026-02-01-第01次.md 2026-02-02-第02次.md 2026-09-09-最新.md
}
ok "the index is what a clean build makes after each of them" come_and_go
finish

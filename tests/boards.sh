#!/bin/sh
# boards.sh - what hangs on the wall: layouts as data, sizes, themes, codes, what is told, what hangs.
. "$(dirname "$0")/lib/tap.sh"
. "$(dirname "$0")/lib/pdf.sh"
b=$program

example
boards=$example/print/boards
ok "the boards of the example are made without a word" test ! -s "$tmp/example"
ok "there are at least 30" test "$(ls "$boards"/*.pdf | wc -l)" -ge 30
ok "building does not write into the site" test ! -e content/boards.lock

# NAME WIDTHxHEIGHT of each order, against the page that pdfinfo finds: to 0.1 mm.
"$b" boards content | sed -n 's/^\([a-z0-9-]*\)  \([0-9.]*\)×\([0-9.]*\)  .*/\1 \2 \3/p' >"$tmp/sizes"
true_sizes() {
	n=0
	while read -r name width height; do
		pdfinfo "$boards/$name.pdf" | perl -e '
			my ($n, $w, $h) = @ARGV;
			for (<STDIN>) { next unless /^Page size: *([\d.]+) x ([\d.]+)/;
				my ($x, $y) = ($1 / 72 * 25.4, $2 / 72 * 25.4);
				exit 0 if abs($x - $w) <= 0.1 && abs($y - $h) <= 0.1;
				print "$n: $x x $y mm, not $w x $h\n"; } exit 1' "$name" "$width" "$height" || return 1
		n=$((n + 1))
	done <"$tmp/sizes"
	[ $n -ge 30 ]
}
ok "every board is of the size that was ordered" true_sizes
ok "one is 120 by 240 cm, one 3 m long" sh -c "grep -q ' 2400 1200' $tmp/sizes && grep -q ' 3000 ' $tmp/sizes"
one_page() {
	for pdf in "$boards"/*.pdf; do
		case $pdf in */badge-* | */spine-*) continue ;; esac
		[ "$(pages "$pdf")" = 1 ] || { echo "$pdf"; return 1; }
	done
}
ok "a board is one page" one_page
ok "badges of 24 members are three sheets" test "$(pages "$boards"/badge-*.pdf)" = 3
says_version() {
	for pdf in "$boards"/*.pdf; do
		pdftotext "$pdf" - | tr -d ' \n' >"$tmp/text"
		grep -q '20[0-9][0-9]年.*版' "$tmp/text" && grep -q 'fenghe/' "$tmp/text" || { echo "$pdf"; return 1; }
	done
}
ok "every board says its version and its records" says_version

# ---- charts have the numbers of the findings

perl -ne 'BEGIN { $/ = undef } my ($t) = m{<table class="matrix">(.*?)</table>}s; my %n;
	$n{$1}++ while $t =~ /<td class="(\w+)"/g;
	printf "已做%d项，缺%d项，逾期%d项，应做%d项，未到%d项", map { $n{$_} // 0 } qw(met missing overdue due later)' \
	"$example/internal/fenghe/standard/2026.html" >"$tmp/numbers"
ok "the calendar counts what the page of the standard counts" \
	says "$(cat "$tmp/numbers")" "$b" build content --dump=fo --only year-calendar-fenghe-organisation
marks() { "$b" build content --dump=fo --only year-calendar-fenghe-organisation | grep -c 'd="M[0-9. ]*L[0-9. ]*L[0-9. ]*" fill="none"'; }
done_cells=$(sed 's/已做\([0-9]*\).*/\1/' "$tmp/numbers")
ok "and ticks what is done, and one in the legend" test "$(marks)" = $((done_cells + 1))

# ---- a layout is a folder

# a small site, quickly built
mkdir -p "$tmp/site/fenghe/2026" "$tmp/site/fenghe/ledgers" "$tmp/site/templates/boards/greeting"
cp content/fenghe/organisation.yaml "$tmp/site/fenghe/"
cp -R content/fenghe/institutions "$tmp/site/fenghe/"
rm "$tmp/site/fenghe/institutions/disclosure.md"
cp content/fenghe/2026/2026-03-18-party-lesson.md "$tmp/site/fenghe/2026/"
cp content/fenghe/ledgers/room.yaml content/fenghe/ledgers/form-ledger-index-2026.yaml "$tmp/site/fenghe/ledgers/"
cat >"$tmp/site/templates/boards/greeting/board.yaml" <<'YAML'
种类: 展板版式
名称: 欢迎牌
尺寸: 500×300
距离: 3
需要:
  - {种类: 会议记录, 类型: 党课, 时段: 年度, 最多: 1, 条件: "number(present) > 0", 标题: 党课}
YAML
cat >"$tmp/site/templates/boards/greeting/board.xsl" <<'XSL'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
	<xsl:template match="/board"><fo:root font-family="hei" font-size="30mm"><fo:layout-master-set><fo:simple-page-master master-name="b" page-width="{@width}mm" page-height="{@height}mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
	<fo:page-sequence master-reference="b"><fo:flow flow-name="xsl-region-body"><fo:block>欢迎<xsl:value-of select="count(part[@title = '党课']/minutes)"/></fo:block></fo:flow></fo:page-sequence></fo:root></xsl:template>
</xsl:stylesheet>
XSL
site=$tmp/site
order() { # order LINE...: the site orders these boards only
	{
		sed '/^展板:/,$d' content/site.yaml
		echo '展板:'
		for line; do echo "  - {$line}"; done
	} >"$site/site.yaml"
}
built() { "$b" build "$site" -o "$tmp/out2" -j 2 -q; }
order '版式: 欢迎牌, 记录: fenghe/organisation'
ok "a layout of the site" built
ok "has its words" sh -c "pdftotext '$tmp/out2/print/boards/greeting-fenghe-organisation.pdf' - | grep -q 欢迎1"
ok "and is listed" says "欢迎牌（greeting）" "$b" boards "$site"

order '版式: 组织结构图, 记录: fenghe/organisation'
ok "an unknown layout is told at its place" says "site.yaml:9:10" "$b" check "$site"
ok "with the nearest name" says "是不是“组织机构图”" "$b" check "$site"
ok "in English too" says "there is no board layout" "$b" check "$site" --lang en
ok "and is an error" exits 1 "$b" check "$site" -q
order '版式: 计划进展, 记录: fenghe/organisation'
ok "a record of another kind is an error" says "E0622" "$b" check "$site"
order '版式: 横幅, 记录: fenghe/organisation, 标题: 横幅, 尺寸: 6000×700'
ok "what is longer than a PDF may be is an error" says "E0623" "$b" check "$site"
order '版式: 文字展板, 记录: fenghe/institutions/oath, 尺寸: 一米'
ok "a size that is none is an error of the schema" exits 1 "$b" check "$site" -q
order '版式: 盒脊标签, 记录: fenghe/ledgers/form-ledger-index-2026, 读者: 公开'
ok "a board whose readers may not see its record is an error" says "E0628" "$b" check "$site"
order '版式: 文字展板, 记录: fenghe/institutions/oath, 主题: 绿色'
ok "an unknown theme is an error" says "有这些：红色、素雅、金字" "$b" check "$site"
order '版式: 公开承诺, 记录: fenghe/organisation, 年度: 2019'
ok "a board that needs records that are not there is an error" says "E0624" built
order '版式: 文字展板, 记录: fenghe/institutions/oath, 读者: 公开' '版式: 胸牌, 记录: fenghe/organisation, 读者: 公开'
ok "a board for the public is made" built
ok "without what only members may see" sh -c "! pdftotext '$tmp/out2/print/boards/badge-fenghe-organisation.pdf' - | grep -q 唐喆"

order '版式: 欢迎牌, 记录: fenghe/organisation'
declared() { # declared OLD NEW: the declaration of the layout has NEW in place of OLD
	sed "s/$1/$2/" "$tmp/site/templates/boards/greeting/board.yaml" >"$tmp/yaml"
	cp "$tmp/yaml" "$tmp/site/templates/boards/greeting/board.yaml"
}
dated() { "$b" build "$site" --dump=fo --only greeting-fenghe-organisation --as-of "$1"; }
ok "a lesson counts on its day, whatever the hour" says 欢迎1 dated 2026-03-18
ok "the day before it does not" says 欢迎0 dated 2026-03-17
declared 党课, 党客,
ok "a type that the kind has not is told in board.yaml" says "board.yaml:6:" "$b" check "$site"
declared 党客, 党课,
declared 会议记录 会议纪录
ok "a kind that is not there too" says "E0301" "$b" check "$site"
declared 会议纪录 会议记录
declared 'number(present)' 'number(present'
ok "an expression that is none too" exits 1 "$b" check "$site" -q
declared 'number(present' 'number(present)'
declared 距离 举例
ok "a key that is none too" says "E0304" "$b" check "$site"
rm -r "$tmp/site/templates"
mkdir -p "$tmp/site/templates/boards/development-flow"
sed 's/递交入党申请书/交来申请/' templates/boards/development-flow/steps.yaml >"$tmp/site/templates/boards/development-flow/steps.yaml"
order '版式: 发展党员流程图, 记录: fenghe/organisation'
ok "a site changes only the steps of a layout" \
	says '1 交来申请' "$b" build "$site" --dump=fo --only development-flow-fenghe-organisation
rm -r "$tmp/site/templates"

# ---- themes

mkdir "$tmp/site/templates"
printf '种类: 样式\n主题:\n  - {名称: 红色, 主色: "#123456"}\n' >"$tmp/site/templates/style.yaml"
order '版式: 文字展板, 记录: fenghe/institutions/oath'
dump() { "$b" build "$site" --dump=fo --only "$1"; }
ok "a theme of the site goes before that of the program" says 'background-color="#123456"' dump text-fenghe-institutions-oath
ok "what it does not say stays" says '#e3b341' dump text-fenghe-institutions-oath
cp content/fenghe/2025/photos/*.png "$tmp/site/emblem.png"
printf '种类: 样式\n主题:\n  - {名称: 红色, 徽标: emblem.png}\n' >"$tmp/site/templates/style.yaml"
ok "an emblem is a picture of the site" built
ok "which the board shows" sh -c "pdfimages -list '$tmp/out2/print/boards/text-fenghe-institutions-oath.pdf' | grep -q image"
order '版式: 图片板, 记录: fenghe/ledgers/room, 图片: emblem.png'
ok "so is the picture of an order" built
ok "which the board shows too" sh -c "pdfimages -list '$tmp/out2/print/boards/picture-fenghe-ledgers-room.pdf' | grep -q image"
rm -r "$tmp/site/templates"

# ---- can it be read?

order '版式: 文字展板, 记录: fenghe/institutions/obligations, 尺寸: A4'
ok "text that is too small for its distance is told" says "W0629" built
ok "at the order" says "site.yaml:9:10" built
rm -r "$tmp/out2"
order '版式: 文字展板, 记录: fenghe/institutions/obligations, 尺寸: A4, 距离: 0.5'
built >"$tmp/said" 2>&1
ok "nearer readers are content" test ! -s "$tmp/said"

# ---- codes

sed -i '/^展板:/,$d' "$site/site.yaml"
cat >>"$site/site.yaml" <<'YAML'
展板:
  - {版式: 党务公开栏, 记录: fenghe/organisation}
  - {版式: 服务窗口, 记录: fenghe/ledgers/room, 尺寸: A4, 距离: 0.5}
  - {版式: 入党誓词, 记录: fenghe/institutions/oath, 尺寸: A4}
YAML
ok "a site with an address" built
code() { # code BOARD ADDRESS: a camera sees that address
	pdftoppm -png -r 150 -singlefile "$tmp/out2/print/boards/$1.pdf" "$tmp/code" && zbarimg -q --raw "$tmp/code.png" >"$tmp/read"
	[ "$(cat "$tmp/read")" = "$2" ] || { cat "$tmp/read"; return 1; }
}
ok "a column leads to the page of disclosures" code disclosure-fenghe-organisation https://fenghe.example.org/disclosure.html
ok "a sheet of A4 to the page of its record" code service-window-fenghe-ledgers-room https://fenghe.example.org/fenghe/ledgers/room.html
dump oath-fenghe-institutions-oath >"$tmp/fo"
ok "an oath has none" sh -c "grep -q 永不叛党 '$tmp/fo' && ! grep -q 二维码 '$tmp/fo'"

# ---- what hangs

site=$tmp/whole
cp -R content "$site"
checked() { "$b" check "$site" -q; }
ok "nothing is registered at first" says "没有登记" "$b" boards "$site"
ok "register all" exits 0 "$b" boards "$site" --hung -q
ok "every board has its line" test "$(grep -c 2026-09-20 "$site/boards.lock")" = "$(ls "$boards"/*.pdf | wc -l)"
ok "nothing has changed" test -z "$(checked 2>&1)"
ok "a day later neither" test -z "$("$b" check "$site" -q --as-of 2026-09-21 2>&1 | grep W0631 | grep -v 'disclosure\|year-calendar\|figures')"
sed -i 's/139 0000 0001/139 0000 0099/' "$site/fenghe/organisation.yaml"
ok "what no board shows may change" test -z "$(checked 2>&1)"
sed -i 's/{职务: 书记, 姓名: 周敬亭/{职务: 书记, 姓名: 罗文秀/' "$site/fenghe/organisation.yaml"
ok "after an election the chart is out of date" says "“organisation-chart-fenghe-organisation”在 2026-09-20 挂出以后，内容变了：fenghe/organisation" checked
ok "so are the posts and the badges" test "$(checked 2>&1 | grep W0631 | grep -vc "year-calendar\|figures")" = 3
ok "the oath is not" test -z "$(checked 2>&1 | grep oath)"
ok "register the chart" exits 0 "$b" boards "$site" --hung -q --only organisation-chart-fenghe-organisation
ok "two are left" test "$(checked 2>&1 | grep W0631 | grep -vc "year-calendar\|figures")" = 2
ok "boards says which to replace" says "要更换：fenghe/organisation" "$b" boards "$site"
ok "what was not ordered cannot hang" exits 1 "$b" boards "$site" --hung -q --only oath
echo nonsense >>"$site/boards.lock"
ok "a line that is not ours is an error at its place" says "boards.lock:$(wc -l <"$site/boards.lock"):1" "$b" check "$site"
finish

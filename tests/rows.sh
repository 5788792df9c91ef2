#!/bin/sh
# rows.sh - a table that is read while its pages fill is laid out as one that is held whole, in bounded memory.
. "$(dirname "$0")/lib/tap.sh"

# rows.pl KIND ROWS SEED: a document of tables that are children of the flow, or ("whole") of a block.
cat >"$tmp/rows.pl" <<'PERL'
use strict; use utf8;
binmode STDOUT, ':utf8';
my ($kind, $rows, $seed) = @ARGV;
my ($before, $after) = $kind eq 'whole' ? ('<fo:block>', '</fo:block>') : ('', '');
sub chance { $seed = ($seed * 1103515245 + 12345) & 0x7fffffff; return ($seed >> 8) % $_[0] }
my $masters = join '', map { '<fo:simple-page-master master-name="' . $_->[0] . '" page-width="' . $_->[1] . 'mm" page-height="' . $_->[2] .
	'mm" margin="8mm"><fo:region-body margin-top="6mm" column-count="' . $_->[3] . '"/><fo:region-before extent="5mm"/></fo:simple-page-master>' }
	(['first', 110, 90, 1], ['rest', 90, 100, $seed % 3 == 0 ? 2 : 1], ['last', 90, 70, 1]);
print '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="song" font-size="9pt"><fo:layout-master-set>', $masters,
	'<fo:page-sequence-master master-name="all"><fo:repeatable-page-master-alternatives><fo:conditional-page-master-reference page-position="first" master-reference="first"/>',
	$seed % 2 ? '<fo:conditional-page-master-reference page-position="last" master-reference="last"/>' : '',
	'<fo:conditional-page-master-reference master-reference="rest"/></fo:repeatable-page-master-alternatives></fo:page-sequence-master></fo:layout-master-set>',
	'<fo:page-sequence master-reference="all"><fo:static-content flow-name="xsl-region-before"><fo:block><fo:retrieve-marker retrieve-class-name="行"/> <fo:page-number/></fo:block></fo:static-content>',
	'<fo:flow flow-name="xsl-region-body"><fo:block>', '前文' x 200, '</fo:block>';
for my $table (1 .. 2) {
	print $before, '<fo:table table-layout="fixed" width="100%" border-collapse="', $table == 1 ? 'collapse' : 'separate', '">',
		'<fo:table-column column-width="12mm"/><fo:table-column column-width="proportional-column-width(2)"/><fo:table-column column-width="proportional-column-width(1)"/>',
		'<fo:table-header><fo:table-row><fo:table-cell border="1pt solid black" number-columns-spanned="3"><fo:block>表头<fo:retrieve-table-marker retrieve-class-name="行" retrieve-position-within-table="first-including-carryover"/></fo:block></fo:table-cell></fo:table-row></fo:table-header>',
		$table == 2 ? '<fo:table-footer><fo:table-row><fo:table-cell number-columns-spanned="3"><fo:block>表尾</fo:block></fo:table-cell></fo:table-row></fo:table-footer>' : '', "<fo:table-body>\n";
	my $tied = 0;
	for my $row (1 .. $rows) {
		print "</fo:table-body>\n<fo:table-body>" if $row == int($rows * 2 / 3) && !$tied;
		my $say = ('', '', '', ' keep-with-next="always"', ' break-before="page"', ' background-color="#eeeeee"', '', '', '', '', '', '')[chance(12)];
		my $span = !$tied && $row + 4 < $rows && $row % 30 > 3 && chance(9) == 0 ? 2 + chance(2) : 1;
		print "<fo:table-row$say>";
		print '<fo:table-cell border="1pt solid black"', $span > 1 ? " number-rows-spanned=\"$span\"" : '', "><fo:marker marker-class-name=\"行\">至$table.$row</fo:marker><fo:block id=\"r$table.$row\">$table.$row</fo:block></fo:table-cell>" unless $tied;
		print '<fo:table-cell border="', chance(2) ? '1pt solid black' : '2pt solid red', '" padding="2pt"><fo:block>', '召开支部党员大会，学习文件' x (1 + chance(3)),
			chance(20) == 0 ? "<fo:inline>见第<fo:page-number-citation ref-id=\"r1.1\"/>页</fo:inline>" : '', '</fo:block></fo:table-cell>',
			'<fo:table-cell border="1pt solid black"><fo:block>第', $row, "行</fo:block></fo:table-cell></fo:table-row>\n";
		$tied = $span > 1 ? $span - 1 : $tied > 0 ? $tied - 1 : 0;
	}
	print '</fo:table-body></fo:table>', $after, '<fo:block>后文', $table, '</fo:block>';
}
print '</fo:flow></fo:page-sequence></fo:root>';
PERL

for seed in 3 6 1; do
	for kind in whole read; do
		perl "$tmp/rows.pl" $kind 200 $seed >"$tmp/$kind.fo"
		"$program" fo "$tmp/$kind.fo" -q -o "$tmp/$kind.pdf" 2>"$tmp/$kind.said"
		pdftotext -layout "$tmp/$kind.pdf" "$tmp/$kind.txt"
	done
	ok "as if it were held whole, $seed" cmp "$tmp/whole.txt" "$tmp/read.txt"
done
pdftotext "$tmp/read.pdf" - | tr -d " \n" | grep -o "第[0-9]*行" | sort -u >"$tmp/found"
ok "every row is there" [ "$(wc -l <"$tmp/found")" = 200 ]
ok "the file is whole" qpdf --check "$tmp/read.pdf"

# Addresses in KB, most of them of libraries and fonts: held whole these rows take half as many again.
limit=140000
if (ulimit -v $limit && "$program" version) >/dev/null 2>&1; then
	perl "$tmp/rows.pl" read 2500 6 >"$tmp/long.fo"
	ok "5,000 rows do not fill memory" sh -c "ulimit -v $limit; exec '$program' fo '$tmp/long.fo' -q -o '$tmp/long.pdf'"
else
	skip "5,000 rows do not fill memory" "the program does not run in $limit KB"
fi
finish

#!/bin/sh
# coverage.sh - every system, ledger and form has a real record in the example site, and pages that show it;
# everything that hangs on the wall has a layout, an order, and a board with its words.
. "$(dirname "$0")/lib/tap.sh"
judged_once
rows=tests/coverage.tsv

ids() { # ids LETTER LAST: A-01 ... A-81
	perl -e 'printf "%s-%02d\n", $ARGV[0], $_ for 1 .. $ARGV[1]' "$1" "$2"
}
{
	ids A 81
	ids B 76
	ids P 24
	ids Q 18
	ids W 27
} >"$tmp/asked"
sed 1d "$rows" | cut -f1 | LC_ALL=C sort -u >"$tmp/given"
ok "all 81 systems, 76 ledgers, 24 items of disclosure, 18 parts of a packet and 27 things on the wall are in the table" diff "$tmp/asked" "$tmp/given"

ok "the example site is published" example
"$program" check content --dump=xml >"$tmp/records.xml" 2>"$tmp/messages"

# Record, kind, type, title of every record, as the schemas read it.
perl -ne '
	if (/^<([a-z-]+) id="([^"]+)"/) { flush(); ($kind, $id) = ($1, $2); }
	elsif (/^\t<type>([^<]*)/ && $type eq "-") { $type = $1; }
	elsif (/^\t<(?:title|name)>([^<]*)/ && $title eq "") { $title = $1; }
	sub flush { print "$id\t$kind\t$type\t$title\n" if $id; ($id, $type, $title) = ("", "-", ""); }
	BEGIN { ($id, $type, $title) = ("", "-", ""); }
	END { flush(); }' "$tmp/records.xml" >"$tmp/records"

# Each row names a record of its kind and type, and outputs that exist and show it: what is wrong is in FOLDER/ID.
cat >"$tmp/rows.pl" <<'PERL'
use strict;
use warnings;
my ($rows, $records, $out, $folder) = @ARGV;
my (%record, %texts);
open my $r, '<', $records or die;
while (<$r>) {
	chomp;
	my ($id, @fields) = split /\t/;
	$record{$id} = \@fields;
}
open my $t, '<', $rows or die;
while (<$t>) {
	chomp;
	my ($id, $kind, $type, $name, $outputs, $words) = split /\t/;
	my $have = $record{$name};
	open my $wrong, '>>', "$folder/$id" or die;
	select $wrong;
	next if $kind eq 'disclosure'; # tests/disclosure.sh
	if ($kind eq 'packet') { says_words($outputs, $words); next; }
	if ($kind eq 'board') { board_holds($type, $name, $outputs, $words); next; }
	if (!$have) { print "$name: no such record\n"; next; }
	print "$name: is $have->[0] $have->[1]\n" if "$have->[0] $have->[1]" ne "$kind $type";
	if (!$outputs) { print "$name: no outputs\n"; next; }
	for my $path (split / /, $outputs) {
		my $html = '';
		my @pages = ("$out/$path", $path =~ /^(.*)\.html$/ ? glob "$out/$1-[0-9]*.html" : ()); # a long list has several
		if (-f $pages[0]) { local $/; local @ARGV = grep { -f } @pages; $html .= $_ while <>; }
		else { print "$path: not made\n"; next; }
		my $own = $path =~ m{^[a-z]+/(fenghe|kind)/.*html$};
		print "$path: does not show $have->[2]\n" if $own && $have->[2] ne '' && index($html, $have->[2]) < 0;
		print "$path: no PDF\n" if $path =~ /pdf$/ && $html !~ /^%PDF/;
	}
}

# A board is as it should be: its layout is there, its record too, and its PDF has these words, whatever the blanks.
sub board_holds {
	my ($layout, $name, $path, $words) = @_;
	-f "templates/boards/$layout/board.yaml" or print "$layout: no such layout\n";
	$record{$name} or print "$name: no such record\n";
	$path =~ m{/$layout-} or print "$path: not of $layout\n";
	says_words($path, $words);
}

# A PDF has these words, whatever the blanks.
sub says_words {
	my ($path, $words) = @_;
	if (!-f "$out/$path") { print "$path: not made\n"; return; }
	if (!$words) { print "$path: no words\n"; return; }
	my $text = $texts{$path} //= `pdftotext '$out/$path' - | tr -d '[:space:]' | sed 's/　//g'`;
	index($text, $_) >= 0 or print "$path: does not say $_\n" for split /\|/, $words;
}
PERL
mkdir "$tmp/wrong"
ok "the table is read" exits 0 perl "$tmp/rows.pl" "$rows" "$tmp/records" "$example" "$tmp/wrong"
for id in $(cat "$tmp/asked"); do
	ok "$id" sh -c '[ -f "$1" ] && cat "$1" && [ ! -s "$1" ]' - "$tmp/wrong/$id"
done

secret='谈心谈话|走访慰问|困难党员登记|不合格党员处置登记'
ok "talks, visits and members in hardship stay in the office" \
	test -z "$(grep -rlE "$secret" "$example/public/fenghe/ledgers" "$example/members/fenghe/ledgers" 2>/dev/null)"
finish

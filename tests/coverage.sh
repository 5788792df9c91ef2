#!/bin/sh
# coverage.sh - every system, ledger and form has a real record in the example site, and pages that show it;
# everything that hangs on the wall has a layout, an order, and a board with its words.
. "$(dirname "$0")/lib/tap.sh"
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

ok "the example site is published" exits 0 "$program" build content -o "$tmp/out" -q
"$program" check content --dump=xml >"$tmp/records.xml" 2>"$tmp/messages"

# Record, kind, type, title of every record, as the schemas read it.
perl -ne '
	if (/^<([a-z-]+) id="([^"]+)"/) { flush(); ($kind, $id) = ($1, $2); }
	elsif (/^\t<type>([^<]*)/ && $type eq "-") { $type = $1; }
	elsif (/^\t<(?:title|name)>([^<]*)/ && $title eq "") { $title = $1; }
	sub flush { print "$id\t$kind\t$type\t$title\n" if $id; ($id, $type, $title) = ("", "-", ""); }
	BEGIN { ($id, $type, $title) = ("", "-", ""); }
	END { flush(); }' "$tmp/records.xml" >"$tmp/records"

# as_told ID: each row of that id names a record of that kind and type, and outputs that exist and show it.
cat >"$tmp/row.pl" <<'PERL'
use strict;
use warnings;
my ($want, $rows, $records, $out) = @ARGV;
my (%record, $bad);
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
	next if $id ne $want;
	my $have = $record{$name};
	next if $kind eq 'disclosure'; # tests/disclosure.sh
	if ($kind eq 'packet') {
		$bad = 1 unless says_words($outputs, $words);
		next;
	}
	if ($kind eq 'board') {
		$bad = 1 unless board_holds($type, $name, $outputs, $words);
		next;
	}
	if (!$have) { print "$name: no such record\n"; $bad = 1; next; }
	if ("$have->[0] $have->[1]" ne "$kind $type") { print "$name: is $have->[0] $have->[1]\n"; $bad = 1; }
	if (!$outputs) { print "$name: no outputs\n"; $bad = 1; next; }
	for my $path (split / /, $outputs) {
		my $html = '';
		my @pages = ("$out/$path", $path =~ /^(.*)\.html$/ ? glob "$out/$1-[0-9]*.html" : ()); # a long list has several
		if (-f $pages[0]) { local $/; local @ARGV = grep { -f } @pages; $html .= $_ while <>; }
		else { print "$path: not made\n"; $bad = 1; next; }
		my $own = $path =~ m{^[a-z]+/(fenghe|kind)/.*html$};
		if ($own && $have->[2] ne '' && index($html, $have->[2]) < 0) { print "$path: does not show $have->[2]\n"; $bad = 1; }
		if ($path =~ /pdf$/ && $html !~ /^%PDF/) { print "$path: no PDF\n"; $bad = 1; }
	}
}
exit($bad ? 1 : 0);

# A board is as it should be: its layout is there, its record too, and its PDF has these words, whatever the blanks.
sub board_holds {
	my ($layout, $name, $path, $words) = @_;
	my $ok = 1;
	-f "templates/boards/$layout/board.yaml" or ($ok = 0, print "$layout: no such layout\n");
	$record{$name} or ($ok = 0, print "$name: no such record\n");
	$path =~ m{/$layout-} or ($ok = 0, print "$path: not of $layout\n");
	return says_words($path, $words) && $ok;
}

# A PDF has these words, whatever the blanks.
sub says_words {
	my ($path, $words) = @_;
	my $ok = 1;
	-f "$out/$path" or return print("$path: not made\n") && 0;
	my $text = `pdftotext '$out/$path' -`;
	$text =~ s/\s+|\xe3\x80\x80//g;
	$words or return print("$path: no words\n") && 0;
	for my $word (split /\|/, $words) {
		index($text, $word) >= 0 or ($ok = 0, print "$path: does not say $word\n");
	}
	return $ok;
}
PERL
for id in $(cat "$tmp/asked"); do
	ok "$id" perl "$tmp/row.pl" "$id" "$rows" "$tmp/records" "$tmp/out"
done

secret='谈心谈话|走访慰问|困难党员登记|不合格党员处置登记'
ok "talks, visits and members in hardship stay in the office" \
	test -z "$(grep -rlE "$secret" "$tmp/out/public/fenghe/ledgers" "$tmp/out/members/fenghe/ledgers" 2>/dev/null)"
finish

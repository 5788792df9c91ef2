#!/bin/sh
# properties.sh - every property that properties.tsv names does something: the document is another one with it.
#
# A line is a document with a place for the property. With it the areas or the PDF must not be what they are without
# it, and nothing may be told of the property.
cd "$(dirname "$0")/.." || exit 1
program=$(realpath "${BOARDPRESS:-.build/boardpress}")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/golden/fo"
cp tests/golden/fo/logo.svg tests/golden/fo/pixel.png "$tmp/golden/fo"
SOURCE_DATE_EPOCH=0 perl - "$program" "$tmp" tests/properties.tsv <<'PERL'
use strict;
my ($program, $tmp, $table) = @ARGV;
my $head = '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="song" font-size="12pt" line-height="16pt">';
my $page = '<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="80mm" page-height="60mm" margin="5mm">' .
	'<fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a">' .
	'<fo:flow flow-name="xsl-region-body">';
my ($n, $bad) = (0, 0);

sub slurp { open my $f, '<', shift or return ''; local $/; my $text = <$f>; return $text // '' }

sub document {
	my $body = shift;
	my $all = $body =~ s/^root:// ? "$head$body</fo:root>" : "$head$page$body</fo:flow></fo:page-sequence></fo:root>";
	open my $f, '>', "$tmp/a.fo" or die; print $f $all; close $f;
}

# The areas, and what was told.
sub areas {
	document(shift);
	my $areas = `'$program' fo '$tmp/a.fo' --dump=areas 2>'$tmp/said'`;
	return ($areas, slurp("$tmp/said"));
}

# The PDF without its identifiers.
sub pdf {
	document(shift);
	system("'$program' fo '$tmp/a.fo' -q -o '$tmp/a.pdf' 2>/dev/null");
	my $pdf = `qpdf --qdf --object-streams=disable --stream-data=uncompress '$tmp/a.pdf' - 2>/dev/null`;
	$pdf =~ s{/ID \[.*?\]}{}s; $pdf =~ s{xmpMM:\w+>[^<]*<}{}g;
	return $pdf;
}

open my $rows, '<', $table or die;
my %without;
while (<$rows>) {
	next if /^#/;
	chomp;
	my ($names, $value, $body) = split /\t/;
	for my $name (split /,/, $names) {
		(my $bare = $body) =~ s/§//g;
		(my $with = $body) =~ s/§/ $name="$value"/g;
		# What a line gives for the property itself stands back.
		$with =~ s/ \Q$name\E="(?!\Q$value\E")[^"]*"(?=[^<>]* \Q$name\E="\Q$value\E")//;
		my $before = $without{$bare} //= [areas($bare)];
		my ($areas, $said) = areas($with);
		$n++;
		my $does = $areas ne $before->[0] || pdf($with) ne pdf($bare);
		my $told = $said =~ /W061[12]/;
		my $ok = $does && !$told && $areas ne '';
		$bad ||= !$ok;
		print $ok ? 'ok' : 'not ok', " $n - $name=\"$value\"\n";
		print "# $bare\n# ", ($does ? "told: $said" : 'the same with it and without'), "\n" unless $ok;
	}
}
print "1..$n\n";
exit $bad;
PERL

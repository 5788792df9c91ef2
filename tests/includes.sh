#!/bin/sh
# includes.sh - a folder of generator/ includes only those above it; libraries are included in one folder each.
cd "$(dirname "$0")/.." || exit 1
perl - generator <<'PERL'
use strict;
my @order = qw(base record xml archive ledger standard draw font layout pdf site print build command);
my %rank; @rank{@order} = 0 .. $#order;
my %apart = map { $_ => 1 } qw(layout:archive layout:standard layout:draw layout:record pdf:archive pdf:standard pdf:draw
	pdf:record pdf:xml layout:ledger pdf:ledger site:print print:site site:font site:layout site:pdf);
my %library = (qr/^libxml|^libxslt|^libexslt/ => 'xml', qr/^yaml\.h|^cmark/ => 'record', qr/^hpdf/ => 'pdf',
	qr/^harfbuzz|^hb|^ft2build|^freetype|^fontconfig/ => 'font', qr/^gcrypt/ => 'base', qr/^minizip/ => 'ledger', qr/^hyphen\.h/ => 'layout', qr/^jpeglib/ => 'site', qr/^jansson/ => 'command');
my ($n, $bad) = (0, 0);
sub ok { my ($ok, $name, @why) = @_; $n++; $bad ||= !$ok; print $ok ? "ok" : "not ok", " $n - $name\n", map { "# $_\n" } @why }
my (@up, @near, @foreign, @unknown);
for my $file (sort glob("generator/*/*.[ch]")) {
	my ($from) = $file =~ m{^generator/([^/]+)/};
	open my $f, '<', $file or die; 
	while (<$f>) {
		if (/^#include "([^\/"]+)\//) {
			push @unknown, "$file:$.: $1" unless exists $rank{$1};
			push @up, "$file:$.: $from includes $1" if exists $rank{$1} && $rank{$1} > $rank{$from};
			push @near, "$file:$.: $from includes $1" if $apart{"$from:$1"};
		}
		if (/^#include <([^>]+)>/) {
			for my $re (keys %library) { push @foreign, "$file:$.: <$1>" if $1 =~ $re && $from ne $library{$re} }
		}
	}
}
ok(!@unknown, 'every folder has its place in the order', @unknown);
ok(!@up, 'includes run one way only', @up);
ok(!@near, 'layout and pdf know no records, site and print not each other', @near);
ok(!@foreign, 'a library is included in one folder', @foreign);
print "1..$n\n"; exit $bad;
PERL

#!/usr/bin/perl
# paragraphs.pl RECORD.md TEXT - is every paragraph of a record in the text that came out of its PDF?
#
# White space is dropped on both sides (a line end in the PDF is not one of the paragraph), and so are page
# numbers "— 3 —" and form feeds. Escapes of Markdown are undone. Prints each paragraph that is missing.
use strict;
use warnings;
use utf8;
binmode STDOUT, ':utf8';
my ($record, $text) = @ARGV;
sub slurp { open my $f, '<:encoding(UTF-8)', $_[0] or die "$_[0]: $!"; local $/; <$f> }
my $pdf = slurp($text);
$pdf =~ s/^\s*—\s*\d+\s*—\s*$//mg;
$pdf =~ s/[\s\f\x{3000}]+//g;
my $body = slurp($record);
$body =~ s/\A---\n.*?\n---\n//s;
my ($n, $missing) = (0, 0);
for my $p (grep { /\S/ } split /\n/, $body) {
	next if $p =~ /^\s*\|/ || $p =~ /^(表：|Table:)/;
	$p =~ s/\\(.)/chr(0xF0000 + ord $1)/ge; # what is escaped is text
	$p =~ s/^#+\s*//;
	$p =~ s/\*\*//g;
	$p =~ s/\[([^\]]*)\]\([^)]*\)/$1/g;
	$p =~ s/([\x{F0000}-\x{F007F}])/chr(ord($1) - 0xF0000)/ge;
	$p =~ s/[\s\x{3000}]+//g;
	$n++;
	next if index($pdf, $p) >= 0;
	$missing++;
	print "missing: $p\n";
}
print "$n paragraphs, $missing missing\n";
exit($missing > 0 || $n == 0);

# unihan.pl HANZI UNIHAN... - tells what hanzi.tsv says otherwise than the Unicode Han Database (UAX #38), read from its
# unpacked files: which characters the table of 2013 has and in which order (kTGH), how many strokes (kTotalStrokes), and
# how they are read by the dictionary of that table (kTGHZ2013).
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Unicode::Normalize;
use Encode;

my @tones = ("\x{304}", "\x{301}", "\x{30c}", "\x{300}");
my ($file, %strokes, %place, %readings, %line) = (shift @ARGV);

sub numbered { # bái: bai2
	my ($text, $tone) = (NFD($_[0]), 5);
	$text =~ s/$tones[$_]// and $tone = $_ + 1 for 0 .. 3;
	$text =~ s/u\x{308}/v/;
	return NFC($text) . $tone;
}

while (<>) {
	my ($code, $key, $value) = /^U\+(\S+)\t(kTGH|kTotalStrokes|kTGHZ2013)\t(.*)/ or next;
	my $c = chr hex $code;
	$place{$c} = $1 if $key eq "kTGH" && $value =~ /2013:(\d+)/;
	($strokes{$c}) = split / /, $value if $key eq "kTotalStrokes";
	push @{$readings{$c}}, map { numbered($_) } map { split /,/, s/.*://r } split / /, $value if $key eq "kTGHZ2013";
}
@ARGV = $file;
while (<>) {
	my ($c, $order, $read) = /^([^#\t]+)\t([1-5]+)\t(\S+)$/ or next;
	$line{$c} = [$order, $.];
	print "$.: $c is not in the table\n" if !$place{$c};
	print "$.: $c is read @{$readings{$c} // []}, not $read\n" if !grep { $_ eq $read } @{$readings{$c} // []};
	# of characters that were encoded late, Unihan often counts the strokes of the form before 1956
	my $late = ord $c < 0x4e00 || ord $c > 0x9fff;
	print "$.: $c has $strokes{$c} strokes, not " . length($order) . "\n" if !$late && length $order != $strokes{$c};
}
my @table = sort { $place{$a} <=> $place{$b} } keys %place;
$line{$_} or print "$_ is missing\n" for @table;
for my $i (1 .. $#table) { # in each of the three levels by strokes
	my ($before, $after) = map { $line{$_} // next } @table[$i - 1, $i];
	next if $i == 3500 || $i == 6500;
	print "$$after[1]: $table[$i] stands before $table[$i - 1] in the table\n"
		if length $$before[0] > length $$after[0] || length $$before[0] == length $$after[0] && $$before[0] gt $$after[0];
}

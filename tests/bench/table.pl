#!/usr/bin/perl
# table.pl RESULTS FIGURE - what race.sh measured as a table of ratios; the cost per record as a table for figure.c.
use strict;
use warnings;
my ($results, $figure) = @ARGV;
my (%least, %failed);
open(my $in, '<', $results) or die "$results: $!\n";
while (<$in>) {
	my ($n, $tool, $case, @value) = split;
	my $row = $least{$n}{"$tool $case"} ||= [ @value[0 .. 2] ];
	for my $i (0 .. 2) { $row->[$i] = $value[$i] if $value[$i] < $row->[$i]; }
	$failed{"$n $tool $case"} = $value[3] if $value[3];
}
printf "%-8s %-24s %9s %9s %9s %11s %8s %8s %8s\n", 'records', 'case', 'wall s', 'cpu s', 'peak MB', 'us/record', 'x floor', 'Hugo cpu', 'Hugo wall';
for my $n (sort { $a <=> $b } keys %least) {
	my ($floor, $hugo) = map { $least{$n}{$_} } 'floor cold', 'hugo cold';
	for my $case (sort keys %{ $least{$n} }) {
		my @v = @{ $least{$n}{$case} };
		printf "%-8s %-24s %9.3f %9.3f %9.1f %11s %8s %8s %8s\n", $n, $case, @v, $n ? sprintf('%.1f', $v[1] / $n * 1e6) : '-',
			$floor && $floor->[1] ? sprintf('%.2f', $v[1] / $floor->[1]) : '-', $hugo ? sprintf('%.1f', $hugo->[1] / ($v[1] || 0.001)) : '-',
			$hugo ? sprintf('%.1f', $hugo->[0] / ($v[0] || 0.001)) : '-';
	}
}
print "failed: $_ ($failed{$_})\n" for sort keys %failed;
my @sizes = grep { $_ } sort { $a <=> $b } keys %least;
my @lines = ('floor cold', 'boardpress cold-1', 'boardpress editions', 'hugo cold');
open(my $out, '>', $figure) or die "$figure: $!\n";
print $out "每条记录的处理器时间\t微秒\n", join("\t", '', 'floor', 'boardpress', 'boardpress, 3 editions', 'Hugo'), "\n";
for my $n (@sizes) { print $out join("\t", $n, map { $least{$n}{$_} ? sprintf('%.1f', $least{$n}{$_}[1] / $n * 1e6) : '' } @lines), "\n"; }

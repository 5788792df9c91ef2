#!/usr/bin/perl
# table.pl RESULTS FIGURE - what race.sh measured as ratios, and held against what is aimed at; the cost per
# record as a table for figure.c. A line of RESULTS: "RECORDS TOOL CASE WALL CPU PEAK CODE" or "note TEXT".
use strict;
use warnings;
my ($results, $figure) = @ARGV;
my ($WALL, $CPU, $PEAK) = 0 .. 2;
my %ours_again = map { $_ => 1 } qw(nothing one-record retitle add-record remove-record check);
my @order = ('floor cold', map({ "boardpress $_" } qw(cold-1 cold-2 editions nothing one-record retitle add-record
	remove-record check version)), 'hugo cold', 'hugo nothing', 'eleventy cold', 'eleventy nothing');
my (%measured, %failed, @notes);

# A run that failed has no figures, and neither has its case.
open(my $in, '<', $results) or die "$results: $!\n";
while (<$in>) {
	if (/^note (.+)/) { push @notes, $1; next; }
	my ($n, $tool, $case, @value) = split;
	if ($value[3]) { $failed{"$n $tool $case"} = $value[3]; next; }
	my $row = $measured{$n}{"$tool $case"} ||= [ @value[0 .. 2] ];
	for my $i ($WALL, $CPU) { $row->[$i] = $value[$i] if $value[$i] < $row->[$i]; }
	$row->[$PEAK] = $value[$PEAK] if $value[$PEAK] > $row->[$PEAK];
}
delete $measured{ (split)[0] }{ join(' ', (split)[1, 2]) } for keys %failed;
my @sizes = grep { $_ } sort { $a <=> $b } keys %measured;

sub figure { my ($n, $row, $i) = @_; my $value = $measured{$n}{$row}; return $value ? $value->[$i] : undef; }
sub ratio { my ($a, $b) = @_; return defined $a && $b ? $a / $b : undef; }
sub shown { my ($format, $value) = @_; return defined $value ? sprintf($format, $value) : '-'; }

# What a peer has to do for the same: it makes everything anew into the folder of last time, or into none.
sub against {
	my ($peer, $n, $case, $i) = @_;
	return undef if $case eq 'version';
	my $same = figure($n, $peer . ($ours_again{$case} ? ' nothing' : ' cold'), $i);
	return ratio($same, figure($n, "boardpress $case", $i));
}

# ---- what was measured

my $format = "%-7s %-24s %9s %9s %9s %10s %8s %9s %9s %9s %9s\n";
printf $format, 'records', 'case', 'wall s', 'cpu s', 'peak MiB', 'us/record', 'x floor',
	'Hugo cpu', 'Hugo wall', '11ty cpu', '11ty wall';
for my $n (@sizes, grep { !$_ } keys %measured) {
	for my $row (grep { $measured{$n}{$_} } @order) {
		my ($tool, $case) = split ' ', $row;
		my @v = @{ $measured{$n}{$row} };
		my @peers = (undef) x 4;
		if ($tool eq 'boardpress') {
			@peers = map { my $peer = $_; map { against($peer, $n, $case, $_) } $CPU, $WALL } 'hugo', 'eleventy';
		}
		printf $format, $n || '', $row, map({ sprintf('%.4f', $_) } @v[$WALL, $CPU]),
			shown('%.1f', $v[$PEAK] || undef), shown('%.1f', ratio($v[$CPU] * 1e6, $n)),
			shown('%.2f', ratio($v[$CPU], figure($n, 'floor cold', $CPU))), map { shown('%.1f', $_) } @peers;
	}
}
for my $i (1 .. $#sizes) {
	my ($few, $many) = @sizes[$i - 1, $i];
	for my $row (grep { / (cold|editions)/ } @order) {
		my ($cost, $peak) = map { ratio(figure($many, $row, $_), figure($few, $row, $_)) } $CPU, $PEAK;
		next unless defined $cost && defined $peak;
		printf "%s to %s records, %s: x %.2f cpu a record, x %.1f peak\n",
			$few, $many, $row, $cost * $few / $many, $peak;
	}
}
print "x floor: cpu to that of the floor; Hugo, 11ty (Eleventy): their cpu and wall time to ours, for the same change\n";
print "failed: $_ ($failed{$_})\n" for sort keys %failed;
print "$_\n" for @notes;

# ---- what is aimed at

# bar RECORDS WHAT VALUE '<=' or '>=' LIMIT UNIT
sub bar {
	my ($n, $what, $value, $op, $limit, $unit) = @_;
	my $over = defined $value ? ($value - $limit) * ($op eq '<=' ? 1 : -1) : 0;
	my $met = !defined $value ? 'not measured' : $over <= 1e-9 ? 'met' : 'NOT MET';
	printf "%-7s %-54s %10s %2s %6s %-4s %s\n", $n, $what, shown('%.3f', $value), $op, $limit, $unit, $met;
}
sub greatest { my $most; for (@_) { $most = $_ if defined $_ && (!defined $most || $_ > $most); } return $most; }

printf "\n%-7s %-54s %10s %14s\n", 'records', 'aim', 'measured', 'bar';
for my $n (@sizes) {
	my ($one, $floor) = map { figure($n, $_, $CPU) } 'boardpress cold-1', 'floor cold';
	my $editions = figure($n, 'boardpress editions', $CPU);
	my @cases = grep { /^boardpress/ } @order;
	my $check = figure($n, 'boardpress check', $WALL);
	bar($n, 'cold, one worker: cpu to that of the floor', ratio($one, $floor), '<=', 1.4, 'x');
	for (['cold, two workers: cpu', 'cold-2', $CPU, 3], ['cold, two workers: wall time', 'cold-2', $WALL, 4],
		['nothing changed: wall time', 'nothing', $WALL, 60], ['text of one record: wall time', 'one-record', $WALL, 40]) {
		my ($what, $case, $column, $limit) = @$_;
		bar($n, "$what of Hugo to ours", against('hugo', $n, $case, $column), '>=', $limit, 'x');
	}
	bar($n, 'three editions: cpu to that of one', ratio($editions, $one), '<=', 2.2, 'x');
	for (['one edition', grep { !/editions/ } @cases], ['three editions', grep { /editions/ } @cases]) {
		my ($what, @of) = @$_;
		my $peak = greatest(map { figure($n, $_, $PEAK) } @of);
		bar($n, "$what: greatest peak of all processes", $peak, '<=', $n <= 10000 ? 120 : 300, 'MiB') if $n <= 100000;
	}
	bar($n, 'check of an unchanged site: wall time', $check, '<=', 0.3, 's') if $n <= 10000;
}
if ($measured{10000} && $measured{100000}) {
	my ($few, $many) = map { ratio(figure($_, 'boardpress cold-1', $CPU), $_) } 10000, 100000;
	bar(100000, 'cold, one worker: cpu of a record to that at 10000', ratio($many, $few), '<=', 1.15, 'x');
}
my $version = figure(0, 'boardpress version', $WALL);
bar('', 'version: wall time', defined $version ? $version * 1000 : undef, '<=', 5, 'ms');

# ---- the figure

my @lines = ('floor cold', 'boardpress cold-1', 'boardpress editions', 'hugo cold', 'eleventy cold');
open(my $out, '>', $figure) or die "$figure: $!\n";
print $out "每条记录的处理器时间\t微秒\n";
print $out join("\t", '', 'floor', 'boardpress', 'boardpress, 3 editions', 'Hugo', 'Eleventy'), "\n";
for my $n (@sizes) {
	my @cost = map { ratio(figure($n, $_, $CPU), $n / 1e6) } @lines;
	print $out join("\t", "$n条", map { defined $_ ? sprintf('%.1f', $_) : '' } @cost), "\n";
}

#!/usr/bin/perl
# measure.pl COMMAND... - "wall user+system peak": seconds, seconds, megabytes.  The peak is that of the proportional set
# sizes of all its processes together, looked at every 20 ms.
use strict;
use warnings;
use Time::HiRes qw(time sleep);
use POSIX qw(:sys_wait_h);

sub pss {
	my ($pid) = @_;
	my $sum = 0;
	if (open(my $in, '<', "/proc/$pid/smaps_rollup")) { local $/; my $text = <$in>; $sum += $1 if defined $text && $text =~ /^Pss: +(\d+)/m; }
	if (open(my $in, '<', "/proc/$pid/task/$pid/children")) { my $line = <$in> // ''; $sum += pss($_) for split(' ', $line); }
	return $sum;
}
my @before = times;
my $start = time;
my $pid = fork();
if ($pid == 0) { open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null'); exec(@ARGV) or exit 127; }
my $peak = 0;
while (waitpid($pid, WNOHANG) == 0) { my $now = pss($pid); $peak = $now if $now > $peak; sleep 0.02; }
my @after = times;
printf "%.3f %.3f %.1f %d\n", time - $start, $after[2] + $after[3] - $before[2] - $before[3], $peak / 1024, $? >> 8;

#!/usr/bin/perl
# measure.pl COMMAND... - "wall user+system peak": seconds, seconds, megabytes.  The peak is that of the proportional set
# sizes of all its processes together, looked at every 50 ms: more often would slow them down.
use strict;
use warnings;
use Time::HiRes qw(time sleep);
use POSIX ();

sub pss {
	my ($pid) = @_;
	my $sum = 0;
	if (open(my $in, '<', "/proc/$pid/smaps_rollup")) { local $/; my $text = <$in>; $sum += $1 if defined $text && $text =~ /^Pss: +(\d+)/m; }
	if (open(my $in, '<', "/proc/$pid/task/$pid/children")) { my $line = <$in> // ''; $sum += pss($_) for split(' ', $line); }
	return $sum;
}
my $start = time;
my $pid = fork();
if ($pid == 0) { open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null'); exec(@ARGV) or exit 127; }
# another process looks, so that this one sees the end when it comes
pipe(my $in, my $out) or die;
my $looker = fork();
if ($looker == 0) {
	my ($peak, $over) = (0, 0);
	$SIG{TERM} = sub { $over = 1 };
	until ($over) { my $now = pss($pid); $peak = $now if $now > $peak; sleep 0.05; }
	syswrite $out, $peak;
	POSIX::_exit(0);
}
waitpid($pid, 0);
my ($code, $wall, @used) = ($? >> 8, time - $start, times);
close $out;
kill 'TERM', $looker;
my $peak = <$in>;
waitpid($looker, 0);
printf "%.3f %.3f %.1f %d\n", $wall, $used[2] + $used[3], $peak / 1024, $code;

#!/usr/bin/perl
# measure.pl COMMAND... - "wall user+system peak code": seconds, seconds, mebibytes, exit code (128 + signal).
# The peak is that of the proportional set sizes of all its processes together, looked at every 5 ms
# for a quarter of a second and then every 50 ms: more often would slow them down. While processes come and go a
# share of the same memory would be counted twice: such a look does not count. 0: it ended before the first look.
use strict;
use warnings;
use Time::HiRes qw(time sleep);
use POSIX ();
require 'syscall.ph';

# One that has ended is there until it is waited for, without memory.
sub has_memory {
	my ($pid) = @_;
	open(my $in, '<', "/proc/$pid/statm") or return 0;
	return (<$in> // '') !~ /^0 /;
}

sub processes {
	my ($pid) = @_;
	open(my $in, '<', "/proc/$pid/task/$pid/children") or return ();
	my $line = <$in> // '';
	return (has_memory($pid) ? $pid : (), map { processes($_) } split(' ', $line));
}

sub pss {
	my ($pid) = @_;
	open(my $in, '<', "/proc/$pid/smaps_rollup") or return 0;
	local $/;
	my $text = <$in>;
	return defined $text && $text =~ /^Pss: +(\d+)/m ? $1 : 0;
}

sub look {
	my ($pid) = @_;
	my @before = processes($pid);
	my $sum = 0;
	$sum += pss($_) for @before;
	return join(' ', @before) eq join(' ', processes($pid)) ? $sum : 0;
}

# Seconds of the children that were waited for; times() counts in hundredths, which is more than a build may take.
sub used {
	my $usage = "\0" x 256;
	syscall(&SYS_getrusage, -1, $usage) == 0 or die "getrusage: $!\n";
	my ($user, $user_us, $system, $system_us) = unpack('l!4', $usage);
	return $user + $system + ($user_us + $system_us) / 1e6;
}

# Another process looks, so that this one sees the end when it comes; it is there before the command starts.
pipe(my $pid_in, my $pid_out) or die;
pipe(my $in, my $out) or die;
my $looker = fork();
if ($looker == 0) {
	close $pid_out;
	my ($peak, $over, $looks) = (0, 0, 0);
	$SIG{TERM} = sub { $over = 1 };
	chomp(my $pid = <$pid_in>);
	until ($over) {
		sleep($looks++ < 50 ? 0.005 : 0.05);
		my $now = look($pid);
		$peak = $now if $now > $peak;
	}
	syswrite $out, $peak;
	POSIX::_exit(0);
}
my $start = time;
my $pid = fork();
if ($pid == 0) { open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null'); exec(@ARGV) or exit 127; }
syswrite $pid_out, "$pid\n";
waitpid($pid, 0);
my ($code, $wall, $used) = ($? & 127 ? 128 + ($? & 127) : $? >> 8, time - $start, used());
close $out;
kill 'TERM', $looker;
my $peak = <$in>;
waitpid($looker, 0);
printf "%.4f %.4f %.1f %d\n", $wall, $used, ($peak // 0) / 1024, $code;

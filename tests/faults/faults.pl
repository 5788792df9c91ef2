#!/usr/bin/perl
# faults.pl PROGRAM FAIL.so TEMP [MOST] - a build that meets a fault leaves whole files, tells the truth, and the next
# build ends as one that nothing ever disturbed.
#
# The site is published, then edited, then published again over that with a fault in between.  MOST says at how many
# instants and calls of each kind ("all": at every call, and 200 instants).
use strict;
use warnings;
use Digest::SHA;
use File::Find;
use File::Copy;
use POSIX qw(:sys_wait_h);
use Time::HiRes qw(sleep time);

my ($program, $library, $temp, $most) = @ARGV;
$most = 'all' unless defined $most;
my $site = "$temp/site";
my ($n, $bad) = (0, 0);

sub run_quietly { my $rc = system('sh', '-c', $_[0]); return $rc == -1 ? 255 : $rc & 127 ? 128 + ($rc & 127) : $rc >> 8; }
sub build_of { my ($out, @more) = @_; return "$program build $site -o $out -q -j 2 --as-of 2026-04-10 @more"; }
sub published {
	my ($folder) = @_;
	my %sum;
	return \%sum unless -d $folder;
	find({ no_chdir => 1, wanted => sub {
		if (-d && /\/\.boardpress$/) { $File::Find::prune = 1; return; }
		return unless -f;
		my $path = substr($File::Find::name, length($folder) + 1);
		$sum{$path} = Digest::SHA->new(256)->addfile($_)->hexdigest;
	} }, $folder);
	return \%sum;
}
sub edit { my ($path, $code) = @_; open(my $in, '<', $path) or die $path; local $/; local $_ = <$in>; close $in; $code->();
	open(my $out, '>', $path) or die $path; print $out $_; close $out; }

# Two states of a site, and what they look like when they are published.
system('cp', '-R', 'tests/golden/site', $site); system('rm', '-rf', "$site/.boardpress");
run_quietly(build_of("$temp/old")) == 0 or die "the site does not build";
my $old = published("$temp/old");
edit("$site/site.yaml", sub { s/^名称: .*/名称: 枫和社区党建档案（新）/m });
edit("$site/fenghe/2026/2026-03-12-general-meeting.md", sub { s/，内部意见见.*$/。/m; $_ .= "\n会后补记。\n" });
copy("$site/fenghe/2026/plan.md", "$site/fenghe/2026/plan-b.md");
unlink "$site/fenghe/2026/2026-03-05-committee-meeting.md";
my $code = run_quietly(build_of("$temp/new") . " 2>$temp/said.new");
my $new = published("$temp/new");
system('cp', '-R', $site, "$temp/site.kept");

sub prepare { system('rm', '-rf', "$temp/out"); system('cp', '-a', "$temp/old", "$temp/out"); }
sub equal { my ($a, $b) = @_; return keys %$a == keys %$b && !grep { !defined $b->{$_} || $b->{$_} ne $a->{$_} } keys %$a; }

# What is wrong after a build that ended with $ended and said $said.
sub wrongs {
	my ($ended, $said) = @_;
	my @wrong;
	my $there = published("$temp/out");
	for my $path (sort keys %$there) {
		my $sum = $there->{$path};
		next if ($old->{$path} // '') eq $sum || ($new->{$path} // '') eq $sum;
		# where a worker died, the manifest and the index have what the others made
		next if $path =~ m{^manifest.json$|/assets/search/} && $said =~ /E0110/;
		push @wrong, "$path is neither old nor new";
	}
	my @gone = grep { !defined $there->{$_} } grep { defined $new->{$_} } keys %$old;
	push @wrong, "what was published is gone: @gone" if @gone && $said !~ /E0110/;
	push @wrong, "it says all is well, and it is not" if $ended == $code && $ended < 128 && !equal($there, $new);
	push @wrong, "it ends with $ended and says nothing" if $ended != $code && $ended != 137 && $said eq '';
	push @wrong, "it crashed: $ended $said" if $ended >= 128 && $ended != 137;
	push @wrong, "it says: $said" if $said =~ /Sanitizer|runtime error/;
	return @wrong;
}
sub next_is_clean {
	my $next = run_quietly(build_of("$temp/out") . " 2>$temp/said");
	my $there = published("$temp/out");
	my @wrong;
	push @wrong, "the next build ends with $next, a clean one with $code: " . said() if $next != $code;
	push @wrong, 'the next build differs: ' . join(' ', grep { ($there->{$_} // '') ne ($new->{$_} // '') } sort keys %{ { %$there, %$new } })
		if !equal($there, $new);
	push @wrong, 'something is left over: ' . `ls -A $temp/out/.boardpress $site/.boardpress` if glob("$temp/out/.boardpress/*.new") || -e "$temp/out/.boardpress/building";
	return @wrong;
}
sub said { open(my $in, '<', "$temp/said") or return ''; local $/; my $s = <$in>; return defined $s ? $s : ''; }
sub result {
	my ($name, $tried, @wrong) = @_;
	$n++;
	$bad ||= @wrong > 0;
	print @wrong ? 'not ok' : 'ok', " $n - $name: $tried tried\n";
	print map { "# $_\n" } @wrong[0 .. ($#wrong > 7 ? 7 : $#wrong)];
}
sub instants { my ($count) = @_; my $want = $most eq 'all' ? $count : $most; $want = $count if $want > $count;
	return map { 1 + int(($_ + 0.5) * $count / $want) } 0 .. $want - 1; }

# ---- killed
{
	my $t = time; prepare(); run_quietly(build_of("$temp/out") . " 2>/dev/null"); my $long = time - $t;
	my ($tried, @wrong) = (0);
	srand(7);
	for my $i (1 .. ($most eq 'all' ? 200 : 3 * $most)) {
		prepare();
		my $pid = fork();
		if ($pid == 0) { setpgrp(0, 0); open(STDERR, '>', '/dev/null'); exec(split(/ /, build_of("$temp/out"))); }
		sleep(rand(1.1 * $long));
		kill('KILL', -$pid); kill('KILL', $pid);
		waitpid($pid, 0);
		push @wrong, map { "kill $i: $_" } wrongs(137, ''), next_is_clean();
		$tried++;
	}
	result('killed at any instant', $tried, @wrong);
}

# ---- a call that fails, and a process that dies in it
for my $fault ([ write => 28 ], [ write => 5 ], [ create => 28 ], [ create => 30 ], [ open => 24 ], [ close => 5 ], [ rename => 5 ],
	[ mkdir => 28 ], [ unlink => 30 ], [ pread => 5 ], [ fsync => 5 ], [ fork => 11 ], [ pipe => 24 ], [ tmpfile => 28 ], [ mmap => 12 ], [ write => 0 ], [ rename => 0 ]) {
	my ($call, $errno) = @$fault;
	my $with = "FAIL_CALL=$call FAIL_ERRNO=$errno LD_PRELOAD=$library" . ($errno == 0 ? ' FAIL_DIES=1' : '');
	my $fresh = $call =~ /^(?:pread|mkdir|create|rename)$/; # nothing is remembered: trees are kept, a memory is written
	prepare();
	system('rm', '-rf', "$site/.boardpress") if $fresh;
	run_quietly("FAIL_COUNT=$temp/count $with " . build_of("$temp/out") . " 2>/dev/null");
	open(my $in, '<', "$temp/count") or die "the library does not load"; my $count = <$in>; close $in;
	my ($tried, @wrong) = (0);
	for my $at (instants($count)) {
		prepare();
		system('rm', '-rf', "$site/.boardpress") if $fresh;
		my $ended = run_quietly("FAIL_AT=$at $with " . build_of("$temp/out") . " >$temp/said 2>&1");
		push @wrong, map { "$call $at: $_" } wrongs($ended, said()), next_is_clean();
		$tried++;
	}
	result($errno == 0 ? "a process killed in $call" : "$call fails with errno $errno", $tried, @wrong);
}

# ---- limits
{
	my ($tried, @wrong) = (0);
	for my $blocks (instants(400)) { # of 512 bytes
		prepare();
		my $ended = run_quietly("ulimit -f $blocks; " . build_of("$temp/out") . " >$temp/said 2>&1");
		push @wrong, map { "$blocks blocks: $_" } wrongs($ended, said()), next_is_clean();
		$tried++;
	}
	result('no file may be larger than so much', $tried, @wrong);
}
if (run_quietly("nm $program 2>/dev/null | grep -q __asan_init") == 0) {
	$n++; print "ok $n - # SKIP out of memory: a program with AddressSanitizer takes all addresses\n";
} else {
	my ($tried, @wrong) = (0);
	for my $at (instants(60)) {
		my $kilobytes = 20000 + 5000 * $at;
		prepare();
		my $ended = run_quietly("ulimit -v $kilobytes; " . build_of("$temp/out") . " >$temp/said 2>&1");
		push @wrong, map { "$kilobytes KB: $_" } wrongs($ended, said()), next_is_clean();
		$tried++;
	}
	result('out of memory', $tried, @wrong);
}
if (run_quietly("unshare -rm sh -c 'mount -t tmpfs none $temp' 2>/dev/null") != 0) {
	$n++; print "ok $n - # SKIP disk full: no file system may be mounted here\n";
} else {
	my ($tried, @wrong) = (0);
	for my $at (instants(40)) {
		my $kilobytes = 100 + 100 * $at;
		system('rm', '-rf', "$temp/disk", "$temp/out"); mkdir "$temp/disk"; mkdir "$temp/out";
		my $ended = run_quietly("unshare -rm sh -c 'mount -t tmpfs -o size=${kilobytes}k none $temp/disk && cp -a $temp/old/. $temp/disk/ 2>/dev/null;"
			. build_of("$temp/disk") . "; e=\$?; cp -a $temp/disk/. $temp/out/; exit \$e' >$temp/said 2>&1");
		my $said = said();
		# what could not even be copied there is not ours
		push @wrong, map { "$kilobytes KB: $_" } grep { !/neither old nor new/ || $kilobytes > 3000 } wrongs($ended, $said), next_is_clean();
		$tried++;
	}
	result('the disk is full', $tried, @wrong);
}

# ---- two at once, a site that changes meanwhile, a clock that jumps
{
	my ($tried, @wrong) = (0);
	for my $i (1 .. ($most eq 'all' ? 20 : $most)) {
		prepare();
		my @pids;
		for my $k (1, 2) {
			my $pid = fork();
			if ($pid == 0) { my $rc = run_quietly(build_of("$temp/out", '--lang en') . " >$temp/said.$k 2>&1"); POSIX::_exit($rc); }
			push @pids, $pid;
		}
		my @ended = map { waitpid($_, 0); $? >> 8 } @pids;
		my @busy = grep { open(my $in, '<', "$temp/said.$_"); local $/; (<$in> // '') =~ /E0113/ } 1, 2;
		push @wrong, "both ended with @ended and " . @busy . ' said that the other is at work'
			if !(@busy == 1 && $ended[$busy[0] - 1] != 0 && $ended[2 - $busy[0]] == $code) && !(@busy == 0 && $ended[0] == $code && $ended[1] == $code);
		push @wrong, next_is_clean();
		$tried++;
	}
	result('two builds at once', $tried, @wrong);
}
{
	my ($tried, @wrong) = (0);
	my $record = "$site/fenghe/2026/2026-03-12-general-meeting.md";
	open(my $in, '<', $record) or die; my $text = do { local $/; <$in> }; close $in;
	for my $i (1 .. ($most eq 'all' ? 40 : 2 * $most)) {
		prepare();
		my $pid = fork();
		if ($pid == 0) {
			for my $k (1 .. 2000) {
				open(my $out, '>', $record); print $out $k % 3 ? $text : substr($text, 0, length($text) * ($k % 7) / 7); close $out;
				sleep 0.001;
			}
			POSIX::_exit(0);
		}
		sleep 0.01;
		my $ended = run_quietly(build_of("$temp/out") . " >$temp/said 2>&1");
		kill 'KILL', $pid; waitpid($pid, 0);
		push @wrong, "it crashed: $ended " . said() if $ended >= 128;
		open(my $out, '>', $record); print $out $text; close $out;
		push @wrong, map { "change $i: $_" } next_is_clean();
		$tried++;
	}
	result('a record that changes while it is read', $tried, @wrong);

	# and one that has changed when it is shown, in every edition and on paper: where no trees can be kept it is read again
	open(my $out, '>', "$temp/other.md") or die; print $out "$text\n改过的一句。\n"; close $out;
	prepare();
	system('rm', '-rf', "$site/.boardpress"); system('touch', "$site/.boardpress");
	run_quietly("FAIL_TWICE=2026-03-12-general-meeting.md FAIL_OTHER=$temp/other.md LD_PRELOAD=$library " . build_of("$temp/out") . " >$temp/said 2>&1");
	unlink "$site/.boardpress";
	@wrong = said() =~ /W0116/ ? () : ('nothing is told: ' . said());
	result('a record that has changed when it is shown', 1, @wrong, next_is_clean());
}
{
	my ($tried, @wrong) = (0);
	for my $error (-40000000, -3600, 3600, 40000000) {
		prepare();
		my $ended = run_quietly("FAIL_CLOCK=$error LD_PRELOAD=$library " . build_of("$temp/out") . " >$temp/said 2>&1");
		push @wrong, map { "clock $error: $_" } wrongs($ended, said()), next_is_clean();
		run_quietly("find $site $temp/out -name '*.md' -o -name '*.html' | xargs touch -d '" . ($error < 0 ? '1999-01-01' : '2061-01-01') . "'");
		edit("$site/fenghe/system.md", sub { $_ .= "\n又一句。\n" });
		run_quietly("touch -d '" . ($error < 0 ? '1999-01-01' : '2061-01-01') . "' $site/fenghe/system.md");
		run_quietly("FAIL_CLOCK=$error LD_PRELOAD=$library " . build_of("$temp/out") . " 2>/dev/null");
		push @wrong, "clock $error: an edit is not published" if run_quietly("grep -q 又一句 $temp/out/internal/fenghe/system.html") != 0;
		system("cp $temp/site.kept/fenghe/system.md $site/fenghe/system.md");
		push @wrong, map { "clock $error: $_" } next_is_clean();
		$tried++;
	}
	result('a clock that jumps', $tried, @wrong);
}
print "1..$n\n";
exit $bad;

#!/usr/bin/perl
# edit.pl PRISTINE SITE TEMPLATES SEED - one edit of SITE, as a clerk or somebody in charge of templates might
# make it; prints what it was.  The same seed makes the same edit of the same site.
use strict;
use warnings;
use File::Find;
use File::Copy;
use File::Path;
use File::Basename;

my ($pristine, $site, $templates, $seed) = @ARGV;
srand($seed);

sub files_of {
	my ($folder, $pattern) = @_;
	my @found;
	find({ wanted => sub { push @found, $File::Find::name if -f && $File::Find::name =~ $pattern && $File::Find::name !~ m{/\.} },
		no_chdir => 1 }, $folder);
	return sort @found;
}
sub read_file { my ($path) = @_; open(my $in, '<', $path) or die "$path: $!"; local $/; return scalar <$in>; }
sub write_file {
	my ($path, $text) = @_;
	mkpath(dirname($path));
	open(my $out, '>', $path) or die "$path: $!";
	print $out $text;
	close $out or die "$path: $!";
}
sub any { return $_[int(rand(@_))]; }

my @records = files_of($site, qr{\.(md|yaml)$});
my @texts = grep { /\.md$/ } @records;

my @edits = (
	[ 'a paragraph more', sub { my $f = any(@texts); write_file($f, read_file($f) . "\n会后又补记一句（$seed）。\n"); $f } ],
	[ 'another title', sub { my $f = any(@texts); my $t = read_file($f);
		$t =~ s/^(标题|主题):.*$/$1: 改过的题目 $seed/m or $t =~ s/^---\n/---\n标题: 新题目 $seed\n/; write_file($f, $t); $f } ],
	[ 'another date', sub { my $f = any(@texts); my $t = read_file($f); $t =~ s/^(日期: *\d{4}-)\d\d/sprintf('%s%02d', $1, 1 + $seed % 12)/me;
		write_file($f, $t); $f } ],
	[ 'for the office only, or not', sub { my $f = any(@texts); my $t = read_file($f);
		$t =~ s/^公开范围:.*\n//m or $t =~ s/^---\n/---\n公开范围: 内部\n/; write_file($f, $t); $f } ],
	[ 'gone', sub { my $f = any(@texts); unlink $f; $f } ],
	[ 'renamed', sub { my $f = any(@texts); (my $to = $f) =~ s{([^/]*)\.md$}{$1-$seed.md}; move($f, $to); "$f $to" } ],
	[ 'copied', sub { my $f = any(@texts); (my $to = $f) =~ s{([^/]*)\.md$}{$1-x$seed.md}; copy($f, $to); $to } ],
	[ 'touched', sub { my $f = any(@records); utime(undef, undef, $f); $f } ],
	[ 'spoilt', sub { my $f = any(@texts); my $t = read_file($f); $t =~ s/^---\n/---\n没有这个键: 1\n/; write_file($f, $t); $f } ],
	[ 'as it was', sub { my $f = any(files_of($pristine, qr{\.(md|yaml)$})); (my $to = $f) =~ s{^\Q$pristine\E}{$site};
		mkpath(dirname($to)); copy($f, $to); $to } ],
	[ 'an organisation has another name', sub { my $f = any(grep { m{/organisation\.yaml$} } @records); my $t = read_file($f);
		$t =~ s/^(简称): *(.*)$/$1: $2新/m; write_file($f, $t); $f } ],
	[ 'the site has another name', sub { my $f = "$site/site.yaml"; my $t = read_file($f);
		$t =~ s/^(名称|name): *(.*)$/$1: $2 $seed/m; write_file($f, $t); $f } ],
	[ 'a template of its own', sub { my $n = any('site/record.xsl', 'site/list.xsl', 'site/home.xsl', 'print/record.xsl', 'style.yaml', 'ledgers.yaml');
		my $t = read_file("$templates/$n"); $t =~ s/20(?=mm)/21/; $t .= $n =~ /yaml$/ ? "# $seed\n" : "<!-- $seed -->\n";
		write_file("$site/templates/$n", $t); $n } ],
	[ 'the template of the program', sub { my @own = files_of("$site/templates", qr{(site|print)/.*\.xsl$|style\.yaml$|ledgers\.yaml$});
		return 'none' unless @own; my $f = any(@own); unlink $f; $f } ],
);
my $edit = any(@edits);
print "$edit->[0]: ", $edit->[1]->(), "\n";

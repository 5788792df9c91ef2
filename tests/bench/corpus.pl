#!/usr/bin/perl
# corpus.pl NEUTRAL SITE - the records of a race, as their maker wrote them for any tool (NEUTRAL/orgs.yaml and
# NEUTRAL/records/ORG/YEAR/ID.md), as a site of ours: the same texts, the keys that our kinds have.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use File::Find;
use File::Path qw(make_path);

my ($from, $to) = @ARGV;
die "usage: corpus.pl NEUTRAL SITE\n" unless defined $to;
my %type = (minutes => "支部委员会会议", plan => "年度计划", summary => "年终总结");
my %kind = (minutes => "会议记录", plan => "计划", summary => "总结");

sub put {
	my ($path, $text) = @_;
	make_path($path =~ s{/[^/]*$}{}r);
	open my $f, ">", $path or die "$path: $!\n";
	print $f $text;
	close $f or die "$path: $!\n";
}

sub quoted { "'" . ($_[0] =~ s/'/''/gr) . "'" }

sub bare { my ($value) = @_; $value =~ s{^"(.*)"$}{$1}; $value }

# Front matter: plain values, lists on a line, lists of maps on lines of their own.
sub front {
	my %f;
	my $key;
	for (split /\n/, $_[0]) {
		if (/^(\w+):\s*\[(.*)\]$/) { $f{$1} = [ split /,\s*/, $2 ] }
		elsif (/^(\w+):\s*(.*)$/) { $f{$key = $1} = bare($2) }
		elsif (/^  - \{(.*)\}$/) { $f{$key} = [] unless ref $f{$key}; push @{ $f{$key} }, { map { split /: /, $_, 2 } split /, /, $1 } }
		elsif (/^  - (\w+):\s*(.*)$/) { $f{$key} = [] unless ref $f{$key}; push @{ $f{$key} }, { $1 => bare($2) } }
		elsif (/^    (\w+):\s*(.*)$/) { $f{$key}[-1]{$1} = bare($2) }
	}
	return \%f;
}

sub address { my ($org, $year) = $_[0] =~ /^(o\d+)-(\d+)-/; "$org/$year/$_[0]" }

sub record {
	my ($f, $body) = @_;
	my @persons = map { $_->{name} } @{ $f->{attendees} };
	my @related = map { address($_) } @{ $f->{related} };
	my $text = "---\n种类: $kind{$f->{kind}}\n公开范围: 公开\n标题: " . quoted($f->{title}) . "\n类型: $type{$f->{kind}}\n日期: $f->{date}\n";
	if ($f->{kind} eq "minutes") {
		$text .= "地点: $f->{place}\n主持人: $f->{chair}\n记录人: $f->{recorder}\n应到: " . @persons . "\n实到: " . @persons . "\n";
		$text .= "列席: [" . join(", ", map { "$_->{name}（$_->{role}）" } @{ $f->{attendees} }) . "]\n";
		$text .= "决议:\n" if ref $f->{resolutions};
		$text .= "  - 内容: " . quoted($_->{text}) . "\n    责任人: $_->{owner}\n    时限: $_->{due}\n" .
			"    赞成: $_->{for}\n    反对: $_->{against}\n    弃权: $_->{abstain}\n" for ref $f->{resolutions} ? @{ $f->{resolutions} } : ();
		$text .= "相关记录: [" . join(", ", @related) . "]\n" if @related;
	} elsif ($f->{kind} eq "plan") {
		$text .= "目标: [" . join(", ", @{ $f->{tags} }) . "]\n";
	} else {
		$text .= "问题: [" . join(", ", @{ $f->{tags} }) . "]\n";
	}
	return "$text---\n$body";
}

put("$to/site.yaml", "名称: 测量\n简称: 测量\n网址: https://example.org/\n截止日期: 2025-12-31\n");
open my $orgs, "<", "$from/orgs.yaml" or die "$from/orgs.yaml: $!\n";
while (<$orgs>) {
	my ($code, $name) = /^(\w+): (.*)$/ or next;
	put("$to/$code/organisation.yaml", "名称: $name\n简称: $name\n类型: 党支部\n");
}
my $count = 0;
find({ no_chdir => 1, wanted => sub {
	my ($org, $year, $id) = m{/(o\d+)/(\d+)/([^/]*)\.md$} or return;
	open my $in, "<", $_ or die "$_: $!\n";
	local $/;
	my ($front, $body) = <$in> =~ /\A---\n(.*?\n)---\n(.*)\z/s or die "$id: no front matter\n";
	put("$to/$org/$year/$id.md", record(front($front), $body));
	$count++;
} }, "$from/records");
print "$count records\n";

#!/usr/bin/perl
# canary.pl make SITE MARKS - a site with records of every kind, one for each audience; in each field a marker that
#   occurs nowhere else.  MARKS: marker, audience, how to look for it, field, record, one a line.
# canary.pl find OUT MARKS EDITION - what files of an edition (or "boards": those that hang) hold of a higher audience,
#   and which markers it should have and has not; one a line.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Find;
use File::Path qw(make_path);
use Compress::Zlib qw(compress crc32);
use XML::LibXML;

my @audiences = qw(public members internal);
my %rank = map { $audiences[$_] => $_ } 0 .. 2;

# ---- making

my $schema = "http://www.w3.org/2001/XMLSchema";

# These hold no words of the author: a choice among what the schema says, a short form that others share.
my %no_marker = ("yes-no" => "yes", clock => "14:30", "month-day" => "02-03", "rule-ref" => "G-009", percent => 50);

# What rules ask of fields; undef: left out, as sums are that rules hold against their parts.
my %instead = (
	"minutes/absent" => undef, "minutes/decision/for" => 3, "minutes/decision/against" => 0, "minutes/decision/abstain" => 0,
	"dues/collected" => undef, "dues/item/category" => "wage", "dues/item/rate" => 2, "dues/item/due" => sub { $_[0]{"dues/item/base"} * 0.02 },
	"dues/used" => undef, "fund/used" => undef, "organisation/standard" => "national", "appraisal/score" => undef, "assessment/score" => undef, "issue/item/closed" => "no",
	"official/number" => "测〔2026〕2号", "official/title-line" => undef, "notice/from" => "2026-02-03", "notice/to" => "2026-12-03",
	"notice/withdrawn" => undef,
);

my $colleague = "王小明";
my ($site, $marks_file, $count, @marks) = ("", "", 0);

sub put {
	my ($path, $text, $how) = @_;
	make_path("$site/$path" =~ s{/[^/]*$}{}r);
	open my $f, ">:" . ($how // "encoding(UTF-8)"), "$site/$path" or die "$path: $!\n";
	print $f $text;
	close $f or die "$path: $!\n";
}

# A picture of four pixels, with a comment.
sub png {
	my ($comment) = @_;
	my $chunk = sub { pack("N", length $_[1]) . $_[0] . $_[1] . pack("N", crc32($_[0] . $_[1])) };
	return "\x89PNG\r\n\x1a\n" . $chunk->("IHDR", pack("NNCCCCC", 4, 1, 8, 0, 0, 0, 0)) . $chunk->("tEXt", "Comment\0$comment") .
		$chunk->("IDAT", compress("\0" . "\x7f" x 4)) . $chunk->("IEND", "");
}

# Letters only, so that it may stand for a name, too.
sub word {
	my ($n, $letters) = ($count++, "");
	for (1 .. 4) { $letters = chr(ord("a") + $n % 26) . $letters; $n = int($n / 26) }
	return "qzx${letters}xzq";
}

sub note { my ($marker, $how, $at) = @_; push @marks, join("\t", $marker, $at->{audience}, $how, $at->{field}, $at->{record}) }

sub value {
	my ($type, $at) = @_;
	if ($type =~ /^(number|money|xs:\w+Integer)$/) { my $n = 7999999 - $count++; note($n, "number", $at); return $n }
	if ($type eq "partial-date") { my $y = 1100 + $at->{dates}[0]++; note($y, "year", $at); return "$y-02-03" }
	my $word = word();
	if ($at->{field} =~ m{^organisation/} && $type =~ /^(person|group)-ref$/) {
		return $type eq "person-ref" ? $colleague : $at->{last}{"organisation/group/name"}; # those of the organisation itself
	}
	if ($type eq "group-ref") { push @{ $at->{groups} }, $word; note($word, "own", $at) }
	elsif ($type eq "record-ref") { push @{ $at->{targets} }, $word; note($word, "own", $at); return "branch/targets/$word" }
	elsif ($type eq "file") { put("$at->{folder}/$word.png", png("$word"), "raw"); note($word, "word", $at); return "$word.png" }
	elsif ($type eq "body") { put("$at->{folder}/$word-body.png", png("$word"), "raw"); note($word, "word", $at); return "$word [$word]($word-body.png)\n\n![$word]($word-body.png)\n\n| $word |\n|---|\n| $word |\n" }
	else { note($word, "word", $at) }
	return $word;
}

sub fields { # the field elements of a complex type, groups of common.xsd with them
	my ($node, $groups) = @_;
	map { my $n = $_; $n->nodeName eq "xs:element" ? $n : $n->nodeName eq "xs:group" ? fields($groups->{ $n->getAttribute("ref") }, $groups) :
		$n->nodeName =~ /^xs:(sequence|complexType)$/ ? fields($n, $groups) : () } $node->nonBlankChildNodes;
}

sub child { my ($node, $path) = @_; my ($found) = $node->findnodes($path); return $found }

# One field as lines of YAML; its Markdown, if it is the body.
sub field {
	my ($element, $indent, $at, $groups, $record) = @_;
	my $name = $element->getAttribute("name");
	my $info = child($element, "xs:annotation/xs:appinfo/*[local-name()='field']") or return "";
	my $audience = $info->getAttribute("audience");
	my %here = (%$at, field => "$at->{field}/$name");
	$here{audience} = $audience if $rank{$audience} > $rank{ $at->{audience} };
	my $list = ($element->getAttribute("maxOccurs") // "1") ne "1";
	my $pad = "  " x $indent;
	my $line = sub { $list ? "$pad$name: [$_[0]]\n" : "$pad$name: $_[0]\n" };
	my $given = $instead{ $here{field} };
	return $line->(ref $given ? $given->($at->{last}) : $given) if defined $given;
	return "" if exists $instead{ $here{field} };
	my $map = child($element, "xs:complexType");
	my ($choice) = $element->findnodes(".//xs:enumeration");
	if ($map) {
		my $inner = join "", map { field($_, $indent + 1 + ($list ? 1 : 0), \%here, $groups, $record) } fields($map, $groups);
		$list ? $inner =~ s/^(\s*)  /$1- / : 0;
		return "$pad$name:\n$inner";
	}
	return $line->($choice->getAttribute("value")) if $choice;
	my $type = $element->getAttribute("type") // die "$here{field}: no type\n";
	return $line->($no_marker{$type}) if $no_marker{$type};
	return $line->("2026-02-03") if $type eq "partial-date" && $here{audience} eq "public";
	my $value = value($type, \%here) // die "$here{field}: no value for $type\n";
	if ($type eq "body") { $record->{body} = $value; return "" }
	$at->{last}{ $here{field} } = $value;
	return $line->($value);
}

sub make {
	my $groups = {};
	my $parser = XML::LibXML->new;
	my $common = $parser->parse_file("templates/kinds/common.xsd");
	$groups->{ $_->getAttribute("name") } = child($_, "xs:sequence") // $_ for $common->documentElement->findnodes("//xs:group[\@name]");
	my (@groups, @targets, @dates);
	push @dates, 0;
	for my $path (sort glob "templates/kinds/*/schema.xsd") {
		my $root = $parser->parse_file($path)->documentElement;
		my $top = child($root, "xs:element");
		my $info = child($top, "xs:annotation/xs:appinfo/*[local-name()='record']");
		next if ($info->getAttribute("unpublished") // "") eq "yes";
		my $kind = $top->getAttribute("name");
		for my $audience (@audiences) {
			my $id = $kind eq "organisation" ? "$kind-$audience/organisation" : "branch/$kind-$audience";
			my $folder = $id =~ s{/[^/]*$}{}r;
			my %record = (body => "");
			my $at = { audience => $audience, field => $kind, record => $id, folder => $folder, groups => \@groups,
				targets => \@targets, last => {}, dates => \@dates };
			my $front = join "", "kind: $kind\naudience: $audience\n",
				map { field($_, 0, $at, $groups, \%record) } grep { $_->getAttribute("name") ne "audience" } fields(child($top, "xs:complexType"), $groups);
			$kind eq "organisation" and $front =~ s/^member:\n/member:\n  - {name: $colleague, sex: male, status: formal}\n/m;
			put($record{body} ? "$id.md" : "$id.yaml", $record{body} ? "---\n$front---\n$record{body}" : $front);
		}
	}
	my @organisations = map { "organisation-$_/organisation" } @audiences;
	# two of them want a record of a type that is not the first
	my @layouts = grep { !/^(pledges|rights-and-duties)$/ } map { s{.*/(.*)/.*}{$1}r } grep { open my $f, "<", $_ or die; local $/; <$f> =~ /^主体: \[组织/m } sort glob "templates/boards/*/board.yaml";
	put("site.yaml", "name: canaries\nas-of: 2026-09-20\nboard:\n" .
		join("", map { my $o = $_; map { "  - {layout: $_, record: $o}\n" } @layouts } "branch/organisation", @organisations[0, 1]) .
		"packet:\n" . join "", map { "  - {organisation: $_, year: 2026}\n" } "branch/organisation", @organisations[0, 1]);
	put("branch/organisation.yaml", "name: branch\ntype: branch\ngroup:\n" . join "", map { "  - {name: $_, leader: $colleague}\n" } @groups);
	put("branch/targets/$_.md", "---\nkind: article\ntype: case\naudience: public\ntitle: $_\ndate: 2026-01-01\nauthor: nobody\n---\nnothing\n") for @targets;
	open my $f, ">", $marks_file or die "$marks_file: $!\n";
	print $f "$_\n" for @marks;
	close $f or die;
}

if (@ARGV == 3 && $ARGV[0] eq "make") {
	($site, $marks_file) = @ARGV[1, 2];
	make();
}

# ---- finding

sub slurp { my ($path) = @_; open my $f, "<:raw", $path or die "$path: $!\n"; local $/; return <$f> }

sub output_of { open my $p, "-|:raw", @_ or die "$_[0]: $!\n"; local $/; return <$p> // "" }

# All that can be read in a file: of an archive its parts; of a PDF its text, and its objects without compression.
sub readable {
	my ($path) = @_;
	return output_of("unzip", "-p", $path) if $path =~ /\.xlsx$/;
	return slurp($path) if $path !~ /\.pdf$/;
	my $objects = output_of("qpdf", "--qdf", "--object-streams=disable", "--warning-exit-0", $path, "-");
	my $hex = join " ", map { pack "H*", $_ } $objects =~ /<((?:[0-9A-Fa-f]{2})+)>/g;
	return output_of("pdftotext", $path, "-") . "\n" . "$objects $hex" =~ s/\0//gr;
}

# What is shown as text: figures are looked for here only, by chance they may be anywhere else.
sub shown { my ($path) = @_; return $path =~ /\.(html|xml|csv|js)$/ ? slurp($path) : $path =~ /\.pdf$/ ? output_of("pdftotext", $path, "-") : $path =~ /xlsx$/ ? readable($path) : "" }

sub marks_in {
	my ($path) = @_;
	my (%in, $text);
	$text = lc(readable($path) . " $path") =~ s/\s+|<wbr>|\xe2\x80\x8b//gr;
	$in{"qzx$1xzq"} = 1 while $text =~ /zx([a-z]{4})xzq/g;
	$text = shown($path) =~ s/(?<=\d),(?=\d{3})//gr;
	$in{$1} = 1 while $text =~ /(?<!\d)(7[89]\d{5})(?!\d)/g;
	$in{$1} = 1 while $text =~ /(?<!\d)(1[1-6]\d\d)(?:-02-03|\xe5\xb9\xb4|\.0?2\b)/g;
	return \%in;
}

sub is_own { my ($name, $record) = @_; return $name =~ /^\Q$record\E(-[a-z0-9]+)?\.|^\Q$record\E$/ || $name eq ($record =~ s{organisation$}{index.html}r) }

sub find_in {
	my ($folder, $edition, $level) = @_;
	my (%mark, %found, %own);
	open my $f, "<", $marks_file or die "$marks_file: $!\n";
	while (<$f>) {
		chomp;
		my ($marker, $audience, $how, $field, $record) = split /\t/;
		$mark{$marker} = { audience => $audience, how => $how, field => $field, record => $record };
	}
	find({ no_chdir => 1, wanted => sub {
		return if -d || m{/schema/} || (!defined $edition && m{-internal\.pdf$});
		my $name = substr $_, 1 + length $folder;
		my $in = marks_in($_);
		for my $marker (sort keys %$in) {
			my $m = $mark{$marker} or next;
			my $own = is_own($name, $m->{record});
			$found{$marker} = 1 if $m->{how} ne "own" || $own;
			next if $rank{ $m->{audience} } <= $rank{$level} || ($m->{how} eq "own" && !$own);
			next if $m->{field} =~ m{/former-id$} && $name eq "$marker.html"; # an old address is there to be known: it leads to the new one
			print "$name: $marker of $m->{field}, which is for $m->{audience}\n";
		}
	} }, $folder);
	print "no marker at all\n" unless %found;
	return unless defined $edition;
	for my $marker (sort keys %mark) {
		my $m = $mark{$marker};
		print "nowhere in $edition: $marker of $m->{field} in $m->{record}\n" if $m->{audience} eq $edition && !$found{$marker};
		next if $m->{how} ne "own" || $rank{ $m->{audience} } <= $rank{$level};
		my $target = "$folder/branch/targets/$marker.html";
		my $record = $m->{record} =~ s{.*/}{}r;
		print "$target: leads to $record, which names it in $m->{field}\n" if -f $target && slurp($target) =~ /$record\.html/;
	}
}

if (@ARGV == 4 && $ARGV[0] eq "find") {
	$marks_file = $ARGV[2];
	$ARGV[3] eq "boards" ? (map { find_in($_, undef, "members") } "$ARGV[1]/print/boards", "$ARGV[1]/print/packets") : find_in("$ARGV[1]/$ARGV[3]", $ARGV[3], $ARGV[3]);
}

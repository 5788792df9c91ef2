#!/usr/bin/perl
# hostile.pl PROGRAM CONTENT TEMP - every kind of record with hostile words in its title, in its fields and in its body,
# in one site: each is refused with a message that names it, or published and harmless in every edition.
# Prints a table and TAP.
use strict;
use warnings;
use File::Find;
use File::Path;
use File::Basename;

my ($program, $content, $temp) = @ARGV;
my $site = "$temp/hostile";
my $out = "$temp/hostile-out";

my @words = (
	[ 'a script', '<script>alert("x9")</script>' ], [ 'an attribute', '" onmouseover="alert(1)" x="' ], [ 'an end', ']]></title></script>-->' ],
	[ 'an entity', '&lt;img src=x onerror=x&gt; &#60;b&#62; &nbsp; &unknown;' ], [ 'a picture', '<img src=x onerror=alert(1)>' ],
	[ 'an address', 'javascript:alert(1)' ], [ 'a path', '../../../../etc/passwd' ], [ 'an absolute path', '/etc/passwd' ],
	[ 'a drive', 'C:\\Windows\\system.ini' ], [ 'a format', '%s%n%x%1000000s' ], [ 'a shell', '$(touch owned) `id` ; rm -rf x' ],
	[ 'SQL', "' OR 1=1 --" ], [ 'a template', '{{7*7}} ${7*7} {@title} {document("/etc/passwd")}' ], [ 'XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' ],
	[ 'right to left', "\xE2\x80\xAE\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D\xE2\x80\xAC" ], [ 'no width', "\xE2\x80\x8B\xE2\x80\x8D\xEF\xBB\xBF\xC2\xAD" ],
	[ 'beyond the BMP', "\xF0\xA0\xAE\xB7\xF0\x9F\x98\x80\xF3\xA0\x80\x81" ], [ 'combined', 'a' . "\xCC\x81" x 200 ], [ 'no character', "\xEF\xBF\xBE\xEF\xBF\xBF" ],
	[ 'a surrogate', "\xED\xA0\x80\xED\xB0\x80" ], [ 'not UTF-8', "\xC0\x80\xFF\xFE" ], [ 'control characters', "a\x01\x08\x0B\x1Bb" ], [ 'NUL', "a\x00b" ],
	[ 'private use', "\xEE\x80\x80\xEF\xA3\xBF" ], [ 'long', "\xE9\x95\xBF" x 3000 ], [ 'a long word', 'x' x 6000 ], [ 'separators', "\xE2\x80\xA8\xE2\x80\xA9\xC2\x85" ],
	[ 'a formula', '=cmd|/c calc!A1' ], [ 'a number', '9' x 400 ], [ 'a date', '9999-99-99T99:99' ], [ 'alias', '*anchor' ], [ 'a tag', '!!python/object/apply:os.system ["id"]' ],
	[ 'open', '"' ], [ 'braces', '{' x 300 ], [ 'brackets', '[' x 3000 ], [ 'colons', ': : : - - -' ],
);
my @bodies = (
	[ 'a link to a script', "[a](javascript:alert\\(1\\)) [b](JaVaScRiPt:alert\\(1\\)) [c](data:text/html,<script>x</script>) [d](vbscript:x)" ],
	[ 'raw HTML', "<script>alert(\"x9\")</script>\n\n<iframe src=\"x\"></iframe>\n\n<b onclick=\"x\">b</b>" ],
	[ 'pictures from elsewhere', '![a](http://127.0.0.1/x.png) ![b](/etc/passwd) ![c](../../../../etc/passwd) ![d](javascript:x)' ],
	[ 'links out of the site', '[a](../../../../../etc/passwd) [b](/etc/passwd) [c](file:///etc/passwd)' ],
	[ 'deep quotes', '> ' x 3000 . 'x' ], [ 'deep lists', join("\n", map { '  ' x $_ . '- x' } 0 .. 400) ], [ 'emphasis', '*' x 20000 . 'x' ],
	[ 'brackets', '[' x 20000 ], [ 'a wide table', '|' . ' a |' x 3000 . "\n|" . ' - |' x 3000 . "\n|" . ' b |' x 3000 ],
	[ 'a long table', "| a | b |\n| - | - |\n" . "| c | d |\n" x 3000 ], [ 'headings', join("\n\n", map { '#' x (1 + $_ % 6) . ' x' } 1 .. 500) ],
	[ 'code', "```\n" . ('<script>' x 500) ], [ 'entities', '&#0; &#x110000; &#xD800; &amp;lt; &' . 'a' x 5000 . ';' ],
	[ 'our marks as references', "&#xFDD1;7&#xFDD1;\n\na&#xFDD0;*b*&#xFDD0;" ], [ 'control characters as references', 'a&#8;b &#x1F; &#xFFFE;' ],
	[ 'references', "[a]: javascript:alert(1)\n[a]\n\n" . "[x][a]" x 500 ],
);

# One record of each kind, from the example site.
my (%seed, @all);
find({ no_chdir => 1, wanted => sub { push @all, $_ if -f && /\.(md|yaml)$/ && !m{/\.|/templates/|/fonts/} } }, $content);
for my $file (sort @all) {
	open(my $in, '<', $file) or die; my $text = do { local $/; <$in> }; close $in;
	my ($kind) = $text =~ /^(?:种类|kind): *(.*)$/m;
	next unless defined $kind && !$seed{$kind};
	$seed{$kind} = [ $file, $text ];
}

my @cases;
sub write_file { my ($path, $text) = @_; mkpath(dirname($path)); open(my $o, '>', $path) or return 0; binmode $o; print $o $text; close $o; return 1; }
my $count = 0;
sub add { my ($kind, $place, $word, $text, $extension) = @_;
	return if $count++ % ($ENV{HOSTILE_STEP} || 1);
	my $name = sprintf('b/%04d', scalar @cases);
	push @cases, { kind => $kind, place => $place, word => $word, id => $name, file => "$site/$name$extension" };
	write_file("$site/$name$extension", $text); }

write_file("$site/site.yaml", "名称: 敌意\n截止日期: 2026-09-20\n");
write_file("$site/b/organisation.yaml", "名称: 乙社区党支部\n简称: 乙支部\n类型: 党支部\n单位类型: 社区\n");
for my $kind (sort keys %seed) {
	my ($file, $text) = @{ $seed{$kind} };
	my ($extension) = $file =~ /(\.\w+)$/;
	my ($head, $body) = $extension eq '.md' ? $text =~ /\A(---\n.*?\n)(---\n.*)\z/s : ($text, '');
	next unless defined $head;
	for my $word (@words) {
		my ($name, $hostile) = @$word;
		(my $quoted = $hostile) =~ s/(["\\])/\\$1/g;
		for my $form ([ 'title', qr/^(标题|主题|title):.*$/m, 1 ], [ 'title, bare', qr/^(标题|主题|title):.*$/m, 0 ], [ 'field', qr/^((?!种类|kind|标题|主题|title|公开范围|audience)[^\s:#-][^:\n]*):[ ]+\S.*$/m, 1 ]) {
			my ($place, $pattern, $quote) = @$form;
			my $changed = $head;
			my $value = $quote ? "\"$quoted\"" : $hostile;
			my $lines = () = $changed =~ /$pattern/g or next;
			my $at = $place eq 'field' ? @cases % $lines : 0; # another field each time
			$changed =~ s/$pattern/$at-- == 0 ? "$1: $value" : $&/ge;
			add($kind, $place, $name, $changed . $body, $extension);
		}
	}
	next unless $extension eq '.md';
	add($kind, 'body', $_->[0], "$head$body\n\n$_->[1]\n", $extension) for @bodies;
	add($kind, 'body', $_->[0], "$head$body\n\n$_->[1]\n", $extension) for @words;
}
# Names of files, and ids.
my ($some) = grep { $_->[0] =~ /\.md$/ } map { $seed{$_} } sort keys %seed;
for my $name ('a b', 'a<b>', 'a"b', "a'b", 'a%2e%2e', 'a&b', 'con', 'a?b=c#d', 'a:b', "a\nb", "a\\b", '-rf', '~', '$HOME', "\xE4\xB8\xAD" x 80, 'index', "a\x01") {
	push @cases, { kind => '-', place => 'file name', word => $name, id => "b/$name", file => "$site/b/$name.md" } if write_file("$site/b/$name.md", $some->[1]);
}
for my $id ('../x', '/x', 'a/../../x', 'a//b', '.', '..', 'x y', 'x<y', 'con', 'a' x 3000) {
	(my $text = $some->[1]) =~ s/^---\n/---\n编号: "$id"\n/;
	add('-', 'id', $id, $text, '.md');
	($text = $some->[1]) =~ s/^---\n/---\n曾用编号: ["$id"]\n/;
	add('-', 'former id', $id, $text, '.md');
}

my $start = time;
my $code = system("timeout 600 $program build $site -o $out --no-print -q --lang en -j 2 2>$temp/hostile.said");
my $long = time - $start;
open(my $in, '<', "$temp/hostile.said") or die; my $said = do { local $/; <$in> }; close $in;

my %refused;
$refused{$1}++ while $said =~ /--> (.*?):\d+:\d+$/mg;
$refused{$1}++ while $said =~ /--> (\S.*\.(?:md|yaml))$/mg;
my %table;
my (@silent, @harm);
for my $case (@cases) {
	my $row = $table{$case->{place}} ||= [ 0, 0, 0 ];
	$row->[0]++;
	my $page = "$out/internal/$case->{id}.html";
	my $is_there = -f $page;
	$row->[ $is_there ? 2 : 1 ]++;
	push @silent, "$case->{file} ($case->{kind}, $case->{word})" if !$is_there && !$refused{$case->{file}} && $case->{place} !~ /id|file name/;
}
# What has been published does nothing.
my $pages = 0;
find({ no_chdir => 1, wanted => sub {
	return unless -f && /\.html$/;
	$pages++;
	open(my $in, '<', $_) or die; my $html = do { local $/; <$in> }; close $in;
	my $name = $_;
	push @harm, "$name: a script of its own" if $html =~ /<script(?! src="[^"]*assets\/)/;
	push @harm, "$name: $1" if $html =~ /(<(?:iframe|object|embed|base)\b)/;
	my $suspect = $html =~ /\son\w+\s*=|="\s*(?:javascript|vbscript|data|file):|passwd/i;
	while ($suspect && $html =~ /<\w+((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g) {
		my $attributes = $1;
		(my $names = $attributes) =~ s/="[^"]*"//g;
		push @harm, "$name: $1" if $names =~ /\s(on\w+)/;
		push @harm, "$name: $1" if $attributes =~ /\s(?:href|src|action)="\s*((?:javascript|vbscript|data|file):[^"]{0,20})/i && $1 !~ /^data:image/;
		push @harm, "$name: $1" if $attributes =~ /\s(?:href|src)="([^"]*etc\/passwd)"/ && $attributes !~ /\shref="[^"]*etc\/passwd[^"]*\.html/;
	}
	push @harm, "$name: a file was read" if $html =~ /root:x?:0:0/;
	push @harm, "$name: a control character" if $html =~ /[\x00-\x08\x0B\x0C\x0E-\x1F]/;
} }, $out) if -d $out;
my @odd;
find({ no_chdir => 1, wanted => sub { (my $n = $_) =~ s/^\Q$out\E//; push @odd, $n if $n =~ /[\x00-\x1F<>"?*|\\]|\.\./ } }, $out) if -d $out;

printf "# %-12s %8s %8s %10s\n", 'place', 'tried', 'refused', 'published';
printf "# %-12s %8d %8d %10d\n", $_, @{ $table{$_} } for sort keys %table;
my ($n, $bad) = (0, 0);
sub ok { my ($ok, $name, @why) = @_; $n++; $bad ||= !$ok; print $ok ? 'ok' : 'not ok', " $n - $name\n", map { "# $_\n" } @why[0 .. ($#why > 9 ? 9 : $#why)]; }
ok(@cases > 500, scalar(@cases) . ' hostile records of ' . scalar(keys %seed) . ' kinds');
ok(($code & 127) == 0 && ($code >> 8) == 1, 'the build comes to its end, and says that there are errors', "code $code", substr($said, 0, 400));
ok($said !~ /Sanitizer|runtime error:.*\.c|worker died/, 'without a crash', $said =~ /(^.*(?:Sanitizer|runtime error:|worker died).*$)/m);
ok(!@silent, 'what is not published was refused with its place', @silent);
ok(!@harm, "nothing in $pages pages does anything", @harm);
ok(!@odd, 'names of files are safe', @odd);
ok(!-e 'owned', 'no command was run');
print "1..$n\n";
exit $bad;

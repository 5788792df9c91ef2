# search.pl EDITION WORDS | --check - the search index of a published edition, decoded by its description in
# generator/site/search.c and not by the script that readers use.  WORDS: prints the addresses of the records that have
# them, sorted; "~lwd" are initials, "@o1" behind them is an organisation.
use strict;
use utf8;
use open qw(:std :utf8);
my ($folder, $words) = @ARGV;
utf8::decode($words);
my (%posting, %title, @address, @text, $head);
my @digits = ('0' .. '9', 'A' .. 'Z', 'a' .. 'z', '-', '_');
my %digit; @digit{@digits} = 0 .. 63;

sub slurp { my $path = shift; open my $f, '<', $path or die "$path: $!\n"; local $/; <$f> }

# searchPart("NAME",DATA);
sub part {
	my ($path, $name) = @_;
	my $text = slurp($path);
	$text =~ /\AsearchPart\("\Q$name\E",(.*)\);\n\z/s or die "$path: not a part\n";
	$1;
}

sub strings { my @s; my $t = shift; while ($t =~ /"((?:[^"\\]|\\.)*)"/g) { my $s = $1; $s =~ s/\\n/\n/g; $s =~ s/\\(["\\])/$1/g; push @s, $s } @s }

sub numbers {
	my ($code, @out) = (shift);
	if ($code =~ s/^!//) {
		my $n = 0;
		for my $d (map { $digit{$_} } split //, $code) { push @out, grep { $d >> ($_ - $n) & 1 } $n .. $n + 5; $n += 6 }
		return @out;
	}
	my ($next, $gap, $shift) = (0, 0, 0);
	for my $d (map { $digit{$_} } split //, $code) {
		$gap |= ($d & 31) << $shift;
		$shift += 5;
		next if $d >= 32;
		push @out, $next + $gap;
		$next += $gap + 1;
		$gap = $shift = 0;
	}
	die "a gap does not end: $code\n" if $shift;
	@out;
}

sub plain { my $t = shift; $t =~ s/([\x{ff01}-\x{ff5e}])/chr(ord($1) - 0xfee0)/ge; $t =~ tr/A-Z/a-z/; $t }

sub cut {
	my $text = plain(shift);
	my $han = qr/[\x{3005}-\x{3007}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{20000}-\x{3fffd}]/;
	my %words;
	$words{substr $1, 0, 32} = 1 while $text =~ /([a-z0-9]+)/g;
	$words{$1 . $2} = 1 while $text =~ /($han)(?=($han|[a-z0-9]))/g;
	$words{$1 . $2} = 1 while $text =~ /([a-z0-9])(?=($han))/g;
	keys %words;
}

sub initials { my ($l, %w) = shift; $w{"~$1$2"} = 1 while $l =~ /([a-z])(?=([a-z]))/g; keys %w }

sub read_index {
	my $search = "$folder/assets/search";
	$head = part("$search/index.js", 'index');
	my ($starts) = $head =~ /parts:\[(.*?)\]/s;
	my @starts = strings($starts);
	my $last = '';
	for my $n (0 .. $#starts) {
		my $data = part("$search/p$n.js", "p$n");
		$data =~ s/^"(.*)"$/$1/s or die "p$n: no string\n";
		my $first = 1;
		for my $line (split /\|/, substr $data, 1) {
			my $head = substr $line, 0, 1, '';
			for my $entry (split / /, substr $line, 1) {
				$entry =~ /^([^=]*)=([^;]+)(?:;(.+))?$/ or die "p$n: $entry\n";
				my $key = $head . $1;
				die "p$n begins with $key, not $starts[$n]\n" if $first && $key ne $starts[$n];
				die "$key twice\n" if exists $posting{$key};
				$first = 0;
				$posting{$key} = [numbers($2)];
				$title{$key} = [defined $3 ? numbers($3) : ()];
			}
		}
	}
	my ($count) = $head =~ /count:(\d+)/;
	for (my $n = 0; $n * 100 < $count; $n++) { push @address, strings(part("$search/r$n.js", "r$n")) }
	die "records: $count, addresses: " . @address . "\n" if @address != $count;
	@text = map { [strings(part("$folder/$_.js", $_))] } @address;
}

# The other way round: words of the texts against postings, both complete.
sub check {
	my (%all, %titles);
	for my $n (0 .. $#text) {
		my ($title, $text, $letters) = @{$text[$n]}[0, 6, 5];
		die "$address[$n]: " . @{$text[$n]} . " strings\n" if @{$text[$n]} != 7;
		push @{$all{$_}}, $n for do { my %w; @w{cut($title), cut($text), initials($letters)} = (); keys %w };
		push @{$titles{$_}}, $n for cut($title);
		my $names = join ' ', @{$text[$n]}[0, 4];
		die "$address[$n]: initials do not match\n" if length($letters) != length($names) && length($letters) != length($title);
		die "$address[$n]: no page\n" unless -f "$folder/$address[$n].html";
	}
	for my $key (grep { !/^@/ } keys %{{ %all, %posting }}) {
		my ($got, $want) = map { join ',', @{$_ || []} } $posting{$key}, $all{$key};
		die "$key: $got, wanted $want\n" if $got ne $want;
		($got, $want) = map { join ',', @{$_ || []} } $title{$key}, $titles{$key};
		die "$key in titles: $got, wanted $want\n" if $got ne $want;
	}
}

sub found {
	my $query = shift;
	my @keys;
	push @keys, $1 if $query =~ s/(@[ok]\d+)$//;
	my $letters = $query =~ s/^~//;
	push @keys, $letters ? initials($query) : cut($query);
	my %hits;
	$hits{$_}++ for map { @{$posting{$_} || []} } @keys;
	my $phrase = plain($query);
	my $edge = qr/(?<![a-z0-9])(?=[a-z0-9])|(?<=[a-z0-9])(?![a-z0-9])|(?<![a-z0-9])(?![a-z0-9])/;
	grep {
		my ($title, $text, $initials) = @{$text[$_]}[0, 6, 5];
		$hits{$_} == @keys && ($letters ? index($initials, $query) >= 0 : plain("$title\n$text") =~ /$edge\Q$phrase\E$edge/)
	} keys %hits;
}

read_index();
if ($words eq '--check') { check(); exit 0 }
print map { "$_\n" } sort map { $address[$_] } found($words);

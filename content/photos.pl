#!/usr/bin/perl
# photos.pl - draws the pictures of the example site, so that no photograph of anybody is needed.
# Run it in any folder: perl content/photos.pl
use strict;
use warnings;
use Compress::Zlib;
use File::Basename qw(dirname);
use File::Path qw(make_path);

my ($width, $height, $scale) = (960, 640, 2); # drawn at twice the size, then averaged
my ($w, $h) = ($width * $scale, $height * $scale);
my @rows;

sub colour { return pack 'C3', map { $_ < 0 ? 0 : $_ > 255 ? 255 : int($_ + 0.5) } @_ }

sub hex_colour { return colour(map { hex } $_[0] =~ /../g) }

sub span {
	my ($y, $from, $to, $colour) = @_;
	return if $y < 0 || $y >= $h;
	$from = int($from + 0.5);
	$to = int($to + 0.5);
	$from = 0 if $from < 0;
	$to = $w if $to > $w;
	substr($rows[$y], 3 * $from, 3 * ($to - $from)) = $colour x ($to - $from) if $to > $from;
}

# Coordinates are those of the finished picture.
sub polygon {
	my ($colour, @points) = @_;
	my @x = map { $points[2 * $_] * $scale } 0 .. @points / 2 - 1;
	my @y = map { $points[2 * $_ + 1] * $scale } 0 .. @points / 2 - 1;
	my ($top, $bottom) = (sort { $a <=> $b } @y)[0, -1];
	for my $row (int($top) .. int($bottom) + 1) {
		my ($middle, @cuts) = ($row + 0.5);
		for my $i (0 .. $#x) {
			my $j = ($i + 1) % @x;
			next if ($y[$i] <= $middle) == ($y[$j] <= $middle);
			push @cuts, $x[$i] + ($middle - $y[$i]) * ($x[$j] - $x[$i]) / ($y[$j] - $y[$i]);
		}
		@cuts = sort { $a <=> $b } @cuts;
		span($row, splice(@cuts, 0, 2), $colour) while @cuts > 1;
	}
}

sub ellipse {
	my ($colour, $x, $y, $rx, $ry) = @_;
	$_ *= $scale for $x, $y, $rx, $ry;
	for my $row (int($y - $ry) .. int($y + $ry) + 1) {
		my $part = 1 - (($row + 0.5 - $y) / $ry) ** 2;
		span($row, $x - $rx * sqrt $part, $x + $rx * sqrt $part, $colour) if $part > 0;
	}
}

sub line {
	my ($colour, $thick, @points) = @_;
	while (@points >= 4) {
		my ($x, $y, $to_x, $to_y) = @points;
		my $length = sqrt(($to_x - $x) ** 2 + ($to_y - $y) ** 2) || 1;
		my ($dx, $dy) = (($y - $to_y) / $length * $thick / 2, ($to_x - $x) / $length * $thick / 2);
		polygon($colour, $x + $dx, $y + $dy, $to_x + $dx, $to_y + $dy, $to_x - $dx, $to_y - $dy, $x - $dx, $y - $dy);
		ellipse($colour, $_->[0], $_->[1], $thick / 2, $thick / 2) for [$x, $y], [$to_x, $to_y];
		splice @points, 0, 2;
	}
}

# What lies under the curve, down to the bottom.
sub land {
	my ($colour, $curve) = @_;
	for my $x (0 .. $w - 1) {
		my $top = int($curve->($x / $scale) * $scale);
		for my $y ($top .. $h - 1) { substr($rows[$y], 3 * $x, 3) = $colour }
	}
}

sub gradient {
	my ($from, $to, $first, $last) = @_;
	my @a = unpack 'C3', hex_colour($from);
	my @b = unpack 'C3', hex_colour($to);
	for my $y ($first * $scale .. $last * $scale - 1) {
		my $part = ($y / $scale - $first) / ($last - $first);
		$rows[$y] = colour(map { $a[$_] + ($b[$_] - $a[$_]) * $part } 0 .. 2) x $w;
	}
}

sub tree {
	my ($x, $y, $size, $dark, $light) = @_;
	polygon(hex_colour('7a5a3c'), $x - 4 * $size, $y, $x - 2.5 * $size, $y - 46 * $size, $x + 2.5 * $size, $y - 46 * $size, $x + 4 * $size, $y);
	ellipse(hex_colour($dark), $x + $_->[0] * $size, $y + $_->[1] * $size, $_->[2] * $size, $_->[2] * 0.9 * $size)
		for [-20, -58, 22], [20, -56, 23], [0, -82, 27], [2, -56, 24];
	ellipse(hex_colour($light), $x + $_->[0] * $size, $y + $_->[1] * $size, $_->[2] * $size, $_->[2] * 0.9 * $size)
		for [-22, -66, 14], [-5, -90, 16], [14, -66, 12];
}

sub sapling {
	my ($x, $y, $size, $leaf) = @_;
	ellipse(hex_colour('6b4a2e'), $x, $y, 22 * $size, 6 * $size);
	ellipse(hex_colour('8a6240'), $x, $y - 2 * $size, 16 * $size, 4 * $size);
	line(hex_colour('c9a877'), 2 * $size, $x - 12 * $size, $y, $x, $y - 38 * $size);
	line(hex_colour('c9a877'), 2 * $size, $x + 12 * $size, $y, $x, $y - 38 * $size);
	line(hex_colour('6a4b31'), 3 * $size, $x, $y, $x, $y - 76 * $size);
	line(hex_colour('6a4b31'), 1.6 * $size, $x, $y - 50 * $size, $x + $_ * $size, $y - 66 * $size) for -13, 13;
	ellipse(hex_colour($leaf), $x + $_->[0] * $size, $y + $_->[1] * $size, 8 * $size, 7 * $size)
		for [-14, -68], [14, -68], [0, -80], [-6, -74], [8, -76];
	polygon(hex_colour('fffdf4'), $x + 2 * $size, $y - 36 * $size, $x + 15 * $size, $y - 36 * $size, $x + 15 * $size, $y - 27 * $size, $x + 2 * $size, $y - 27 * $size);
}

# A person with a red vest: where the feet are, how high, how far bent, where both hands are.
sub person {
	my ($x, $y, $size, $bend, $hand_x, $hand_y, %look) = @_;
	my ($vest, $sleeve, $skin) = (hex_colour('d0282c'), hex_colour($look{sleeve} || 'e9e4d6'), hex_colour('e9bd94'));
	my $trousers = hex_colour($look{trousers} || '38445c');
	my ($hip_x, $hip_y) = ($x, $y - 46 * $size);
	my ($neck_x, $neck_y) = ($x + $bend * $size, $y - (86 - abs($bend) / 3) * $size);
	my @hand = ($x + $hand_x * $size, $y - $hand_y * $size);
	my @elbow = (($neck_x + $hand[0]) / 2 + 3 * $size, ($neck_y + $hand[1]) / 2 + 8 * $size);
	ellipse(hex_colour('4f7f3c'), $x, $y + 2 * $size, 26 * $size, 5 * $size);
	line($sleeve, 8 * $size, $neck_x, $neck_y + 7 * $size, @elbow, @hand);
	line($trousers, 12 * $size, $hip_x - 4 * $size, $hip_y, $x - 9 * $size, $y - 4 * $size);
	line($trousers, 12 * $size, $hip_x + 4 * $size, $hip_y, $x + 9 * $size, $y - 4 * $size);
	line(hex_colour('2e2a26'), 7 * $size, $x + $_ * $size, $y - 2 * $size, $x + ($_ + 7) * $size, $y - 1 * $size) for -10, 8;
	polygon($vest, $hip_x - 12 * $size, $hip_y + 6 * $size, $hip_x + 12 * $size, $hip_y + 6 * $size, $neck_x + 13 * $size, $neck_y + 3 * $size, $neck_x - 13 * $size, $neck_y + 3 * $size);
	ellipse($vest, $neck_x, $neck_y + 5 * $size, 13 * $size, 6 * $size);
	line(hex_colour('f6d34b'), 2.4 * $size, ($hip_x * 2 + $neck_x) / 3 - 12 * $size, ($hip_y * 2 + $neck_y) / 3 + 3 * $size, ($hip_x * 2 + $neck_x) / 3 + 12 * $size, ($hip_y * 2 + $neck_y) / 3 + 3 * $size);
	line($sleeve, 8 * $size, $neck_x + 6 * $size, $neck_y + 9 * $size, $elbow[0] + 5 * $size, $elbow[1] + 3 * $size, $hand[0] + 4 * $size, $hand[1] - 3 * $size);
	ellipse($skin, $hand[0] + 3 * $size, $hand[1] - 1 * $size, 5 * $size, 5 * $size);
	my ($head_x, $head_y) = ($neck_x + $bend / 4 * $size, $neck_y - 13 * $size);
	line($skin, 7 * $size, $neck_x, $neck_y, $head_x, $head_y);
	ellipse(hex_colour($look{hair} || '2b2320'), $head_x - ($look{left} ? -2 : 2) * $size, $head_y - 2 * $size, 11.5 * $size, 12 * $size);
	ellipse($skin, $head_x + ($look{left} ? -2 : 2) * $size, $head_y + 1.5 * $size, 9 * $size, 10 * $size);
	if ($look{cap}) {
		polygon($vest, $head_x - 12 * $size, $head_y - 5 * $size, $head_x + 12 * $size, $head_y - 5 * $size, $head_x + 8 * $size, $head_y - 14 * $size, $head_x - 8 * $size, $head_y - 14 * $size);
		my $side = $look{left} ? -1 : 1;
		line($vest, 3 * $size, $head_x, $head_y - 5 * $size, $head_x + $side * 18 * $size, $head_y - 4 * $size);
	}
}

sub spade {
	my ($x, $y, $to_x, $to_y) = @_;
	line(hex_colour('b98a55'), 4, $x, $y, $to_x, $to_y);
	line(hex_colour('b98a55'), 4, $x - 7, $y - 1, $x + 7, $y + 1);
	polygon(hex_colour('8d979f'), $to_x - 9, $to_y - 4, $to_x + 9, $to_y - 4, $to_x + 8, $to_y + 13, $to_x, $to_y + 21, $to_x - 8, $to_y + 13);
}

sub tree_planting {
	@rows = ("\0" x (3 * $w)) x $h;
	gradient('8cc4ea', 'eaf5f7', 0, 330);
	gradient('a9d37c', '6fa94f', 330, 640);
	ellipse(hex_colour('fff3c4'), 800, 96, 54, 54);
	ellipse(hex_colour('ffe48a'), 800, 96, 42, 42);
	for (['ffffff', 190, 100, 1.2], ['ffffff', 520, 66, 0.9], ['f7fbfd', 655, 150, 0.7]) {
		my ($c, $x, $y, $s) = @$_;
		ellipse(hex_colour($c), $x + $_->[0] * $s, $y + $_->[1] * $s, $_->[2] * $s, $_->[2] * 0.62 * $s)
			for [-44, 8, 30], [-10, -4, 38], [32, 6, 34], [0, 14, 52];
	}
	land(hex_colour('a9c9c3'), sub { 262 + 36 * sin($_[0] / 150 + 0.6) + 10 * sin($_[0] / 47) });
	land(hex_colour('8fbb8f'), sub { 300 + 24 * sin($_[0] / 118 + 2.4) + 6 * sin($_[0] / 39) });
	# Six-storey houses of the old quarter behind the trees.
	for my $house ([40, 118], [176, 104], [700, 112], [830, 124]) {
		my ($x, $long) = @$house;
		polygon(hex_colour('f1e6d4'), $x, 250, $x + $long, 250, $x + $long, 345, $x, 345);
		polygon(hex_colour('b8614c'), $x - 6, 250, $x + $long + 6, 250, $x + $long - 6, 234, $x + 6, 234);
		for my $floor (0 .. 4) {
			for my $window (0 .. $long / 22 - 1) {
				my ($a, $b) = ($x + 9 + $window * 22, 260 + $floor * 17);
				polygon(hex_colour('8fb3c4'), $a, $b, $a + 11, $b, $a + 11, $b + 9, $a, $b + 9);
			}
		}
	}
	land(hex_colour('86bd62'), sub { 336 + 12 * sin($_[0] / 170 + 1.2) });
	tree(@$_) for [28, 372, 1.1, '3f8048', '569c58'], [318, 366, 1.0, 'd98aa6', 'efb3c6'], [412, 360, 0.85, '4a8c4c', '63a95f'],
		[560, 360, 0.9, '3f8048', '579d57'], [648, 366, 1.05, 'd98aa6', 'f2bccd'], [940, 376, 1.2, '45864a', '5fa35c'];
	polygon(hex_colour('8cc7dc'), 0, 392, 960, 372, 960, 392, 0, 414); # the river
	polygon(hex_colour('b9e0ea'), 0, 399, 960, 379, 960, 382, 0, 403);
	land(hex_colour('78b355'), sub { 408 + 6 * sin($_[0] / 120) - $_[0] / 48 });
	land(hex_colour('6aa54b'), sub { 500 + 10 * sin($_[0] / 140 + 0.5) });
	my $dice = 7;
	for (1 .. 110) { # tufts of grass
		my ($x, $y) = map { $dice = ($dice * 1103515245 + 12345) % 2147483648; ($dice >> 8) % $_ } 960, 130;
		line(hex_colour('5a9440'), 1.6, $x + $_, $y + 503, $x, $y + 510) for -4, 3;
	}
	sapling(@$_) for [120, 446, 0.7, '7cb653'], [300, 440, 0.7, 'e9a6bd'], [470, 436, 0.7, '7cb653'], [660, 432, 0.7, 'e9a6bd'], [860, 430, 0.7, '7cb653'];
	person(212, 470, 0.85, 16, 44, 40, sleeve => '5f86ad', cap => 1);
	spade(236, 420, 268, 462);
	person(560, 462, 0.85, -14, -36, 44, sleeve => 'e9e4d6', left => 1, hair => '8b8680');
	person(780, 466, 0.85, 6, 30, 62, sleeve => '7c6a9c', hair => '2b2320');
	spade(806, 410, 828, 462);
	sapling(420, 572, 1.5, '8cc45c');
	person(318, 590, 1.45, 20, 62, 58, sleeve => 'f0ead9', cap => 1);
	person(524, 592, 1.45, -20, -60, 62, sleeve => '5f86ad', left => 1, trousers => '4a4038');
	person(690, 604, 1.5, 12, 40, 40, sleeve => 'd9c38e', hair => 'a9a49c', trousers => '2f3a36');
	# A bucket, a watering can, a heap of earth.
	polygon(hex_colour('3f78b0'), 740, 562, 778, 562, 773, 604, 745, 604);
	ellipse(hex_colour('a9d4ea'), 759, 562, 19, 5);
	ellipse(hex_colour('7a5536'), 470, 600, 46, 12);
	ellipse(hex_colour('946a45'), 466, 596, 34, 9);
	polygon(hex_colour('4d9a6a'), 150, 580, 190, 580, 194, 618, 146, 618);
	line(hex_colour('4d9a6a'), 6, 190, 606, 218, 584);
	line(hex_colour('3d8056'), 4, 154, 580, 160, 564, 180, 564, 186, 580);
}

sub averaged {
	my @out;
	for my $y (0 .. $height - 1) {
		my @a = unpack 'C*', $rows[2 * $y];
		my @b = unpack 'C*', $rows[2 * $y + 1];
		my @line;
		for (my $x = 0; $x < @a; $x += 6) {
			push @line, ($a[$x + $_] + $a[$x + 3 + $_] + $b[$x + $_] + $b[$x + 3 + $_] + 2) >> 2 for 0 .. 2;
		}
		push @out, pack 'C*', @line;
	}
	return @out;
}

sub chunk {
	my ($name, $data) = @_;
	return pack('N', length $data) . $name . $data . pack('N', crc32($name . $data));
}

sub write_png {
	my ($path, @lines) = @_;
	my ($raw, $before) = ('', "\0" x (3 * $width));
	for my $line (@lines) {
		my @now = unpack 'C*', $line;
		my @above = unpack 'C*', $before;
		$raw .= "\2" . pack 'C*', map { ($now[$_] - $above[$_]) & 255 } 0 .. $#now; # filter Up
		$before = $line;
	}
	make_path(dirname($path));
	open my $file, '>:raw', $path or die "$path: $!\n";
	print $file "\x89PNG\r\n\x1a\n", chunk('IHDR', pack 'NNC5', $width, $height, 8, 2, 0, 0, 0),
		chunk('IDAT', compress($raw, 9)), chunk('IEND', '');
	close $file or die "$path: $!\n";
}

tree_planting();
write_png(dirname($0) . '/fenghe/2025/photos/2025-03-12-tree-planting.png', averaged());

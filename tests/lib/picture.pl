#!/usr/bin/perl
# picture.pl jpeg|png WIDTH HEIGHT ORIENTATION FILE WORD - a picture of four greys, which upright are 0 85 above 170 255,
# stored as the orientation says, with WORD wherever a camera or an editor may write about it.  Sides: multiples of 16.
use strict;
use warnings;
use Compress::Zlib qw(compress crc32);

my ($format, $width, $height, $orientation, $file, $word) = @ARGV;

# Exif 3.0, 4.6.5.1.5: the side of the upright picture at which the first row, the first column lies.
my @sides = (undef, ["top", "left"], ["top", "right"], ["bottom", "right"], ["bottom", "left"],
	["left", "top"], ["right", "top"], ["right", "bottom"], ["left", "bottom"]);

sub grey { # of the stored pixel in the lower (1) or upper (0), right or left half
	my ($down, $right) = @_;
	my ($row, $column) = @{ $sides[$orientation] };
	my ($y, $x) = $row =~ /top|bottom/ ? ($row eq "top" ? $down : 1 - $down, $column eq "left" ? $right : 1 - $right) :
		($column eq "top" ? $right : 1 - $right, $row eq "left" ? $down : 1 - $down);
	return 85 * (2 * $y + $x);
}

# A TIFF directory: orientation, who, and where by GPS.
sub exif {
	my $name = "$word\0";
	my $gps = 8 + 2 + 3 * 12 + 4 + length $name;
	return "MM\0*" . pack("N", 8) . pack("n", 3) . pack("nnNnn", 0x0112, 3, 1, $orientation, 0) .
		pack("nnNN", 0x010f, 2, length $name, 8 + 2 + 3 * 12 + 4) . pack("nnNN", 0x8825, 4, 1, $gps) . pack("N", 0) . $name .
		pack("n", 1) . pack("nnNN", 1, 2, 2, 0x4e000000) . pack("N", 0);
}

sub segment { my ($marker, $data) = @_; return "\xff" . chr($marker) . pack("n", 2 + length $data) . $data }

# Baseline, one component; every block has its mean only (ITU-T T.81, F.1.2; tables K.3, and end of block alone).
sub jpeg {
	my @counts = (0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
	my @codes = qw(00 010 011 100 101 110 1110 11110 111110 1111110 11111110 111111110);
	my ($bits, $last) = ("", 0);
	for my $y (0 .. $height / 8 - 1) {
		for my $x (0 .. $width / 8 - 1) {
			my $mean = 8 * (grey($y >= $height / 16 ? 1 : 0, $x >= $width / 16 ? 1 : 0) - 128);
			my $step = $mean - $last;
			$last = $mean;
			my $size = $step ? length sprintf("%b", abs $step) : 0;
			$bits .= $codes[$size] . ($size ? sprintf("%0${size}b", $step > 0 ? $step : $step + 2**$size - 1) : "") . "0";
		}
	}
	$bits .= "1" x (-length($bits) % 8);
	my $coded = pack("B*", $bits) =~ s/\xff/\xff\0/gr;
	return "\xff\xd8" . segment(0xe1, "Exif\0\0" . exif()) . segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x>$word</x>") .
		segment(0xed, "Photoshop 3.0\0$word") . segment(0xfe, $word) . segment(0xdb, "\0" . "\x01" x 64) .
		segment(0xc0, pack("CnnCCCC", 8, $height, $width, 1, 1, 0x11, 0)) . segment(0xc4, "\0" . pack("C16", @counts) . pack("C12", 0 .. 11)) .
		segment(0xc4, "\x10" . pack("C16", 1, (0) x 15) . "\0") . segment(0xda, pack("CCCCCC", 1, 1, 0, 0, 63, 0)) . $coded . "\xff\xd9" .
		"behind the end: $word";
}

sub chunk { my ($type, $data) = @_; return pack("N", length $data) . $type . $data . pack("N", crc32($type . $data)) }

sub png {
	my $rows = join "", map { my $down = $_ >= $height / 2 ? 1 : 0; "\0" . chr(grey($down, 0)) x ($width / 2) . chr(grey($down, 1)) x ($width / 2) } 0 .. $height - 1;
	return "\x89PNG\r\n\x1a\n" . chunk("IHDR", pack("NNCCCCC", $width, $height, 8, 0, 0, 0, 0)) . chunk("tEXt", "Author\0$word") .
		chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0$word") . chunk("eXIf", exif()) . chunk("IDAT", compress($rows)) . chunk("IEND", "") . $word;
}

open my $f, ">:raw", $file or die "$file: $!\n";
print $f $format eq "jpeg" ? jpeg() : png();
close $f or die "$file: $!\n";

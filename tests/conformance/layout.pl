# layout.pl PROGRAM SUITE SUBSET [LEAST] - judge the formatter by the public layout suite of Apache FOP.
#
# SUITE is its folder test/layoutengine. A case is an FO document with XPath checks of the area tree. Cases that
# use objects or properties outside SUBSET are left out, and so are checks of FOP's own insides (element-list, if).
# Prints the failing cases and the sums; exits 1 if fewer than LEAST per cent (90) of the checks are passed.
use strict;
use warnings;
use XML::LibXML;

my ($program, $suite, $subset, $least) = @ARGV;
my %ours = map { $_ => 1 } grep { !/^#/ } split /\n/, slurp($subset);
my $fo_space = "http://www.w3.org/1999/XSL/Format";
my ($cases, $whole, $checks, $passed, $left_out) = (0) x 5;

sub slurp { my $name = shift; open my $f, "<", $name or die "$name: $!\n"; local $/; return scalar <$f>; }

# Whether all objects and properties of the case are of the subset.
sub within {
	my $fo = shift;
	for my $element ($fo->findnodes(".//*")) {
		my $space = $element->namespaceURI // "";
		next if $space eq "http://www.w3.org/2000/svg";
		return 0 if $space ne $fo_space || !$ours{"fo:" . $element->localname};
		for my $attribute ($element->attributes) {
			next if $attribute->nodeType == XML_NAMESPACE_DECL;
			return 0 unless $ours{$attribute->nodeName};
		}
	}
	return 1;
}

# An attribute "##name" takes the text of testcase/variables/name.
sub resolve {
	my ($case, $fo) = @_;
	my %value = map { $_->localname => $_->textContent } $case->findnodes("/testcase/variables/*");
	for my $attribute ($fo->findnodes('.//@*[starts-with(., "##")]')) {
		my $value = $value{substr $attribute->value, 2};
		$attribute->setValue($value) if defined $value;
	}
}

# The area tree of the document, which lies where its relative addresses are right; undef: none was made.
sub areas {
	my $fo = shift;
	my $file = "$suite/boardpress-$$.fo";
	my $document = XML::LibXML::Document->new("1.0", "UTF-8");
	$document->setDocumentElement($fo->findnodes("*")->[0]->cloneNode(1));
	$document->toFile($file);
	open my $out, "-|", "timeout 30 '$program' fo '$file' --dump=areas -q 2>/dev/null" or die;
	my $text = do { local $/; <$out> };
	close $out;
	unlink $file;
	return eval { XML::LibXML->new(huge => 1)->parse_string($text) };
}

sub passes {
	my ($check, $tree) = @_;
	my $path = XML::LibXML::XPathContext->new($tree);
	for my $space ($check->findnodes("namespace::*")) {
		$path->registerNs($space->declaredPrefix, $space->declaredURI) if defined $space->declaredPrefix;
	}
	my $xpath = $check->getAttribute("xpath");
	return eval { $path->findvalue("boolean($xpath)") eq "true" } if $check->nodeName eq "true";
	my $got = eval { $path->findvalue("string($xpath)") };
	my $want = $check->getAttribute("expected");
	return 0 unless defined $got;
	return 1 if $got eq $want;
	my $tolerance = $check->getAttribute("tolerance") or return 0;
	return "$got $want" =~ /^[-.\d]+ [-.\d]+$/ && abs($got - $want) <= $tolerance;
}

my @files = sort glob "$suite/standard-testcases/*.xml";
die "$suite: no cases\n" unless @files;
for my $file (@files) {
	my $case = XML::LibXML->load_xml(location => $file);
	my ($fo) = $case->findnodes("/testcase/fo");
	my @checks = $case->findnodes("/testcase/checks/*[self::eval or self::true]");
	next unless $fo && @checks;
	if (!within($fo)) { $left_out++; next; }
	resolve($case, $fo);
	my $tree = areas($fo);
	my $good = $tree ? grep { passes($_, $tree) } @checks : 0;
	$cases++;
	$checks += @checks;
	$passed += $good;
	$whole += $good == @checks;
	(my $name = $file) =~ s{.*/}{};
	printf "%4d of %4d  %s%s\n", $good, scalar @checks, $name, $tree ? "" : ": no area tree" if $good < @checks;
}
my $rate = 100 * $passed / $checks;
printf "layout: %d of %d checks passed, %.2f %%; %d of %d cases whole; %d cases lie outside the subset\n",
	$passed, $checks, $rate, $whole, $cases, $left_out;
exit($rate < ($least // 90));

# tagged.pl FILE.pdf - the rules of PDF/A-2a and PDF/UA-1 that can be told from objects and content streams
# (ISO 19005-2, 6.7; ISO 14289-1, 7): prints what is broken, exits 1 if anything is.
use strict;
use warnings;
use JSON::PP;
use MIME::Base64;

my $bad = 0;
sub broken { print "@_\n" if $bad++ < 20; }

open my $in, "-|", "qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", $ARGV[0] or die;
my $json = do { local $/; <$in> };
my ($head, $objects) = @{ decode_json($json)->{qpdf} };
my $trailer = $objects->{trailer}{value};

sub raw { my $v = shift; return defined $v && !ref $v && $v =~ /^\d+ \d+ R$/ ? $objects->{"obj:$v"} : undef; }
sub get { # a value, through references
	my $v = shift;
	my $o = raw($v) or return $v;
	return $o->{stream} ? $o->{stream}{dict} : $o->{value};
}
sub data { my $o = raw(shift); return $o && $o->{stream} ? decode_base64($o->{stream}{data} // "") : ""; }
sub list { # the elements of an array, or the one thing that stands for it
	my $v = shift;
	my $got = get($v);
	return !defined $v ? () : ref $got eq "ARRAY" ? @$got : ($v);
}

# ---- the catalogue
my $root = get($trailer->{"/Root"});
my $xmp = data($root->{"/Metadata"});
broken("no /MarkInfo") unless (get($root->{"/MarkInfo"}) // {})->{"/Marked"};
broken("no /Lang") unless ($root->{"/Lang"} // "") =~ /^[ub]:./;
broken("the title is not shown") if $xmp =~ /<dc:title>/ && !(get($root->{"/ViewerPreferences"}) // {})->{"/DisplayDocTitle"};
broken("XMP says not $_") for grep { index($xmp, "<$_<") < 0 } "pdfaid:part>2", "pdfaid:conformance>A", "pdfuaid:part>1";
broken("pdfuaid is not described") unless $xmp =~ m{<pdfaSchema:namespaceURI>http://www\.aiim\.org/pdfua/ns/id/};

# ---- the structure tree
my (%of, %annotated, @headings); # of{page}{mcid} = element
my %above = (
	TR => [qw(Table THead TBody TFoot)], TH => ["TR"], TD => ["TR"], THead => ["Table"], TBody => ["Table"],
	TFoot => ["Table"], LI => ["L"], Lbl => [qw(LI Note)], LBody => ["LI"], TOCI => ["TOC"],
);
my %inside = (
	Table => [qw(TR THead TBody TFoot Caption)], TR => [qw(TH TD)], THead => ["TR"], TBody => ["TR"], TFoot => ["TR"],
	L => [qw(L LI Caption)], TOC => [qw(TOC TOCI Caption)],
);
sub among { my ($what, $list) = @_; return grep { $_ eq $what } @$list; }
sub walk {
	my ($ref, $parent, $outer) = @_;
	my $e = get($ref);
	(my $type = $e->{"/S"}) =~ s{^/}{};
	broken("$ref: /P is not $parent") unless $e->{"/P"} eq $parent;
	broken("$ref: $type in $outer") if $above{$type} && !among($outer, $above{$type});
	broken("$ref: $type in $outer") if $inside{$outer} && !among($type, $inside{$outer});
	broken("$ref: $type without /Alt") if $type =~ /^(Figure|Formula)$/ && ($e->{"/Alt"} // "") !~ /^[ub]:./;
	broken("$ref: $type without /BBox") if $type =~ /^(Figure|Formula)$/ && list((get($e->{"/A"}) // {})->{"/BBox"}) != 4;
	broken("$ref: TH without /Scope") if $type eq "TH" && !(get($e->{"/A"}) // {})->{"/Scope"};
	broken("$ref: Note without /ID") if $type eq "Note" && !$e->{"/ID"};
	push @headings, $1 if $type =~ /^H(\d)$/;
	my $links = 0;
	for my $kid (list($e->{"/K"})) {
		if (!ref $kid && $kid =~ /^\d+$/) {
			$of{$e->{"/Pg"}}{$kid} = $ref;
			broken("$ref: content in $type") if $inside{$type};
		} elsif (!ref $kid) {
			walk($kid, $ref, $type);
		} elsif ($kid->{"/Type"} eq "/MCR") {
			$of{$kid->{"/Pg"}}{$kid->{"/MCID"}} = $ref;
		} else {
			$annotated{$kid->{"/Obj"}} = $ref;
			$links++;
		}
	}
	broken("$ref: Link without annotation") if $type eq "Link" && !$links;
}
my $tree = get($root->{"/StructTreeRoot"});
if ($tree) { walk($_, $root->{"/StructTreeRoot"}, "root") for list($tree->{"/K"}); } else { broken("no structure"); }
my $level = 0;
for (@headings) { broken("H$_ after H$level") if $_ > $level + 1; $level = $_; }

my %parents;
sub nums {
	my $node = get(shift);
	nums($_) for list($node->{"/Kids"});
	my @nums = list($node->{"/Nums"});
	while (my ($key, $value) = splice @nums, 0, 2) { $parents{$key} = $value; }
}
nums($tree->{"/ParentTree"}) if $tree;

# ---- fonts: what every code says
my %unicode;
sub codes {
	my $font = shift;
	return $unicode{$font} if $unicode{$font};
	my %codes;
	my $map = data(get($font)->{"/ToUnicode"});
	while ($map =~ /beginbfchar\s(.*?)endbfchar/gs) { my $block = $1; $codes{lc $1} = $2 while $block =~ /<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>/g; }
	return $unicode{$font} = \%codes;
}

# ---- pages
sub page {
	my ($ref, $page) = @_;
	my $content = join "\n", map { data($_) } list($page->{"/Contents"});
	my $fonts = get((get($page->{"/Resources"}) // {})->{"/Font"}) // {};
	my ($codes, @marks, @operands, %seen, $text, @saved) = ({});
	while ($content =~ m{\G\s*(<<.*?>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s<>\[\]()/]+|[-+.\d]+|[A-Za-z'"*\d]+|\S)}gs) {
		my $token = $1;
		if ($token !~ /^[A-Za-z'"]/) { push @operands, $token; next; }
		if ($token eq "BDC" || $token eq "BMC") {
			push @marks, $text ? 1 : 0;
			if (@operands && $operands[-1] =~ m{/MCID (\d+)}) {
				broken("$ref: MCID $1 twice") if $seen{$1}++;
				broken("$ref: MCID $1 inside another mark") if @marks > 1;
				broken("$ref: MCID $1 is in no element") unless $of{$ref}{$1};
			}
		} elsif ($token eq "EMC") {
			broken("$ref: EMC without BDC") unless @marks;
			broken("$ref: a mark over BT or ET") if @marks && $marks[-1] != ($text ? 1 : 0);
			pop @marks;
		} elsif ($token eq "q") { push @saved, $codes;
		} elsif ($token eq "Q") { $codes = pop @saved;
		} elsif ($token eq "BT") { $text = 1;
		} elsif ($token eq "ET") { $text = 0;
		} elsif ($token eq "Tf") { $codes = codes($fonts->{$operands[-2]});
		} elsif ($token =~ /^(f|F|f\*|B|B\*|b|b\*|S|s|Do|sh|Tj|TJ|'|")$/) {
			broken("$ref: $token outside marked content") unless @marks;
			if ($token eq "TJ") {
				for my $string (grep { /^</ } @operands) {
					for my $code ($string =~ /[0-9A-Fa-f]{4}/g) { broken("$ref: code $code says nothing") unless $codes->{lc $code}; }
				}
			}
		}
		@operands = ();
	}
	broken("$ref: a mark does not end") if @marks;
	broken("$ref: /Tabs is not /S") unless ($page->{"/Tabs"} // "") eq "/S";
	my @owners = defined $page->{"/StructParents"} ? list($parents{$page->{"/StructParents"}}) : ();
	broken("$ref: " . @owners . " owners of " . keys(%seen) . " marks") unless @owners == keys %seen;
	for (0 .. $#owners) { broken("$ref: MCID $_ has another owner") unless ($of{$ref}{$_} // "") eq $owners[$_]; }
	for my $annotation (list($page->{"/Annots"})) {
		my $a = get($annotation);
		broken("$annotation: in no element") unless $annotated{$annotation};
		broken("$annotation: another owner") unless ($parents{$a->{"/StructParent"} // ""} // "") eq ($annotated{$annotation} // "");
		broken("$annotation: no /Contents") unless ($a->{"/Contents"} // "") =~ /^[ub]:./;
		broken("$annotation: not in a Link") unless (get($annotated{$annotation}) // {})->{"/S"} eq "/Link";
	}
}
sub pages {
	my $ref = shift;
	my $node = get($ref);
	if ($node->{"/Kids"}) { pages($_) for list($node->{"/Kids"}); } else { page($ref, $node); }
}
pages($root->{"/Pages"});
broken(($bad - 20) . " more") if $bad > 20;
exit($bad ? 1 : 0);

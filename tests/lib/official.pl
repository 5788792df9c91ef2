# official.pl - what a finished PDF says of the clauses of GB/T 9704-2012: `perl official.pl FOLDER` prints TAP.
# Lengths are millimetres from the head and the left of the sheet; an em box reaches 0.88 em above its baseline.
use strict;
use warnings;
use utf8;
binmode STDOUT, ':utf8';
my ($folder) = @ARGV;
my ($n, $bad) = (0, 0);
my ($em, $line, $left, $right, $top, $bottom) = (15.75 / 72 * 25.4, 29.53 / 72 * 25.4, 28, 184, 37, 262);

sub ok { my ($good, $name, @seen) = @_; $n++; $bad ||= !$good; print $good ? '' : 'not ', "ok $n - $name\n"; print "# seen: @seen\n" if !$good }
sub near { my ($got, $want, $name, $slack) = @_; $slack //= 0.5; ok(defined $got && abs($got - $want) <= $slack, $name, defined $got ? sprintf('%.2f, wanted %.2f', $got, $want) : 'nothing') }
sub mm { $_[0] / 72 * 25.4 }

# The runs of a PDF: text of one font on one baseline; and its filled rectangles.
sub read_pdf {
	my ($name) = @_;
	my (@runs, @rules, $page, $font, $size, $turned);
	open my $t, '-|:encoding(UTF-8)', "mutool draw -q -F stext '$folder/$name.pdf' 2>/dev/null" or die;
	while (<$t>) {
		$page = $1 if /<page id="page(\d+)"/;
		$turned = $1 ne '1' if /<line .*dir="(\S+) /;
		($font, $size) = ($1, $2) if /<font name="([^"]+)" size="([^"]+)"/;
		next unless /<char quad="(\S+) \S+ (\S+) .*" x="(\S+)" y="(\S+)" color="([^"]+)" c="([^"]+)"/;
		my ($x0, $x1, $x, $y, $color, $c) = (mm($1), mm($2), mm($3), mm($4), $5, $6);
		$c =~ s/&#x([0-9a-f]+);/chr hex $1/e;
		my $r = $runs[-1];
		if ($r && $r->{page} == $page && $r->{font} eq $font && abs($r->{y} - $y) < 0.05 && abs($r->{x1} - $x0) < 8 && !$turned) {
			$r->{text} .= $c; $r->{x1} = $x1;
		} else {
			push @runs, { page => $page, font => $font, size => $size, x => $x0, x1 => $x1, y => $y, color => $color, text => $c, turned => $turned };
		}
	}
	my (@p, $fill);
	open my $g, '-|', "mutool trace '$folder/$name.pdf' 2>/dev/null" or die;
	while (<$g>) {
		$page = $1 if /<page number="(\d+)"/;
		$fill = $1 if /<fill_path.*color="([^"]+)"/;
		@p = () if /<moveto/;
		push @p, [mm($1), 297 - mm($2)] if /<(?:move|line)to x="(\S+)" y="(\S+)"/;
		if (@p == 4) {
			my @x = sort { $a <=> $b } map { $_->[0] } @p;
			my @y = sort { $a <=> $b } map { $_->[1] } @p;
			push @rules, { page => $page, x => $x[0], x1 => $x[-1], y => $y[0], y1 => $y[-1], color => $fill };
			@p = ();
		}
	}
	return { runs => \@runs, rules => \@rules };
}
sub run { my ($pdf, $text) = @_; my ($r) = grep { $_->{text} =~ /$text/ } @{$pdf->{runs}}; return $r // {} }
sub em_top { my ($r) = @_; return defined $r->{y} ? $r->{y} - 0.88 * mm($r->{size}) : undef }
sub em_bottom { my ($r) = @_; return defined $r->{y} ? $r->{y} + 0.12 * mm($r->{size}) : undef }
# All that stands on the baseline of a run, in one.
sub whole { my ($pdf, $r) = @_; my @on = sort { $a->{x} <=> $b->{x} } grep { $_->{page} == $r->{page} && abs($_->{y} - $r->{y}) < 0.3 } @{$pdf->{runs}};
	return { %$r, x => $on[0]{x}, x1 => $on[-1]{x1}, text => join '', map { $_->{text} } @on } }
sub red { my ($c) = @_; return $c =~ /^\.9|^#e6/ }
sub rules { my ($pdf, $page, $red) = @_; return sort { $a->{y} <=> $b->{y} } grep { $_->{page} == $page && $_->{x1} - $_->{x} > 100 && $_->{y1} - $_->{y} < 2 && !!red($_->{color}) == !!$red } @{$pdf->{rules}} }

# ---- a request: a document to a superior
my $d = read_pdf('fenghe-official-request-2024-election');
my $r = run($d, '^000003');
near($r->{x}, $left, '7.2.1 the copy number stands at the left of the type area');
near($r->{y} - $line / 2, $top + $em * 0.88 - $line / 2, '7.2.1 on its first line', 0.7);
near($r->{size}, 15.75, '7.2.1 in 三号', 0.01);
my $u = run($d, '^加急');
ok($u->{font} =~ /SansCJK/, '7.2.3 the urgency is 黑体', $u->{font});
near($u->{y} - $r->{y}, $line, '7.2.3 a line below', 0.1);
near($u->{x}, $left, '7.2.3 at the left');
my $mark = run($d, '委员会文件$');
ok(red($mark->{color}), '7.2.4 the issuer mark is red', $mark->{color});
ok($mark->{font} =~ /SerifCJKsc-Bold/, '7.2.4 in 小标宋', $mark->{font});
near(em_top($mark), $top + 35, '7.2.4 its upper edge is 35 mm below that of the type area');
near(($mark->{x} + $mark->{x1}) / 2, 106, '7.2.4 it is centred');
ok(mm($mark->{size}) <= 22 && $mark->{x} >= $left && $mark->{x1} <= $right, '7.2.4 it is not above 22 mm and stays in the type area', mm($mark->{size}));
my $number = run($d, '^枫禾支');
near($number->{x}, $left + $em, '7.2.5 upwards the document number is in by one character at the left');
near($number->{y} - 0.88 * $em - ($line - $em) / 2 - em_bottom($mark), 2 * $line, '7.2.5 two lines below the mark', 0.7);
ok(whole($d, $number)->{text} =~ /〔2024〕\s*3\s*号/, '7.2.5 the year in 〔〕, no leading zero', whole($d, $number)->{text});
my $signer = run($d, '^签发人');
my $name = run($d, '^周敬亭$');
ok($signer->{font} =~ /Fang/ && $name->{font} =~ /WenKai/, '7.2.6 签发人 is 仿宋, the name 楷体', $signer->{font}, $name->{font});
near($name->{x1}, $right - $em, '7.2.6 in by one character at the right');
near($name->{y}, $number->{y}, '7.2.6 on the line of the number', 0.6);
my ($rule) = rules($d, 1, 1);
near($rule->{y}, em_bottom($number) + 4, '7.2.7 the red rule is 4 mm below the number', 0.6);
near($rule->{x}, $left, '7.2.7 as wide as the type area: left', 0.1);
near($rule->{x1}, $right, '7.2.7 and right', 0.1);
my $title = run($d, '^关于召开党员大会');
near($title->{size}, 22, '7.3.1 the title is 二号', 0.01);
ok($title->{font} =~ /SerifCJKsc-Bold/, '7.3.1 小标宋', $title->{font});
near(($title->{x} + $title->{x1}) / 2, 106, '7.3.1 centred');
near(em_top($title) - $rule->{y}, 2 * $line + mm(6), '7.3.1 two lines below the rule', 1.2);
my $to = run($d, '^中共云坪街道工作委员会：');
near($to->{x}, $left, '7.3.2 the addressee stands at the left, with a full-width colon');
near($to->{y} - $title->{y}, 2 * $line, '7.3.2 a line below the title', 1.5);
my $p = run($d, '^我支部第四届');
near($p->{x}, $left + 2 * $em, '7.3.3 paragraphs are in by two characters');
near($p->{size}, 15.75, '7.3.3 三号', 0.01);
ok($p->{font} =~ /Fang/, '7.3.3 仿宋', $p->{font});
near(run($d, '月任期届满')->{y} - $p->{y}, $line, '5.2.2 the line pitch is the height of 三号 and 7/8', 0.05);
near(whole($d, $p)->{x1}, $left + 28 * $em, '5.2.3 a line holds 28 characters');
ok(run($d, '^一、委员会')->{font} =~ /SansCJK/, '7.3.3 一、 is 黑体');
near(run($d, '^一、委员会')->{x}, $left + 2 * $em, '7.3.3 in by two characters');
my ($date) = grep { whole($d, $_)->{text} =~ /^2024年?\s*年?\s*3\s*月\s*4\s*日$/ } map { $_ } grep { $_->{text} =~ /^2024$/ && $_->{page} == 2 } @{$d->{runs}};
$date = whole($d, $date // run($d, '日$'));
ok($date->{x1} <= $right - 4 * $em + 0.5, '7.3.5.1 the date is in by four characters at the right, more under a long name', $date->{x1});
my ($issuer) = grep { $_->{text} =~ /^中共云坪街道枫禾社区支部委员会$/ && $_->{page} == 2 && $_->{size} > 15 } @{$d->{runs}};
near(($issuer->{x} + $issuer->{x1}) / 2, ($date->{x} + $date->{x1}) / 2, '7.3.5.1 the issuer is centred on the date', 1.5);
ok($date->{text} !~ /年\s*0|月\s*0/, '7.3.5.4 the date has Arabic numerals without leading zeros', $date->{text});
near(run($d, '^（联系人')->{x}, $left + 2 * $em, '7.3.6 the note is in parentheses, in by two characters');
my @black = rules($d, 2, 0);
near($black[-1]{y1}, $bottom, '7.4.1 the last rule of the imprint lies on the lower edge of the type area', 0.6);
near($black[-1]{x1} - $black[-1]{x}, 156, '7.4.1 as wide as the type area', 0.2);
my $office = (grep { $_->{page} == 2 && $_->{size} < 15 && $_->{text} =~ /^中共/ } @{$d->{runs}})[0];
near($office->{size}, 14, '7.4.3 the imprint is 四号', 0.01);
near($office->{x}, $left + mm(14), '7.4.3 the issuing office is in by one character at the left');
near(run($d, '印发$')->{x1}, $right - mm(14), '7.4.3 the date of issue is in by one at the right');
for my $page (1, 2) {
	my ($no) = grep { $_->{page} == $page && $_->{text} =~ /^— *$page *—$/ } map { whole($d, $_) } @{$d->{runs}};
	near($no->{size}, 14, "7.5 page number $page is 四号", 0.01);
	ok($no->{font} =~ /Serif/, "7.5 page number $page is Song", $no->{font});
	near($no->{y} - 0.36 * mm(14), $bottom + 7, "7.5 its dashes are 7 mm below the type area ($page)", 0.6);
	near($page == 1 ? $no->{x1} : $no->{x}, $page == 1 ? $right - mm(14) : $left + mm(14), '7.5 in by one character, ' . ($page == 1 ? 'odd pages right' : 'even pages left'));
}

# ---- a notice with attachments
$d = read_pdf('fenghe-official-notice-2026-06-theme-day');
ok(run($d, '^（一）重温入党誓词')->{font} =~ /WenKai/, '7.3.3 （一） is 楷体', run($d, '^（一）重温')->{font} // 'nothing');
ok(run($d, '佩戴党员徽章')->{font} =~ /Fang/, '7.3.3 1. is 仿宋');
near(run($d, '^附件：')->{x}, $left + 2 * $em, '7.3.4 the list of attachments is in by two characters');
near(run($d, '^党小组推荐名单$')->{x}, run($d, '^楼道消防器材检查登记表$')->{x}, '7.3.4 the names stand under each other');
ok(!grep({ $_->{text} =~ /登记表[，。；]/ } @{$d->{runs}}), '7.3.4 they have no mark behind them');
my ($annex) = grep { $_->{page} == 3 && $_->{text} =~ /^附件/ } @{$d->{runs}};
ok($annex->{font} =~ /SansCJK/, '7.3.7 附件1 is 黑体', $annex->{font});
near($annex->{x}, $left, '7.3.7 at the left of the first line');
near(em_top($annex), $top, '7.3.7 which is the first of the type area', 0.7);
my ($head) = grep { $_->{page} == 3 && $_->{text} =~ /^党小组推荐名单/ && $_->{size} > 20 } @{$d->{runs}};
near($head->{y} - $annex->{y}, 2 * $line, '7.3.7 the title of the attachment is on the third line', 1.5);
@black = rules($d, 4, 0);
my @three = @black[-3 .. -1];
near($three[2]{y1}, $bottom, '7.4.1 the imprint ends the last page', 0.6);
near($three[0]{y1} - $three[0]{y}, 0.35, '7.4.1 its first rule is thick', 0.06);
near($three[1]{y1} - $three[1]{y}, 0.25, '7.4.1 the middle one thin', 0.06);
near($three[2]{y1} - $three[2]{y}, 0.35, '7.4.1 the last one thick', 0.06);
my $copies = run($d, '^抄送：');
near($copies->{x}, $left + mm(14), '7.4.2 抄送 is in by one character');
near(run($d, '会，共建单位党组织。$|共建单位党组织。$')->{x1} <= $right - mm(14) + 0.6 ? 0 : 1, 0, '7.4.2 and at the right', 0);
my ($over) = grep { $_->{page} == 4 && abs($_->{size} - 14) < 0.1 && $_->{y} > $copies->{y} + 3 && $_->{y} < $copies->{y} + 9 } @{$d->{runs}};
near($over->{x}, $left + 4 * mm(14), '7.4.2 further lines stand under the first character behind the colon');
ok($over->{text} =~ /。$/, '7.4.2 the last one ends with a full stop', $over->{text});
ok(scalar(grep { $_->{page} == 4 && $_->{turned} && $_->{text} =~ /^处/ } @{$d->{runs}}), '8 a table of nine columns is turned');
my ($turned_head) = grep { $_->{page} == 4 && $_->{turned} && $_->{font} =~ /Sans/ } @{$d->{runs}};
my ($turned_body) = grep { $_->{page} == 4 && $_->{turned} && $_->{font} =~ /Serif/ && $_->{size} < 13 } @{$d->{runs}};
ok($turned_head->{x} < $turned_body->{x}, '8 its head is at the left of the sheet', $turned_head->{x});

# ---- a letter
$d = read_pdf('fenghe-official-letter-2026-shed');
$mark = run($d, '^中共云坪街道枫禾社区支部委员会$');
near(em_top($mark), 30, '10.1 the name of a letter is 30 mm below the head of the sheet');
my @red = rules($d, 1, 1);
near($red[0]{y}, em_bottom($mark) + 4, '10.1 the red double rule is 4 mm below it');
near($red[0]{x1} - $red[0]{x}, 170, '10.1 170 mm wide', 0.2);
near(($red[0]{x} + $red[0]{x1}) / 2, 105, '10.1 centred on the sheet');
ok($red[0]{y1} - $red[0]{y} > $red[1]{y1} - $red[1]{y}, '10.1 thick above, thin below');
near($red[-1]{y1}, 277, '10.1 the other double rule is 20 mm above the foot', 1.2);
ok($red[-1]{y1} - $red[-1]{y} > $red[-2]{y1} - $red[-2]{y}, '10.1 thin above, thick below');
near(whole($d, run($d, '^枫禾支函'))->{x1}, $right, '10.1 the number stands at the right, below the rule');
ok(!grep({ $_->{page} == 1 && $_->{text} =~ /^— *1/ } @{$d->{runs}}), '10.1 the first page has no number');
ok(!rules($d, 1, 0), '10.1 its imprint has no rules');

# ---- minutes
$d = read_pdf('fenghe-official-minutes-2026-08-deliberation');
near(em_top(run($d, '会议纪要$')), $top + 35, '10.3 the mark of minutes is 35 mm below the type area');
my $here = run($d, '^出席');
ok($here->{font} =~ /SansCJK/, '10.3 出席 is 黑体', $here->{font});
near($here->{x}, $left + 2 * $em, '10.3 in by two characters');
near(run($d, '^民代表|居民代表9人|代表$')->{x}, $left + 5 * $em, '10.3 further lines stand behind the colon', 0.6);
ok(!grep({ $_->{text} =~ /^2026.*8.*月.*6.*日$/ && $_->{page} == 2 && $_->{size} > 15 } @{$d->{runs}}), '10.3 minutes have no signature');

# ---- a joint document
$d = read_pdf('fenghe-official-scheme-2026-joint');
my @marks = grep { $_->{page} == 1 && red($_->{color}) } @{$d->{runs}};
near($marks[0]{x1}, (grep { $_->{text} =~ /会$/ && $_->{y} > $marks[0]{y} + 3 } @marks)[0]{x1}, '7.2.4 the names of a joint document are equally wide', 0.6);
ok(scalar(grep { $_->{text} =~ /^文件$/ } @marks), '7.2.4 with 文件 beside them');
($date) = grep { $_->{text} =~ /年.*月.*日$/ && $_->{size} > 15 && $_->{page} == 2 } map { whole($d, $_) } @{$d->{runs}};
near($date->{x1}, $right - 4 * $em, '7.3.5.1 under a short name the date is in by four characters');

# ---- a title broken by sense
$d = read_pdf('fenghe-official-report-2026-half-year');
my ($first, $second) = (whole($d, run($d, '^关于')), whole($d, run($d, '^党员教育管理工作情况的报告')));
ok($first->{text} =~ /上半年$/ && $second->{y} > $first->{y}, '7.3.1 a title breaks where its author says', $first->{text} // 'nothing');
near(($second->{x} + $second->{x1}) / 2, 106, '7.3.1 each line is centred');
print "1..$n\n";
exit $bad;

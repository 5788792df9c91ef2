#!/usr/bin/perl
# archive.pl COUNT SITE - a made site of that many records: a large branch, in which one year and one person fill lists of
# many pages, and 45 small ones.  All records are public; the same every time.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Path qw(make_path);

my ($count, $to) = @ARGV;
die "usage: archive.pl COUNT SITE\n" unless $to;
my @given = split //, "安斌波超晨诚丹德芳飞刚国海浩红华辉佳建杰静军兰丽亮林玲明娜宁鹏平强青庆蓉山胜涛文霞晓新秀燕阳宇云志中";
my @persons = map { substr("王李张刘陈杨黄赵", $_ % 8, 1) . $given[$_ % 47] . $given[$_ * 7 % 47] } 0 .. 119;

sub put {
	my ($path, $text) = @_;
	make_path("$to/$path" =~ s{/[^/]*$}{}r);
	open my $f, ">", "$to/$path" or die "$path: $!\n";
	print $f $text;
	close $f or die "$path: $!\n";
}

sub organisation {
	my ($id, $name, $secretary, @members) = @_;
	put("$id/organisation.yaml", "名称: 中共${name}委员会\n简称: ${name}\n类型: 党支部\n领域: 社区\n执行标准: [national]\n支部委员会:\n  - {职务: 书记, 姓名: $secretary}\n  - {职务: 组织委员, 姓名: $persons[7]}\n  - {职务: 宣传委员, 姓名: $persons[9]}\n" .
		(@members ? "党员:\n" . join("", map { "  - {姓名: $_, 性别: 男, 类别: 正式党员, 入党日期: 2001-07-01}\n" } @members) : ""));
}

sub date { my $n = shift; sprintf "%d-%02d-%02d", $_[0], 1 + $n % 9, 1 + $n / 9 % 28 }

my @kinds = (
	sub { my ($n, $date) = @_;
		("种类: 活动\n公开范围: 公开\n标题: 第${n}次志愿服务：清理楼道杂物、看望独居老人、登记需要维修的公共设施\n类型: 志愿服务\n日期: $date\n负责人: $persons[0]\n" .
		"地点: 三号楼前广场\n参加人:\n" . join("", map { "  - {姓名: $persons[($n + $_ * 11) % 120], 时长: 2}\n" } 0 .. 5) . "相关记录: [grand/2026/plan]\n", "") },
	sub { my ($n, $date) = @_; ("种类: 公示公告\n公开范围: 公开\n标题: 关于第${n}项事项办理情况的公示\n类型: 公示\n日期: $date\n起: $date\n止: 2026-12-31\n" .
		"范围: 向社会\n方式: 公开栏\n审批人: $persons[0]\n受理部门: 支部纪检委员\n内容: [现将第${n}项事项的办理情况予以公示。]\n", "") },
	sub { my ($n, $date) = @_; ("种类: 信息材料\n公开范围: 公开\n标题: 第${n}期工作动态\n类型: 典型案例\n日期: $date\n作者: $persons[$n % 120]\n", "第${n}期的正文。\n") });

put("site.yaml", "种类: 站点\n名称: 很多记录的站点\n简称: 很多记录\n网址: https://example.org/\n截止日期: 2026-09-20\n");
organisation("grand", "宏图社区党支部", $persons[0], @persons);
put("grand/2026/plan.md", "---\n种类: 计划\n公开范围: 公开\n标题: 2026年度工作计划\n类型: 年度计划\n日期: 2026-01-10\n---\n全年的工作。\n");
for my $n (1 .. 45) {
	organisation("small-$n", "第${n}党支部", $persons[$n]);
}
for my $n (1 .. $count - 48) {
	my ($folder, $year) = $n % 3 < 2 ? ("grand", 2026) : ("small-" . ($n % 45 + 1), 2020 + $n % 7);
	my ($front, $body) = $kinds[$n % 10 < 8 ? 0 : $n % 10 - 7]->($n, date($n, $year));
	put("$folder/$year/record-$n." . ($body ? "md" : "yaml"), $body ? "---\n$front---\n$body" : $front);
}

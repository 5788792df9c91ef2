#!/bin/sh
# print.sh PROGRAM - what formatting costs: the jobs W1 (document), W2 (packet), W3 (chart) of the print race beside
# the peers that are installed, in the same minute, and how time and memory grow with the pages. The jobs lie in
# ../shared/bench/print, or where JOBS says; PEERS names the peers. Exits 1 if memory grows by 15 KB a page or more.
program=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 1
jobs=${JOBS:-../shared/bench/print}
if [ ! -f "$jobs/in/w2.xml" ]; then
	echo "SKIPPED: there are no jobs in $jobs; nothing was measured"
	exit 0
fi
jobs=$(realpath "$jobs")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
for n in 1 2 3; do xsltproc -o "w$n.fo" "$jobs/to_fo.xsl" "$jobs/in/w$n.xml" || exit 1; done

measure() { # measure PDF COMMAND...: wall, cpu, memory (KB), bytes of the file; the least of three runs by cpu
	pdf=$1
	shift
	for run in 1 2 3; do
		rm -f "$pdf"
		/usr/bin/time -q -o time -f '%e %U %S %M' "$@" >said 2>&1 && [ -s "$pdf" ] || { tail -n 5 said >&2; return 1; }
		awk -v size="$(wc -c <"$pdf")" '{ print $1, $2 + $3, $4, size }' time
	done >runs || return 1
	sort -k 2,2n runs | head -n 1
}
ours() { measure "$1.pdf" "$program" fo "$1.fo" -o "$1.pdf" -q; }
show() { # show JOB WHO WALL CPU MEMORY BYTES [OURS...]: a row, with ratios to ours if it is a peer's
	echo "$@" | awk '{
		printf "%-4s %-10s %8.2f s wall %8.2f s cpu %8.1f MB %9.0f KB", $1, $2, $3, $4, $5 / 1024, $6 / 1024
		if (NF > 6) printf "   x%.1f wall  x%.1f cpu  x%.1f memory  x%.1f size", $3 / ($7 + 0.001), $4 / ($8 + 0.001), $5 / $9, $6 / $10
		print "" }'
}

# ---- against peers; each is given what the race gives it, made outside of what is measured

can() { # can PEER: it is installed, and the fonts of the jobs can be given to it
	command -v "$1" >/dev/null || return 1
	[ "$1" != fop ] || { sh "$jobs/fop.xconf.sh" "$tmp/fonts" >fop.xconf 2>said; ls "$tmp"/fonts/*.otf >/dev/null 2>&1; } || { echo "fop is left out: $(tail -n 1 said)" >&2; return 1; }
}
peers=
for name in ${PEERS:-typst fop xelatex}; do
	if can "$name"; then peers="$peers $name"; fi
done
cat >tex.sh <<'TEX'
rm -f "$1.aux" "$1.toc" "$1.out"
for run in 1 2 3; do xelatex -interaction=nonstopmode "$1.tex"; done
exit 0 # it also fails for what it only complains of; no PDF is no result
TEX
theirs() { # theirs PEER JOB: the peer's figures
	case $1 in
	typst) python3 "$jobs/to_typ.py" "$jobs/in/$2.xml" >"p$2.typ" && measure "p$2.pdf" typst compile "p$2.typ" "p$2.pdf" ;;
	fop) measure "p$2.pdf" fop -q -c fop.xconf -fo "$2.fo" -pdf "p$2.pdf" ;;
	xelatex) python3 "$jobs/to_tex.py" "$jobs/in/$2.xml" >"p$2.tex" && measure "p$2.pdf" sh tex.sh "p$2" ;;
	esac
}
echo "the least of three runs by processor time; memory is that of the largest process"
for job in w1 w2 w3; do
	own=$(ours $job) || exit 1
	show $job boardpress $own
	for peer in $peers; do
		if other=$(theirs $peer $job); then show $job $peer $other $own; else echo "$job   $peer FAILED"; fi
	done
done
[ -n "$peers" ] || echo "NO PEER: typst, fop and xelatex are not installed; ours alone was measured"

# ---- growth: W2 with its chapters again and again, under other ids

repeat() { # repeat TIMES: W2 with so many copies of its chapters
	perl -e 'my ($times, $file) = @ARGV; local $/; open my $f, "<", $file or die; $_ = <$f>;
		my ($head, $chapters, $tail) = /^(.*?)(<chapter.*<\/chapter>)(.*)$/s or die;
		print $head;
		for my $n (1 .. $times) { (my $copy = $chapters) =~ s/\bid="/id="r$n-/g; print $copy; }
		print $tail' "$1" "$jobs/in/w2.xml" >"r$1.xml"
	xsltproc -o "r$1.fo" "$jobs/to_fo.xsl" "r$1.xml"
}
grow() { # grow TIMES: pages and the four figures
	repeat "$1" && figures=$(ours "r$1") && echo "$(pdfinfo "r$1.pdf" | sed -n 's/^Pages: *//p') $figures"
}
small=$(grow 3) && large=$(grow 32) || exit 1
echo "$small $large" | awk '{
	pages = $6 - $1; memory = ($9 - $4) / pages
	printf "%d pages: %.2f s cpu, %.1f MB, %.0f KB; %d pages: %.2f s cpu, %.1f MB, %.0f KB\n", $1, $3, $4 / 1024, $5 / 1024, $6, $8, $9 / 1024, $10 / 1024
	printf "x%.1f pages: x%.1f cpu; %.1f KB of memory more for each page\n", $6 / $1, $8 / $3, memory
	exit memory >= 15 }'

#!/bin/sh
# race.sh PROGRAM JOBS WORK [N...] - the same records as pages by this program, by a floor that does only what
# cannot be left out, by Hugo and by Eleventy: one run, table.pl makes ratios of it, no figure of time fails a test.
# JOBS: a folder with make_corpus.py, limit/ (the floor), peers/hugo and peers/eleventy; no part of this repository.
# WORK: on a tmpfs; what was made for a number of records N is removed before the next.
# ROUNDS=3.  HUGO_MOST, ELEVENTY_MOST=10000: the most records a peer is given.  SEEDS: a folder of texts.
program=$1 jobs=$2 work=$3
shift 3
mkdir -p "$work" && rm -f "$work/figure.tsv" || exit 1
[ -f "$jobs/make_corpus.py" ] || { echo "race: skipped, there is no corpus maker (make bench RACE=FOLDER)"; exit 0; }
rounds=${ROUNDS:-3}
here=$(cd "$(dirname "$0")" && pwd)
modules=$(dirname "$program")/bench/node_modules
results=$work/results

# timed TOOL CASE COMMAND...: wall, processor and the peak of all its processes together.
timed() {
	tool=$1 case=$2
	shift 2
	perl "$here/measure.pl" "$@" | sed "s/^/$n $tool $case /" >>"$results"
}
note() { [ -z "$1" ] || echo "note $*" >>"$results"; }
corpus() { python3 "$jobs/make_corpus.py" "$size/$1" "$n" ${SEEDS:+--seeds "$SEEDS"} --as "$1" >/dev/null; }

# A file that has just changed is read again next time too; what is measured is a change some while ago.
settled() { sleep 0.1; }
clean() { rm -rf "$size/out" "$size/site/.boardpress"; }
build() { "$@" "$program" build "$size/site" -o "$size/out" -q --no-print $options; }

floor() {
	(cd "$work/limit" && timed floor cold ./limit -a -R -m md4c -w own "$size/neutral" "$size/out.limit")
	rm -rf "$size/out.limit"
}

# changed CASE COMMAND...: a build after a change of the site.
changed() {
	of=$1
	shift
	"$@"
	settled
	build timed boardpress "$of"
}
put_back() {
	cp "$work/record" "$record"
	settled
	build env
}
boardpress() {
	record=$(find "$size/site" -name '*.md' | LC_ALL=C sort | head -n 1)
	copy=${record%.md}-copy.md
	cp "$record" "$work/record"
	clean
	options="--edition members -j 1"
	build timed boardpress cold-1
	clean
	options="--edition members -j 2"
	build timed boardpress cold-2
	build timed boardpress nothing
	changed one-record sh -c 'echo "补记一次。" >>"$0"' "$record"
	put_back
	changed retitle sed -i "s/^标题: '/&改：/" "$record"
	put_back
	changed add-record cp "$record" "$copy"
	changed remove-record rm "$copy"
	timed boardpress check "$program" check "$size/site" -q
	clean
	options="-j 1"
	build timed boardpress editions
	clean
}

# peer TOOL COMMAND...: into a folder that is not there, and again into the same.
peer() {
	tool=$1
	shift
	(cd "$size/$tool" && timed "$tool" cold "$@" && timed "$tool" nothing "$@")
	rm -rf "$size/out.$tool"
}
hugo_site() {
	corpus hugo && cp -R "$jobs/peers/hugo/." "$size/hugo/" && cp "$jobs/peers/style.css" "$size/hugo/static/"
}
eleventy_site() {
	corpus eleventy && cp -R "$jobs/peers/eleventy/." "$size/eleventy/" && cp "$jobs/peers/style.css" "$size/eleventy/" &&
		mv "$size/eleventy/records.11tydata.js" "$size/eleventy/records/"
}

# can TOOL COMMAND MOST: the peer is there, and N is not more than it is given; if not, the table says so.
can() {
	if ! command -v "$2" >/dev/null; then
		note "skipped: $1 with $n records, it is not installed"
		return 1
	fi
	[ "$n" -le "$3" ] || { note "skipped: $1 with $n records, it is given at most $3"; return 1; }
}

rm -rf "$work/limit" && cp -R "$jobs/limit" "$work/limit" || exit 1
make -s -C "$work/limit" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
: >"$results"
note "$(nproc) processors, rounds: $rounds; the least of them, of peaks the greatest"
note "$(hugo version 2>/dev/null | cut -d ' ' -f 1,2)"
note "$(sed -n 's/^[[:space:]]*"version": "\(.*\)",*$/eleventy v\1/p' "$modules/@11ty/eleventy/package.json" 2>/dev/null)"
for n in ${*:-1000 10000}; do
	size=$work/$n peers=
	rm -rf "$size"
	corpus neutral && perl "$here/corpus.pl" "$size/neutral" "$size/site" >/dev/null || exit 1
	if can hugo hugo "${HUGO_MOST:-10000}"; then hugo_site && peers=hugo || exit 1; fi
	if can eleventy "$modules/.bin/eleventy" "${ELEVENTY_MOST:-10000}"; then eleventy_site && peers="$peers eleventy" || exit 1; fi
	settled
	for round in $(seq "$rounds"); do
		echo "race: $n records, round $round of $rounds" >&2
		floor
		boardpress
		for tool in $peers; do
			case $tool in
			hugo) peer hugo hugo --quiet -d "$size/out.hugo" ;;
			eleventy) peer eleventy "$modules/.bin/eleventy" --quiet "--output=$size/out.eleventy" ;;
			esac
		done
	done
	rm -rf "$size"
done
n=0
for round in $(seq 20); do timed boardpress version "$program" version; done
rm -rf "$work/limit" "$work/log" "$work/record"
perl "$here/table.pl" "$results" "$work/figure.tsv"

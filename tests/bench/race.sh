#!/bin/sh
# race.sh PROGRAM JOBS WORK [N...] - the same records as pages by this program, by a floor that does only what cannot be
# left out, and by Hugo if it is installed: ratios measured in one run, no figure of time can fail a test.
# JOBS: a folder with make_corpus.py, limit/ (the floor) and peers/hugo; it is no part of this repository.
# WORK: on a tmpfs.  ROUNDS=3: the least of so many.
program=$1 jobs=$2 work=$3
shift 3
[ -f "$jobs/make_corpus.py" ] || { echo "race: skipped, there is no corpus maker (make bench RACE=FOLDER)"; exit 0; }
rounds=${ROUNDS:-3}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
rm -rf "$work/limit" && cp -R "$jobs/limit" "$work/limit" && make -s -C "$work/limit" || exit 1
results=$work/results
: >"$results"

# timed N TOOL CASE COMMAND...: wall, processor and the peak of all its processes together, the least of the rounds.
timed() {
	n=$1 tool=$2 case=$3
	shift 3
	perl "$here/measure.pl" "$@" | sed "s/^/$n $tool $case /" >>"$results"
}
for n in ${*:-1000 10000}; do
	[ -d "$work/neutral$n" ] || python3 "$jobs/make_corpus.py" "$work/neutral$n" "$n" ${SEEDS:+--seeds "$SEEDS"} --as neutral >/dev/null
	[ -d "$work/site$n" ] || perl "$here/corpus.pl" "$work/neutral$n" "$work/site$n"
	if command -v hugo >/dev/null && [ ! -d "$work/hugo$n" ]; then
		python3 "$jobs/make_corpus.py" "$work/hugo$n" "$n" ${SEEDS:+--seeds "$SEEDS"} --as hugo >/dev/null
		cp -R "$jobs/peers/hugo/." "$work/hugo$n/"
		cp "$jobs/peers/style.css" "$work/hugo$n/static/"
	fi
	record=$(find "$work/site$n" -name '*.md' | LC_ALL=C sort | head -n 1)
	for round in $(seq "$rounds"); do
		clean() { rm -rf "$work/out" "$work/site$n/.boardpress"; }
		build() { echo "$program" build "$work/site$n" -o "$work/out" -q --no-print "$@"; }
		rm -rf "$work/out.limit"
		(cd "$work/limit" && timed "$n" floor cold ./limit -a -R -m md4c -w own "$work/neutral$n" "$work/out.limit")
		rm -rf "$work/out.limit"
		clean
		timed "$n" boardpress cold-1 $(build --edition members -j 1)
		clean
		timed "$n" boardpress cold-2 $(build --edition members -j 2)
		timed "$n" boardpress nothing $(build --edition members -j 2)
		echo "补记第 $round 次。" >>"$record"
		timed "$n" boardpress one-record $(build --edition members -j 2)
		timed "$n" boardpress check $program check "$work/site$n" -q
		clean
		timed "$n" boardpress editions $(build -j 1)
		clean
		if [ -d "$work/hugo$n" ] && [ "$n" -le "${HUGO_MOST:-10000}" ]; then
			rm -rf "$work/out.hugo"
			(cd "$work/hugo$n" && timed "$n" hugo cold hugo --quiet -d "$work/out.hugo")
			(cd "$work/hugo$n" && timed "$n" hugo nothing hugo --quiet -d "$work/out.hugo")
			rm -rf "$work/out.hugo"
		fi
	done
done
timed 0 boardpress version "$program" version
perl "$here/table.pl" "$results" "$work/figure.tsv"

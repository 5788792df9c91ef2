#!/bin/sh
# bench.sh - the tools of `make bench`: invented figures are judged as they are, and what is not there is told.
. "$(dirname "$0")/lib/tap.sh"
judged_once

# ---- table.pl: RECORDS TOOL CASE WALL CPU PEAK CODE
{
	echo "note 2 processors"
	for round in 1 2; do # the second is slower and needs more
		for row in "10000 floor cold 2 2 150" "10000 boardpress cold-1 2.8 2.8 60" "10000 boardpress cold-2 2 3 70" \
			"10000 boardpress nothing 0.1 0.1 10" "10000 boardpress one-record 0.2 0.1 10" "10000 boardpress check 0.2 0.1 120" \
			"10000 boardpress editions 7 7 130" "10000 hugo cold 8 9 1400" "10000 hugo nothing 6.2 9 1400" \
			"100000 floor cold 20 20 1500" "100000 boardpress cold-1 32.2 32.2 200" "100000 boardpress editions 70 70 500" "100000 boardpress add-record 1 1 300.1" \
			"0 boardpress version 0.004 0.004 0"; do
			echo "$row $round" | awk '{ print $1, $2, $3, $4 + $7 - 1, $5 + $7 - 1, $6 - 2 + $7, 0 }'
		done
	done
	echo "100000 boardpress cold-2 1 1 1 0"
	echo "100000 boardpress cold-2 1 1 1 137"
} >"$tmp/results"
perl tests/bench/table.pl "$tmp/results" "$tmp/figure.tsv" >"$tmp/table" 2>"$tmp/said"
says_row() { # says_row BEGINNING REST: a row of the table, with single spaces
	sed 's/  */ /g; s/^ //' "$tmp/table" | grep -qxF -- "$1 $2" || { echo "wanted: $1 $2"; cat "$tmp/table"; return 1; }
}
ok "no complaint of Perl" test ! -s "$tmp/said"
ok "a ratio that meets its bar exactly is met" says_row "10000 cold, one worker: cpu to that of the floor" "1.400 <= 1.4 x met"
ok "one above is not" says_row "100000 cold, one worker: cpu to that of the floor" "1.610 <= 1.4 x NOT MET"
ok "cold is held against Hugo's cold" says_row "10000 cold, two workers: wall time of Hugo to ours" "4.000 >= 4 x met"
ok "so is the processor's time" says_row "10000 cold, two workers: cpu of Hugo to ours" "3.000 >= 3 x met"
ok "nothing changed is held against Hugo where nothing changed" says_row "10000 nothing changed: wall time of Hugo to ours" "62.000 >= 60 x met"
ok "one record too" says_row "10000 text of one record: wall time of Hugo to ours" "31.000 >= 40 x NOT MET"
ok "three editions are held against one" says_row "10000 three editions: cpu to that of one" "2.500 <= 2.2 x NOT MET"
ok "the peak is the greatest of all rounds and cases of one edition" says_row "10000 one edition: greatest peak of all processes" "120.000 <= 120 MiB met"
ok "three editions are held against the same" says_row "10000 three editions: greatest peak of all processes" "130.000 <= 120 MiB NOT MET"
ok "more records may need more" says_row "100000 one edition: greatest peak of all processes" "300.100 <= 300 MiB NOT MET"
ok "the cost of a record is held against that at fewer" says_row "100000 cold, one worker: cpu of a record to that at 10000" "1.150 <= 1.15 x met"
ok "seconds are of the fastest round" says_row "10000 check of an unchanged site: wall time" "0.200 <= 0.3 s met"
ok "milliseconds" says_row "version: wall time" "4.000 <= 5 ms met"
ok "a case that failed once has no figures" sh -c "! grep -q '^100000  *boardpress cold-2' '$tmp/table'"
ok "what cannot be judged is not measured" says_row "100000 cold, two workers: cpu of Hugo to ours" "- >= 3 x not measured"
ok "and told" grep -qx 'failed: 100000 boardpress cold-2 (137)' "$tmp/table"
ok "growth is told" grep -qxF "10000 to 100000 records, boardpress cold-1: x 1.15 cpu a record, x 3.3 peak" "$tmp/table"
ok "what the race notes is there" grep -qx '2 processors' "$tmp/table"
ok "a peer that was not there is a gap in the figure" grep -qx "100000条	200.0	322.0	700.0		" "$tmp/figure.tsv"

# ---- measure.pl: the exit code, and that of a signal
code() { perl tests/bench/measure.pl "$@" | cut -d ' ' -f 4; }
ok "an exit code is told" test "$(code sh -c 'exit 3')" = 3
ok "and a signal" test "$(code sh -c 'kill -9 $$')" = 137
ok "and a command that is not there" test "$(code "$tmp/nowhere")" = 127

# ---- race.sh without its jobs
mkdir "$tmp/race"
echo old >"$tmp/race/figure.tsv"
ok "a race without jobs says that it is skipped" says "race: skipped" sh tests/bench/race.sh "$program" none "$tmp/race"
ok "and leaves no figure of another" test ! -e "$tmp/race/figure.tsv"
finish

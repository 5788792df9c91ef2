#!/bin/sh
# run.sh BUILD PROGRAM SECONDS - each target of BUILD/long by libFuzzer; what it finds lies in BUILD/found.
build=$1 program=$2 seconds=$3
mkdir -p "$build/found" "$build/logs"
export LSAN_OPTIONS=suppressions=tests/fuzz/leaks.txt:print_suppressions=0
sh tests/fuzz/corpus.sh "$program" "$build/corpus"
run() {
	name=$(basename "$1")
	"$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2500 -max_len=65536 -print_final_stats=1 -close_fd_mask=3 \
		-artifact_prefix="$build/found/$name-" "$build/corpus/$name" >"$build/logs/$name" 2>&1
}
for target in "$build"/long/*; do
	run "$target" &
	n=$((${n:-0} + 1))
	[ $((n % 2)) -eq 0 ] && wait
done
wait
bad=0
printf '%-10s %12s %10s %8s  %s\n' target inputs edges seconds found
for log in "$build"/logs/*; do
	name=$(basename "$log")
	found=$(find "$build/found" -name "$name-*" | wc -l)
	[ "$found" -gt 0 ] && bad=1
	printf '%-10s %12s %10s %8s  %s\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)" \
		"$(sed -n 's/.*cov: \([0-9]*\).*/\1/p' "$log" | tail -n 1)" "$(sed -n 's/^Done .* runs in \([0-9]*\) second.*/\1/p' "$log" | tail -n 1)" "$found"
done
exit $bad

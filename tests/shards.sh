#!/bin/sh
# shards.sh - several machines each do a share; put together it is what one build makes.
. "$(dirname "$0")/lib/tap.sh"
b=$program
tree() { (cd "$1" && published . | xargs sha256sum); }
same() { tree "$1" >"$tmp/a.sum" && tree "$2" >"$tmp/b.sum" && diff "$tmp/a.sum" "$tmp/b.sum"; }
site=$tmp/site out=$tmp/out
cp -R tests/golden/site "$site"
"$b" build "$site" -o "$tmp/one" -q
for k in 1 3; do "$b" build "$site" -o "$out" -q --shard $k/3 -j 1; done
ok "a shard that is missing is refused, and named" says '--shard 2/3' "$b" merge "$site" -o "$out" -q
ok "and nothing is published" test ! -e "$out/manifest.json"
ok "another machine at the same time does another share" exits 0 sh -c "
	'$b' build '$site' -o '$out' -q --shard 1/3 & first=\$!
	'$b' build '$site' -o '$out' -q --shard 2/3 && wait \$first"
ok "merged" exits 0 "$b" merge "$site" -o "$out" -q
ok "it is what one build makes" same "$tmp/one" "$out"
ok "nothing is left of the shards" test -z "$(ls -A "$out/.boardpress" | grep shard)"
ok "without shards there is nothing to merge" exits 75 "$b" merge "$site" -o "$tmp/none" -q
touch "$tmp/before"
sleep 0.1
"$b" build "$site" -o "$out" -q
ok "the next build writes nothing" test -z "$(cd "$out" && find . -name .boardpress -prune -o -type f -newer "$tmp/before" -print)"

echo '会后补记。' >>"$site/fenghe/2026/2026-03-05-committee-meeting.md"
SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=5 "$b" build "$site" -o "$out" -q --shard 2
sed -i 's/^名称: .*/名称: 枫和社区党建档案（新）/' "$site/site.yaml"
PARALLEL_SEQ=2 "$b" build "$site" -o "$out" -q --shard 2
ok "shards of two states of the site do not make one" exits 75 "$b" merge "$site" -o "$out" -q
JOB_COMPLETION_INDEX=0 "$b" build "$site" -o "$out" -q --shard 2
ok "until all are of one" exits 0 "$b" merge "$site" -o "$out" -q
"$b" build "$site" -o "$tmp/two" -q
ok "and it is what one build makes" same "$tmp/two" "$out"
ok "a share without a task is refused" exits 2 "$b" build "$site" -o "$out" -q --shard 4
ok "and one that does not exist" exits 2 "$b" build "$site" -o "$out" -q --shard 5/4
finish

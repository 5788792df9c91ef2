#!/bin/sh
# slurm.sh PROGRAM RECORDS [SHARDS] - a real Slurm on loopback, with two nodes: a site of about RECORDS records is built in
# shards, one node is lost on the way, its shards run again on the other, and the merged result is what one build makes.
# As root; packages: slurmctld slurmd slurm-client munge.
program=$1 records=${2:-2000} shards=${3:-8}
cd "$(dirname "$0")/../.." || exit 1
case $program in /*) ;; *) program=$(pwd)/$program ;; esac
d=$(mktemp -d "${TMPDIR:-/tmp}/boardpress-slurm-XXXXXX")
host=$(hostname -s)
export SLURM_CONF="$d/slurm.conf" BOARDPRESS_SHARE="$(pwd)"
stop() {
	[ -f "$d/slurmctld.pid" ] && timeout 10 scontrol shutdown >/dev/null 2>&1
	sleep 1
	for file in "$d"/*.pid "$d/run/munged.pid"; do [ -f "$file" ] && kill "$(cat "$file")" 2>/dev/null; done
	[ -n "$KEEP" ] || rm -rf "$d"
}
trap stop EXIT
say() { echo "$(($(date +%s) - begun)) s: $*"; }
begun=$(date +%s)

chmod 755 "$d"
install -d -m700 -o munge "$d/key" && install -d -m755 -o munge "$d/run" && mkdir -p "$d/state" "$d/log" || exit 1
head -c 1024 /dev/urandom >"$d/key/munge.key"
chown munge "$d/key/munge.key" && chmod 400 "$d/key/munge.key"
setpriv --reuid=munge --regid=munge --clear-groups munged --key-file="$d/key/munge.key" --socket="$d/run/munge.socket" \
	--pid-file="$d/run/munged.pid" --log-file="$d/key/munged.log" --seed-file="$d/key/munged.seed" --num-threads=1 || exit 1
cat >"$SLURM_CONF" <<END
ClusterName=boardpress
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$d/run/munge.socket
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$d/state
SlurmdSpoolDir=$d/spool.%n
SlurmctldPidFile=$d/slurmctld.pid
SlurmdPidFile=$d/slurmd.%n.pid
SlurmctldLogFile=$d/log/slurmctld.log
SlurmdLogFile=$d/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_min_interval=1,bf_interval=2
SlurmdParameters=config_overrides
SlurmdTimeout=15
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SwitchType=switch/none
PlugStackConfig=/dev/null
NodeName=n[1-2] NodeHostname=$host NodeAddr=127.0.0.1 Port=26821-26822 CPUs=1 RealMemory=1500 State=UNKNOWN
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
END
slurmctld -c -f "$SLURM_CONF" && slurmd -N n1 -f "$SLURM_CONF" && slurmd -N n2 -f "$SLURM_CONF" || exit 1
for try in $(seq 50); do
	[ "$(timeout 10 sinfo -h -N -t idle -o %N | wc -l)" -eq 2 ] && break
	sleep 0.2
done
[ "$try" -lt 50 ] || { echo "the nodes do not come up"; tail -n 5 "$d"/log/*; exit 1; }
say "a cluster of two nodes"

mkdir "$d/site"
printf '名称: 集群\n截止日期: 2026-09-20\n' >"$d/site/site.yaml"
each=$(find content/fenghe \( -name '*.md' -o -name '*.yaml' \) | wc -l)
for i in $(seq $(((records + each - 1) / each))); do cp -R content/fenghe "$d/site/b$i"; done
find "$d/site" -name .boardpress -exec rm -rf {} + 2>/dev/null
say "$(find "$d/site" -name '*.md' -o -name '*.yaml' | wc -l) records, $shards shards"

options="-q --no-print --edition public -j 1"
cat >"$d/task.sh" <<END
#!/bin/sh
"$program" build "$d/site" -o "$d/out" $options --shard $shards
END
job=$(timeout 20 sbatch --parsable --requeue --array="1-$shards" -o "$d/log/task-%a" -D "$d" "$d/task.sh") || exit 1
state() { timeout 10 squeue -h -r -j "$job" -t "$1" -o "$2" 2>/dev/null; }
for try in $(seq 100); do
	[ "$(state RUNNING %N | sort -u | wc -l)" -eq 2 ] && break
	sleep 0.1
done
sleep 1
lost=$(state RUNNING '%K %N' | sed -n 's/ n2$//p')
lost_job=$(state RUNNING '%A %N' | sed -n 's/ n2$//p')
[ -n "$lost" ] || { echo "nothing runs on n2"; exit 1; }
kill -9 "$(cat "$d/slurmd.n2.pid")"
rm "$d/slurmd.n2.pid"
pkill -9 -f "^slurmstepd: \[$lost_job\."
pgrep -f -- "--shard $shards" | while read -r pid; do
	tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep -qx 'SLURMD_NODENAME=n2' && kill -9 "$pid"
done
say "n2 is lost, with shard $lost"
while [ -n "$(timeout 10 squeue -h -j "$job" -o %T)" ]; do
	sleep 2
	[ $(($(date +%s) - begun)) -gt "${LIMIT:-3000}" ] && { echo "it takes too long"; timeout 10 squeue; exit 1; }
done
say "all tasks have ended; $(ls "$d/out/.boardpress" | grep -c '^shard-[0-9]*-of-[0-9]*$') shards"
if ! "$program" merge "$d/site" -o "$d/out" $options --lang en 2>"$d/said"; then
	again=$(sed -n 's/.*run the missing shards again: .*--shard //p' "$d/said" | tr -d ' ' | sed "s#/$shards##g")
	[ -n "$again" ] || { cat "$d/said"; exit 1; }
	say "merge names shards that are missing: $again"
	timeout "${LIMIT:-3000}" sbatch --wait --array="$again" -w n1 -o "$d/log/again-%a" -D "$d" "$d/task.sh" >/dev/null || exit 1
	"$program" merge "$d/site" -o "$d/out" $options || exit 1
fi
say "merged"
"$program" build "$d/site" -o "$d/one" $options || exit 1
say "one build by itself"
(cd "$d/out" && find . -name .boardpress -prune -o -type f -print | LC_ALL=C sort | xargs -d '\n' sha256sum) >"$d/out.sums"
(cd "$d/one" && find . -name .boardpress -prune -o -type f -print | LC_ALL=C sort | xargs -d '\n' sha256sum) >"$d/one.sums"
cmp "$d/out.sums" "$d/one.sums" || exit 1
echo "ok: $(wc -l <"$d/out.sums") files, the same bytes"

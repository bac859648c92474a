#!/usr/bin/env bash
# A Slurm of one machine in a folder of its own: munged, slurmctld and slurmd without systemd, on ports of their own, bound to loopback.
# Usage: one-machine.sh FOLDER COMMAND...   Starts it, runs the command with the PATH and SLURM_CONF set, stops it. Needs root.
# Exit 77: Slurm is not installed and cannot be. With CI=true and root it is installed first, by apt-get.
set -euo pipefail
folder=$1 # or --check: only see whether it could be started
shift
if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then
    if [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        (timeout 60 apt-get update && timeout 240 apt-get install -y --no-install-recommends slurm-wlm munge) >/dev/null 2>&1 || true
    fi
fi
command -v slurmctld >/dev/null && command -v munged >/dev/null || { echo "slurm-wlm is not installed and cannot be installed here" >&2; exit 77; }
[ "$(id -u)" = 0 ] || { echo "starting Slurm needs root" >&2; exit 77; }
[ "$folder" != --check ] || exit 0

name=$(hostname -s)
mkdir -p "$folder/state" "$folder/spool"
munge=$(mktemp -d) # munged runs as its own user, who may not see into the folder
dd if=/dev/urandom of="$munge/key" bs=1024 count=1 2>/dev/null
chown -R munge "$munge"
chmod 755 "$munge"
chmod 400 "$munge/key"
pids=()
stop() {
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null || true; done
    sleep 0.5
    for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
    rm -rf "$munge"
}
trap stop EXIT

setpriv --reuid=munge --regid=munge --init-groups munged --foreground --socket="$munge/socket" --key-file="$munge/key" \
    --pid-file="$munge/pid" --log-file="$munge/log" --seed-file="$munge/seed" >/dev/null 2>&1 &
pids+=($!)

# Ports that nobody else uses, so that a second one may run beside.
port=$((20000 + ($$ % 20000)))
cat >"$folder/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$name(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$munge/socket
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1
ReturnToService=2
NodeName=$name NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$name Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$folder/slurm.conf
for _ in $(seq 50); do [ -S "$munge/socket" ] && break; sleep 0.1; done
[ -S "$munge/socket" ] || { echo "munged did not start:" >&2; tail -n 5 "$munge/log" >&2; exit 1; }
slurmctld -D >"$folder/slurmctld.log" 2>&1 &
pids+=($!)
slurmd -D >"$folder/slurmd.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do
    sinfo -h -o %T 2>/dev/null | grep -q idle && break
    sleep 0.2
done
sinfo -h -o %T 2>/dev/null | grep -q idle || { echo "Slurm did not start:" >&2; cat "$folder"/slurm*.log | tail -n 10 >&2; exit 1; }
"$@"

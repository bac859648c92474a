#!/usr/bin/env bash
# A Slurm of one machine in a folder of its own: munged, slurmctld and slurmd without systemd, on ports of their own, bound to loopback.
# Usage: one-machine.sh FOLDER COMMAND...   Starts it, runs the command with the PATH and SLURM_CONF set, stops it. Needs root.
# Exit 77: Slurm is not installed and cannot be.
set -euo pipefail
folder=$1
shift
if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then
    if [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        (timeout 60 apt-get update && timeout 240 apt-get install -y --no-install-recommends slurm-wlm munge) >/dev/null 2>&1 || true
    fi
fi
command -v slurmctld >/dev/null && command -v munged >/dev/null || { echo "slurm-wlm is not installed and cannot be installed here" >&2; exit 77; }
[ "$(id -u)" = 0 ] || { echo "starting Slurm needs root" >&2; exit 77; }

name=$(hostname -s)
mkdir -p "$folder/state" "$folder/spool" "$folder/munge"
chown munge "$folder/munge"
chmod 755 "$folder" "$folder/munge"
dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 2>/dev/null
chown munge "$folder/munge/key"
chmod 400 "$folder/munge/key"
pids=()
stop() {
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null || true; done
    sleep 0.5
    for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
}
trap stop EXIT

setpriv --reuid=munge --regid=munge --init-groups munged --foreground --socket="$folder/munge/socket" --key-file="$folder/munge/key" \
    --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" >/dev/null 2>&1 &
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
AuthInfo=socket=$folder/munge/socket
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
for _ in $(seq 50); do [ -S "$folder/munge/socket" ] && break; sleep 0.1; done
slurmctld -D >"$folder/slurmctld.log" 2>&1 &
pids+=($!)
slurmd -D >"$folder/slurmd.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do
    sinfo -h -o %T 2>/dev/null | grep -q idle && break
    sleep 0.2
done
sinfo -h -o %T 2>/dev/null | grep -q idle || { echo "Slurm did not start:" >&2; tail -n 5 "$folder"/slurm*.log >&2; exit 77; }
"$@"

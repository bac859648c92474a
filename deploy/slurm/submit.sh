#!/usr/bin/env bash
# Submits an experiment as a job array and a merge that waits for it.
# Usage: submit.sh PARTS run|compare|sweep|sensitivity SCENARIO ... --out FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
parts=${1:?usage: submit.sh PARTS COMMAND... --out FOLDER}
shift
folder=
for ((i = 1; i <= $#; i++)); do
    if [ "${!i}" = --out ]; then
        next=$((i + 1))
        folder=${!next}
    fi
done
[ -n "$folder" ] || { echo "submit.sh: name a folder that all machines see: --out FOLDER" >&2; exit 2; }

export BLOCSIM_PARTS=$parts
array=$(sbatch --parsable --array="1-$parts" "$here/part.sbatch" "$@")
merge=$(sbatch --parsable --dependency="afterany:$array" --job-name=blocsim-merge \
    --wrap "${BLOCSIM:-blocsim} merge '$folder'")
echo "array $array, merge $merge; watch with: squeue"

#!/usr/bin/env bash
# Install the locked packages and this checkout into .venv, or the directory that VENV names. Safe to repeat.
# Usage: scripts/install.sh requirements/runtime.txt
set -euo pipefail
cd "$(dirname "$0")/.."

lock=$1
venv=${VENV:-.venv}
if [ ! -x "$venv"/bin/python ]; then
    python=$(scripts/find_python.sh)
    echo "1/3 Membuat $venv / Creating $venv ($("$python" --version))"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        scripts/apt_install.sh "$("$python" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")')"
    fi
    "$python" -m venv "$venv"
fi
echo "2/3 Memasang paket / Installing packages ($lock)"
"$venv"/bin/python -m pip install --disable-pip-version-check --no-input --progress-bar on --require-hashes -r "$lock"
echo "3/3 Memasang Lindung / Installing Lindung"
"$venv"/bin/python -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation --editable .

#!/usr/bin/env bash
# Put the scanner of pages into an environment of its own, .venv-peers/scan, for its pins collide with ours. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-peers/scan
echo "1/2 Membuat $venv / Creating $venv"
.venv/bin/uv venv --quiet --clear --python .venv/bin/python "$venv"
echo "2/2 Memasang paket / Installing packages (requirements/scan.txt)"
.venv/bin/uv pip install --quiet --python "$venv"/bin/python --require-hashes -r requirements/scan.txt

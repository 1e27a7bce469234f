#!/usr/bin/env bash
# Put Spark and a Java into an environment of their own, .venv-peers/spark, which reads all else from .venv. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-peers/spark
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo "1/3 Membuat $venv / Creating $venv"
.venv/bin/uv venv --quiet --clear --python .venv/bin/python "$venv"
echo "$packages" >"$("$venv"/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/tools.pth"
echo "2/3 Memasang paket / Installing packages (requirements/spark.txt)"
# Spark is served as source, hundreds of megabytes of it: nothing is kept twice, and its wheel is not packed.
.venv/bin/uv pip install --quiet --no-cache --python "$venv"/bin/python --require-hashes \
    --config-settings-package "pyspark:--build-option=--compression=stored" -r requirements/spark.txt
echo "3/3 Memasang Lindung / Installing Lindung"
.venv/bin/uv pip install --quiet --python "$venv"/bin/python --no-deps --no-build-isolation --editable .

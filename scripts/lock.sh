#!/usr/bin/env bash
# Compile requirements/*.txt from pyproject.toml: exact versions with hashes, no index address (docs/decisions/0002).
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    local target=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" --output-file "$target.new"
    {
        echo "# Locked versions for pip install --require-hashes. Written by \`make lock\`; do not edit."
        cat "$target.new"
    } >"$target"
    rm "$target.new"
    echo "$target: $(grep -c '==' "$target") packages"
}

compile requirements/runtime.txt pyproject.toml --group build
compile requirements/dev.txt pyproject.toml --group build --group dev --constraint requirements/runtime.txt
compile requirements/fast.txt pyproject.toml --extra fast --constraint requirements/runtime.txt
compile requirements/forecast.txt pyproject.toml --extra forecast --constraint requirements/runtime.txt
compile requirements/spark.txt --group spark --constraint requirements/dev.txt
compile requirements/scan.txt --group scan

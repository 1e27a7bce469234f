#!/usr/bin/env bash
# Run Python 3.11 or newer with the given arguments; without any, print its name.
set -euo pipefail

for name in python3.11 python3 python3.12 python3.13 python3.14 python; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        if [ $# -eq 0 ]; then
            echo "$name"
            exit 0
        fi
        exec "$name" "$@"
    fi
done
echo "Lindung memerlukan Python 3.11 atau lebih baru. Pasang dulu, misalnya: sudo apt-get install python3 python3-venv" >&2
echo "Lindung needs Python 3.11 or newer. Install it first, for instance: sudo apt-get install python3 python3-venv" >&2
exit 1

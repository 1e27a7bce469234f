#!/usr/bin/env bash
# Install Debian packages when this user may; otherwise print the command and fail.
# Usage: scripts/apt_install.sh PACKAGE...
set -euo pipefail

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Perlu paket sistem. Jalankan: sudo apt-get install $*" >&2
        echo "System packages are needed. Run: sudo apt-get install $*" >&2
        exit 1
    fi
    as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null; then
    echo "Pasang dengan pengelola paket sistem ini: $*" >&2
    echo "Install with this system's package manager: $*" >&2
    exit 1
fi
echo "Memasang / Installing: $*"
"${as_root[@]}" apt-get update -qq </dev/null
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" </dev/null

#!/usr/bin/env bash
# Make sure that a Chromium is there for the browser tests (LINDUNG_CHROMIUM names another one).
# Debian's package first; where that is missing (Ubuntu has only a snap), the one that Playwright fetches.
set -euo pipefail
cd "$(dirname "$0")/.."

found() {
    local name
    for name in "${LINDUNG_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1 </dev/null; then
            return 0
        fi
    done
    .venv/bin/python - 2>/dev/null <<'PYTHON'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
PYTHON
}

found && exit 0
echo "Memasang chromium untuk uji peramban / Installing chromium for the browser tests"
scripts/apt_install.sh chromium || true
found || .venv/bin/playwright install --with-deps chromium </dev/null || true
if ! found; then
    echo "Chromium belum ada. Pasang lalu ulangi, atau sebut letaknya: LINDUNG_CHROMIUM=/jalur/chromium make test" >&2
    echo "Chromium is missing. Install it and repeat, or name it: LINDUNG_CHROMIUM=/path/to/chromium make test" >&2
    exit 1
fi

"""Ask which locked packages are known to be vulnerable, and fail on each that is.

    python scripts/audit_packages.py

pip-audit reads requirements/runtime.txt and asks the vulnerability service of the package index. Where no service
answers for a package, or for any, that is said in so many words: not checked is not the same as safe.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
LOCKS: Final = ("runtime.txt",)
PATIENCE: Final = 300


@dataclass(frozen=True)
class Audited:
    """What the service says of the packages of a lock.

    Attributes:
        checked: Packages it knows.
        unchecked: Packages nobody answered for.
        found: Package and vulnerability, one line each.
    """

    checked: int
    unchecked: tuple[str, ...]
    found: tuple[str, ...]


def main() -> int:
    """Audit every lock; 1 for a known vulnerability."""
    return max(told(lock, audited(asked(ROOT / "requirements" / lock))) for lock in LOCKS)


def asked(lock: Path) -> str:
    """Return what pip-audit writes about a lock, or "" where it could not finish."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "-r", str(lock), "-f", "json",
               "--progress-spinner", "off", "--timeout", "10"]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return ""
    print(done.stderr.strip()[-500:], file=sys.stderr)
    return done.stdout


def audited(written: str) -> Audited:
    """Read it."""
    try:
        packages: Sequence[dict[str, Any]] = json.loads(written)["dependencies"]  # Any: pip-audit's own JSON
    except (ValueError, KeyError):
        return Audited(0, ("all",), ())
    found = tuple(
        f"{one['name']} {one['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'none yet'}"
        for one in packages for fault in one.get("vulns", [])
    )  # fmt: skip
    unchecked = tuple(one["name"] for one in packages if "skip_reason" in one)
    return Audited(len(packages) - len(unchecked), unchecked, found)


def told(lock: str, result: Audited) -> int:
    """Print it and return the exit code."""
    if not result.checked:
        print(f"{lock}: NOT CHECKED: no vulnerability service answers from here. Run `make audit` where one does.")
    elif result.unchecked:
        print(f"{lock}: not checked, for no service knows them: {', '.join(result.unchecked)}")
    for line in result.found:
        print(f"{lock}: {line}")
    print(f"{lock}: {result.checked} packages checked, {len(result.found)} known vulnerabilities")
    return 1 if result.found else 0


if __name__ == "__main__":
    sys.exit(main())

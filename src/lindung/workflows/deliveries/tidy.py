"""Remove what killed runs left behind: half-written sealed rows, passing checks, workbooks that were being packed."""

import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from lindung.registry.snapshots.sealed import sweep
from lindung.registry.snapshots.vault import Vault

LEFT_ALONE_FOR = timedelta(hours=1)
"""Work that goes on writes more often than this."""

PASSING = ".check-"
SCRATCH = "scratch"


def tidy(vault: Vault, now: datetime) -> int:
    """Remove what nobody has touched for an hour and no delivery names; return how many things that were."""
    before = now - LEFT_ALONE_FOR
    removed = 0
    with suppress(FileNotFoundError):  # another process may finish, or tidy, at the same time
        removed += sum(sweep(place, older_than=before) for place in (vault.deliveries, vault.registers))
        for path in [*vault.deliveries.glob(f"{PASSING}*"), *(vault.directory / SCRATCH).glob("*")]:
            removed += _remove_old(path, before)
    return removed


def _remove_old(path: Path, before: datetime) -> bool:
    if datetime.fromtimestamp(path.stat().st_mtime, tz=before.tzinfo) >= before:
        return False
    shutil.rmtree(path, ignore_errors=True)
    return True

"""Move and remove folders that were made read-only on purpose."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

_OWNER: Final = 0o700


def remove_tree(directory: Path) -> None:
    """Remove a folder with all below, read-only registers too; nothing happens when it is not there."""
    if directory.is_symlink() or directory.is_file():
        directory.unlink()
        return
    for place, folders, _ in os.walk(directory):
        for folder in (place, *(os.path.join(place, name) for name in folders)):  # noqa: PTH118 - os.walk gives texts
            if not os.path.islink(folder):  # noqa: PTH114 - the same
                with suppress(OSError):
                    Path(folder).chmod(_OWNER)
    shutil.rmtree(directory, ignore_errors=True)

"""Workers of a server that open their doors together.

A worker that is ready a moment before the others takes every connection that waits; browsers and proxies keep their
connections, so it would answer all their questions from then on while the others stand idle.
"""

import os
import time
from pathlib import Path
from typing import Final

EXPECTED: Final = "workers"
LOADED: Final = "loaded."
PATIENCE_S: Final = 15.0
"""How long a worker waits for others; one that failed to load must not keep the pages closed."""

_LOOK_EVERY_S: Final = 0.02


def expect_workers(folder: Path, workers: int) -> None:
    """Write down in the server's own empty folder how many workers will come."""
    (folder / EXPECTED).write_text(str(workers), encoding="ascii")


def wait_for_others(folder: Path, *, patience_s: float = PATIENCE_S) -> bool:
    """Say that this worker has loaded, and wait until as many have as were expected.

    A worker that takes the place of one that ended does not wait: the one before it was counted.

    Returns:
        Whether all came in time; True at once where nobody wrote down how many.
    """
    (folder / f"{LOADED}{os.getpid()}").touch()
    try:
        expected = int((folder / EXPECTED).read_text(encoding="ascii"))
    except FileNotFoundError:
        return True
    until = time.monotonic() + patience_s
    while len([*folder.glob(f"{LOADED}*")]) < expected:
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_EVERY_S)
    return True

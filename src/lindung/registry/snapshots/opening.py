"""Large sealed tables are opened one at a time on a machine, whichever process asks: each takes memory for a moment."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lindung.registry.snapshots.vault import Vault

LOCK_FILE: Final = "opening.lock"


@contextmanager
def one_opening(vault: Vault) -> Iterator[None]:
    """Wait until no other process opens something large, and keep them waiting meanwhile; a killed one lets go."""
    with (vault.directory / LOCK_FILE).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

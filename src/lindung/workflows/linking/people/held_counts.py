"""Counts of the people of stored linkages by village, status and reason, kept for all processes: they name nobody.

A sealed linkage never changes, so that a count of it holds for as long as the linkage; opening a list of a million
people for a table of counts would make every first reader wait.
"""

import io
from functools import lru_cache
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.people_chosen import counted
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.linking.people.counted_once import counted_once
from lindung.workflows.linking.people.held_people import people_of

_HELD: Final = 16


def counts_of(vault: Vault, linkage: Linkage) -> pl.DataFrame:
    """Return the persons of a linkage by COUNTED."""
    return _counts(_Counted(vault, linkage))


class _Counted:
    """A linkage by what it holds, so that the same content is counted once."""

    def __init__(self, vault: Vault, linkage: Linkage) -> None:
        self.vault, self.linkage = vault, linkage

    @property
    def checksum(self) -> str:
        return self.linkage.manifest.checksum

    def __hash__(self) -> int:
        return hash(self.checksum)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Counted) and other.checksum == self.checksum


@lru_cache(maxsize=_HELD)
def _counts(of: _Counted) -> pl.DataFrame:
    key = f"people-counts-1-{of.checksum}"
    kept = counted_once(of.vault, key, lambda: people_of(of.vault, of.linkage), lambda people: _written(people.rows))
    return pl.read_ipc(io.BytesIO(kept))


def _written(rows: pl.DataFrame) -> bytes:
    written = io.BytesIO()
    counted(rows).write_ipc(written)
    return written.getvalue()

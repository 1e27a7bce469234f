"""The people of stored linkages, held in memory for a while: a sealed linkage never changes, opening it takes time."""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.people import LISTED, compact, people
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.owned import give_back, owned
from lindung.registry.snapshots.seal import seal_of
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode

MOST_HELD: Final = 2
HELD_SECONDS: Final = 600


@dataclass(frozen=True)
class _Held:
    people: pl.DataFrame
    until: float


_held: dict[str, _Held] = {}
_one_at_a_time = Lock()


def people_of(vault: Vault, linkage: Linkage) -> pl.DataFrame:
    """Return the people of a linkage, compact (:mod:`lindung.engines.linkage.gap.people`)."""
    key = linkage.manifest.checksum
    with _one_at_a_time:
        _forget(time.monotonic())
        found = _held.pop(key, None)
        if found is None:
            while len(_held) >= MOST_HELD:
                del _held[next(iter(_held))]
            found = _Held(_read(vault, linkage), 0.0)
        _held[key] = _Held(found.people, time.monotonic() + HELD_SECONDS)  # whoever is asked for is held on
        return found.people


def forget_people() -> None:
    """Hold nobody any longer."""
    with _one_at_a_time:
        _held.clear()


def _forget(now: float) -> None:
    for key in [key for key, held in _held.items() if held.until <= now]:
        del _held[key]


def _read(vault: Vault, linkage: Linkage) -> pl.DataFrame:
    """Read the columns that look-ups need; a linkage of an older version may lack some.

    What is held for long is written anew into memory of its own: batches of a sealed file keep larger buffers alive.
    """
    stored = seal_of(linkage.directory / "status").columns
    batches = linkage.table(vault, "status", [name for name in LISTED if name in stored])
    rows, told = pl.concat([owned(compact(batch)) for batch in batches]), linkage.manifest
    found = compact(people(rows, month=Month.of(told.month), area=AreaCode(told.area_code)))
    give_back()
    return found

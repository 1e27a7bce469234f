"""The people of stored linkages, held in memory for a while: a sealed linkage never changes, opening it takes time."""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.people import LISTED, compact, compact_types, listed, marked
from lindung.engines.linkage.gap.people_chosen import name_keys_of
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.opening import one_opening
from lindung.registry.snapshots.owned import give_back
from lindung.registry.snapshots.parts import GROUP_ROWS
from lindung.registry.snapshots.seal import seal_of
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode

MOST_HELD: Final = 2
HELD_SECONDS: Final = 600


@dataclass(frozen=True)
class People:
    """The people of a linkage.

    Attributes:
        rows: All their rows, compact (:mod:`lindung.engines.linkage.gap.people`).
        name_keys: Every compared name once.
    """

    rows: pl.DataFrame
    name_keys: pl.Series


@dataclass(frozen=True)
class _Held:
    people: People
    until: float


_held: dict[str, _Held] = {}
_one_at_a_time = Lock()


def people_of(vault: Vault, linkage: Linkage) -> People:
    """Return the people of a linkage."""
    key = linkage.manifest.checksum
    with _one_at_a_time:
        _forget(time.monotonic())
        found = _held.pop(key, None)
        if found is None:
            while len(_held) >= MOST_HELD:
                del _held[next(iter(_held))]
            with one_opening(vault):
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


def _read(vault: Vault, linkage: Linkage) -> People:
    """Read the columns that look-ups need, a little at a time; a linkage of an older version may lack some."""
    stored = seal_of(linkage.directory / "status").columns
    columns, told, types = [name for name in LISTED if name in stored], linkage.manifest, compact_types()
    month, area = Month.of(told.month), AreaCode(told.area_code)
    batches = linkage.table(vault, "status", columns, rows=GROUP_ROWS)
    rows = marked(pl.concat([compact(listed(batch, month=month, area=area), types) for batch in batches]))
    found = People(rows, name_keys_of(rows))
    give_back()
    return found

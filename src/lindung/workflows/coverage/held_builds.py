"""Observations of stored builds, held in memory for a while: a sealed build never changes, opening it takes time."""

from threading import Lock
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import KEY
from lindung.registry.snapshots.coverage_build import CoverageBuild
from lindung.registry.snapshots.opening import one_opening
from lindung.registry.snapshots.owned import give_back
from lindung.registry.snapshots.vault import Vault

MOST_HELD: Final = 2

_held: dict[str, pl.DataFrame] = {}
_one_at_a_time = Lock()
_CODED: Final = ("area_code", "basis", "indicator", "dimension", "category")


def observations_of(vault: Vault, build: CoverageBuild) -> pl.DataFrame:
    """Return the observations of a build, in the order of their key; texts that repeat are held once."""
    key = build.manifest.checksum
    with _one_at_a_time:
        found = _held.get(key)
        if found is None:
            while len(_held) >= MOST_HELD:
                del _held[next(iter(_held))]
            with one_opening(vault):
                found = _held[key] = _read(vault, build)
        return found


def forget_builds() -> None:
    """Hold nothing any longer."""
    with _one_at_a_time:
        _held.clear()


def _read(vault: Vault, build: CoverageBuild) -> pl.DataFrame:
    """Read it a little at a time, texts as numbers of lists of its own, which go when it goes."""
    kinds = {name: pl.Categorical(pl.Categories.random(physical=pl.UInt32)) for name in _CODED}
    coded = [pl.col(name).cast(kind) for name, kind in kinds.items()]
    found = pl.concat([rows.with_columns(coded) for rows in build.observations(vault)]).sort(KEY)
    give_back()
    return found

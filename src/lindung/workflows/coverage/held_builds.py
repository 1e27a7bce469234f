"""Observations of stored builds, held in memory for a while: a sealed build never changes, opening it takes time."""

from threading import Lock
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import KEY
from lindung.registry.snapshots.coverage_build import CoverageBuild
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
            rows = pl.concat([*build.observations(vault)])
            found = _held[key] = rows.sort(KEY).with_columns(pl.col(_CODED).cast(pl.Categorical))
        return found


def forget_builds() -> None:
    """Hold nothing any longer."""
    with _one_at_a_time:
        _held.clear()

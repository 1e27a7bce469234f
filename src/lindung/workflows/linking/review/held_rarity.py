"""How often birth dates and villages occur in the registers of a linkage; held, for what is sealed never changes."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from threading import Lock
from typing import Final

import polars as pl

from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.opening import one_opening
from lindung.registry.snapshots.parts import GROUP_ROWS
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.linking.review.held_pairs import SIDES

COUNTED: Final = {"birth_date": pl.Date, "village_code": pl.String}
_HELD: Final = 4
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Rarity:
    """Values of both registers together.

    Attributes:
        rows: Rows of both.
        times: {column: {value: how many rows have it}}.
    """

    rows: int
    times: dict[str, dict[object, int]]

    def bits(self, column: str, value: object) -> float | None:
        """Return how much it tells that two records agree on a value, or None where no row has it."""
        found = self.times[column].get(value)
        return log2(self.rows / found) if found else None


def rarity_of(vault: Vault, linkage: Linkage) -> Rarity:
    """Return how rare values are in the registers of a linkage, as the linkage counted them.

    Raises:
        SnapshotGoneError: A register of it is gone.
    """
    with _one_at_a_time:
        return _rarity(_Asked(linkage.manifest.checksum, vault, linkage))


@dataclass(frozen=True)
class _Asked:
    """A linkage by its content."""

    checksum: str
    vault: Vault = field(compare=False)
    linkage: Linkage = field(compare=False)


@lru_cache(maxsize=_HELD)
def _rarity(asked: _Asked) -> Rarity:
    with one_opening(asked.vault):
        return _counted(asked.vault, asked.linkage.manifest.snapshots)


def _counted(vault: Vault, snapshots: dict[str, list[str]]) -> Rarity:
    rows, nothing = 0, pl.DataFrame(schema=COUNTED)
    counted = {column: [_counts(nothing, column)] for column in COUNTED}
    for snapshot in (snapshot_of(vault, id_) for register in SIDES.values() for id_ in snapshots[register]):
        known = [column for column in COUNTED if column in snapshot.manifest.seal.columns]
        rows += snapshot.manifest.seal.rows
        for batch in snapshot.rows(vault, known, rows=GROUP_ROWS):
            for column in known:
                counted[column].append(_counts(batch, column))
    return Rarity(rows, {column: _added(column, tables) for column, tables in counted.items()})


def _counts(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    return rows.group_by(column).agg(times=pl.len().cast(pl.Int64))


def _added(column: str, tables: list[pl.DataFrame]) -> dict[object, int]:
    return dict(pl.concat(tables).drop_nulls().group_by(column).agg(pl.col("times").sum()).iter_rows())

"""The records of a register as rows of numbers that lie together: the few that are looked at are fetched at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from lindung.engines.linkage.lookup.asked import Numbers
from lindung.engines.linkage.lookup.keys import Places
from lindung.engines.linkage.persons import find_same_persons
from lindung.engines.linkage.prepared import RECORD
from lindung.engines.linkage.relations import DuckRelations

Block = np.ndarray[tuple[int, int], np.dtype[np.int64]]
"""Some rows; what a column means is known by :class:`Rows`."""

Column = np.ndarray[Any, np.dtype[np.int64]]  # Any: of whatever length

UNKNOWN: Final = -1
NOT_SAID: Final = -2
"""Values that a record, or the person who is asked for, lacks; being different, they never agree."""

PERSON: Final = "person"
"""Identifier of the first record that is the same person."""

_NOTHING: Final = "nothing"
_NEEDLESS: Final = ("draw",)
_OF_PERSONS: Final = ("id", "nik", "sound", "birth", "village")


@dataclass(frozen=True)
class Rows:
    """A register.

    Attributes:
        columns: Columns that some record fills; the last one, which none fills, stands for all others.
        block: One row per record.
    """

    columns: tuple[str, ...]
    block: Block

    @classmethod
    def build(cls, records: pl.DataFrame) -> "Rows":
        """Lay out RECORD."""
        known = records.drop(_NEEDLESS, strict=False).with_columns(_persons(records))
        filled = [column for column in known if column.null_count() < known.height]
        block = np.full((known.height, len(filled) + 1), UNKNOWN, np.int64)
        for place, column in enumerate(filled):
            block[:, place] = column.fill_null(UNKNOWN).to_numpy()
        return cls((*(column.name for column in filled), _NOTHING), block)

    def at(self, places: Places) -> Block:
        """Return the rows at some places."""
        block: Block = self.block.take(places.astype(np.intp), axis=0)
        return block

    def places_of(self, names: Sequence[str]) -> np.ndarray[Any, np.dtype[np.intp]]:  # Any: of whatever length
        """Return where columns stand in a row."""
        known = {name: place for place, name in enumerate(self.columns)}
        return np.array([known.get(name, known[_NOTHING]) for name in names], np.intp)

    def column(self, block: Block, name: str) -> Column:
        """Return a column of some rows."""
        return block[:, self.columns.index(name if name in self.columns else _NOTHING)]


def said(asked: Numbers, names: Sequence[str]) -> Column:
    """Return what a person says in some columns."""
    return np.array([asked.get(name, NOT_SAID) for name in names], np.int64)


def _persons(records: pl.DataFrame) -> pl.Series:
    """Take records of one person together, as a linkage does."""
    relations = DuckRelations()
    try:
        relations.load("records", [records.select(_OF_PERSONS)], {name: RECORD[name] for name in _OF_PERSONS})
        find_same_persons(relations, "records", "together")
        told = relations.read(f"SELECT id, {PERSON} FROM together")
    finally:
        relations.close()
    joined = records.select("id").join(told, on="id", how="left", maintain_order="left")
    return joined.select(pl.coalesce(PERSON, "id").alias(PERSON)).to_series()

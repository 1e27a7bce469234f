"""Registers a list is compared with, held so that a batch of rows finds its people by NIK at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

NO_NIK = 0
"""How a missing or damaged NIK stands in an array of numbers; such rows never meet by NIK."""


@dataclass(frozen=True)
class Lookups:
    """Registers known beside the list; None where there is none.

    Columns that a frame lacks are read as empty; ``nik_number`` (Int64) is needed in each.

    Attributes:
        participants: nik_number, name_key, birth_date, membership, segment, covered_until, payer, kk_number.
        deaths: nik_number, died_on.
        personnel: nik_number.
        workers: Lists of other payers: nik_number, payer.
    """

    participants: pl.DataFrame | None = None
    deaths: pl.DataFrame | None = None
    personnel: pl.DataFrame | None = None
    workers: pl.DataFrame | None = None

    def has(self, register: str) -> bool:
        """Whether a register is known, by the name reasons give it."""
        return getattr(self, register) is not None


class NikIndex:
    """Rows of a register by NIK: the first row of each in the order given."""

    def __init__(self, frame: pl.DataFrame, columns: Mapping[str, pl.DataType | type[pl.DataType]]) -> None:
        known = frame.filter(pl.col("nik_number").is_not_null())
        self.rows = known.select(_column(known, name, dtype) for name, dtype in columns.items())
        niks = known["nik_number"].cast(pl.Int64).to_numpy()
        self._order = np.argsort(niks, kind="stable").astype(np.uint32)
        self._niks = niks[self._order]

    def find(self, niks: np.ndarray) -> np.ndarray:
        """Return for each NIK its row in `rows`, or -1."""
        if not self._niks.size:
            return np.full(niks.size, -1, dtype=np.int64)
        order = np.argsort(niks)  # neighbours in the index are neighbours in memory
        places = np.empty(niks.size, dtype=np.int64)
        places[order] = np.searchsorted(self._niks, niks[order])
        places[places == self._niks.size] = 0
        found = (self._niks[places] == niks) & (niks != NO_NIK)
        return np.where(found, self._order[places].astype(np.int64), -1)


def usable_niks(clean: pl.DataFrame) -> np.ndarray:
    """Return the NIKs by which rows may be compared; damaged ones (code E01) are `NO_NIK`."""
    sound = pl.col("nik_fault").is_null() | pl.col("nik_fault").is_in(["day", "month", "serial", "area"])
    number = pl.when(sound).then("nik_number").otherwise(None).fill_null(NO_NIK)
    return clean.select(number.cast(pl.Int64)).to_series().to_numpy()


def _column(frame: pl.DataFrame, name: str, dtype: pl.DataType | type[pl.DataType]) -> pl.Expr:
    return pl.col(name).cast(dtype) if name in frame.columns else pl.lit(None, dtype=dtype).alias(name)

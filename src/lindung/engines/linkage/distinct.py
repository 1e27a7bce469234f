"""Texts read once each: a register of a million rows holds some hundred villages, and names that come again."""

from dataclasses import dataclass
from typing import Self

import polars as pl


@dataclass(frozen=True)
class Distinct:
    """A column as its distinct values.

    Attributes:
        values: Each value once, without null.
        places: For each row the place of its value, or null.
    """

    values: pl.Series
    places: pl.Series

    @classmethod
    def of(cls, column: pl.Series) -> Self:
        """Find the distinct values."""
        encoded = column.to_arrow().dictionary_encode()
        values = pl.Series(column.name, encoded.dictionary, dtype=column.dtype)
        return cls(values, pl.Series(encoded.indices, dtype=pl.UInt32))

    def spread(self, told: pl.DataFrame) -> pl.DataFrame:
        """Give every row what was told of its value, one row each in the order of ``values``."""
        return told.select(pl.all().gather(self.places))

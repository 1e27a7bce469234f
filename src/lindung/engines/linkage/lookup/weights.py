"""What each level weighs between one person and the records of a register, by the model a linkage has learnt."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS, NIK, Comparison
from lindung.engines.linkage.lookup.asked import Numbers
from lindung.engines.linkage.lookup.levels import AT, Levels
from lindung.engines.linkage.lookup.rows import NOT_SAID, Block, Column, Rows
from lindung.engines.linkage.model import CONTEXTS, Model

Bits = np.ndarray[Any, np.dtype[np.float64]]  # Any: of whatever shape

_RARE: Final = [
    (AT[comparison.name], place, level.bits.removesuffix("_bits"))
    for comparison in COMPARISONS
    for place, level in enumerate(comparison.levels, 1)
    if level.bits
]
"""Comparison, level and column of each level that weighs by how rare the value of the record is."""

_ORDER: Final = np.arange(len(COMPARISONS))
_MOST_LEVELS: Final = max(len(comparison.levels) for comparison in COMPARISONS) + 1
_EQUAL_NIK: Final = NIK.place("equal")


@dataclass(frozen=True)
class Shares:
    """How many records say each value of a column.

    Attributes:
        values: Distinct values in ascending order.
        counts: Records that say each.
    """

    values: Column
    counts: Column

    @classmethod
    def build(cls, column: pl.Series) -> "Shares":
        """Count a column."""
        counted = column.drop_nulls().value_counts(name="n").sort(column.name)
        return cls(counted[column.name].cast(pl.Int64).to_numpy(), counted["n"].cast(pl.Int64).to_numpy())

    def of(self, values: Column) -> Column:
        """Return how many records say some values, each of which at least one record says."""
        return self.counts[self.values.searchsorted(values)]


class Weights:
    """Weights of a model for a register.

    The person who is asked for counts as a register of one: a value that both say is as rare as in both together.
    """

    def __init__(self, model: Model, records: pl.DataFrame) -> None:
        """Lay the weights out by level, and count the values whose rareness weighs."""
        self._rows = records.height + 1
        self._by_level = np.array([_by_level(model, one, "" if one is not NIK else CONTEXTS[0]) for one in COMPARISONS])
        self._of_nik = np.array([_by_level(model, NIK, context) for context in CONTEXTS])
        self._shares = {name: Shares.build(records[name]) for name in dict.fromkeys(name for *_, name in _RARE)}

    @property
    def size_bytes(self) -> int:
        """Memory of the counted values."""
        return sum(one.values.nbytes + one.counts.nbytes for one in self._shares.values())

    def bits(self, asked: Numbers, rows: Rows, block: Block, levels: Levels) -> Bits:
        """Add up the weights of each record.

        What a NIK says depends on birth date and place; beside an equal NIK the place says nothing.
        """
        weights = self._by_level[_ORDER, levels]
        nik = levels[:, AT["nik"]]
        context = 2 * (levels[:, AT["birth"]] == 1) + (levels[:, AT["place"]] == 1)
        weights[:, AT["nik"]] = self._of_nik[context, nik]
        for comparison, level, name in _RARE:
            at = np.flatnonzero(levels[:, comparison] == level)
            if at.size:
                weights[at, comparison] += self._rareness(name, asked, rows.column(block, name)[at])
        weights[nik == _EQUAL_NIK, AT["place"]] = 0.0
        bits: Bits = weights.sum(axis=1)
        return bits

    def _rareness(self, name: str, asked: Numbers, values: Column) -> Bits:
        both = self._shares[name].of(values) + (values == asked.get(name, NOT_SAID))
        rareness: Bits = np.log2(self._rows / both)
        return rareness


def _by_level(model: Model, comparison: Comparison, context: str) -> Bits:
    """Return the weights from MISSING on."""
    weights = [model.weight(comparison, level.name, context=context) for level in comparison.levels]
    return np.array([0.0, *weights, *[0.0] * (_MOST_LEVELS - 1 - len(weights))])

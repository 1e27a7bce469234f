"""The network of a release: cells as columns, sums as rows, in arrays."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """Sums over cells in compressed rows.

    Attributes:
        value: The true number of each cell.
        is_free: Cells that may be below nought.
        depth: How deep the area of each cell lies.
        starts: Where the terms of each sum begin; one more at the end.
        cells: The cell of each term.
        factors: How often it counts.
    """

    value: Ints
    is_free: Mask
    depth: Ints
    starts: Ints
    cells: Ints
    factors: Ints

    @classmethod
    def of(cls, cells: pl.DataFrame, terms: pl.DataFrame) -> Self:
        """Arrange the terms of sums by sum; ``cells`` are numbered in the order of their rows."""
        ordered = terms.with_columns(pl.col("sum").rank("dense").alias("row")).sort("row", "cell")
        lengths = ordered.group_by("row", maintain_order=True).len().get_column("len").to_numpy()
        return cls(
            value=cells.get_column("value").to_numpy().astype(np.int64),
            is_free=cells.get_column("is_free").to_numpy().astype(np.bool_),
            depth=cells.get_column("depth").to_numpy().astype(np.int64),
            starts=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
            cells=ordered.get_column("cell").to_numpy().astype(np.int64),
            factors=ordered.get_column("factor").to_numpy().astype(np.int64),
        )

    @property
    def size(self) -> int:
        """How many cells there are."""
        return self.value.size

    @property
    def rows(self) -> Ints:
        """The sum of each term."""
        return np.repeat(np.arange(self.starts.size - 1), np.diff(self.starts))

    def part(self, columns: Mask) -> "Part":
        """Take some cells and the sums they stand in; all others stay as they are."""
        taken = columns[self.cells]
        rows, cells, factors = self.rows[taken], self.cells[taken], self.factors[taken]
        known, row = np.unique(rows, return_inverse=True)
        chosen = np.flatnonzero(columns)
        place = np.full(self.size, -1)
        place[chosen] = np.arange(chosen.size)
        return Part(chosen, row.astype(np.int64), place[cells], factors, known.size)


@dataclass(frozen=True)
class Part:
    """Some cells of a network that may move, numbered anew.

    Attributes:
        chosen: Their numbers in the network.
        row: Of each term, its sum, numbered anew.
        column: Of each term, its place among the chosen.
        factor: Of each term.
        rows: How many sums there are.
    """

    chosen: Ints
    row: Ints
    column: Ints
    factor: Ints
    rows: int

    def groups(self) -> Ints:
        """Tell apart cells that no chain of sums joins: the least place in its group, for each chosen cell."""
        label = np.arange(self.chosen.size)
        if not self.row.size:
            return label
        by_row = np.argsort(self.row, kind="stable")
        ends = np.flatnonzero(np.diff(self.row[by_row], prepend=-1))
        while True:
            least = np.minimum.reduceat(label[self.column[by_row]], ends)
            found = label.copy()
            np.minimum.at(found, self.column, least[self.row])
            found = found[found]
            if np.array_equal(found, label):
                return label
            label = found

    def only(self, places: Mask) -> "Part":
        """Take whole groups out of the part."""
        taken = places[self.column]
        moved = np.cumsum(places) - 1
        known, row = np.unique(self.row[taken], return_inverse=True)
        return Part(
            self.chosen[places], row.astype(np.int64), moved[self.column[taken]], self.factor[taken], known.size
        )

"""One linear program over the cells of a part, solved by HiGHS as often as its aim changes.

HiGHS: Huangfu and Hall (2018), Parallelizing the dual revised simplex method, Mathematical Programming Computation 10.
"""

from typing import Final

import numpy as np
from highspy import HighsModelStatus, HighsVarType
from numpy.typing import NDArray

from lindung.engines.coverage.disclosure.network import Ints, Part
from lindung.engines.coverage.disclosure.solver import DUAL, PRIMAL, quiet_solver

Floats = NDArray[np.float64]

_FOUND: Final = {HighsModelStatus.kOptimal, HighsModelStatus.kSolutionLimit}


class Program:
    """Moves of cells that keep every sum; the last basis is kept, so that the next aim starts near."""

    def __init__(self, part: Part, *, is_split: bool = False) -> None:
        """Set the sums up; a split program takes every move apart into a rise and a fall, both priced."""
        column, row, factor = part.column, part.row, part.factor
        self.size = part.chosen.size
        self.columns = self.size
        if is_split:
            column = np.concatenate((column, column + self.size))
            factor, row, self.columns = np.concatenate((factor, -factor)), np.tile(row, 2), 2 * self.size
        order = np.lexsort((row, column))
        starts = np.searchsorted(column[order], np.arange(self.columns + 1)).astype(np.int32)
        nothing, sums = np.zeros(self.columns), np.zeros(part.rows)
        self._all = np.arange(self.columns, dtype=np.int32)
        self._highs = quiet_solver(DUAL if is_split else PRIMAL)
        self._highs.passModel(
            self.columns, part.rows, order.size, 1, 1, 0.0, nothing, nothing, nothing, sums, sums, starts,
            row[order].astype(np.int32), factor[order].astype(np.float64), np.zeros(self.columns, dtype=np.int32),
        )  # fmt: skip

    def aim(self, price: Floats) -> None:
        """Set what is minimised."""
        self._highs.changeColsCost(self.columns, self._all, price)

    def bound(self, low: Floats, high: Floats, places: Ints | None = None) -> None:
        """Set the limits of all moves, or of those at some places."""
        chosen = self._all if places is None else places.astype(np.int32)
        self._highs.changeColsBounds(chosen.size, chosen, low, high)

    def solve(self) -> Floats | None:
        """Return the best moves, or None when there are none."""
        self._highs.run()
        if self._highs.getModelStatus() not in _FOUND:
            return None
        found = np.asarray(self._highs.getSolution().col_value)
        return found if self.columns == self.size else found[: self.size] - found[self.size :]

    def solve_whole(self) -> Floats | None:
        """Return good moves by whole persons, or None; for the few cases in which the best moves were by parts."""
        kinds = np.full(self.columns, int(HighsVarType.kInteger), dtype=np.uint8)
        self._highs.changeColsIntegrality(self.columns, self._all, kinds)
        try:
            return self.solve()
        finally:
            self._highs.changeColsIntegrality(self.columns, self._all, np.zeros_like(kinds))

"""Search among all numbers that fit: linear programs over one island of laws, written apart from the suppressor's."""

from typing import Final

import numpy as np
from highspy import HighsModelStatus

from lindung.engines.coverage.disclosure.laws import Floats, Ints, Laws, Targets
from lindung.engines.coverage.disclosure.solver import PRIMAL, quiet_solver

_UNBOUNDED: Final = {HighsModelStatus.kUnbounded, HighsModelStatus.kUnboundedOrInfeasible}
_TURNS: Final = 10


class ContradictionError(ValueError):
    """No numbers fit what was published."""


class Search:
    """The laws of one island as a program."""

    def __init__(self, laws: Laws, members: Ints, terms: Ints) -> None:
        """Number the unknowns and laws of the island anew."""
        self.members = members
        self.low, self.high = laws.low[members], laws.high[members]
        known, row = np.unique(laws.law[terms], return_inverse=True)
        column = np.searchsorted(members, laws.unknown[terms])
        order = np.lexsort((row, column))
        self._size = members.size
        self._all = np.arange(self._size, dtype=np.int32)
        self._solver = quiet_solver(PRIMAL)
        starts = np.searchsorted(column[order], np.arange(self._size + 1)).astype(np.int32)
        self._solver.passModel(
            self._size, known.size, order.size, 1, 1, 0.0, np.zeros(self._size), self.low, self.high,
            laws.least[known], laws.most[known], starts, row[order].astype(np.int32), laws.factor[terms][order],
            np.zeros(self._size, dtype=np.int32),
        )  # fmt: skip

    def lowest(self, price: Floats) -> Floats | None:
        """Return unknowns that fit and make the price least; None when it has no end.

        Raises:
            ContradictionError: Nothing fits.
        """
        self._solver.changeColsCost(self._size, self._all, price)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in _UNBOUNDED:
            return None
        if status != HighsModelStatus.kOptimal:
            raise ContradictionError("No numbers fit what was published. Check that the declared relations hold.")
        return np.asarray(self._solver.getSolution().col_value)

    def limit(self, low: Floats, high: Floats) -> None:
        """Set what the unknowns may be."""
        self._solver.changeColsBounds(self._size, self._all, low, high)


def spread(searched: Search, targets: Targets, chosen: Ints, low: Floats, high: Floats, true: Floats) -> None:
    """Look for tables that put many targets low, or many high, at once; turn by turn other ones."""
    draw = np.random.default_rng(chosen.size)
    plus = np.searchsorted(searched.members, targets.plus[chosen])
    single = (targets.plus[chosen] >= 0) & (targets.minus[chosen] < 0)
    for _ in range(_TURNS):
        wants_low, wants_high = low[chosen] > targets.low_enough[chosen], high[chosen] < targets.high_enough[chosen]
        if not (wants_low | wants_high).any():
            break
        is_high = np.where(wants_low & wants_high, draw.random(chosen.size) < 0.5, wants_high)
        price, floor, ceiling = np.zeros(searched.members.size), searched.low.copy(), searched.high.copy()
        up, down = single & wants_high & is_high, single & wants_low & ~is_high
        price[plus[up]], price[plus[down]] = -1.0, 1.0
        ceiling[plus[up]] = np.minimum(ceiling[plus[up]], targets.high_enough[chosen][up])
        floor[plus[down]] = np.maximum(floor[plus[down]], targets.low_enough[chosen][down])
        searched.limit(floor, ceiling)
        found = searched.lowest(price)
        if found is not None:
            point = true.copy()
            point[searched.members] = found
            reached = targets.values(point)[chosen]
            low[chosen], high[chosen] = np.minimum(low[chosen], reached), np.maximum(high[chosen], reached)
    searched.limit(searched.low, searched.high)


def push(searched: Search, targets: Targets, chosen: Ints, low: Floats, high: Floats, *, is_exhaustive: bool) -> None:
    """Solve each target by itself."""
    for target in chosen.tolist():
        for sign, reached, enough in ((1.0, low, targets.low_enough), (-1.0, high, targets.high_enough)):
            if not is_exhaustive and sign * (enough[target] - reached[target]) >= 0:
                continue
            price = np.zeros(searched.members.size)
            for unknown, factor in ((targets.plus[target], sign), (targets.minus[target], -sign)):
                if unknown >= 0:
                    price[np.searchsorted(searched.members, unknown)] += factor
            found = searched.lowest(price)
            if found is None:
                reached[target] = -sign * np.inf
                continue
            reached[target] = targets.constant[target] + sign * float(price @ found)

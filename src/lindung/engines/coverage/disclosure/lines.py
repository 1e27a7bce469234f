"""The first complementary cells: no sum may have only one withheld number.

The rule is as old as cell suppression (Cox 1980, Suppression methodology and statistical disclosure control, JASA 75).
It is needed, not sufficient; what it leaves open is found by programs afterwards.
"""

import numpy as np
from numpy.typing import NDArray

from lindung.engines.coverage.disclosure.network import Ints, Mask, Network


def with_second_cells(
    network: Network, withheld: Mask, *, may_withhold: Mask, matters: Mask, price: NDArray[np.float64]
) -> Mask:
    """Add to the withheld cells until each sum with a withheld one that matters has a second one.

    Args:
        network: Cells and sums.
        withheld: What is withheld so far, cells that are never printed included.
        may_withhold: Cells that can be withheld besides.
        matters: Cells that must not be told by a sum; complements of many people need not be hidden.
        price: What withholding a cell costs.
    """
    withheld = withheld.copy()
    rows, starts = network.rows, network.starts[:-1]
    while True:
        unknown = withheld[network.cells]
        hidden = np.add.reduceat(unknown.astype(np.int64), starts)
        told = np.add.reduceat((unknown & (matters | may_withhold)[network.cells]).astype(np.int64), starts)
        is_told = (hidden == 1) & (told == 1)
        terms = np.flatnonzero(is_told[rows] & may_withhold[network.cells] & ~unknown)
        chosen = _cheapest(network, rows, terms, price * (1 + _fresh_sums(network, rows, hidden)))
        if not chosen.size:
            return withheld
        withheld[chosen] = True


def _fresh_sums(network: Network, rows: Ints, hidden: Ints) -> NDArray[np.int64]:
    """Count the sums of each cell in which nothing is withheld yet: each would need another cell in turn."""
    return np.bincount(network.cells[hidden[rows] == 0], minlength=network.size)


def _cheapest(network: Network, rows: Ints, terms: Ints, price: NDArray[np.float64]) -> Ints:
    cells = network.cells[terms]
    order = np.lexsort((cells, price[cells], rows[terms]))
    first = np.diff(rows[terms][order], prepend=-1) != 0
    return np.unique(cells[order][first])

"""Forecasts of all levels made to agree: children add up to their parent, nobody is negative, nobody is half a person.

Each area gives way in proportion to how unsure it is: weighted least squares over the tree, which is the minimum trace
method with a diagonal error matrix (Wickramasuriya, Athanasopoulos and Hyndman, "Optimal forecast reconciliation",
Journal of the American Statistical Association 114, 2019). On a tree the solution needs one way up, where an area's own
forecast and the sum of its children are averaged by their certainty, and one way down, where the rest is shared out.
"""

import numpy as np

from lindung.engines.coverage.forecast.history import Floats, Integers
from lindung.engines.coverage.forecast.tree import Tree, children_sum


def reconciled(values: Floats, variance: Floats, tree: Tree) -> Floats:
    """Return forecasts that add up and are not negative.

    Args:
        values: One row an area, one column a month.
        variance: How unsure each forecast is, positive.
        tree: Which area lies in which.
    """
    best, unsure = _upwards(values.clip(0), variance, tree)
    for depth in range(1, tree.deepest + 1):
        rows = tree.at(depth)
        best[rows] = _shared(best, unsure, rows, tree.parent[rows])
    return best


def whole_people(values: Floats, tree: Tree) -> Integers:
    """Round so that children still add up: everybody is rounded down, the largest remainders get the rest."""
    added = values.copy()
    for depth in range(tree.deepest - 1, -1, -1):
        rows = tree.at(depth)[tree.is_parent[tree.at(depth)]]
        added[rows] = children_sum(added, tree)[rows]
    whole = np.zeros(values.shape, np.int64)
    top = tree.at(0)
    whole[top] = np.rint(added[top]).astype(np.int64)
    for depth in range(1, tree.deepest + 1):
        rows = tree.at(depth)
        whole[rows] = _rounded(added[rows], tree.parent[rows], whole)
    return whole


def _upwards(values: Floats, variance: Floats, tree: Tree) -> tuple[Floats, Floats]:
    best, unsure = values.copy(), variance.copy()
    for depth in range(tree.deepest - 1, -1, -1):
        rows = tree.at(depth)[tree.is_parent[tree.at(depth)]]
        below, below_unsure = children_sum(best, tree)[rows], children_sum(unsure, tree)[rows]
        trust = below_unsure / (below_unsure + unsure[rows])
        best[rows] = below + (best[rows] - below) * trust
        unsure[rows] *= trust
    return best, unsure


def _shared(best: Floats, unsure: Floats, rows: Integers, parent: Integers) -> Floats:
    """Share out what a parent's children lack or have too much; who would fall below zero stays at zero."""
    size = best.shape[0]
    shares, weights = best[rows], unsure[rows]
    for _ in range(rows.size):
        short = best[parent] - _by_parent(shares, parent, size)[parent]
        total = _by_parent(weights, parent, size)[parent]
        shares = shares + np.where(total > 0, short * weights / np.where(total > 0, total, 1), 0.0)
        if not (shares < 0).any():
            break
        weights = np.where(shares <= 0, 0.0, weights)
        shares = shares.clip(0)
    return shares


def _rounded(values: Floats, parent: Integers, whole: Integers) -> Integers:
    down = np.floor(values).astype(np.int64)
    missing = whole[parent] - _by_parent(down, parent, whole.shape[0])[parent]
    order = np.lexsort((-(values - down).T, np.broadcast_to(parent, values.T.shape)), axis=-1).T
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(order.shape[0])[:, None] - _begins(parent)[:, None], axis=0)
    return np.asarray(down + (place < missing))


def _begins(parent: Integers) -> Integers:
    """Where the children of the same parent begin, for each place of the order by parent."""
    ordered = np.sort(parent)
    return np.searchsorted(ordered, ordered)


def _by_parent(values: np.ndarray, parent: Integers, size: int) -> np.ndarray:
    total = np.zeros((size, values.shape[1]), values.dtype)
    np.add.at(total, parent, values)
    return total

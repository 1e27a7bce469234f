"""Areas as a tree by their codes, level by level, and the test that children add up to their parent."""

from dataclasses import dataclass

import numpy as np

from lindung.engines.coverage.forecast.history import Floats, History, Integers
from lindung.vocabulary.wilayah import COUNTRY_CODE


class HierarchyError(ValueError):
    """The series do not form a tree that adds up; the message names the area."""


@dataclass(frozen=True)
class Tree:
    """Parents of areas.

    Attributes:
        parent: Row of the parent, -1 for an area whose parent has no series.
        depth: How many parents lie above.
    """

    parent: Integers
    depth: Integers

    def at(self, depth: int) -> Integers:
        """Rows of one depth."""
        return np.flatnonzero(self.depth == depth)

    @property
    def deepest(self) -> int:
        """Depth of the deepest area."""
        return int(self.depth.max(initial=0))

    @property
    def is_parent(self) -> np.ndarray:
        """Whether an area has children."""
        is_parent = np.zeros(self.parent.size, dtype=bool)
        is_parent[self.parent[self.parent >= 0]] = True
        return is_parent


def tree_of(codes: tuple[str, ...]) -> Tree:
    """Find the parent of each code."""
    row = {code: place for place, code in enumerate(codes)}
    parent = np.array([row.get(parent_code(code), -1) for code in codes], np.int64)
    depth = np.zeros(parent.size, np.int64)
    above = parent
    while (above >= 0).any():
        depth += above >= 0
        above = np.where(above >= 0, parent[above], -1)
    return Tree(parent, depth)


def parent_code(code: str) -> str:
    """Return the code of the area above; the country has none and gives an empty text."""
    return "" if code == COUNTRY_CODE else code.rpartition(".")[0] or COUNTRY_CODE


def check_adds_up(history: History, tree: Tree) -> None:
    """Refuse series that could not be reconciled.

    Raises:
        HierarchyError: A series ends before the others, or the children of an area do not add up to it in the last
            month. Who is in none of the children belongs in the unknown child.
    """
    early = np.flatnonzero(history.last < history.months - 1)
    if early.size:
        raise HierarchyError(f"{history.codes[early[0]]} has no count in the last month; give it one, 0 for nobody.")
    newest = history.values[:, -1]
    added = children_sum(newest[:, None], tree)[:, 0]
    wrong = np.flatnonzero(tree.is_parent & (added != newest))
    if wrong.size:
        raise HierarchyError(
            f"{history.codes[wrong[0]]} counts {newest[wrong[0]]:,.0f} in the last month, its children together "
            f"{added[wrong[0]]:,.0f}. Put who is in none of the children into the unknown child."
        )


def children_sum(values: Floats, tree: Tree) -> Floats:
    """Add up the children of each row; zero for rows without children."""
    total = np.zeros_like(values)
    has_parent = tree.parent >= 0
    np.add.at(total, tree.parent[has_parent], values[has_parent])
    return total

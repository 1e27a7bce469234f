"""What a reader looks for, and the laws that bind unknown numbers, in arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Laws:
    """What must hold among unknown numbers: for each law, ``least <= sum(factor * number) <= most``.

    Attributes:
        low: Least value of each unknown.
        high: Greatest value of each unknown.
        law: Of each term.
        unknown: Of each term.
        factor: Of each term.
        least: Of each law.
        most: Of each law.
    """

    low: Floats
    high: Floats
    law: Ints
    unknown: Ints
    factor: Floats
    least: Floats
    most: Floats


@dataclass(frozen=True)
class Targets:
    """Sums of unknowns that readers want: one unknown, or one minus another.

    Attributes:
        plus: An unknown, or -1.
        minus: An unknown, or -1.
        constant: What is known besides.
        low_enough: A value that low proves enough.
        high_enough: A value that high proves enough.
    """

    plus: Ints
    minus: Ints
    constant: Floats
    low_enough: Floats
    high_enough: Floats

    def values(self, point: Floats) -> Floats:
        """What the targets are when the unknowns are ``point``."""
        padded = np.append(point, 0.0)
        return np.asarray(self.constant + padded[self.plus] - padded[self.minus])

    def anchor(self) -> Ints:
        """An unknown of each target, -1 where nothing of it is unknown."""
        return np.where(self.plus >= 0, self.plus, self.minus)


def islands(laws: Laws) -> Ints:
    """Number the sets of unknowns that laws join, by a walk over the laws."""
    order = np.argsort(laws.law, kind="stable")
    pieces = np.split(laws.unknown[order], np.flatnonzero(np.diff(laws.law[order])) + 1) if order.size else []
    leader = list(range(laws.low.size))

    def find(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for piece in pieces:
        first = find(int(piece[0]))
        for other in piece[1:].tolist():
            leader[find(other)] = first
    return np.array([find(one) for one in range(len(leader))], dtype=np.int64)

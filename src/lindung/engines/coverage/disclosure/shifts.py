"""Shifts: other tables that a reader cannot tell from the true one, found many at a time.

A shift moves withheld cells by whole persons so that every sum holds, no count falls below nought and nothing published
moves. One shift that raises a cell by its ``rise`` and one that lowers it by its ``fall`` prove the cell protected,
also against a reader who knows that people are whole; both are checked in integers, whatever the solver says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from lindung.engines.coverage.disclosure.network import Ints, Mask, Network, Part
from lindung.engines.coverage.disclosure.program import Floats, Program

_COLUMNS: Final = 3_000  # of one program; groups are packed up to it
_ROUNDS: Final = 12
_MIX: Final = 2654435761  # Knuth's multiplicative hash: signs that look drawn and never change


@dataclass
class Proofs:
    """What is proved so far, cell by cell.

    Attributes:
        rise: How far each cell must be able to rise.
        fall: How far each must be able to fall.
        risen: Cells that a shift raised far enough.
        fallen: Cells that a shift lowered far enough.
    """

    rise: Ints
    fall: Ints
    risen: Mask
    fallen: Mask

    @property
    def is_open(self) -> Mask:
        """Cells that are not proved protected."""
        return ~(self.risen & self.fallen)

    def take(self, chosen: Ints, shift: Ints, groups: Ints, accepted: Mask) -> Mask:
        """Take the accepted groups of a shift as proof; tell which groups proved something new."""
        rises = accepted & (shift >= self.rise[chosen]) & ~self.risen[chosen]
        falls = accepted & (-shift >= self.fall[chosen]) & ~self.fallen[chosen]
        self.risen[chosen] |= rises
        self.fallen[chosen] |= falls
        return np.isin(groups, groups[rises | falls])


def open_proofs(rise: Ints, fall: Ints) -> Proofs:
    """Start with nothing proved but cells that need no move."""
    return Proofs(rise, fall, rise <= 0, fall <= 0)


def prove(network: Network, withheld: Mask, proofs: Proofs, *, depth: int) -> None:
    """Look for shifts of the withheld cells below a depth, group by group, and take what they prove."""
    part = network.part(withheld & (network.depth > depth))
    groups = part.groups()
    wanted = np.unique(groups[proofs.is_open[part.chosen]])
    part = part.only(np.isin(groups, wanted))
    groups = part.groups()
    for pack in _packs(groups):
        piece = part.only(np.isin(groups, pack))
        _prove_piece(network, piece, proofs)


def whole(shift: Floats, part: Part, network: Network, groups: Ints) -> tuple[Ints, Mask]:
    """Round a shift to whole persons; say of each cell whether its group still keeps sums and bounds, exactly."""
    rounded = np.rint(shift).astype(np.int64)
    left = np.zeros(part.rows, dtype=np.int64)
    np.add.at(left, part.row, part.factor * rounded[part.column])
    wrong = np.zeros(part.chosen.size, dtype=np.bool_)
    wrong[groups[part.column[left[part.row] != 0]]] = True
    wrong[groups[_is_below(rounded, part, network)]] = True
    return rounded, ~wrong[groups]


def _is_below(shift: Ints, part: Part, network: Network) -> Mask:
    return (shift + network.value[part.chosen] < 0) & ~network.is_free[part.chosen]


def _packs(groups: Ints) -> Iterator[Ints]:
    """Put small groups together so that one program serves many."""
    names, sizes = np.unique(groups, return_counts=True)
    order = np.argsort(sizes, kind="stable")
    number = np.cumsum(sizes[order]) // _COLUMNS
    for pack in np.unique(number):
        yield names[order][number == pack]


def _prove_piece(network: Network, part: Part, proofs: Proofs) -> None:
    program, groups, chosen = Program(part), part.groups(), part.chosen
    floor = np.where(network.is_free[chosen], -np.inf, -network.value[chosen].astype(np.float64))
    idle = 0
    for turn in range(_ROUNDS):
        up, down = _aims(proofs, chosen, turn)
        if idle > 1 or not (up.any() or down.any()):
            return
        low = np.where(down, np.maximum(floor, -proofs.fall[chosen]), floor)
        high = np.where(up, proofs.rise[chosen].astype(np.float64), np.inf)
        program.bound(low, high)
        program.aim(np.where(up, -1.0, np.where(down, 1.0, 0.0)))
        found = program.solve()
        idle += 1
        if found is not None and _taken(network, part, proofs, groups, found):
            idle = 0


def _aims(proofs: Proofs, chosen: Ints, turn: int) -> tuple[Mask, Mask]:
    """Choose for each open cell whether to raise or to lower it this turn."""
    sign = ((chosen * _MIX) >> (16 + turn)) & 1 == 0
    needs_rise, needs_fall = ~proofs.risen[chosen], ~proofs.fallen[chosen]
    return needs_rise & (sign | ~needs_fall), needs_fall & (~sign | ~needs_rise)


def _taken(network: Network, part: Part, proofs: Proofs, groups: Ints, found: Floats) -> bool:
    """Take a shift and, where nothing falls below nought, its mirror image."""
    news = False
    for shift in (found, -found):
        rounded, accepted = whole(shift, part, network, groups)
        news |= bool(proofs.take(part.chosen, rounded, groups, accepted).any())
    return news

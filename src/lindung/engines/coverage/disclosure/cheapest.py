"""The cheapest further cells: what to withhold besides, so that a cell left open can move.

For one cell and direction, the least costly shift over published and withheld cells alike; every published cell that it
moves is withheld (Kelly, Golden and Assad 1992, Cell suppression: disclosure protection for sensitive tabular data,
Networks 22; as linear programs over any linked tables, Fischetti and Salazar 2001). A shift is priced by how far each
cell moves, which stands in for the price of withholding it at all: patterns are sound, not proved least.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from lindung.engines.coverage.disclosure.network import Ints, Mask, Network, Part
from lindung.engines.coverage.disclosure.program import Floats, Program
from lindung.engines.coverage.disclosure.shifts import Proofs, whole

_NOTHING: Final = 1e-3  # price of moving a cell that is withheld anyway: shifts stay short
_MOVED: Final = 1e-6


@dataclass
class Repair:
    """What is decided while open cells are given room, one after the other.

    Attributes:
        network: Cells and sums.
        withheld: What is withheld; grows.
        proofs: What is proved; grows.
        price: What withholding a cell costs.
        may_move: Cells that can be withheld or are.
    """

    network: Network
    withheld: Mask
    proofs: Proofs
    price: Floats
    may_move: Mask

    def give_room(self, region: Mask, open_cells: Ints) -> None:
        """Withhold what is needed inside a region so that its open cells can rise and fall."""
        part = self.network.part(region & self.may_move)
        program = Program(part, is_split=True)
        high = self._limits(part)
        program.bound(np.zeros(high.size), high)
        for cell in open_cells.tolist():
            place = int(np.searchsorted(part.chosen, cell))
            both = np.array([place, place + part.chosen.size])
            for amount in self._moves_asked(cell):
                now = np.where(self.withheld[part.chosen], _NOTHING, self.price[part.chosen])
                program.aim(np.tile(now, 2))
                fixed = np.array([max(amount, 0.0), max(-amount, 0.0)])
                program.bound(fixed, fixed, both)
                self._take_first(part, self._shifts(program, part, cell, amount))
                program.bound(np.zeros(2), high[both], both)

    def _moves_asked(self, cell: int) -> Iterator[float]:
        """Tell the moves that are not proved; asked again after each, for one shift may prove both."""
        if not self.proofs.risen[cell]:
            yield float(self.proofs.rise[cell])
        if not self.proofs.fallen[cell]:
            yield -float(self.proofs.fall[cell])

    def _limits(self, part: Part) -> Floats:
        value = self.network.value[part.chosen].astype(np.float64)
        fall = np.where(self.network.is_free[part.chosen], np.inf, value)
        return np.concatenate((np.full(fall.size, np.inf), fall))

    def _shifts(self, program: Program, part: Part, cell: int, amount: float) -> Iterator[Floats]:
        """Offer the cheapest shift; if it moves parts of persons, then whole ones, first among few cells."""
        cheapest = program.solve()
        if cheapest is None:
            return
        yield cheapest
        support = self.withheld.copy()
        support[part.chosen[np.abs(cheapest) > _MOVED]] = True
        inside = np.zeros_like(support)
        inside[part.chosen] = support[part.chosen]
        among = self._whole_shift(inside, cell, amount)
        if among is not None:
            yield among[part.chosen]
        everywhere = program.solve_whole()
        if everywhere is not None:
            yield everywhere

    def _whole_shift(self, inside: Mask, cell: int, amount: float) -> Floats | None:
        """Look for whole moves among few cells; the answer is for all cells of the network."""
        part = self.network.part(inside)
        groups = part.groups()
        part = part.only(groups == groups[np.searchsorted(part.chosen, cell)])
        program, limits = Program(part), self._limits(part)
        low, high = -limits[part.chosen.size :], limits[: part.chosen.size]
        place = np.searchsorted(part.chosen, cell)
        low[place] = high[place] = amount
        program.bound(low, high)
        found = program.solve_whole()
        if found is None:
            return None
        moves = np.zeros(self.network.size)
        moves[part.chosen] = found
        return moves

    def _take_first(self, part: Part, shifts: Iterator[Floats]) -> None:
        """Withhold what the first shift by whole persons moves, and take it and its mirror image as proof.

        Without one the cheapest shift by parts of persons is withheld all the same; the cell stays open and is
        reported.
        """
        groups, cheapest = np.zeros(part.chosen.size, dtype=np.int64), None
        for shift in shifts:
            cheapest = shift if cheapest is None else cheapest
            rounded, keeps = whole(shift, part, self.network, groups)
            if keeps.all():
                self.withheld[part.chosen[rounded != 0]] = True
                self.proofs.take(part.chosen, rounded, groups, keeps)
                mirrored, keeps = whole(-shift, part, self.network, groups)
                self.proofs.take(part.chosen, mirrored, groups, keeps)
                return
        if cheapest is not None:
            self.withheld[part.chosen[np.abs(cheapest) > _MOVED]] = True

"""The pattern of a release: which cells are withheld, found by shifts and by the cheapest further cells."""

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.coverage.disclosure.cheapest import Repair
from lindung.engines.coverage.disclosure.lines import with_second_cells
from lindung.engines.coverage.disclosure.network import Ints, Mask, Network
from lindung.engines.coverage.disclosure.program import Floats
from lindung.engines.coverage.disclosure.scopes import Window, scopes_of, together, windows
from lindung.engines.coverage.disclosure.shifts import open_proofs, prove

_LARGE: Final = 20_000
"""Cells from which every sum gets its second withheld number before anything is solved: faster, and withholds more."""

_SOME: Final = 6  # one open cell in so many is given room before shifts are looked for again
_FEW: Final = 30


@dataclass(frozen=True)
class Pattern:
    """What is withheld.

    Attributes:
        withheld: Cells a reader does not see, those that are never printed included.
        is_open: Cells of few people that could not be hidden.
    """

    withheld: Mask
    is_open: Mask


def pattern_of(cells: pl.DataFrame, terms: pl.DataFrame, *, kept_price: float, is_over_time: bool) -> Pattern:
    """Decide what is withheld.

    Args:
        cells: With ``is_few``, ``rise``, ``fall``, ``is_primary``, ``depth`` and what an earlier release says of them.
        terms: The sums.
        kept_price: What withholding again costs, as a share.
        is_over_time: Whether sums join months.
    """
    network = Network.of(cells, terms)
    hidden, known, past = (_mask(cells, name) for name in ("is_hidden", "is_known", "is_past"))
    withheld = (_mask(cells, "is_primary") | hidden | past) & ~known
    rise, fall = (np.where(known, 0, _ints(cells, name)) for name in ("rise", "fall"))
    may_withhold = ~(hidden | known | past)
    price = prices(cells, kept_price)
    if network.size > _LARGE:
        withheld = with_second_cells(network, withheld, may_withhold=may_withhold, matters=(rise > 0), price=price)
    proofs = open_proofs(rise, fall)
    if not network.size:
        return Pattern(withheld, proofs.is_open)
    depths = range(int(network.depth.max()) - 1, int(network.depth.min()) - 2, -1)
    for depth in depths:
        prove(network, withheld, proofs, depth=depth)
    repair = Repair(network, withheld, proofs, price, may_withhold | withheld)
    for depth, window in product(depths, windows(is_over_time=is_over_time)):
        _repair(repair, cells, depth, window)
    return Pattern(repair.withheld, proofs.is_open)


def prices(cells: pl.DataFrame, kept_price: float) -> Floats:
    """What withholding each cell costs: its persons, in the mean of all months, so that months choose alike.

    Less when it was withheld in the release before, or when another month must withhold it anyway: a series with the
    same gaps everywhere can be compared, and gives nothing away by its gaps.
    """
    series = ["area_code", "basis", "measure", "dimension", "category"]
    is_kept = (pl.col("was_withheld") | pl.col("is_primary")).any().over(series)
    mean = 1.0 + pl.col("value").abs().mean().over(series)
    return cells.select(pl.when(is_kept).then(mean * kept_price).otherwise(mean)).to_series().to_numpy().copy()


def _repair(repair: Repair, cells: pl.DataFrame, depth: int, window: Window) -> None:
    """Give open cells room below a depth in some months, a few at a time: what is withheld for one may prove others."""
    inside = repair.network.depth > depth
    left = np.flatnonzero(repair.proofs.is_open & inside)
    scopes = scopes_of(cells, depth, window) if left.size else left
    while left.size:
        each = left.size // np.unique(scopes[left]).size
        now = left[:: max(1, min(_SOME, each // _FEW))]
        for scope, ones in together(scopes, now):
            repair.give_room(inside & (scopes == scope), ones)
        prove(repair.network, repair.withheld, repair.proofs, depth=depth)
        left = np.setdiff1d(left[repair.proofs.is_open[left]], now)


def _mask(cells: pl.DataFrame, name: str) -> Mask:
    return cells.get_column(name).to_numpy().astype(np.bool_)


def _ints(cells: pl.DataFrame, name: str) -> Ints:
    return cells.get_column(name).to_numpy().astype(np.int64)

"""Scopes: everything inside one area in some months; a cell is given room in the smallest that can."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.coverage.disclosure.network import Ints
from lindung.vocabulary.wilayah import COUNTRY_CODE


@dataclass(frozen=True)
class Window:
    """Which months are taken together.

    Attributes:
        months: How many; 0 all of them.
        first: Where the first window begins.
    """

    months: int = 1
    first: int = 0


def windows(*, is_over_time: bool) -> Sequence[Window]:
    """List windows from the smallest on; where no sum joins months, each stands alone."""
    return _OVER_TIME if is_over_time else _OVER_TIME[:1]


def scopes_of(cells: pl.DataFrame, depth: int, window: Window) -> Ints:
    """Number the areas of a depth; each cell gets the number of the one its area lies in, apart by basis and window."""
    code = pl.col("area_code")
    if depth < 0:
        inside = pl.lit("")
    elif depth == 0:
        inside = pl.lit(COUNTRY_CODE)
    else:
        inside = code.str.extract(rf"^([^.]+(?:\.[^.]+){{0,{depth - 1}}})")
    month = (pl.col("month") + window.first) // window.months if window.months else pl.lit(0)
    key = pl.concat_str(inside, "basis", month, separator=" ")
    return cells.select(key.rank("dense")).to_series().to_numpy().astype(np.int64)


def together(scopes: Ints, cells: Ints) -> list[tuple[int, Ints]]:
    """Gather cells by their scope."""
    ordered = cells[np.argsort(scopes[cells], kind="stable")]
    names, starts = np.unique(scopes[ordered], return_index=True)
    return list(zip(names.tolist(), np.split(ordered, starts[1:]), strict=True)) if names.size else []


_OVER_TIME: Final = (Window(1), Window(2), Window(2, first=1), Window(0))

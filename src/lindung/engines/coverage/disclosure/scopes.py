"""Scopes: everything inside one area, in the months that sums join; a cell is given room in the smallest that can."""

import numpy as np
import polars as pl

from lindung.engines.coverage.disclosure.network import Ints
from lindung.vocabulary.wilayah import COUNTRY_CODE


def scopes_of(cells: pl.DataFrame, depth: int, *, is_over_time: bool) -> Ints:
    """Number the areas of a depth; each cell gets the number of the one its area lies in, apart by basis and month."""
    code = pl.col("area_code")
    if depth < 0:
        inside = pl.lit("")
    elif depth == 0:
        inside = pl.lit(COUNTRY_CODE)
    else:
        inside = code.str.extract(rf"^([^.]+(?:\.[^.]+){{0,{depth - 1}}})")
    month = pl.lit(0) if is_over_time else pl.col("month")
    key = pl.concat_str(inside, "basis", month, separator=" ")
    return cells.select(key.rank("dense")).to_series().to_numpy().astype(np.int64)


def together(scopes: Ints, cells: Ints) -> list[tuple[int, Ints]]:
    """Gather cells by their scope."""
    ordered = cells[np.argsort(scopes[cells], kind="stable")]
    names, starts = np.unique(scopes[ordered], return_index=True)
    return list(zip(names.tolist(), np.split(ordered, starts[1:]), strict=True)) if names.size else []

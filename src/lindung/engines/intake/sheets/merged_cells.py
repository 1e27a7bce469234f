"""Cells merged over several rows: the value stands in the first row and holds for all of them."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from lindung.engines.intake.sheets.raw import text_column

Merge = tuple[int, int, int]


def filled_down(
    cells: pl.DataFrame, merges: Sequence[Merge], is_data: npt.NDArray[np.bool_]
) -> tuple[pl.DataFrame, int]:
    """Fill each merged cell's value into the data rows that it covers, and count the cells.

    A merge is a column from 0, its first and its last row as a spreadsheet numbers them. A sheet whose merges overlap
    is left as it is: no spreadsheet writes one.
    """
    by_column: dict[int, list[Merge]] = defaultdict(list)
    for merge in merges:
        if 0 <= merge[0] < cells.width and 0 < merge[1] <= cells.height:
            by_column[merge[0]].append(merge)
    count = 0
    for column, spans in by_column.items():
        if sum(min(end, cells.height) - top for _, top, end in spans) > cells.height:
            continue
        filled = _filled(cells[text_column(column)], spans, is_data)
        count += cells[text_column(column)].null_count() - filled.null_count()
        cells = cells.with_columns(filled)
    return cells, count


def _filled(texts: pl.Series, spans: Sequence[Merge], is_data: npt.NDArray[np.bool_]) -> pl.Series:
    source = np.arange(texts.len())
    for _, top, end in spans:
        source[top:end] = top - 1
    held = np.where(is_data, source, np.arange(texts.len()))
    return texts.fill_null(texts.gather(held))

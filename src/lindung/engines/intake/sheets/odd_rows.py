"""Column tests that tell which rows of a list may be no data: few cells, or no digit where the list has its numbers."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.intake.sheets.row_kinds import few_cells
from lindung.engines.intake.sheets.row_words import SPEAKING_WORDS

_SAMPLE_ROWS: Final = 200
_NUMBER_COLUMNS: Final = 2
_MOSTLY: Final = 0.9


def is_filled(cells: pl.DataFrame) -> pl.Series:
    """Say of each row whether any of its cells holds a text."""
    return cells.select(pl.any_horizontal(pl.all().is_not_null()).alias("any"))["any"]


def number_columns(cells: pl.DataFrame) -> list[str]:
    """Name the columns in which nearly every row has its longest digits, such as the NIK and a date."""
    sample = cells.filter(is_filled(cells)).head(_SAMPLE_ROWS)
    if not sample.height:
        return []
    shares = sample.select(pl.all().str.contains("[0-9]").sum()).row(0)
    lengths = sample.select(pl.all().str.len_bytes().mean()).row(0)
    often = [
        (length, name)
        for name, share, length in zip(sample.columns, shares, lengths, strict=True)
        if share >= _MOSTLY * sample.height
    ]
    return [name for _, name in sorted(often, reverse=True)[:_NUMBER_COLUMNS]]


def suspicious_rows(cells: pl.DataFrame, numbers: list[str], headers: Sequence[str]) -> pl.DataFrame:
    """Keep the rows that may be no data, with their place and the count of data rows before each."""
    few = few_cells(headers)
    has_digits = [pl.col(name).str.contains("[0-9]").fill_null(value=False) for name in numbers]
    lacks = ~pl.all_horizontal(has_digits) if numbers else pl.lit(value=True)
    filled = pl.sum_horizontal(pl.all().is_not_null()).alias("filled")
    first = cells.select(filled, lacks.alias("lacks")).select((pl.col("filled") <= few) | pl.col("lacks"))
    places = first.to_series().arg_true()
    rows = cells[places]
    looks_odd = rows.select(_looks_odd(few, headers)).to_series()
    places, rows = places.filter(looks_odd), rows.filter(looks_odd)
    marked = np.ones(cells.height, dtype=np.uint32)
    marked[places.to_numpy()] = 0
    before = pl.Series("plain", np.cumsum(marked, dtype=np.uint32)[places.to_numpy()])
    return rows.select(places.alias("place"), before, pl.all())


def _looks_odd(few: int, headers: Sequence[str]) -> pl.Expr:
    """A lone cell, words that speak of the list, or hardly any digits: a person's row has some."""
    texts = pl.all()
    filled = pl.sum_horizontal(texts.is_not_null())
    digits = pl.sum_horizontal(texts.str.contains("[0-9]"))
    header_digits = sum(any(character.isdigit() for character in header) for header in headers)
    speaks = pl.any_horizontal(texts.str.contains(SPEAKING_WORDS))
    speaks_first = pl.coalesce(texts).str.contains(SPEAKING_WORDS)
    is_short = (filled <= 1) | (digits == 0) | speaks.fill_null(value=False)
    is_wordy = (digits <= pl.max_horizontal(filled // 4, pl.lit(header_digits))) | speaks_first
    return pl.when(filled <= few).then(is_short).otherwise(is_wordy).alias("odd")

"""Texts that repeat are read once."""

from collections.abc import Callable
from typing import Final

import polars as pl

TEXT: Final = "text"
Reader = Callable[[pl.LazyFrame], pl.LazyFrame]


def once_each(texts: pl.Series, read: Reader) -> pl.DataFrame:
    """Read each different text once and give every row its answer; a blank row's answers are null.

    Args:
        texts: The column.
        read: Takes the different texts in the column ``text`` and returns them with the answers beside; lazily, so that
            an expression written twice is worked out once.

    Returns:
        The answers, row by row.
    """
    column = texts.alias(TEXT).to_frame()
    if texts.null_count() == texts.len():
        return read(column.clear().lazy()).drop(TEXT).collect().clear(texts.len())
    answers = read(column.lazy().unique().drop_nulls()).collect()
    return column.join(answers, on=TEXT, how="left", maintain_order="left").drop(TEXT)


def odd_ones(texts: pl.Series, is_plain: pl.Series, read: Reader) -> pl.DataFrame:
    """Read only the texts that are not plain; plain and blank rows get null answers."""
    return once_each(texts.zip_with(~is_plain, pl.Series([None], dtype=pl.String)), read)

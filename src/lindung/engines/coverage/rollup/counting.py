"""Counts by month, place and category as dense arrays: differences summed over months, then over places."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.measures import MEASURES, Stock
from lindung.engines.coverage.rollup.questions import Question, questions, sql_of
from lindung.engines.coverage.rollup.relations import Asked
from lindung.engines.coverage.rollup.request import RollUp, Sources

Counts = npt.NDArray[np.int32 | np.int64]
"""Persons by month, place (or area) and category."""


def counted(
    relations: Asked, sources: Sources, asked: RollUp, dimension: Dimension, measures: Sequence[str]
) -> Mapping[str, Counts]:
    """Return the persons of each measure by month, place and category.

    Raises:
        ValueError: A row has a place or category that is not among those given.
    """
    shape = (asked.months, asked.areas.places.len(), len(asked.categories.texts[dimension]))
    counts = {name: np.zeros(shape, dtype=np.int32) for name in measures}
    for question in questions(asked, measures):
        _add(counts, relations.read(sql_of(question, sources, asked, dimension)), question, asked)
    for name in measures:
        if isinstance(MEASURES[name], Stock) and asked.months > 1:
            np.cumsum(counts[name], axis=0, out=counts[name])
    return counts


def by_area(counts: Counts, areas: pl.DataFrame) -> Counts:
    """Sum the places of each month to areas (AREA_RANGE).

    An area is a range of places, so its sum is the difference of two running sums, whatever its level.
    """
    months, places, categories = counts.shape
    running = np.zeros((months, places + 1, categories), dtype=np.int64)
    np.cumsum(counts, axis=1, out=running[:, 1:])
    summed: Counts = running[:, areas["end"].to_numpy()] - running[:, areas["first"].to_numpy()]
    return summed


def _add(counts: Mapping[str, Counts], changes: pl.DataFrame, question: Question, asked: RollUp) -> None:
    """Add what one pass found; each month, place and category is there once."""
    month = pl.col("month") - asked.first.ordinal if question.month else pl.lit(0)
    keys = changes.select(pl.col("place", "category").cast(pl.Int64), month=month.cast(pl.Int64))
    _, places, categories = counts[next(iter(question.wanted))].shape
    _refuse_strangers(keys, place=places, category=categories)
    flat = keys.select((pl.col("month") * places + pl.col("place")) * categories + pl.col("category")).to_series()
    for name in question.wanted:
        counts[name].reshape(-1)[flat.to_numpy()] += question.sign * changes[name].cast(pl.Int32).to_numpy()


def _refuse_strangers(keys: pl.DataFrame, **lengths: int) -> None:
    for name, length in lengths.items():
        strange = keys.filter(~pl.col(name).is_between(0, length - 1).fill_null(value=False))
        if strange.height:
            raise ValueError(
                f"{strange[name][0]} is no {name} of the {length} that are known. "
                "Write the register with the areas and categories that are given here."
            )

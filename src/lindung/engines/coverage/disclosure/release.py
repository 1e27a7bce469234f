"""Released rows: the observations with withheld numbers taken out, and rounded where the rules say so."""

import polars as pl

from lindung.engines.coverage.disclosure.cells import CELL, PLACE, with_measures
from lindung.engines.coverage.disclosure.relations import Relations
from lindung.engines.coverage.observations import OBSERVATION
from lindung.vocabulary.suppression import Suppression

_NUMBERS = {
    "state": ("numerator", "counted", "dimension", "category"),
    "denominator_state": ("denominator", "of", "of_dimension", "of_category"),
}


def released_rows(observations: pl.DataFrame, states: pl.DataFrame, relations: Relations, *, base: int) -> pl.DataFrame:
    """Take out of each row what ``states`` (``CELL`` with ``state``) withholds.

    A row has the state of its numerator in ``state``, that of its denominator in ``denominator_state`` (null without
    one).
    """
    rows = with_measures(observations, relations)
    for name, (number, measure, dimension, category) in _NUMBERS.items():
        here = [*PLACE, measure, dimension, category]
        rows = rows.join(
            states.select(*CELL, pl.col("state").alias(name)), left_on=here, right_on=list(CELL), how="left",
            maintain_order="left",
        ).with_columns(
            pl.when(pl.col(number).is_not_null()).then(name).alias(name),
            pl.when(pl.col(name) == Suppression.PUBLISHED.value).then(rounded(pl.col(number), base)).alias(number),
        )  # fmt: skip
    return rows.select(*OBSERVATION, *_NUMBERS)


def rounded(number: pl.Expr, base: int) -> pl.Expr:
    """Round to the nearest multiple of a base, halves up; the same number always becomes the same."""
    return number if base == 1 else (2 * number + base) // (2 * base) * base

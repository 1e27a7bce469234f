"""Cells: every number of a release once, also those that are only implied."""

from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.relations import Relations, complement_of, own_denominator, rest_of
from lindung.engines.coverage.observations import Dimension

PLACE: Final = ("area_code", "month", "basis")
"""Of which people a cell is."""

CELL: Final = (*PLACE, "measure", "dimension", "category")
"""What a cell is of: several indicators may show one cell."""

_KINDS: Final = (("is_hidden", False), ("is_free", False))


class ObservationError(ValueError):
    """The observations contradict each other or what is declared of them; the message names the first case."""


def cells_of(observations: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """List the cells of a release: ``CELL``, ``value``, ``is_hidden``, ``is_free``, ``cell`` (0, 1, ...).

    A hidden cell is never printed but follows from others: the complement of a coverage (who is not covered), and the
    rest of an overlapping category. It is protected like any other. A free one may be below nought.

    Raises:
        ObservationError: A number is missing or below nought, or two indicators state one number differently.
    """
    _refuse_unreadable(observations)
    rows = with_measures(observations, relations)
    printed = _once(pl.concat([numerators(rows), denominators(rows)]))
    hidden = pl.concat([complements(rows), _rests(printed, relations)])
    exceeding = [basis + measure for basis, measure in sorted(relations.exceeding)]
    is_free = (pl.col("basis") + pl.col("measure")).is_in(exceeding)
    kinds = [pl.lit(value).alias(name) for name, value in _KINDS]
    hidden = hidden.with_columns(pl.lit(value=True).alias("is_hidden"), is_free.alias("is_free"))
    table = pl.concat([printed.with_columns(kinds), hidden.unique([*CELL], keep="first", maintain_order=True)])
    return table.with_row_index("cell").with_columns(pl.col("cell").cast(pl.Int64))


def exceeding_complements(observations: pl.DataFrame, relations: Relations) -> frozenset[tuple[str, str]]:
    """Find the coverages with more covered than workers somewhere: there nobody can use that it is a part."""
    below = complements(with_measures(observations, relations)).filter(pl.col("value") < 0)
    return frozenset(below.select("basis", "measure").unique().rows())


def with_measures(observations: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """Add to each row ``counted`` and ``of``, the measures of its numbers, and ``of_dimension``, ``of_category``."""
    named = pl.col("indicator")
    is_undivided = pl.col("dimension").is_in(sorted(relations.undivided))
    total = pl.lit(Dimension.TOTAL.value)
    own = pl.format(own_denominator("{}"), named)
    return observations.with_columns(
        named.replace(relations.numerators()).alias("counted"),
        named.replace_strict(relations.denominators(), default=own, return_dtype=pl.String).alias("of"),
        pl.when(is_undivided).then(total).otherwise("dimension").alias("of_dimension"),
        pl.when(is_undivided).then(pl.lit("")).otherwise("category").alias("of_category"),
    )


def numerators(rows: pl.DataFrame) -> pl.DataFrame:
    """List the numerators as cells with a ``value``."""
    return rows.select(
        *PLACE, pl.col("counted").alias("measure"), "dimension", "category", pl.col("numerator").alias("value")
    )


def denominators(rows: pl.DataFrame) -> pl.DataFrame:
    """List the denominators as cells with a ``value``."""
    return rows.filter(pl.col("denominator").is_not_null()).select(
        *PLACE, pl.col("of").alias("measure"), pl.col("of_dimension").alias("dimension"),
        pl.col("of_category").alias("category"), pl.col("denominator").alias("value"),
    )  # fmt: skip


def complements(rows: pl.DataFrame) -> pl.DataFrame:
    """List who is left when the counted are taken from the denominator, as cells with a ``value``."""
    divided = rows.filter(pl.col("denominator").is_not_null() & (pl.col("of") != pl.col("counted")))
    name = pl.format(complement_of("{}", "{}"), "of", "counted")
    return divided.select(
        *PLACE, name.alias("measure"), "dimension", "category",
        (pl.col("denominator") - pl.col("numerator")).alias("value"),
    )  # fmt: skip


def _rests(printed: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    keys = [*PLACE, "measure"]
    totals = printed.filter(pl.col("dimension") == Dimension.TOTAL.value).select(*keys, pl.col("value").alias("all"))
    parts = printed.filter(pl.col("dimension").is_in(sorted(relations.overlapping))).join(totals, on=keys)
    return parts.select(
        *PLACE, pl.format(rest_of("{}"), "measure").alias("measure"), "dimension", "category",
        (pl.col("all") - pl.col("value")).alias("value"),
    )  # fmt: skip


def _once(stated: pl.DataFrame) -> pl.DataFrame:
    cells = stated.group_by(CELL, maintain_order=True).agg(
        pl.col("value").first(), (pl.col("value").min() != pl.col("value").max()).alias("differs")
    )
    different = cells.filter("differs")
    if not different.is_empty():
        raise ObservationError(
            f"{_said(different)} is stated with different numbers. Build the indicators that share it in one go."
        )
    return cells.drop("differs")


def _refuse_unreadable(observations: pl.DataFrame) -> None:
    wrong = observations.filter(
        pl.col("numerator").is_null() | (pl.col("numerator") < 0) | (pl.col("denominator").fill_null(0) < 0)
    )
    if not wrong.is_empty():
        where = wrong.row(0, named=True)
        raise ObservationError(
            f"{where['indicator']} of {where['area_code']} is missing or below nought. A release holds whole counts; "
            "leave out the rows that count nobody."
        )


def _said(cells: pl.DataFrame) -> str:
    first = cells.row(0, named=True)
    return " ".join(str(first[name]) for name in ("measure", "area_code", "dimension", "category")).rstrip()

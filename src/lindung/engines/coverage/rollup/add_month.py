"""One more month on top of those that are counted, at the cost of one."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import KEY, OBSERVATION
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.engines.coverage.rollup.relations import Asked
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.engines.coverage.rollup.roll_up import chosen, rolled

_JANUARY: Final = 1


def add_month(relations: Asked, sources: Sources, asked: RollUp, before: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Count one month, and add what is summed over the year to the observations of the month before.

    Everything else is told by the registers as they stand; the state that is carried is the last release itself.

    Args:
        relations: The engine that reads the registers.
        sources: The registers, settled up to the month.
        asked: What is counted, for one month.
        before: OBSERVATION of the month before with the same areas, categories and dimensions; not read in January.

    Raises:
        ValueError: More than one month is asked, or the month before is not there.
    """
    if asked.months != 1:
        raise ValueError(f"{asked.months} months are asked. Add them one by one, or count them at once.")
    summed = _of_the_year(asked, before)
    of_month = []
    for part in rolled(relations, sources, asked, chosen(sources, asked), begun=asked):
        is_summed = part.height > 0 and indicators()[part["indicator"][0]].is_year_to_date
        if is_summed:
            of_month.append(part)
        else:
            yield part
    yield _added([summed, *of_month])


def _of_the_year(asked: RollUp, before: pl.DataFrame) -> pl.DataFrame:
    """Return what was summed from January to the month before, under the month asked."""
    earlier = before.filter(month=asked.first.ordinal - 1, basis=asked.basis.value)
    if asked.first.number == _JANUARY:
        return earlier.clear()
    if earlier.is_empty():
        raise ValueError(f"The observations of {asked.first.plus(-1)} are not there; count the year at once instead.")
    names = [name for name, each in indicators().items() if each.is_year_to_date]
    wanted = names if asked.indicators is None else [name for name in names if name in asked.indicators]
    dimensions = [dimension.value for dimension in asked.dimensions]
    return earlier.filter(pl.col("indicator").is_in(wanted), pl.col("dimension").is_in(dimensions)).with_columns(
        pl.lit(asked.first.ordinal, dtype=pl.Int32).alias("month")
    )


def _added(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Add the months of a year; a count has no denominator."""
    return (
        pl.concat(parts)
        .group_by(KEY, maintain_order=True)
        .agg(pl.col("numerator").sum(), denominator=pl.lit(None, dtype=pl.Int64))
        .select(pl.col(name).cast(kind) for name, kind in OBSERVATION.items())
    )

"""Months in which an area became another: figures before and after are of different territories."""

from functools import cache
from typing import Final

import polars as pl

from lindung.vocabulary.areas.records import ChangeKind, lineage_steps
from lindung.vocabulary.month import Month

BREAK: Final = {"area_code": pl.String, "changed": pl.Int64}
"""Columns of :func:`territory_breaks`; ``changed`` is the ordinal of the month of the law."""

_TAKES_PART = (ChangeKind.SPLIT, ChangeKind.MERGER)


@cache
def territory_breaks() -> pl.DataFrame:
    """Return BREAK: areas from which something was split, or into which something was merged, once for each month.

    A new name or code changes no territory.
    """
    found = {
        (step.predecessor_code if step.kind is ChangeKind.SPLIT else step.area_code, Month.of(step.happened_on).ordinal)
        for step in lineage_steps()
        if step.kind in _TAKES_PART
    }
    return pl.DataFrame(sorted(found), schema=BREAK, orient="row")


def changed_between(area_code: str, earlier: Month, later: Month) -> bool:
    """Whether an area changed after one month's figure and before another's; the month of the law counts as before."""
    months = territory_breaks().filter(area_code=area_code)["changed"]
    return any(earlier.ordinal <= month < later.ordinal for month in months)

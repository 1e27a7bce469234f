"""What the list and other registers say of a person's life and work: dead, moved, or outside the programmes."""

from datetime import date
from typing import Final

import polars as pl

from lindung.engines.linkage.status.columns import DEATH, given, given_links
from lindung.engines.linkage.status.membership import last_day
from lindung.engines.linkage.status.rules import StatusRules
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus, StatusReason
from lindung.vocabulary.month import Month

OUT_OF_COUNT: Final = tuple(
    reason
    for status in (CoverageStatus.DEAD, CoverageStatus.MOVED, CoverageStatus.OUTSIDE_SCOPE)
    for reason in REASONS[status]
)
"""Reasons not to count somebody, the first that holds is the one that is said."""

_SAID_BY_OCCUPATION: Final = (
    StatusReason.CIVIL_SERVANT, StatusReason.SOLDIER_POLICE, StatusReason.PENSIONER, StatusReason.NOT_WORKING,
    StatusReason.STUDENT,
)  # fmt: skip


def out_of_count(rows: pl.DataFrame, month: Month, rules: StatusRules) -> pl.DataFrame:
    """Return each person with one column of booleans per reason of OUT_OF_COUNT.

    What one row of a person says is true of the person; but who moved according to one row and lives here according to
    another has moved inside the area.

    Args:
        rows: Rows of the list with WORKER, ``on_death_list`` and ``on_personnel_list``.
        month: The month asked.
        rules: Values of the law.
    """
    flags = _flags(month, rules)
    told = rows.select("person", *(flags[reason].fill_null(value=False).alias(reason) for reason in OUT_OF_COUNT))
    moved = StatusReason.MOVE_NOTED
    others = [pl.col(reason).any() for reason in OUT_OF_COUNT if reason != moved]
    return told.group_by("person").agg(*others, pl.col(moved).all())


def dead_by_register(
    rows: pl.DataFrame, links: pl.DataFrame | None, deaths: pl.DataFrame | None, month: Month
) -> pl.Series:
    """Tell for each row whether it matches a death up to the end of the month; a death without a date counts."""
    if links is None:
        return _nowhere(rows)
    known = given(deaths, DEATH) if deaths is not None else links.select(id="r_id", died_on=pl.lit(None, dtype=pl.Date))
    died = known.filter(pl.col("died_on").is_null() | (pl.col("died_on") <= last_day(month)))
    matches = given_links(links, rows, known).filter(pl.col("decision") == "match")
    return rows["id"].is_in(matches.join(died, left_on="r_id", right_on="id", how="semi")["l_id"].implode())


def on_register(rows: pl.DataFrame, links: pl.DataFrame | None) -> pl.Series:
    """Tell for each row whether it matches somebody of another register."""
    if links is None:
        return _nowhere(rows)
    known = given_links(links, rows, links.select(id="r_id"))
    return rows["id"].is_in(known.filter(pl.col("decision") == "match")["l_id"].implode())


def _nowhere(rows: pl.DataFrame) -> pl.Series:
    return pl.repeat(value=False, n=rows.height, dtype=pl.Boolean, eager=True)


def _flags(month: Month, rules: StatusRules) -> dict[StatusReason, pl.Expr]:
    later = (pl.col("died_on") > last_day(month)).fill_null(value=False)
    noted = (pl.col("life_note") == "deceased") | pl.col("died_on").is_not_null()
    by_occupation = {reason: pl.col("occupation_class") == reason.value for reason in _SAID_BY_OCCUPATION}
    return {
        StatusReason.ON_DEATH_LIST: pl.col("on_death_list"),
        StatusReason.DEATH_NOTED: noted & ~later,
        StatusReason.MOVE_NOTED: pl.col("life_note") == "moved",
        **by_occupation,
        StatusReason.ON_PERSONNEL_LIST: pl.col("on_personnel_list"),
        **_ages(month, rules),
    }


def _ages(month: Month, rules: StatusRules) -> dict[StatusReason, pl.Expr]:
    """Ages count on the first day of the month, as on the first day of the coverage that a list asks for."""

    def reached(years: int) -> pl.Expr:
        return pl.col("birth_date") <= date(month.year - years, month.number, 1)

    nobody = pl.lit(value=False)
    oldest, youngest = rules.age_limit_years, rules.youngest_age_years
    return {
        StatusReason.TOO_OLD: nobody if oldest is None else reached(oldest),
        StatusReason.TOO_YOUNG: nobody if youngest is None else ~reached(youngest),
    }

"""The persons of an account by the places they belong to, in one pass; the parts add up to the account of the area."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.active_members import MemberPlace
from lindung.engines.linkage.gap.people import place_expr, plain
from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.wilayah import AreaCode, AreaLevel

Names = Mapping[CoverageStatus, str] | Mapping[MemberPlace, str]

_OF_STATUS: Final = {
    CoverageStatus.COVERED: "covered", CoverageStatus.POSSIBLE: "possible", CoverageStatus.UNCOVERED: "uncovered",
}  # fmt: skip
_OF_PLACE: Final = {
    MemberPlace.UNLISTED: "unlisted", MemberPlace.ELSEWHERE: "elsewhere", MemberPlace.NOT_A_WORKER: "not_workers",
    MemberPlace.UNPLACED: "unplaced",
}  # fmt: skip
PERSON_COUNTS: Final = (*_OF_STATUS.values(), *_OF_PLACE.values())
"""Names of :class:`lindung.engines.linkage.gap.reconciliation.PersonCounts`."""


def counts_by_place(persons: pl.DataFrame, members: pl.DataFrame, *, area: AreaCode, level: AreaLevel) -> pl.DataFrame:
    """Count the persons of the account of an area by the places of a level: ``place`` and PERSON_COUNTS.

    The row UNKNOWN holds whom no place claims: no village is known, or a member lives outside the area.

    Args:
        persons: One row per person of the list, compact or not: ``village_code`` and ``status``.
        members: Active members, each once: ``village_code`` and ``place``, a MemberPlace in the account of the area.
        area: The area of the account.
        level: Level of the places wanted.
    """
    at = place_expr(pl.col("village_code"), area, level).alias("at")
    listed = _told(persons, "status", at, _OF_STATUS).filter(pl.col("at") != ELSEWHERE)
    active = _told(members, "place", at, _OF_PLACE).with_columns(pl.col("at").replace(ELSEWHERE, UNKNOWN))
    counted = pl.concat([listed, active]).group_by(pl.col("at").alias("place")).agg(
        pl.col("persons").filter(pl.col("count") == name).sum().cast(pl.Int64).alias(name) for name in PERSON_COUNTS
    )  # fmt: skip
    return counted.sort("place")


def _told(rows: pl.DataFrame, by: str, at: pl.Expr, names: Names) -> pl.DataFrame:
    """Count rows by where they belong and as what; a million are counted before any text is looked at."""
    few = plain(rows.group_by("village_code", by).agg(persons=pl.len()))
    count = pl.col(by).replace_strict(names, default=None, return_dtype=pl.String)
    return few.select(at, "persons", count=count)

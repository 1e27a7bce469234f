"""The persons of an account by the places they belong to, in one pass; the parts add up to the account of the area."""

from typing import Final

import polars as pl

from lindung.engines.linkage.gap.active_members import MemberPlace
from lindung.engines.linkage.gap.people import place_expr
from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.wilayah import AreaCode, AreaLevel

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
        persons: One row per person of the list: ``village_code`` and ``status``.
        members: Active members, each once: ``village_code`` and ``place``, a MemberPlace in the account of the area.
        area: The area of the account.
        level: Level of the places wanted.
    """
    at = place_expr(pl.col("village_code"), area, level).alias("at")
    listed = persons.select(at, count=pl.col("status").replace_strict(_OF_STATUS, default=None, return_dtype=pl.String))
    active = members.select(at, count=pl.col("place").replace_strict(_OF_PLACE, default=None, return_dtype=pl.String))
    here = listed.filter(pl.col("at") != ELSEWHERE)
    known = pl.concat([here, active.with_columns(pl.col("at").replace(ELSEWHERE, UNKNOWN))])
    counted = known.group_by(pl.col("at").alias("place")).agg(
        (pl.col("count") == name).sum().cast(pl.Int64).alias(name) for name in PERSON_COUNTS
    )
    return counted.sort("place")

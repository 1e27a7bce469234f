"""How each member stands in a month: active and of which kind, not begun, in grace, or lapsed."""

from datetime import date, timedelta
from typing import Final

import polars as pl

from lindung.engines.linkage.status.columns import MEMBER, given_persons, refuse_unknown
from lindung.engines.linkage.status.rules import StatusRules
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus, StatusReason
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS, Segment

STANDINGS: Final = (
    *REASONS[CoverageStatus.COVERED], StatusReason.STARTS_LATER, StatusReason.IN_GRACE, StatusReason.LAPSED,
)  # fmt: skip
"""From the best to the worst: of several memberships of one person the best counts."""

_BEST_FIRST: Final = {"rank": False, "covered_until": True, "id": False}
"""Columns by which memberships of a person are ordered, and whether the greatest comes first."""


def with_standing(participants: pl.DataFrame, month: Month, rules: StatusRules) -> pl.DataFrame:
    """Return MEMBER with ``standing`` (STANDINGS), ``rank`` (its place there) and ``is_active``.

    A wage earner whom the extract calls active stays so until the employer says otherwise, whatever month is paid last;
    others are active up to the last month paid for. Nobody is active before coverage begins.
    """
    members = given_persons(participants, MEMBER)
    refuse_unknown(members, "membership", ("active", "inactive"))
    refuse_unknown(members, "segment", tuple(str(segment) for segment in MEMBERSHIP_SEGMENTS))
    ranks = {str(standing): rank for rank, standing in enumerate(STANDINGS)}
    return members.with_columns(standing=_standing(month, rules)).with_columns(
        rank=pl.col("standing").replace_strict(ranks, return_dtype=pl.UInt8),
        is_active=pl.col("standing").is_in(REASONS[CoverageStatus.COVERED]),
    )


def best_memberships(members: pl.DataFrame) -> pl.DataFrame:
    """Keep the membership of each person that counts: the best standing, then the one paid for longest."""
    ordered = members.sort(*_BEST_FIRST, descending=[*_BEST_FIRST.values()], nulls_last=True)
    return ordered.unique("person", keep="first", maintain_order=True)


def last_day(month: Month) -> date:
    """Return the last day of a month."""
    return month.plus(1).first_day - timedelta(days=1)


def _standing(month: Month, rules: StatusRules) -> pl.Expr:
    begun = (pl.col("covered_from") <= last_day(month)).fill_null(value=True)
    unpaid = month.ordinal - _ordinal(pl.col("covered_until"))
    in_grace = (_segment() == Segment.BPU) & unpaid.is_between(1, rules.grace_months)
    return (
        pl.when(_is_active(month) & begun)
        .then(_kind(rules))
        .when(_is_active(month))
        .then(pl.lit(StatusReason.STARTS_LATER.value))
        .when(in_grace)
        .then(pl.lit(StatusReason.IN_GRACE.value))
        .otherwise(pl.lit(StatusReason.LAPSED.value))
    )


def _is_active(month: Month) -> pl.Expr:
    stated, unstated = pl.col("membership").eq_missing("active"), pl.col("membership").is_null()
    paid = pl.col("covered_until") >= month.first_day
    lasting = pl.when(_segment() == Segment.PU).then(pl.lit(value=True)).otherwise(paid.fill_null(value=True))
    return (stated & lasting) | (unstated & paid.fill_null(value=False))


def _kind(rules: StatusRules) -> pl.Expr:
    payer = pl.col("payer").fill_null("").str.strip_chars().str.to_lowercase()
    return (
        pl.when(_segment() == Segment.PU)
        .then(pl.lit(StatusReason.WAGE_EARNER.value))
        .when(_segment() == Segment.JAKON)
        .then(pl.lit(StatusReason.CONSTRUCTION.value))
        .when(_segment() == Segment.PMI)
        .then(pl.lit(StatusReason.MIGRANT.value))
        .when(payer.is_in(rules.self_paid))
        .then(pl.lit(StatusReason.SELF_PAID.value))
        .otherwise(pl.lit(StatusReason.SPONSORED.value))
    )


def _segment() -> pl.Expr:
    return pl.col("segment").fill_null(Segment.BPU.value)


def _ordinal(day: pl.Expr) -> pl.Expr:
    return day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64) - 1

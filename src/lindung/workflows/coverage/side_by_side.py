"""The published figure of an area beside its count from persons: two numbers, and the lines between them."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.coverage.position import Position
from lindung.engines.linkage.gap.reconciliation import GapKind
from lindung.opendata.queries.position import position_of
from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.difference_words import DifferenceCode
from lindung.workflows.coverage.look import months_of
from lindung.workflows.coverage.places import DOMICILE
from lindung.workflows.coverage.series import MonthCounted, series_of
from lindung.workflows.linking.account.reconcile_area import reconcile_area

NEEDED: Final = ("legal", "effective", "net")
"""Indicators that the comparison is made of."""


@dataclass(frozen=True)
class DifferenceLine:
    """One step between the count from persons and the published number.

    Attributes:
        code: What it is about.
        amount: Persons; below zero where it takes away.
    """

    code: DifferenceCode
    amount: int


@dataclass(frozen=True)
class Account:
    """From the count from persons to the published number: ``counted`` and the lines add up to ``published``.

    Attributes:
        since: Month of the count that it begins with.
        counted: The number from persons in that month.
        lines: What lies between.
        published: The number of the ledger.
    """

    since: Month
    counted: int
    lines: tuple[DifferenceLine, ...]
    published: int


@dataclass(frozen=True)
class SideBySide:
    """Both figures of an area; they are never one series.

    Attributes:
        position: What the ledger says, or None.
        months_apart: Months between the day of the published figure and the nearest month that was counted.
        effective: Persons covered by a paid month, of workers in scope, in that nearest month.
        net: Workers in scope who are covered, likewise.
        covered: Account of the covered; None where the ledger has no number.
        employed: Account of the workers; None likewise.
        has_members: Whether members elsewhere, on no list and of unknown domicile are told apart.
    """

    position: Position | None
    months_apart: int
    effective: MonthCounted
    net: MonthCounted
    covered: Account | None
    employed: Account | None
    has_members: bool


def side_by_side(rows: pl.DataFrame, made: BuildManifest, *, area: str, linkage_month: Month | None) -> SideBySide:
    """Set the published figure beside the count from persons and account for the difference.

    Args:
        rows: Observations of the build.
        made: What the build says of itself.
        area: The area.
        linkage_month: Month of the build's linkage, in which alone members on no list are told apart; None when the
            linkage is gone or is not the newest of the area.
    """
    months = months_of(made)
    position = position_of(area) if made.basis == DOMICILE else None  # two bases are never set side by side
    published = _month(position.as_of) if position else months[-1]
    nearest = min(max(published, months[0]), months[-1])
    told = {
        name: {point.month: point for point in series_of(rows, area=area, indicator=name, months=months).points}
        for name in NEEDED
    }
    effective, net = told["effective"], told["net"]
    workers, in_scope = told["legal"][nearest].denominator or 0, net[nearest].denominator or 0
    is_known = linkage_month in months
    since = linkage_month if linkage_month is not None and is_known else nearest
    covered = employed = None
    if position is not None and position.covered is not None:
        members = _members(area) if is_known else [_not_workers(effective[nearest], net[nearest])]
        moved = effective[nearest].numerator - effective[since].numerator
        lines = [*members, *([DifferenceLine(DifferenceCode.OTHER_MONTH, moved)] if since != nearest else [])]
        rest = DifferenceCode.UNEXPLAINED if is_known else DifferenceCode.UNEXPLAINED_THEN
        covered = _account(since, net[since].numerator, lines, position.covered, rest)
    if position is not None and position.employed is not None:
        outside = DifferenceLine(DifferenceCode.OUTSIDE_SCOPE, workers - in_scope)
        employed = _account(nearest, in_scope, [outside], position.employed, DifferenceCode.NOT_LISTED)
    return SideBySide(
        position=position,
        months_apart=abs(published.months_until(nearest)),
        effective=effective[nearest],
        net=net[nearest],
        covered=covered,
        employed=employed,
        has_members=is_known,
    )


def _members(area: str) -> list[DifferenceLine]:
    """Return active members who are no covered workers of the list, as the account of gaps knows them."""
    counts = reconcile_area(area, GapKind.TO_ALL).counts
    unlisted = counts.unlisted or 0
    possible = min(counts.possible or 0, unlisted)
    known = {
        DifferenceCode.POSSIBLE_MATCHES: possible,
        DifferenceCode.ON_NO_LIST: unlisted - possible,
        DifferenceCode.NO_WORKERS: counts.not_workers or 0,
        DifferenceCode.LIVE_ELSEWHERE: counts.elsewhere or 0,
        DifferenceCode.DOMICILE_UNKNOWN: counts.unplaced or 0,
    }
    return [DifferenceLine(code, amount) for code, amount in known.items()]


def _not_workers(effective: MonthCounted, net: MonthCounted) -> DifferenceLine:
    """Return who is covered without being a covered worker of the list, where nobody tells more."""
    return DifferenceLine(DifferenceCode.NOT_AMONG_WORKERS, effective.numerator - net.numerator)


def _account(since: Month, counted: int, lines: list[DifferenceLine], published: int, rest: DifferenceCode) -> Account:
    """Add the line that is left, so that everything adds up to the published number."""
    left = published - counted - sum(line.amount for line in lines)
    return Account(since, counted, (*lines, DifferenceLine(rest, left)), published)


def _month(as_of: str) -> Month:
    """Return the month of a day as published (2025, 2025-04, 2025-04-30); of a year its last."""
    year, *rest = as_of.split("-")
    return Month(int(year), int(rest[0]) if rest else 12)


def month_words(sides: SideBySide) -> Words:
    """Say how far the two months lie apart, or that they are one."""
    if not sides.months_apart:
        return Words("bulan yang sama", "the same month")
    return Words(
        f"bulan terdekat yang dihitung, berselang {sides.months_apart} bulan",
        f"the nearest month that was counted, {sides.months_apart} months apart",
    )

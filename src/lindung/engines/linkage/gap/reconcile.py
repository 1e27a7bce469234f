"""The account between the published gap and the named one: line by line, to the person.

With W workers and C covered as published; c covered, p possible and u uncovered persons of the list; and of the active
members of the extract a on no list, e living elsewhere, d of unknown domicile and x who are no workers:

    W - C  =   u                         not covered, known by name
             + p                         the match is uncertain
             + (W - (c + p + u) - a)     on no list and no member
             - e                         members who live elsewhere
             - d                         members whose domicile is unknown
             - x                         members who are no workers
             + (c + a + e + d + x) - C   unexplained: the extract against the published figure

The right side adds up to W - C whatever the numbers are. The gap to a target of T persons takes one line more,
- (W - T), and adds up to T - C; below zero the target is passed.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.reconcile_words import LineCode, MissingNumber
from lindung.engines.linkage.gap.reconciliation import GapKind, Line, PersonCounts, PublishedCounts, Reconciliation

COUNTS: Final = (
    "workers", "published", "target",
    "covered", "possible", "uncovered", "unlisted", "elsewhere", "not_workers", "unplaced",
)  # fmt: skip
"""Columns of counts per area; null where a number is not known."""

_NEEDED: Final[Mapping[MissingNumber, tuple[str, ...]]] = {
    MissingNumber.WORKERS_NOT_PUBLISHED: ("workers",),
    MissingNumber.COVERED_NOT_PUBLISHED: ("published",),
    MissingNumber.TARGET_NOT_PUBLISHED: ("target",),
    MissingNumber.NO_NAMED_STATUS: ("covered", "possible", "uncovered"),
    MissingNumber.NO_MEMBER_COUNTS: ("unlisted", "elsewhere", "not_workers", "unplaced"),
}


def reconcile(published: PublishedCounts, persons: PersonCounts, *, kind: GapKind) -> Reconciliation:
    """Account for the published gap of one area."""
    counts = pl.DataFrame([asdict(published) | asdict(persons)], schema=dict.fromkeys(COUNTS, pl.Int64))
    told = reconcile_areas(counts, kind=kind).row(0, named=True)
    amounts = {code: told[code] for code in _amounts(kind) if told[code] is not None}
    lines = tuple(_line(code, amount) for code, amount in amounts.items())
    return Reconciliation(kind, told["gap"], lines, tuple(MissingNumber(code) for code in told["missing"]))


def reconcile_areas(counts: pl.DataFrame, *, kind: GapKind) -> pl.DataFrame:
    """Account for the published gaps of many areas: ``gap``, one signed column per line, and ``missing``.

    A line is null where a number that it needs is not known; ``missing`` lists what that is, as codes.

    Args:
        counts: One row per area with COUNTS; other columns, such as the area's code, are kept.
        kind: Which gap.
    """
    _refuse_below_zero(counts)
    sought = "target" if kind is GapKind.TO_TARGET else "workers"
    whole = counts.with_columns(pl.col(COUNTS).cast(pl.Int64))
    return whole.select(
        *(pl.col(name) for name in counts.columns if name not in COUNTS),
        (pl.col(sought) - pl.col("published")).alias("gap"),
        *(amount.alias(code) for code, amount in _amounts(kind).items()),
        _missing(kind).alias("missing"),
    )


def _amounts(kind: GapKind) -> dict[LineCode, pl.Expr]:
    count = {name: pl.col(name) for name in COUNTS}
    on_list = count["covered"] + count["possible"] + count["uncovered"]
    elsewhere, unplaced, no_workers = count["elsewhere"], count["unplaced"], count["not_workers"]
    extract = count["covered"] + count["unlisted"] + elsewhere + unplaced + no_workers
    amounts = {
        LineCode.NAMED_UNCOVERED: count["uncovered"],
        LineCode.MATCH_UNCERTAIN: count["possible"],
        LineCode.ON_NO_LIST: count["workers"] - on_list - count["unlisted"],
        LineCode.LIVES_ELSEWHERE: -elsewhere,
        LineCode.DOMICILE_UNKNOWN: -unplaced,
        LineCode.NOT_A_WORKER: -no_workers,
        LineCode.UNEXPLAINED: extract - count["published"],
    }
    beyond = {LineCode.BEYOND_TARGET: count["target"] - count["workers"]} if kind is GapKind.TO_TARGET else {}
    return amounts | beyond


def _missing(kind: GapKind) -> pl.Expr:
    needed = {code: names for code, names in _NEEDED.items() if names != ("target",) or kind is GapKind.TO_TARGET}
    lacking = [
        pl.when(pl.any_horizontal(pl.col(name).is_null() for name in names)).then(pl.lit(code.value))
        for code, names in needed.items()
    ]
    return pl.concat_list(lacking).list.drop_nulls()


def _line(code: LineCode, amount: int) -> Line:
    sign = code.usual_sign if amount == 0 else (1 if amount > 0 else -1)
    return Line(code, abs(amount), sign)


def _refuse_below_zero(counts: pl.DataFrame) -> None:
    for name in COUNTS:
        below = (counts[name].cast(pl.Int64) < 0).sum()
        if below:
            raise ValueError(f"{name} is below zero in {below} areas; a number of persons is zero or more.")

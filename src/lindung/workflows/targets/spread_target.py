"""Spread a target of an area over the areas inside: preview it, or store it as a new version of its plan."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.db import transaction

from lindung.engines.planning.cascade import CHILDREN
from lindung.engines.planning.levels import spread_down
from lindung.engines.planning.refusals import SpreadRefusedError
from lindung.opendata.queries.target_plan import PlannedShare
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_plan import TargetBasis
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.targets.errors import nobody_known, nothing_inside
from lindung.workflows.targets.numbers import NumbersFile, NumbersKnown, numbers_known
from lindung.workflows.targets.remarks import remarks_on
from lindung.workflows.targets.spread_words import not_spread
from lindung.workflows.targets.store_version import NewVersion, VersionStored, current_version_number, store_version
from lindung.workflows.targets.wanted import TargetAmount, TargetWanted, amount_of, refuse_unfit


@dataclass(frozen=True)
class TargetPreview:
    """What spreading a target would give; nothing is stored.

    Attributes:
        wanted: What was asked for.
        area_name: Name of the area.
        amount: How large the target is.
        workers: Workers of the area, or None.
        covered: Covered workers of the area, or None.
        as_of: Date of these numbers, or "".
        shares: Share of each area reached, by code.
        remarks: What to know about the numbers underneath.
        replaces_version: Version that the new one would take the place of, or None.
        rows_read: Rows of the office's file that were used.
    """

    wanted: TargetWanted
    area_name: str
    amount: TargetAmount
    workers: int | None
    covered: int | None
    as_of: str
    shares: tuple[PlannedShare, ...]
    remarks: tuple[Words, ...]
    replaces_version: int | None
    rows_read: int

    def inside(self, area_code: str) -> list[PlannedShare]:
        """List the shares directly inside one area."""
        return [share for share in self.shares if share.parent_code == area_code]


@dataclass(frozen=True)
class _Spread:
    """A target with its area's own numbers and the shares of everything inside."""

    amount: TargetAmount
    top: dict[str, str | int | None]
    shares: pl.DataFrame
    known: NumbersKnown


def preview_target(wanted: TargetWanted, *, file: NumbersFile | None = None) -> TargetPreview:
    """Say what spreading a target would give.

    Raises:
        TargetError: The target cannot be spread; says why and what to do.
        UnusableFileError: The file, or rows of it, cannot be used.
    """
    made = _spread(wanted, file)
    return TargetPreview(
        wanted=wanted,
        area_name=made.known.names[wanted.area_code],
        amount=made.amount,
        workers=_number(made.top["workers"]),
        covered=_number(made.top["covered"]),
        as_of=str(made.top["as_of"]),
        shares=_planned(made),
        remarks=remarks_on(made.shares, made.known),
        replaces_version=current_version_number(wanted.area_code, due=wanted.due, origin=wanted.origin),
        rows_read=made.known.rows_read,
    )


@transaction.atomic
def spread_target(
    wanted: TargetWanted, *, entered_by: str, now: datetime, file: NumbersFile | None = None
) -> VersionStored:
    """Store a target and its spread; a plan of the same area, time and origin is superseded, not overwritten.

    Raises:
        TargetError: The target cannot be spread, or nobody is named who enters it.
        UnusableFileError: The file, or rows of it, cannot be used.
    """
    made = _spread(wanted, file)
    version = NewVersion(
        area_code=wanted.area_code,
        due=wanted.due,
        origin=wanted.origin,
        target_count=made.amount.count,
        target_pct=made.amount.percent,
        decree=wanted.decree.strip(),
        note=wanted.note.strip(),
        rule=wanted.rule,
        unknown=wanted.unknown,
        workers=_number(made.top["workers"]),
        covered=_number(made.top["covered"]),
        as_of=str(made.top["as_of"]),
        basis=TargetBasis(str(made.top["basis"])),
    )
    return store_version(version, made.shares, act="spread", entered_by=entered_by, now=now, file=file)


def _spread(wanted: TargetWanted, file: NumbersFile | None) -> _Spread:
    refuse_unfit(wanted)
    known = numbers_known(wanted.area_code, file=file)
    top = known.numbers.row(by_predicate=pl.col("code") == wanted.area_code, named=True)
    amount = amount_of(wanted, workers=top["workers"], covered=top["covered"])
    inside = known.numbers.filter((pl.col("code") != wanted.area_code) & (pl.col("level") <= wanted.down_to))
    if inside.is_empty():
        raise nothing_inside()
    areas = inside.with_columns(pl.lit(None, pl.Int64).alias("fixed"))
    try:
        shares = spread_down(
            amount.count, wanted.area_code, areas.select(*CHILDREN), wanted.rule, unknown=wanted.unknown
        )
    except SpreadRefusedError as error:
        raise not_spread(error) from error
    if shares["share"].null_count() == shares.height:
        raise nobody_known()
    return _Spread(amount, top, shares.join(known.numbers.select("code", "level", "as_of", "basis"), on="code"), known)


def _planned(made: _Spread) -> tuple[PlannedShare, ...]:
    divided = {*made.shares["parent"]}
    return tuple(
        PlannedShare(
            code=row["code"],
            name=made.known.names[row["code"]],
            level=AreaLevel(row["level"]),
            parent_code=row["parent"],
            share=row["share"],
            workers=row["workers"],
            covered=row["covered"],
            as_of=row["as_of"],
            basis=TargetBasis(row["basis"]),
            is_edited=False,
            is_divided=row["code"] in divided,
        )
        for row in made.shares.sort("code").iter_rows(named=True)
    )


def _number(value: str | int | None) -> int | None:
    return None if value is None else int(value)

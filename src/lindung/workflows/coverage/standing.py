"""All that a page shows of an area in a month: its numbers, their course, their parts, and the ledger beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import Dimension, is_unknown
from lindung.opendata.queries.area import AreaSummary, areas_of, lineage_of
from lindung.registry.snapshots.coverage_build import build_of
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import current_linkage
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.coverage.breakdown import Breakdown, breakdowns_of
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.held_builds import observations_of
from lindung.workflows.coverage.lists_behind import ListBehind, lists_behind
from lindung.workflows.coverage.look import CoverageShown, Number, coverage_shown
from lindung.workflows.coverage.outlook import Outlook, outlook_of
from lindung.workflows.coverage.series import Series, series_of
from lindung.workflows.coverage.side_by_side import SideBySide, side_by_side
from lindung.workflows.coverage.survival import Cohort, cohorts_of
from lindung.workflows.linking.look import LinkageShown, linkage_shown

TREND: Final = ("effective", "net")
"""Indicators whose course over the months is drawn; the first is the one that is foretold."""


@dataclass(frozen=True)
class Standing:
    """Where an area stands by the persons of its registers.

    Attributes:
        shown: Numbers of the month, and the areas below.
        lineage: Areas of the build from its root down to this one.
        siblings: Areas that can be chosen instead: beside it and directly below.
        linkage: The linkage behind the build, or None when it is gone.
        trend: Course of the indicators of ``TREND``, as far as the build holds them.
        outlook: Where the first of them is heading.
        breakdowns: The chosen indicator by segment, payer, programme, sex and age.
        cohorts: Who joined when, and who stayed.
        lists: Lists behind numbers, by area code.
        sides: The published figure beside the count.
    """

    shown: CoverageShown
    lineage: tuple[AreaSummary, ...]
    siblings: tuple[AreaSummary, ...]
    linkage: LinkageShown | None
    trend: tuple[Series, ...]
    outlook: Outlook
    breakdowns: tuple[Breakdown, ...]
    cohorts: tuple[Cohort, ...]
    lists: Mapping[str, ListBehind]
    sides: SideBySide

    @property
    def area(self) -> AreaSummary:
        """The area itself."""
        return self.lineage[-1]

    @property
    def basis(self) -> NumeratorBasis:
        """In which area a person counts."""
        return NumeratorBasis(self.shown.build.basis)

    @property
    def chosen(self) -> Number:
        """The indicator that the areas below and the parts are shown by."""
        return next(number for number in self.shown.numbers if number.indicator.id == self.shown.by.id)

    def number(self, indicator: str) -> Number | None:
        """Return one number, or None where the build does not hold it."""
        return next((number for number in self.shown.numbers if number.indicator.id == indicator), None)


def standing_of(*, build_id: str, area: str | None, month: Month | None, by: str) -> Standing:
    """Gather where an area stands in a month.

    Args:
        build_id: Build.
        area: Area; None for that of the build.
        month: Month; None for the last of the build.
        by: Indicator the areas below and the parts are shown by.

    Raises:
        SnapshotGoneError: There is no such build.
        AreaCodeError: The code is no code of an area.
        CoverageError: The build holds no such area, month or indicator.
    """
    shown = coverage_shown(build_id=build_id, area=area, month=month, by=by)
    made, code = shown.build, shown.area_code
    lineage = tuple(one for one in lineage_of(code) if AreaCode(made.area_code).contains(AreaCode(one.code)))
    if not lineage or lineage[-1].code != code:
        raise CoverageError(Words(f"Tidak ada wilayah dengan kode {code}.", f"No area has the code {code}."))
    held = observations_of(office_vault(), build_of(office_vault(), build_id))
    rows = held.filter(pl.col("area_code") == code)  # once; what follows looks at one area only
    linkage = _linkage(made.linkage_id)
    return Standing(
        shown=shown,
        lineage=lineage,
        siblings=_siblings(shown, lineage),
        linkage=linkage,
        trend=tuple(
            series_of(rows, area=code, indicator=one, months=shown.months) for one in TREND if one in made.indicators
        ),
        outlook=outlook_of(build_id=build_id, area=code, indicator=TREND[0]),
        breakdowns=breakdowns_of(
            rows, area=code, indicator=by, month=shown.month, dimensions=[Dimension(one) for one in made.dimensions]
        ),
        cohorts=cohorts_of(rows, area=code, months=shown.months, counted=made.indicators),
        lists=lists_behind(made, area=code, month=shown.month),
        sides=side_by_side(rows, made, area=code, linkage_month=_account_month(linkage, code)),
    )


def _linkage(linkage_id: str) -> LinkageShown | None:
    try:
        return linkage_shown(linkage_id)
    except SnapshotGoneError:
        return None


def _account_month(linkage: LinkageShown | None, area: str) -> Month | None:
    """Return the month in which members are told apart: that of the build's linkage, if it is the area's newest."""
    newest = current_linkage(office_vault(), area)
    is_same = linkage is not None and newest is not None and newest.manifest.linkage_id == linkage.linkage_id
    return linkage.month if linkage is not None and is_same else None


def _siblings(shown: CoverageShown, lineage: tuple[AreaSummary, ...]) -> tuple[AreaSummary, ...]:
    """Return what can be chosen instead: the areas below, of a village those beside it."""
    children = [child.code for child in shown.children if not is_unknown(child.code)]
    if lineage[-1].level is AreaLevel.VILLAGE and len(lineage) > 1:
        beside = coverage_shown(build_id=shown.build.build_id, area=lineage[-2].code, month=shown.month, by=shown.by.id)
        children = [child.code for child in beside.children if not is_unknown(child.code)]
    return tuple(area for _, area in sorted(areas_of(children).items()))

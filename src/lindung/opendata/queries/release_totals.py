"""Totals of a release for dashboards: one query for an area, for the areas below it, or for all regencies.

Rows that stand for unknown children are left out: they have no page and no place on a map.
"""

from collections.abc import Collection, Iterable
from typing import Final

from lindung.engines.coverage.observations import Dimension, is_unknown
from lindung.opendata.area_keys import LEVEL, area_code, area_key, children_keys
from lindung.opendata.models import Observation
from lindung.opendata.models.observation import SUPPRESSED
from lindung.opendata.queries.observation import Cell
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaLevel

_COLUMNS: Final = ("month", "area", "state", "numerator", "denominator")


def main_basis(release: ReleaseInfo, indicator: str) -> str | None:
    """Return the basis that dashboards show: the domicile of the NIK, else the first there is; None without totals."""
    bases = [
        stored.key.basis
        for stored in release.series
        if (stored.key.indicator, stored.key.dimension) == (indicator, Dimension.TOTAL)
    ]
    return NumeratorBasis.NIK_DOMICILE.value if NumeratorBasis.NIK_DOMICILE in bases else next(iter(bases), None)


def totals_of_area(release: ReleaseInfo, area: str, indicators: Collection[str]) -> dict[str, list[Cell]]:
    """Return some indicators of one area over all months, oldest first; what the release lacks has an empty list."""
    names = _series_of(release, indicators)
    rows = Observation.objects.filter(
        release_id=release.release_id,
        series_id__in=list(names),
        month__in=[month.ordinal for month in release.months],
        area=area_key(area),
    ).order_by("month")
    found: dict[str, list[Cell]] = {indicator: [] for indicator in indicators}
    for series_id, *row in rows.values_list("series_id", *_COLUMNS):
        found[names[series_id]].append(_cell(*row))
    return found


def totals_of_children(release: ReleaseInfo, area: str, indicator: str) -> list[Cell]:
    """Return an indicator of the areas directly below one over all months, by month and code."""
    keys = children_keys(area)
    return [] if keys is None else _cells(release, indicator, release.months, keys)


def totals_of_regencies(release: ReleaseInfo, area: str, indicator: str, month: Month) -> list[Cell]:
    """Return an indicator of the regencies and cities of a province, or of the country, in one month, by code."""
    start = AreaLevel.REGENCY * LEVEL
    keys = (start, start + LEVEL - 1) if area == COUNTRY_CODE else children_keys(area)
    return [] if keys is None else _cells(release, indicator, [month], keys)


def _cells(release: ReleaseInfo, indicator: str, months: Iterable[Month], keys: tuple[int, int]) -> list[Cell]:
    rows = Observation.objects.filter(
        release_id=release.release_id,
        series_id__in=list(_series_of(release, [indicator])),
        month__in=[month.ordinal for month in months],
        area__range=keys,
    ).order_by("month", "area")
    cells = (_cell(*row) for row in rows.values_list(*_COLUMNS))
    return [cell for cell in cells if not is_unknown(cell.area_code)]


def _series_of(release: ReleaseInfo, indicators: Iterable[str]) -> dict[int, str]:
    """Map the numbers of the series of totals to their indicators, one basis each."""
    wanted = {(indicator, main_basis(release, indicator)) for indicator in indicators}
    return {
        stored.series_id: stored.key.indicator
        for stored in release.series
        if stored.key.dimension == Dimension.TOTAL and (stored.key.indicator, stored.key.basis) in wanted
    }


def _cell(month: int, area: int, state: int, numerator: int | None, denominator: int | None) -> Cell:
    year, number = divmod(month, 12)
    return Cell(
        area_code=area_code(area),
        month=Month(year, number + 1),
        category="",
        numerator=numerator,
        denominator=denominator,
        is_suppressed=state == SUPPRESSED,
    )

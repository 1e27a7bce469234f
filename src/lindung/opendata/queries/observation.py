"""Numbers of a release for pages and the interface: one area over months, or all children of an area in one month.

Both are ranges of the primary key. The release comes from the gate, so that nothing unreleased can be asked for.
"""

from dataclasses import dataclass

from lindung.engines.coverage.observations import Dimension
from lindung.opendata.area_keys import area_code, area_key, children_keys
from lindung.opendata.models import Observation
from lindung.opendata.models.observation import SUPPRESSED
from lindung.opendata.queries.asked import known_indicator, known_month, one_basis
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.month import Month

_COLUMNS = ("series_id", "month", "area", "state", "numerator", "denominator")


@dataclass(frozen=True)
class Cell:
    """One observation of a release.

    Attributes:
        area_code: Area, or the unknown children of one.
        month: The month counted.
        category: Category of the dimension; empty in the total.
        numerator: Whole persons or person-months; None where suppressed.
        denominator: Whole persons; None for a count, and where suppressed.
        is_suppressed: Whether the number is withheld to protect people.
    """

    area_code: str
    month: Month
    category: str
    numerator: int | None
    denominator: int | None
    is_suppressed: bool


def series(
    release: ReleaseInfo,
    area: str,
    indicator: str,
    dimension: str = Dimension.TOTAL,
    *,
    basis: str | None = None,
) -> list[Cell]:
    """Return an indicator of one area over all months of a release, by category and month.

    Raises:
        UnknownChoiceError: The release holds no such indicator, dimension or basis.
        AreaCodeError: The text is no area code.
    """
    categories = _categories(release, indicator, dimension, basis)
    months = [month.ordinal for month in release.months]
    rows = Observation.objects.filter(
        release_id=release.release_id, series_id__in=list(categories), month__in=months, area=area_key(area)
    )
    return sorted((_cell(row, categories) for row in rows.values_list(*_COLUMNS)), key=_by_category)


def children(
    release: ReleaseInfo,
    area: str,
    month: Month,
    indicator: str,
    dimension: str = Dimension.TOTAL,
    *,
    basis: str | None = None,
) -> list[Cell]:
    """Return an indicator of all children of an area in one month, unknown ones included, by code.

    Raises:
        UnknownChoiceError: The release holds no such indicator, dimension, basis or month.
        AreaCodeError: The text is no area code.
    """
    categories = _categories(release, indicator, dimension, basis)
    keys = children_keys(area)
    if keys is None:
        return []
    rows = Observation.objects.filter(
        release_id=release.release_id,
        series_id__in=list(categories),
        month=known_month(release, month).ordinal,
        area__range=keys,
    )
    return sorted((_cell(row, categories) for row in rows.values_list(*_COLUMNS)), key=_by_area)


def holds_area(release: ReleaseInfo, area: str) -> bool:
    """Whether the release holds any number of an area."""
    months = [month.ordinal for month in release.months]
    numbers = [stored.series_id for stored in release.series]
    rows = Observation.objects.filter(release_id=release.release_id, series_id__in=numbers, month__in=months)
    return rows.filter(area=area_key(area)).exists()


def _categories(release: ReleaseInfo, indicator: str, dimension: str, basis: str | None) -> dict[int, str]:
    """Map the numbers of the series asked for to their categories."""
    known_indicator(release, indicator)
    chosen = one_basis(release, indicator, dimension, basis)
    return {
        stored.series_id: stored.key.category
        for stored in release.series
        if (stored.key.indicator, stored.key.dimension, stored.key.basis) == (indicator, dimension, chosen)
    }


def _cell(row: tuple[int, int, int, int, int | None, int | None], categories: dict[int, str]) -> Cell:
    series_id, month, area, state, numerator, denominator = row
    year, number = divmod(month, 12)
    return Cell(
        area_code=area_code(area),
        month=Month(year, number + 1),
        category=categories[series_id],
        numerator=numerator,
        denominator=denominator,
        is_suppressed=state == SUPPRESSED,
    )


def _by_category(cell: Cell) -> tuple[str, Month]:
    return cell.category, cell.month


def _by_area(cell: Cell) -> tuple[str, str]:
    return cell.area_code, cell.category

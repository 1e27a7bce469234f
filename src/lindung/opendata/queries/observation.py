"""Numbers of a release for pages and the interface: one area over months, or all children of an area in one month.

Both are ranges of the primary key. The release comes from the gate, so that nothing unreleased can be asked for.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from lindung.engines.coverage.observations import Dimension
from lindung.opendata.area_keys import area_code, area_key, children_keys
from lindung.opendata.models import Observation
from lindung.opendata.models.observation import SUPPRESSED
from lindung.opendata.queries.asked import UnknownChoiceError, known_indicator, known_month, one_basis
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCodeError

_Row = tuple[int, int, int, int, int | None, int | None]
_ROWS = (
    "SELECT series_id, month, area, state, numerator, denominator FROM opendata_observation "
    "WHERE release_id = %s AND series_id IN ({series}) AND month IN ({months}) AND {area}"
)


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
    rows = _rows(release, [*categories], months, "area = %s", area_key(area))
    return sorted((_cell(row, categories) for row in rows), key=_by_category)


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
    months = [known_month(release, month).ordinal]
    rows = _rows(release, [*categories], months, "area BETWEEN %s AND %s", *keys)
    return sorted((_cell(row, categories) for row in rows), key=_by_area)


def top_area(release: ReleaseInfo) -> str:
    """Return the area that holds all others of a release, or the first of its highest level."""
    first = _anything(release).order_by("area").values_list("area", flat=True)[:1]
    return area_code(first[0])


def known_area(release: ReleaseInfo, code: str) -> str:
    """Return the area, if the release has any number of it.

    Raises:
        UnknownChoiceError: It has none; the error names what the nearest known area above consists of.
    """
    try:
        wanted = _anything(release).filter(area=area_key(code))
    except AreaCodeError:
        raise UnknownChoiceError("area", code, _areas_below(release, COUNTRY_CODE)) from None
    if not wanted.exists():
        raise UnknownChoiceError("area", code, _areas_near(release, code))
    return code


def _areas_near(release: ReleaseInfo, code: str) -> list[str]:
    """List what lies below the nearest area above that the release has."""
    above = code.rpartition(".")[0] or COUNTRY_CODE
    return _areas_below(release, above) or (_areas_near(release, above) if above != COUNTRY_CODE else [])


def _areas_below(release: ReleaseInfo, code: str) -> list[str]:
    keys = children_keys(code)
    found = _anything(release).filter(area__range=keys).values_list("area", flat=True).distinct() if keys else []
    return [area_code(key) for key in sorted(found)]


def _anything(release: ReleaseInfo) -> "QuerySet[Observation]":
    """All rows of a release, asked so that the primary key finds an area in them."""
    months = [month.ordinal for month in release.months]
    numbers = [stored.series_id for stored in release.series]
    return Observation.objects.filter(release_id=release.release_id, series_id__in=numbers, month__in=months)


def _categories(release: ReleaseInfo, indicator: str, dimension: str, basis: str | None) -> dict[int, str]:
    """Map the numbers of the series asked for to their categories."""
    known_indicator(release, indicator)
    chosen = one_basis(release, indicator, dimension, basis)
    return {
        stored.series_id: stored.key.category
        for stored in release.series
        if (stored.key.indicator, stored.key.dimension, stored.key.basis) == (indicator, dimension, chosen)
    }


def _rows(release: ReleaseInfo, series_ids: list[int], months: list[int], area: str, *keys: int) -> list[_Row]:
    """Ask in plain SQL: dashboards ask this most, and putting the same question together costs more than the answer."""
    statement = _ROWS.format(series=_marks(series_ids), months=_marks(months), area=area)
    with connection.cursor() as cursor:
        cursor.execute(statement, [release.release_id, *series_ids, *months, *keys])
        return list(cursor.fetchall())


def _marks(values: list[int]) -> str:
    return ", ".join(["%s"] * len(values))


def _cell(row: _Row, categories: dict[int, str]) -> Cell:
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

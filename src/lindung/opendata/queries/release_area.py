"""Which area a release is about, told by its own rows: whoever answers for that area answers for the release."""

from collections.abc import Iterable

from lindung.engines.coverage.observations import is_unknown
from lindung.opendata.area_keys import LEVEL, area_code
from lindung.opendata.models import Observation
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, common_area


def area_of_release(release: ReleaseInfo) -> AreaCode:
    """Return the smallest area that holds the highest areas of a release; of a release without rows, the country.

    What lies below its highest areas lies in them: a draft takes its rows from the build of one area.
    """
    if not release.levels:
        return AreaCode(COUNTRY_CODE)
    top = min(release.levels) * LEVEL
    keys = (
        Observation.objects.filter(
            release_id=release.release_id,
            series_id__in=[stored.series_id for stored in release.series],
            month__in=[month.ordinal for month in release.months],
            area__range=(top, top + LEVEL - 1),
        )
        .values_list("area", flat=True)
        .distinct()
    )
    return area_of_keys(keys)


def area_of_keys(keys: Iterable[int]) -> AreaCode:
    """Return the smallest area that holds the areas of these keys, the highest of a release; of none, the country."""
    return common_area(_held_by(area_code(key)) for key in keys) or AreaCode(COUNTRY_CODE)


def _held_by(code: str) -> AreaCode:
    """Return an area, or for the unknown children of one that area itself."""
    return AreaCode((code.rpartition(".")[0] or COUNTRY_CODE) if is_unknown(code) else code)

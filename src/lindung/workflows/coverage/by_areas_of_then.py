"""A stored build read by the areas of an earlier day; the build itself never changes."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from lindung.engines.coverage.history.areas_of_then import Untold, observations_then
from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.areas.areas_then import KNOWN_SINCE, AreasThen, AreasUnknownError, packaged_areas_then
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.workflows.coverage.errors import CoverageError


@dataclass(frozen=True)
class ReadThen:
    """Rows of a build by the areas of a day.

    Attributes:
        rows: OBSERVATION, down to regencies and cities.
        area_code: The area of then that was asked for.
        untold: {code of then: why nobody can tell}, areas within the one asked for.
    """

    rows: pl.DataFrame
    area_code: str
    untold: dict[str, Words]


def areas_of_day(on: date) -> AreasThen:
    """Return the areas of a day.

    Raises:
        CoverageError: The day is before changes were recorded.
    """
    try:
        return packaged_areas_then(on)
    except AreasUnknownError:
        raise CoverageError(
            Words(
                f"Daftar wilayah tanggal {on} tidak diketahui; perubahan tercatat sejak {KNOWN_SINCE}.",
                f"The areas of {on} are not known; changes are recorded since {KNOWN_SINCE}.",
            )
        ) from None


def holding_today(then: AreasThen, area: str) -> str:
    """Return the nearest area of today that surely holds an area of then."""
    return packaged_crosswalk().territory(area, then.on).holder


def read_then(rows: pl.DataFrame, made: BuildManifest, then: AreasThen, area: str | None) -> ReadThen:
    """Return the rows of a build by the areas of a day.

    Args:
        rows: Rows of the build.
        made: The build.
        then: The areas of the day.
        area: Code of then; None for the area that held that of the build.

    Raises:
        CoverageError: There was no such area on that day, or nobody can tell what it would be.
    """
    code = area or then.holder_of(made.area_code)
    if code is None or code not in {*then.parts, *then.untold}:
        raise CoverageError(_no_such_area(then, code or made.area_code))
    found = observations_then(rows, then, root=made.area_code)
    if code in found.untold:
        raise CoverageError(_untold(then, code, found.untold[code]))
    is_country = code == COUNTRY_CODE
    untold = {each: why.words for each, why in found.untold.items() if is_country or each.startswith(f"{code}.")}
    return ReadThen(found.rows, code, untold)


def _no_such_area(then: AreasThen, code: str) -> Words:
    holder = then.holder_of(code)
    if holder is None:
        return Words(
            f"Perubahan wilayah hanya tercatat sampai kabupaten/kota; {code} tidak dapat dibaca per {then.on}.",
            f"Changes are recorded down to regencies and cities only; {code} cannot be read as of {then.on}.",
        )
    return Words(
        f"{code} belum ada pada {then.on}; wilayahnya bagian dari {holder} {then.names[holder]}.",
        f"There was no {code} on {then.on}; its territory was part of {holder} {then.names[holder]}.",
    )


def _untold(then: AreasThen, code: str, why: Untold) -> Words:
    parts = ", ".join(then.parts.get(code, ()))
    held = f" ({parts})" if parts else ""
    return Words(
        f"{code} {then.names[code]}{held} per {then.on} tidak dapat dihitung: {why.words.id}.",
        f"{code} {then.names[code]}{held} as of {then.on} cannot be told: {why.words.en}.",
    )

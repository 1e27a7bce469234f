"""Stored builds for the doors: where an area stands by its registers in a month, and the areas in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from lindung.engines.coverage.observations import Dimension, is_unknown
from lindung.engines.coverage.rollup.indicators import Indicator, indicators
from lindung.registry.snapshots.coverage_build import BuildManifest, CoverageBuild, build_of, builds
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaLevel
from lindung.workflows.coverage.area_list import is_other_list, names_of
from lindung.workflows.coverage.by_areas_of_then import areas_of_day, holding_today, read_then
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.held_builds import observations_of
from lindung.workflows.coverage.places import DOMICILE

Counted = tuple[int, int | None]
"""Numerator and denominator."""


@dataclass(frozen=True)
class Number:
    """One indicator of one area in one month, with what it was a month and a year before.

    Attributes:
        indicator: What it counts.
        numerator: Persons, or person-months.
        denominator: Of whom; None for a count.
        month_before: The numerator a month before; None where that month is not in the build.
        year_before: The numerator a year before; None likewise.
    """

    indicator: Indicator
    numerator: int
    denominator: int | None
    month_before: int | None
    year_before: int | None

    @property
    def percent(self) -> float | None:
        """The share, or None for a count or of nobody."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Child:
    """One area below, or the people of whom nobody knows in which they live.

    Attributes:
        code: Its code, or that of the unknown child.
        name: Its name.
        numerator: As in :class:`Number`.
        denominator: Likewise.
    """

    code: str
    name: Words
    numerator: int
    denominator: int | None

    @property
    def is_unknown(self) -> bool:
        """Whether it stands for who cannot be placed."""
        return is_unknown(self.code)

    @property
    def percent(self) -> float | None:
        """The share, or None for a count or of nobody."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class CoverageShown:
    """Where an area stands.

    Attributes:
        build: The build it comes from.
        area_code: The area.
        month: The month.
        months: All months of the build.
        numbers: Every indicator, in the order of the catalogue.
        by: The indicator the areas below are shown by.
        children: Areas below with that indicator, by code; they add up to the area.
        name: Name of the area.
        areas_on: Day whose areas these are; None for those the build was counted with.
        untold: {code of then: why nobody can tell what it would be}.
        is_other_list: Whether the build was counted with another list of areas than that of today.
    """

    build: BuildManifest
    area_code: str
    month: Month
    months: tuple[Month, ...]
    numbers: tuple[Number, ...]
    by: Indicator
    children: tuple[Child, ...]
    name: Words
    areas_on: date | None
    untold: Mapping[str, Words]
    is_other_list: bool


def builds_shown(area: str | None = None) -> list[BuildManifest]:
    """List the builds about an area or places in it, newest first."""
    return [one.manifest for one in builds(office_vault(), area)]


def newest_build(area: str) -> CoverageBuild | None:
    """Return the newest build by domicile of exactly this area, or of the smallest that holds it, or None."""
    asked = AreaCode(area)
    holding = [one for one in _by_domicile() if AreaCode(one.manifest.area_code).contains(asked)]
    return max(
        holding, key=lambda one: (len(one.manifest.area_code), one.manifest.last_month, one.manifest.made_at),
        default=None,
    )  # fmt: skip


def coverage_shown(
    *, build_id: str | None = None, area: str | None = None, month: Month | None = None, by: str = "net",
    areas_on: date | None = None,
) -> CoverageShown:  # fmt: skip
    """Return where an area stands in a month.

    Args:
        build_id: Build; None for the newest that holds the area.
        area: Area; None for that of the build.
        month: Month; None for the last of the build.
        by: Indicator the areas below are shown by.
        areas_on: Day whose areas are meant, so that an old report can be compared; None for those of the build.

    Raises:
        CoverageError: No build, no such area, month or indicator in it, or nobody knows the areas of that day.
        SnapshotGoneError: There is no build with that identifier.
    """
    then = None if areas_on is None else areas_of_day(areas_on)
    build = chosen_build(build_id, area if area is None or then is None else holding_today(then, area))
    made = build.manifest
    code, months = area or made.area_code, months_of(made)
    asked = month or months[-1]
    if then is None and not AreaCode(made.area_code).contains(AreaCode(code)):
        raise CoverageError(_outside(made, code))
    if asked not in months:
        raise CoverageError(_no_month(made, asked))
    if by not in made.indicators:
        raise CoverageError(_no_indicator(made, by))
    rows = observations_of(office_vault(), build).filter(pl.col("dimension") == Dimension.TOTAL.value)
    untold: dict[str, Words] = {}
    if then is not None:
        read = read_then(rows, made, then, area)
        rows, code, untold = read.rows, read.area_code, read.untold
    below = _below(rows, code, asked, by)
    names = names_of([code, *below["area_code"]])
    if then is not None:
        names |= {each: Words(then.names[each], then.names[each]) for each in names if each in then.names}
    own = rows.filter(pl.col("area_code") == code)
    known = _by_indicator(own)
    numbers = [_number(known.get(name, {}), indicators()[name], asked, months) for name in made.indicators]
    children = tuple(Child(child, names[child], *counts) for child, *counts in below.iter_rows())
    return CoverageShown(
        made, code, asked, months, tuple(numbers), indicators()[by], children,
        name=names[code], areas_on=areas_on, untold=untold, is_other_list=is_other_list(made),
    )  # fmt: skip


def is_directly_below(text: pl.Expr, code: str) -> pl.Expr:
    """Whether codes are of areas directly below one, the unknown child among them."""
    if code == COUNTRY_CODE:
        return (text.str.len_chars() == len("33")) & (text != COUNTRY_CODE)
    deeper = len(code) + (len(".1001") if AreaCode(code).level is AreaLevel.DISTRICT else len(".01"))
    return (text.str.len_chars() == deeper) & text.str.starts_with(f"{code}.")


def months_of(made: BuildManifest) -> tuple[Month, ...]:
    """Return the months of a build, in order."""
    first, last = Month.parse(made.first_month), Month.parse(made.last_month)
    return tuple(first.plus(step) for step in range(first.months_until(last) + 1))


def chosen_build(build_id: str | None, area: str | None) -> CoverageBuild:
    """Return the named build, else the newest that holds the area, else the newest of all, by domicile.

    Builds on other bases are read only by their name, so that nobody sets one beside the other without noticing.

    Raises:
        CoverageError: There is none yet.
        SnapshotGoneError: The named one does not exist.
    """
    if build_id is not None:
        return build_of(office_vault(), build_id)
    found = newest_build(area or COUNTRY_CODE) if area else next(iter(_by_domicile()), None)
    if found is None:
        raise CoverageError(
            Words(
                "Cakupan belum dihitung dari register. Hitung dahulu: lindung coverage build --wilayah KODE.",
                "Coverage has not been counted from registers yet. Count it first: lindung coverage build --area CODE.",
            )
        )
    return found


def _by_domicile() -> list[CoverageBuild]:
    return [one for one in builds(office_vault()) if one.manifest.basis == DOMICILE]


def _by_indicator(own: pl.DataFrame) -> dict[str, dict[int, Counted]]:
    """Return numerator and denominator of an area by indicator and month."""
    found: dict[str, dict[int, Counted]] = {}
    told = own.select(pl.col("indicator").cast(pl.String), "month", "numerator", "denominator")
    for indicator, month, numerator, denominator in told.iter_rows():
        found.setdefault(indicator, {})[month] = (numerator, denominator)
    return found


def _number(known: dict[int, Counted], indicator: Indicator, month: Month, months: tuple[Month, ...]) -> Number:
    """Return a number; who is not in the build counts nobody, a month outside it is not known."""
    nobody = (0, 0 if indicator.denominator else None)
    numerator, denominator = known.get(month.ordinal, nobody)
    before = [
        known.get(earlier.ordinal, nobody)[0] if earlier in months else None
        for earlier in (month.plus(-1), month.plus(-12))
    ]
    return Number(indicator, numerator, denominator, *before)


def _below(rows: pl.DataFrame, code: str, month: Month, by: str) -> pl.DataFrame:
    """Return code, numerator and denominator of the areas directly below one; a village has none."""
    text = pl.col("area_code").cast(pl.String)
    asked = rows.filter(pl.col("month") == month.ordinal, pl.col("indicator") == by)
    found = asked.filter(is_directly_below(text, code))
    return found.select(text, "numerator", "denominator").sort("area_code")


def _outside(made: BuildManifest, code: str) -> Words:
    return Words(
        f"{code} tidak ada di hitungan {made.build_id}, yang memuat {made.area_code}.",
        f"{code} is not in build {made.build_id}, which holds {made.area_code}.",
    )


def _no_month(made: BuildManifest, month: Month) -> Words:
    return Words(
        f"Bulan {month} tidak dihitung; hitungan ini memuat {made.first_month} sampai {made.last_month}.",
        f"{month} was not counted; this build holds {made.first_month} to {made.last_month}.",
    )


def _no_indicator(made: BuildManifest, name: str) -> Words:
    listed = ", ".join(made.indicators)
    return Words(
        f"Indikator {name} tidak ada. Yang ada: {listed}.", f"There is no indicator {name}. There are: {listed}."
    )

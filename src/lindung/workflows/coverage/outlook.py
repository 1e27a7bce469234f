"""Where covered persons of an area are heading by the months of a build, and what pace would reach its target."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from lindung.engines.coverage.forecast.forecasts import Forecasts, forecast_areas
from lindung.engines.coverage.forecast.reach import reach_of
from lindung.engines.coverage.observations import Dimension
from lindung.opendata.queries.position import position_of
from lindung.registry.snapshots.coverage_build import build_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.forecast_method import BandLimit, ForecastMethod
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.coverage.foretell import (
    FEWEST_MONTHS,
    FURTHEST,
    SEED,
    foretold_of,
    monthly_counts,
)
from lindung.workflows.coverage.held_builds import observations_of
from lindung.workflows.coverage.look import is_directly_below, months_of
from lindung.workflows.coverage.places import DOMICILE

HORIZON: Final = 12
"""Months that are foretold when no target asks for more."""


@dataclass(frozen=True)
class MonthForetold:
    """A month to come.

    Attributes:
        month: The month.
        mean: Persons expected.
        low: Lower end of the band that holds in eight of ten cases; None without a band.
        high: Its upper end; None likewise.
    """

    month: Month
    mean: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Target:
    """The target of the ledger, and what it would take; numbers are None where nothing can be said.

    Attributes:
        month: December of the target's year.
        count: Persons asked for.
        pace_even: Net persons a month that lead there if nothing surprises.
        pace_sure: Net persons a month that reach it in eight of ten cases.
        probability: Chance that it is reached, 0.01 to 0.99.
        is_past: The month lies before the months to come.
        is_far: The month lies beyond what can be foretold.
    """

    month: Month
    count: int
    pace_even: int | None = None
    pace_sure: int | None = None
    probability: float | None = None
    is_past: bool = False
    is_far: bool = False


@dataclass(frozen=True)
class Outlook:
    """What may be said of the months to come.

    Attributes:
        months: Months foretold, in order; none where there is nothing to start from.
        method: How.
        no_band: Why months come without a band; None where all have one.
        target: The target, or None where the ledger has none.
    """

    months: tuple[MonthForetold, ...]
    method: ForecastMethod | None
    no_band: BandLimit | None
    target: Target | None

    @property
    def banded(self) -> tuple[MonthForetold, ...]:
        """The months that have a band: those before the first that has none."""
        first = next((at for at, month in enumerate(self.months) if month.low is None), len(self.months))
        return self.months[:first]


def outlook_of(*, build_id: str, area: str, indicator: str) -> Outlook:
    """Foretell an indicator of an area after the last month of a build.

    The build keeps what was foretold when it was made. For one of an older version, or of too many areas, it is done
    now by the average pace: bands then rest on the past errors of the area and of those directly below it, which are of
    its kind; a village shares those of the villages beside it. The target is the ledger's; it is told beside the count
    from persons and never made part of its series.

    Raises:
        SnapshotGoneError: There is no build with that identifier.
    """
    build = build_of(office_vault(), build_id)
    months = months_of(build.manifest)
    target = _target(area, after=months[-1]) if build.manifest.basis == DOMICILE else None  # targets are by domicile
    ahead = months[-1].months_until(target.month) if target and not (target.is_past or target.is_far) else HORIZON
    if len(months) < FEWEST_MONTHS:
        return Outlook((), None, BandLimit.SHORT_SERIES, target)
    horizon = max(ahead, HORIZON)
    kept = foretold_of(build, area=area, indicator=indicator)
    forecasts = kept or _forecasts(build_id, indicator, _family(area), horizon)
    if forecasts is None:
        return Outlook((), None, None, target)
    until = months[-1].plus(horizon).ordinal
    rows = forecasts.table.filter(pl.col("area_code") == area, pl.col("mean").is_not_null(), pl.col("month") <= until)
    found = tuple(
        MonthForetold(Month(*_year_and_number(month)), mean, low, high)
        for month, mean, low, high in rows.select("month", "mean", "low_80", "high_80").iter_rows()
    )
    limits, methods = rows["no_band"].drop_nulls(), rows["method"].drop_nulls()
    return Outlook(
        months=found,
        method=ForecastMethod(methods[0]) if len(methods) else None,
        no_band=BandLimit(limits[0]) if len(limits) else None,
        target=_reached(forecasts, area, target) if found else target,
    )


def _family(area: str) -> str:
    """Return the area under which others like it are found: itself, of a village the district."""
    code = AreaCode(area)
    return code.lineage[-2].text if code.level is AreaLevel.VILLAGE else area


@lru_cache(maxsize=64)
def _forecasts(build_id: str, indicator: str, family: str, horizon: int) -> Forecasts | None:
    """Foretell an area of a build and those directly below by their average pace; a sealed build never changes.

    Where nobody was ever counted there is nothing to start from: None.

    The damped trend takes seconds to load and to fit, which is too long for a page.
    """
    vault = office_vault()
    build = build_of(vault, build_id)
    text = pl.col("area_code").cast(pl.String)
    rows = observations_of(vault, build).filter(
        pl.col("dimension") == Dimension.TOTAL.value, pl.col("indicator") == indicator,
        (text == family) | is_directly_below(text, family),
    )  # fmt: skip
    counts = monthly_counts(rows, months_of(build.manifest))
    if counts.is_empty():
        return None
    return forecast_areas(counts, horizon=horizon, seed=SEED, method=ForecastMethod.DRIFT)


def _target(area: str, *, after: Month) -> Target | None:
    position = position_of(area)
    if position is None or position.target_count is None or position.target_year is None:
        return None
    month = Month(position.target_year, 12)
    ahead = after.months_until(month)
    return Target(month, position.target_count, is_past=ahead < 1, is_far=ahead > FURTHEST)


def _reached(forecasts: Forecasts, area: str, target: Target | None) -> Target | None:
    if target is None or target.is_past or target.is_far:
        return target
    asked = {"area_code": [area], "month": [target.month.ordinal], "target_count": [target.count]}
    told = reach_of(forecasts, pl.DataFrame(asked)).row(0, named=True)
    return Target(target.month, target.count, told["pace_even"], told["pace_sure"], told["probability"])


def _year_and_number(ordinal: int) -> tuple[int, int]:
    year, number = divmod(ordinal, 12)
    return year, number + 1

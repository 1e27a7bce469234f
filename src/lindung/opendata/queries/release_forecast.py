"""What a release lets expect of an area, as plain values."""

from dataclasses import dataclass

from lindung.opendata.area_keys import area_key
from lindung.opendata.models import ReleaseForecast
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.forecast_method import BandLimit, ForecastMethod
from lindung.vocabulary.month import Month


@dataclass(frozen=True)
class ForecastMonth:
    """Covered workers expected in a month to come; the ends of the bands are None where none can be given.

    Attributes:
        month: Month to come.
        mean: Persons expected.
        band_80: Low and high end of the band that holds four times of five.
        band_95: Low and high end of the band that holds nineteen times of twenty.
    """

    month: Month
    mean: int
    band_80: tuple[int, int] | None
    band_95: tuple[int, int] | None


@dataclass(frozen=True)
class AreaForecast:
    """Forecast of one area.

    Attributes:
        indicator: What was foretold.
        months: Months to come, the nearest first.
        method: How it was foretold.
        no_band: Why some month has no band; None where all have one.
    """

    indicator: str
    months: tuple[ForecastMonth, ...]
    method: ForecastMethod
    no_band: BandLimit | None


def forecast_of(release: ReleaseInfo, area: str) -> AreaForecast | None:
    """Return the forecast kept with a release; None where the area has none."""
    row = ReleaseForecast.objects.filter(release_id=release.release_id, area=area_key(area)).first()
    if row is None:
        return None
    first = _month(row.first_month)
    return AreaForecast(
        indicator=row.indicator,
        months=tuple(_read(first.plus(at), numbers) for at, numbers in enumerate(row.months)),
        method=ForecastMethod(row.method),
        no_band=BandLimit(row.no_band) if row.no_band else None,
    )


def _read(month: Month, numbers: list[int | None]) -> ForecastMonth:
    mean, low_80, high_80, low_95, high_95 = numbers
    return ForecastMonth(month, mean or 0, _band(low_80, high_80), _band(low_95, high_95))


def _band(low: int | None, high: int | None) -> tuple[int, int] | None:
    return None if low is None or high is None else (low, high)


def _month(ordinal: int) -> Month:
    year, number = divmod(ordinal, 12)
    return Month(year, number + 1)

"""Forecasts kept with a release."""

from datetime import timedelta

import polars as pl
import pytest
from django.db import IntegrityError, transaction

from lindung.opendata.models import ReleaseForecast
from lindung.opendata.queries.release_forecast import forecast_of
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.forecast_method import BandLimit, ForecastMethod
from lindung.vocabulary.month import Month
from lindung.workflows.releases.release import release_it
from lindung.workflows.releases.store import store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations, suppressed
from tests.sample_releases import NOW, released

pytestmark = pytest.mark.django_db


def growing(*months: Month) -> pl.DataFrame:
    """Ten people more each month."""
    return pl.concat(observations(month, add=10 * at) for at, month in enumerate(months))


def test_carries_the_pace_on_for_a_year() -> None:
    release = released(growing(Month(2026, 9), OCTOBER, NOVEMBER))
    forecast = forecast_of(release, "33.74.01")
    assert forecast is not None
    assert forecast.method is ForecastMethod.DRIFT
    assert [str(one.month) for one in forecast.months][::11] == ["2026-12", "2027-11"]
    newest = 120 + 80 + 10 + 20
    assert [one.mean for one in forecast.months][:2] == [newest + 10, newest + 20]


def test_says_why_there_is_no_band() -> None:
    forecast = forecast_of(released(growing(OCTOBER, NOVEMBER)), "33.74")
    assert forecast is not None
    assert forecast.no_band is BandLimit.SHORT_SERIES
    assert {one.band_80 for one in forecast.months} == {None}


def test_adds_up_where_the_release_does() -> None:
    release = released(growing(Month(2026, 9), OCTOBER, NOVEMBER))
    found = [forecast_of(release, code) for code in ("33.74", "33.74.01", "33.74.02")]
    city, *districts = [[one.mean for one in forecast.months] for forecast in found if forecast]
    assert city == [sum(pair) for pair in zip(*districts, strict=True)]


def test_gives_villages_none() -> None:
    assert forecast_of(released(growing(OCTOBER, NOVEMBER)), "33.74.01.1001") is None


def test_needs_two_months() -> None:
    assert forecast_of(released(observations(NOVEMBER)), "33.74") is None


def test_knows_nothing_of_suppressed_cells() -> None:
    months = [Month(2026, 9), OCTOBER, NOVEMBER]
    few = [suppressed(growing(*months), v33_74_02="primary", v33_74_02_1001="primary", v33_72="complementary")]
    is_hidden = (
        pl.col("area_code").str.starts_with("33.74.02")
        & (pl.col("indicator") == "effective")
        & (pl.col("dimension") == "total")
    )
    other = growing(*months).with_columns(pl.when(is_hidden).then(5).otherwise(pl.col("numerator")).alias("numerator"))
    few.append(suppressed(other, v33_74_02="primary", v33_74_02_1001="primary", v33_72="complementary"))
    first, second = (_means(released(frame)) for frame in few)
    assert first == second
    assert "33.74.02" not in first
    assert "33.74" in first


def _means(release: ReleaseInfo) -> dict[str, list[int]]:
    found = {code: forecast_of(release, code) for code in ("33", "33.74", "33.74.01", "33.74.02")}
    return {code: [one.mean for one in forecast.months] for code, forecast in found.items() if forecast}


def test_never_changes_after_the_release() -> None:
    stored = store_release(growing(OCTOBER, NOVEMBER), about(), now=NOW)
    assert ReleaseForecast.objects.update(method=ForecastMethod.DRIFT) > 0
    release_it(stored.slug, now=NOW + timedelta(hours=1))
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        ReleaseForecast.objects.update(method=ForecastMethod.LAST_VALUE)
    row = ReleaseForecast.objects.first()
    assert row is not None
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        ReleaseForecast.objects.create(
            release_id=row.release_id, area=1, indicator="effective", first_month=1, months=[], method="drift"
        )

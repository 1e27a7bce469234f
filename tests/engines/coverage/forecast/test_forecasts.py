import subprocess
import sys

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.forecast import damped_trend
from lindung.engines.coverage.forecast.calibration import LEVELS, Errors, calibrated
from lindung.engines.coverage.forecast.columns import FORECAST
from lindung.engines.coverage.forecast.damped_trend import ForecastLibraryMissingError
from lindung.engines.coverage.forecast.forecasts import forecast_areas
from lindung.engines.coverage.forecast.tree import children_sum, tree_of
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.month import Month
from tests.engines.coverage.forecast.sample_series import FIRST, VILLAGES, counts, invented

DRIFT = ForecastMethod.DRIFT
BANDS = ("low_95", "low_80", "mean", "high_80", "high_95")


def one_area(series: pl.DataFrame, horizon: int = 3) -> pl.DataFrame:
    return forecast_areas(series, horizon=horizon, seed=1, method=DRIFT, adds_up=False).table


@pytest.mark.parametrize("method", [ForecastMethod.DRIFT, ForecastMethod.DAMPED_TREND])
def test_children_add_up_to_their_parent_in_every_month(method: ForecastMethod) -> None:
    found = forecast_areas(invented(months=24, villages=VILLAGES[:30]), horizon=6, seed=1, method=method)
    tree = tree_of(found.codes)
    assert tree.deepest == 2
    assert np.array_equal(children_sum(found.mean.astype(np.float64), tree)[tree.is_parent], found.mean[tree.is_parent])
    assert (found.mean >= 0).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(13, 40), st.sampled_from([0.0, 1.0]))
def test_bands_are_nested_whole_and_not_negative(seed: int, months: int, break_share: float) -> None:
    series = invented(months=months, seed=seed, break_share=break_share, villages=VILLAGES[:20])
    table = forecast_areas(series, horizon=12, seed=seed, method=DRIFT).table
    assert table.schema == pl.Schema(FORECAST)
    banded = table.filter(pl.col("no_band").is_null())
    assert table.filter(pl.col("no_band").is_not_null())["low_80"].null_count() == table.height - banded.height
    edges = banded.select(BANDS).to_numpy()
    assert (np.diff(edges, axis=1) >= 0).all()
    assert (edges >= 0).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(13, 40), st.integers(2, 20))
def test_no_band_is_narrower_further_ahead_than_nearer(seed: int, months: int, villages: int) -> None:
    series = invented(months=months, seed=seed, villages=VILLAGES[:villages])
    table = forecast_areas(series, horizon=12, seed=seed, method=DRIFT).table
    for low, high in (("low_80", "high_80"), ("low_95", "high_95")):
        below, above = (
            pl.DataFrame(table.select("area_code", "month", reach=reach.abs()))
            .pivot(on="month", index="area_code", values="reach")
            .drop("area_code")
            .to_numpy()
            .astype(np.float64)
            for reach in (pl.when(pl.col(low) > 0).then(pl.col(low) - pl.col("mean")), pl.col(high) - pl.col("mean"))
        )
        assert not (np.diff(below, axis=1) < 0).any()  # where neither is cut off at nobody
        assert not (np.diff(above, axis=1) < 0).any()
        is_banded = ~np.isnan(above)
        assert (is_banded[:, 1:] <= is_banded[:, :-1]).all()  # no band behind a month that has none


JANUARY = Month(2026, 1).ordinal


def errors_of(quiet: int, over_year: int) -> Errors:
    """Small errors within the year and large ones over its end, of thirty groups."""
    ratio = np.concatenate([np.full(quiet, 0.1), np.linspace(-9, 9, over_year)])
    place = np.arange(ratio.size)
    return Errors(group=place % 30, ahead=np.zeros_like(place), is_over_year=place >= quiet, ratio=ratio)


def band_80(errors: Errors, first_month: int) -> tuple[float, float]:
    """Return the band of a group for the month after."""
    quantiles = calibrated(errors, first_month=first_month, groups=30, horizon=1).quantiles[0, 0]
    return float(quantiles[LEVELS == 0.1][0]), float(quantiles[LEVELS == 0.9][0])


def test_few_errors_over_the_year_end_widen_a_band_that_quiet_months_would_make_narrow() -> None:
    nearly_all = pytest.approx([-8.55, 8.55])  # a little inside the farthest of twelve on either side
    assert [*band_80(errors_of(quiet=200, over_year=12), JANUARY)] == nearly_all
    assert band_80(errors_of(quiet=200, over_year=12), JANUARY + 1) == (0.1, 0.1)


def test_a_year_end_that_was_hardly_seen_gives_no_band() -> None:
    assert np.isnan(band_80(errors_of(quiet=200, over_year=8), JANUARY)).all()


def test_the_same_seed_gives_the_same_forecast_whatever_the_order_of_rows() -> None:
    series = invented()
    first = forecast_areas(series, horizon=12, seed=3, method=DRIFT).table
    assert first.equals(
        forecast_areas(series.sample(fraction=1, shuffle=True, seed=9), horizon=12, seed=3, method=DRIFT).table
    )


def test_no_trend_line_crosses_a_break() -> None:
    before = [1_000 + 50 * month for month in range(6)]
    after = [500 + 10 * month for month in range(6)]
    table = one_area(counts(before, after, breaks=[6]))
    assert table["mean"].to_list() == [560, 570, 580]


def test_what_came_before_a_break_changes_nothing() -> None:
    after = [500, 503, 511, 512, 520]
    found = [one_area(counts([start] * 6, after, breaks=[6])) for start in (100, 90_000)]
    assert found[0].equals(found[1])


def test_a_series_of_less_than_a_year_gets_no_band() -> None:
    series = invented(months=11)
    table = forecast_areas(series, horizon=3, seed=1, method=DRIFT).table
    assert table["no_band"].unique().to_list() == ["short_series"]
    assert table["high_95"].null_count() == table.height
    assert table["mean"].null_count() == 0


def test_a_break_takes_the_band_away_until_a_year_is_known_again() -> None:
    series = invented(villages=VILLAGES[:20])
    late = series.with_columns(is_break=pl.col("month") == FIRST + 30)
    table = forecast_areas(late, horizon=3, seed=1, method=DRIFT).table
    assert table["no_band"].unique().to_list() == ["short_series"]


def test_no_band_passes_a_month_that_nobody_has_seen() -> None:
    table = forecast_areas(invented(months=12), horizon=3, seed=1, method=DRIFT).table
    assert table["no_band"].unique().to_list() == ["unseen_month"]  # the step into January


def test_one_area_alone_has_too_few_errors_for_a_band() -> None:
    table = one_area(counts([1_000 + 7 * month % 5 for month in range(36)]))
    assert table["no_band"].unique().to_list() == ["few_errors"]


@pytest.mark.parametrize(
    ("known", "means", "method"),
    [([7], [7, 7, 7], "last_value"), ([7, 9], [11, 13, 15], "drift"), ([9, 5], [1, 0, 0], "drift")],
)
def test_few_months_are_carried_on_as_they_are(known: list[int], means: list[int], method: str) -> None:
    table = one_area(counts(known))
    assert (table["mean"].to_list(), table["method"].unique().to_list()) == (means, [method])


def test_an_area_without_any_known_month_gets_no_forecast() -> None:
    table = one_area(pl.concat([counts([None, None]), counts([3, 4], code="33.75")]))
    assert table.filter(pl.col("area_code") == "33.74")["mean"].to_list() == [None] * 3


def test_an_irregular_series_goes_on_at_the_pace_between_its_points() -> None:
    table = one_area(counts([100, *[None] * 11, 220]))
    assert table["mean"].to_list() == [230, 240, 250]


def test_a_series_that_ends_early_is_carried_to_the_same_months_without_a_band() -> None:
    late = pl.concat([counts([10, 20]), counts([1, 1, 1, 1], code="33.75")])
    table = one_area(late).filter(pl.col("area_code") == "33.74")
    assert table["mean"].to_list() == [50, 60, 70]
    long = pl.concat([counts(list(range(20))), counts(list(range(22)), code="33.75")])
    assert one_area(long).filter(pl.col("area_code") == "33.74")["no_band"].unique().to_list() == ["ends_early"]


def test_the_lapse_after_december_is_foretold() -> None:
    year = [1_000 + 10 * month for month in range(12)]
    table = one_area(counts(year, year, year), horizon=2)
    assert table["mean"].to_list()[0] < 1_030
    assert table["month"].to_list() == [FIRST + 36, FIRST + 37]


def test_says_so_when_the_library_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "statsforecast.models", None)
    with pytest.raises(ForecastLibraryMissingError, match="make forecast"):
        forecast_areas(invented(months=14), horizon=1, seed=1, method=ForecastMethod.DAMPED_TREND)


def test_carries_on_the_average_pace_when_the_library_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damped_trend, "find_spec", lambda name: None)
    table = forecast_areas(invented(months=24), horizon=2, seed=1).table
    assert table["method"].unique().to_list() == ["drift"]


def test_the_library_is_not_imported_before_it_is_needed() -> None:
    code = (
        "import sys; from lindung.engines.coverage.forecast import backtest, reach; "
        "print({'statsforecast', 'pandas', 'scipy'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "set()\n"


def test_refuses_to_look_beyond_two_years() -> None:
    with pytest.raises(ValueError, match="1 to 24 months"):
        forecast_areas(counts([1]), horizon=25, seed=1)


def test_a_long_gap_takes_the_band_away_until_a_year_is_known_again() -> None:
    series = invented(villages=VILLAGES[:20])
    is_lost = (pl.col("area_code") == VILLAGES[0]) & pl.col("month").is_between(FIRST + 28, FIRST + 33)
    table = forecast_areas(series.filter(~is_lost), horizon=2, seed=1, method=DRIFT).table
    limits = dict(table.select("area_code", "no_band").unique().iter_rows())
    assert (limits[VILLAGES[0]], limits[VILLAGES[1]]) == ("short_series", None)


def test_the_country_is_no_sibling_of_its_provinces() -> None:
    country = (
        invented(villages=VILLAGES[:20]).filter(pl.col("area_code") == "33.74").with_columns(area_code=pl.lit("ID"))
    )
    provinces = [
        country.with_columns(area_code=pl.lit(code), covered=pl.col("covered") * share // 10)
        for code, share in (("33", 4), ("34", 5))
    ]
    unknown = country.with_columns(area_code=pl.lit("00"))
    rest = pl.concat(provinces).group_by("month").agg(pl.col("covered").sum().alias("placed"))
    unknown = unknown.join(rest, on="month").with_columns(pl.col("covered") - pl.col("placed")).drop("placed")
    found = forecast_areas(pl.concat([country, *provinces, unknown]), horizon=2, seed=1, method=DRIFT)
    mean = dict(zip(found.codes, found.mean.tolist(), strict=True))
    assert mean["ID"] == [sum(month) for month in zip(mean["33"], mean["34"], mean["00"], strict=True)]

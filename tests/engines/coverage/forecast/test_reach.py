import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.forecast.columns import REACH, TARGETS
from lindung.engines.coverage.forecast.forecasts import Forecasts, forecast_areas
from lindung.engines.coverage.forecast.reach import TargetError, reach_of
from lindung.vocabulary.forecast_method import ForecastMethod
from tests.engines.coverage.forecast.sample_series import FIRST, counts, invented

CITY = "33.74"
NOW = FIRST + 35
FORECASTS = forecast_areas(invented(), horizon=12, seed=1, method=ForecastMethod.DRIFT)
EXPECTED = FORECASTS.table.filter(pl.col("area_code") == CITY, pl.col("month") == NOW + 6).row(0, named=True)


def targets(*counts_wanted: int, months: int = 6, code: str = CITY) -> pl.DataFrame:
    rows = {"area_code": [code] * len(counts_wanted), "month": NOW + months, "target_count": counts_wanted}
    return pl.DataFrame(rows, schema=TARGETS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 2_000_000), min_size=2, max_size=8))
def test_a_higher_target_is_never_likelier_and_never_needs_a_slower_pace(wanted: list[int]) -> None:
    found = reach_of(FORECASTS, targets(*sorted(wanted)))
    assert found.schema == pl.Schema(REACH)
    assert (np.diff(found["probability"].to_numpy()) <= 0).all()
    assert (np.diff(found["pace_even"].to_numpy()) >= 0).all()
    assert (np.diff(found["pace_sure"].to_numpy()) >= 0).all()


def test_the_chance_agrees_with_the_band() -> None:
    found = reach_of(FORECASTS, targets(EXPECTED["low_80"], EXPECTED["high_80"], EXPECTED["high_95"]))
    assert found["probability"].to_list() == pytest.approx([0.9, 0.1, 0.025], abs=0.005)


def test_a_chance_is_never_told_as_certain() -> None:
    assert reach_of(FORECASTS, targets(0, 100_000_000))["probability"].to_list() == pytest.approx([0.99, 0.01])


def test_more_certainty_needs_a_faster_pace() -> None:
    wanted = targets(EXPECTED["high_95"])
    paces = [reach_of(FORECASTS, wanted, probability=chance)["pace_sure"][0] for chance in (0.5, 0.8, 0.95)]
    assert paces == sorted(paces)
    assert paces[0] >= reach_of(FORECASTS, wanted)["pace_even"][0]


def test_the_even_pace_is_the_gap_over_the_months_rounded_up() -> None:
    short = forecast_areas(counts([100, 110]), horizon=3, seed=1, adds_up=False)
    found = reach_of(short, pl.DataFrame({"area_code": [CITY], "month": [FIRST + 4], "target_count": [160]}))
    row = found.row(0, named=True)
    assert row["pace_even"] == -(-(160 - 110) // 3)
    assert (row["pace_projected"], row["projected"], row["covered"]) == (10, 140, 110)


def test_without_a_band_there_is_no_chance_and_no_sure_pace() -> None:
    short = forecast_areas(counts([100, 110]), horizon=3, seed=1, adds_up=False)
    row = reach_of(short, pl.DataFrame({"area_code": [CITY], "month": [FIRST + 4], "target_count": [160]})).row(
        0, named=True
    )
    assert [row[name] for name in ("probability", "pace_sure", "low_80", "high_80")] == [None] * 4


def test_a_target_that_is_reached_needs_no_pace() -> None:
    assert reach_of(FORECASTS, targets(1)).row(0, named=True)["pace_even"] == 0


@pytest.mark.parametrize(("code", "months"), [("99.99", 6), (CITY, 13), (CITY, 0)])
def test_refuses_a_target_outside_the_forecast(code: str, months: int) -> None:
    with pytest.raises(TargetError, match=f"does not hold {code}, {months} months ahead"):
        reach_of(FORECASTS, targets(5, code=code, months=months))


def test_refuses_a_chance_that_past_errors_cannot_tell() -> None:
    with pytest.raises(ValueError, match=r"0\.5 to 0\.99"):
        reach_of(FORECASTS, targets(5), probability=1.0)


def test_an_area_without_a_count_has_no_pace() -> None:
    known: Forecasts = forecast_areas(
        pl.concat([counts([None, None]), counts([3, 4], code="33.75")]), horizon=1, seed=1, adds_up=False
    )
    row = reach_of(known, pl.DataFrame({"area_code": [CITY], "month": [FIRST + 2], "target_count": [9]})).row(
        0, named=True
    )
    assert [row[name] for name in ("covered", "projected", "pace_even", "pace_projected")] == [None] * 4

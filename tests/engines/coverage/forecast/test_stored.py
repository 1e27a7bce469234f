import numpy as np
import polars as pl
import pytest

from lindung.engines.coverage.forecast.columns import TARGETS
from lindung.engines.coverage.forecast.forecasts import Forecasts, forecast_areas
from lindung.engines.coverage.forecast.reach import reach_of
from lindung.engines.coverage.forecast.stored import STORED, forecasts_from, stored_rows
from lindung.vocabulary.forecast_method import ForecastMethod
from tests.engines.coverage.forecast.sample_series import FIRST, VILLAGES, counts, invented

DRIFT = ForecastMethod.DRIFT


@pytest.fixture(scope="module")
def made() -> Forecasts:
    return forecast_areas(invented(months=30, villages=VILLAGES[:20]), horizon=12, seed=1, method=DRIFT)


def test_what_was_kept_says_what_was_foretold(made: Forecasts) -> None:
    rows = stored_rows(made)
    assert rows.schema == pl.Schema(STORED)
    found = forecasts_from(rows.sample(fraction=1, shuffle=True, seed=4))
    assert (found.codes, found.now) == (made.codes, made.now)
    assert found.table.equals(made.table)
    assert np.array_equal(found.offsets, made.offsets, equal_nan=True)


def test_one_area_of_them_answers_about_a_target(made: Forecasts) -> None:
    code = made.codes[-1]
    asked = pl.DataFrame({"area_code": [code], "month": [FIRST + 35], "target_count": [600]}, schema=TARGETS)
    alone = forecasts_from(stored_rows(made).filter(pl.col("area_code") == code))
    assert reach_of(alone, asked).equals(reach_of(made, asked))


def test_keeps_what_could_not_be_foretold() -> None:
    unknown = forecast_areas(
        pl.concat([counts([None, None]), counts([3, 4], code="33.75")]), horizon=3, seed=1, adds_up=False, method=DRIFT
    )
    rows = stored_rows(unknown)
    assert rows.filter(pl.col("area_code") == "33.74")["mean"].null_count() == 3
    assert forecasts_from(rows).table.equals(unknown.table)


def test_refuses_areas_of_different_months(made: Forecasts) -> None:
    with pytest.raises(ValueError, match="same months"):
        forecasts_from(stored_rows(made)[1:])
    with pytest.raises(ValueError, match="same months"):
        forecasts_from(stored_rows(made).clear())

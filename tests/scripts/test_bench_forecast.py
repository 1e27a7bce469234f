"""Holding a measured forecast against its bars."""

import polars as pl
import pytest

from lindung.engines.coverage.forecast.backtest import OURS
from lindung.vocabulary.forecast_method import ForecastMethod
from scripts.bench_forecast import PEERS, bars_of, published, published_series


def measured(*, mase: float = 1.5, cover: float = 0.8) -> pl.DataFrame:
    rows = {
        "method": [OURS, *PEERS],
        "months": 900,
        "series": 600,
        "mase": [mase, 2.0, 3.0, 2.5],
        "banded": 800,
        "cover_80": cover,
        "cover_95": 0.95,
        "width_80": 0.1,
    }
    return pl.DataFrame(rows)


@pytest.mark.parametrize(
    ("found", "banded", "holds"),
    [
        (measured(), 500, [True, True]),
        (measured(mase=2.1), 500, [False, True]),
        (measured(cover=0.74), 500, [True, False]),
        (measured(cover=0.86), 500, [True, False]),
        (measured(), 499, [True, False]),
    ],
)
def test_holds_each_bar_by_itself(found: pl.DataFrame, banded: int, holds: list[bool]) -> None:
    assert [bar.holds for bar in bars_of(found, ForecastMethod.DRIFT, banded)] == holds


def test_published_counts_of_two_bases_never_stand_in_one_series() -> None:
    assert published_series().select("area_code", "month").is_duplicated().sum() == 0


def test_says_how_few_published_counts_can_be_tried() -> None:
    tables, bar = published()
    assert "no band" in bar.figure
    assert "of 1 series" in bar.what
    assert "There is no band" in tables

import numpy as np
import polars as pl
import pytest

from lindung.engines.coverage.forecast.columns import SeriesError
from lindung.engines.coverage.forecast.history import history_of
from tests.engines.coverage.forecast.sample_series import FIRST, counts


def test_lays_areas_out_by_code_and_month() -> None:
    series = pl.concat([counts([5, 6], code="33.75"), counts([1, 2, 3], code="33.74")])
    history = history_of(series)
    assert (history.codes, history.first, history.last.tolist()) == (("33.74", "33.75"), FIRST, [2, 1])


def test_a_short_gap_is_bridged_by_a_straight_line() -> None:
    assert history_of(counts([10, None, None, 40])).filled.tolist() == [[10, 20, 30, 40]]


def test_after_a_long_gap_the_series_starts_anew() -> None:
    history = history_of(counts([1, 2, None, None, None, 6, 7]))
    assert (history.start.tolist(), history.begin.tolist(), history.points.tolist()) == ([5], [0], [4])


def test_nothing_before_the_last_break_is_used() -> None:
    history = history_of(counts([100, 101, 102, 50, 51], breaks=[3]))
    assert history.is_usable.tolist() == [[False, False, False, True, True]]
    assert (history.begin.tolist(), history.start.tolist(), history.points.tolist()) == ([3], [3], [2])


def test_until_forgets_later_months_and_later_breaks() -> None:
    earlier = history_of(counts([100, 101, 102, 50, 51], breaks=[3])).until(3)
    assert (earlier.points.tolist(), earlier.last.tolist()) == ([3], [2])
    assert np.array_equal(earlier.values, [[100, 101, 102]])


@pytest.mark.parametrize(
    ("series", "message"),
    [
        (counts([]), "no monthly count"),
        (pl.concat([counts([1]), counts([2])]), "33.74 has two counts for one month"),
        (counts([3, -1]), "33.74 has a negative count"),
        (counts([3]).drop("covered"), "lacks the columns covered"),
    ],
)
def test_refuses_what_is_no_table_of_counts(series: pl.DataFrame, message: str) -> None:
    with pytest.raises(SeriesError, match=message):
        history_of(series)

import numpy as np
import polars as pl
import pytest

from lindung.engines.coverage.forecast.history import history_of
from lindung.engines.coverage.forecast.seasons import seasons_of
from tests.engines.coverage.forecast.sample_series import counts

ONE = np.zeros(1, np.int64)


def test_a_lapse_after_december_is_seen_as_the_shape_of_the_year() -> None:
    year = [1_000] * 12
    seasons = seasons_of(history_of(counts(year, [900] * 12, [800] * 2)), ONE, groups=1)
    assert seasons.steps[0, 0] == pytest.approx(-(100 + 100) / (950 + 850))
    assert seasons.index[0, 11] - seasons.index[0, 0] == pytest.approx(11 * (200 / 1_800) / 12)


def test_no_step_is_taken_across_a_break() -> None:
    seasons = seasons_of(history_of(counts([1_000] * 12, [900] * 5, breaks=[12])), ONE, groups=1)
    assert not seasons.is_seen[0, 0]
    assert seasons.index.tolist() == [[0.0] * 12]


def test_an_unseen_month_takes_its_step_from_elsewhere_and_stays_unseen() -> None:
    known = history_of(counts([1_000] * 12, [900] * 12, [800] * 2))
    whole = seasons_of(known, ONE, groups=1)
    early = seasons_of(known.until(12), ONE, groups=1, fallback=whole)
    assert early.steps[0, 0] == whole.steps[0, 0]
    assert not early.is_seen[0, 0]


def test_knows_the_way_until_the_first_unseen_month() -> None:
    eight = history_of(pl.concat([counts([10, 11, 12, 13], code=f"33.7{area}") for area in range(8)]))
    seasons = seasons_of(eight, np.zeros(8, np.int64), groups=1)
    february_to_may = np.arange(1, 5)
    assert seasons.knows_until(february_to_may).tolist() == [[True, True, True, False]]


def test_the_trend_of_one_series_never_passes_for_a_season() -> None:
    seasons = seasons_of(history_of(counts([10, 20, 20, 20])), ONE, groups=1)
    assert seasons.index.tolist() == [[0.0] * 12]

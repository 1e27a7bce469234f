import polars as pl
import pytest

from lindung.engines.coverage.forecast.backtest import OURS, TRIALS, summary, trials
from lindung.engines.coverage.forecast.backtest_words import sentence
from lindung.engines.coverage.forecast.peers import PEERS
from lindung.vocabulary.forecast_method import ForecastMethod
from tests.engines.coverage.forecast.sample_series import FIRST, VILLAGES, counts, invented

DRIFT = ForecastMethod.DRIFT
ORIGINS = [FIRST + 23, FIRST + 29]


def tried(series: pl.DataFrame, **options: object) -> pl.DataFrame:
    return trials(series, origins=ORIGINS, horizon=6, seed=1, method=DRIFT, **options)  # type: ignore[arg-type]


def test_beats_what_anybody_would_guess_on_the_same_months() -> None:
    compared = tried(invented())
    found = summary(compared)
    assert compared.schema == pl.Schema(TRIALS)
    assert set(found["method"]) == {OURS, *(peer.value for peer in PEERS)}
    assert found["months"].n_unique() == 1
    assert found["method"][0] == OURS  # sorted by MASE


def test_bands_of_five_hundred_series_hold_about_as_often_as_they_say() -> None:
    origins = [FIRST + month for month in (20, 23, 26, 29, 32)]
    several = [
        trials(invented(seed=seed), origins=origins, horizon=12, seed=1, method=DRIFT).with_columns(
            pl.format("{} of {}", "area_code", pl.lit(seed)).alias("area_code")
        )
        for seed in range(1, 7)
    ]
    ours = summary(pl.concat(several)).filter(pl.col("method") == OURS).row(0, named=True)
    assert ours["series"] > 500
    assert 0.75 <= ours["cover_80"] <= 0.85
    assert 0.90 <= ours["cover_95"] <= 0.99


def test_a_peer_has_no_band() -> None:
    peers = summary(tried(invented(villages=VILLAGES[:20]))).filter(pl.col("method") != OURS)
    assert (peers["banded"].to_list(), peers["cover_80"].to_list()) == ([0] * 3, [None] * 3)


def test_months_behind_a_break_are_not_compared() -> None:
    series = invented(villages=VILLAGES[:20])
    broken = series.with_columns(is_break=pl.col("month") == FIRST + 26)
    compared = trials(broken, origins=[FIRST + 23], horizon=6, seed=1, method=DRIFT)
    assert compared["ahead"].unique().sort().to_list() == [1, 2]


def test_later_months_change_nothing_of_what_was_foretold() -> None:
    series = invented(villages=VILLAGES[:20])
    doubled = series.with_columns(
        pl.when(pl.col("month") > FIRST + 24).then(pl.col("covered") * 2).otherwise("covered").alias("covered")
    )
    first_month = pl.col("ahead") == 1
    found = [
        trials(one, origins=[FIRST + 23], horizon=3, seed=1, method=DRIFT).filter(first_month)
        for one in (series, doubled)
    ]
    assert found[0].equals(found[1])


def test_mase_is_the_error_over_the_average_change() -> None:
    series = counts([10, 20, 10, 20, 50])
    compared = trials(
        series, origins=[FIRST + 3], horizon=1, seed=1, method=DRIFT, adds_up=False, peers=(ForecastMethod.LAST_VALUE,)
    )
    naive = compared.filter(pl.col("method") == "last_value").row(0, named=True)
    assert naive["error"] == (50 - 20) / 10


def test_an_irregular_series_is_tried_from_its_own_points() -> None:
    series = counts([100, *[None] * 5, 160, *[None] * 5, 220])
    origins = range(FIRST, FIRST + 12)
    compared = trials(
        series, origins=origins, horizon=24, seed=1, adds_up=False, peers=(ForecastMethod.LAST_VALUE, DRIFT)
    )
    ours = compared.filter(pl.col("method") == OURS)
    assert (ours["origin"].to_list(), ours["ahead"].to_list(), ours["error"].to_list()) == ([FIRST + 6], [6], [0.0])


def test_tells_in_both_languages_what_was_found() -> None:
    said = sentence(summary(tried(invented())))
    assert said.en.startswith("On 1,164 held-back months of 97 areas the forecast was off by ")
    assert said.id.startswith("Pada 1.164 bulan yang disembunyikan dari 97 wilayah, ramalan meleset rata-rata ")
    assert "nilai terakhir" in said.id
    assert "The 80% band held" in said.en


def test_says_so_when_there_is_no_band_or_nothing_to_compare() -> None:
    short = trials(counts([1, 2, 3, 4, 5]), origins=[FIRST + 2], horizon=2, seed=1, adds_up=False, peers=(DRIFT,))
    assert sentence(summary(short)).en.endswith("There is no band: the series are too short.")
    nothing = trials(counts([1, 2]), origins=[FIRST], horizon=1, seed=1, adds_up=False)
    assert "no month can be held back" in sentence(summary(nothing)).en


@pytest.mark.slow
def test_the_damped_trend_beats_the_average_pace() -> None:
    series = invented()
    compared = trials(series, origins=ORIGINS, horizon=6, seed=1, method=ForecastMethod.DAMPED_TREND)
    found = dict(summary(compared).select("method", "mase").iter_rows())
    assert found[OURS] < min(found["last_value"], found["same_month"], found["drift"])

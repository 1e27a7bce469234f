"""Holding measured roll-ups against their bars."""

from dataclasses import replace

from scripts.bench_coverage import Run, bar_of_added, bar_of_rows, bar_of_spark, bars_of_many, bars_of_one

OURS = Run(seconds=4.0, cpu=7.0, gigabytes=0.5, counted=(100, 20, 60))


def test_one_month_is_held_against_memory_and_duckdb() -> None:
    def held(ours: Run, by_hand: Run, workers: int = 150_000_000) -> list[bool]:
        return [bar.holds for bar in bars_of_one({"lindung": ours, "duckdb": by_hand}, workers)]

    assert held(OURS, OURS) == [True, True]
    assert held(replace(OURS, gigabytes=1.0), OURS) == [False, True]
    assert held(replace(OURS, seconds=5.3), OURS) == [True, False]
    assert held(OURS, replace(OURS, counted=(100, 20, 61))) == [True, False]
    assert held(replace(OURS, seconds=5.3), OURS, workers=300_000) == [
        True,
        True,
    ]  # starting takes longer than counting
    assert held(OURS, replace(OURS, counted=(100, 20, 61)), workers=300_000) == [True, False]


def test_many_months_are_held_against_the_faster_peer() -> None:
    def holds(**peers: float) -> bool:
        runs = {name: replace(OURS, seconds=seconds) for name, seconds in peers.items()}
        return [bar.holds for bar in bars_of_many({"lindung": OURS} | runs, 10_000_000)] == [True]

    assert holds(duckdb=9.0, polars=3.4)
    assert not holds(duckdb=9.0, polars=3.3)
    assert not holds(duckdb=3.3, polars=9.0)


def test_times_of_few_workers_are_told_and_not_held() -> None:
    runs = {"lindung": OURS, "duckdb": replace(OURS, seconds=0.1), "polars": replace(OURS, seconds=0.1)}
    assert [bar.holds for bar in bars_of_many(runs, 300_000)] == [True]
    assert bar_of_added(replace(OURS, seconds=60.0), OURS, OURS, is_timed=False).holds


def test_other_counts_are_told() -> None:
    other = replace(OURS, counted=(99, 20, 60))
    (bar,) = bars_of_many({"lindung": OURS, "duckdb": replace(OURS, seconds=9), "polars": other}, 10_000_000)
    assert not bar.holds
    assert "OTHER COUNTS: (99, 20, 60) against (100, 20, 60)" in bar.figure


def test_a_month_added_spark_and_the_rows_have_bars_of_their_own() -> None:
    assert bar_of_added(replace(OURS, seconds=6.0), OURS, OURS, is_timed=True).holds
    assert not bar_of_added(replace(OURS, seconds=6.1), OURS, OURS, is_timed=True).holds
    assert bar_of_spark(OURS, replace(OURS, seconds=20.0)).holds
    assert not bar_of_spark(OURS, replace(OURS, seconds=19.9)).holds
    assert bar_of_rows(replace(OURS, cpu=11.9), 1_000, replace(OURS, cpu=1.0), 100).holds
    assert not bar_of_rows(replace(OURS, cpu=12.1), 1_000, replace(OURS, cpu=1.0), 100).holds

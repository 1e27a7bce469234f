"""Holding a measured lookup against its bars."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from scripts.bench_lookup import FULL, SMALL, Run, bars_of, partners_of

WITHIN = Run(
    records=1_000_000, built=6.0, size_bytes=285_000_000, milliseconds=np.full(100, 0.6), first=0.9995, listed=0.9999
)


def held(run: Run) -> list[bool]:
    return [bar.holds for bar in bars_of(run, FULL, least_first=0.999)]


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({}, None),
        ({"milliseconds": np.array([0.6] * 90 + [1.1] * 10)}, 0),
        ({"first": 0.998}, 1),
        ({"built": 16.0}, 2),
        ({"size_bytes": 401_000_000}, 3),
    ],
)
def test_holds_each_bar_by_itself(change: dict[str, object], missed: int | None) -> None:
    assert held(replace(WITHIN, **change)) == [place != missed for place in range(4)]  # type: ignore[arg-type]


def test_writes_the_figures() -> None:
    assert [bar.figure for bar in bars_of(WITHIN, SMALL, least_first=0.999)] == [
        "0.60 ms (p50 0.60 ms)", "99.95% (listed 99.99% of 100)", "6.0 s", "285 MB, 285 bytes a record",
    ]  # fmt: skip


def test_only_people_who_stand_in_the_register_are_asked_for() -> None:
    left = pl.DataFrame({"id": [7, 9]})
    truth = pl.DataFrame({"left_id": [9, 7, 8, 7], "right_id": [1, 2, 3, 1]})
    assert partners_of(left, truth) == {1: {0, 1}, 2: {0}}

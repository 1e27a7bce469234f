"""Holding a protected release against its bars."""

from dataclasses import replace

import polars as pl
import pytest

from scripts.bench_disclosure import PROVINCE, SMALL, Run, bar_of, bar_of_seeds, run_of
from scripts.invented_release import FLOWS, PAYERS, SEGMENTS, invented_release, leaf_areas

WITHIN = Run(
    cells=150_000, seconds=40.0, audit_seconds=9.0, few=27_000, recovered=0, cells_lost=0.28, persons_lost=0.03,
    upper_persons_lost=0.02,
)  # fmt: skip


@pytest.mark.parametrize(("change", "holds"), [({}, True), ({"seconds": 61.0}, False), ({"recovered": 1}, False)])
def test_a_release_is_held_to_time_and_to_its_secrets(change: dict[str, float], *, holds: bool) -> None:
    assert bar_of(PROVINCE, replace(WITHIN, **change), 1.0).holds == holds  # type: ignore[arg-type]


def test_one_recovered_number_in_twenty_releases_is_too_many() -> None:
    assert bar_of_seeds([WITHIN] * 20).holds
    assert not bar_of_seeds([WITHIN] * 19 + [replace(WITHIN, recovered=1)]).holds


def test_a_run_tells_what_was_lost() -> None:
    run = run_of(SMALL["regency"], 1)
    assert run.recovered == 0
    assert run.few > 100
    assert 0 < run.persons_lost < run.cells_lost < 1


def test_invented_parts_add_up_and_flows_keep_the_accounts() -> None:
    rows = invented_release(leaf_areas(1, 2, 2), months=2, seed=1, has_flows=True)
    assert {*rows.get_column("category")} == {"", *SEGMENTS, *PAYERS}
    top = rows.filter(pl.col("area_code") == "33", pl.col("dimension") == "total").sort("month")
    first, second = top.filter(pl.col("indicator") == "effective").get_column("numerator")
    moved = {name: top.filter(pl.col("indicator") == name).get_column("numerator")[-1] for name in FLOWS}
    assert second == first + moved["new"] + moved["returned"] - moved["lapsed"]
    villages = rows.filter(pl.col("area_code").str.starts_with("33.01.01."))
    district = rows.filter(pl.col("area_code") == "33.01.01")
    assert villages.get_column("numerator").sum() == district.get_column("numerator").sum()

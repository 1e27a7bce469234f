"""Holding the readers of a release against their bar."""

from typing import Any

import pytest

from scripts.bench_releases import FULL, QUESTIONS, SMALL, Size, asked_paths, bars_of, national

ANSWERED = {"requests": 40_000, "seconds": 20.0, "p50": 23.0, "p95": 48.0, "p99": 70.0, "bad": 0}
FOUND: dict[str, Any] = {
    "areas": 98_885, "rows": 5_933_100, "store_seconds": 90.0, "store_rows_per_second": 65_923,
    "readers": {"series": ANSWERED, "children": ANSWERED},
}  # fmt: skip


@pytest.mark.parametrize(("change", "holds"), [({}, True), ({"p95": 100.1}, False), ({"bad": 1}, False)])
def test_each_kind_of_question_has_its_bar(change: dict[str, float], *, holds: bool) -> None:
    found = FOUND | {"readers": {"series": ANSWERED | change, "children": ANSWERED}}
    assert [bar.holds for bar in bars_of("SQLite", FULL, found)] == [True, holds, True]


def test_says_what_failed() -> None:
    found = FOUND | {"readers": {"series": ANSWERED | {"bad": 7}}}
    assert bars_of("SQLite", FULL, found)[1].figure == "p50 23.0 ms, p95 48.0 ms, 2,000 a second, 7 failed"


def test_a_full_run_without_the_load_tool_does_not_hold() -> None:
    found = {name: value for name, value in FOUND.items() if name != "readers"}
    assert [bar.holds for bar in bars_of("SQLite", FULL, found)] == [True, False]
    assert [bar.figure for bar in bars_of("SQLite", SMALL, found)][1:] == ["not measured: wrk is not installed"]


@pytest.mark.parametrize("size", [FULL, SMALL])
def test_every_question_is_named_and_of_the_areas_released(size: Size) -> None:
    asked = asked_paths(size.root)
    assert [*asked] == [*QUESTIONS]
    inside = [path for path in asked["children"] if f"area={size.root}" in path or size.root == "ID"]
    assert len(inside) == len(asked["children"])


def test_the_release_holds_all_levels_and_adds_up() -> None:
    rows = national(SMALL)
    totals = dict(rows.filter(rows["month"] == rows["month"].max()).select("area_code", "numerator").iter_rows())
    below = [count for code, count in totals.items() if code.count(".") == 1]
    assert sum(below) == totals["34"] == totals["ID"]

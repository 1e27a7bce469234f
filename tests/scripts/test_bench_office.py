"""Holding the people at work to their bars, and what they ask for."""

from typing import Any

import pytest

from lindung.vocabulary.role import Role
from scripts.bench_office import FULL, SMALL, bars_of, summary
from scripts.office_pages import OFFERED, READERS, Reader, pages_of

FOUND: dict[str, Any] = {
    "people": 1_000_000, "megabytes": 800.0, "bad": 0, "all": {"p50": 40.0, "p95": 150.0, "answers": 7_000},
    "pages": {"desk": {"p95": 30.0}, "search by name": {"p95": 190.0}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, [True, True, True]), ({"all": {"p50": 40.0, "p95": 200.0, "answers": 7_000}}, [False, True, True]),
        ({"bad": 1}, [True, False, True]), ({"megabytes": 1_000.0}, [True, True, False]),
    ],
)  # fmt: skip
def test_time_errors_and_memory_have_their_bars(change: dict[str, Any], holds: list[bool]) -> None:
    assert [bar.holds for bar in bars_of("SQLite", FULL, FOUND | change)][:3] == holds


def test_the_slowest_page_is_told_first() -> None:
    assert bars_of("SQLite", SMALL, FOUND)[3].figure == "search by name 190; desk 30"


def test_whatever_is_not_answered_as_it_should_be_counts() -> None:
    found = summary([("desk", 10.0, 200), ("desk", 30.0, 500), ("lists", 20.0, 302)])
    assert found["bad"] == 2
    assert found["all"]["answers"] == 3


@pytest.mark.parametrize("role", sorted(READERS))
def test_people_ask_for_pages_of_their_role(role: str) -> None:
    asked = {"linkage_id": "abc", "build_id": "def", "port": 1, "seconds": 0, "pause": 0}
    pages = pages_of(role, Reader(asked, {"role": role, "area": "33.74.01.1001", "session": "x"}, seed=1))
    assert role in {one.value for one in Role}
    assert len({page.name for page in pages}) == len(pages) > 2
    assert all(page.address.startswith("/kantor/") or page.address == OFFERED for page in pages)

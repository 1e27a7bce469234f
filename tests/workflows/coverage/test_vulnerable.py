"""Who is a vulnerable worker by a list: its own column first, then the decile, else nobody knows."""

from typing import Any

import polars as pl
import pytest

from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.vulnerable import counts_of, max_decile, vulnerability_of
from lindung.workflows.linking.stored_tables import STATUS_ROWS
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import AREA, MONTH

HIGHEST = 4


def told(*rows: dict[str, Any]) -> dict[int, bool | None]:  # Any: cells
    blank = dict.fromkeys(STATUS_ROWS)
    status = pl.DataFrame([blank | {"id": 0, "person": 0} | row for row in rows], schema=STATUS_ROWS)
    return dict(vulnerability_of(status, highest=HIGHEST).iter_rows())


@pytest.mark.parametrize(
    ("row", "is_vulnerable"),
    [
        ({"vulnerable": True, "decile": 9}, True),
        ({"vulnerable": False, "decile": 1}, False),  # the office knows better than the decile
        ({"decile": HIGHEST}, True),
        ({"decile": HIGHEST + 1}, False),
        ({"decile": 1, "listed_segment": "BPU"}, True),
        ({"decile": 1, "listed_segment": "PU"}, False),  # who has an employer is not
        ({"vulnerable": True, "listed_segment": "PU"}, True),
        ({}, None),
    ],
)
def test_a_list_tells_by_its_own_column_then_by_the_decile(row: dict[str, Any], is_vulnerable: bool | None) -> None:
    assert told(row) == {0: is_vulnerable}


def test_any_row_of_a_person_that_says_yes_says_it_of_the_person() -> None:
    assert told({"vulnerable": False}, {"vulnerable": True}, {"person": 3, "decile": 7}, {"person": 3}) == {
        0: True,
        3: False,
    }


def test_a_linkage_of_an_older_version_tells_nothing() -> None:
    status = pl.DataFrame({"id": [0, 1], "person": [0, 1]}, schema={"id": pl.Int64, "person": pl.Int64})
    found = vulnerability_of(status, highest=HIGHEST)
    assert counts_of(found["is_vulnerable"]) == {"vulnerable": 0, "not_vulnerable": 0, "vulnerability_untold": 2}


def test_the_highest_decile_is_a_parameter_in_force() -> None:
    assert 1 <= max_decile(Month(2026, 11)) <= 10


@pytest.mark.django_db
def test_counts_the_vulnerable_workers_that_the_list_tells() -> None:
    # of sixty workers the first ten are paid until August and forty are members; every fourth is called vulnerable,
    # every fourth is not, of the others the list says nothing
    link_office(told={0: {"vulnerable": True}, 1: {"vulnerable": False}})
    made = built()
    rows = pl.concat([*made.build.observations(office_vault())]).filter(
        pl.col("indicator") == "vulnerable", pl.col("dimension") == "total", pl.col("area_code") == AREA
    )
    by_month = {
        month: (above, below) for month, above, below in rows.select("month", "numerator", "denominator").rows()
    }
    assert by_month[Month(2026, 8).ordinal] == (10, 15)
    assert by_month[MONTH.ordinal] == (7, 15)  # 0, 4 and 8 have lapsed
    counts = made.build.manifest.counts
    parts = [counts[f"persons_told_{what}"] for what in ("vulnerable", "not_vulnerable", "vulnerability_untold")]
    assert parts == [15, 15, 30]
    assert sum(parts) == counts["persons_counted"]


@pytest.mark.django_db
def test_a_list_that_tells_of_nobody_gives_no_number_rather_than_zero() -> None:
    link_office()
    made = built().build.manifest
    assert "vulnerable" not in made.indicators
    assert made.counts["persons_told_vulnerability_untold"] == made.counts["persons_counted"] == 60

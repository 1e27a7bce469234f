from dataclasses import asdict
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.gap.active_members import MemberPlace, person_counts
from lindung.engines.linkage.gap.area_counts import PERSON_COUNTS, counts_by_place
from lindung.engines.linkage.status.columns import STATUS
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.wilayah import AreaCode, AreaLevel

AREA = AreaCode("33.74")
VILLAGES = ("33.74.15.1001", "33.74.15.1002", "33.74.10.1001", "33.74", "33", None, "33.22.01.2001")
PERSONS = st.lists(st.tuples(st.sampled_from(VILLAGES), st.sampled_from(CoverageStatus)), max_size=40)
MEMBERS = st.lists(st.tuples(st.sampled_from(VILLAGES), st.sampled_from(MemberPlace)), max_size=40)


def status(*persons: tuple[str | None, CoverageStatus]) -> pl.DataFrame:
    rows = [
        {"id": place, "person": place, "village_code": at, "status": str(is_)}
        for place, (at, is_) in enumerate(persons)
    ]
    return pl.DataFrame([dict.fromkeys(STATUS) | row for row in rows], schema=STATUS)


def members(*persons: tuple[str | None, MemberPlace]) -> pl.DataFrame:
    rows = [{"village_code": at, "place": str(place)} for at, place in persons]
    return pl.DataFrame(rows, schema={"village_code": pl.String, "place": pl.String})


def counted(listed: pl.DataFrame, active: pl.DataFrame, level: AreaLevel) -> dict[str, dict[str, Any]]:
    found = counts_by_place(listed, active, area=AREA, level=level)
    return {row.pop("place"): {name: n for name, n in row.items() if n} for row in found.iter_rows(named=True)}


def test_counts_who_is_on_the_list_where_the_list_says() -> None:
    listed = status(
        ("33.74.15.1001", CoverageStatus.COVERED), ("33.74.15.1002", CoverageStatus.UNCOVERED),
        ("33.74.10.1001", CoverageStatus.POSSIBLE), (None, CoverageStatus.UNCOVERED),
        ("33.74.10.1001", CoverageStatus.DEAD), ("33.22.01.2001", CoverageStatus.COVERED),
    )  # fmt: skip
    assert counted(listed, members(), AreaLevel.DISTRICT) == {
        "33.74.15": {"covered": 1, "uncovered": 1},
        "33.74.10": {"possible": 1},
        "unknown": {"uncovered": 1},
    }


def test_counts_members_where_the_register_says() -> None:
    active = members(
        ("33.74.15.1001", MemberPlace.UNLISTED), ("33.74.15.1001", MemberPlace.NOT_A_WORKER),
        ("33.74.15.1001", MemberPlace.LISTED), ("33.74", MemberPlace.UNPLACED),
        ("33.22.01.2001", MemberPlace.ELSEWHERE), ("33.74.10.1001", MemberPlace.ELSEWHERE),
    )  # fmt: skip
    assert counted(status(), active, AreaLevel.VILLAGE) == {
        "33.74.15.1001": {"unlisted": 1, "not_workers": 1},
        "33.74.10.1001": {"elsewhere": 1},
        "unknown": {"elsewhere": 1, "unplaced": 1},
    }


@pytest.mark.parametrize("level", [AreaLevel.REGENCY, AreaLevel.DISTRICT, AreaLevel.VILLAGE])
@given(PERSONS, MEMBERS)
def test_the_parts_add_up_to_the_account_of_the_area(
    level: AreaLevel, persons: list[tuple[str | None, CoverageStatus]], active: list[tuple[str | None, MemberPlace]]
) -> None:
    listed, known = status(*persons), members(*active)
    parts = counts_by_place(listed, known, area=AREA, level=level)
    whole = asdict(person_counts(listed, known, AREA))
    assert {name: parts[name].sum() for name in PERSON_COUNTS} == whole

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.gap.active_members import MemberPlace, active_members, person_counts
from lindung.engines.linkage.gap.reconciliation import PersonCounts
from lindung.vocabulary.wilayah import AreaCode
from tests.engines.linkage.status_people import (
    ACTIVE,
    ELSEWHERE,
    HERE,
    LAPSED,
    MONTH,
    RULES,
    Row,
    links,
    members,
    possible,
    status_of,
)

CITY = AreaCode("33.74")
AWAY = {**ACTIVE, "village_code": ELSEWHERE}


def counted(
    listed: Sequence[Row], known: Sequence[Row], linked: pl.DataFrame, **registers: Any
) -> tuple[pl.DataFrame, PersonCounts]:  # Any: links of members to other registers
    status = status_of(listed, known, linked)
    active = active_members(members(*known), status, linked, month=MONTH, rules=RULES, area=CITY, **registers)
    return active, person_counts(status, active, CITY)


def place_of(listed: Row, known: Row, linked: pl.DataFrame, **registers: Any) -> list[str]:
    return counted([listed], [known], linked, **registers)[0]["place"].to_list()


@pytest.mark.parametrize(
    ("listed", "known", "place"),
    [
        ({}, ACTIVE, "listed"),
        ({}, AWAY, "listed"),  # the place of the list wins
        ({"village_code": None}, ACTIVE, "listed"),
        ({"village_code": ELSEWHERE}, ACTIVE, "elsewhere"),
        ({"life_note": "moved"}, ACTIVE, "elsewhere"),
        ({"life_note": "deceased"}, ACTIVE, "not_a_worker"),
        ({"occupation_class": "civil_servant"}, ACTIVE, "not_a_worker"),
    ],
)
def test_places_a_member_who_is_on_the_list(listed: Row, known: Row, place: str) -> None:
    assert place_of(listed, known, links((0, 0))) == [place]


@pytest.mark.parametrize(
    ("known", "place"),
    [
        (ACTIVE, "unlisted"),
        (AWAY, "elsewhere"),
        ({**ACTIVE, "village_code": None}, "unplaced"),
        ({**ACTIVE, "village_code": "33"}, "unplaced"),
        ({**ACTIVE, "village_code": "33.74"}, "unlisted"),
    ],
)
def test_places_a_member_who_is_on_no_list(known: Row, place: str) -> None:
    assert place_of({}, known, links()) == [place]


def test_who_may_be_on_the_list_is_on_none_until_somebody_decides() -> None:
    assert place_of({}, ACTIVE, possible((0, 0))) == ["unlisted"]


def test_who_is_on_no_list_and_dead_or_a_civil_servant_is_no_worker() -> None:
    deaths = pl.DataFrame({"id": [0], "died_on": [date(2026, 3, 9)]})
    assert place_of({}, AWAY, links(), death_links=links((0, 0)), deaths=deaths) == ["not_a_worker"]
    assert place_of({}, ACTIVE, links(), personnel_links=links((0, 4))) == ["not_a_worker"]


def test_a_member_who_is_not_active_is_not_counted() -> None:
    assert place_of({}, LAPSED, links((0, 0))) == []


def test_two_member_numbers_are_one_person() -> None:
    known = [LAPSED, ACTIVE, {**ACTIVE, "segment": "PU"}, {**ACTIVE, "person": 2}]
    active, counts = counted([{}], known, links((0, 0), (0, 1)))
    assert active.select("person", "place", "r_id", "id").rows() == [(0, "listed", 1, 0), (-3, "unlisted", 2, None)]
    assert (counts.covered, counts.unlisted) == (1, 1)


def test_counts_the_persons_of_the_area() -> None:
    listed: list[Row] = [{}, {}, {}, {"person": 2}, {"village_code": ELSEWHERE}, {"occupation_class": "pensioner"}]
    known = [ACTIVE, ACTIVE, AWAY, {**ACTIVE, "village_code": None}, ACTIVE, LAPSED, ACTIVE]
    linked = pl.concat([links((0, 0), (5, 4), (4, 6)), possible((1, 1))])
    assert counted(listed, known, linked)[1] == PersonCounts(
        covered=1, possible=1, uncovered=1, unlisted=1, elsewhere=2, not_workers=1, unplaced=1
    )


def test_empty_registers_count_nobody() -> None:
    assert {*asdict(counted([], [], links())[1]).values()} == {0}


def test_refuses_a_status_of_another_month() -> None:
    status = status_of([{}], [LAPSED], links((0, 0)))
    with pytest.raises(ValueError, match="1 active members match somebody whose status is not covered"):
        active_members(members(ACTIVE), status, links((0, 0)), month=MONTH, rules=RULES, area=CITY)


def test_says_each_place_in_both_languages() -> None:
    assert len({place.words for place in MemberPlace}) == 5


LISTED = st.fixed_dictionaries(
    {
        "village_code": st.sampled_from([HERE, ELSEWHERE, None]),
        "life_note": st.sampled_from([None, None, "moved", "deceased"]),
        "occupation_class": st.sampled_from(["working", "working", "civil_servant"]),
        "person": st.sampled_from([None, None, 0]),
    }
)
KNOWN = st.fixed_dictionaries(
    {
        "membership": st.sampled_from(["active", "active", "inactive"]),
        "segment": st.sampled_from(["PU", "BPU", "jakon"]),
        "covered_until": st.sampled_from([None, date(2026, 12, 31), date(2026, 10, 31)]),
        "village_code": st.sampled_from([HERE, ELSEWHERE, None]),
        "person": st.sampled_from([None, None, 0]),
    }
)
PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=7)


@given(listed=st.lists(LISTED, min_size=6, max_size=6), known=st.lists(KNOWN, min_size=6, max_size=6), pairs=PAIRS)
def test_covered_persons_of_the_list_are_the_members_who_are_on_it(
    listed: list[Row], known: list[Row], pairs: set[tuple[int, int]]
) -> None:
    active, counts = counted(listed, known, links(*sorted(pairs)))
    places = Counter(active["place"])
    assert places[MemberPlace.LISTED] == counts.covered
    assert active["person"].is_unique().all()
    assert places.total() == sum(
        count or 0 for name, count in asdict(counts).items() if name not in {"possible", "uncovered"}
    )

from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl
import pytest

from lindung.engines.linkage.rivals import STAGES
from lindung.engines.linkage.status.columns import LINK
from lindung.engines.linkage.status.coverage_status import coverage_status, persons_of
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus
from lindung.vocabulary.month import Month
from tests.engines.linkage.status_people import (
    ACTIVE,
    HERE,
    LAPSED,
    MONTH,
    RULES,
    Row,
    links,
    members,
    possible,
    status_of,
    told,
    workers,
)

WAGE_EARNER = {**ACTIVE, "segment": "PU", "payer": "PT Contoh"}
NOBODY = ("uncovered", "never_member")


def deaths(*days: date | None) -> pl.DataFrame:
    return pl.DataFrame({"id": range(len(days)), "died_on": days}, schema={"id": pl.Int64, "died_on": pl.Date})


def test_a_worker_who_matches_an_active_member_is_covered() -> None:
    status = status_of([{}, {}], [WAGE_EARNER], links((0, 0)))
    assert told(status) == [("covered", "wage_earner"), NOBODY]
    assert status.row(0, named=True) == {
        "id": 0, "person": 0, "village_code": HERE, "status": "covered", "reason": "wage_earner", "segment": "PU",
        "payer": "PT Contoh", "covered_until": date(2026, 12, 31), "r_id": 0, "score": 0.99, "is_active_member": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (LAPSED, ("uncovered", "lapsed")),
        ({**ACTIVE, "covered_until": date(2026, 10, 31)}, ("uncovered", "in_grace")),
        ({**ACTIVE, "covered_from": date(2027, 1, 1)}, ("uncovered", "starts_later")),
    ],
)
def test_a_match_with_a_member_who_is_not_active_leaves_uncovered(cells: Row, expected: tuple[str, str]) -> None:
    status = status_of([{}], [cells], links((0, 0)))
    assert told(status) == [expected]
    assert status["covered_until"].to_list() == [cells["covered_until"]]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_member_numbers_the_active_one_counts(order: tuple[int, int]) -> None:
    status = status_of([{}], [[LAPSED, ACTIVE][place] for place in order], links((0, 0), (0, 1)))
    assert told(status) == [("covered", "sponsored")]
    assert status["r_id"].to_list() == [order.index(1)]


def test_the_other_member_number_of_a_person_covers_though_only_one_is_linked() -> None:
    known = [{**LAPSED, "person": 0}, {**ACTIVE, "person": 0}]
    assert told(status_of([{}], known, links((0, 0)))) == [("covered", "sponsored")]


def test_a_possible_link_to_an_active_member_is_to_be_reviewed() -> None:
    status = status_of([{}], [ACTIVE], possible((0, 0)))
    assert told(status) == [("possible", "residue")]
    assert status.select("r_id", "score", "payer", "is_active_member").row(0) == (0, 0.4, "Pemkot", False)


def test_a_possible_link_to_a_member_who_is_not_active_says_nothing() -> None:
    assert told(status_of([{}], [LAPSED], possible((0, 0)))) == [NOBODY]


def test_who_has_lapsed_for_certain_may_still_be_another_active_member() -> None:
    linked = pl.concat([links((0, 0)), possible((0, 1), stage="double")])
    status = status_of([{}], [LAPSED, ACTIVE], linked)
    assert told(status) == [("possible", "double")]
    assert status["r_id"].to_list() == [1]


def test_a_match_wins_over_a_likelier_possible_link() -> None:
    linked = pl.concat([links((0, 0), score=0.6), possible((0, 1), score=0.9, stage="doubtful")])
    assert told(status_of([{}], [ACTIVE, WAGE_EARNER], linked)) == [("covered", "sponsored")]


def test_of_several_possible_links_the_likeliest_is_shown() -> None:
    linked = pl.concat([possible((0, 0), score=0.2), possible((0, 1), score=0.3, stage="same_person")])
    status = status_of([{}], [WAGE_EARNER, ACTIVE], linked)
    assert told(status) == [("possible", "same_person")]
    assert status.select("r_id", "score").row(0) == (1, 0.3)


def test_every_stage_of_linkage_that_may_be_doubtful_is_a_reason() -> None:
    assert {*STAGES} - {"nik"} == {str(reason) for reason in REASONS[CoverageStatus.POSSIBLE]}


def test_the_dead_stay_dead_though_they_are_still_active_members() -> None:
    status = status_of([{}, {}], [ACTIVE], links((0, 0)), death_links=links((0, 0)), deaths=deaths(date(2026, 3, 9)))
    assert told(status) == [("dead", "on_death_list"), NOBODY]
    assert status["is_active_member"].to_list() == [True, False]
    assert status["r_id"].to_list() == [0, None]


@pytest.mark.parametrize(
    ("died_on", "expected"),
    [
        (date(2026, 12, 31), ("dead", "on_death_list")),
        (date(2027, 1, 1), NOBODY),
        (None, ("dead", "on_death_list")),
    ],
)
def test_who_dies_after_the_month_was_alive_in_it(died_on: date | None, expected: tuple[str, str]) -> None:
    assert told(status_of([{}], [], death_links=links((0, 0)), deaths=deaths(died_on))) == [expected]


def test_a_possible_death_is_none() -> None:
    assert told(status_of([{}], [], death_links=possible((0, 0)), deaths=deaths(date(2026, 3, 9)))) == [NOBODY]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"life_note": "deceased"}, ("dead", "death_noted")),
        ({"died_on": date(2026, 3, 9)}, ("dead", "death_noted")),
        ({"life_note": "deceased", "died_on": date(2027, 3, 9)}, NOBODY),
        ({"life_note": "moved"}, ("moved", "move_noted")),
        ({"life_note": "moved", "occupation_class": "civil_servant"}, ("moved", "move_noted")),
        ({"occupation_class": "civil_servant"}, ("outside_scope", "civil_servant")),
        ({"occupation_class": "soldier_police"}, ("outside_scope", "soldier_police")),
        ({"occupation_class": "pensioner"}, ("outside_scope", "pensioner")),
        ({"occupation_class": "not_working"}, ("outside_scope", "not_working")),
        ({"occupation_class": "student"}, ("outside_scope", "student")),
        ({"occupation_class": "unclear"}, NOBODY),
        ({"occupation_class": None}, NOBODY),
    ],
)
def test_the_list_itself_says_who_does_not_count(cells: Row, expected: tuple[str, str]) -> None:
    assert told(status_of([cells], [])) == [expected]


def test_a_teacher_on_contract_with_the_state_is_outside_though_the_list_calls_him_working() -> None:
    status = status_of([{"occupation_class": "working"}], [], personnel_links=links((0, 7)))
    assert told(status) == [("outside_scope", "on_personnel_list")]


def test_a_possible_namesake_on_the_personnel_list_is_no_civil_servant() -> None:
    assert told(status_of([{}], [], personnel_links=possible((0, 7)))) == [NOBODY]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(1961, 12, 1), ("outside_scope", "too_old")),  # 65 on the first day of the month
        (date(1961, 12, 2), NOBODY),  # 64 years and 11 months on that day, as Kota Semarang writes
        (date(2009, 12, 1), NOBODY),  # 17 on that day
        (date(2009, 12, 2), ("outside_scope", "too_young")),
        (None, NOBODY),
    ],
)
def test_ages_count_on_the_first_day_of_the_month(born: date | None, expected: tuple[str, str]) -> None:
    assert told(status_of([{"birth_date": born}], [])) == [expected]


def test_who_was_born_on_a_leap_day_reaches_an_age_on_the_first_of_march() -> None:
    leap = {"birth_date": date(1960, 2, 29)}
    assert told(status_of([leap], [], month=Month(2025, 2))) == [NOBODY]
    assert told(status_of([leap], [], month=Month(2025, 3))) == [("outside_scope", "too_old")]


@pytest.mark.parametrize(
    ("cells", "may_continue", "expected"),
    [
        (ACTIVE, True, ("covered", "sponsored")),
        ({**ACTIVE, "covered_until": date(2026, 10, 31)}, True, ("uncovered", "in_grace")),
        (LAPSED, True, ("outside_scope", "too_old")),
        (ACTIVE, False, ("outside_scope", "too_old")),
    ],
)
def test_a_member_may_go_on_past_the_age_limit_where_the_law_says_so(
    cells: Row, may_continue: bool, expected: tuple[str, str]
) -> None:
    rules = replaced(members_may_continue=may_continue)
    assert told(status_of([{"birth_date": date(1950, 1, 1)}], [cells], links((0, 0)), rules=rules)) == [expected]


def test_without_limits_nobody_is_too_old_or_too_young() -> None:
    rules = replaced(age_limit_years=None, youngest_age_years=None)
    born = [{"birth_date": date(1930, 1, 1)}, {"birth_date": date(2020, 1, 1)}]
    assert told(status_of(born, [], rules=rules)) == [NOBODY, NOBODY]


def test_an_active_civil_servant_stays_outside_the_scope() -> None:
    status = status_of([{"occupation_class": "civil_servant"}], [WAGE_EARNER], links((0, 0)))
    assert told(status) == [("outside_scope", "civil_servant")]
    assert status["is_active_member"].to_list() == [True]


def test_rows_of_one_person_have_one_status() -> None:
    status = status_of([{}, {"person": 0}, {}], [ACTIVE], links((1, 0)))
    assert told(status) == [("covered", "sponsored"), ("covered", "sponsored"), NOBODY]
    assert persons_of(status)["id"].to_list() == [0, 2]


def test_rows_that_match_one_member_are_one_person() -> None:
    status = status_of([{}, {}], [ACTIVE], links((0, 0), (1, 0)))
    assert status["person"].to_list() == [0, 0]
    assert persons_of(status).height == 1


def test_who_moved_inside_the_area_still_lives_here() -> None:
    assert told(status_of([{"life_note": "moved"}, {"person": 0}], [])) == [NOBODY, NOBODY]


def test_a_person_is_counted_where_a_row_names_a_village() -> None:
    status = status_of([{"village_code": None}, {"person": 0}], [])
    assert persons_of(status).select("id", "village_code").rows() == [(1, HERE)]


def test_columns_that_a_list_lacks_are_empty() -> None:
    bare = pl.DataFrame({"id": [0]}, schema={"id": pl.Int64})
    status = coverage_status(bare, bare, links((0, 0)), month=MONTH, rules=RULES)
    assert told(status) == [("uncovered", "lapsed")]


@pytest.mark.parametrize("registers", [{}, {"death_links": links(), "personnel_links": links()}])
def test_empty_registers_have_no_status(registers: dict[str, Any]) -> None:
    assert told(status_of([], [], **registers)) == []
    assert told(status_of([{}], [], **registers)) == [NOBODY]


@pytest.mark.parametrize(
    ("linked", "message"),
    [
        (links((0, 1)), "1 links name a row \\(r_id\\) that the register lacks"),
        (links((5, 0)), "1 links name a row \\(l_id\\) that the register lacks"),
        (links((0, 0), decision="perhaps"), "decision holds perhaps; it may hold match, possible or nothing"),
        (possible((0, 0), stage="guess"), "stage holds guess"),
    ],
)
def test_refuses_links_of_other_registers_and_unknown_words(linked: pl.DataFrame, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        status_of([{}], [ACTIVE], linked)


def test_a_city_of_workers_takes_about_a_second() -> None:
    size, drawn = 200_000, np.random.default_rng(7)
    rows = pl.Series("id", range(size), dtype=pl.Int64).to_frame()
    listed, known = (rows.join(one.drop("id"), how="cross") for one in (workers({}), members(ACTIVE)))
    linked = pl.DataFrame(
        {
            "l_id": drawn.permutation(size),
            "r_id": drawn.permutation(size),
            "stage": ["residue"] * size,
            "score": drawn.random(size),
            "decision": drawn.choice(["match", "possible"], size),
        }
    ).cast(LINK)  # type: ignore[arg-type]  # a mapping of columns to types
    others = {"death_links": linked.head(1_000), "personnel_links": linked.tail(1_000)}
    started = perf_counter()
    status = coverage_status(listed, known, linked, month=MONTH, rules=RULES, **others)
    assert perf_counter() - started < 3  # 0.7 s on two cores that others use too
    assert status["id"].equals(rows["id"])


def replaced(**values: Any) -> Any:  # Any: StatusRules with values of any field
    return replace(RULES, **values)

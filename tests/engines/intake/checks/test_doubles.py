from datetime import date
from typing import Any

import polars as pl

from lindung.engines.intake.checks.verdicts import Verdicts
from tests.engines.intake.checks.people import person, reasons_by_row, verdicts_on

AGAIN, CONFLICT, OTHER_NIK = {"same_person_again"}, {"same_nik_other_person"}, {"same_person_other_nik"}
OTHER_NAME = {"name": "BUDI SANTOSO", "name_key": "budi santoso"}


def numbered(number: int, **cells: Any) -> dict[str, Any]:  # Any: a cell of any column
    """The person of number 1 with the NIK of another number."""
    nik = person(number)["nik_number"]
    return person(1, nik=str(nik), nik_number=nik, **cells)


def other_rows(verdicts: Verdicts) -> list[int | None]:
    return verdicts.frame["other_row"].to_list()


def test_the_first_row_keeps_and_later_ones_are_doubles() -> None:
    verdicts = verdicts_on([person(1), person(2), person(1), person(1)])
    assert reasons_by_row(verdicts) == [set(), set(), AGAIN, AGAIN]
    assert other_rows(verdicts) == [None, None, 1, 1]


def test_doubles_are_found_across_batches() -> None:
    verdicts = verdicts_on([person(1), person(2), person(3), person(1)], batch=1)
    assert reasons_by_row(verdicts) == [set(), set(), set(), AGAIN]
    assert other_rows(verdicts) == [None, None, None, 1]


def test_a_spelling_is_no_other_person() -> None:
    verdicts = verdicts_on([person(1, name_key="suparman hadi"), person(1, name_key="suparmann hadi")])
    assert reasons_by_row(verdicts) == [set(), AGAIN]


def test_one_nik_for_two_persons_is_a_conflict_of_both() -> None:
    verdicts = verdicts_on([person(1), person(2), person(1, **OTHER_NAME)])
    assert reasons_by_row(verdicts) == [CONFLICT, set(), CONFLICT]
    assert other_rows(verdicts) == [3, None, 1]


def test_every_row_of_a_conflict_meets_another_person() -> None:
    verdicts = verdicts_on([person(1), person(1), person(1, **OTHER_NAME), person(1, **OTHER_NAME)])
    assert reasons_by_row(verdicts) == [CONFLICT] * 4
    assert other_rows(verdicts) == [3, 3, 1, 1]


def test_birth_dates_that_differ_are_two_persons() -> None:
    born = date(1990, 1, 1)
    verdicts = verdicts_on([person(1), person(1, birth_date=born, nik_birth=born)])
    assert reasons_by_row(verdicts) == [CONFLICT, CONFLICT]


def test_damaged_niks_never_meet() -> None:
    rows = [person(at, nik_fault="placeholder", nik_number=0, nik=None) for at in (1, 2, 3)]
    assert reasons_by_row(verdicts_on(rows)) == [{"nik_placeholder"}] * 3


def test_one_person_under_two_niks_is_told_on_the_later_row() -> None:
    verdicts = verdicts_on([person(1), numbered(2)])
    assert reasons_by_row(verdicts) == [set(), OTHER_NIK]
    assert other_rows(verdicts) == [None, 1]


def test_one_person_without_nik_is_told_on_the_later_row() -> None:
    verdicts = verdicts_on([person(1), person(1, nik=None, nik_number=None, nik_fault="missing")])
    assert reasons_by_row(verdicts) == [set(), OTHER_NIK | {"nik_missing"}]


def test_mothers_tell_namesakes_apart() -> None:
    mothers = [{"mother_name": "Ibu Contoh"}, {"mother_name": "Ibu Lain"}, {"mother_name": "ibu lain "}]
    rows = [numbered(at, **mother) for at, mother in enumerate(mothers, 1)]
    verdicts = verdicts_on(rows)
    assert reasons_by_row(verdicts) == [set(), set(), OTHER_NIK]
    assert other_rows(verdicts) == [None, None, 2]


def test_namesakes_of_other_villages_do_not_meet() -> None:
    assert reasons_by_row(verdicts_on([person(1), numbered(2, village_code="33.74.15.1002")])) == [set(), set()]


def test_without_a_village_only_the_mother_makes_one_person() -> None:
    nowhere = {"village": None, "village_code": None}
    without = [person(1, **nowhere), numbered(2, **nowhere)]
    within = [person(1, mother_name="Ibu Contoh", **nowhere), numbered(2, mother_name="IBU CONTOH", **nowhere)]
    assert reasons_by_row(verdicts_on(without)) == [set(), set()]
    assert reasons_by_row(verdicts_on(within)) == [set(), OTHER_NIK]


def test_the_same_nik_again_is_said_once() -> None:
    verdicts = verdicts_on([person(1), numbered(2), person(1)])
    assert reasons_by_row(verdicts) == [set(), OTHER_NIK, AGAIN]
    assert other_rows(verdicts) == [None, 1, 1]


def test_a_withdrawn_row_leaves_its_place_to_the_next() -> None:
    gone = pl.Series([1])
    verdicts = verdicts_on([person(1), person(1), person(1)], withdrawn=gone)
    assert reasons_by_row(verdicts) == [{"withdrawn"}, set(), AGAIN]
    assert verdicts.frame["state"].to_list() == ["not_eligible", "accepted", "to_repair"]


def test_many_persons_under_one_nik_are_all_in_conflict() -> None:
    rows = [person(1, name_key=f"{letter * 6} {letter * 5}") for letter in "abcdefghijklmnop"]
    assert reasons_by_row(verdicts_on(rows)) == [CONFLICT] * len(rows)

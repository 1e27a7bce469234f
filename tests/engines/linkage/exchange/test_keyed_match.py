from datetime import date

import polars as pl
import pytest

from lindung.engines.linkage.exchange.keyed_hash import ExchangeKey, Terms, hashed_people
from lindung.engines.linkage.exchange.keyed_match import ASKED, HELD, answers
from lindung.vocabulary.month import Month

KEY = ExchangeKey(Terms("uji", "Desa Rekaan", Month(2026, 11), date(2026, 12, 31)), b"k" * 32)
NIK, OTHER = "3374810101800001", "3374810101800002"
NAME, BORN = "Rekaan Baca", date(1980, 1, 1)
Person = tuple[str | None, str | None, date | None]
SCHEMA = {"nik": pl.String, "name": pl.String, "birth_date": pl.Date}


def held(*members: tuple[Person, str]) -> pl.DataFrame:
    people = pl.DataFrame([person for person, _ in members], schema=SCHEMA, orient="row")
    months = pl.Series("until", [month for _, month in members], dtype=pl.String)
    return hashed_people(people, KEY).with_columns(months).select(list(HELD))


def asked(*people: Person) -> pl.DataFrame:
    rows = hashed_people(pl.DataFrame(people, schema=SCHEMA, orient="row"), KEY)
    return rows.with_columns(row_id=pl.int_range(1, pl.len() + 1).cast(pl.String)).select(list(ASKED))


def answered(person: Person, *members: tuple[Person, str]) -> tuple[str, str | None]:
    return answers(held(*members), asked(person)).row(0)[1:]


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ((NIK, NAME, BORN), "active"),
        ((NIK, "Hj. Rekaan Baca, S.Pd.", None), "active"),
        ((NIK, None, None), "active"),
        ((NIK, "Cadi Rekaan", BORN), "to_check"),
        ((None, NAME, BORN), "to_check"),
        ((OTHER, NAME, BORN), "to_check"),
        ((None, NAME, date(1980, 1, 2)), "not_found"),
        ((OTHER, "Cadi", BORN), "not_found"),
        ((None, NAME, None), "to_check"),
        ((None, None, None), "to_check"),
    ],
)
def test_only_what_both_lists_prove_is_active(person: Person, status: str) -> None:
    found = answered(person, ((NIK, NAME, BORN), "2026-12"))
    assert found == (status, "2026-12" if status == "active" else None)


def test_a_member_without_a_name_is_known_by_the_nik() -> None:
    assert answered((NIK, NAME, BORN), ((NIK, None, None), "2026-12")) == ("active", "2026-12")


def test_of_several_memberships_the_longest_counts() -> None:
    members = [((NIK, NAME, BORN), month) for month in ("2026-11", "2027-02", "2026-12")]
    assert answered((NIK, NAME, BORN), *members) == ("active", "2027-02")


def test_two_people_under_one_nik_are_told_apart() -> None:
    members = [((NIK, "Rekaan Baca", BORN), "2026-11"), ((NIK, "Cadi Rekaan", BORN), "2027-02")]
    assert answered((NIK, "Rekaan", None), *members) == ("active", "2026-11")
    assert answered((NIK, "Doni", None), *members) == ("to_check", None)


def test_answers_every_row_once_in_its_order() -> None:
    people = [(NIK, NAME, BORN), (None, None, None), (NIK, NAME, BORN), (OTHER, "Doni", BORN)]
    found = answers(held(((NIK, NAME, BORN), "2026-12"), ((NIK, NAME, BORN), "2026-11")), asked(*people))
    assert found["row_id"].to_list() == ["1", "2", "3", "4"]
    assert found["status"].to_list() == ["active", "to_check", "active", "not_found"]


def test_nobody_is_found_where_nobody_is_held() -> None:
    assert answers(held(), asked((NIK, NAME, BORN)))["status"].to_list() == ["not_found"]

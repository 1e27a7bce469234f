from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.lookup.asked import AskedPerson, asked_of
from lindung.engines.linkage.lookup.numbers import renumbered
from lindung.engines.linkage.prepared import prepare
from tests.engines.linkage.lookup_lists import SHOWN, lists

NOT_COMPARED = ("id", "draw")
NAMES = st.text("AaBbSsTti .,'-0é", max_size=20)
NIKS = st.text("0123456789", min_size=14, max_size=17) | st.text("0123456789 .-'X", max_size=20)
PEOPLE = st.fixed_dictionaries(
    {
        "name": st.none() | NAMES,
        "nik": st.none() | NIKS,
        "birth_date": st.none() | st.dates(date(1930, 1, 1), date(2020, 12, 31)),
        "sex": st.sampled_from(["female", "male", None]),
        "village_code": st.sampled_from(["33.74.01.1001", "3374011001", "33.74", None]),
        "place": st.none() | st.text("Kampung 12", max_size=12),
        "mother_name": st.none() | NAMES,
        "phone_number": st.none() | st.integers(1, 10**13),
        "kk_number": st.none() | st.integers(1, 10**15),
        "identifier": st.none() | st.text("0123456789AB- ", max_size=20),
    }
)


def as_records(people: pl.DataFrame) -> list[dict[str, int]]:
    """Prepare people as a register does, and leave out what is not known."""
    records = renumbered(*prepare(people))[0].drop(NOT_COMPARED, strict=False)
    return [{name: value for name, value in row.items() if value is not None} for row in records.iter_rows(named=True)]


def test_reads_thousands_of_people_as_a_register_does() -> None:
    people = lists().asked
    asked = [dict(asked_of(AskedPerson(**row)).numbers) for row in people.select(SHOWN).iter_rows(named=True)]
    assert asked == as_records(people)


@given(st.lists(PEOPLE, min_size=1, max_size=5))
def test_reads_anybody_as_a_register_does(people: list[dict[str, object]]) -> None:
    schema = {**dict.fromkeys(SHOWN, pl.String), "birth_date": pl.Date, "phone_number": pl.Int64, "kk_number": pl.Int64}
    expected = as_records(pl.DataFrame(people, schema=schema))
    assert [dict(asked_of(AskedPerson(**person)).numbers) for person in people] == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("blank", ["", "  ", "-", "(?)"])
def test_a_blank_says_nothing(blank: str) -> None:
    asked = asked_of(AskedPerson(name=blank, nik=blank, village_code=blank, mother_name=blank))
    assert (asked.numbers, asked.name) == ({}, "")

"""Two records side by side fall into the level that says how they agree."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from lindung.engines.linkage.comparisons import BIRTH, COMPARISONS, MISSING, NAME, NIK, PLACE, SEX, UNREAD, Comparison
from lindung.engines.linkage.prepared import RECORD, prepare
from lindung.engines.linkage.relations import DuckRelations

_NIK = "3374815208850012"


def _level(comparison: Comparison, left: dict[str, Any], right: dict[str, Any]) -> str:
    relations = DuckRelations(memory_limit="200MB", threads=1)
    try:
        for table, told in (("l", left), ("r", right)):
            records, _ = prepare(pl.DataFrame({name: [value] for name, value in told.items()}))
            relations.load(table, [records], RECORD)
        place = relations.read(f"SELECT {comparison.level_sql()} AS level FROM l CROSS JOIN r").item()
    finally:
        relations.close()
    return {MISSING: "missing", UNREAD: "unread"}.get(place) or comparison.levels[place - 1].name


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("SITI AMINAH", "Siti Aminah", "equal"), ("DJOKO", "JOKO", "sound"), ("IDA LAKSMI", "LAKSMI IDA", "order"),
        ("BUDI", "RUDI", "unread"), (None, "RUDI", "missing"),
    ],
)  # fmt: skip
def test_names(left: str | None, right: str, level: str) -> None:
    assert _level(NAME, {"name": left}, {"name": right}) == level


@pytest.mark.parametrize(
    ("right", "level"),
    [
        (date(1985, 3, 12), "equal"), (date(1985, 12, 3), "swapped"), (date(1986, 3, 12), "other_year"),
        (date(1985, 4, 12), "other_month"), (date(1985, 3, 13), "other_day"), (date(1990, 7, 1), "differs"),
        (None, "missing"),
    ],
)  # fmt: skip
def test_births(right: date | None, level: str) -> None:
    assert _level(BIRTH, {"name": "A", "birth_date": date(1985, 3, 12)}, {"name": "A", "birth_date": right}) == level


@pytest.mark.parametrize(
    ("right", "level"),
    [
        ("33.74.01.1001", "equal"), ("33.74.01.1002", "district"), ("33.74.02.1001", "regency"),
        ("33.18.01.2001", "differs"), (None, "missing"),
    ],
)  # fmt: skip
def test_villages(right: str | None, level: str) -> None:
    here = {"name": "A", "village_code": "33.74.01.1001"}
    assert _level(PLACE, here, {"name": "A", "village_code": right}) == level


def test_places_without_a_code_are_read() -> None:
    assert _level(PLACE, {"name": "A", "place": "banksia"}, {"name": "A", "place": "bansia"}) == "unread"


@pytest.mark.parametrize(
    ("right", "level"),
    [
        (_NIK, "equal"), ("3374815208850013", "region_date"), ("3374825208850012", "date_serial"),
        ("3374815208860012", "region_serial"), ("3374825208850013", "date"), ("3374811001900044", "region"),
        ("3318811001900012", "serial"), ("3318811001900044", "differs"), (None, "missing"),
    ],
)  # fmt: skip
def test_niks_by_their_parts(right: str | None, level: str) -> None:
    assert _level(NIK, {"name": "A", "nik": _NIK}, {"name": "A", "nik": right}) == level


@pytest.mark.parametrize("lost", range(16))
def test_knows_a_nik_that_lost_a_digit_wherever(lost: int) -> None:
    short = _NIK[:lost] + _NIK[lost + 1 :]
    assert _level(NIK, {"name": "A", "nik": _NIK}, {"name": "A", "nik": short}) == "digit_lost"
    assert _level(NIK, {"name": "A", "nik": short}, {"name": "A", "nik": _NIK}) == "digit_lost"


def test_other_fifteen_digits_do_not_fit() -> None:
    assert _level(NIK, {"name": "A", "nik": _NIK}, {"name": "A", "nik": "331881100190004"}) == "digits_differ"


@pytest.mark.parametrize(
    ("right", "level"), [("5304218", "equal"), ("5304128", "digit"), ("5304219", "digit"), ("9123456", "differs")]
)
def test_identifiers_without_structure(right: str, level: str) -> None:
    assert _level(NIK, {"name": "A", "identifier": "5304218"}, {"name": "A", "identifier": right}) == level


def test_neighbouring_niks_are_not_taken_for_a_slip() -> None:
    assert _level(NIK, {"name": "A", "nik": _NIK}, {"name": "A", "nik": "3374815208850013"}) != "digit"


@pytest.mark.parametrize(("right", "level"), [("female", "equal"), ("male", "differs"), (None, "missing")])
def test_sexes(right: str | None, level: str) -> None:
    assert _level(SEX, {"name": "A", "sex": "female"}, {"name": "A", "sex": right}) == level


def test_levels_are_named_once_and_said_in_both_languages() -> None:
    for comparison in COMPARISONS:
        names = [level.name for level in comparison.levels]
        assert len(set(names)) == len(names)
        assert all(level.words.id and level.words.en for level in comparison.levels)

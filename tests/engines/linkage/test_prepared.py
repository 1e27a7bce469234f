"""Records become whole numbers; equal texts are equal numbers in every batch."""

from datetime import date

import polars as pl
import pytest

from lindung.engines.linkage.prepared import NAMES, RECORD, prepare


def _one(**columns: object) -> dict[str, object]:
    records, _ = prepare(pl.DataFrame({name: [value] for name, value in columns.items()}))
    return records.row(0, named=True)


def test_declares_its_columns() -> None:
    records, names = prepare(pl.DataFrame({"name": ["SITI AMINAH"]}))
    assert dict(records.schema) == RECORD
    assert dict(names.schema) == NAMES


def test_takes_a_nik_apart() -> None:
    told = _one(name="A", nik="3374815208850012")
    assert (told["nik_region"], told["nik_date"], told["nik_serial"]) == (337481, 520885, 12)


@pytest.mark.parametrize("written", ["3374 8152 0885 0012", "'3374815208850012", "3374.81.520885.0012"])
def test_reads_a_nik_however_it_is_spaced(written: str) -> None:
    assert _one(name="A", nik=written)["nik"] == 3374815208850012


@pytest.mark.parametrize("written", ["3.37E+15", "-", "0000000000000000", "3374814013850012", "33748152088500O2", None])
def test_never_guesses_a_damaged_nik(written: str | None) -> None:
    assert _one(name="A", nik=written)["nik"] is None


def test_keeps_fifteen_digits_apart() -> None:
    told = _one(name="A", nik="337481520885001")
    assert (told["nik"], told["nik_short"]) == (None, 337481520885001)


def test_an_identifier_has_no_structure() -> None:
    told = _one(name="A", identifier="5304218")
    assert (told["nik"], told["nik_region"]) == (5304218, None)


def test_titles_spelling_and_order_do_not_change_what_is_compared() -> None:
    one, other = _one(name="Hj. St. Aminah, S.Pd"), _one(name="SITI AMMINAH")
    assert one["sound"] == other["sound"]
    assert _one(name="AMINAH SITI")["bag"] == one["bag"]


def test_a_compared_form_that_is_given_is_not_read_again() -> None:
    assert _one(name_key="siti aminah")["name"] == _one(name="SITI AMINAH")["name"]


def test_equal_texts_are_equal_numbers_in_every_batch() -> None:
    first, _ = prepare(pl.DataFrame({"name": ["BUDI SANTOSO", "SARTINI"], "place": ["banksia", None]}))
    second, _ = prepare(pl.DataFrame({"name": ["SARTINI", "BUDI SANTOSO"], "place": [None, "Banksia "]}), first_id=2)
    assert first["name"].to_list() == second["name"].reverse().to_list()
    assert first["village"][0] == second["village"][1]
    assert second["id"].to_list() == [2, 3]


def test_a_village_is_its_code() -> None:
    told = _one(name="A", village_code="33.74.01.1001")
    assert (told["village"], told["district"], told["regency"]) == (3374011001, 337401, 3374)


def test_a_code_in_the_place_is_a_code() -> None:
    assert _one(name="A", place="33.74.01.1001")["district"] == 337401


def test_a_birth_date_is_taken_apart() -> None:
    told = _one(name="A", birth_date=date(1985, 8, 12))
    assert (told["birth"], told["year"], told["month"], told["day"]) == (19850812, 1985, 8, 12)


def test_who_lacks_everything_has_nothing_to_compare() -> None:
    told = _one(name=None)
    assert all(value is None for name, value in told.items() if name not in {"id", "draw"})


def test_every_name_stands_once_beside_its_number() -> None:
    _, names = prepare(pl.DataFrame({"name": ["BUDI", "Budi", "Hj. Siti", None]}))
    assert sorted(names["text"].to_list()) == ["budi", "siti"]

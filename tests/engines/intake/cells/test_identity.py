from datetime import date

import polars as pl
import pytest

from lindung.engines.intake.cells.identity import nik_birth, read_kk, read_nik

AS_OF = date(2026, 1, 1)
GOOD = "3374815205800001"


def nik(text: str | None, *, stored: bool | None = None) -> dict[str, object]:
    is_number = None if stored is None else pl.Series([stored])
    return read_nik(pl.Series([text], dtype=pl.String), is_number).row(0, named=True)


@pytest.mark.parametrize(
    "text",
    [
        GOOD, "3374 8152 0580 0001", "33.74.81.520580.0001", "337481-520580-0001", "'3374815205800001",
        "NIK: 3374815205800001",
        "NIK 3374815205800001", "No. KTP 3374815205800001", '="3374815205800001"', "\u200b3374815205800001",
    ],
)  # fmt: skip
def test_reads_sixteen_digits_through_marks(text: str) -> None:
    assert nik(text) == {
        "nik": GOOD, "nik_number": int(GOOD), "nik_short": None, "nik_fault": None, "nik_sex": "female",
        "nik_regency": "33.74",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (None, "missing"),
        *((text, "placeholder") for text in (
            "0", "-", "belum ada", "TIDAK ADA", "Belum punya KTP", "0000000000000000", "9999999999999999",
            "1234567890123456",
            "00000", "xxx", "hilang", "?", "1111",
        )),
        ("3.37481E+15", "number_format"),
        ("3,37481E+15", "number_format"),
        ("3374815205800001.0", "number_format"),
        ("3374815205800001,00", "number_format"),
        ("337481520580000O", "letters"),
        ("l374815205800001", "letters"),
        ("33748152058000011", "not_sixteen"),
        ("080034567890", "not_sixteen"),
    ],
)  # fmt: skip
def test_names_what_is_no_nik_and_keeps_no_digit(text: str | None, fault: str) -> None:
    assert nik(text) == {
        "nik": None, "nik_number": None, "nik_short": None, "nik_fault": fault, "nik_sex": None, "nik_regency": None,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["337481520580001", "3374 8152 0580 001", "'337481-520580-001", "NIK 337481520580001"])
@pytest.mark.parametrize("stored", [None, True, False])
def test_keeps_fifteen_digits_apart_because_one_was_lost(text: str, *, stored: bool | None) -> None:
    assert nik(text, stored=stored) == {
        "nik": None, "nik_number": None, "nik_short": 337481520580001, "nik_fault": "not_sixteen", "nik_sex": None,
        "nik_regency": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("337481520580001.0", "number_format"),
        ("33748152058000O", "letters"),
        ("+37481520580001", "not_sixteen"),
        ("33748152058000/", "not_sixteen"),
        ("٣٣٧٤٨١٥٢٠٥٨٠٠٠١", "placeholder"),
        ("000000000000000", "placeholder"),
        ("123456789012345", "placeholder"),
    ],
)
def test_keeps_no_fifteen_digits_of_another_kind(text: str, fault: str) -> None:
    found = nik(text)
    assert (found["nik_short"], found["nik_fault"]) == (None, fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3374813505800001", "day"),
        ("3374817205800001", "day"),
        ("3374815213800001", "month"),
        ("3374815205800000", "serial"),
        ("9974815205800001", "area"),
        ("0374815205800001", "area"),
    ],
)
def test_keeps_sixteen_digits_that_contradict_themselves(text: str, fault: str) -> None:
    found = nik(text)
    assert (found["nik"], found["nik_fault"]) == (text, fault)


@pytest.mark.parametrize("code", ["6401", "6406", "9101", "1603", "3219", "3399"])
def test_knows_regencies_from_before_a_split(code: str) -> None:
    assert nik(f"{code}815205800001")["nik_fault"] is None


@pytest.mark.parametrize(
    ("text", "stored", "fault"),
    [
        ("3374815205800010", True, "cut_to_zero"),
        ("3374815205800010", False, None),
        ("3374815205800010", None, None),
        ("3374815205800011", True, None),
    ],
)
def test_doubts_a_last_zero_only_where_a_number_was_stored(text: str, stored: bool | None, fault: str | None) -> None:
    found = nik(text, stored=stored)
    assert found["nik_fault"] == fault
    assert (found["nik"] is None) == (fault is not None)


def hinted(text: str, born: date | None) -> date | None:
    read = read_nik(pl.Series([text]), None).with_columns(birth_date=pl.lit(born, pl.Date))
    day: date | None = nik_birth(read, pl.lit(AS_OF)).item()
    return day


def test_hints_a_leap_day_that_one_century_alone_had() -> None:
    assert hinted("3374812902000001", date(2000, 3, 1)) == date(2000, 2, 29)
    assert hinted("3374812902000001", date(1958, 3, 1)) == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("year", "born", "hint"),
    [
        ("80", None, date(1980, 5, 12)),
        ("05", None, date(2005, 5, 12)),
        ("20", None, date(1920, 5, 12)),  # a worker is not five years old
        ("20", date(2020, 5, 12), date(2020, 5, 12)),
        ("05", date(1905, 5, 12), date(1905, 5, 12)),
        ("80", date(1981, 5, 12), date(1980, 5, 12)),
    ],
)
def test_hints_the_century_that_agrees_with_the_file(year: str, born: date | None, hint: date) -> None:
    assert hinted(f"3374811205{year}0001", born) == hint


@pytest.mark.parametrize("text", ["3374813505800001", "3374815213800001", "3374813102800001"])
def test_hints_no_day_that_does_not_exist(text: str) -> None:
    assert hinted(text, None) is None


@pytest.mark.parametrize(
    ("text", "kk", "fault"),
    [
        ("3374811205150001", "3374811205150001", None),
        ("3374 8112 0515 0001", "3374811205150001", None),
        (None, None, None),
        ("337481120515", None, "not_sixteen"),
        ("3.37E+15", None, "number_format"),
        ("0000000000000000", None, "placeholder"),
    ],
)
def test_reads_family_cards_and_leaves_blanks_alone(text: str | None, kk: str | None, fault: str | None) -> None:
    found = read_kk(pl.Series([text], dtype=pl.String), None).row(0, named=True)
    assert (found["kk"], found["kk_fault"]) == (kk, fault)
    assert found["kk_number"] == (None if kk is None else int(kk))


def test_keeps_rows_in_their_order() -> None:
    texts = pl.Series(["x", GOOD, None, f"'{GOOD}", "123", GOOD])
    found = read_nik(texts, None)
    assert found["nik"].to_list() == [None, GOOD, None, GOOD, None, GOOD]
    assert found["nik_fault"].to_list() == ["placeholder", None, "missing", None, "not_sixteen", None]


def test_keeps_fifteen_digits_in_their_row() -> None:
    found = read_nik(pl.Series([GOOD, GOOD[:15], None, "x", GOOD[:15], GOOD]), None)
    assert found["nik_short"].to_list() == [None, int(GOOD[:15]), None, None, int(GOOD[:15]), None]
    assert found.schema["nik_short"] == pl.Int64

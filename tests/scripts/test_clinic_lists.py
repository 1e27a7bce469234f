"""Long lists stacked from a sample."""

from pathlib import Path

import polars as pl
import pytest

from scripts import clinic_lists
from scripts.clinic_lists import copied, copies, mistyped

BASE = pl.DataFrame(
    {
        "NO": ["1", "2", "3", "4", "5"],
        "NIK": ["3374814304510001", "'3374814304510002", "3374 8143 0451 0003", "3.3748E+15", "3374814304510000"],
        "NO KK": ["3374812802110005", None, "3374812802110005", "0000", "3374812802110006"],
        "NAMA LENGKAP": ["SITI AMINAH", "Hj. WATI, S.Pd", "BUDI BIN AMIR", "EKO", "SRI"],
        "NO HP": ["080000110551", "0800-0011-0552", "+6280000110553", "80000110554", None],
    }
)
"""Invented: district 81 exists nowhere."""


def column(name: str, number: int) -> list[str | None]:
    return copied(BASE, number)[name].to_list()


def test_moves_serials_on_and_keeps_how_the_number_was_written() -> None:
    assert column("NIK", 2)[:3] == ["3374814304510061", "'3374814304510062", "3374 8143 0451 0063"]


def test_leaves_a_damaged_nik_damaged() -> None:
    assert column("NIK", 2)[3:] == ["3.3748E+15", "3374814304510000"]


def test_gives_a_family_of_the_copy_one_other_card() -> None:
    assert column("NO KK", 1) == ["3374812802110035", None, "3374812802110035", "0000", "3374812802110036"]


def test_gives_every_copy_phones_of_its_own_written_as_they_were() -> None:
    assert column("NO HP", 12) == ["0800011105512", "0800-0111-05522", "+62800011105532", "800011105542", None]


def test_gives_every_copy_other_names() -> None:
    names = [name for number in range(clinic_lists.MOST_COPIES) for name in column("NAMA LENGKAP", number)]

    assert len(set(names)) == BASE.height * clinic_lists.MOST_COPIES
    assert column("NAMA LENGKAP", 0)[2] == "BABA BUDI BIN AMIR"


def test_stops_at_the_row_that_was_asked_for() -> None:
    assert [part.height for part in copies(BASE, 12)] == [5, 5, 2]
    assert [part["NO"][0] for part in copies(BASE, 12)] == ["1", "6", "11"]


def test_refuses_more_copies_than_there_are_numbers_for() -> None:
    with pytest.raises(ValueError, match="more than 100 copies"):
        list(copies(BASE, 501))


def test_writes_the_same_rows_as_csv_parquet_and_workbook(tmp_path: Path) -> None:
    clinic_lists.write_csv_of(BASE, 12, tmp_path / "list.csv")
    clinic_lists.write_parquet_of(BASE, 12, tmp_path / "list.parquet")
    clinic_lists.write_workbook_of(BASE, 12, tmp_path / "list.xlsx")

    rows = pl.concat(copies(BASE, 12))
    assert pl.read_csv(tmp_path / "list.csv", infer_schema=False).equals(rows)
    assert pl.read_parquet(tmp_path / "list.parquet").equals(rows)
    assert pl.read_excel(tmp_path / "list.xlsx", infer_schema_length=0).equals(rows)


def test_mistypes_one_letter_of_the_names_and_nothing_else() -> None:
    typed = mistyped(BASE, 1.0, seed=7)

    lengths = [frame["NAMA LENGKAP"].str.len_chars().cast(pl.Int64) for frame in (typed, BASE)]
    assert (lengths[0] - lengths[1]).abs().max() == 1
    assert typed.drop("NAMA LENGKAP").equals(BASE.drop("NAMA LENGKAP"))
    assert (typed["NAMA LENGKAP"] != BASE["NAMA LENGKAP"]).sum() >= 3  # a letter may be replaced by itself


def test_mistypes_the_share_of_names_that_was_asked_for() -> None:
    many = pl.concat([BASE] * 400)

    changed = (mistyped(many, 0.1, seed=7)["NAMA LENGKAP"] != many["NAMA LENGKAP"]).mean()

    assert changed == pytest.approx(0.1, abs=0.03)

import pytest

from lindung.engines.intake.sheets.row_words import (
    hamlet_heading,
    is_column_numbers,
    is_other_heading,
    is_signature,
    is_total,
    village_heading,
    village_in_title,
)


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        (("DESA SUKAMAJU", None), "DESA SUKAMAJU"),
        ((None, "KELURAHAN: TAMBAKAJI"), "KELURAHAN TAMBAKAJI"),
        (("KEL. TAMBAKAJI",), "KEL. TAMBAKAJI"),
        (("Desa/Kel", ":", "Wates"), "Desa/Kel Wates"),
        (("Kelurahan", " : Wates"), "Kelurahan Wates"),
        (("Nagari  Balingka",), "Nagari Balingka"),
        (("KELURAHAN TAMBAKAJI KECAMATAN NGALIYAN",), "KELURAHAN TAMBAKAJI KECAMATAN NGALIYAN"),
    ],
)
def test_takes_a_row_with_only_a_village_as_its_heading(cells: tuple[str | None, ...], heading: str) -> None:
    assert village_heading(cells) == heading


@pytest.mark.parametrize(
    "cells",
    [("DESA",), ("Kelana Putra",), ("Desanti",), ("DESA MAJU", "SITI", "L"), (None,), ("a", "DESA MAJU"), ("KEL.",)],
)
def test_takes_no_other_row_as_a_village(cells: tuple[str | None, ...]) -> None:
    assert village_heading(cells) is None


def test_knows_headings_below_and_above_a_village() -> None:
    assert hamlet_heading(("Dusun Krajan", None)) == "Dusun Krajan"
    assert is_other_heading(("KECAMATAN NGALIYAN",))
    assert is_other_heading(("RT 03 / RW 05",))
    assert not is_other_heading(("Kecapi",))


@pytest.mark.parametrize(
    ("title", "village"),
    [
        ("DAFTAR PEKERJA RENTAN DESA SUKAMAJU TAHUN 2026", "DESA SUKAMAJU"),
        ("Usulan Kelurahan Tambakaji Kecamatan Ngaliyan, Kota Semarang", "Kelurahan Tambakaji Kecamatan Ngaliyan"),
        ("Data Kel. Wates 2026", "Kel Wates"),
        ("DAFTAR PEKERJA DESA TAHUN 2026", None),
        ("DAFTAR PEKERJA RENTAN", None),
    ],
)
def test_finds_the_village_in_a_title(title: str, village: str | None) -> None:
    assert village_in_title((title, None)) == village


@pytest.mark.parametrize(
    "first", ["JUMLAH", "Total :", "Jml", "Rekapitulasi", "SUB TOTAL", "Grand  Total", "jumlah 12"]
)
def test_knows_a_total_by_its_first_text(first: str) -> None:
    assert is_total((None, first, "25"))


@pytest.mark.parametrize("cells", [("Jumlah", "3374810101800001"), ("Totok", "1"), (None,), ("SITI", "TOTAL")])
def test_takes_no_person_for_a_total(cells: tuple[str | None, ...]) -> None:
    assert not is_total(cells)


@pytest.mark.parametrize(
    "text",
    [
        "Mengetahui,",
        "Kepala Desa Sukamaju",
        "Lurah",
        "NIP. 19700101",
        "Semarang, 12 Mei 2026",
        "Semarang, ............ 2026",
        "(..............)",
        "Ketua RT 03",
    ],
)
def test_knows_the_lines_of_signatures(text: str) -> None:
    assert is_signature((None, text))


@pytest.mark.parametrize(
    "cells", [("Siti Aminah",), ("Lurahman",), ("Lurah", "3374810101800001"), ("Jl. Semarang, 12",)]
)
def test_takes_no_person_for_a_signature(cells: tuple[str, ...]) -> None:
    assert not is_signature(cells)


@pytest.mark.parametrize(
    "cells", [("1", "2", "3"), ("(1)", "(2)", "(3)", "(4)"), ("-1", "-2", "-3"), (None, "2", "3", "4")]
)
def test_knows_a_row_of_column_numbers(cells: tuple[str | None, ...]) -> None:
    assert is_column_numbers(cells)


@pytest.mark.parametrize("cells", [("1", "2"), ("1", "SITI", "3"), ("1", "3", "5"), ("5", "6", "7"), (None,)])
def test_takes_no_data_for_column_numbers(cells: tuple[str | None, ...]) -> None:
    assert not is_column_numbers(cells)

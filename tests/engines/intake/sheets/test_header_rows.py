from lindung.engines.intake.sheets.header_rows import (
    HeaderWords,
    is_second_header_row,
    is_upper_header_row,
    joined_headers,
    tidied,
)
from tests.engines.intake.sheets.sample_sheets import known

WORDS = HeaderWords(known)
UPPER = ("NO", "NAMA", "TTL", None, "ALAMAT")
LOWER = (None, None, "TEMPAT", "TGL LHR", None)


def test_counts_each_known_header_once() -> None:
    assert WORDS.count(("NAMA", "Nama ", "NIK", "Warna", None, "x" * 300)) == 2


def test_asks_for_each_text_once() -> None:
    asked: list[str] = []

    def listening(text: str) -> bool:
        asked.append(text)
        return True

    words = HeaderWords(listening)
    assert words.count(("NIK", "NIK")) == words.count(("NIK",)) == 1
    assert asked == ["NIK"]


def test_joins_two_rows_unless_the_lower_text_is_known_alone() -> None:
    assert joined_headers(UPPER, LOWER, WORDS) == ["NO", "NAMA", "TEMPAT", "TTL TGL LHR", "ALAMAT"]


def test_keeps_the_upper_text_where_a_lower_one_repeats() -> None:
    upper = ("SUAMI", None, "ISTRI", None)
    lower = ("NAMA", "NIK", "NAMA", "NIK")
    assert joined_headers(upper, lower, WORDS) == ["SUAMI NAMA", "SUAMI NIK", "ISTRI NAMA", "ISTRI NIK"]


def test_does_not_spread_a_text_over_columns_that_are_not_divided() -> None:
    assert joined_headers(("NO", "TTL", None, None), (None, "A", None, "B"), WORDS) == ["NO", "TTL A", "", "B"]


def test_knows_the_second_header_row_from_data_and_from_the_headers_again() -> None:
    assert is_second_header_row(UPPER, (None, None, "TEMPAT", "TANGGAL", None), WORDS)
    assert not is_second_header_row(UPPER, ("1", "SITI", "Semarang", "12-05-1980", "Jl. Mawar"), WORDS)
    assert not is_second_header_row(UPPER, (None, "SITI", "Semarang", None, "Mawar"), WORDS)
    assert not is_second_header_row(UPPER, UPPER, WORDS)
    assert not is_second_header_row(UPPER, (None,) * 5, WORDS)


def test_knows_the_upper_row_by_the_columns_that_only_it_names() -> None:
    assert is_upper_header_row(("NO", "IDENTITAS", None), (None, "NAMA", "NIK"))
    assert not is_upper_header_row(("DAFTAR", None, None), (None, "NAMA", "NIK"))
    assert not is_upper_header_row(("a", "b", None), ("NO", "NAMA", "NIK"))


def test_writes_headers_on_one_line() -> None:
    assert tidied(("Nama\nlengkap ", None, "x" * 500)) == ["Nama lengkap", "", "x" * 200]

import time
from pathlib import Path

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.table import TableKind, read_table
from tests.sample_tables import HEADERS, csv_of, sheet_of


def test_reads_every_cell_as_text() -> None:
    table = read_table(csv_of("Kota Contoh,2025-04-30,0100,44"), name="angka.csv")
    assert table.frame.rows() == [("Kota Contoh", "2025-04-30", "0100", "44")]
    assert (table.header_row, table.first_data_row, table.kind, table.sheet) == (1, 2, TableKind.CSV, None)


def test_reads_a_path_like_its_bytes(tmp_path: Path) -> None:
    for name, contents in (
        ("a.csv", csv_of("A,2025,1,1")),
        ("a.xlsx", sheet_of(("wilayah", "tanggal"), ("A", "2025"))),
    ):
        path = tmp_path / name
        path.write_bytes(contents)
        assert read_table(path, name=name).frame.equals(read_table(contents, name=name).frame)


def test_skips_titles_above_the_headers_and_keeps_the_numbers_of_the_rows() -> None:
    table = read_table(csv_of("A,2025,1,1", headers=f"Laporan UCJ\n\n{HEADERS}"), name="angka.csv")
    assert (table.header_row, table.first_data_row) == (3, 4)


def test_drops_empty_rows_and_keeps_the_numbers_of_the_others() -> None:
    table = read_table(csv_of("", "A,2025,1,1", "", ",,,", ' ,"",,', "B,2025,2,2", ""), name="angka.csv")
    assert table.frame["area_name"].to_list() == ["A", "B"]
    assert table.source_rows.to_list() == [3, 7]


def test_names_a_nameless_column_by_its_letter_and_drops_an_empty_one() -> None:
    table = read_table(b"area_name,as_of,,\nA,2025,,lain\n", name="angka.csv")
    assert table.frame.columns == ["area_name", "as_of", "(D)"]


@pytest.mark.parametrize(
    "second",
    ["Nama,Tanggal,Jumlah,Peserta", ",,orang,jiwa", "(1),(2),(3),(4)", "1,2,3,4", "area_name,as_of,employed,2025"],
)
def test_refuses_a_second_header_row(second: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(csv_of(second, "A,2025,1,1"), name="angka.csv")
    assert (refusal.value.reason, refusal.value.row) == ("second_header", 2)
    assert refusal.value.words.id.startswith("Baris 2 ")


def test_takes_a_first_row_that_only_lacks_numbers() -> None:
    table = read_table(csv_of("Provinsi Contoh,2025,-,tidak ada", "A,2025,1,1"), name="angka.csv")
    assert table.frame.height == 2


def test_refuses_doubled_headers_however_they_are_written() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(b"Nama Wilayah,tanggal,nama_wilayah\nA,2025,B\n", name="angka.csv")
    assert (refusal.value.reason, refusal.value.row, refusal.value.column) == ("doubled_header", 1, "nama_wilayah")


def test_refuses_a_file_with_only_headers() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(csv_of("", ",,,"), name="angka.csv")
    assert (refusal.value.reason, refusal.value.row) == ("only_headers", 1)


@pytest.mark.parametrize("cell", ["9" * 20_000_000, '"' + "9\n" * 10_000_000 + '"'], ids=["one line", "many lines"])
def test_names_row_and_column_of_a_20_mb_cell_without_delay(cell: str) -> None:
    contents = csv_of("A,2025,1,1", f"B,2025,{cell},1")
    started = time.perf_counter()
    with pytest.raises(UnusableFileError) as refusal:
        read_table(contents, name="angka.csv")
    assert time.perf_counter() - started < 5
    assert (refusal.value.reason, refusal.value.row, refusal.value.column) == ("giant_cell", 3, "employed")
    assert len(refusal.value.words.id) < 400


def test_refuses_a_giant_header() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(f"area_name,as_of,{'x' * 1_000_000}\nA,2025,1\n".encode(), name="angka.csv")
    assert (refusal.value.reason, refusal.value.row, refusal.value.column) == ("giant_cell", 1, "C")


def test_takes_a_cell_at_the_limit_of_spreadsheets() -> None:
    table = read_table(b"area_name,as_of,note\nA,2025," + b"x" * 32_767 + b"\n", name="angka.csv")
    assert len(table.frame["note"][0]) == 32_767

import pytest

from lindung.engines.intake.conventions import NumberStyle
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.headers import figure_headers, map_headers
from lindung.engines.intake.table import read_table
from lindung.engines.intake.target_numbers import TargetFileError, TargetNumbers, refuse_faults, target_numbers


def read(text: str, numbers: NumberStyle = NumberStyle.PLAIN) -> TargetNumbers:
    table = read_table(text.encode(), name="angka.csv")
    return target_numbers(table, map_headers(table.frame.columns, figure_headers()), numbers=numbers)


def test_reads_workers_and_covered_by_the_words_offices_use() -> None:
    found = read(
        "Kode wilayah;Pekerja;Terlindungi;Per\n33.74.01;1.200;300;30/04/2025\n33.74.02;90;0;\n", NumberStyle.ID
    )
    assert found.found.is_empty()
    assert found.rows.rows() == [(2, "33.74.01", 1_200, 300, "2025-04-30"), (3, "33.74.02", 90, 0, "")]


def test_a_row_may_be_wrong_in_several_columns_and_is_refused_once() -> None:
    with pytest.raises(TargetFileError) as refused:
        refuse_faults(read("area_code,workers,covered\n3374,x,\n33.74.01,5,5\n"))
    assert [fault.reason for fault in refused.value.faults] == [
        "code_system_unstated",
        "not_a_number",
        "number_missing",
    ]
    assert (refused.value.total, refused.value.rows_read, refused.value.rows_usable) == (3, 2, 1)


def test_says_which_column_is_missing() -> None:
    with pytest.raises(UnusableFileError) as refused:
        read("area_code,covered\n33.74.01,5\n")
    assert "workers" in refused.value.words.en

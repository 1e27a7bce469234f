import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.table import read_table
from tests.sample_tables import HEADERS, csv_of

EXPECTED = [("Désa A", "2025", "1", "2"), ("B", "2025", None, "4")]
LINES = f"{HEADERS}Désa A,2025,1,2\nB,2025,,4\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_finds_the_separator(separator: str) -> None:
    assert read_table(LINES.replace(",", separator).encode(), name="a").frame.rows() == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_the_encodings_of_offices(encoding: str) -> None:
    assert read_table(LINES.encode(encoding), name="a").frame.rows() == EXPECTED


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_reads_every_line_ending(ending: str) -> None:
    table = read_table(LINES.replace("\n", ending).encode(), name="a")
    assert table.frame.rows() == EXPECTED
    assert table.source_rows.to_list() == [2, 3]


def test_prefers_the_separator_whose_headers_are_known_over_commas_in_numbers() -> None:
    table = read_table(b"Wilayah;Tanggal;Cakupan\nA;2025;44,24\nB;2025;45,25\n", name="a")
    assert table.frame["Cakupan"].to_list() == ["44,24", "45,25"]


def test_counts_a_line_break_inside_quotation_marks_as_one_row_like_a_spreadsheet() -> None:
    table = read_table(csv_of('"Kota\nContoh",2025,1,1', "B,2025,2,2"), name="a")
    assert table.frame["area_name"].to_list() == ["Kota\nContoh", "B"]
    assert table.source_rows.to_list() == [2, 3]


def test_reads_headers_and_titles_with_line_breaks() -> None:
    table = read_table(b'"Judul\nlaporan"\n"area\nname",as_of\nA,2025\n', name="a")
    assert table.frame.columns == ["area name", "as_of"]
    assert table.source_rows.to_list() == [3]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [('A "B" C', 'A "B" C'), ('"A" ', "A"), ('"A, ""B"""', 'A, "B"'), ('A"B', 'A"B')],
)
def test_reads_untidy_quotation_marks(cell: str, expected: str) -> None:
    table = read_table(csv_of(f"{cell},2025,1,1", "B,2025,1,1"), name="a")
    assert table.frame["area_name"][0].strip() == expected


@pytest.mark.parametrize(("line", "found"), [("B,2025,1", 3), ("B,2025,1,2,3", 5), ("B", 1)])
def test_refuses_a_ragged_row_and_counts_its_cells(line: str, found: int) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(csv_of("A,2025,1,1", "", line, "C,2025,1,1"), name="a")
    assert (refusal.value.reason, refusal.value.row) == ("ragged_row", 4)
    assert f"punya {found} sel" in refusal.value.words.id


def test_refuses_a_short_row_among_quoted_separators() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(csv_of('"A, B",2025,1,1', "C,2025,1"), name="a")
    assert (refusal.value.reason, refusal.value.row) == ("ragged_row", 3)


def test_refuses_a_quotation_mark_that_is_never_closed() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(csv_of("A,2025,1,1", 'B,2025,"2,2', *(["C,2025,1,1"] * 20_000)), name="a")
    assert refusal.value.row == 3


@pytest.mark.parametrize("contents", [csv_of("A,2025,1,1", "B,2025,\0,1"), csv_of("A,2025,1,1") + b"\x81\x8d,\xff\n"])
def test_refuses_bytes_that_are_no_text(contents: bytes) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(contents, name="a")
    assert refusal.value.reason == "binary"


def test_names_the_row_of_a_nul_byte() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(csv_of("A,2025,1,1", "B,2025,\0,1"), name="a")
    assert refusal.value.row == 3

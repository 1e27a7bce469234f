from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import layout as layout_module
from lindung.engines.intake.sheets.header_rows import HeaderWords
from lindung.engines.intake.sheets.layout import Layout, LayoutScan
from lindung.engines.intake.sheets.raw import FILE_ROW, SECTION, PassedOver
from tests.engines.intake.sheets.sample_sheets import BUDI, HEADERS, SITI, known

TUTI = ("3", "TUTI", None, "Jl. Anggrek")
Row = Sequence[str | None]


def cells_of(*rows: Row) -> pl.DataFrame:
    width = max(map(len, rows))
    padded = [(*row, *[None] * (width - len(row))) for row in rows]
    return pl.DataFrame(padded, schema={f"s{place}": pl.String for place in range(width)}, orient="row")


def scanned(*rows: Row, sheet: str | None = None) -> tuple[Layout, pl.DataFrame]:
    scan = LayoutScan(HeaderWords(known), sheet=sheet)
    cells = cells_of(*rows)
    scan.take(cells)
    return scan.finish(), cells


def kinds(*rows: Row) -> list[str]:
    layout, _ = scanned(*rows)
    return [["data", "empty", "title", "header", "section", "total"][kind] for kind in layout.kinds]


def placed(*rows: Row, sheet: str | None = None) -> list[tuple[int, str | None]]:
    layout, cells = scanned(*rows, sheet=sheet)
    return [place for _, piece in layout.pieces(cells) for place in piece.select(FILE_ROW, SECTION).rows()]


def test_passes_over_titles_above_the_headers() -> None:
    assert kinds(("DAFTAR",), (), HEADERS, SITI) == ["title", "empty", "header", "data"]


def test_takes_the_first_row_with_two_texts_where_no_header_is_known() -> None:
    layout, _ = scanned(("Judul",), ("Kolom A", "Kolom B"), ("1", "2"))
    assert not layout.header_words
    assert layout.tables[0][0].headers == ("Kolom A", "Kolom B")


def test_reads_two_header_rows_as_one_and_passes_over_column_numbers() -> None:
    upper, lower = ("NO", "NAMA", "TTL", None), (None, None, "TEMPAT", "TGL LHR")
    layout, _ = scanned(upper, lower, ("(1)", "(2)", "(3)", "(4)"), SITI)
    assert layout.kinds.tolist() == [3, 3, 3, 0]
    assert layout.tables[0][0].headers == ("NO", "NAMA", "TEMPAT", "TTL TGL LHR")
    assert layout.tables[0][0].header_rows == (1, 2)


def test_takes_column_names_from_the_row_above_the_headers() -> None:
    layout, _ = scanned(("NO", "IDENTITAS", None, "Ket."), (None, "NAMA", "NIK", None), SITI)
    assert layout.tables[0][0].headers == ("NO", "NAMA", "NIK", "Ket.")
    assert layout.kinds.tolist() == [3, 3, 0]


def test_sets_the_section_of_the_rows_below_a_village_heading() -> None:
    rows = (HEADERS, SITI, ("DESA MAJU",), BUDI, (None, "KEL. WATES"), TUTI)
    assert placed(*rows) == [(2, None), (4, "DESA MAJU"), (6, "KEL. WATES")]


def test_keeps_the_village_over_its_hamlets_and_takes_a_hamlet_alone() -> None:
    assert placed(HEADERS, ("DESA MAJU",), ("DUSUN KRAJAN",), SITI) == [(4, "DESA MAJU")]
    assert placed(HEADERS, ("DUSUN KRAJAN",), SITI) == [(3, "DUSUN KRAJAN")]


def test_takes_the_section_from_a_title_or_from_the_name_of_the_sheet() -> None:
    assert placed(("KELURAHAN WATES KECAMATAN NGALIYAN",), HEADERS, SITI) == [(3, "KELURAHAN WATES KECAMATAN NGALIYAN")]
    assert placed(HEADERS, SITI, sheet="Desa Maju") == [(2, "Desa Maju")]
    assert placed(HEADERS, SITI, sheet="Sheet1") == [(2, None)]


def test_passes_over_totals_and_signatures_at_the_bottom() -> None:
    rows = (HEADERS, SITI, ("JUMLAH", None, "1"), (), (None, None, "Semarang, 12 Mei 2026"), (None, None, "SUPARDI"))
    assert kinds(*rows) == ["header", "data", "total", "empty", "total", "total"]


def test_takes_a_person_below_a_subtotal_as_data() -> None:
    assert kinds(HEADERS, SITI, ("JUMLAH", "1"), BUDI, ("3", "TUTI"), ("TUTI",))[2:] == [
        "total",
        "data",
        "data",
        "data",
    ]
    assert kinds(HEADERS, SITI, ("JUMLAH", "1"), ("3", "TUTI"))[2:] == ["total", "data"]


def test_keeps_rows_that_lack_much() -> None:
    assert kinds(HEADERS, SITI, (None, "BUDI"), (None, None, None, "Jl. Mawar")) == ["header", *["data"] * 3]


def test_takes_a_printed_number_without_a_person_as_an_empty_row() -> None:
    assert kinds(HEADERS, SITI, ("2",), ("3.",), (None, "4")) == ["header", "data", "empty", "empty", "data"]


def test_takes_a_row_of_lone_separators_as_an_empty_row() -> None:
    assert kinds(HEADERS, SITI, ("\x1c", "\x1f"), BUDI) == ["header", "data", "empty", "data"]


def test_passes_over_headers_written_again() -> None:
    layout, cells = scanned(HEADERS, SITI, HEADERS, ("1", "2", "3", "4"), BUDI)
    assert layout.kinds.tolist() == [3, 0, 3, 3, 0]
    assert [(block.number, piece.height) for block, piece in layout.pieces(cells)] == [(0, 2)]


def test_starts_another_table_at_other_headers_with_its_own_titles() -> None:
    rows = (("DESA A",), HEADERS, SITI, (), ("Daftar kedua",), ("NIK", "NAMA", "JK"), ("3374810202750002", "BUDI", "L"))
    layout, cells = scanned(*rows)
    assert [(block.number, block.headers[:3], block.header_rows) for block, _, _ in layout.tables] == [
        (0, ("NO", "NAMA", "NIK"), (2,)),
        (1, ("NIK", "NAMA", "JK"), (6,)),
    ]
    assert placed(*rows) == [(3, "DESA A"), (7, None)]
    assert kinds(*rows) == ["title", "header", "data", "empty", "title", "header", "data"]
    assert cells.height == 7


def test_drops_a_table_without_data_and_keeps_its_headers_counted() -> None:
    layout, _ = scanned(HEADERS, ("NIK", "JK", "DESA"), ("3374810202750002", "L", "MAJU"))
    assert [block.number for block, _, _ in layout.tables] == [0]
    assert layout.kinds.tolist() == [3, 3, 0]


def test_counts_every_row_once() -> None:
    layout, _ = scanned(("DAFTAR",), HEADERS, ("DESA A",), SITI, (), ("JUMLAH", "1"))
    passed_over = PassedOver()
    layout.count_into(passed_over)
    assert (passed_over.titles, passed_over.headers, passed_over.sections) == (1, 1, 1)
    assert (passed_over.empty, passed_over.totals, layout.data_rows()) == (1, 1, 1)


def test_tells_the_same_in_one_piece_and_in_several() -> None:
    rows = (("DAFTAR",), HEADERS, SITI, ("DESA A",), BUDI, TUTI, ("JUMLAH", "3"), (None, "Lurah"))
    whole, cells = scanned(*rows)
    scan = LayoutScan(HeaderWords(known))
    for start in range(0, cells.height, 3):
        scan.take(cells.slice(start, 3))
    parted = scan.finish()
    assert parted.kinds.tolist() == whole.kinds.tolist()
    assert parted.tables == whole.tables
    pieces = [piece for start in (0, 3, 6) for _, piece in parted.pieces(cells.slice(start, 3), start)]
    assert pl.concat(pieces).equals(pl.concat([piece for _, piece in whole.pieces(cells)]))


ROW = st.one_of(
    st.sampled_from([HEADERS, SITI, BUDI, TUTI, ("NIK", "NAMA", "JK"), ("TTL",), ("TEMPAT", "TTL"), ("Daftar",)]),
    st.sampled_from([(None,), ("DESA MAJU",), ("JUMLAH", "3"), ("(1)", "(2)", "(3)", "(4)"), (None, "Lurah"), ("4",)]),
)


def in_pieces(cells: pl.DataFrame, size: int) -> Layout:
    scan = LayoutScan(HeaderWords(known))
    for start in range(0, cells.height, size):
        scan.take(cells.slice(start, size))
    return scan.finish()


@given(rows=st.lists(ROW, max_size=30), size=st.integers(1, 8))
def test_tells_the_same_wherever_a_piece_ends(rows: list[Row], size: int) -> None:
    whole, cells = scanned(HEADERS, *[SITI] * 60, *rows)
    parted = in_pieces(cells, size)
    assert parted.kinds.tolist() == whole.kinds.tolist()
    assert parted == replace(whole, kinds=parted.kinds)


@pytest.mark.parametrize("size", [1, 2, 3, 60, 61, 62, 63, 64])
def test_passes_over_two_header_rows_written_again_where_a_piece_ends(size: int) -> None:
    headers = (("NO", "NAMA", "TTL", None), (None, None, "TEMPAT", "TGL LHR"), ("(1)", "(2)", "(3)", "(4)"))
    _, cells = scanned(*headers, *[SITI] * 57, *headers, *[BUDI] * 9)
    assert in_pieces(cells, size).kinds.tolist() == [3] * 3 + [0] * 57 + [3] * 3 + [0] * 9


@pytest.mark.parametrize("size", [1, 60, 61, 62, 63])
def test_hears_the_titles_of_the_next_table_where_a_piece_ends(size: int) -> None:
    rows = (
        HEADERS,
        *[SITI] * 60,
        ("Daftar kedua DESA MAJU",),
        ("NIK", "NAMA", "JK"),
        ("3374810202750002", "BUDI", "L"),
    )
    _, cells = scanned(*rows)
    layout = in_pieces(cells, size)
    assert layout.kinds.tolist() == [3, *[0] * 60, 2, 3, 0]
    assert layout.headings[-1] == "DESA MAJU"


@pytest.mark.parametrize("size", [1, 62, 63])
def test_forgets_a_total_once_people_follow_it_where_a_piece_ends(size: int) -> None:
    _, cells = scanned(HEADERS, *[SITI] * 60, ("JUMLAH", "60"), BUDI, (None, "TUTI"), *[SITI] * 9)
    assert in_pieces(cells, size).kinds.tolist() == [3, *[0] * 60, 5, *[0] * 11]


def test_finds_headers_below_many_empty_rows() -> None:
    assert kinds(*[()] * 80, HEADERS, SITI)[78:] == ["empty", "empty", "header", "data"]


def test_refuses_a_table_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_module, "MAX_BLOCKS", 1)
    with pytest.raises(UnusableFileError) as refusal:
        scanned(HEADERS, SITI, ("NIK", "JK", "DESA", None), ("3374810202750002", "L", "MAJU", None))
    assert refusal.value.reason == "too_many_tables"

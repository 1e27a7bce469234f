import struct
import traceback
from collections.abc import Callable, Sequence
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import book_checks, book_source
from lindung.engines.intake.sheets.old_container import container_of
from lindung.engines.intake.sheets.raw import FILE_ROW
from lindung.engines.intake.table import TableKind
from tests.engines.intake.sheets.sample_sheets import (
    BUDI,
    HEADERS,
    SITI,
    Cell,
    column_of,
    ods_of,
    ole_of,
    opened,
    rewritten,
    rows_of,
    sheet_xml_of,
    xls_of,
    xls_record,
    xls_stream,
    xlsb_far_cell,
    xlsb_of,
    xlsx_of,
)
from tests.sample_tables import sheet_of, workbook_of

PART = "xl/worksheets/sheet1.xml"
NUMBERED = ("3", "TUTI", 3374810303810010.0, "x")
FORMATS = pytest.mark.parametrize("write", [xlsx_of, xls_of, xlsb_of, ods_of])
Write = Callable[[Sequence[Sequence[Cell]]], bytes]


def reason_of(source: bytes, sheet: str | None = None) -> str:
    with pytest.raises(UnusableFileError) as refusal:
        opened(source, sheet)
    assert refusal.value.words.id != refusal.value.words.en
    return refusal.value.reason


@FORMATS
def test_reads_every_workbook_format_alike(write: Write) -> None:
    source = opened(write([("DAFTAR",), HEADERS, SITI, (None,), ("DESA MAJU",), BUDI, ("JUMLAH", 2.0)]))
    assert rows_of(source) == [SITI, BUDI]
    assert column_of(source, FILE_ROW) == [3, 6]
    assert column_of(source, "section") == [None, "DESA MAJU"]
    assert source.passed_over.rows == 5
    assert (source.rows_expected, source.blocks[0].header_rows) == (2, (2,))


@FORMATS
def test_marks_long_numbers_stored_as_numbers_with_all_their_digits(write: Write) -> None:
    source = opened(write([HEADERS, NUMBERED, NUMBERED]))
    assert column_of(source, "s2") == ["3374810303810010"] * 2
    assert column_of(source, "n2") == [True, True]


def test_marks_single_cells_of_an_xlsx_column() -> None:
    assert column_of(opened(sheet_of(HEADERS, SITI, NUMBERED)), "n2") == [False, True]


@FORMATS
def test_marks_nothing_where_long_numbers_are_texts(write: Write) -> None:
    batch = next(iter(opened(write([HEADERS, SITI, BUDI])).batches()))
    assert [name for name in batch.frame.columns if name.startswith("n")] == []


def test_fills_merged_cells_down_and_marks_the_right_column_beside_an_empty_one() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        sheet.write_row(2, 2, ("NAMA", "NIK", "DESA"))
        sheet.write_row(3, 2, ("SITI", 3374810101800010))
        sheet.write_row(4, 2, ("BUDI", "3374810202750002"))
        sheet.write_row(5, 2, ("TUTI", "3374810202750003"))
        sheet.merge_range(3, 4, 4, 4, "MAJU")

    source = opened(workbook_of(fill))
    assert column_of(source, "s2") == ["MAJU", "MAJU", None]
    assert column_of(source, "n1") == [True, False, False]
    assert (source.passed_over.filled_down, source.passed_over.empty) == (1, 2)


def test_reads_two_header_rows_whose_cells_are_merged() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        sheet.merge_range(0, 0, 1, 0, "NAMA")
        sheet.merge_range(0, 1, 1, 1, "NIK")
        sheet.merge_range(0, 2, 0, 3, "TTL")
        sheet.write_row(1, 2, ("KOTA", "TANGGAL"))
        sheet.write_row(2, 0, ("SITI", "3374810101800001", "Semarang", "12 Mei 1980"))

    source = opened(workbook_of(fill))
    assert source.blocks[0].headers == ("NAMA", "NIK", "TTL KOTA", "TTL TANGGAL")
    assert source.passed_over.filled_down == 0


def test_reads_true_dates_without_midnight() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ("NAMA", "NIK", "TTL"))
        sheet.write_row(1, 0, ("SITI", "3374810101800001"))
        sheet.write_datetime(1, 2, date(1980, 5, 12), book.add_format({"num_format": "dd/mm/yyyy"}))

    assert column_of(opened(workbook_of(fill)), "s2") == ["1980-05-12"]


def test_reads_cells_with_errors_as_blank_and_counts_those_of_people() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        sheet.write_row(1, 0, HEADERS)
        sheet.write_row(2, 0, SITI)
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
        sheet.write_row(3, 0, BUDI)
        sheet.write_formula(3, 3, "=A1", None, "")
        sheet.write_formula(0, 5, "=1/0", None, "#DIV/0!")

    source = opened(workbook_of(fill))
    assert column_of(source, "s3") == [None, None]
    assert source.passed_over.error_cells == 2


def several_sheets(book: xlsxwriter.Workbook) -> None:
    for name, person in (("Desa Maju", SITI), ("Wates", BUDI), ("Rahasia", SITI), ("Petunjuk", ())):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEADERS if person else ("Isi", "semua"))
        sheet.write_row(1, 0, person or ("a", "b"))
    book.get_worksheet_by_name("Rahasia").hide()


def test_reads_all_visible_sheets_with_known_headers_and_says_what_was_left_out() -> None:
    source = opened(workbook_of(several_sheets))
    assert [(block.number, block.sheet) for block in source.blocks] == [(0, "Desa Maju"), (1, "Wates")]
    assert rows_of(source) == [SITI, BUDI]
    assert column_of(source, "row") == [1, 2]
    assert column_of(source, "section") == ["Desa Maju", None]
    assert ["Rahasia" in source.notes[0].id, "Petunjuk" in source.notes[1].en] == [True, True]


def test_reads_the_one_sheet_that_is_named_even_a_hidden_one() -> None:
    assert rows_of(opened(workbook_of(several_sheets), "Rahasia")) == [SITI]
    assert rows_of(opened(workbook_of(several_sheets), "Petunjuk"))[0][:2] == ("a", "b")
    assert reason_of(workbook_of(several_sheets), "Tiada") == "no_such_sheet"


def test_reads_the_first_sheet_where_no_header_is_known() -> None:
    source = opened(sheet_of(("Kolom A", "Kolom B"), ("x", "y")))
    assert source.blocks[0].headers == ("Kolom A", "Kolom B")
    assert source.rows_expected == 1


@FORMATS
def test_refuses_a_workbook_without_anybody(write: Write) -> None:
    assert reason_of(write([HEADERS])) == "only_headers"


def test_refuses_an_empty_workbook_and_one_that_hides_its_lists() -> None:
    assert reason_of(workbook_of(lambda book: book.add_worksheet("Data") and None)) == "empty_file"
    shown = workbook_of(several_sheets)
    hidden = sheet_xml_of(shown, "xl/workbook.xml").replace(b"<sheet name", b'<sheet state="hidden" name')
    assert reason_of(rewritten(shown, {"xl/workbook.xml": hidden})) == "no_sheets"


def test_ignores_macros_and_says_so() -> None:
    source = opened(rewritten(sheet_of(HEADERS, SITI), {"xl/vbaProject.bin": b"x"}))
    assert rows_of(source) == [SITI]
    assert "makro" in source.notes[0].id


@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
@FORMATS
def test_refuses_a_workbook_that_was_cut_off(write: Write, share: float) -> None:
    whole = write([HEADERS, *[SITI] * 200])
    assert reason_of(whole[: int(len(whole) * share)]) in {"damaged", "not_a_table"}


def test_refuses_one_cell_so_far_away_that_laying_the_sheet_out_would_fill_the_memory() -> None:
    good = sheet_of(HEADERS, SITI)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert reason_of(rewritten(good, {PART: sheet_xml_of(good).replace(b"</sheetData>", far)})) == "too_wide"
    binary = {"xl/worksheets/sheet1.bin": xlsb_far_cell(1_048_575, 16_383)}
    assert reason_of(rewritten(xlsb_of([HEADERS, SITI]), binary)) == "too_wide"
    repeated = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell office:value-type="float" '
        'office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert reason_of(ods_of([HEADERS, SITI], extra=repeated)) == "too_wide"


@pytest.mark.parametrize("place", [b"A99999999", b"sheetDatC2"])
def test_refuses_a_cell_beyond_any_sheet(place: bytes) -> None:
    good = sheet_of(HEADERS, SITI)
    beyond = b'<row r="9"><c r="' + place + b'"><v>1</v></c></row></sheetData>'
    assert reason_of(rewritten(good, {PART: sheet_xml_of(good).replace(b"</sheetData>", beyond)})) == "too_wide"


def test_reads_a_sheet_formatted_to_its_very_end() -> None:
    good = sheet_of(HEADERS, SITI)
    formatted = b'<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row></sheetData>'
    assert rows_of(opened(rewritten(good, {PART: sheet_xml_of(good).replace(b"</sheetData>", formatted)}))) == [SITI]


def test_refuses_what_a_reader_would_never_come_to_the_end_of() -> None:
    assert reason_of(ods_of([HEADERS, SITI], extra="<table:table-row>")) == "damaged"
    sheet = sheet_xml_of(xlsb_of([HEADERS, SITI]), "xl/worksheets/sheet1.bin")
    assert reason_of(rewritten(xlsb_of([HEADERS, SITI]), {"xl/worksheets/sheet1.bin": sheet[:-9]})) == "damaged"
    far = xlsb_far_cell(1, 13_000_000)
    assert reason_of(rewritten(xlsb_of([HEADERS, SITI]), {"xl/worksheets/sheet1.bin": far})) == "damaged"


def test_refuses_a_workbook_at_which_the_reader_itself_breaks() -> None:
    relations = {"xl/_rels/workbook.bin.rels": b"<Relationships/>"}
    assert reason_of(rewritten(xlsb_of([HEADERS, SITI]), relations)) == "damaged"


def test_refuses_a_giant_cell() -> None:
    good = sheet_of(HEADERS, SITI)
    giant = b'<row r="9"><c r="B9" t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c></row></sheetData>"
    assert reason_of(rewritten(good, {PART: sheet_xml_of(good).replace(b"</sheetData>", giant)})) == "giant_cell"


def test_refuses_more_columns_or_cells_than_a_list_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_source, "MAX_COLUMNS", 3)
    assert reason_of(sheet_of(HEADERS, SITI)) == "too_wide"
    monkeypatch.setattr(book_checks, "MAX_CELLS", 7)
    assert reason_of(sheet_of(HEADERS, SITI)) == "too_wide"


ROW = st.one_of(
    st.sampled_from([HEADERS, SITI, BUDI, ("DESA MAJU",), ("JUMLAH", "3"), (None,), ("Lurah",), ("1", "2", "3")]),
    st.lists(st.one_of(st.none(), st.text("ab1 /", min_size=1, max_size=4)), min_size=1, max_size=4).map(tuple),
)


@pytest.mark.parametrize(
    ("write", "kind"),
    [(xlsx_of, TableKind.XLSX), (ods_of, TableKind.ODS), (xlsb_of, TableKind.XLSB), (xls_of, TableKind.XLS)],
)
@settings(max_examples=40, deadline=None)
@given(rows=st.lists(ROW, max_size=15), at=st.integers(0, 15))
def test_every_row_of_a_sheet_is_data_or_passed_over(
    write: Write, kind: TableKind, rows: list[tuple[str | None, ...]], at: int
) -> None:
    lines = [*rows[:at], HEADERS, SITI, *rows[at:], BUDI]
    source = opened(write(lines))
    assert len(rows_of(source)) + source.passed_over.rows == len(lines)
    assert source.rows_expected == len(rows_of(source))
    assert source.kind is kind


def test_keeps_what_a_cell_says_out_of_the_reason_why_a_workbook_is_refused() -> None:
    good = sheet_of(HEADERS, SITI)
    strange = b'<row r="9"><c r="B9" t="e"><v>SITI AMINAH</v></c></row></sheetData>'
    with pytest.raises(UnusableFileError) as refusal:
        opened(rewritten(good, {PART: sheet_xml_of(good).replace(b"</sheetData>", strange)}))
    assert "SITI" not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize("hidden", ['<!-- " -->', "<![CDATA[ ]]>"])
def test_refuses_what_could_hide_a_cell_from_measuring(hidden: str) -> None:
    assert reason_of(ods_of([HEADERS, SITI], extra=hidden)) == "damaged"


def test_refuses_one_long_text_repeated_in_so_many_cells_that_it_would_fill_the_memory() -> None:
    cell = f"<table:table-cell office:value-type='string'><text:p>{'x' * 30_000}</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='90000'>{cell}</table:table-row>"
    assert reason_of(ods_of([HEADERS, SITI], extra=row)) == "too_large"
    shared = xls_record(0xFC, struct.pack("<IIHB", 1, 1, 8000, 1)) + xls_record(0x3C, b"\1" + bytes(16_000))
    cells = [xls_record(0xFD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(60_000)]
    assert reason_of(container_of(xls_stream(*cells, shared=[shared], sheets=3))) == "too_large"


def test_refuses_a_cell_beyond_the_last_column_of_an_old_workbook() -> None:
    assert reason_of(ole_of(xls_stream(xls_record(0x203, struct.pack("<HHHd", 9, 60_000, 0, 1))))) == "too_wide"

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.table import TableKind, read_table
from tests.sample_tables import sheet_of, workbook_of

HEADERS = ("Wilayah", "Tanggal", "Pekerja")


def two_sheets(book: xlsxwriter.Workbook) -> None:
    for name in ("Satu", "Dua"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEADERS)
        sheet.write_row(1, 0, (name, "2025", 5))


def test_reads_whole_numbers_decimals_and_dates_as_plain_texts() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        sheet.write(0, 0, "Laporan")
        sheet.write_row(2, 1, (*HEADERS, "Cakupan"))
        sheet.write(3, 1, "A")
        sheet.write_datetime(3, 2, date(2025, 4, 30), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_row(3, 3, (323900.0, 44.24))
        sheet.write_row(5, 1, ("B", "April 2025", "418.702", "44,24"))

    table = read_table(workbook_of(fill), name="a.xlsx")
    assert table.frame.rows() == [("A", "2025-04-30", "323900", "44.24"), ("B", "April 2025", "418.702", "44,24")]
    assert (table.header_row, table.sheet, table.kind) == (3, "Data", TableKind.XLSX)
    assert table.source_rows.to_list() == [4, 6]


def test_takes_the_sheet_that_is_named() -> None:
    table = read_table(workbook_of(two_sheets), name="a.xlsx", sheet="Dua")
    assert (table.sheet, table.frame["Wilayah"][0]) == ("Dua", "Dua")


def test_refuses_to_choose_between_two_tables() -> None:
    with pytest.raises(UnusableFileError, match=r"“Satu”, “Dua”") as refusal:
        read_table(workbook_of(two_sheets), name="a.xlsx")
    assert refusal.value.reason == "several_sheets"


def test_refuses_an_unknown_sheet_and_lists_the_others() -> None:
    with pytest.raises(UnusableFileError, match="“Satu”, “Dua”") as refusal:
        read_table(workbook_of(two_sheets), name="a.xlsx", sheet="Tiga")
    assert refusal.value.reason == "no_such_sheet"


def test_passes_over_a_sheet_of_instructions_and_a_hidden_one(caplog: pytest.LogCaptureFixture) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Petunjuk").write(0, 0, "Isi lembar Satu")
        two_sheets(book)
        book.get_worksheet_by_name("Dua").hide()

    assert read_table(workbook_of(fill), name="a.xlsx").sheet == "Satu"
    assert caplog.text == ""


def test_refuses_an_empty_sheet() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(workbook_of(lambda book: book.add_worksheet("Data") and None), name="a.xlsx")
    assert refusal.value.reason == "empty_file"


def test_refuses_a_workbook_cut_in_half() -> None:
    whole = sheet_of(HEADERS, ("A", "2025", 5))
    with pytest.raises(UnusableFileError) as refusal:
        read_table(whole[: len(whole) // 2], name="a.xlsx")
    assert refusal.value.reason == "damaged"


def test_refuses_a_workbook_whose_sheet_is_damaged() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(rewritten(sheet_of(HEADERS, ("A", "2025", 5)), b"<sheetData>", b"<sheetData"), name="a.xlsx")
    assert refusal.value.reason == "damaged"


def test_names_row_and_column_of_a_20_mb_cell() -> None:
    contents = rewritten(sheet_of(HEADERS, ("A", "2025", 5), ("PENGGANTI", "2025", 5)), b"PENGGANTI", b"x" * 20_000_000)
    with pytest.raises(UnusableFileError) as refusal:
        read_table(contents, name="a.xlsx")
    assert (refusal.value.reason, refusal.value.row, refusal.value.column) == ("giant_cell", 3, "Wilayah")


def test_knows_which_code_columns_hold_numbers() -> None:
    numbers = read_table(sheet_of(("Wilayah", "Kode"), ("A", 33.10), ("B", 33.74)), name="a.xlsx")
    texts = read_table(sheet_of(("Wilayah", "Kode"), ("A", "33.10"), ("B", "33.74")), name="a.xlsx")
    assert (numbers.numeric, texts.numeric) == (frozenset({"Kode"}), frozenset())


def test_reads_an_ods_file() -> None:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in (HEADERS, ("A", "2025", "5"))
    )
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Data">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    table = read_table(target.getvalue(), name="a.ods")
    assert (table.kind, table.frame.rows()) == (TableKind.ODS, [("A", "2025", "5")])


def rewritten(workbook: bytes, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.namelist():
            archive.writestr(member, source.read(member).replace(old, new))
    return target.getvalue()

import io
import zipfile

from lindung.engines.intake.sheets.extents import ods_extent, xlsb_cells
from tests.engines.intake.sheets.sample_sheets import HEADERS, SITI, ods_of, sheet_xml_of, xlsb_far_cell, xlsb_of


def content_of(package: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read("content.xml")


def test_counts_the_cells_of_a_binary_sheet_however_it_is_cut() -> None:
    sheet = sheet_xml_of(xlsb_of([HEADERS, SITI]), "xl/worksheets/sheet1.bin")
    assert xlsb_cells([sheet]) == 2 * 4
    assert xlsb_cells([sheet[:50], sheet[50:51], sheet[51:]]) == 2 * 4
    assert xlsb_cells([xlsb_far_cell(1_048_575, 16_383)]) == 1_048_576 * 16_384


def test_knows_a_binary_sheet_that_breaks_off_or_lacks_a_part() -> None:
    sheet = sheet_xml_of(xlsb_of([HEADERS, SITI]), "xl/worksheets/sheet1.bin")
    assert xlsb_cells([sheet[:-1]]) is None
    assert xlsb_cells([sheet[: sheet.rindex(b"\x92\x01")]]) is None
    assert xlsb_cells([]) is None


def test_counts_filled_and_repeated_cells_of_an_open_document() -> None:
    assert ods_extent([content_of(ods_of([HEADERS, SITI]))]).cells == 2 * 4
    cell = '<table:table-cell table:number-columns-repeated="9"/>'
    blank = f'<table:table-row table:number-rows-repeated="9">{cell}</table:table-row>'
    assert ods_extent([content_of(ods_of([HEADERS], extra=blank))]).cells == 4
    full = blank.replace('"9"/>', '"9" office:value-type="float" office:value="1"/>')
    assert ods_extent([content_of(ods_of([HEADERS], extra=full))]).cells == (1 + 9) * 9


def test_measures_each_sheet_of_an_open_document_by_itself() -> None:
    one = content_of(ods_of([HEADERS, SITI]))
    assert ods_extent([one + one]).cells == 2 * 4


def test_counts_a_text_for_every_time_that_its_cell_is_repeated() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    columns = " table:number-columns-repeated = '7' table:formula='a>b'"
    row = "<table:table-row table:number-rows-repeated='11'>{}</table:table-row>"
    once = ods_extent([content_of(ods_of([HEADERS]))])
    long = ods_extent([content_of(ods_of([HEADERS], extra=row.format(cell.format(columns, "x" * 1000))))])
    assert long.cells == (1 + 11) * 7
    assert 7 * 11 * 1000 < long.text_bytes - once.text_bytes < 7 * 11 * 1200
    spaces = ods_extent([content_of(ods_of([HEADERS], extra=row.format(cell.format("", '<text:s text:c="5000"/>'))))])
    assert spaces.text_bytes > 11 * 5000

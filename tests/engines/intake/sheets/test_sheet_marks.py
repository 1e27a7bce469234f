import pytest

from lindung.engines.intake.sheets import sheet_marks as marks_module
from lindung.engines.intake.sheets.sheet_marks import column_position, extent, sheet_marks, whole_cells

SHEET = b"""<worksheet><sheetData>
<row r="3"><c r="A3" s="1"/><c r="B3"><v>3374810101800010</v></c><c r="C3" s="4"><v>3.37481010180001E+15</v></c></row>
<row r="4"><c r="B4" t="s"><v>12345678901234</v></c><c r="C4"><v>12345678901</v></c><c r="AB4" s="9"/></row>
<row r="5"><c r="B5" t="e"><v>#DIV/0!</v></c><c r="C5"><f>A1+1</f></c>
<c r="D5"><f>A1</f><v>337481010180001</v></c></row>
</sheetData><mergeCells count="2"><mergeCell ref="A3:A5"/><mergeCell ref="A1:H1"/></mergeCells></worksheet>"""


@pytest.mark.parametrize("size", [60, 100_000])
def test_reads_the_marks_however_the_xml_is_cut(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks_module, "_BLOCK_BYTES", 200)
    marks = sheet_marks(SHEET[start : start + size] for start in range(0, len(SHEET), size))
    assert dict(marks.long_numbers) == {1: [3], 2: [3], 3: [5]}
    assert marks.merges == [(0, 3, 5)]
    assert marks.error_rows == [5, 5]
    assert not marks.starts_at_a
    assert marks.last_column == 25


def test_sees_a_filled_cell_far_to_the_right() -> None:
    assert sheet_marks([b'<row r="1"><c r="AC1"><v>1</v></c></row>']).last_column == 28
    assert sheet_marks([b'<row r="1"><c s="1" r="AC1" /></row>']).last_column == 25


@pytest.mark.parametrize(
    "cell",
    [
        b"<x:c s='1' r='xfd1' t='s'><x:v>1</x:v></x:c>",
        b'<c r = "XFD1">\n<v>1</v></c>',
        b'<c r="XFD1" s="/>"><v>1</v></c>',
    ],
)
def test_is_not_misled_by_an_unusual_way_of_writing_a_far_cell(cell: bytes) -> None:
    assert sheet_marks([b'<row r="1">' + cell + b"</row>"]).last_column == 16_383
    assert extent([b'<row r="1">' + cell + b"</row>"])[1] == 16_383


def test_measures_the_cells_that_hold_anything() -> None:
    assert extent([SHEET]) == (1, 3, 5)
    assert extent([b'<row r="9"><c r="XFD9" s="1"/></row>']) == (0, 0, 0)


@pytest.mark.parametrize(("letters", "position"), [(b"A", 0), (b"Z", 25), (b"AA", 26), (b"xfd", 16_383)])
def test_counts_columns_from_zero(letters: bytes, position: int) -> None:
    assert column_position(letters) == position


def test_joins_blocks_without_losing_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks_module, "_BLOCK_BYTES", 50)
    assert b"".join(whole_cells(SHEET[start : start + 7] for start in range(0, len(SHEET), 7))) == SHEET

import struct

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import old_records
from lindung.engines.intake.sheets.old_records import tamed_records
from tests.engines.intake.sheets.sample_sheets import xls_record, xls_stream


def number(row: int, column: int) -> bytes:
    return xls_record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def shared_text(row: int, column: int, text: int) -> bytes:
    return xls_record(0xFD, struct.pack("<HHHI", row, column, 0, text))


def many_numbers(row: int, column: int, count: int) -> bytes:
    return xls_record(0xBD, struct.pack("<HH", row, column) + bytes(6) * count + struct.pack("<H", column + count - 1))


def texts(count: int, *parts: bytes) -> bytes:
    first, *more = parts
    start = xls_record(0xFC, struct.pack("<II", count, count) + first)
    return start + b"".join(xls_record(0x3C, part) for part in more)


def reason_of(stream: bytes) -> str:
    with pytest.raises(UnusableFileError) as refusal:
        tamed_records(stream, "usulan.xls")
    return refusal.value.reason


def test_leaves_the_cells_of_a_workbook_as_they_are() -> None:
    stream = xls_stream(number(0, 255), number(65_535, 0), many_numbers(3, 250, 6), sheets=2)
    assert tamed_records(stream, "x") == stream


@pytest.mark.parametrize("cell", [number(0, 256), number(9, 65_535), many_numbers(3, 250, 7), shared_text(1, 300, 0)])
def test_refuses_a_cell_beyond_the_last_column(cell: bytes) -> None:
    assert reason_of(xls_stream(cell)) == "too_wide"


def test_refuses_sheets_that_together_span_too_many_cells() -> None:
    assert reason_of(xls_stream(number(65_535, 255), sheets=3)) == "too_wide"


def test_blanks_the_claimed_extent_of_a_sheet_and_the_wording_of_formulas() -> None:
    extent = xls_record(0x200, struct.pack("<IIHHH", 5, 0xFFFFFFFF, 9, 0xFFFF, 0))
    value = struct.pack("<HHHd", 1, 2, 0, 7.5) + bytes(6)
    formula = xls_record(0x06, value + struct.pack("<H", 3) + b"\x1e\5\0")
    tamed = tamed_records(xls_stream(extent, formula), "x")
    assert xls_record(0x200, bytes(14)) in tamed
    assert xls_record(0x06, value + struct.pack("<H", 0) + b"\x1e\5\0") in tamed


@pytest.mark.parametrize("cut", [1, 3, 4, 9])
def test_refuses_records_that_break_off(cut: int) -> None:
    assert reason_of(xls_stream(number(1, 1))[:-cut]) == "damaged"


def test_refuses_a_sheet_beyond_the_end_and_sheets_that_share_their_records() -> None:
    good = xls_stream(number(1, 1), sheets=2)
    place = good.index(xls_record(0x85, bytes(13))[:4]) + 4
    second = good.index(xls_record(0x85, bytes(13))[:4], place) + 4
    assert reason_of(good[:place] + struct.pack("<I", 99_999) + good[place + 4 :]) == "damaged"
    shared = good[:second] + good[place : place + 4] + good[second + 4 :]
    one_sheet = len(xls_stream(number(1, 1), sheets=2)) - len(xls_stream(number(1, 1))) - 17
    assert reason_of(shared[:-one_sheet]) == "damaged"


def test_refuses_a_locked_workbook() -> None:
    assert reason_of(xls_stream(shared=[xls_record(0x2F, bytes(6))])) == "encrypted"


@pytest.mark.parametrize("count", [0x7FFFFFFF, 0xFFFFFFFF, 2])
def test_refuses_more_shared_texts_than_there_is_room_for(count: int) -> None:
    assert reason_of(xls_stream(shared=[texts(count, b"\1\0\0A")])) == "damaged"


def test_refuses_two_tables_of_shared_texts() -> None:
    assert reason_of(xls_stream(shared=[texts(1, b"\1\0\0A")] * 2)) == "damaged"


def test_measures_shared_texts_of_every_form_across_the_parts_of_their_record(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = struct.pack("<HB", 3, 0) + b"ABC"
    rich = struct.pack("<HBHI", 2, 0b1101, 1, 5) + b"A\0B\0" + bytes(4 + 5)
    parted = struct.pack("<HB", 5, 0) + b"AB"
    shared = texts(4, plain + rich + parted, b"\1C\0D\0E\0" + plain)
    cells = [shared_text(row, 0, row % 4) for row in range(8)]
    stream = xls_stream(*cells, shared=[shared])
    needed = 2 * (2 * 3 + 2 * 2 + 2 * 5 + 2 * 3)
    monkeypatch.setattr(old_records, "MAX_INFLATED_BYTES", needed)
    assert tamed_records(stream, "x") == stream
    monkeypatch.setattr(old_records, "MAX_INFLATED_BYTES", needed - 1)
    assert reason_of(stream) == "too_large"

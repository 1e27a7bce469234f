import struct

import numpy as np
import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import text_volume
from lindung.engines.intake.sheets.text_volume import binary_text_bytes, xml_text_bytes
from tests.engines.intake.sheets.sample_sheets import (
    HEADERS,
    SITI,
    opened,
    rewritten,
    rows_of,
    xlsb_of,
    xlsb_record,
    xlsx_of,
)

SHARED = "xl/sharedStrings.xml"
LENGTHS = np.array([10, 200])


def test_sums_the_texts_that_cells_share() -> None:
    cells = b'<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>99</v></c><c r="D1"/>'
    assert xml_text_bytes([cells, cells], LENGTHS) == 2 * (10 + 200)


@pytest.mark.parametrize("value", [b"<v >0</v>", b"<x:v>0</x:v>", b"<v> 0</v>", b"<v><!-- -->0</v>", b"<v>9.5</v>"])
def test_takes_a_cell_written_in_an_odd_way_for_the_longest(value: bytes) -> None:
    assert xml_text_bytes([b'<c r="A1" t="s">' + value + b"</c>"], LENGTHS) == 200


def test_sums_the_texts_that_binary_cells_share() -> None:
    cells = b"".join(xlsb_record(7, struct.pack("<III", place, 0, text)) for place, text in enumerate((1, 1, 0, 9)))
    assert binary_text_bytes([cells[:7], cells[7:]], LENGTHS) == 200 + 200 + 10


def xlsx_with(text: str) -> bytes:
    items = "".join(f"<si><t>{each}</t></si>" for each in (*HEADERS, *SITI[:3], text))
    return rewritten(xlsx_of([HEADERS, SITI]), {SHARED: f"<sst>{items}</sst>".encode()})


def xlsb_with(text: str) -> bytes:
    items = xlsb_record(19, b"\0" + struct.pack("<I", len(text)) + text.encode("utf-16-le"))
    whole = xlsb_record(159, struct.pack("<II", 1, 1)) + items + xlsb_record(160)
    cells = xlsb_of([HEADERS, SITI])
    return rewritten(cells, {"xl/sharedStrings.bin": whole})


def test_reads_long_texts_that_few_cells_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_volume, "MAX_INFLATED_BYTES", 40_000)
    assert rows_of(opened(xlsx_with("x" * 30_000)))[0][3] == "x" * 30_000
    assert rows_of(opened(xlsb_with("x" * 10_000))) == [SITI]


def test_refuses_texts_whose_copies_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_volume, "MAX_INFLATED_BYTES", 20_000)
    with pytest.raises(UnusableFileError) as refusal:
        opened(xlsx_with("x" * 30_000))
    assert refusal.value.reason == "too_large"

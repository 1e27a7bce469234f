import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import text_blocks
from lindung.engines.intake.sheets.text_blocks import text_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_every_encoding_an_office_saves(encoding: str) -> None:
    text = "nama,ket\nSITI,café – “ragu”\n"
    assert b"".join(text_file(text.encode(encoding), "a.csv").blocks()).decode() == text


def test_turns_the_line_ends_of_old_macs_into_ours() -> None:
    assert b"".join(text_file(b"a,b\r1,2\r", "a.csv").blocks()) == b"a,b\n1,2\n"
    assert b"".join(text_file("a,b\r1,2\r".encode("utf-16"), "a.csv").blocks()) == b"a,b\n1,2\n"


def test_reads_a_character_that_two_blocks_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_blocks, "BLOCK_BYTES", 3)
    assert text_file("abé,ab\n".encode(), "a.csv").encoding == "utf-8"
    assert text_file("abé,ab\n".encode("cp1252"), "a.csv").encoding == "cp1252"


@given(
    rows=st.lists(st.lists(st.text('ab,\n" ;é', max_size=6), min_size=2, max_size=3), min_size=1, max_size=12),
    size=st.integers(1, 40),
)
def test_cuts_only_where_a_record_ends(rows: list[list[str]], size: int) -> None:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    blocks = list(text_file(target.getvalue().encode(), "a.csv").blocks(size))
    assert b"".join(blocks).decode() == target.getvalue()
    assert [row for block in blocks for row in csv.reader(io.StringIO(block.decode(), newline="\n"))] == rows


@pytest.mark.parametrize("contents", [b"a,b\n1,\0\n", bytes(range(1, 256)), "a,b\n".encode("utf-16") + b"\x00\xd8"])
def test_refuses_bytes_that_are_no_text(contents: bytes) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        list(text_file(contents, "a.csv").blocks())
    assert refusal.value.reason == "binary"


def test_refuses_a_line_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_blocks, "MAX_RECORD_BYTES", 100)
    with pytest.raises(UnusableFileError) as refusal:
        list(text_file(b"a,b\n" + b"x" * 300, "a.csv").blocks(50))
    assert (refusal.value.reason, refusal.value.row) == ("giant_cell", 2)


def test_hands_on_a_block_whose_quotes_never_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_blocks, "MAX_RECORD_BYTES", 100)
    text = b'a,"b\n' + b"1,2\n" * 50
    assert b"".join(text_file(text, "a.csv").blocks(40)) == text

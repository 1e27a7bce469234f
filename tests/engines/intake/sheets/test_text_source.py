import csv
import io
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import text_blocks
from lindung.engines.intake.sheets.raw import FILE_ROW
from lindung.engines.intake.table import TableKind
from tests.engines.intake.sheets.sample_sheets import BUDI, HEADERS, SITI, column_of, csv_rows, opened, rows_of

TWO_ROWS = (("NO", "NAMA", "TTL", ""), ("", "", "TEMPAT", "TANGGAL"))
LINE = st.one_of(
    st.just(HEADERS),
    st.just(("NIK", "DESA", "JK")),
    st.just(()),
    st.sampled_from([("DESA MAJU",), ("JUMLAH", "3"), ("1", "2", "3", "4"), ("DAFTAR",), ("Lurah",), ("2",)]),
    st.tuples(
        st.integers(1, 99).map(str), st.text('AB ,;"\n|', max_size=5), st.just("3374810101800001"), st.text("ab1 ")
    ),
    st.lists(st.text('ab1," \n', max_size=4), max_size=6).map(tuple),
)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_finds_any_separator(separator: str) -> None:
    source = opened(csv_rows(HEADERS, SITI, BUDI, separator=separator))
    assert rows_of(source) == [SITI, BUDI]
    assert (source.kind, source.rows_expected, source.notes) == (TableKind.CSV, 2, ())


def test_tells_a_semicolon_file_from_the_decimal_commas_in_it() -> None:
    source = opened(b"NO;NAMA;NIK\n1,5;A,B,C,D;3374810101800001\n")
    assert rows_of(source) == [("1,5", "A,B,C,D", "3374810101800001")]


def test_reads_line_breaks_and_separators_inside_quotation_marks() -> None:
    source = opened(b'NO,NAMA,NIK\r\n1,"SITI ""ANI""\nAMINAH, Hj.",3374810101800001\r\n2,BUDI,x\r\n')
    assert rows_of(source) == [("1", 'SITI "ANI"\nAMINAH, Hj.', "3374810101800001"), ("2", "BUDI", "x")]
    assert column_of(source, FILE_ROW) == [2, 3]


def test_keeps_short_and_long_rows_and_counts_them() -> None:
    source = opened(b"NO,NAMA,NIK\n1,SITI\n\n2,BUDI,3374810202750002,x,y\n3,TUTI,3374810202750003\n")
    assert rows_of(source) == [
        ("1", "SITI", None),
        ("2", "BUDI", "3374810202750002"),
        ("3", "TUTI", "3374810202750003"),
    ]
    assert column_of(source, FILE_ROW) == [2, 4, 5]
    assert (source.passed_over.ragged, source.passed_over.empty, source.rows_expected) == (2, 1, 3)


def test_counts_a_short_and_a_long_row_that_even_each_other_out() -> None:
    source = opened(b"NO,NAMA,NIK\n1,SITI\n2,BUDI,3374810202750002,x\n")
    assert source.passed_over.ragged == 2


def test_takes_a_quotation_mark_inside_a_cell_as_it_is() -> None:
    source = opened(b'NO,NAMA,NIK\n1,ANI 5" A,2\n2,BUDI,3\n3,TUTI 7",4\n')
    assert rows_of(source) == [("1", 'ANI 5" A', "2"), ("2", "BUDI", "3"), ("3", 'TUTI 7"', "4")]


@pytest.mark.parametrize("below", [1, 40])
def test_refuses_a_quotation_mark_that_is_never_closed_with_its_row(below: int) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        opened(b"NO,NAMA,NIK\n1,A,2\n" + b'2,"B,3\n' + b"3,C,4\n" * below)
    assert (refusal.value.reason, refusal.value.row) == ("broken_record", 3)
    assert "B," not in str(refusal.value)


def test_reads_many_blocks_as_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        ("DAFTAR",),
        HEADERS,
        SITI,
        ("DESA A",),
        BUDI,
        ("3", 'TU"T,I', "3374810202750003", "x\ny"),
        ("JUMLAH", "3"),
    ]
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(lines)
    whole = opened(target.getvalue().encode())
    expected = (rows_of(whole), column_of(whole, FILE_ROW), column_of(whole, "section"), whole.passed_over)
    monkeypatch.setattr(text_blocks.TextFile.blocks, "__defaults__", (30,))
    parted = opened(target.getvalue().encode())
    assert (rows_of(parted), column_of(parted, FILE_ROW), column_of(parted, "section"), parted.passed_over) == expected


@pytest.mark.parametrize("size", [1, 7, 20, 40, 64])
def test_passes_over_two_header_rows_written_again_however_blocks_end(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_blocks.TextFile.blocks, "__defaults__", (size,))
    source = opened(csv_rows(*TWO_ROWS, SITI, BUDI, *TWO_ROWS, SITI, *TWO_ROWS, BUDI))
    assert rows_of(source) == [SITI, BUDI, SITI, BUDI]
    assert (source.passed_over.headers, source.rows_expected) == (6, 4)


@given(lines=st.lists(LINE, min_size=1, max_size=25), at=st.integers(0, 25), batch=st.integers(1, 7))
def test_every_row_of_a_file_is_data_or_passed_over(lines: list[tuple[str, ...]], at: int, batch: int) -> None:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows([*lines[:at], HEADERS, SITI, *lines[at:]])
    written = target.getvalue().encode()
    source = opened(written)
    batches = list(source.batches(batch))
    data = sum(each.frame.height for each in batches)
    assert data + source.passed_over.rows == len(list(csv.reader(io.StringIO(written.decode(), newline="\n"))))
    assert data == source.rows_expected
    assert [row for each in batches for row in each.frame["row"]] == list(range(1, data + 1))
    assert all(each.frame.height <= batch for each in batches)
    assert all(len(each.block.headers) == len(each.frame.select("^s[0-9]+$").columns) for each in batches)


@given(contents=st.binary(min_size=1, max_size=200))
def test_reads_or_refuses_any_bytes(contents: bytes) -> None:
    assume(contents[:4] not in {b"PAR1", b"PK\x03\x04"})
    with suppress(UnusableFileError):
        source = opened(contents)
        assert len(rows_of(source)) == source.rows_expected


@pytest.mark.parametrize(("contents", "reason"), [(b"NO,NAMA,NIK\n", "only_headers"), (b",,,\n,,,\n", "empty_file")])
def test_refuses_a_file_without_data(contents: bytes, reason: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        opened(contents)
    assert refusal.value.reason == reason


def test_refuses_thousands_of_columns() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        opened(b"NAMA,NIK" + b"," * 3_000 + b"\n1\n")
    assert refusal.value.reason == "too_wide"

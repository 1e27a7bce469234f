"""Comma, semicolon, tab or bar separated text, read in one scan.

The start of the file is read with Python's csv module to find the separator and the header row; the rest is one Polars
scan without guessing types. Rows are numbered as a spreadsheet shows them: one per record, so a line break inside
quotation marks does not count, and an empty line does.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from lindung.engines.intake.contents import opened
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.grid import Grid, column_letter, giant_cell, header_index, known_headers
from lindung.engines.intake.headers import HeaderSynonyms
from lindung.vocabulary.language import Words

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_BYTES = 64 * 1024
_BLOCK_BYTES = 4 * 1024 * 1024
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class _Layout:
    """How a text file is laid out: separator, headers, their row, and the lines of titles above them."""

    separator: str
    headers: list[str]
    header_row: int
    title_lines: int


def read_csv_grid(source: Path | bytes, name: str, synonyms: HeaderSynonyms) -> Grid:
    """Read the cells below the header row of a text file, or refuse it."""
    source = _in_utf8(source, name)
    layout = _layout(source, name, synonyms)
    try:
        cells = _scanned(source, layout.separator, layout.title_lines, len(layout.headers))
    except pl.exceptions.ComputeError:
        cells = _repaired(source, name, layout)
    if _is_ragged(source, name, layout, cells):
        cells = _repaired(source, name, layout)
    return Grid(layout.headers, layout.header_row, cells.slice(1))


def _in_utf8(source: Path | bytes, name: str) -> Path | bytes:
    """Return the source itself when it is UTF-8 already, its translated bytes otherwise."""
    with opened(source, name) as file:
        start = file.read(_SAMPLE_BYTES)
    if start.startswith(_UTF16_MARKS):
        return _decoded(source, name, "utf-16").encode()
    if _lone_returns(start):
        return _whole(source, name).replace(b"\r", b"\n")
    if _is_clean_utf8(source, name):
        return source
    return _decoded(source, name, "cp1252").encode()


def _lone_returns(start: bytes) -> bool:
    return b"\r" in start and b"\n" not in start


def _is_clean_utf8(source: Path | bytes, name: str) -> bool:
    """Read the file once in blocks: NUL bytes mean it is no text; bytes that are no UTF-8 mean an older encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    is_utf8 = True
    for block in _blocks(source, name):
        if (place := block.find(b"\0")) >= 0:
            raise _binary(name, lines + block.count(b"\n", 0, place))
        lines += block.count(b"\n")
        if is_utf8 and not block.isascii():
            is_utf8 = _decodes(decoder, block)
    return is_utf8


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes) -> bool:
    try:
        decoder.decode(block)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(source: Path | bytes, name: str, encoding: str) -> str:
    try:
        text = _whole(source, name).decode(encoding)
    except UnicodeDecodeError as error:
        raise _binary(name, None) from error
    if "\0" in text:
        raise _binary(name, text.count("\n", 0, text.index("\0")) + 1)
    return text


def _layout(source: Path | bytes, name: str, synonyms: HeaderSynonyms) -> _Layout:
    with opened(source, name) as file:
        sample = file.read(_SAMPLE_BYTES)
        is_whole = not file.read(1)
    text = sample.decode("utf-8-sig", errors="ignore")
    best = max(_SEPARATORS, key=lambda separator: _fitness(_records(text, separator, is_whole=is_whole), synonyms))
    records = _records(text, best, is_whole=is_whole)
    if not records:
        raise giant_cell(1, column_letter(text.count(best)))
    index = header_index([row for row, _ in records], synonyms)
    title_lines = records[index - 1][1] if index else 0
    return _Layout(best, [cell.strip() for cell in records[index][0]], index + 1, title_lines)


def _records(text: str, separator: str, *, is_whole: bool) -> list[tuple[list[str], int]]:
    """Split the start of the file into records and the line each ends on; a record cut by the sample is left out."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator)
    records: list[tuple[list[str], int]] = []
    try:
        records.extend((row, reader.line_num) for row in reader)
    except csv.Error:
        return records
    return records if is_whole else records[:-1]


def _fitness(records: Sequence[tuple[list[str], int]], synonyms: HeaderSynonyms) -> tuple[int, int]:
    rows = [row for row, _ in records]
    known = max((known_headers(row, synonyms) for row in rows), default=0)
    return known, min((len(row) for row in rows if row), default=0)


def _scanned(source: Path | bytes | io.BytesIO, separator: str, skip_lines: int, width: int) -> pl.DataFrame:
    """Read all records as texts, the header row included: the scan takes the width from its first record."""
    return pl.read_csv(
        source,
        has_header=False,
        skip_lines=skip_lines,
        separator=separator,
        schema={f"c{position}": pl.String for position in range(width)},
        infer_schema=False,
        raise_if_empty=False,
    )


def _is_ragged(source: Path | bytes, name: str, layout: _Layout, cells: pl.DataFrame) -> bool:
    """Count separators: outside quotation marks each row must have one fewer than there are columns.

    Polars fills short rows with nulls in silence, so the sum over the whole file tells whether any row was short.
    Empty lines at the end have no separators and are no short rows.
    """
    separator = layout.separator.encode()
    titles = "".join(_first_lines(source, name, layout.title_lines)).encode()
    found, tail = -titles.count(separator), b""
    for block in _blocks(source, name):
        found += block.count(separator)
        tail = tail[-_BLOCK_BYTES:] + block
    empty_lines = max(0, tail[len(tail.rstrip(b"\r\n")) :].count(b"\n") - 1)
    quoted = cells.select(pl.all().str.count_matches(layout.separator, literal=True).sum()).row(0)
    return bool(found - sum(quoted) != (cells.height - empty_lines) * (len(layout.headers) - 1))


def _repaired(source: Path | bytes, name: str, layout: _Layout) -> pl.DataFrame:
    """Read record by record: name the first row whose width is wrong, and write the rest in the strictest form."""
    strict = io.StringIO(newline="\n")
    writer = csv.writer(strict, delimiter=layout.separator, lineterminator="\n")
    for row, record in _numbered_records(source, name, layout):
        if row < layout.header_row:
            continue
        if record and len(record) != len(layout.headers):
            raise _ragged(row, len(record), layout)
        writer.writerow(record or [""] * len(layout.headers))
    return _scanned(io.BytesIO(strict.getvalue().encode()), layout.separator, 0, len(layout.headers))


def _numbered_records(source: Path | bytes, name: str, layout: _Layout) -> Iterator[tuple[int, list[str]]]:
    with opened(source, name) as file, io.TextIOWrapper(file, "utf-8-sig", newline="\n") as text:
        reader = csv.reader(text, delimiter=layout.separator)
        row = 0
        while True:
            row += 1
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise broken_record(row) from error
            yield row, record


def _first_lines(source: Path | bytes, name: str, count: int) -> Iterable[str]:
    with opened(source, name) as file, io.TextIOWrapper(file, "utf-8-sig", newline="\n") as text:
        return [text.readline() for _ in range(count)]


def _blocks(source: Path | bytes, name: str) -> Iterator[bytes]:
    with opened(source, name) as file:
        while block := file.read(_BLOCK_BYTES):
            yield block


def _whole(source: Path | bytes, name: str) -> bytes:
    with opened(source, name) as file:
        return file.read()


def _binary(name: str, row: int | None) -> UnusableFileError:
    place = (f"Baris {row}: ", f"Row {row}: ") if row else ("", "")
    return UnusableFileError(
        "binary",
        Words(
            f"{place[0]}{name} berisi byte yang bukan teks. Simpan ulang dari Excel sebagai “CSV UTF-8” atau xlsx.",
            f"{place[1]}{name} holds bytes that are no text. Save it again from Excel as “CSV UTF-8” or xlsx.",
        ),
        row=row,
    )


def broken_record(row: int) -> UnusableFileError:
    """Say where a text file cannot be read as records."""
    return UnusableFileError(
        "broken_record",
        Words(
            f"Baris {row} tidak bisa dibaca sebagai sel: biasanya ada tanda petik yang tidak ditutup. "
            "Perbaiki baris itu, atau simpan ulang dari Excel sebagai xlsx.",
            f"Row {row} cannot be read as cells: usually a quotation mark is not closed. "
            "Repair that row, or save the file from Excel as xlsx.",
        ),
        row=row,
    )


def _ragged(row: int, found: int, layout: _Layout) -> UnusableFileError:
    expected = len(layout.headers)
    return UnusableFileError(
        "ragged_row",
        Words(
            f"Baris {row} punya {found} sel, padahal judul (baris {layout.header_row}) punya {expected}. Periksa "
            f"pemisah “{_shown(layout.separator)}” atau tanda petik yang hilang di baris itu.",
            f"Row {row} has {found} cells where the headers (row {layout.header_row}) have {expected}. Look for a "
            f"missing separator “{_shown(layout.separator)}” or quotation mark in that row.",
        ),
        row=row,
        column=column_letter(min(found, expected) - 1 if found > expected else found),
    )


def _shown(separator: str) -> str:
    return "tab" if separator == "\t" else separator

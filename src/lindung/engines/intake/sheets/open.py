"""The door of the room: any file an office holds, opened as raw batches."""

from collections.abc import Callable
from pathlib import Path

from lindung.engines.intake.contents import kind_of_contents
from lindung.engines.intake.sheets.book_source import open_book
from lindung.engines.intake.sheets.header_rows import HeaderWords
from lindung.engines.intake.sheets.parquet_source import open_parquet
from lindung.engines.intake.sheets.raw import RawSource, Sample, text_column
from lindung.engines.intake.sheets.text_source import open_text
from lindung.engines.intake.table import TableKind


def open_source(
    source: Path | bytes, *, name: str, sheet: str | None = None, known: Callable[[str], bool]
) -> RawSource:
    """Open a csv, xlsx, xls, xlsb, ods or parquet file, told by its contents.

    Args:
        source: The file.
        name: Its name as the sender wrote it, for sentences.
        sheet: The one sheet of a workbook to read; otherwise every visible one with known headers.
        known: Whether a text is a known wording of a header.

    Raises:
        UnusableFileError: The file as a whole cannot be used; the sentence says what to do. Damage further down a
            file may be met only while its batches are read.
    """
    kind = TableKind(kind_of_contents(source, name, takes_parquet=True))
    words = HeaderWords(known)
    if kind is TableKind.PARQUET:
        return open_parquet(source, name)
    if kind is TableKind.CSV:
        return open_text(source, name, words)
    return open_book(source, name, kind, sheet, words)


def sample_of(source: RawSource, rows: int = 5) -> tuple[Sample, ...]:
    """Return the first rows of every block, to show beside a mapping; identifying cells are not masked here."""
    found: dict[int, Sample] = {}
    for batch in source.batches():
        if batch.block.number not in found:
            texts = batch.frame.head(rows).select(text_column(place) for place in range(len(batch.block.headers)))
            found[batch.block.number] = Sample(batch.block, tuple(texts.rows()))
        if len(found) == len(source.blocks):
            break
    return tuple(found[number] for number in sorted(found))

"""Rosters in Parquet files, streamed row group by row group; every value becomes the text a person would write."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from lindung.engines.intake.grid import MAX_CELL_CHARACTERS
from lindung.engines.intake.sheets.batching import batches_of, blank_as_null, position_names, refuse_giant_cells
from lindung.engines.intake.sheets.raw import (
    BATCH_ROWS,
    FILE_ROW,
    RAW_PLACE,
    SECTION,
    Block,
    PassedOver,
    RawBatch,
    number_column,
)
from lindung.engines.intake.sheets.refusals import (
    damaged_parquet,
    giant_text,
    nested_columns,
    nothing_in_it,
    only_headers,
    too_many_rows,
    too_wide,
)
from lindung.engines.intake.table import TableKind
from lindung.vocabulary.language import Words

MAX_ROWS: Final = 400_000_000
MAX_COLUMNS: Final = 2_000
_BATCH_BYTES: Final = 256 * 1024 * 1024
_LONG: Final = 10**11
_EXACT_WHOLE: Final = 2.0**63
_MIDNIGHT: Final = " 00:00:00"


@dataclass
class ParquetSource:
    """A Parquet file whose schema was read: see RawSource. Its empty rows are counted while it is read."""

    name: str
    blocks: tuple[Block, ...]
    rows_expected: int | None
    _source: Path | bytes
    kind: TableKind = TableKind.PARQUET
    notes: tuple[Words, ...] = ()
    passed_over: PassedOver = field(default_factory=PassedOver)

    def batches(self, rows: int = BATCH_ROWS) -> Iterator[RawBatch]:
        """Yield the rows in order; those without any value are counted and left out."""
        self.passed_over.empty = 0
        return batches_of(self._pieces(rows), rows)

    def _pieces(self, rows: int) -> Iterator[tuple[Block, pl.DataFrame]]:
        file_row = 1
        numbers: list[str] | None = None
        for arrow in _arrow_batches(self._source, self.name, rows):
            cells = _named(arrow)
            numbers = _number_columns(cells) if numbers is None else numbers
            piece = _placed(cells, numbers, file_row)
            file_row += cells.height
            self.passed_over.empty += cells.height - piece.height
            if piece.height:
                yield self.blocks[0], piece


def open_parquet(source: Path | bytes, name: str) -> ParquetSource:
    """Open a Parquet file, or refuse one that is damaged, locked, nested or empty."""
    file = _opened(source, name)
    headers = tuple(file.schema_arrow.names)
    nested = [column.name for column in file.schema_arrow if _is_nested(column.type)]
    if nested:
        raise nested_columns(nested)
    if not headers:
        raise nothing_in_it(name)
    if len(headers) > MAX_COLUMNS:
        raise too_wide(name, None)
    if not file.metadata.num_rows:
        raise only_headers(name)
    if file.metadata.num_rows > MAX_ROWS:
        raise too_many_rows(name, MAX_ROWS)
    return ParquetSource(name, (Block(0, None, (), headers),), file.metadata.num_rows, source)


def _opened(source: Path | bytes, name: str, **how: list[str]) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(source if isinstance(source, Path) else io.BytesIO(source), **how)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise damaged_parquet(name) from error


def _is_nested(kind: pa.DataType) -> bool:
    is_binary = pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind)
    return bool(pa.types.is_nested(kind) or is_binary or isinstance(kind, pa.BaseExtensionType))


def _arrow_batches(source: Path | bytes, name: str, rows: int) -> Iterator[pa.RecordBatch]:
    """Read row groups one after the other, in batches that cannot outgrow memory."""
    file = _opened(source, name)
    texts = [column.name for column in file.schema_arrow if _is_text(column.type)]
    words = _opened(source, name, read_dictionary=texts)
    try:
        for group in range(file.num_row_groups):
            longest = _longest_word(words, group, texts)
            size = max(1, min(rows, _BATCH_BYTES // max(longest, 64) // max(len(texts), 1)))
            for batch in file.iter_batches(batch_size=size, row_groups=[group]):
                batch.validate(full=True)  # damaged pages may decode to texts that point outside their buffer
                yield batch
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise damaged_parquet(name) from error


def _longest_word(file: pq.ParquetFile, group: int, texts: list[str]) -> int:
    """Measure the longest text of a row group's dictionaries: repeated for every row it would fill the memory."""
    longest = 0
    first = next(file.iter_batches(batch_size=1, row_groups=[group], columns=texts), None) if texts else None
    for column in [] if first is None else first.columns:
        values = column.dictionary if pa.types.is_dictionary(column.type) else column
        texts_of = pl.Series(pl.from_arrow(values)).cast(pl.String)
        longest = max(longest, *texts_of.str.len_bytes().drop_nulls().sort().tail(1), 0)
    if longest > 4 * MAX_CELL_CHARACTERS:
        raise giant_text()
    return longest


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _named(arrow: pa.RecordBatch) -> pl.DataFrame:
    names = position_names(arrow.num_columns)
    return pl.DataFrame(pl.from_arrow(pa.RecordBatch.from_arrays(arrow.columns, names=names)))


def _placed(cells: pl.DataFrame, numbers: list[str], file_row: int) -> pl.DataFrame:
    """Write the rows as texts with their place; rows without any value are left out."""
    is_number = [
        (pl.col(name).abs() >= _LONG).fill_null(value=False).alias(number_column(int(name[1:]))) for name in numbers
    ]
    texts = blank_as_null(cells.select([_text(cells[name]) for name in cells.columns]))
    refuse_giant_cells(texts, first_row=file_row)
    places = pl.int_range(file_row, file_row + cells.height, dtype=pl.UInt32, eager=True)
    placed = texts.select(places.alias(FILE_ROW), pl.lit(None, RAW_PLACE[SECTION]).alias(SECTION), pl.all())
    placed = placed.hstack(cells.select(is_number)) if is_number else placed
    is_filled = texts.select(pl.any_horizontal(pl.all().is_not_null()).alias("filled"))["filled"]
    return placed if is_filled.all() else placed.filter(is_filled)


def _text(values: pl.Series) -> pl.Expr:
    """Write a value as a person would: 3374810101800001 and not 3.37e15, a day without midnight."""
    column = pl.col(values.name)
    if values.dtype.is_float():
        is_whole = (column == column.floor()) & (column.abs() < _EXACT_WHOLE)
        whole = pl.when(is_whole).then(column).cast(pl.Int64, strict=False).cast(pl.String)
        return pl.coalesce(whole, pl.when(column.is_finite()).then(column).cast(pl.String))
    if isinstance(values.dtype, pl.Datetime):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").str.strip_suffix(_MIDNIGHT)
    return column.cast(pl.String)


def _number_columns(cells: pl.DataFrame) -> list[str]:
    """Name the columns whose long numbers have been cut as spreadsheets cut them.

    A fraction type never holds sixteen digits for sure; whole numbers are exact unless every long one ends in 0.
    """
    floats = [name for name in cells.columns if cells.schema[name].is_float()]
    whole = [name for name in cells.columns if cells.schema[name].is_integer()]
    return sorted(floats + [name for name in whole if _all_cut(cells[name])], key=lambda name: int(name[1:]))


def _all_cut(numbers: pl.Series) -> bool:
    long = numbers.filter(numbers >= _LONG * 10_000)
    return long.len() > 1 and bool((long % 10 == 0).all())

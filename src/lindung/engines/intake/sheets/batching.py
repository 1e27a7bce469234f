"""Pieces of tables brought together into batches of even size, every row placed."""

from collections.abc import Iterable, Iterator

import polars as pl

from lindung.engines.intake.grid import MAX_CELL_CHARACTERS, column_letter, giant_cell
from lindung.engines.intake.sheets.raw import ROW, Block, RawBatch, text_column


def blank_as_null(cells: pl.DataFrame) -> pl.DataFrame:
    """Empty the text cells that hold nothing but blanks; other texts stay as the file writes them."""
    texts = pl.col(pl.String)
    return cells.with_columns(pl.when(texts.str.strip_chars() != "").then(texts))


def refuse_giant_cells(cells: pl.DataFrame, *, first_row: int) -> None:
    """Refuse a cell longer than any spreadsheet allows, with its place."""
    texts = cells.select(pl.col(pl.String))
    longest = texts.select(pl.all().str.len_bytes().max()).row(0) if texts.height and texts.width else ()
    for name, length in zip(texts.columns, longest, strict=False):
        if (length or 0) > MAX_CELL_CHARACTERS:
            too_long = (texts[name].str.len_chars() > MAX_CELL_CHARACTERS).arg_true()
            if too_long.len():
                raise giant_cell(first_row + too_long[0], column_letter(int(name[1:])))


def batches_of(pieces: Iterable[tuple[Block, pl.DataFrame]], rows: int) -> Iterator[RawBatch]:
    """Join small pieces and cut large ones; a batch never holds rows of two blocks."""
    counted = 0
    for block, frame in _evened(pieces, rows):
        numbers = pl.int_range(counted + 1, counted + 1 + frame.height, dtype=pl.UInt32, eager=True)
        yield RawBatch(block, frame.select(numbers.alias(ROW), pl.all()))
        counted += frame.height


def position_names(width: int) -> list[str]:
    """Name the raw columns of a sheet."""
    return [text_column(position) for position in range(width)]


def _evened(pieces: Iterable[tuple[Block, pl.DataFrame]], rows: int) -> Iterator[tuple[Block, pl.DataFrame]]:
    waiting: list[pl.DataFrame] = []
    height = 0
    owner: Block | None = None
    for block, piece in pieces:
        if owner is not None and block != owner and waiting:
            yield owner, pl.concat(waiting)
            waiting, height = [], 0
        owner = block
        waiting.append(piece)
        height += piece.height
        while height >= rows:
            whole = pl.concat(waiting)
            yield block, whole.head(rows)
            waiting, height = ([whole.slice(rows)], height - rows) if height > rows else ([], 0)
    if owner is not None and waiting:
        yield owner, pl.concat(waiting)

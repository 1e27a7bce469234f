"""The columns in which checked rows reach the return workbooks."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from lindung.engines.intake.returns.fingerprints import row_fingerprints, writable
from lindung.engines.intake.sheets.raw import FILE_ROW, ROW, text_column
from lindung.vocabulary.row_state import RowState

NOTED: Final = "noted"
ISSUED: Final = "issued"
RETURNED_STATES: Final = (RowState.TO_REPAIR.value, RowState.NOT_ELIGIBLE.value)

RETURN_ROWS: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    ROW: pl.UInt32,               # running number over the whole file, from 1; never twice
    FILE_ROW: pl.UInt32,          # row as a spreadsheet numbers it, shown to the village
    "village": pl.String,         # display name of the resolved village, or null
    "village_code": pl.String,    # Kemendagri code of the resolved village, or null: such rows go back to the sender
    "state": pl.String,           # value of vocabulary.row_state.RowState
    "sentence": pl.String,        # one or more sentences joined by newlines, in the language of the delivery
    "codes": pl.String,           # "E01 E07"
    "who": pl.String,             # who can repair it, in words
    "evidence": pl.List(pl.UInt16),  # positions of the file's columns to colour as wrong
    "fixes": pl.List(pl.String),  # answers the village may choose from
}  # fmt: skip
"""Columns of a checked row beside its texts ``s0`` ... ``sN`` (String, one per header; a missing one counts as empty).
The list column ``noted`` (UInt16) may be added: positions to colour as a note rather than as wrong."""


def rows_that_go_back(frame: pl.DataFrame, columns: int) -> pl.DataFrame:
    """Take from a batch the rows that need repair or are not eligible, as RETURN_ROWS, ``noted`` and ``issued``.

    So many text columns follow, cleaned of what a workbook cannot hold; ``issued`` is the checksum of the texts. A
    frame without the columns of RETURN_ROWS raises ValueError.
    """
    missing = [column for column in RETURN_ROWS if column not in frame.columns]
    if missing:
        raise ValueError(f"columns of a return row are missing: {', '.join(missing)}")
    back = frame.filter(pl.col("state").is_in(RETURNED_STATES))
    texts = [text_column(place) for place in range(columns)]
    noted = pl.col(NOTED) if NOTED in frame.columns else pl.lit(None)
    placed = [pl.col(column).cast(dtype) for column, dtype in RETURN_ROWS.items()]
    known = back.select(*placed, noted.cast(pl.List(pl.UInt16)).alias(NOTED), *(text_or_null(back, t) for t in texts))
    cleaned = known.with_columns(writable(text) for text in texts)
    return cleaned.with_columns(pl.Series(ISSUED, row_fingerprints(cleaned, texts), dtype=pl.String))


def text_or_null(frame: pl.DataFrame, column: str) -> pl.Expr:
    """Take a text column of a frame, or nulls where the frame lacks it."""
    source = pl.col(column) if column in frame.columns else pl.lit(None)
    return source.cast(pl.String).alias(column)


def shown_headers(headers: Sequence[str]) -> list[str]:
    """Name the nameless columns of a file by their place: ``(3)``."""
    return [" ".join(header.split()) or f"({place})" for place, header in enumerate(headers, start=1)]

"""Short checksums that tell whether the texts of a row are still those that were sent out; they show no text."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final

import polars as pl

MIDNIGHT: Final = " 00:00:00"
"""What a day carries behind it when an office program has made a date of its text."""

_BETWEEN_TEXTS: Final = "\x1f"
_UNWRITABLE: Final = r"[\x{0}-\x{8}\x{b}\x{c}\x{e}-\x{1f}\x{7f}\x{fffe}\x{ffff}]"
LONGEST_CELL: Final = 16_000
"""Characters of a cell that are written; Excel takes 32,767 UTF-16 units, of which a character may need two."""


def writable(column: str) -> pl.Expr:
    """Take from a text column what a workbook cannot hold: control characters, and the end of endless texts."""
    return pl.col(column).str.replace_all(_UNWRITABLE, " ").str.slice(0, LONGEST_CELL)


def row_fingerprints(frame: pl.DataFrame, columns: Sequence[str]) -> list[str]:
    """Give each row the checksum of its texts as sixteen hexadecimal digits.

    Blanks are compared as one blank, empty as null and a day without its midnight, since office programs change them on
    the way; every other change of a text changes the checksum. It is computed without a library's own hash, so that
    workbooks outlive versions.
    """
    tidied = [_tidied(column) for column in columns]
    joined = frame.select(pl.concat_str(tidied, separator=_BETWEEN_TEXTS).alias("all")) if tidied else frame.select()
    texts: Iterable[str] = joined["all"] if tidied else [""] * frame.height
    return [_digest(text, 8) for text in texts]


def headers_fingerprint(headers: Sequence[str | None]) -> str:
    """Give a row of headers one checksum, by which it is found again."""
    return _digest(_BETWEEN_TEXTS.join(" ".join((header or "").split()) for header in headers), 8)


def row_key(delivery_id: str, row: int) -> str:
    """Name a row of a delivery so that a row of another delivery, or a mistyped number, is not taken for it."""
    return f"{row}-{_digest(f'{delivery_id}{_BETWEEN_TEXTS}{row}', 4)}"


def _tidied(column: str) -> pl.Expr:
    # The order matters: what is cut off on the way out must not count on the way in.
    tidied = writable(column).str.replace_all(r"\s+", " ").str.strip_chars(" ")
    return tidied.str.strip_suffix(MIDNIGHT).fill_null("")


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()

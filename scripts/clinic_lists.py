"""Long lists for measuring, stacked from one sample: every copy holds other invented people who live the same lives.

In each copy a word stands before the names, and the serials of NIK and KK and the phones are moved on, so that nobody
stands on the list twice who did not before, but for the few NIKs that end in 0000; what was wrong with a row stays
wrong. The numbers stay impossible: district 81 to 96, phones that begin with 0800-0.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

MOST_COPIES: Final = 100
_STEP = 30  # serials of a district and a day are 1 to 13, 3001 to 3030 or 7001 to 7002 in a sample of 400,000 workers
_SYLLABLES = ("BA", "DI", "GU", "KO", "LE", "MA", "NI", "PU", "RO", "SE")
_WORDS = tuple("".join(pair) for pair in product(_SYLLABLES, _SYLLABLES))
_INVENTED = "^[0-9]{4}(?:8[1-9]|9[0-6])[0-9]{10}$"
_PHONES_A_COPY = 1_000_000
_DIGITS = 13
_LETTERS = "AIUEONRSTKMHLDGBPYWJ"


def copies(base: pl.DataFrame, rows: int) -> Iterator[pl.DataFrame]:
    """Yield copies of a list until there are so many rows; the last one may be cut."""
    wanted = -(-rows // base.height)
    if wanted > MOST_COPIES:
        raise ValueError(f"{rows} rows need more than {MOST_COPIES} copies of {base.height} rows; make a longer list.")
    for number in range(wanted):
        yield copied(base, number).head(rows - number * base.height)


def copied(base: pl.DataFrame, number: int) -> pl.DataFrame:
    """Return copy ``number`` of a list with the headers of the merged proposal."""
    numbers = [_moved_number(header, number).alias(header) for header in ("NIK", "NO KK")]
    name = pl.lit(f"{_WORDS[number]} ") + pl.col("NAMA LENGKAP")  # in front: what follows "bin" is not compared
    return base.with_columns(
        *numbers,
        name.alias("NAMA LENGKAP"),
        _moved_phone("NO HP", number).alias("NO HP"),
        pl.int_range(1 + number * base.height, 1 + (number + 1) * base.height).cast(pl.String).alias("NO"),
    )


def write_csv_of(base: pl.DataFrame, rows: int, target: Path) -> None:
    """Write so many rows as csv."""
    with target.open("wb") as file:
        for number, part in enumerate(copies(base, rows)):
            part.write_csv(file, include_header=number == 0)


def write_parquet_of(base: pl.DataFrame, rows: int, target: Path) -> None:
    """Write so many rows as Parquet, a copy at a time."""
    import pyarrow.parquet as pq

    writer = None
    for part in copies(base, rows):
        table = part.to_arrow(compat_level=pl.CompatLevel.oldest())
        writer = writer or pq.ParquetWriter(target, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()


def write_workbook_of(base: pl.DataFrame, rows: int, target: Path) -> None:
    """Write so many rows as a workbook of texts, as an office that merged its villages would keep it."""
    from xlsxwriter import Workbook

    with Workbook(target, {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Usulan")
        sheet.write_row(0, 0, base.columns)
        place = 0
        for part in copies(base, rows):
            for line in part.iter_rows():
                place += 1
                sheet.write_row(place, 0, line)


def _moved_number(header: str, number: int) -> pl.Expr:
    """Move the serial on, where the text holds an invented number; apostrophe and blanks stay."""
    text = pl.col(header)
    digits = text.str.replace_all("[ ']", "")
    serial = digits.str.slice(12).cast(pl.Int64, strict=False)
    moved = digits.str.slice(0, 12) + (serial + number * _STEP).cast(pl.String).str.zfill(4)
    blocks = pl.concat_str([moved.str.slice(at, 4) for at in range(0, 16, 4)], separator=" ")
    written = (
        pl.when(text.str.starts_with("'")).then("'" + moved).when(text.str.contains(" ")).then(blocks).otherwise(moved)
    )
    return pl.when(digits.str.contains(_INVENTED) & (serial != 0)).then(written).otherwise(text)


def _moved_phone(header: str, number: int) -> pl.Expr:
    """Give the copy phones of its own, written as they were: +62, 62, 8 or 08, with blanks or dashes."""
    text = pl.col(header)
    known = text.str.replace_all("[^0-9]", "").str.replace("^(?:62|0)", "").cast(pl.Int64, strict=False)
    moved = (known + number // 10 * _PHONES_A_COPY) * 10 + number % 10
    whole = moved.cast(pl.String).str.zfill(_DIGITS)
    blocks = [whole.str.slice(0, 4), whole.str.slice(4, 4), whole.str.slice(8)]
    bare = whole.str.slice(1)
    return (
        pl.when(text.str.contains("-")).then(pl.concat_str(blocks, separator="-"))
        .when(text.str.contains(" ")).then(pl.concat_str(blocks, separator=" "))
        .when(text.str.starts_with("+")).then("+62" + bare)
        .when(text.str.starts_with("6")).then("62" + bare)
        .when(text.str.starts_with("8")).then(bare)
        .otherwise(whole)
    )  # fmt: skip


def mistyped(base: pl.DataFrame, share: float, seed: int) -> pl.DataFrame:
    """Mistype one letter in a share of the names: left out, doubled, swapped with the next, or another letter."""
    rng = np.random.default_rng(seed)
    name = pl.col("NAMA LENGKAP")
    drawn = base.with_columns(
        _at=pl.Series(rng.integers(0, 1_000, base.height)) % name.str.len_chars().cast(pl.Int64),
        _kind=pl.Series(rng.integers(0, 4, base.height)),
        _letter=pl.Series([_LETTERS[place] for place in rng.integers(0, len(_LETTERS), base.height)]),
        _is_typo=pl.Series(rng.random(base.height) < share),
    )
    at, before, rest = pl.col("_at"), name.str.slice(0, pl.col("_at")), name.str.slice(pl.col("_at") + 1)
    letter = name.str.slice(at, 1)
    typed = (
        pl.when(pl.col("_kind") == 0).then(before + rest)
        .when(pl.col("_kind") == 1).then(before + letter + letter + rest)
        .when(pl.col("_kind") == 2).then(before + rest.str.slice(0, 1) + letter + rest.str.slice(1))
        .otherwise(before + pl.col("_letter") + rest)
    )  # fmt: skip
    changed = drawn.with_columns(pl.when("_is_typo").then(typed).otherwise(name).alias("NAMA LENGKAP"))
    return changed.select(base.columns)

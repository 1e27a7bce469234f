"""Numbers and dates written the Indonesian or the English way, column by column."""

import polars as pl

from lindung.engines.coverage.columns import PERCENT_SCALE
from lindung.vocabulary.language import Language

_SEPARATORS = {Language.ID: (".", ","), Language.EN: (",", ".")}  # thousands, decimals
_MONTHS = {
    Language.ID: (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ),
    Language.EN: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


def count_text(count: pl.Expr, language: Language) -> pl.Expr:
    """Write a whole number with thousands separators: 418.702 or 418,702."""
    separator = _SEPARATORS[language][0]
    thousands = count // 1_000
    last = _three(count % 1_000)
    return (
        pl.when(count < 1_000)
        .then(count.cast(pl.String))
        .when(count < 1_000_000)
        .then(pl.concat_str(thousands.cast(pl.String), last, separator=separator))
        .when(count < 1_000_000_000)
        .then(pl.concat_str((count // 1_000_000).cast(pl.String), _three(thousands % 1_000), last, separator=separator))
        .otherwise(
            pl.concat_str(
                (count // 1_000_000_000).cast(pl.String),
                _three(count // 1_000_000 % 1_000),
                _three(thousands % 1_000),
                last,
                separator=separator,
            )
        )
    )


def percent_text(percent: pl.Expr, unit: pl.Expr, language: Language) -> pl.Expr:
    """Write a percentage of millionths with the digits of its unit: 44,24 or 44.24, without the sign."""
    decimals = _SEPARATORS[language][1]
    rounded = (percent + unit // 2) // unit * unit
    digits = (
        pl.when(unit >= PERCENT_SCALE)
        .then(0)
        .otherwise(pl.lit(6) - (unit.cast(pl.String).str.len_bytes().cast(pl.Int64) - 1))
    )
    whole = (rounded // PERCENT_SCALE).cast(pl.String)
    fraction = (rounded % PERCENT_SCALE).cast(pl.String).str.zfill(6).str.slice(0, digits)
    return pl.when(digits == 0).then(whole).otherwise(pl.concat_str(whole, fraction, separator=decimals))


def as_of_text(as_of: pl.Expr, language: Language) -> pl.Expr:
    """Write a date as exact as it was given: 17 Desember 2024, April 2025 or 2025."""
    numbers = [f"{number:02d}" for number in range(1, 13)]
    year, day = as_of.str.slice(0, 4), as_of.str.slice(8, 2).cast(pl.Int32, strict=False).cast(pl.String)
    month = as_of.str.slice(5, 2).replace_strict(numbers, list(_MONTHS[language]), default=None, return_dtype=pl.String)
    return pl.concat_str([day, month, year], separator=" ", ignore_nulls=True)


def _three(count: pl.Expr) -> pl.Expr:
    return count.cast(pl.String).str.zfill(3)

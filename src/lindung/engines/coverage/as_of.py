"""Dates as exact as the source gives them: a year, a month or a day."""

import polars as pl


def year_of(as_of: pl.Expr) -> pl.Expr:
    """The year of an as-of text."""
    return as_of.str.slice(0, 4).cast(pl.Int32)


def month_of(as_of: pl.Expr) -> pl.Expr:
    """The month of an as-of text, null when only a year is given."""
    return pl.when(as_of.str.len_bytes() >= 7).then(as_of.str.slice(5, 2).cast(pl.Int32, strict=False))


def month_ordinal(as_of: pl.Expr) -> pl.Expr:
    """Months since year 0 (as ``Month.ordinal``), null when only a year is given."""
    return year_of(as_of) * 12 + month_of(as_of) - 1

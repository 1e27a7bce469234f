"""What a printed number allows: half a unit of its last digit, and whole-number division.

Rule of the drive (domain rule 2.2): a percentage is accepted when it differs from the recomputed one by at most half a
unit of its last printed digit plus what the rounding of the counts allows.
"""

import polars as pl

from lindung.engines.coverage.columns import PERCENT_SCALE

WHOLE = 100 * PERCENT_SCALE  # one hundred percent on the scale of the percentage columns


def half_count(nearest: str) -> pl.Expr:
    """Half of what a count was rounded to; a count printed to the person has none."""
    return pl.col(nearest).fill_null(1) // 2


def half_percent(unit: str) -> pl.Expr:
    """Half a unit of the last printed digit of a percentage."""
    return pl.col(unit).fill_null(0) // 2


def divided(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """Divide whole numbers and round half up, exactly; null where the denominator is not positive."""
    return pl.when(denominator > 0).then((2 * numerator + denominator) // (2 * denominator))


def ceiling(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """Divide whole numbers and round up, exactly; null where the denominator is not positive."""
    return pl.when(denominator > 0).then((numerator + denominator - 1) // denominator)

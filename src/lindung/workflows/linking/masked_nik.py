"""NIKs as they are shown outside the register: the region and the last two digits, like 337401••••••01."""

from typing import Final

import polars as pl

_DOTS: Final = "••••••"


def masked_nik_expr(numbers: pl.Expr) -> pl.Expr:
    """Mask NIKs given as numbers; null where there is none."""
    digits = nik_text_expr(numbers)
    return pl.concat_str(digits.str.slice(0, 6), pl.lit(_DOTS), digits.str.slice(-2))


def nik_text_expr(numbers: pl.Expr) -> pl.Expr:
    """Write NIKs with all their digits."""
    return numbers.cast(pl.String).str.zfill(16)

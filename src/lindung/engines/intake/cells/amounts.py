"""Money, counts and months (BLTH)."""

from typing import Final

import polars as pl

from lindung.engines.intake.cells.dates import month_numbers
from lindung.engines.intake.cells.distinct import TEXT, once_each

_ADORNED: Final = r"^(?:rp|idr)[\s.:]*|\s*(?:,-|\.-|,--|/bulan|/bln|per bulan|rupiah)+$"
_PLAIN: Final = r"^([0-9]+)(?:[.,]([0-9]{1,2}))?$"
_DOTS: Final = r"^([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]{1,2}))?$"
_COMMAS: Final = r"^([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{1,2}))?$"
_MILLIONS: Final = r"^([0-9]{1,4})(?:[.,]([0-9]{1,3}))?\s*(?:jt|juta)$"
_THOUSANDS: Final = r"^([0-9]{1,5})\s*(?:rb|ribu|k)$"
_MONTHS: Final = (
    r"^(?<y>[0-9]{4})[-/. ](?<m>[0-9]{1,2})(?:[-/. ][0-9]{1,2})?$",
    r"^(?:[0-9]{1,2}[-/. ])?(?<m>[0-9]{1,2})[-/. ](?<y>[0-9]{4})$",
    r"^(?:[0-9]{1,2}[-/. ]+)?(?<n>[a-z]+)[-/. ']*(?<y>[0-9]{4}|[0-9]{2})$",
    r"^(?<m>[0-9]{2})(?<y>20[0-9]{2})$",
    r"^(?<y>20[0-9]{2})(?<m>[0-9]{2})$",
)
_TIME: Final = r"[ t][0-9]{1,2}:[0-9]{2}.*$"


def read_money(texts: pl.Series) -> pl.Series:
    """Read whole rupiah from Rp 2.500.000, 2500000,00, 2,500,000.00 or 2,5 juta; half a rupiah and more is one."""
    return once_each(texts, lambda asked: asked.select(TEXT, rupiah=_rupiah()))["rupiah"]


def read_count(texts: pl.Series) -> pl.Series:
    """Read a number of persons: 1.250 orang is 1250."""
    bare = texts.str.replace(r"(?i)\s*(?:orang|pekerja|tk|jiwa)\.?$", "")
    return read_money(bare)


def read_months(texts: pl.Series, *, last_day: bool) -> pl.Series:
    """Read months from 01-2026, Jan 2026, 2026-01, 012026 or a day in them: their first day, or their last."""
    return once_each(texts, lambda asked: asked.select(TEXT, day=_month_day(last_day=last_day)))["day"]


def _rupiah() -> pl.Expr:
    lean = pl.col(TEXT).str.to_lowercase().str.replace_all(_ADORNED, "").str.strip_chars()
    compact = lean.str.replace_all(r"\s+", " ")
    spaced = pl.when(compact.str.contains(r"^[0-9]{1,3}(?: [0-9]{3})+$")).then(
        compact.str.replace_all(" ", "", literal=True)
    )
    bare = pl.coalesce(spaced, compact)
    exact = [_whole(bare, shape) for shape in (_DOTS, _COMMAS, _PLAIN)]
    millions = bare.str.extract_groups(_MILLIONS)
    part = millions.struct.field("2").fill_null("").str.pad_end(3, "0").cast(pl.Int64)
    many = millions.struct.field("1").cast(pl.Int64) * 1_000_000 + part * 1_000
    thousands = bare.str.extract(_THOUSANDS).cast(pl.Int64) * 1_000
    return pl.coalesce(*exact, many, thousands)


def _whole(bare: pl.Expr, shape: str) -> pl.Expr:
    groups = bare.str.extract_groups(shape)
    cents = groups.struct.field("2").str.pad_end(2, "0").cast(pl.Int64).fill_null(0)
    return groups.struct.field("1").str.replace_all("[.,]", "").cast(pl.Int64, strict=False) + (cents >= 50).cast(
        pl.Int64
    )


def _month_day(*, last_day: bool) -> pl.Expr:
    lean = pl.col(TEXT).str.to_lowercase().str.replace(_TIME, "").str.strip_chars(" .,'")

    def part(name: str) -> pl.Expr:
        shapes = (shape for shape in _MONTHS if f"?<{name}>" in shape)
        return pl.coalesce(lean.str.extract_groups(shape).struct.field(name) for shape in shapes)

    named = part("n").replace_strict(month_numbers(), default=None, return_dtype=pl.Int32)
    month = pl.coalesce(part("m").cast(pl.Int32), named)
    year = part("y").cast(pl.Int32)
    full = pl.when(year < 100).then(year + 2000).otherwise(year)
    day = pl.format("{}-{}-01", full, month).str.to_date("%Y-%m-%d", strict=False)
    return day.dt.month_end() if last_day else day

"""Dates as people type them, read once per different text; what can be read in two ways is flagged, not chosen.

Faults: ``unreadable``, ``ambiguous`` (5/12/1980 in a column that does not show its order; a year 20 that may be 1920 or
2020) and ``impossible`` (no such day, or outside the span of days that make sense).
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, once_each
from lindung.engines.intake.cells.options import DAY_FIRST, MONTH_FIRST

OLDEST_YEARS: Final = 110
"""Nobody on a list is older."""

_EARLIEST: Final = date(1950, 1, 1)
_YEARS_AHEAD: Final = 30
_SERIAL_ORIGIN: Final = date(1899, 12, 30)
_SERIALS: Final = (3_654, 60_000)  # 1910 to 2064: smaller numbers are years or counts
_TIME: Final = r"[ t][0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]m| ?wib)?$"
_SHAPES: Final = (
    r"^(?<y>[0-9]{4}) ?[-/. ] ?(?<m>[0-9]{1,2}) ?[-/. ] ?(?<d>[0-9]{1,2})$",
    r"^(?<a>[0-9]{1,2}) ?[-/., ] ?(?<b>[0-9]{1,2}) ?[-/., ] ?'?(?<y>[0-9]{4}|[0-9]{2})$",
    r"^(?<d>[0-9]{1,2}) ?[-/., ]* ?(?<n>[a-z]+)\.? ?[-/., ]* ?['’]?(?<y>[0-9]{4}|[0-9]{2})$",
    r"^(?<n>[a-z]+)\.? ?[-/ ] ?(?<d>[0-9]{1,2})(?:, ?| |-|/)(?<y>[0-9]{4})$",
    r"^(?<a>[0-9]{2})(?<b>[0-9]{2})(?<y>(?:19|20)[0-9]{2})$",
    r"^(?<y>(?:19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$",
)
_NUMBERS: Final = ("y", "m", "d", "a", "b")


@dataclass(frozen=True)
class Span:
    """The days that make sense for a column, both included.

    Attributes:
        earliest: First day; a serial number or a short year before it is impossible.
        latest: Last day.
    """

    earliest: date
    latest: date

    @classmethod
    def of_births(cls, as_of: date) -> "Span":
        """Return the days on which a person alive on a day, or dead not long before, can be born."""
        return cls(date(as_of.year - OLDEST_YEARS, 1, 1), as_of)

    @classmethod
    def of_business(cls, as_of: date) -> "Span":
        """Return the days on which something in an office's file can happen, some years ahead included."""
        return cls(_EARLIEST, date(as_of.year + _YEARS_AHEAD, 12, 31))


def read_dates(texts: pl.Series, *, order: str, span: Span) -> pl.DataFrame:
    """Read a column of dates into value and fault; blank cells have neither.

    Args:
        texts: Trimmed texts.
        order: flag, day_first or month_first, for two numbers that can both be the month.
        span: The days that make sense.
    """
    return once_each(texts, lambda asked: _read(asked, order, span))


def month_numbers() -> dict[str, int]:
    """Return the number of each month by the names lists write for it, in small letters."""
    return dict(_month_numbers())


def _read(asked: pl.LazyFrame, order: str, span: Span) -> pl.LazyFrame:
    lean = pl.col(TEXT).str.to_lowercase().str.replace(_TIME, "").str.strip_chars(" .,;:-/'’`\"")
    parts = asked.with_columns(lean=lean.str.replace(r"^(?:tanggal|tgl)[ .:]*", ""))
    parts = parts.with_columns(
        pl.col("lean").str.extract_groups(shape).alias(f"shape{i}") for i, shape in enumerate(_SHAPES)
    )
    parts = parts.select(TEXT, "lean", *(_part(name) for name in (*_NUMBERS, "n"))).with_columns(
        pl.col("n").replace_strict(_month_numbers(), default=None, return_dtype=pl.Int32),
        short=pl.col("y").str.len_bytes() == 2,
    )
    parts = parts.with_columns(pl.col(name).cast(pl.Int32) for name in _NUMBERS)
    parts = _with_compact_both_ways(parts).with_columns(m=pl.coalesce("m", "n"), stored=_by_serial(span))
    ordered = parts.with_columns(day=_day(order), month=_month(order))
    return ordered.with_columns(*_candidates(span)).select(TEXT, value=_value(), fault=_fault())


def _part(name: str) -> pl.Expr:
    shapes = [f"shape{i}" for i, shape in enumerate(_SHAPES) if f"?<{name}>" in shape]
    return pl.coalesce(pl.col(shape).struct.field(name) for shape in shapes).alias(name)


def _with_compact_both_ways(parts: pl.LazyFrame) -> pl.LazyFrame:
    """Mark eight digits that are a day by both compact writings, like 19121920."""
    both = pl.col("a").is_not_null() & pl.col("m").is_not_null()
    as_iso = both & pl.col("m").is_between(1, 12) & pl.col("d").is_between(1, 31)
    as_typed = both & pl.col("a").is_between(1, 31) & pl.col("b").is_between(1, 31)
    year = pl.col("lean").str.slice(4, 4).cast(pl.Int32, strict=False)
    return parts.with_columns(
        twofold=(as_iso & as_typed).fill_null(value=False),
        y=pl.when(both & ~as_iso).then(year).otherwise("y"),
        m=pl.when(both & ~as_iso).then(None).otherwise("m"),
    )


def _by_serial(span: Span) -> pl.Expr:
    number = pl.col("lean").str.extract(r"^([0-9]{4,5})(?:[.,]0+)?$").cast(pl.Int32)
    day = pl.lit(_SERIAL_ORIGIN) + pl.duration(days=number)
    is_day = number.is_between(*_SERIALS) & day.is_between(span.earliest, span.latest)
    return pl.when(is_day).then(day.cast(pl.Date))


def _is_month_first(order: str) -> pl.Expr:
    """Say where the second number is the day: as stated, or because only that is possible."""
    only_that = (pl.col("b") > 12) & (pl.col("a") <= 12)
    return {DAY_FIRST: pl.lit(value=False), MONTH_FIRST: pl.lit(value=True)}.get(order, only_that)


def _day(order: str) -> pl.Expr:
    typed = pl.when(_is_month_first(order)).then("b").otherwise("a")
    return pl.when(pl.col("m").is_null()).then(typed).otherwise("d")


def _month(order: str) -> pl.Expr:
    typed = pl.when(_is_month_first(order)).then("a").otherwise("b")
    has_two = pl.col("a").is_not_null() & pl.col("m").is_null()
    either_way = has_two & (pl.col("a") <= 12) & (pl.col("b") <= 12) & (pl.col("a") != pl.col("b"))
    month = pl.when(pl.col("m").is_null()).then(typed).otherwise("m")
    is_open = pl.lit(order not in {DAY_FIRST, MONTH_FIRST})
    return pl.when(~(is_open & either_way)).then(month)


def _candidates(span: Span) -> list[pl.Expr]:
    """Return the days a text may mean: the year as written, or a short year in each century."""
    found = []
    for name, century in (("early", 1900), ("late", 2000)):
        year = pl.when("short").then(pl.col("y") + century).otherwise("y")
        text = pl.format("{}-{}-{}", year, "month", "day")
        day = text.str.to_date("%Y-%m-%d", strict=False)
        found.append(pl.when(day.is_between(span.earliest, span.latest)).then(day).alias(name))
    return found


def _is_twofold() -> pl.Expr:
    both_centuries = pl.col("early").is_not_null() & (pl.col("early") != pl.col("late"))
    either_order = pl.col("a").is_not_null() & pl.col("m").is_null() & pl.col("month").is_null()
    return (pl.col("twofold") | both_centuries | either_order).fill_null(value=False)


def _value() -> pl.Expr:
    return pl.when(~_is_twofold()).then(pl.coalesce("stored", "early", "late"))


def _fault() -> pl.Expr:
    is_date = pl.col("y").is_not_null() & pl.coalesce("m", "b").is_not_null()
    return (
        pl.when(_is_twofold()).then(pl.lit("ambiguous"))
        .when(pl.coalesce("stored", "early", "late").is_not_null()).then(pl.lit(None, pl.String))
        .when(is_date).then(pl.lit("impossible"))
        .otherwise(pl.lit("unreadable"))
    )  # fmt: skip


@cache
def _month_numbers() -> dict[str, int]:
    lists = tomllib.loads(files(__package__).joinpath("months.toml").read_text("utf-8"))["months"]
    return {name: int(number) for number, names in lists.items() for name in names}

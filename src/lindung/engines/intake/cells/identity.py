"""NIK and KK cells: sixteen digits or a fault, and what the digits hint; a digit is never guessed."""

from functools import cache
from typing import Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, odd_ones
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import lineage_steps
from lindung.vocabulary.persons.nik_columns import (
    birth_in_century_expr,
    nik_fault_expr,
    nik_number_expr,
    regency_expr,
    sex_expr,
)
from lindung.vocabulary.wilayah import AreaLevel

YOUNGEST_WORKER_YEARS: Final = 10
"""Where the file gives no birth date, a NIK's two digits of the year are taken to lie at least so long ago."""

_SIXTEEN: Final = r"^[0-9]{16}$"
_FIFTEEN: Final = r"^[0-9]{15}$"
_STAND_INS: Final = [*(digit * 16 for digit in "0123456789"), "1234567890123456", "0123456789012345"]
_SAYS_NONE: Final = (
    r"^(?:[-–—_.?x*]+|(?:tidak|belum|tdk|blm|ga|gak)\b[^0-9]*|n/?a|null|none|nihil|kosong|#n/a|0+|1{2,}|2{2,}|3{2,}"
    r"|4{2,}|5{2,}|6{2,}|7{2,}|8{2,}|9{2,}|123456789\d*|0123456789\d*)$"
)
_LABEL: Final = r"^(?:no(?:mor)?\b[.\s]*)?(?:nik|e-?ktp|ktp|kk)\b[\s:.=#-]*"
_AS_NUMBER: Final = r"^[0-9]+(?:[.,][0-9]+)?e\+?[0-9]+$|^[0-9]{15,17}[.,]0{1,2}$"
_MARKS: Final = "[\\s.,;'’‘`´\"=\u00a0\u200b\ufeff–-]"


def read_nik(texts: pl.Series, is_number: pl.Series | None) -> pl.DataFrame:
    """Read a column of NIKs into nik, nik_number, nik_short, nik_fault, nik_sex and nik_regency.

    ``nik`` holds the sixteen digits also where day, month, serial or area contradict, because the verdict names them;
    it is null where digits are missing or may have been lost. ``nik_short`` keeps fifteen digits as a number, so that
    it can be told later whose NIK they may be; the lost digit is not guessed.
    """
    found = _sixteen_digits(texts, is_number).rename({"digits": "nik"})
    number = nik_number_expr(pl.col("nik"))
    within = nik_fault_expr(pl.col("nik"))
    inner = (
        pl.when(within.is_not_null())
        .then(within)
        .when(~pl.col("nik").str.head(2).is_in(_provinces()))
        .then(pl.lit("area"))
    )
    fault = pl.when(pl.col("fault").is_not_null()).then("fault").when(pl.col("nik").is_not_null()).then(inner)
    return found.select("nik", nik_number=number, nik_short="short", nik_fault=fault).with_columns(
        nik_sex=pl.when(_is_readable("day")).then(sex_expr(pl.col("nik_number"))),
        nik_regency=pl.when(pl.col("nik").is_not_null() & ~_is_fault("area")).then(regency_expr(pl.col("nik"))),
    )


def nik_birth(read: pl.DataFrame, as_of: pl.Expr) -> pl.Series:
    """Return the birth date each NIK hints, from the columns nik_number, nik_fault and birth_date.

    Two digits do not tell the century. With a birth date in the file the nearer of the two is meant, so that the
    comparison is fair; without one, the later that lies at least :data:`YOUNGEST_WORKER_YEARS` before ``as_of``.
    """
    early, late = (birth_in_century_expr(pl.col("nik_number"), century) for century in (1900, 2000))
    is_grown = pl.col("late") <= as_of.dt.offset_by(f"-{YOUNGEST_WORKER_YEARS}y")
    days_off = [(pl.col(name) - pl.col("birth_date")).dt.total_days().abs() for name in ("early", "late")]
    is_late = pl.when(pl.col("birth_date").is_null()).then(is_grown).otherwise(days_off[1] < days_off[0])
    return (
        read.lazy()
        .with_columns(early=early, late=late)
        .select(nik_birth=pl.coalesce(pl.when(is_late).then("late"), "early", "late"))  # 1900 had no 29 February
        .collect()
        .to_series()
    )


def read_kk(texts: pl.Series, is_number: pl.Series | None) -> pl.DataFrame:
    """Read a column of family card numbers into kk, kk_number and kk_fault; a blank cell is no fault."""
    found = _sixteen_digits(texts, is_number)
    fault = pl.when(pl.col("fault") != "missing").then("fault")
    return found.select(kk="digits", kk_number=nik_number_expr(pl.col("digits")), kk_fault=fault)


def _sixteen_digits(texts: pl.Series, is_number: pl.Series | None) -> pl.DataFrame:
    """Return digits, fault and short; digits are null unless there are sixteen that nothing was lost of."""
    is_plain = texts.str.contains(_SIXTEEN).fill_null(value=True)
    odd = odd_ones(texts, is_plain, _odd_numbers) if not is_plain.all() else _none_odd(texts.len())
    digits = pl.coalesce(pl.when(is_plain).then(texts), "digits")
    is_stored = pl.lit(False) if is_number is None else pl.lit(is_number)  # noqa: FBT003 - a literal column
    fault = (
        pl.when(pl.lit(texts).is_null()).then(pl.lit("missing"))
        .when(pl.col("fault").is_not_null()).then("fault")
        .when(pl.col("digits").is_in(_STAND_INS)).then(pl.lit("placeholder"))
        .when(is_stored & pl.col("digits").str.ends_with("0")).then(pl.lit("cut_to_zero"))
    )  # fmt: skip
    read = odd.with_columns(digits=digits)
    return read.select("short", fault=fault, digits=pl.when(fault.is_null()).then("digits"))


def _none_odd(height: int) -> pl.DataFrame:
    return pl.DataFrame(schema={"digits": pl.String, "fault": pl.String, "short": pl.Int64}).clear(height)


def _odd_numbers(asked: pl.LazyFrame) -> pl.LazyFrame:
    lean = pl.col(TEXT).str.to_lowercase().str.replace(_LABEL, "").str.strip_chars()
    bare = pl.col("lean").str.replace_all(_MARKS, "")
    is_none = pl.col("lean").str.contains(_SAYS_NONE) | ~pl.col("lean").str.contains("[0-9]")
    fault = (
        pl.when(is_none).then(pl.lit("placeholder"))
        .when(pl.col("lean").str.contains(_AS_NUMBER)).then(pl.lit("number_format"))
        .when(bare.str.contains(_SIXTEEN)).then(pl.lit(None, pl.String))
        .when(bare.str.contains("[a-z]")).then(pl.lit("letters"))
        .otherwise(pl.lit("not_sixteen"))
    )  # fmt: skip
    read = asked.with_columns(lean=lean).select(TEXT, digits=bare, fault=fault)
    is_short = (pl.col("fault") == "not_sixteen") & pl.col("digits").str.contains(_FIFTEEN)
    return read.with_columns(short=pl.when(is_short).then("digits").cast(pl.Int64, strict=False))


def _is_fault(fault: str) -> pl.Expr:
    return (pl.col("nik_fault") == fault).fill_null(value=False)


def _is_readable(fault: str) -> pl.Expr:
    return pl.col("nik").is_not_null() & ~_is_fault(fault)


@cache
def _provinces() -> list[str]:
    """List the provinces of today and those that residents registered in before a split.

    Regencies are not looked at: their list of former codes is not complete, and a NIK keeps the code of its day.
    """
    today = gazetteer().filter(pl.col("level") == AreaLevel.PROVINCE.value)["code"].to_list()
    return sorted({*today, *(step.predecessor_code[:2] for step in lineage_steps())})

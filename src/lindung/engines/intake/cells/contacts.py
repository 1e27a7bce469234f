"""Phone numbers and RT/RW, in the styles people type them."""

from typing import Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, odd_ones, once_each

_PLAIN_MOBILE: Final = "^08[0-9]{8,11}$"
_SHORTEST, _LONGEST = 9, 13
_SAYS_NONE: Final = r"(?i)^(?:[-–—_.?x0]+|(?:tidak|belum|tdk|blm|ga|gak|nggak)\b\D*|n/?a|null|none|nihil|kosong)$"
_FIRST_NUMBER: Final = r"(\+?\(?[0-9][0-9\s().–-]*)"
_FIRST_WORD: Final = r"^([0-9+]+)\s"
_WHOLE: Final = r"^(.*)$"
_NO_DIGITS: Final = "[^0-9]+"
_COUNTRY: Final = r"^(?:0062|62)0?"
_AS_DATE: Final = (
    r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}"
    r"|[0-9][-/ ]?(?i:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)"
)


def read_phone(texts: pl.Series) -> pl.DataFrame:
    """Read phone (national form, 0812...), phone_number (the same as a number) and phone_fault.

    Of two numbers in a cell the first is taken; landlines need their area code. A cell that says there is no phone is
    blank, one that cannot be dialled is ``unreadable``.
    """
    is_plain = texts.str.contains(_PLAIN_MOBILE).fill_null(value=True)
    odd = odd_ones(texts, is_plain, _odd_phones)
    phone = pl.when(is_plain).then(texts).otherwise("national")
    is_unread = ~pl.lit(is_plain) & pl.col("national").is_null() & ~pl.col("says_none")
    return odd.select(
        phone=phone, phone_number=phone.cast(pl.Int64), phone_fault=pl.when(is_unread).then(pl.lit("unreadable"))
    )


def read_rt_rw(rt: pl.Series, rw: pl.Series, both: pl.Series) -> pl.DataFrame:
    """Read rt and rw as three digits, from columns of their own or from one cell like 03/05 or RT 03 RW 05.

    A spreadsheet that took 03/05 for a day shows 2025-05-03; which of its numbers was the RT is lost, so it is null.
    """
    pair = once_each(both, _pairs)
    columns = {"rt": _three_digits(rt), "rw": _three_digits(rw)}
    return pair.select(pl.coalesce(column, name).alias(name) for name, column in columns.items())


def _odd_phones(asked: pl.LazyFrame) -> pl.LazyFrame:
    lean = pl.col(TEXT).str.replace(r"[.,]0$", "")
    national = pl.coalesce(_national(lean.str.extract(shape)) for shape in (_FIRST_NUMBER, _FIRST_WORD, _WHOLE))
    is_scientific = lean.str.contains(r"(?i)[0-9]e\+?[0-9]+$")
    return asked.select(
        TEXT, national=pl.when(~is_scientific).then(national), says_none=pl.col(TEXT).str.contains(_SAYS_NONE)
    )


def _national(text: pl.Expr) -> pl.Expr:
    """Return 0 and the national number where it has the length of one."""
    digits = text.str.replace_all(_NO_DIGITS, "").str.replace(_COUNTRY, "0").str.replace("^8", "08")
    is_number = digits.str.len_bytes().is_between(_SHORTEST, _LONGEST) & digits.str.contains("^0[1-9]")
    return pl.when(is_number).then(digits)


def _pairs(asked: pl.LazyFrame) -> pl.LazyFrame:
    pair = pl.col(TEXT).str.extract_groups(r"^\D*([0-9]{1,3})(?:\.0)?\D+([0-9]{1,3})\D*$")
    joined = pl.col(TEXT).str.extract_groups(r"^([0-9]{3})([0-9]{3})$")
    only_rt = pl.col(TEXT).str.extract(r"(?i)^(?:rt[\s.:]*)?([0-9]{1,3})$")
    is_day = pl.col(TEXT).str.contains(_AS_DATE)
    rt = pl.coalesce(pair.struct.field("1"), joined.struct.field("1"), only_rt)
    rw = pl.coalesce(pair.struct.field("2"), joined.struct.field("2"))
    return asked.select(TEXT, rt=pl.when(~is_day).then(rt.str.zfill(3)), rw=pl.when(~is_day).then(rw.str.zfill(3)))


def _three_digits(texts: pl.Series) -> pl.Series:
    number = pl.col(TEXT).str.extract(r"(?i)^(?:r[tw])?[\s.:]*([0-9]{1,3})(?:\.0)?$").str.zfill(3)
    return once_each(texts, lambda asked: asked.select(TEXT, number=number))["number"]

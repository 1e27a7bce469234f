"""NIKs as lists damage them: cut, doubled, mistyped, turned into numbers, contradicting themselves."""

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import some_texts
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.wilayah import AreaLevel

_PLACEHOLDERS = ("0000000000000000", "1234567890123456", "9999999999999999", "belum ada", "-", "0")
_LETTERS = {"0": "O", "1": "l", "5": "S", "8": "B"}
_ALTERED_SERIAL = 3000
_ALTERED_SERIALS = 3999


def damaged(rng: np.random.Generator, niks: pl.Series, reason: str) -> pl.Series:
    """Damage NIKs so that the reason holds for each of them."""
    makers = {
        "nik_missing": _missing, "nik_placeholder": _placeholder, "nik_not_sixteen": _not_sixteen,
        "nik_number_format": _number_format, "nik_cut_to_zero": _cut_to_zero, "nik_letters": _letters,
        "nik_day": _day, "nik_month": _month, "nik_serial": _serial, "nik_area": _area,
    }  # fmt: skip
    return makers[reason](rng, niks)


def serial_safe(niks: pl.Series) -> pl.Series:
    """Say which NIKs are the first with their twelve digits: only their serial may become 0000 without a double."""
    return niks.str.slice(0, 12).is_first_distinct()


def _missing(_: np.random.Generator, niks: pl.Series) -> pl.Series:
    return pl.repeat(None, len(niks), dtype=pl.String, eager=True)


def _placeholder(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    return some_texts(rng, _PLACEHOLDERS, len(niks))


def _not_sixteen(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    at = pl.Series(rng.integers(6, 15, len(niks)))
    frame = pl.DataFrame({"nik": niks, "at": at, "loses": rng.random(len(niks)) < 0.6})
    begin, digit, rest = (
        pl.col("nik").str.slice(0, pl.col("at")),
        pl.col("nik").str.slice(pl.col("at"), 1),
        pl.col("nik").str.slice(pl.col("at") + 1),
    )
    doubled = pl.concat_str(begin, digit, digit, rest)
    return frame.select(pl.when("loses").then(pl.concat_str(begin, rest)).otherwise(doubled)).to_series()


def _number_format(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"nik": niks, "style": rng.integers(0, 4, len(niks))})
    nik = pl.col("nik")
    short = pl.concat_str(nik.str.slice(0, 1), pl.lit("."), nik.str.slice(1, 2), pl.lit("E+15"))
    long = pl.concat_str(nik.str.slice(0, 1), pl.lit("."), nik.str.slice(1, 5), pl.lit("E+15"))
    comma = short.str.replace(".", ",", literal=True)
    tail = nik + pl.lit(".0")
    choice = pl.when(pl.col("style") == 0).then(short).when(pl.col("style") == 1).then(long)
    return frame.select(choice.when(pl.col("style") == 2).then(comma).otherwise(tail)).to_series()


def _cut_to_zero(_: np.random.Generator, niks: pl.Series) -> pl.Series:
    # A spreadsheet keeps 15 digits of a number: the sixteenth becomes 0. The serials are far apart, because those of
    # two people of one day would otherwise end in the same 0000.
    serial = (pl.int_range(pl.len()) % (_ALTERED_SERIALS // 10) * 10 + _ALTERED_SERIAL + 10).cast(pl.String)
    return pl.DataFrame({"nik": niks}).select(pl.concat_str(pl.col("nik").str.slice(0, 12), serial)).to_series()


def _letters(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    # The serial of an invented NIK begins with 0, so that there is always a 0 to mistake for O.
    head, tail = pl.col("nik").str.slice(0, 11), pl.col("nik").str.slice(11)
    wished = [
        pl.when((pl.col("style") == style) & tail.str.contains(digit, literal=True)).then(
            tail.str.replace(digit, letter, literal=True)
        )
        for style, (digit, letter) in enumerate(_LETTERS.items())
    ]
    frame = pl.DataFrame({"nik": niks, "style": rng.integers(0, len(_LETTERS), len(niks))})
    return frame.select(pl.concat_str(head, pl.coalesce(*wished, tail.str.replace("0", "O")))).to_series()


def _altered() -> pl.Expr:
    """Give altered NIKs serials of their own, so that two of them never become one."""
    number = (pl.int_range(pl.len()) % _ALTERED_SERIALS + _ALTERED_SERIAL + 1).cast(pl.String)
    return number.str.zfill(4)


def _day(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    wrong = np.concatenate([np.arange(32, 41), np.arange(72, 99)])
    days = pl.Series(wrong[rng.integers(0, wrong.size, len(niks))]).cast(pl.String)
    return _with_digits(niks, 6, days)


def _month(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    return _with_digits(niks, 8, pl.Series(rng.integers(13, 20, len(niks))).cast(pl.String))


def _serial(_: np.random.Generator, niks: pl.Series) -> pl.Series:
    return niks.str.slice(0, 12) + "0000"


def _area(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    known = set(gazetteer().filter(pl.col("level") == AreaLevel.PROVINCE.value)["code"])
    nowhere = [str(number) for number in range(20, 99) if str(number) not in known]
    return some_texts(rng, nowhere, len(niks)) + niks.str.slice(2)


def _with_digits(niks: pl.Series, at: int, digits: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"nik": niks, "new": digits})
    nik = pl.col("nik")
    return frame.select(
        pl.concat_str(nik.str.slice(0, at), "new", nik.str.slice(at + 2, 10 - at), _altered())
    ).to_series()

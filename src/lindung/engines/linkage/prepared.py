"""Records made ready to be compared: every column a whole number, the distinct names beside them.

Numbers are compared a hundred times faster than texts, and what is prepared once serves every later step on any engine.
A record that lacks a value has null there; a value that cannot be read is treated the same, never guessed.
"""

from typing import Final

import numpy as np
import polars as pl

from lindung.engines.linkage.distinct import Distinct
from lindung.vocabulary.persons.naming import name_key_expr, name_sound_expr, word_sounds_expr
from lindung.vocabulary.persons.nik_columns import nik_number_fault_expr

RECORD: Final = {
    "id": pl.Int64,          # place of the record in its register, from 0
    "nik": pl.Int64,         # sound NIK as a number, or an identifier without structure
    "nik_region": pl.Int32,  # digits 1 to 6: district of first registration
    "nik_date": pl.Int32,    # digits 7 to 12: birth date and sex
    "nik_serial": pl.Int16,  # digits 13 to 16
    "nik_short": pl.Int64,   # fifteen digits: one was lost, nobody knows which
    "name": pl.Int64,        # of the compared form; the texts stand in NAMES
    "sound": pl.Int64,       # of what the name sounds like
    "bag": pl.Int64,         # of the sounds of its words, in whatever order
    "first": pl.Int64,       # of the sound of its first word
    "last": pl.Int64,        # of the sound of its last word
    "birth": pl.Int32,       # birth date as year * 10000 + month * 100 + day
    "year": pl.Int16, "month": pl.Int8, "day": pl.Int8,
    "sex": pl.Int8,          # 1 female, 2 male
    "village": pl.Int64,     # ten digits of the village, or a hash of a place without a code
    "district": pl.Int32,    # its first six digits
    "regency": pl.Int32,     # its first four digits
    "draw": pl.Int32,        # a number from 0 to 2 ** 31 - 1 by which records are drawn for samples
    "mother": pl.Int64,      # of what the mother's name sounds like
    "phone": pl.Int64, "family": pl.Int64,  # phone and family card as numbers
}  # fmt: skip
"""Columns of a prepared register."""

NAMES: Final = {"name": pl.Int64, "text": pl.String}
"""Distinct compared names, and places without a code: their number and the text."""

PLAIN: Final = {
    "name": pl.String, "name_key": pl.String, "nik": pl.String, "nik_number": pl.Int64, "nik_short": pl.Int64,
    "identifier": pl.String,
    "birth_date": pl.Date, "sex": pl.String, "village_code": pl.String, "place": pl.String, "mother_name": pl.String,
    "phone_number": pl.Int64, "kk_number": pl.Int64,
}  # fmt: skip
"""What may be given for a record; absent columns are null. ``name_key`` and the NIK as numbers save reading."""

NUMBER_SEED: Final = 20_261_130
_MOST: Final = 2**63 - 1
_TEXT: Final = pl.col("text")


def prepare(rows: pl.DataFrame, *, first_id: int = 0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return RECORD and the distinct NAMES of records given in columns of PLAIN.

    Args:
        rows: Records in their order; columns that are not in PLAIN are ignored.
        first_id: Place of the first record in its register.
    """
    given = rows.select(
        (pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, dtype=kind)).alias(f"given_{name}")
        for name, kind in PLAIN.items()
    )
    has_keys = given["given_name_key"].null_count() < rows.height
    written = given["given_name_key"] if has_keys else given["given_name"]
    names, of_names = name_numbers(written, is_key=has_keys)
    mothers = given["given_mother_name"]
    has_mothers = mothers.null_count() < rows.height
    of_mothers = name_numbers(mothers)[1]["sound"] if has_mothers else mothers.cast(pl.Int64)
    births = _births(given["given_birth_date"])
    places, of_places = _place_numbers(given)
    joined = (
        given.with_columns(*_nik_numbers(given), *of_names, of_mothers.alias("mother"), births, *of_places)
        .with_columns(id=pl.int_range(first_id, first_id + pl.len()), **_numbers())
        .with_columns(**_parts())
        .with_columns(draw=_draw())
        .select(pl.col(name).cast(kind) for name, kind in RECORD.items())
    )
    return joined, pl.concat([names, places])


def name_numbers(names: pl.Series, *, is_key: bool = False) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the distinct compared NAMES, and for each row the numbers name, sound, bag, first and last.

    Args:
        names: Names as they are written, or their compared forms.
        is_key: They are compared forms already.
    """
    written = Distinct.of(names)
    keys = written.values if is_key else _selected(written.values, name_key_expr(_TEXT))
    distinct = Distinct.of(keys)
    texts = distinct.values
    told = pl.DataFrame(
        {
            "name": _selected(texts, _number(_TEXT)),
            "sound": _selected(texts, _number(name_sound_expr(_TEXT))),
            **_word_numbers(texts),
        }
    )
    return pl.DataFrame({"name": told["name"], "text": texts}), written.spread(distinct.spread(told))


def _word_numbers(texts: pl.Series) -> dict[str, pl.Series]:
    """Return bag, first and last of compared names, each distinct word read once."""
    words = texts.str.split(" ")
    distinct = Distinct.of(words.explode(empty_as_null=False))
    sounds = _selected(distinct.values, _number(word_sounds_expr(_TEXT)))
    numbers = distinct.spread(sounds.to_frame("word"))["word"].to_numpy().astype(np.uint64)
    lengths = words.list.len().to_numpy().astype(np.int64)
    lasts = lengths.cumsum() - 1
    firsts = lasts - lengths + 1
    sums = numbers.cumsum()  # beyond 64 bits they begin anew, which differences undo
    bags = (sums[lasts] - sums[firsts] + numbers[firsts]) & np.uint64(_MOST)
    columns = {"bag": bags, "first": numbers[firsts], "last": numbers[lasts]}
    return {name: pl.Series(values.astype(np.int64)) for name, values in columns.items()}


def _selected(texts: pl.Series, expr: pl.Expr) -> pl.Series:
    return texts.to_frame("text").select(expr).to_series()


def _place_numbers(given: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.Series]]:
    """Return the distinct places without a code, and for each row its code and the number of such a place."""
    named = Distinct.of(given["given_place"])
    texts = named.values.to_frame("text").select(pl.col("text").str.strip_chars().str.to_lowercase().replace("", None))
    numbers = texts.select("text", name=_number(pl.col("text")))
    coded = Distinct.of(given.select(pl.coalesce("given_village_code", "given_place")).to_series())
    code = pl.col("code").str.replace_all(".", "", literal=True)
    codes = coded.values.to_frame("code").select(
        pl.when(code.str.len_bytes() == 10).then(code).cast(pl.Int64, strict=False)
    )
    of_rows = [coded.spread(codes)["code"], named.spread(numbers.select("name"))["name"].alias("elsewhere")]
    return numbers.unique().drop_nulls().select(list(NAMES)), of_rows


def _births(dates: pl.Series) -> pl.Series:
    """Write birth dates as numbers, each distinct one once."""
    distinct = Distinct.of(dates)
    day = pl.col("day").dt
    number = day.year() * 10_000 + day.month().cast(pl.Int32) * 100 + day.day()
    return distinct.spread(distinct.values.to_frame("day").select(birth=number))["birth"]


def _nik_numbers(given: pl.DataFrame) -> list[pl.Series]:
    """Read NIKs: sound ones as numbers, those that lost a digit apart; only odd texts are looked at closely."""
    texts = given["given_nik"]
    numbers = texts.cast(pl.Int64, strict=False)
    is_plain = (texts.str.len_bytes() == 16) & numbers.is_not_null()
    odd_rows = (~is_plain.fill_null(value=True)).arg_true()
    digits = pl.select(pl.when(is_plain).then(16)).to_series()
    if odd_rows.len():
        odd = texts.gather(odd_rows).str.replace_all(r"[\s.\-'’`]", "")
        numbers = numbers.scatter(odd_rows, odd.cast(pl.Int64, strict=False))
        digits = digits.scatter(odd_rows, odd.str.len_bytes().cast(pl.Int32))
    known = {"known": given["given_nik_number"], "short": given["given_nik_short"]}
    number = pl.col("number")
    is_sound = (pl.col("digits") == 16) & nik_number_fault_expr(number).is_null()
    read = pl.DataFrame({"number": numbers, "digits": digits, **known}).select(
        nik_number=pl.coalesce("known", pl.when(is_sound).then(number)),
        nik_short=pl.coalesce("short", pl.when(pl.col("digits") == 15).then(number)),
    )
    return read.get_columns()


def _number(texts: pl.Expr) -> pl.Expr:
    """Number texts by 63 bits of a hash: equal texts are equal numbers in every register and batch."""
    return pl.when(texts.is_not_null()).then(texts.hash(NUMBER_SEED) // 2).cast(pl.Int64)


def _numbers() -> dict[str, pl.Expr]:
    other = pl.col("given_identifier").str.strip_chars().replace("", None)
    digits = pl.when(other.str.contains(r"^[0-9]{1,18}$")).then(other).cast(pl.Int64, strict=False)
    return {"other": pl.coalesce(digits, _number(other))}


def _draw() -> pl.Expr:
    """Draw by what the record says, so that the same records are drawn on every engine and in any order."""
    parts = pl.sum_horizontal(
        pl.col("name").fill_null(0) // 4, pl.col("nik").fill_null(0) * 31,
        pl.col("birth").fill_null(0).cast(pl.Int64) * 7919, pl.col("village").fill_null(0) // 8,
    )  # fmt: skip
    return parts.hash(NUMBER_SEED) % 2**31


def _parts() -> dict[str, pl.Expr]:
    nik, code, birth, sex = pl.col("nik_number"), pl.col("code"), pl.col("birth"), pl.col("given_sex")
    return {
        "nik": pl.coalesce("nik_number", "other"),
        "nik_region": nik // 10**10,
        "nik_date": nik // 10**4 % 10**6,
        "nik_serial": nik % 10**4,
        "year": birth // 10_000,
        "month": birth // 100 % 100,
        "day": birth % 100,
        "sex": pl.when(sex == "female").then(1).when(sex == "male").then(2),
        "village": pl.coalesce("code", "elsewhere"),
        "district": code // 10**4,
        "regency": code // 10**6,
        "phone": pl.col("given_phone_number"),
        "family": pl.col("given_kk_number"),
    }

"""Records made ready to be compared: every column a whole number, the distinct names beside them.

Numbers are compared a hundred times faster than texts, and what is prepared once serves every later step on any engine.
A record that lacks a value has null there; a value that cannot be read is treated the same, never guessed.
"""

from typing import Final

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
    "nik_head": pl.Int32, "nik_tail": pl.Int32,  # the first and the last seven digits of either
    "name": pl.Int64,        # of the compared form; the texts stand in NAMES
    "sound": pl.Int64,       # of what the name sounds like
    "bag": pl.Int64,         # of the sounds of its words, sorted
    "first": pl.Int64,       # of the sound of its first word
    "last": pl.Int64,        # of the sound of its last word
    "birth": pl.Int32,       # birth date as year * 10000 + month * 100 + day
    "year": pl.Int16, "month": pl.Int8, "day": pl.Int8,
    "sex": pl.Int8,          # 1 female, 2 male
    "village": pl.Int64,     # ten digits of the village, or a hash of a place without a code
    "district": pl.Int32,    # its first six digits
    "regency": pl.Int32,     # its first four digits
    "draw": pl.Int64,        # a number from 0 to 2 ** 31 - 1 by which records are drawn for samples
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
_SEXES: Final = {"female": 1, "male": 2}


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
    _, of_mothers = name_numbers(given["given_mother_name"])
    places, of_places = _place_numbers(given)
    joined = (
        given.lazy()
        .with_columns(*_nik_numbers(given), *of_names, of_mothers["sound"].alias("mother"), *of_places)
        .with_columns(id=pl.int_range(first_id, first_id + pl.len()), **_numbers())
        .with_columns(**_parts())
        .with_columns(draw=_draw())
        .select(pl.col(name).cast(kind) for name, kind in RECORD.items())
        .collect()
    )
    return joined, pl.concat([names, places])


def name_numbers(names: pl.Series, *, is_key: bool = False) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the distinct compared NAMES, and for each row the numbers name, sound, bag, first and last.

    Args:
        names: Names as they are written, or their compared forms.
        is_key: They are compared forms already.
    """
    distinct = Distinct.of(names)
    written = pl.col("written")
    keys = distinct.values.to_frame("written").select(text=written if is_key else name_key_expr(written))
    numbers = (
        keys.lazy()
        .select("text")
        .unique()
        .drop_nulls()
        .with_columns(sounds=word_sounds_expr(pl.col("text")).str.split(" "))
    )
    told = numbers.select(
        "text",
        name=_number(pl.col("text")),
        sound=_number(name_sound_expr(pl.col("text"))),
        bag=_number(pl.col("sounds").list.sort().list.join(" ")),
        first=_number(pl.col("sounds").list.first()),
        last=_number(pl.col("sounds").list.last()),
    ).collect()
    by_place = keys.join(told, on="text", how="left", maintain_order="left")
    return told.select(list(NAMES)), distinct.spread(by_place.drop("text"))


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
    nik, short = pl.col("nik_number"), pl.col("nik_short")
    code, born = pl.col("code"), pl.col("given_birth_date").dt
    year, month, day = born.year().cast(pl.Int32), born.month().cast(pl.Int32), born.day().cast(pl.Int32)
    return {
        "nik": pl.coalesce("nik_number", "other"),
        "nik_head": pl.coalesce(nik // 10**9, short // 10**8),
        "nik_tail": pl.coalesce(nik, short) % 10**7,
        "nik_region": nik // 10**10,
        "nik_date": nik // 10**4 % 10**6,
        "nik_serial": nik % 10**4,
        "birth": year * 10_000 + month * 100 + day,
        "year": year,
        "month": month,
        "day": day,
        "sex": pl.col("given_sex").replace_strict(_SEXES, default=None, return_dtype=pl.Int8),
        "village": pl.coalesce("code", "elsewhere"),
        "district": code // 10**4,
        "regency": code // 10**6,
        "phone": pl.col("given_phone_number"),
        "family": pl.col("given_kk_number"),
    }

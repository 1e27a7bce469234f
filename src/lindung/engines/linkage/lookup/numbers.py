"""Names numbered again for a lookup, by a hash that a single text can have without a column being made of it."""

from hashlib import blake2b
from typing import Final

import polars as pl

from lindung.vocabulary.persons.naming import name_sound_expr, word_sounds_expr
from lindung.vocabulary.persons.one_name import name_sound

_BYTES: Final = 8


def text_number(text: str) -> int:
    """Number a text by 63 bits of a hash (BLAKE2b): equal texts are equal numbers in every register and process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=_BYTES).digest(), "big") >> 1


def name_numbers_of(key: str) -> dict[str, int]:
    """Return the numbers of one compared name, by the columns of RECORD."""
    if not key:
        return {}
    sounds = [name_sound(word) for word in key.split(" ")]
    bag = " ".join(sorted(sounds))
    texts = {"name": key, "sound": name_sound(key), "bag": bag, "first": sounds[0], "last": sounds[-1]}
    return {name: text_number(text) for name, text in texts.items()}


def renumbered(records: pl.DataFrame, names: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return RECORD and NAMES of a register with names, and places without a code, numbered by their texts."""
    known = names.drop_nulls().unique("name")
    told = known.with_columns(sounds=word_sounds_expr(pl.col("text")).str.split(" ")).select(
        before="name",
        name="text",
        sound=name_sound_expr(pl.col("text")),
        bag=pl.col("sounds").list.sort().list.join(" "),
        first=pl.col("sounds").list.first(),
        last=pl.col("sounds").list.last(),
    )
    numbers = told.select("before", *(_numbered(told[column]) for column in told.columns[1:]))
    placed = records.rename({"name": "before"}).drop(numbers.columns[1:], strict=False)
    joined = placed.join(numbers, on="before", how="left", maintain_order="left")
    texts = pl.DataFrame({"name": numbers["name"], "text": told["name"]})
    return _places_renumbered(joined, numbers).select(records.columns), texts


def _places_renumbered(records: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """Number places without a code by their texts as well."""
    has_text = pl.col("district").is_null() & pl.col("village").is_not_null()
    if not records.select(has_text.any()).item():
        return records
    places = numbers.select(village="before", place="name")
    joined = records.join(places, on="village", how="left", maintain_order="left")
    return joined.with_columns(village=pl.when(has_text).then("place").otherwise("village"))


def _numbered(texts: pl.Series) -> pl.Series:
    """Number a column, each distinct text once."""
    distinct = texts.unique()
    numbers = pl.Series([text_number(text) for text in distinct], dtype=pl.Int64)
    return texts.replace_strict(distinct, numbers, return_dtype=pl.Int64)

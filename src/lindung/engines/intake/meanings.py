"""Words of a file that stand for one of a few values: segment, level, basis, denominator, origin, status."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import polars as pl

from lindung.engines.intake.headers import normalised


def meanings(column: str, texts: pl.Series) -> pl.DataFrame:
    """Read words into text and value; a word that stands for no value is null."""
    wording = pl.col("text").str.to_lowercase().str.replace_all("%", " persen ").str.replace_all(r"[^0-9a-z]+", "")
    value = wording.replace_strict(dict(known_words(column)), default=None, return_dtype=pl.String)
    return texts.alias("text").to_frame().select("text", value.alias("value"))


def values_of(column: str) -> tuple[str, ...]:
    """List the values that a column's words may stand for."""
    return tuple(dict.fromkeys(known_words(column).values()))


@cache
def known_words(column: str) -> Mapping[str, str]:
    """Return the value of each normalised wording of a column, the values' own names included."""
    words = tomllib.loads(files(__package__).joinpath("figure_words.toml").read_text("utf-8"))[column]
    return {normalised(word): value for value, synonyms in words.items() for word in (value, *synonyms)}

"""In which ecosystem somebody works: as the list says it, else by the occupation, else by the sector."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, once_each
from lindung.vocabulary.areas.naming import folded_name_expr
from lindung.vocabulary.ecosystem import Ecosystem

_KNOWN_WORK: Final = ("working", "civil_servant", "soldier_police")
"""Classes of occupations that say what somebody does; of an unclear one nobody knows the ecosystem either."""


def read_ecosystems(
    stated: pl.Series, occupation: pl.Series, sector: pl.Series, occupation_class: pl.Series
) -> pl.Series:
    """Return the ecosystem (``vocabulary.ecosystem``) of each row; null where the list does not tell the work.

    The column of ecosystems wins over what follows from the occupation, and that over the sector. Work that is told and
    belongs to none is ``other``; a wage earner's too, who is reached through the employer.
    """
    said = once_each(stated, lambda asked: asked.select(TEXT, found=pl.coalesce(_stated(), _by_words())))["found"]
    by_work = once_each(occupation, lambda asked: asked.select(TEXT, found=_by_words()))["found"]
    by_sector = once_each(sector, lambda asked: asked.select(TEXT, found=_by_words()))["found"]
    is_known = occupation_class.is_in(_KNOWN_WORK)
    other = pl.when(is_known).then(pl.lit(Ecosystem.OTHER.value))
    works = pl.when(occupation_class.is_null() | is_known | (occupation_class == "unclear"))
    return pl.select(pl.coalesce(said, works.then(pl.coalesce(by_work, by_sector, other)))).to_series()


def _by_words() -> pl.Expr:
    lean = folded_name_expr(pl.col(TEXT))
    words = {name: "|".join(told["tokens"]) for name, told in _lists().items() if "tokens" in told}
    return pl.coalesce(
        *(pl.when(lean.str.contains(rf"\b(?:{either})\b")).then(pl.lit(name)) for name, either in words.items())
    )


def _stated() -> pl.Expr:
    named = {folded: name for name, texts in _lists()["stated"].items() for folded in texts}
    named |= {_folded(words): one.value for one in Ecosystem for words in (one.words.id, one.words.en)}
    return folded_name_expr(pl.col(TEXT)).replace_strict(named, default=None, return_dtype=pl.String)


def _folded(text: str) -> str:
    return str(pl.select(folded_name_expr(pl.lit(text))).item())


@cache
def _lists() -> Mapping[str, Any]:  # Any: tables of lists of words, as the file writes them
    return tomllib.loads(files(__package__).joinpath("ecosystems.toml").read_text("utf-8"))

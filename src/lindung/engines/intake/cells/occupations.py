"""What a text in the column of occupations says about work."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, once_each
from lindung.vocabulary.areas.naming import folded_name_expr

_PUBLIC: Final = ("pensioner", "civil_servant", "soldier_police", "student")


def read_occupations(texts: pl.Series) -> pl.Series:
    """Return the class of each text (``columns.OCCUPATION_CLASSES``): known texts first, then words inside longer ones.

    A text without any known word is ``unclear``, and so is one that says too little, like "swasta", or two things, like
    "ibu rumah tangga, jualan kue": somebody asks. A civil servant's wife ("istri PNS") is no civil servant.
    """
    return once_each(texts, lambda asked: asked.select(TEXT, found=_class()))["found"]


def _class() -> pl.Expr:
    lists = _lists()
    lean = folded_name_expr(pl.col(TEXT))
    known = lean.replace_strict(_class_of_text(), default=None, return_dtype=pl.String)
    holds = {name: _holds(lean, words) for name, words in lists["token"].items()}
    is_idle = lean.str.contains(rf"^(?:{'|'.join(lists['opening']['not_working'])})\b")
    idle = pl.when(is_idle & holds["working"]).then(pl.lit("unclear")).when(is_idle).then(pl.lit("not_working"))
    is_of_others = _holds(lean, lists["denying"]["words"])
    public = [pl.when(holds[name] & ~is_of_others).then(pl.lit(name)) for name in _PUBLIC]
    works = pl.when(holds["working"]).then(pl.lit("working"))
    return pl.coalesce(known, idle, *public, works, pl.lit("unclear"))


def _holds(lean: pl.Expr, words: list[str]) -> pl.Expr:
    return lean.str.contains(rf"\b(?:{'|'.join(words)})\b")


@cache
def _class_of_text() -> dict[str, str]:
    return {text: name for name, texts in _lists()["class"].items() for text in texts}


@cache
def _lists() -> dict[str, Any]:  # Any: tables of lists of words, as the file writes them
    return tomllib.loads(files(__package__).joinpath("occupations.toml").read_text("utf-8"))

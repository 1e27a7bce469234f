"""The lists of ``naming.toml`` made into patterns, which columns of names and single names are read with alike."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Any, Final

COMMA: Final = "0"
"""Stands for a comma while a name is folded; a lone zero is no name."""


@cache
def title_patterns() -> Mapping[str, str]:
    """Return what is taken off a folded name: titles before and after it, a father's name behind it, lone commas.

    They are written so that both regular expressions of Python (with ``re.ASCII``) and of Polars read them alike.
    """
    lists = _lists()
    comma = f" (?:{COMMA} )+"
    after, after_comma = _titles(lists["after"]), _titles([*lists["after"], *lists["after_comma"]])
    return {
        "before": f"^(?:(?:{_titles(lists['before'])}) (?:{COMMA} )*)+",
        "behind": f" (?:{_either([*lists['father'], *lists['alias']])}) .+$",
        "after": f"(?: (?:{after})|{comma}(?:{after_comma}))+(?: {COMMA})*$",
    }


@cache
def leading_forms() -> Mapping[str, str]:
    """Return short forms that stand for a given name in the first place, as a pattern by the name."""
    return {name: f"^(?:{_either(forms)}) " for name, forms in _lists()["leading"].items()}


@cache
def given_forms() -> Mapping[str, str]:
    """Return other forms of given names wherever they stand, as a pattern by the name, without the edges of words."""
    return {name: f"(?:{_either(forms)})" for name, forms in _lists()["given"].items()}


@cache
def sound_spellings() -> Mapping[str, str]:
    """Return spellings and what they sound like; the first that fits counts."""
    spellings: dict[str, str] = _lists()["sound"]
    return spellings


@cache
def doubled_letters() -> Mapping[str, str]:
    """Return letters written twice or three times, and the letter."""
    return {letter * count: letter for letter in ascii_lowercase for count in (3, 2)}


def _titles(titles: Iterable[str]) -> str:
    return _either(titles).replace(" ", " ?")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


@cache
def _lists() -> dict[str, Any]:  # Any: lists of words beside tables of spellings, as the file writes them
    return tomllib.loads(files(__package__).joinpath("naming.toml").read_text("utf-8"))

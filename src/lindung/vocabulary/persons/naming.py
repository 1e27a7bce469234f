"""How names of people are compared: without titles, marks and the spelling of one clerk or another.

The lists live in ``naming.toml``. Names are compared, never changed: a title can be a name, so no rule here proves that
two people are one.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Any, Final

import polars as pl

from lindung.vocabulary.areas.naming import folded_name_expr

_COMMA: Final = "0"  # a lone zero is no name, so it can stand for a comma while a name is folded
_EDGE: Final = "(?-u:\\b)"
_UNSEEN: Final = {"\u00a0": " ", "\u200b": "", "\u200e": "", "\ufeff": "", "’": "'", "‘": "'", "`": "'", "´": "'"}
_STRAY: Final = " \t\r\n.,;:_*+=#~?!|\"'/\\-<>"


def tidied_name_expr(names: pl.Expr) -> pl.Expr:
    """Write names as an identity card does: capitals, single blanks, no stray marks or numbering at the ends."""
    plain = names.str.replace_many(list(_UNSEEN), list(_UNSEEN.values())).str.to_uppercase()
    unnumbered = plain.str.replace(r"^\s*\d+\s*[.)]\s*", "").str.strip_chars(_STRAY)
    spaced = unnumbered.str.replace_all(r"\s*,[\s,]*", ", ").str.replace_all(r"\s\s+|[\t\r\n]", " ")
    return spaced.replace("", None)


def name_key_expr(names: pl.Expr) -> pl.Expr:
    """Return the compared form: ``Hj. St. Aminah, S.Pd. binti Umar`` becomes ``siti aminah``; null without a letter.

    Folded as names of areas are; titles, a father's name behind bin or binti, aliases and what stands in parentheses
    are taken off; short forms of Muhammad, Abdul and Siti are written out. A name that consists of one such word stays.
    """
    bare = names.str.replace_all(r"\([^)]*\)?", " ").str.replace_all(",", f" {_COMMA} ", literal=True)
    patterns = _patterns()
    key = folded_name_expr(bare).str.replace(patterns["before"], "")
    key = key.str.replace(patterns["behind"], "").str.replace(patterns["after"], "")
    key = key.str.replace_all(patterns["comma"], "")
    for name, forms in _forms("leading"):
        key = key.str.replace(f"^(?:{_either(forms)}) ", f"{name} ")
    for name, forms in _forms("given"):
        key = key.str.replace_all(f"{_EDGE}(?:{_either(forms)}){_EDGE}", name)
    return key.str.strip_chars(" ").replace("", None)


def name_sound_expr(keys: pl.Expr) -> pl.Expr:
    """Return what compared forms sound like: ``djoemiati`` and ``jumiyati`` differ in one letter, ``jumiati`` in none.

    Old and new spellings, doubled letters, a final y and blanks between the parts no longer tell names apart. Different
    people share a sound; it finds pairs to look at and decides none.
    """
    sounds: dict[str, str] = _lists()["sound"]
    ended = keys.str.replace_all(f"y{_EDGE}", "i").str.replace_all(" ", "", literal=True)
    alike = ended.str.replace_many(list(sounds), list(sounds.values()), leftmost=True)
    doubled = {letter * count: letter for letter in ascii_lowercase for count in (3, 2)}
    return alike.str.replace_many(list(doubled), list(doubled.values()), leftmost=True)


def name_key(text: str) -> str | None:
    """Return the compared form of one name, as :func:`name_key_expr` does for a column."""
    key: str | None = pl.select(name_key_expr(pl.lit(text, pl.String))).item()
    return key


def name_sound(key: str) -> str:
    """Return what one compared form sounds like, as :func:`name_sound_expr` does for a column."""
    sound: str = pl.select(name_sound_expr(pl.lit(key, pl.String))).item()
    return sound


@cache
def _patterns() -> Mapping[str, str]:
    lists = _lists()
    comma = f" (?:{_COMMA} )+"
    after, after_comma = _titles(lists["after"]), _titles([*lists["after"], *lists["after_comma"]])
    return {
        "before": f"^(?:(?:{_titles(lists['before'])}) (?:{_COMMA} )*)+",
        "behind": f" (?:{_either([*lists['father'], *lists['alias']])}) .+$",
        "after": f"(?: (?:{after})|{comma}(?:{after_comma}))+(?: {_COMMA})*$",
        "comma": f"(?:^| ){_COMMA}{_EDGE}",
    }


def _titles(titles: Iterable[str]) -> str:
    return _either(titles).replace(" ", " ?")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


def _forms(kind: str) -> list[tuple[str, list[str]]]:
    return list(_lists()[kind].items())


@cache
def _lists() -> dict[str, Any]:  # Any: lists of words beside tables of spellings, as the file writes them
    return tomllib.loads(files(__package__).joinpath("naming.toml").read_text("utf-8"))

"""How names of people are compared: without titles, marks and the spelling of one clerk or another.

The lists live in ``naming.toml``; :mod:`lindung.vocabulary.persons.one_name` reads a single name alike. Names are
compared, never changed: a title can be a name, so no rule here proves that two people are one.
"""

from typing import Final

import polars as pl

from lindung.vocabulary.areas.naming import folded_name_expr
from lindung.vocabulary.persons.naming_lists import (
    COMMA,
    doubled_letters,
    given_forms,
    leading_forms,
    sound_spellings,
    title_patterns,
)

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
    bare = names.str.replace_all(r"\([^)]*\)?", " ").str.replace_all(",", f" {COMMA} ", literal=True)
    patterns = title_patterns()
    key = folded_name_expr(bare).str.replace(patterns["before"], "")
    key = key.str.replace(patterns["behind"], "").str.replace(patterns["after"], "")
    key = key.str.replace_all(f"(?:^| ){COMMA}{_EDGE}", "")
    for name, forms in leading_forms().items():
        key = key.str.replace(forms, f"{name} ")
    for name, forms in given_forms().items():
        key = key.str.replace_all(f"{_EDGE}{forms}{_EDGE}", name)
    return key.str.strip_chars(" ").replace("", None)


def name_sound_expr(keys: pl.Expr) -> pl.Expr:
    """Return what compared forms sound like: ``djoemiati`` and ``jumiyati`` differ in one letter, ``jumiati`` in none.

    Old and new spellings, doubled letters, a final y and blanks between the parts no longer tell names apart. Different
    people share a sound; it finds pairs to look at and decides none.
    """
    return _sounds(_ended(keys).str.replace_all(" ", "", literal=True))


def word_sounds_expr(keys: pl.Expr) -> pl.Expr:
    """Return what each word of compared forms sounds like, blanks kept: ``siti aminah`` for ``sity amminah``."""
    return _sounds(_ended(keys))


def _ended(keys: pl.Expr) -> pl.Expr:
    return keys.str.replace_all(f"y{_EDGE}", "i")


def _sounds(ended: pl.Expr) -> pl.Expr:
    sounds, doubled = sound_spellings(), doubled_letters()
    alike = ended.str.replace_many(list(sounds), list(sounds.values()), leftmost=True)
    return alike.str.replace_many(list(doubled), list(doubled.values()), leftmost=True)

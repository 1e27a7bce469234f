"""One name read at a time, as the columns of :mod:`lindung.vocabulary.persons.naming` are, a hundred times sooner.

A form that somebody fills in asks for one name; starting a column for it would take longer than looking the person up.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from lindung.vocabulary.areas.naming import folded_name
from lindung.vocabulary.persons.naming_lists import (
    COMMA,
    doubled_letters,
    given_forms,
    leading_forms,
    sound_spellings,
    title_patterns,
)

Steps = tuple[tuple[re.Pattern[str], str, int], ...]
"""Patterns, what each is replaced by, and how often at most (0 for always)."""

_ASIDE: Final = re.compile(r"\([^)]*\)?")
_FINAL_Y: Final = re.compile(r"y\b", re.ASCII)


def name_key(name: str) -> str | None:
    """Return the compared form of one name, as :func:`lindung.vocabulary.persons.naming.name_key_expr` does."""
    key = folded_name(_ASIDE.sub(" ", name).replace(",", f" {COMMA} "))
    for pattern, replacement, count in _key_steps():
        key = pattern.sub(replacement, key, count=count)
    return key.strip(" ") or None


def name_sound(key: str) -> str:
    """Return what one compared form sounds like, as :func:`lindung.vocabulary.persons.naming.name_sound_expr` does."""
    sound = _FINAL_Y.sub("i", key).replace(" ", "")
    spelling, doubled = _sound_steps()
    return _replaced(doubled, doubled_letters(), _replaced(spelling, sound_spellings(), sound))


def _replaced(pattern: re.Pattern[str], table: Mapping[str, str], text: str) -> str:
    return pattern.sub(lambda found: table[found[0]], text)


@cache
def _key_steps() -> Steps:
    titles = [(pattern, "", 1) for pattern in title_patterns().values()]
    commas = (rf"(?:^| ){COMMA}\b", "", 0)
    leading = [(forms, f"{name} ", 1) for name, forms in leading_forms().items()]
    given = [(rf"\b{forms}\b", name, 0) for name, forms in given_forms().items()]
    steps = (*titles, commas, *leading, *given)
    return tuple((re.compile(pattern, re.ASCII), replacement, count) for pattern, replacement, count in steps)


@cache
def _sound_steps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("|".join(sound_spellings())), re.compile("|".join(doubled_letters()))

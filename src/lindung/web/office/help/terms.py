"""Words of the pages and what they mean, read from terms.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lindung.vocabulary.language import Words


@dataclass(frozen=True)
class Term:
    """A word of the pages.

    Attributes:
        term: The word.
        meaning: What it means, in a sentence or two.
    """

    term: Words
    meaning: Words


@cache
def terms() -> tuple[Term, ...]:
    """Return every word that the help explains, in the order of the Indonesian alphabet."""
    text = files(__package__).joinpath("terms.toml").read_text(encoding="utf-8")
    return tuple(Term(Words(**said["term"]), Words(**said["meaning"])) for said in tomllib.loads(text)["words"])

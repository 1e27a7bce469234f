"""The jobs of the office step by step, read from howtos.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from django.utils.translation import gettext

from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.reader import Reader
from lindung.vocabulary.role import Deed
from lindung.web.office.review.words import BUTTONS
from lindung.web.shared.language import current_language

LABEL: Final = re.compile(r"\{([^{}]+)\}")
"""What a button, field or heading of the pages says, inside a sentence."""


@dataclass(frozen=True)
class Said:
    """A piece of a sentence.

    Attributes:
        text: The piece, in the language of the page.
        is_label: Whether a page says it so.
    """

    text: str
    is_label: bool


@dataclass(frozen=True)
class Step:
    """One step of a job.

    Attributes:
        words: What to do, labels of the pages in braces.
        command: Command that does it, or "".
    """

    words: Words
    command: str = ""

    def pieces(self) -> list[Said]:
        """Return the sentence in the language of the page, with the labels as the pages show them."""
        parts = LABEL.split(self.words.in_language(current_language()))
        return [Said(gettext(part) if place % 2 else part, place % 2 == 1) for place, part in enumerate(parts) if part]


@dataclass(frozen=True)
class Key:
    """Keys of a page that do the same.

    Attributes:
        keys: Their names, as browsers call them.
        does: What they do.
    """

    keys: tuple[str, ...]
    does: Words


@dataclass(frozen=True)
class Howto:
    """A job, step by step.

    Attributes:
        howto_id: Last part of its address.
        title: The job.
        aim: What comes of it.
        deeds: What it takes; nothing when everybody may.
        page: Where it begins.
        opens: What that page is called, in the wording of the catalogue.
        beside: Pages that lead here.
        steps: What to do, in order.
        keys: Keys of the page, where it has some.
    """

    howto_id: str
    title: Words
    aim: Words
    deeds: frozenset[Deed]
    page: str
    opens: str
    beside: frozenset[str]
    steps: tuple[Step, ...]
    keys: tuple[Key, ...]

    @property
    def opens_words(self) -> str:
        """What the page is called where it begins, in the language of the page."""
        return gettext(self.opens)

    def is_for(self, reader: Reader) -> bool:
        """Whether somebody may do all that the job takes."""
        return all(reader.may(deed) for deed in self.deeds)


@cache
def howtos() -> Mapping[str, Howto]:
    """Return every job by the last part of its address, in the order in which they are shown."""
    text = files(__package__).joinpath("howtos.toml").read_text(encoding="utf-8")
    return {name: _howto(name, said) for name, said in tomllib.loads(text).items()}


@cache
def howto_beside() -> Mapping[str, Howto]:
    """Return the job that each page leads to, by the name of the page's address."""
    return {view: howto for howto in howtos().values() for view in howto.beside}


def _howto(name: str, said: Mapping[str, Any]) -> Howto:  # Any: what TOML holds
    return Howto(
        howto_id=name,
        title=Words(**said["title"]),
        aim=Words(**said["aim"]),
        deeds=frozenset(map(Deed, said["deeds"])),
        page=said["page"],
        opens=said["opens"],
        beside=frozenset(said["beside"]),
        steps=tuple(Step(Words(step["id"], step["en"]), step.get("command", "")) for step in said["steps"]),
        keys=tuple(_key(key) for key in said.get("keys", ())),
    )


def _key(said: Mapping[str, Any]) -> Key:  # Any: what TOML holds
    does = BUTTONS[PairVerdict(said["verdict"])][0] if "verdict" in said else Words(**said["does"])
    return Key(tuple(said["keys"]), does)

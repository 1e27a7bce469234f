"""What a rule may ask about a person, a firm, a project or an event: declared once, with bounds, for every door."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from lindung.engines.rules.machinery.expressions import Flag, Kind, Symbol, Whole
from lindung.engines.rules.machinery.files import ROOMS, room_file
from lindung.engines.rules.machinery.nodes import Node
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

UNITS = ("rupiah", "months", "days", "years", "count", "percent", "flag", "kind", "date", "month")
INPUTS = "inputs.yaml"


class InputError(ValueError):
    """A value that cannot be, or none where one is needed; the message names the input in both languages."""

    def __init__(self, words: Words, name: str = "") -> None:
        """Keep the message in both languages and the input's name."""
        super().__init__(words.en)
        self.words = words
        self.name = name


@dataclass(frozen=True, eq=False)
class Input:
    """Something a rule may ask.

    Attributes:
        name: How options, columns and cases call it.
        words: What people call it.
        meaning: One sentence more, with what to count.
        unit: rupiah, months, days, years, count, percent, flag, kind, date or month. Inside the engine a date is its
            proleptic ordinal, a month its ordinal, a kind the place of its member, a flag 0 or 1.
        least: Smallest value taken.
        most: Largest value taken.
        members: For a kind: its members and their names.
        default: What holds when nothing is said; None means that a rule which asks must be told.
        example: A value as one would write it.
    """

    name: str
    words: Words
    meaning: Words
    unit: str
    least: int
    most: int
    members: dict[str, Words] = field(default_factory=dict)
    default: int | None = None
    example: str = ""

    @property
    def symbol(self) -> Symbol:
        """The symbol that stands for it in a rule."""
        node = Node("input", payload=self.name, least=self.least, most=self.most)
        if self.unit == "flag":
            return Flag(node)
        return Kind(node, tuple(self.members)) if self.unit == "kind" else Whole(node)

    def code(self, value: object) -> int:
        """Turn a value as people give it into the whole number that rules use.

        Args:
            value: int, bool, date, a member's name, or their text as `str`.

        Raises:
            InputError: It is of another kind, outside the bounds, or not one of the members.
        """
        number = self._number(value)
        if not self.least <= number <= self.most:
            raise InputError(_beyond(self), self.name)
        return number

    def _number(self, value: object) -> int:
        if self.unit == "kind":
            return self._place(value)
        if self.unit == "date" and isinstance(value, date):
            return value.toordinal()
        if self.unit == "month" and isinstance(value, Month):
            return value.ordinal
        if self.unit == "flag" and isinstance(value, bool):
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(_not_whole(self), self.name)
        return int(value)

    def _place(self, value: object) -> int:
        member = str(value)
        if isinstance(value, bool) or member not in self.members:
            raise InputError(_no_member(self), self.name)
        return tuple(self.members).index(member)


@cache
def inputs() -> dict[str, Input]:
    """Return every input by its name, in the order of the rooms."""
    shared = room_file(".", INPUTS)
    return {
        name: _input(name, given)
        for content in (shared, *(room_file(room, INPUTS) for room in ROOMS))
        for name, given in content.items()
    }


def _input(name: str, given: dict[str, Any]) -> Input:
    unit = given["unit"]
    members = {str(code): _words(words) for code, words in given.get("members", {}).items()}
    least, most = (0, len(members) - 1) if members else (0, 1) if unit == "flag" else _bounds(given)
    declared = Input(
        name=name,
        words=_words(given["name"]),
        meaning=_words(given["meaning"]),
        unit=unit,
        least=least,
        most=most,
        members=members,
        example=str(given["example"]),
    )
    default = given.get("default")
    return declared if default is None else replace(declared, default=declared.code(default))


def _bounds(given: dict[str, Any]) -> tuple[int, int]:
    if given["unit"] == "date":
        return date(1900, 1, 1).toordinal(), date(2200, 12, 31).toordinal()
    if given["unit"] == "month":
        return 1900 * 12, 2200 * 12 + 11
    return given.get("least", 0), given["most"]


def _words(given: dict[str, str]) -> Words:
    return Words(given["id"], given["en"])


def _beyond(declared: Input) -> Words:
    least, most = f"{declared.least:,}", f"{declared.most:,}"
    return Words(
        f"{declared.words.id} ({declared.name}) harus antara {least.replace(',', '.')} dan {most.replace(',', '.')}.",
        f"{declared.words.en} ({declared.name}) must be between {least} and {most}.",
    )


def _not_whole(declared: Input) -> Words:
    return Words(
        f"{declared.words.id} ({declared.name}) harus berupa bilangan bulat, tanpa koma atau huruf.",
        f"{declared.words.en} ({declared.name}) must be a whole number, without decimals or letters.",
    )


def _no_member(declared: Input) -> Words:
    members = ", ".join(declared.members)
    return Words(
        f"{declared.words.id} ({declared.name}) harus salah satu dari: {members}.",
        f"{declared.words.en} ({declared.name}) must be one of: {members}.",
    )

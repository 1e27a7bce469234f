"""Numbers of the law: dated values with citation and confidence, read from the parameters.yaml of each room."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from lindung.engines.rules.machinery.schema import read_parameter
from lindung.vocabulary.language import Words

Scalar = int | Fraction | str
Value = Scalar | dict[str, Scalar] | dict[int, Scalar] | None


class Confidence(StrEnum):
    """How sure it is that a value or a reading is the law."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"
    UNCONFIRMED = "unconfirmed"

    @property
    def is_doubtful(self) -> bool:
        """Whether results that rest on it must say so."""
        return self in {Confidence.LOW, Confidence.UNCONFIRMED}

    @property
    def words(self) -> Words:
        """The word for it in both languages."""
        return _CONFIDENCE[self]


_CONFIDENCE = {
    Confidence.HIGH: Words("tinggi", "high"),
    Confidence.MEDIUM: Words("sedang", "medium"),
    Confidence.LOW: Words("rendah", "low"),
    Confidence.UNCONFIRMED: Words("belum dipastikan", "unconfirmed"),
}


class ParameterError(LookupError):
    """No such parameter, or none in force on that day; the message names both languages."""

    def __init__(self, words: Words) -> None:
        """Keep the message in both languages."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, eq=False)
class InForce:
    """A value of a parameter and the days on which it is the law.

    Attributes:
        id: The parameter's id.
        name: What people call it.
        unit: Unit of the value.
        value: A whole number, an exact rate, a choice, or a table of these; None where it is not in force.
        since: First day.
        until: Last day; None while it is still in force.
        source: Regulation and article.
        confidence: How sure it is.
        note: What was decided or is doubtful, in both languages.
    """

    id: str
    name: Words
    unit: str
    value: Value
    since: date
    until: date | None
    source: str
    confidence: Confidence
    note: Words | None = None

    @property
    def table(self) -> dict[Any, Scalar]:
        """The value as a table; keys are the members of a list or thresholds (int)."""
        if not isinstance(self.value, dict):
            raise TypeError(f"{self.id} is no table.")
        return dict(self.value)


@dataclass(frozen=True, eq=False)
class Parameter:
    """A number of the law through time.

    Attributes:
        id: Unique name.
        name: What people call it.
        unit: rupiah, rate, months, days, years, count, age, choice, flag or date.
        shape: one, by, steps or bands.
        values: The values in force, earliest first, without gap or overlap.
        room: The room whose file holds it.
        members: Names of the members of a table, where the file gives them.
        choices: What a choice may be.
        open_point: Number of the open point of the law it belongs to, if it does.
    """

    id: str
    name: Words
    unit: str
    shape: str
    values: tuple[InForce, ...]
    room: str
    members: dict[str, Words] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    open_point: int | None = None

    def on(self, day: date) -> InForce | None:
        """Return the value in force on a day, or None before the first and after the last."""
        for value in reversed(self.values):
            if value.since <= day:
                return value if value.value is not None and (value.until is None or day <= value.until) else None
        return None

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """The days from which another value holds."""
        ends = (value.until + timedelta(days=1) for value in self.values if value.until)
        return tuple(sorted({*(value.since for value in self.values), *ends}))

    def replaced(self, values: tuple[InForce, ...]) -> "Parameter":
        """Return the parameter as a scenario has it: its own values until the first given day, then the given ones."""
        first = values[0].since
        kept = tuple(_cut(value, first) for value in self.values if value.since < first)
        return replace(self, values=(*kept, *values))


def parameters_of(room: str, content: dict[str, Any]) -> dict[str, Parameter]:
    """Read a room's parameters from the content of its file.

    Args:
        room: The room's name.
        content: The file as mappings, lists and scalars.

    Raises:
        SchemaError: A parameter lacks something, or its values have a gap, an overlap or a wrong form.
    """
    return {id_: parameter_of(room, id_, given) for id_, given in content.items()}


def parameter_of(room: str, id_: str, given: dict[str, Any]) -> Parameter:
    """Read one parameter; see `parameters_of`."""
    read = read_parameter(id_, given)
    return Parameter(
        id=id_,
        name=Words(read.name["id"], read.name["en"]),
        unit=read.unit,
        shape=read.shape,
        values=values_of(id_, Words(read.name["id"], read.name["en"]), read.unit, read.values),
        room=room,
        members={code: Words(words["id"], words["en"]) for code, words in read.members.items()},
        choices=read.choices,
        open_point=read.open_point,
    )


def values_of(id_: str, name: Words, unit: str, read: list[dict[str, Any]]) -> tuple[InForce, ...]:
    """Give every value its last day: the one written, or the day before the next."""
    ends = [one["since"] - timedelta(days=1) for one in read[1:]] + [None]
    return tuple(
        InForce(
            id=id_,
            name=name,
            unit=unit,
            value=one["value"],
            since=one["since"],
            until=one["until"] or end,
            source=one["source"],
            confidence=Confidence(one["confidence"]),
            note=Words(one["note"]["id"], one["note"]["en"]) if one["note"] else None,
        )
        for one, end in zip(read, ends, strict=True)
    )


def _cut(value: InForce, first: date) -> InForce:
    end = first - timedelta(days=1)
    return value if value.until is not None and value.until < first else replace(value, until=end)

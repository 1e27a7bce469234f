"""The law as it stands, or as a scenario would have it: every parameter by its id."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

from lindung.engines.rules.machinery.files import packaged_file, parameter_days, parameter_texts, parsed
from lindung.engines.rules.machinery.parameters import (
    InForce,
    Parameter,
    ParameterError,
    parameter_of,
    values_of,
)
from lindung.engines.rules.machinery.schema import SchemaError, read_values
from lindung.vocabulary.language import Words


@dataclass(frozen=True, eq=False)
class Law:
    """A set of parameters.

    Attributes:
        name: Short name; `law` for the law as it stands.
        meaning: What a scenario assumes, in both languages.
        replaced: Parameters that a scenario changes.
    """

    name: str
    meaning: Words
    replaced: dict[str, Parameter] = field(default_factory=dict)

    def parameter(self, id_: str) -> Parameter:
        """Return a parameter.

        Raises:
            ParameterError: There is none of that name.
        """
        return self.replaced.get(id_) or _parameter(id_)

    def in_force(self, id_: str, day: date) -> InForce:
        """Return the value of a parameter on a day.

        Raises:
            ParameterError: There is no such parameter, or it is not in force on that day.
        """
        value = self.parameter(id_).on(day)
        if value is None:
            raise ParameterError(
                Words(f"Parameter {id_} tidak berlaku pada {day}.", f"Parameter {id_} is not in force on {day}.")
            )
        return value

    def has(self, id_: str) -> bool:
        """Whether there is a parameter of that name."""
        return id_ in self.replaced or id_ in parameter_texts()

    @cached_property
    def days_of_change(self) -> frozenset[date]:
        """The days from which some parameter has another value."""
        own = (day for parameter in self.replaced.values() for day in parameter.changes)
        return parameter_days().union(own)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all parameters, in the order of the files."""
        return tuple(parameter_texts())


@cache
def law() -> Law:
    """Return the law as it stands; always the same object, so that graphs built on it are found again."""
    return Law("law", Words("Hukum yang berlaku", "The law as it stands"))


def scenario(content: dict[str, Any]) -> Law:
    """Read a scenario: a draft law, or another reading of an open point.

    Args:
        content: `name`, `meaning` (id, en) and `parameters`, each with the dated `values` that replace the law's from
            the first given day on.

    Raises:
        SchemaError: A parameter does not exist or its values are not as they must be.
    """
    name, meaning, changes = content.get("name"), content.get("meaning"), content.get("parameters")
    if not (isinstance(name, str) and isinstance(meaning, dict) and set(meaning) >= {"id", "en"}):
        raise SchemaError("A scenario needs a name and a meaning in id and en.")
    if not isinstance(changes, dict) or not changes:
        raise SchemaError("A scenario needs parameters that it changes.")
    return Law(
        name=name,
        meaning=Words(str(meaning["id"]), str(meaning["en"])),
        replaced={id_: _changed(id_, given) for id_, given in changes.items()},
    )


@cache
def known_as_of() -> date:
    """Return the day to which the sources of the law were read."""
    day: date = packaged_file("snapshot.yaml")["known_as_of"]
    return day


def _changed(id_: str, given: Any) -> Parameter:
    if id_ not in parameter_texts():
        raise SchemaError(f"{id_}: there is no such parameter; `lindung rules parameters` lists them.")
    if not isinstance(given, dict) or set(given) != {"values"}:
        raise SchemaError(f"{id_}: a scenario gives values, and nothing else.")
    parameter = _parameter(id_)
    read = read_values(id_, given["values"], unit=parameter.unit, shape=parameter.shape, choices=parameter.choices)
    return parameter.replaced(values_of(id_, parameter.name, parameter.unit, read))


@cache
def _parameter(id_: str) -> Parameter:
    try:
        room, text = parameter_texts()[id_]
    except KeyError:
        raise ParameterError(Words(f"Tidak ada parameter {id_}.", f"There is no parameter {id_}.")) from None
    return parameter_of(room, id_, parsed(text)[id_])

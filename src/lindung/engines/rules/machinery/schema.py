"""What a parameter file must look like; every departure is an error that names the parameter and the day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any, NoReturn

UNITS = ("rupiah", "rate", "months", "days", "years", "count", "age", "choice", "flag", "date")
SHAPES = ("one", "by", "steps", "bands")
CONFIDENCES = ("H", "M", "L", "unconfirmed")
FIELDS = {"name", "unit", "shape", "values", "members", "choices", "open_point", "meaning"}
VALUE_FIELDS = {"value", "source", "confidence", "until", "note"}
_RATE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?) ?%")  # whole numbers over 100,000


class SchemaError(ValueError):
    """A parameter file is not as it must be."""


@dataclass(frozen=True)
class ReadParameter:
    """A parameter as its file has it, checked."""

    name: dict[str, str]
    unit: str
    shape: str
    values: list[dict[str, Any]]
    members: dict[str, dict[str, str]]
    choices: tuple[str, ...]
    open_point: int | None


def read_parameter(id_: str, given: dict[str, Any]) -> ReadParameter:
    """Check one parameter of a file and read its values.

    Raises:
        SchemaError: Says what is wrong and where.
    """
    unknown = set(given) - FIELDS
    if unknown:
        _refuse(id_, f"unknown fields {', '.join(sorted(unknown))}")
    unit, shape = given.get("unit"), given.get("shape", "one")
    if unit not in UNITS:
        _refuse(id_, f"unit {unit!r}; there are {', '.join(UNITS)}")
    if shape not in SHAPES:
        _refuse(id_, f"shape {shape!r}; there are {', '.join(SHAPES)}")
    choices = tuple(given.get("choices", ()))
    if (unit == "choice") != bool(choices):
        _refuse(id_, "choices belong to the unit choice, and it needs them")
    return ReadParameter(
        name=_words(id_, given.get("name")),
        unit=str(unit),
        shape=shape,
        values=read_values(id_, given.get("values"), unit=str(unit), shape=shape, choices=choices),
        members={str(code): _words(id_, words) for code, words in given.get("members", {}).items()},
        choices=choices,
        open_point=given.get("open_point"),
    )


def read_values(id_: str, given: object, *, unit: str, shape: str, choices: tuple[str, ...]) -> list[dict[str, Any]]:
    """Check and read dated values: ascending, no gap, no overlap."""
    if not isinstance(given, dict) or not given:
        _refuse(id_, "no dated values")
    read = [_dated(id_, since, one, (unit, shape, choices)) for since, one in given.items()]
    for before, after in pairwise(read):
        if after["since"] <= before["since"]:
            _refuse(id_, f"{after['since']} does not come after {before['since']}")
        if before["until"] and before["until"] >= after["since"]:
            _refuse(id_, f"{before['since']} and {after['since']} overlap")
        if before["until"] and before["until"] + timedelta(days=1) < after["since"]:
            _refuse(id_, f"a gap before {after['since']}; write the days without a value as `value: none`")
    return read


def _dated(id_: str, since: object, given: object, form: tuple[str, str, tuple[str, ...]]) -> dict[str, Any]:
    if type(since) is not date:
        _refuse(id_, f"{since!r} is no day; write 2015-07-01")
    if not isinstance(given, dict) or "value" not in given or set(given) - VALUE_FIELDS:
        _refuse(id_, f"{since}: needs value, source and confidence; may have until and note")
    if given.get("confidence") not in CONFIDENCES or not str(given.get("source", "")).strip():
        _refuse(id_, f"{since}: needs a source and a confidence ({', '.join(CONFIDENCES)})")
    until = given.get("until")
    if until is not None and (type(until) is not date or until < since):
        _refuse(id_, f"{since}: until {until!r} is no later day")
    return {
        "since": since,
        "until": until,
        "value": read_value(f"{id_}, {since}", given["value"], *form),
        "source": str(given["source"]),
        "confidence": given["confidence"],
        "note": _words(id_, given["note"]) if given.get("note") else None,
    }


def read_value(where: str, given: object, unit: str, shape: str, choices: tuple[str, ...]) -> Any:
    """Read a value of a unit and a shape; `none` is a stretch in which it is not in force."""
    if given == "none":
        return None
    if shape == "one":
        return _scalar(where, given, unit, choices)
    if not isinstance(given, dict) or not given:
        _refuse(where, f"a table is needed for shape {shape}")
    if shape == "by":
        return {str(key): _scalar(where, one, unit, choices) for key, one in given.items()}
    if not all(type(key) is int for key in given) or list(given) != sorted(given):
        _refuse(where, "thresholds must be whole numbers, ascending")
    return {key: _scalar(where, one, unit, choices) for key, one in given.items()}


def _scalar(where: str, given: object, unit: str, choices: tuple[str, ...]) -> int | Fraction | str:
    if unit == "rate":
        return _rate(where, given)
    if unit == "choice":
        if given not in choices:
            _refuse(where, f"{given!r} is not one of {', '.join(choices)}")
        return str(given)
    if unit == "flag":
        if not isinstance(given, bool):
            _refuse(where, f"{given!r} is not true or false")
        return int(given)
    if unit == "date":
        if type(given) is not date:
            _refuse(where, f"{given!r} is no day")
        return given.toordinal()
    if type(given) is not int or given < 0:
        _refuse(where, f"{given!r} is no whole number of {unit}")
    return given


def _rate(where: str, given: object) -> Fraction:
    match = _RATE.fullmatch(str(given).strip())
    if match is None:
        _refuse(where, f"{given!r} is no rate; write 0.24%, at most three decimals")
    return Fraction(match[1]) / 100


def _words(id_: str, given: object) -> dict[str, str]:
    if not isinstance(given, dict) or set(given) != {"id", "en"} or not all(given.values()):
        _refuse(id_, "names and notes need id and en")
    return {key: str(text) for key, text in given.items()}


def _refuse(where: str, problem: str) -> NoReturn:
    raise SchemaError(f"{where}: {problem}.")

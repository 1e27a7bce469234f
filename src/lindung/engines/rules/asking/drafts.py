"""Scenarios: other readings of open points that ship with the rules, and drafts that a user brings as a file."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from lindung.engines.rules.machinery.files import packaged_file, parsed_file
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import Law, law, scenario
from lindung.engines.rules.machinery.schema import SchemaError
from lindung.vocabulary.language import Words


@cache
def packaged_names() -> tuple[str, ...]:
    """Return the names of the scenarios that ship with the rules."""
    folder = files("lindung.engines.rules") / "scenarios"
    return tuple(sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml")))


@cache
def packaged(name: str) -> Law:
    """Return a scenario that ships with the rules."""
    return scenario(packaged_file(f"scenarios/{name}.yaml"))


def scenarios() -> dict[str, Law]:
    """Return every scenario that ships with the rules, by name."""
    return {name: packaged(name) for name in packaged_names()}


@cache
def open_point_of(name: str) -> int | None:
    """Return the number of the open point of the law that a packaged scenario reads otherwise."""
    point = packaged_file(f"scenarios/{name}.yaml").get("open_point")
    return int(point) if point is not None else None


def scenario_of(name_or_file: str) -> Law:
    """Return a scenario by its name or from a YAML file; `law` or nothing is the law as it stands.

    Raises:
        InputError: There is no such scenario, or the file is none.
    """
    if name_or_file in {"", "law"}:
        return law()
    if name_or_file in packaged_names():
        return packaged(name_or_file)
    file = Path(name_or_file)
    if not file.is_file():
        raise InputError(_unknown(name_or_file), "scenario")
    try:
        return scenario(parsed_file(file))
    except (SchemaError, yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise InputError(_unreadable(file.name, error), "scenario") from error


def _unknown(name: str) -> Words:
    listed = ", ".join(packaged_names())
    return Words(
        f"Skenario {name!r} tidak ada, juga bukan berkas. Yang ada: {listed}.",
        f"There is no scenario {name!r}, nor a file of that name. There are: {listed}.",
    )


def _unreadable(name: str, error: Exception) -> Words:
    reason = " ".join(str(error).split())[:300]
    return Words(f"Skenario {name} tidak dapat dibaca: {reason}", f"Scenario {name} cannot be read: {reason}")

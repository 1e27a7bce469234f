"""The proportions of the invented society, as data."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def society() -> dict[str, Any]:  # Any: the tables of a toml file differ in shape; each stage reads its own
    """Return the proportions: ages, families, work, membership, life, places, employers."""
    return tomllib.loads(files(__package__).joinpath("society.toml").read_text("utf-8"))


@cache
def name_parts() -> dict[str, Any]:  # Any: as above
    """Return the parts of names and the habits by which they are put together."""
    return tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))


@cache
def office_words() -> dict[str, Any]:  # Any: as above
    """Return the codes and invented surroundings of the office files."""
    return tomllib.loads(files(__package__).joinpath("office_words.toml").read_text("utf-8"))

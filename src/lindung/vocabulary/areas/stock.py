"""What a complete list of areas adds up to, so that a store can be compared without reading its rows."""

import json
from importlib.resources import files
from typing import NamedTuple


class LevelStock(NamedTuple):
    """The areas of one level: how many, and how long their names and search names are together."""

    level: int
    areas: int
    name_letters: int
    search_letters: int


def expected_stock() -> list[LevelStock]:
    """Return what the packaged list adds up to, without unpacking it."""
    edition = json.loads(files(__package__).joinpath("edition.json").read_text(encoding="utf-8"))
    return [LevelStock(*line) for line in edition["stock"]]

"""YAML files of the rooms, read once and with the C parser where there is one."""

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

ROOMS = (
    "jkk",
    "jkm",
    "jht",
    "jp",
    "jkp",
    "scholarship",
    "employer",
    "selfemployed",
    "construction",
    "migrant",
    "relief",
    "dues",
    "status",
)
PARAMETERS = "parameters.yaml"
_STARTS = re.compile(r"^ {4}(\d{4}-\d\d-\d\d):", re.MULTILINE)
_ENDS = re.compile(r"\buntil: *(\d{4}-\d\d-\d\d)")
_TOP_LEVEL = re.compile(r"^(?=[a-z]\w*:)", re.MULTILINE)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def room_file(room: str, name: str) -> dict[str, Any]:
    """Read a YAML file of a room; a room without that file has an empty one."""
    source = files("lindung.engines.rules") / room / name
    return parsed(source.read_text(encoding="utf-8")) if source.is_file() else {}


@cache
def parameter_texts() -> dict[str, tuple[str, str]]:
    """Return for every parameter its room and its part of the room's file, not yet parsed: a question needs few."""
    found: dict[str, tuple[str, str]] = {}
    for room in ROOMS:
        source = files("lindung.engines.rules") / room / PARAMETERS
        if not source.is_file():
            continue
        for block in _TOP_LEVEL.split(source.read_text(encoding="utf-8")):
            id_ = block.partition(":")[0]
            if id_.isidentifier():
                found[id_] = (room, block)
    return found


@cache
def parameter_days() -> frozenset[date]:
    """Return the days from which a parameter of the law has another value, without parsing the values."""
    texts = [text for _, text in parameter_texts().values()]
    starts = (date.fromisoformat(day) for text in texts for day in _STARTS.findall(text))
    ends = (date.fromisoformat(day) + timedelta(days=1) for text in texts for day in _ENDS.findall(text))
    return frozenset((*starts, *ends))


@cache
def packaged_file(name: str) -> dict[str, Any]:
    """Read a YAML file that belongs to all rooms."""
    return parsed((files("lindung.engines.rules") / name).read_text(encoding="utf-8"))


def parsed(text: str) -> dict[str, Any]:
    """Read YAML text of plain values; anything else is refused by the parser."""
    content = yaml.load(text, Loader=_Loader)  # noqa: S506  CSafeLoader or SafeLoader, both safe # nosec B506
    return content if isinstance(content, dict) else {}


def parsed_file(path: Path) -> dict[str, Any]:
    """Read a YAML file that a user gives."""
    return parsed(path.read_text(encoding="utf-8"))

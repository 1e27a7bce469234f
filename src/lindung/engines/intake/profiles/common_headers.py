"""Headings that all profiles share, the words that stand over groups of them, and what stands in for what."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lindung.engines.intake.headers import normalised
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind

_GROUPS = ("person", "employers", "projects")


@dataclass(frozen=True)
class CommonHeaders:
    """What hand-typed headings usually mean.

    Attributes:
        headers: Wordings by target, by group of registers.
        groups: Normalised words that stand over several headings, by group of registers.
        stand_ins: Targets of which any one makes the lack of a target good.
        ignored: Headings left out on purpose, with the reason.
    """

    headers: Mapping[str, Mapping[str, tuple[str, ...]]]
    groups: Mapping[str, frozenset[str]]
    stand_ins: Mapping[str, tuple[str, ...]]
    ignored: Mapping[str, Words]

    def of(self, register: RegisterKind) -> Mapping[str, tuple[str, ...]]:
        """Return the wordings by target of a register's files."""
        return self.headers[_group(register)]

    def groups_of(self, register: RegisterKind) -> frozenset[str]:
        """Return the normalised words that stand over several headings of a register's files."""
        return self.groups[_group(register)]


@cache
def common_headers() -> CommonHeaders:
    """Return the shared headings that ship with Lindung."""
    tables = parsed(files(__package__).joinpath("common_headers.toml"))
    return CommonHeaders(
        headers={group: {name: tuple(texts) for name, texts in tables[group].items()} for group in _GROUPS},
        groups={group: frozenset(map(normalised, tables["groups"][group])) for group in _GROUPS},
        stand_ins={target: tuple(others) for target, others in tables["stand_ins"].items()},
        ignored={
            text: Words(entry["id"], entry["en"]) for entry in tables["ignored"] for text in entry["headers"]
        },
    )  # fmt: skip


def parsed(file: Traversable) -> dict[str, Any]:  # Any: parsed TOML has no narrower type
    """Read a TOML file of this room."""
    return tomllib.loads(file.read_text("utf-8"))


def _group(register: RegisterKind) -> str:
    return "person" if register.is_about_persons else register.value

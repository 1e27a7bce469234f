"""Targets: the columns a header of a roster may mean, with their names for people."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind


@dataclass(frozen=True)
class Target:
    """One column a header may mean.

    Attributes:
        name: Stable name, for profiles and machines.
        kind: How its texts are read: name, nik, kk, text, date, birth, sex, rt_rw, area, phone, money, flag, month, ...
        words: What people call it.
        is_identifying: Whether its texts are masked wherever they are shown outside the file itself.
    """

    name: str
    kind: str
    words: Words
    is_identifying: bool


@cache
def targets_of(register: RegisterKind) -> Mapping[str, Target]:
    """Return the targets of a register's files, in the order in which they are offered."""
    tables = tomllib.loads(files(__package__).joinpath("targets.toml").read_text("utf-8"))
    group = "person" if register.is_about_persons else register.value
    return {
        name: Target(name, entry["kind"], Words(entry["id"], entry["en"]), entry.get("identifying", False))
        for name, entry in tables[group].items()
    }

import importlib
import pkgutil
import re
from enum import Enum
from pathlib import Path

import pytest

import lindung.vocabulary

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(lindung.vocabulary.__path__, "lindung.vocabulary.")
]
ENUMS = {
    name: thing
    for module in MODULES
    for name, thing in vars(module).items()
    if isinstance(thing, type) and issubclass(thing, Enum) and thing.__module__ == module.__name__
}
WORDED = {name: kind for name, kind in ENUMS.items() if all(hasattr(member, "words") for member in kind)}


def rows(name: str) -> list[list[str]]:
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None, f"docs/glossary.md has no section {name}"
    lines = re.findall(r"^\| (.*) \|$", section[1], re.MULTILINE)
    return [line.split(" | ") for line in lines[1:]]


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_the_glossary_holds_every_value_in_order(name: str) -> None:
    assert [row[0] for row in rows(name)] == [str(member.value) for member in ENUMS[name]]


@pytest.mark.parametrize("name", sorted(WORDED))
def test_the_glossary_says_it_in_the_words_of_the_screens(name: str) -> None:
    words = [getattr(member, "words") for member in WORDED[name]]  # noqa: B009 - an Enum with words, found above
    assert [(row[1], row[2]) for row in rows(name)] == [(said.id, said.en) for said in words]


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_the_glossary_says_what_each_value_means(name: str) -> None:
    assert all(len(row) == 4 and row[3].endswith(".") for row in rows(name))


def test_the_glossary_has_no_section_that_the_code_lacks() -> None:
    assert {*re.findall(r"^## (.*)$", PAGE, re.MULTILINE)} == {"Words of the drive", *ENUMS}

"""The law's numbers stand in parameter files; code has only what counting itself needs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from lindung.engines.rules.machinery.files import ROOMS as ROOM_NAMES
from lindung.engines.rules.machinery.law import law

SOURCE = Path(__file__).parents[3] / "src" / "lindung"
RULES = SOURCE / "engines" / "rules"
MODULES = sorted(path for room in ROOM_NAMES for path in (RULES / room).glob("*.py"))
ROUND = 50_000  # code may count with round numbers
COUNTING = {0, 1, 2, 12, 100}  # nothing, one, two children, months of a year, parts of a percent


def numbers_in_code(path: Path) -> Iterator[object]:
    """Numbers written in a module; days in force, written date(2019, 12, 2), are no amounts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    days = {id(arg) for call in calls if getattr(call.func, "id", "") == "date" for arg in call.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and id(node) not in days:
            yield from () if isinstance(node.value, bool) else (node.value,)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(RULES)))
def test_rules_hold_no_number_of_the_law(path: Path) -> None:
    assert set(numbers_in_code(path)) - COUNTING == set()


def test_no_door_or_workflow_repeats_an_amount_of_the_law() -> None:
    amounts = {
        value.value
        for id_ in law().ids
        for value in law().parameter(id_).values
        if law().parameter(id_).unit == "rupiah" and isinstance(value.value, int) and value.value % ROUND
    }
    found = {
        (str(path.relative_to(SOURCE)), number)
        for path in SOURCE.rglob("*.py")
        for number in numbers_in_code(path)
        if number in amounts
    }
    assert found == set()

"""People who are easily taken for each other: the outcome of each planted case."""

from pathlib import Path

import pytest

from scripts.linkage_traps import PAGE, TRAPS, Trap, outcomes, page

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def found() -> dict[str, dict[tuple[str, str], tuple[str, float]]]:
    return outcomes()


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_nobody_is_taken_for_somebody_else(
    trap: Trap, found: dict[str, dict[tuple[str, str], tuple[str, float]]]
) -> None:
    assert {pair: decision for pair, (decision, _) in found[trap.name].items()} == trap.expected


def test_the_manual_shows_these_outcomes(found: dict[str, dict[tuple[str, str], tuple[str, float]]]) -> None:
    assert (ROOT / PAGE).read_text("utf-8") == page(found)

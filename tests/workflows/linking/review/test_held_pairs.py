"""Pairs are opened once, held for a while, and let go."""

import time

import pytest

from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.linking.review import held_pairs
from lindung.workflows.linking.review.held_pairs import HELD_SECONDS, MOST_HELD, forget_pairs, pairs_under_review
from tests.workflows.linking.pairs_to_review import linkage_of_pairs


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the linkages in the order in which they are opened."""
    found: list[str] = []
    opening = held_pairs.read_pairs

    def noted(vault: object, linkage: Linkage, wanted: object) -> object:
        found.append(linkage.manifest.linkage_id)
        return opening(vault, linkage, wanted)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(held_pairs, "read_pairs", noted)
    forget_pairs()
    return found


def test_opens_a_linkage_once(opened: list[str]) -> None:
    stored = linkage_of_pairs()
    assert pairs_under_review(office_vault(), stored) is pairs_under_review(office_vault(), stored)
    assert opened == [stored.manifest.linkage_id]


def test_opens_it_again_when_somebody_contests_another_match(opened: list[str]) -> None:
    stored = linkage_of_pairs()
    assert pairs_under_review(office_vault(), stored).links.height == 6
    assert pairs_under_review(office_vault(), stored, ["0-0"]).links.height == 7
    assert len(opened) == 2


def test_lets_go_after_a_while(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stored = linkage_of_pairs()
    pairs_under_review(office_vault(), stored)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + HELD_SECONDS)
    pairs_under_review(office_vault(), stored)
    assert len(opened) == 2


def test_holds_only_a_few(opened: list[str]) -> None:
    stored = [linkage_of_pairs() for _ in range(MOST_HELD + 1)]
    for one in (*stored, stored[0]):
        pairs_under_review(office_vault(), one)
    assert opened == [one.manifest.linkage_id for one in (*stored, stored[0])]

"""How rare a birth date or village is in the registers of a linkage, read once."""

from datetime import date
from math import log2

import pytest

from lindung.registry.snapshots import snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.linking.review import held_rarity
from lindung.workflows.linking.review.held_rarity import rarity_of
from tests.workflows.linking.stored_linkage import stored_linkage


def test_counts_both_registers_together() -> None:
    rarity = rarity_of(office_vault(), stored_linkage())
    assert rarity.rows == 4 + 3
    # worker 0 and member 0 were born on the same day, worker 3 has no member
    assert rarity.bits("birth_date", date(1980, 1, 1)) == log2(7 / 2)
    assert rarity.bits("birth_date", date(1980, 4, 4)) == log2(7 / 1)


def test_says_nothing_of_what_no_row_has() -> None:
    rarity = rarity_of(office_vault(), stored_linkage())
    assert rarity.bits("birth_date", date(1931, 7, 9)) is None
    assert rarity.bits("village_code", None) is None


def test_reads_the_registers_of_a_linkage_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stored, opened = stored_linkage(), list[str]()
    opening = snapshot.snapshot_of

    def noted(vault: object, snapshot_id: str) -> object:
        opened.append(snapshot_id)
        return opening(vault, snapshot_id)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(held_rarity, "snapshot_of", noted)
    assert rarity_of(office_vault(), stored) is rarity_of(office_vault(), stored)
    assert len(opened) == 2

"""Readers that ask for the same count at once wait for the one who counts."""

import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from django.core.cache.backends.locmem import LocMemCache

from lindung.registry.snapshots.opening import one_opening
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.linking.people import counted_once as room
from lindung.workflows.linking.people.counted_once import counted_once

READERS = 4


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A place for the lock, and a memory of its own for what is counted."""
    monkeypatch.setattr(room, "cache", LocMemCache(tmp_path.name, {}))
    return cast("Vault", SimpleNamespace(directory=tmp_path))


def test_counts_once_for_all_who_ask_meanwhile(vault: Vault) -> None:
    counted: list[int] = []

    def count(rows: int) -> int:
        counted.append(rows)
        time.sleep(0.2)
        return rows + 1

    told: list[int] = []
    readers = [
        threading.Thread(target=lambda: told.append(counted_once(vault, "key", lambda: 6, count)))
        for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(timeout=10)
    assert (told, counted) == ([7] * READERS, [6])


def test_opens_before_it_takes_its_turn_and_not_again_when_it_is_known(vault: Vault) -> None:
    opened: list[str] = []

    def opens() -> int:
        with one_opening(vault):
            opened.append("opened")
        return 6

    assert [counted_once(vault, "key", opens, lambda rows: rows + 1) for _ in range(2)] == [7, 7]
    assert opened == ["opened"]


def test_a_count_that_fails_is_counted_by_the_next(vault: Vault) -> None:
    with pytest.raises(ZeroDivisionError):
        counted_once(vault, "key", lambda: 0, lambda rows: 6 // rows)
    assert counted_once(vault, "key", lambda: 2, lambda rows: 6 // rows) == 3

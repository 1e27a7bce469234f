"""People of a linkage are opened once, held for a while, and let go."""

import time

import pytest

from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import office_vault
from lindung.web.office.warm_desk import warm_desk
from lindung.workflows.linking.people import held_people
from lindung.workflows.linking.people.held_people import HELD_SECONDS, MOST_HELD, forget_people, people_of
from tests.workflows.linking.stored_linkage import stored_linkage


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the linkages in the order in which they are opened."""
    found: list[str] = []
    read = held_people._read

    def noted(vault: object, linkage: Linkage) -> object:
        found.append(linkage.manifest.linkage_id)
        return read(vault, linkage)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(held_people, "_read", noted)
    forget_people()
    return found


def test_opens_a_linkage_once(opened: list[str]) -> None:
    stored = stored_linkage()
    assert people_of(office_vault(), stored) is people_of(office_vault(), stored)
    assert opened == [stored.manifest.linkage_id]


def test_lets_go_after_a_while(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stored = stored_linkage()
    people_of(office_vault(), stored)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + HELD_SECONDS)
    people_of(office_vault(), stored)
    assert len(opened) == 2


def test_whoever_is_asked_for_is_held_on(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stored, now = stored_linkage(), time.monotonic()
    for step in range(3):
        monkeypatch.setattr(time, "monotonic", lambda at=now + step * (HELD_SECONDS - 1): at)
        people_of(office_vault(), stored)
    assert len(opened) == 1


def test_the_newest_linkage_is_opened_when_a_server_starts(opened: list[str], db: None) -> None:
    stored = stored_linkage()
    warm_desk().join()
    assert opened == [stored.manifest.linkage_id]
    people_of(office_vault(), stored)
    assert len(opened) == 1


def test_holds_only_a_few(opened: list[str]) -> None:
    stored = [stored_linkage() for _ in range(MOST_HELD + 1)]
    for one in (*stored, stored[0]):
        people_of(office_vault(), one)
    assert opened == [one.manifest.linkage_id for one in (*stored, stored[0])]


def test_two_linkages_never_share_people(opened: list[str]) -> None:
    first, second = stored_linkage(), stored_linkage()
    assert people_of(office_vault(), first) is not people_of(office_vault(), second)
    assert len(opened) == 2

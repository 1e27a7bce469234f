from datetime import UTC, datetime

import pytest

from lindung.engines.linkage.link import quiet
from lindung.registry.models import Delivery
from lindung.registry.snapshots.linkage import linkage_of, linkages
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.show_clinic import show_clinic
from lindung.workflows.show_linkage import show_linkage

NOW = datetime(2026, 11, 30, 5, tzinfo=UTC)


def _silent(step: str, done: int, steps: int | None, rows: int) -> None:
    """Tell nothing."""


@pytest.mark.django_db(transaction=True)
def test_links_the_sample_once_and_never_other_registers() -> None:
    show_clinic(clock=lambda: NOW, told=_silent)
    first, again = (show_linkage(now=NOW, told=quiet) for _ in range(2))
    assert first is not None
    assert first == again
    assert [one.manifest.linkage_id for one in linkages(office_vault())] == [first]
    manifest = linkage_of(office_vault(), first).manifest
    assert manifest.is_sample
    imported = set(Delivery.objects.exclude(snapshot_id="").values_list("snapshot_id", flat=True))
    assert {id_ for ids in manifest.snapshots.values() for id_ in ids} <= imported
    assert all(len(ids) == 1 for ids in manifest.snapshots.values())


@pytest.mark.django_db
def test_links_nobody_without_the_sample() -> None:
    assert show_linkage(now=NOW, told=quiet) is None

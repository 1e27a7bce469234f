"""A linkage of a few invented pairs, before an office's browser."""

import pytest
from django.test import Client

from lindung.registry.snapshots.linkage import Linkage
from tests.workflows.linking.pairs_to_review import FIRST, linkage_of_pairs


@pytest.fixture
def linkage(db: None) -> Linkage:
    return linkage_of_pairs()


@pytest.fixture
def desk(linkage: Linkage) -> str:
    """Return the address of the linkage's queue."""
    return f"/kantor/tinjau/{linkage.manifest.linkage_id}/"


def answer(client: Client, address: str, verdict: str = "same", *, by: str = FIRST, seen: int = 0, **more: str) -> str:
    """Answer a pair with the form and return where that leads."""
    form = {"putusan": verdict, "nama": by, "dilihat": str(seen), **more}
    sent = client.post(address, form)
    assert sent.status_code == 302, sent.text
    return str(sent.headers["Location"])

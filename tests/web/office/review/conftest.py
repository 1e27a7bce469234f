"""A linkage of a few invented pairs, before an office's browser."""

import pytest
from django.test import Client

from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.workflows.linking.pairs_to_review import FIRST, SECOND, linkage_of_pairs


@pytest.fixture
def linkage(db: None) -> Linkage:
    return linkage_of_pairs()


@pytest.fixture
def editor(db: None) -> Client:
    """Sign the first reader in."""
    return signed_in(account_with(Role.MANPOWER, name=FIRST))


@pytest.fixture
def second(db: None) -> Client:
    """Sign another reader in, of another office."""
    return signed_in(account_with(Role.BRANCH, "33.74", login="kedua", name=SECOND))


@pytest.fixture
def desk(linkage: Linkage) -> str:
    """Return the address of the linkage's queue."""
    return f"/kantor/tinjau/{linkage.manifest.linkage_id}/"


def answer(client: Client, address: str, verdict: str = "same", *, seen: int = 0, **more: str) -> str:
    """Answer a pair with the form and return where that leads."""
    form = {"putusan": verdict, "dilihat": str(seen), **more}
    sent = client.post(address, form)
    assert sent.status_code == 302, sent.text
    return str(sent.headers["Location"])

"""What the desk opens beside its first readers: the newest linkage; with a million people it takes seconds."""

from contextlib import suppress
from threading import Thread

from django.db import connections

from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.linking.people.held_people import people_of


def warm_desk() -> Thread:
    """Open it in a thread of its own and return the thread; a server that stops does not wait for it."""
    thread = Thread(target=_open_newest, name="warm-desk", daemon=True)
    thread.start()
    return thread


def _open_newest() -> None:
    """Hold the people of the newest linkage; one that cannot be opened is told to whoever asks for it."""
    vault = office_vault()
    with suppress(RegisterError):
        for newest in linkages(vault)[:1]:
            people_of(vault, newest)
    connections.close_all()

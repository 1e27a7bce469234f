"""A new key for all that is sealed: registers, linkages, builds, deliveries and records, one after the other.

A run that was killed is taken up by the next one: as long as anything needs an older key, no further key is made.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from lindung.registry.snapshots.alive import Alive, quiet
from lindung.registry.snapshots.reseal import drop_old_parts, is_settled, reseal
from lindung.registry.snapshots.seal import make_private
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record
from lindung.workflows.keys.blind_again import blind_again
from lindung.workflows.keys.sealed_places import Kept, SealedPlace, busy_deliveries, sealed_places
from lindung.workflows.keys.show import records_by_key
from lindung.workflows.privacy.seal_again import seal_requests_again

LOCK_FILE = "rotate.lock"
Tell = Callable[[SealedPlace], None]


class KeysError(RuntimeError):
    """The keys are as they were.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True)
class Rotated:
    """What a run did.

    Attributes:
        key_id: The key that everything is sealed with now.
        is_resumed: Whether it went on where a run had stopped.
        directories: {what lies sealed: directories sealed again}.
        files: Files sealed again.
        rows: Rows in them.
        records: Records of the database made anew.
        records_left: Records whose register is gone; they keep the key they have.
        busy: Deliveries that somebody is working on; run it again when they are done.
        removed: Old files removed.
    """

    key_id: str
    is_resumed: bool
    directories: dict[Kept, int] = field(default_factory=dict)
    files: int = 0
    rows: int = 0
    records: int = 0
    records_left: int = 0
    busy: int = 0
    removed: int = 0


def rotate(vault: Vault, *, by: str, now: datetime, alive: Alive = quiet, tell: Tell = lambda _: None) -> Rotated:
    """Seal everything under a new key, or go on with the one that a killed run made.

    Args:
        vault: Of the installation.
        by: Who does it.
        now: When.
        alive: Called after every step.
        tell: Called before each directory.

    Raises:
        KeysError: Another run is at it.
        RegisterError: Something cannot be read; what was sealed again stays so, the rest is as it was.
    """
    with alone(vault):
        is_resumed = needs_older(vault)
        key_id = vault.keys.newest().key_id if is_resumed else vault.keys.add()
        busy, done = busy_deliveries(), dict.fromkeys(Kept, 0)
        places = [place for place in sealed_places(vault) if place.delivery_id not in busy]
        files = rows = 0
        for place in places:
            tell(place)
            count = reseal(place.directory, vault.keys, alive=alive)
            if count:
                done[place.kept] += 1
                files, rows = files + count, rows + place.rows
        blinded = blind_again(vault)
        requests = seal_requests_again(vault)
        removed = sum(drop_old_parts(place.directory) for place in places)
        record(Line(at=now, name=by, door="cli", act="keys rotate", outcome="done", about=key_id))
    return Rotated(
        key_id, is_resumed, {kept: count for kept, count in done.items() if count}, files, rows,
        blinded.again + requests, blinded.left, len(busy), removed,
    )  # fmt: skip


def needs_older(vault: Vault) -> bool:
    """Whether a run left something undone: a place under an older key, or files that nothing names any longer."""
    newest = vault.keys.newest().key_id
    return any(place.keys != {newest} or not is_settled(place.directory) for place in sealed_places(vault))


def retire(vault: Vault, key_id: str, *, by: str, now: datetime) -> None:
    """Take a key out of the file that nothing needs any longer.

    Raises:
        KeysError: It is the newest, or something needs it.
        KeyLostError: It is not in the file.
    """
    with alone(vault):
        vault.keys.with_id(key_id)
        if vault.keys.newest().key_id == key_id:
            raise KeysError(_NEWEST)
        directories = sum(key_id in place.keys for place in sealed_places(vault))
        records = sum(records_by_key().get(key_id, {}).values())
        if directories or records:
            raise KeysError(_needed(key_id, directories, records))
        record(Line(at=now, name=by, door="cli", act="keys retire", outcome="done", about=key_id))
        vault.keys.remove(key_id)


@contextmanager
def alone(vault: Vault) -> Iterator[None]:
    """Let one run at a time change keys; the lock ends with the process, however it ends."""
    make_private(vault.directory)
    with (vault.directory / LOCK_FILE).open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise KeysError(_RUNNING) from None
        yield


_RUNNING = Words(
    "Kunci sedang diganti oleh perintah lain. Tunggu sampai selesai.",
    "Another command is changing keys. Wait until it is done.",
)
_NEWEST = Words(
    "Kunci ini yang terbaru dan menyegel semua berkas baru. Ganti dulu: lindung keys rotate",
    "This key is the newest and seals every new file. Replace it first: lindung keys rotate",
)


def _needed(key_id: str, directories: int, records: int) -> Words:
    return Words(
        f"Kunci {key_id} masih diperlukan {directories} tempat tersegel dan {records} catatan. "
        "Lihat: lindung keys show. Lanjutkan: lindung keys rotate",
        f"Key {key_id} is still needed by {directories} sealed places and {records} records. "
        "See: lindung keys show. Go on: lindung keys rotate",
    )

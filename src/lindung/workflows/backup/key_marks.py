"""References to the keys of the registers: which a backup needs, and whether the key file at hand has them."""

import hmac
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.keys import KeyRing, MasterKey
from lindung.registry.snapshots.seal import SEAL_FILE, seal_from
from lindung.vocabulary.language import Words
from lindung.workflows.backup.errors import KeysDoNotFitError
from lindung.workflows.backup.manifest import BackupManifest, KeyMark

_PURPOSE: Final = b"lindung key fingerprint 1"
_FINGERPRINT_BYTES: Final = 16


def fingerprint(key: MasterKey) -> str:
    """Tell a key apart from others without telling anything about it."""
    return hmac.digest(key.secret, _PURPOSE, "sha256")[:_FINGERPRINT_BYTES].hex()


def marks_of(keys: KeyRing, needed: Iterable[str]) -> tuple[KeyMark, ...]:
    """Refer to the keys of a key file; KeysDoNotFitError when one that is needed is not in it.

    Args:
        keys: The key file; it may be missing while nothing is sealed.
        needed: Ids of the keys that sealed files name.
    """
    wanted = set(needed)
    try:
        held = {key_id: keys.with_id(key_id) for key_id in {*keys.ids(), *wanted}}
    except RegisterError as fault:
        raise KeysDoNotFitError(fault.words) from None
    return tuple(KeyMark(key_id, fingerprint(key), key_id in wanted) for key_id, key in sorted(held.items()))


def key_named(seal: Path) -> str | None:
    """Return the id of the key that a file names as its seal; None when it is no seal, or damaged."""
    if seal.name != SEAL_FILE:
        return None
    try:
        return seal_from(seal.read_text(encoding="utf-8")).key_id
    except (OSError, ValueError):
        return None


def lost_keys(manifest: BackupManifest, keys: KeyRing) -> list[str]:
    """Return the ids of keys that the backup needs and the key file lacks, or has another key for."""
    lost = []
    for mark in manifest.keys:
        try:
            fits = fingerprint(keys.with_id(mark.key_id)) == mark.fingerprint
        except RegisterError:
            fits = False
        if mark.is_needed and not fits:
            lost.append(mark.key_id)
    return lost


def do_not_fit(lost: list[str], keys: KeyRing) -> KeysDoNotFitError:
    """Say which keys are missing."""
    named = ", ".join(lost)
    return KeysDoNotFitError(
        Words(
            f"Berkas kunci {keys.path} tidak cocok: kunci {named} tidak ada atau lain. Register dalam cadangan tidak "
            "akan terbaca. Pulihkan berkas kunci yang disimpan terpisah, lalu ulangi.",
            f"The key file {keys.path} does not fit: key {named} is missing or another one. The registers in the "
            "backup could not be read. Put back the key file that was kept apart, then repeat.",
        )
    )

"""Short texts sealed in a field of the database: AES-256-GCM under a key derived from a line of the key file.

A sealed text is ``<key id>:<nonce and cipher in base64>``; the record keeps the key's id beside it, so that what needs
a key can be counted without opening anything.
"""

import base64
import binascii
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lindung.registry.snapshots.faults import DamagedSealError
from lindung.registry.snapshots.keys import KeyRing, hkdf
from lindung.registry.snapshots.seal import unreadable

_SALT: Final = b"lindung sealed text"
_NONCE_BYTES: Final = 12


def seal_text(ring: KeyRing, key_id: str, text: str, *, purpose: str) -> str:
    """Seal a text for one purpose; it opens for no other."""
    nonce = os.urandom(_NONCE_BYTES)
    sealed = _cipher(ring, key_id, purpose).encrypt(nonce, text.encode(), purpose.encode())
    return f"{key_id}:{base64.b64encode(nonce + sealed).decode()}"


def open_text(ring: KeyRing, sealed: str, *, purpose: str) -> str:
    """Return a sealed text.

    Raises:
        KeyLostError: The key file lacks its key.
        DamagedSealError: It was changed, or sealed for another purpose.
    """
    key_id, _, coded = sealed.partition(":")
    cipher = _cipher(ring, key_id, purpose)
    try:
        data = base64.b64decode(coded, validate=True)
        return cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], purpose.encode()).decode()
    except (binascii.Error, InvalidTag, ValueError):
        raise DamagedSealError(unreadable(purpose)) from None


def _cipher(ring: KeyRing, key_id: str, purpose: str) -> AESGCM:
    return AESGCM(hkdf(ring.with_id(key_id).secret, salt=_SALT, purpose=purpose.encode()))

"""Blind indexes of single texts: found again when the same text is asked for, telling nothing to who reads the table.

HMAC-SHA-256 under a key derived from a line of the key file, for one purpose each, so that no index can be compared
with another.
"""

import hmac
from typing import Final

from lindung.registry.snapshots.keys import KeyRing, hkdf

_SALT: Final = b"lindung blind index"
_SHOWN: Final = 16
SUBJECTS: Final = "data subjects"
LOOKS: Final = "looks at one person"


def blind(ring: KeyRing, key_id: str, *, purpose: str, text: str) -> str:
    """Blind a text (64 hexadecimal digits); KeyLostError when the key is gone."""
    secret = hkdf(ring.with_id(key_id).secret, salt=_SALT, purpose=purpose.encode())
    return hmac.digest(secret, text.encode(), "sha256").hex()


def pseudonym(ring: KeyRing, text: str) -> str:
    """Return what stands for a person in the audit trail: the key's id and sixteen hexadecimal digits.

    The same person has the same pseudonym until the key is replaced; who reads the trail sees that somebody was looked
    at again, never who it was.
    """
    key_id = ring.newest().key_id
    return f"{key_id}-{blind(ring, key_id, purpose=LOOKS, text=text)[:_SHOWN]}"

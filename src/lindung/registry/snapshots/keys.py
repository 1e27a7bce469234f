"""The keys of the registers: one key file, newest key last, and a key of its own for every sealed file.

A line of the key file is ``<key id> <32 random bytes in base64>``. The key of a sealed file is derived from one of them
(HKDF-SHA256, RFC 5869), the random salt of the file's directory and the file's name; the key's id and the salt lie
beside the sealed file, the key never. Adding a line makes it the key of what is sealed from then on.
"""

import base64
import binascii
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lindung.registry.snapshots.faults import KeyLostError
from lindung.vocabulary.language import Words

KEY_BYTES = 32
SALT_BYTES = 32
_ID_BYTES = 4
_PURPOSE = b"lindung sealed file 1\x00"


@dataclass(frozen=True)
class MasterKey:
    """One line of the key file.

    Attributes:
        key_id: Its name, eight hexadecimal digits; no secret.
        secret: The key itself; never shown.
    """

    key_id: str
    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that tell two keys apart and tell nothing of either."""
        return hkdf(self.secret, salt=b"lindung key", purpose=b"fingerprint").hex()[:16]

    def of_file(self, salt: bytes, name: str) -> bytes:
        """Derive the key (32 bytes) of one file from the salt of its directory and its name."""
        return hkdf(self.secret, salt=salt, purpose=_PURPOSE + name.encode())


@dataclass(frozen=True)
class KeyRing:
    """The key file of an installation.

    Attributes:
        path: Where it lies; never among the registers.
    """

    path: Path

    def newest(self) -> MasterKey:
        """Return the key that seals from now on, made on first use and readable by its owner only."""
        if not self.path.exists():
            self._begin()
        return self._lines()[-1]

    def with_id(self, key_id: str) -> MasterKey:
        """Return a key by its id; KeyLostError says what cannot be read without it."""
        for key in self._lines() if self.path.exists() else []:
            if key.key_id == key_id:
                return key
        raise KeyLostError(_lost(self.path, key_id))

    def all(self) -> list[MasterKey]:
        """Return the keys, the newest last; empty when none was made yet."""
        return self._lines() if self.path.exists() else []

    def remove(self, key_id: str) -> None:
        """Take a key out of the file in one step; what is still sealed with it can never be read again.

        Raises:
            KeyLostError: It is not in the file.
        """
        self.with_id(key_id)
        lines = self.path.read_text(encoding="ascii").splitlines(keepends=True)
        draft = self.path.with_name(f"{self.path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.writelines(line for line in lines if line.split()[:1] != [key_id])
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def ids(self) -> list[str]:
        """List the ids of the keys, newest last; none while there is no key file."""
        return [key.key_id for key in self._lines()] if self.path.exists() else []

    def add(self) -> str:
        """Add a new key as the newest and return its id; whatever is sealed stays readable with its own key."""
        self.newest()
        line = _new_line()
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        return line.split()[0]

    def _begin(self) -> None:
        """Write the first key beside its place and link it there, so that two starts at once agree on one."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.path.with_name(f"{self.path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(_new_line())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, self.path)
        draft.unlink()

    def _lines(self) -> list[MasterKey]:
        try:
            keys = [_key_of(line) for line in self.path.read_text(encoding="ascii").splitlines() if line.strip()]
        except ValueError:
            keys = []
        if not keys:
            raise KeyLostError(_damaged(self.path))
        return keys


def hkdf(secret: bytes, *, salt: bytes, purpose: bytes) -> bytes:
    """Derive 32 bytes from a secret: HKDF-SHA256 of RFC 5869, its first block."""
    pseudorandom = hmac.digest(salt, secret, "sha256")
    return hmac.digest(pseudorandom, purpose + b"\x01", "sha256")


def _new_line() -> str:
    secret = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    return f"{secrets.token_hex(_ID_BYTES)} {secret}\n"


def _key_of(line: str) -> MasterKey:
    """Read one line; a ValueError never shows it."""
    parts = line.split()
    try:
        key = MasterKey(parts[0], base64.b64decode(parts[1], validate=True))
    except (IndexError, binascii.Error):
        raise ValueError("not a line of a key file") from None
    if len(parts) != 2 or len(key.secret) != KEY_BYTES:
        raise ValueError("not a line of a key file")
    return key


def _lost(path: Path, key_id: str) -> Words:
    return Words(
        f"Kunci {key_id} tidak ada di {path}. Register dan kiriman yang disegel dengannya tidak dapat dibaca lagi. "
        "Pulihkan berkas kunci dari cadangan; tanpa kunci itu daftar harus diimpor ulang dari berkas asalnya.",
        f"Key {key_id} is not in {path}. Registers and deliveries sealed with it can no longer be read. Restore the "
        "key file from a backup; without that key the lists have to be imported again from their files.",
    )


def _damaged(path: Path) -> Words:
    return Words(
        f"Berkas kunci {path} rusak atau kosong. Semua register dan kiriman tidak dapat dibaca selama berkas itu belum "
        "dipulihkan dari cadangan. Jangan dihapus: kunci baru tidak membuka register lama.",
        f"The key file {path} is damaged or empty. No register and no delivery can be read until it is restored from a "
        "backup. Do not remove it: a new key does not open the old registers.",
    )

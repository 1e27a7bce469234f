"""Blind keys: how a person is remembered without keeping who it is.

HMAC-SHA-256 of an identifier under a key of the installation (RFC 2104): equal persons have equal keys here, and who
holds only the database learns nothing from them.

    nik    the sound NIK
    kpj    the member number
    name   compared name, birth date and village together; only where all three are known
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from lindung.engines.linkage.judging.readings import SAMPLE_OF
from lindung.registry.snapshots.keys import KeyRing, hkdf

KEYS: Final = {"row_id": pl.Int64, "kind": pl.String, "key": pl.String}
"""Blind keys of rows: the row's ``id``, which kind of key, the key."""

WORKER_KINDS: Final = ("nik", "name")
MEMBER_KINDS: Final = ("kpj", "nik", "name")
_SALT: Final = b"lindung pair decisions"
_PURPOSE: Final = b"lindung blind key 1\x00"
_BLOCK: Final = 64
_INNER, _OUTER = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))
_SHORTEST_KPJ: Final = 5


@dataclass(frozen=True)
class Keyed:
    """The blind keys of one person, by kind, and the place of the row where the person was read."""

    by_kind: Mapping[str, str]
    snapshot: str
    row: int

    @property
    def surest(self) -> str:
        """The key of the surest kind there is; of a row without any, its place."""
        known = (self.by_kind[kind] for kind in ("kpj", *WORKER_KINDS) if kind in self.by_kind)
        return next(known, f"{self.snapshot} {self.row}")


@dataclass(frozen=True)
class BlindKeys:
    """Makes blind keys under one key of the installation.

    Attributes:
        key_id: Which key of the key ring.
    """

    key_id: str
    _inner: "hashlib._Hash" = field(repr=False)
    _outer: "hashlib._Hash" = field(repr=False)

    @classmethod
    def under(cls, ring: KeyRing, key_id: str) -> "BlindKeys":
        """Take a key of the ring by its id; KeyLostError when it is gone."""
        secret = hkdf(ring.with_id(key_id).secret, salt=_SALT, purpose=_PURPOSE).ljust(_BLOCK, b"\x00")
        return cls(key_id, hashlib.sha256(secret.translate(_INNER)), hashlib.sha256(secret.translate(_OUTER)))

    def key(self, kind: str, text: str) -> str:
        """Blind one text; texts of different kinds never have the same key."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(f"{kind}:{text}".encode())
        outer.update(inner.digest())
        return outer.hexdigest()

    def keys(self, persons: pl.DataFrame, kinds: Sequence[str]) -> pl.DataFrame:
        """Return KEYS of rows in columns of PERSON; a row has no key of a kind whose value it lacks."""
        return pl.concat([pl.DataFrame(schema=KEYS), *(self._of_kind(persons, kind) for kind in kinds)])

    def _of_kind(self, persons: pl.DataFrame, kind: str) -> pl.DataFrame:
        told = persons.select(row_id="id", text=_TEXTS[kind]).drop_nulls("text")
        keys = pl.Series("key", self._blinded(kind, told["text"]), dtype=pl.String)
        return told.select(pl.col("row_id").cast(pl.Int64), kind=pl.lit(kind)).with_columns(keys)

    def _blinded(self, kind: str, texts: Iterable[str]) -> list[str]:
        return [self.key(kind, text) for text in texts]


def pair_key_of(blind: BlindKeys, worker: Keyed, member: Keyed) -> str:
    """Blind a pair by the surest key of each person, so that a pair has one key whoever decides about it."""
    return blind.key("pair", f"{worker.surest}|{member.surest}")


def is_drawn(blind: BlindKeys, pair_key: str) -> bool:
    """Tell whether a pair belongs to the sample that two people read; nobody can foresee or choose it."""
    return int(blind.key("draw", pair_key)[:16], 16) % SAMPLE_OF == 0


def _name_text() -> pl.Expr:
    """Put name, birth date and village together; null where one of them is."""
    return pl.format("{}|{}|{}", "name_key", pl.col("birth_date").cast(pl.String), "village_code")


def _kpj_text() -> pl.Expr:
    """Take a member number without blanks and marks; zeros and very short ones are placeholders."""
    bare = pl.col("kpj").str.replace_all(r"[^0-9A-Za-z]", "").str.to_uppercase()
    is_number = (bare.str.len_bytes() >= _SHORTEST_KPJ) & ~bare.str.contains("^0*$")
    return pl.when(is_number).then(bare)


_TEXTS: Final = {"nik": pl.col("nik_number").cast(pl.String), "kpj": _kpj_text(), "name": _name_text()}

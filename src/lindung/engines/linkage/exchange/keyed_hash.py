"""People hashed under a key that two offices agreed on, so that lists can be matched without their numbers.

A form of a person is a text; its hash is HMAC-SHA-256 (RFC 2104) under a key of its own, which is derived (HKDF-SHA256,
RFC 5869) from the secret of the exchange and its terms, so that the same person has other hashes in every exchange.

    nik         3374810101800001
    nik_name    3374810101800001|siti             NIK and the sound of the first word of the name
    name        sitiaminah|1980-05-12             sound of the whole name and birth date

Whoever holds the key can hash any NIK and so find out whom a hash stands for: the key protects the lists from everybody
else, and is thrown away when its period is over.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.faults import KeyExpiredError
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.persons.naming import name_key_expr, name_sound_expr, word_sounds_expr
from lindung.vocabulary.persons.nik_columns import nik_fault_expr

SECRET_BYTES: Final = 32
HASH_LETTERS: Final = 64
FORMS: Final = ("nik", "nik_name", "name")

HASHES: Final = {f"by_{form}": pl.String for form in FORMS}
"""Hashes of a person in hexadecimal digits; null where the person lacks what a form is made of."""

PEOPLE: Final = {"nik": pl.String, "name": pl.String, "name_key": pl.String, "birth_date": pl.Date}
"""What may be given of a person; ``name_key``, the compared form, saves reading the name."""

_PURPOSE: Final = b"lindung exchange 1\x00"


@dataclass(frozen=True)
class Terms:
    """What a key was agreed for.

    Attributes:
        purpose: Why the lists are matched.
        counterpart: The other office.
        period: Month whose statuses are told.
        expires_on: Last day on which the key may be used.
    """

    purpose: str
    counterpart: str
    period: Month
    expires_on: date

    def check(self, today: date) -> None:
        """Raise KeyExpiredError after the last day."""
        if today > self.expires_on:
            raise KeyExpiredError(_expired(self.expires_on))

    def to_plain(self) -> dict[str, str]:
        """Return the terms as texts."""
        return {
            "purpose": self.purpose, "counterpart": self.counterpart, "period": str(self.period),
            "expires_on": self.expires_on.isoformat(),
        }  # fmt: skip

    @classmethod
    def from_plain(cls, plain: dict[str, str]) -> "Terms":
        """Read terms; KeyError or ValueError when they are none."""
        return cls(
            plain["purpose"],
            plain["counterpart"],
            Month.parse(plain["period"]),
            date.fromisoformat(plain["expires_on"]),
        )


@dataclass(frozen=True, repr=False)
class ExchangeKey:
    """A secret that two offices share, and what it is for; it never shows itself.

    Attributes:
        terms: What it was agreed for.
        secret: SECRET_BYTES random bytes.
    """

    terms: Terms
    secret: bytes

    @property
    def key_id(self) -> str:
        """Name of the key, eight hexadecimal digits; it tells nothing of the secret."""
        return self._derived("id").hex()[:8]

    def hashes(self, form: str, texts: pl.Series) -> pl.Series:
        """Hash texts of one form; a null stays null, and a text has another hash in every form."""
        key = self._derived(form)
        hashed = [None if text is None else hmac.digest(key, text.encode(), "sha256").hex() for text in texts]
        return pl.Series(f"by_{form}", hashed, dtype=pl.String)

    def _derived(self, use: str) -> bytes:
        """Derive the key of one use; other terms give another one, so that nobody can stretch them."""
        told = json.dumps([use, self.terms.to_plain()], sort_keys=True, ensure_ascii=True).encode()
        pseudorandom = hmac.digest(_PURPOSE, self.secret, "sha256")
        return hmac.digest(pseudorandom, told + b"\x01", "sha256")

    def __repr__(self) -> str:
        """Show the name only."""
        return f"ExchangeKey({self.key_id})"


def hashed_people(people: pl.DataFrame, key: ExchangeKey) -> pl.DataFrame:
    """Return HASHES of people in columns of PEOPLE, row by row; those not given are null."""
    given = people.select(
        (pl.col(name).cast(kind) if name in people.columns else pl.lit(None, dtype=kind)).alias(name)
        for name, kind in PEOPLE.items()
    )
    texts = given.select(
        nik=_sound_nik(), key=pl.coalesce("name_key", name_key_expr(pl.col("name"))), born="birth_date"
    )
    first = word_sounds_expr(pl.col("key")).str.split(" ").list.first()
    forms = texts.select(
        nik="nik",
        nik_name=pl.format("{}|{}", "nik", first),
        name=pl.format("{}|{}", name_sound_expr(pl.col("key")), pl.col("born").cast(pl.String)),
    )
    return pl.DataFrame([key.hashes(form, forms[form]) for form in FORMS])


def _sound_nik() -> pl.Expr:
    """Take the sixteen digits of a NIK that could have been issued."""
    bare = pl.col("nik").str.replace_all(r"[\s.\-'’`]", "")
    sixteen = pl.when(bare.str.contains(r"^[0-9]{16}$")).then(bare)
    return pl.when(nik_fault_expr(sixteen).is_null()).then(sixteen)


def _expired(day: date) -> Words:
    return Words(
        f"Kunci pertukaran ini berlaku sampai {day}. Sepakati kunci baru: lindung exchange key.",
        f"This key of the exchange was good until {day}. Agree on a new one: lindung exchange key.",
    )

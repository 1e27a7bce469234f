"""The key file of an exchange: made by one office, given to the other by another way than the lists."""

import base64
import binascii
import json
import os
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from lindung.engines.linkage.exchange.faults import ExchangeError
from lindung.engines.linkage.exchange.keyed_hash import SECRET_BYTES, ExchangeKey, Terms
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.workflows.exchange.agreed_terms import agreed_terms

MOST_DAYS: Final = 92
USUAL_DAYS: Final = 30
_VERSION: Final = 1
_OWNER_ONLY: Final = 0o600
_OTHERS: Final = 0o077


@dataclass(frozen=True)
class KeyMade:
    """A key that was made, without its secret.

    Attributes:
        key_id: Its name.
        terms: What it is for.
        path: Where its file lies.
    """

    key_id: str
    terms: Terms
    path: Path


def make_key(
    path: Path, *, purpose: str, counterpart: str, period: Month, today: date, secret: bytes,
    expires_on: date | None = None,
) -> KeyMade:  # fmt: skip
    """Write the file of a new key, readable by its owner only.

    Args:
        path: File to make; FileExistsError when it is there.
        purpose: Why the lists are matched.
        counterpart: The other office.
        period: Month whose statuses are told.
        today: This day.
        secret: SECRET_BYTES random bytes.
        expires_on: Last day on which the key may be used; USUAL_DAYS from today unless stated.

    Raises:
        ExchangeError: Purpose or counterpart is missing, or the last day is past or more than MOST_DAYS away.
    """
    last = expires_on or today + timedelta(days=USUAL_DAYS)
    terms = agreed_terms(purpose=purpose, counterpart=counterpart, period=period, expires_on=last)
    if not today <= last <= today + timedelta(days=MOST_DAYS):
        raise ExchangeError(_DAY)
    key = ExchangeKey(terms, secret)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(_plain(key), file, indent=1, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    return KeyMade(key.key_id, terms, path)


def read_key(path: Path, *, today: date) -> ExchangeKey:
    """Read a key file.

    Raises:
        ExchangeError: It is no key file, was changed, or others than its owner may read it.
        KeyExpiredError: Its last day is past.
    """
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise ExchangeError(_open_to_others(path))
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        secret = base64.b64decode(plain["secret"], validate=True)
        key = ExchangeKey(Terms.from_plain(plain), secret)
        is_sound = plain["version"] == _VERSION and len(secret) == SECRET_BYTES and plain["key_id"] == key.key_id
    except (ValueError, KeyError, TypeError, binascii.Error):
        is_sound = False
    if not is_sound:
        raise ExchangeError(_no_key(path))
    key.terms.check(today)
    return key


def _plain(key: ExchangeKey) -> dict[str, object]:
    secret = base64.b64encode(key.secret).decode()
    return {"version": _VERSION, "key_id": key.key_id, **key.terms.to_plain(), "secret": secret}


_DAY: Final = Words(
    f"Hari terakhir kunci harus hari ini sampai {MOST_DAYS} hari ke depan.",
    f"The last day of a key lies between today and {MOST_DAYS} days from now.",
)


def _open_to_others(path: Path) -> Words:
    return Words(
        f"Berkas kunci {path.name} dapat dibaca orang lain. Batasi dulu: chmod 600.",
        f"The key file {path.name} can be read by others. Restrict it first: chmod 600.",
    )


def _no_key(path: Path) -> Words:
    return Words(
        f"{path.name} bukan berkas kunci pertukaran, atau isinya diubah. Minta berkas yang asli kepada pembuatnya.",
        f"{path.name} is no key file of an exchange, or was changed. Ask whoever made it for the original.",
    )

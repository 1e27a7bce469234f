"""Writing what was exchanged, and recording it: both happen or neither."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from lindung.engines.linkage.exchange.keyed_hash import Terms
from lindung.registry.models.exchange_log import ExchangeLog
from lindung.vocabulary.exchange_status import ExchangeAct


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def write_recorded(
    target: Path, data: bytes, *, act: ExchangeAct, terms: Terms, key_id: str, by: str, now: datetime, rows_asked: int,
    rows_found: int, rows_to_check: int = 0, file_sha256: str,
) -> None:  # fmt: skip
    """Write a new file and add the line of the log; FileExistsError when the file is there."""
    with transaction.atomic():
        ExchangeLog.add(
            act=act, happened_at=now, by=by, purpose=terms.purpose, counterpart=terms.counterpart,
            period=str(terms.period), key_id=key_id, rows_asked=rows_asked, rows_found=rows_found,
            rows_to_check=rows_to_check, file_sha256=file_sha256,
        )  # fmt: skip
        with target.open("xb") as file:
            file.write(data)

"""Lines of the log of exchanges as plain values."""

from dataclasses import dataclass
from datetime import datetime

from lindung.registry.models.exchange_log import ExchangeLog
from lindung.vocabulary.exchange_status import ExchangeAct


@dataclass(frozen=True)
class ExchangeLine:
    """One act of exchange.

    Attributes:
        act: What was done.
        happened_at: When.
        by: Who did it.
        purpose: Why.
        counterpart: With whom.
        period: Month whose statuses were asked for, like 2026-11.
        key_id: Key of the exchange, or "".
        rows_asked: Rows of the list.
        rows_found: Rows that are active; of a hashed list those that have a hash.
        rows_to_check: Rows that somebody has to look at.
        file_sha256: Of the file that was hashed, asked with or told.
    """

    act: ExchangeAct
    happened_at: datetime
    by: str
    purpose: str
    counterpart: str
    period: str
    key_id: str
    rows_asked: int
    rows_found: int
    rows_to_check: int
    file_sha256: str


def exchange_lines(limit: int) -> list[ExchangeLine]:
    """Return the newest lines, newest first."""
    names = list(ExchangeLine.__dataclass_fields__)
    rows = ExchangeLog.objects.values(*names)[:limit]
    return [ExchangeLine(**{**row, "act": ExchangeAct(row["act"])}) for row in rows]

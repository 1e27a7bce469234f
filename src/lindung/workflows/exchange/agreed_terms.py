"""The terms of an exchange as people state them."""

from datetime import date
from typing import Final

from lindung.engines.linkage.exchange.faults import ExchangeError
from lindung.engines.linkage.exchange.keyed_hash import Terms
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

_LONGEST_PURPOSE: Final = 200
_LONGEST_COUNTERPART: Final = 120


def agreed_terms(*, purpose: str, counterpart: str, period: Month, expires_on: date) -> Terms:
    """Return terms with their texts tidied; ExchangeError when one is missing or too long to be recorded."""
    tidy_purpose, tidy_counterpart = (" ".join(text.split()) for text in (purpose, counterpart))
    if not 0 < len(tidy_purpose) <= _LONGEST_PURPOSE or not 0 < len(tidy_counterpart) <= _LONGEST_COUNTERPART:
        raise ExchangeError(_UNSAID)
    return Terms(tidy_purpose, tidy_counterpart, period, expires_on)


_UNSAID: Final = Words(
    "Sebutkan keperluan (--purpose) dan mitra (--counterpart) dengan singkat; keduanya dicatat.",
    "Say the purpose (--purpose) and the other office (--counterpart) in short; both are recorded.",
)

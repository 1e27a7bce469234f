"""Signs of life of the queue's worker, for pages that say whether work will be begun."""

from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache

_KEY: Final = "jobs.worker"
_LASTS: Final = timedelta(seconds=30)


def give_sign(now: datetime) -> None:
    """Say that a worker is there."""
    cache.set(_KEY, now.isoformat(), _LASTS.total_seconds())


def is_worker_there() -> bool:
    """Whether a worker gave a sign a moment ago."""
    return cache.get(_KEY) is not None

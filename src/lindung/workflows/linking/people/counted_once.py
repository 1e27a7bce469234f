"""What is counted of a sealed linkage, once for all processes: who comes meanwhile waits, for counting takes memory.

Four readers of two processes that asked for a count of a million people together made eight counts of it at once.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from django.core.cache import cache

from lindung.registry.snapshots.opening import one_opening
from lindung.registry.snapshots.owned import give_back
from lindung.registry.snapshots.vault import Vault

KEPT_SECONDS: Final = 30 * 24 * 3600
Counted = TypeVar("Counted")
Opened = TypeVar("Opened")


def counted_once(vault: Vault, key: str, opened: Callable[[], Opened], count: Callable[[Opened], Counted]) -> Counted:
    """Return what is kept under a key, or count it and keep it.

    Args:
        vault: Where the linkage is sealed.
        key: Names the content that is counted and how; never a person.
        opened: Opens what is counted, if it must be; it may wait for the same turn, so it is called before it is taken.
        count: Counts it; must open nothing that waits for its turn.
    """
    kept: Counted | None = cache.get(key)
    if kept is not None:
        return kept
    rows = opened()
    with one_opening(vault):
        kept = cache.get(key)
        if kept is None:
            kept = count(rows)
            cache.set(key, kept, KEPT_SECONDS)
            give_back()
    return kept

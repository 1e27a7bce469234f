"""Only so many lists are worked on at once on a machine; whoever comes later waits, and gives signs of life meanwhile.

A kecamatan's lists may arrive in one minute. Each takes a core and, when it is large, a gigabyte.
"""

import fcntl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import IO, Final

from lindung.registry.snapshots.vault import Vault
from lindung.workflows.deliveries.plain import DeliveryState

AT_ONCE: Final = {DeliveryState.CHECKING: 2, DeliveryState.IMPORTING: 1}
"""Lists by what is done with them. One is saved at a time, so that each is compared with the register before it."""

_LOOK_EVERY_S: Final = 0.2


@contextmanager
def turn(vault: Vault, state: DeliveryState, waiting: Callable[[], None]) -> Iterator[bool]:
    """Wait for one of the places; tell whether it was free at once. A killed process leaves its own.

    Args:
        vault: Where the places lie.
        state: What is done with the list: CHECKING or IMPORTING.
        waiting: Told again and again while none is free; what it raises ends the waiting.
    """
    with ExitStack() as opened:
        files = [vault.directory / f"{state.value}.{number}.lock" for number in range(AT_ONCE[state])]
        places = [opened.enter_context(file.open("a")) for file in files]
        is_free = _takes_one(places)
        if not is_free:
            _wait(places, waiting)
        yield is_free


def _wait(places: Sequence[IO[str]], waiting: Callable[[], None]) -> None:
    waiting()
    while not _takes_one(places):
        time.sleep(_LOOK_EVERY_S)
        waiting()


def _takes_one(places: Sequence[IO[str]]) -> bool:
    return any(_takes(place) for place in places)


def _takes(place: IO[str]) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

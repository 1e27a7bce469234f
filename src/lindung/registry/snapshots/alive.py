"""How long work tells that it goes on."""

from collections.abc import Callable

Alive = Callable[[], None]
"""Called every few seconds while the work goes on; what it raises stops the work, and nothing is left of it."""


def quiet() -> None:
    """Tell nobody."""

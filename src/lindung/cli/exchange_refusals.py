"""How the commands of exchange end when something cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.link_refusals import refusals as link_refusals
from lindung.cli.speech import refuse


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what an exchange refuses into its sentence."""
    from lindung.engines.linkage.exchange.faults import ExchangeError

    with link_refusals():
        try:
            yield
        except ExchangeError as error:
            refuse(error.words)

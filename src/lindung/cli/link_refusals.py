"""How the commands of linkage end when something cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.intake_refusals import refusals as intake_refusals
from lindung.cli.speech import WRONG_CALL, refuse


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what linkage refuses into its sentence: 2 for a wrong call, 1 for everything else."""
    from lindung.engines.linkage.plain_map import MapError
    from lindung.engines.linkage.relations import TooLargeError
    from lindung.workflows.linking.errors import LinkingError

    with intake_refusals():
        try:
            yield
        except MapError as error:
            refuse(error.words, code=WRONG_CALL)
        except (LinkingError, TooLargeError) as error:
            refuse(error.words)

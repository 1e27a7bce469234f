"""How the commands of coverage end when something cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.speech import refuse
from lindung.vocabulary.language import Words


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a release refuses into its sentence."""
    from lindung.workflows.releases.errors import ReleaseError

    try:
        yield
    except ReleaseError as error:
        refuse(error.words)
    except OSError as error:
        refuse(
            Words(
                f"Berkas tidak dapat ditulis ({error.strerror}). Periksa direktori dan ruang di diska.",
                f"The files cannot be written ({error.strerror}). Check the directory and the room on the disk.",
            )
        )

"""How the commands of coverage end when something cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.speech import WRONG_CALL, refuse
from lindung.vocabulary.language import Words


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what counting or releasing coverage refuses into its sentence: 2 for a wrong call, else 1."""
    from lindung.cli.intake_refusals import refusals as intake_refusals
    from lindung.engines.linkage.relations import TooLargeError
    from lindung.vocabulary.wilayah import AreaCodeError
    from lindung.workflows.coverage.errors import CoverageError
    from lindung.workflows.releases.errors import ReleaseError

    with intake_refusals():
        try:
            yield
        except (ReleaseError, CoverageError, TooLargeError) as error:
            refuse(error.words)
        except AreaCodeError:
            refuse(_NO_CODE, code=WRONG_CALL)
        except BrokenPipeError:
            raise
        except OSError as error:
            refuse(
                Words(
                    f"Berkas tidak dapat ditulis ({error.strerror}). Periksa direktori dan ruang di diska.",
                    f"The files cannot be written ({error.strerror}). Check the directory and the room on the disk.",
                )
            )


_NO_CODE = Words("Kode wilayah ditulis seperti 33.74 (kode Kemendagri).", "An area is written like 33.74 (Kemendagri).")

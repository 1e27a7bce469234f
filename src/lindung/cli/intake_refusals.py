"""How the commands of the clinic end when something cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.figure_reports import refuse_file
from lindung.cli.speech import WRONG_CALL, refuse
from lindung.vocabulary.language import Words


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the clinic refuses into its sentence: 2 for an unusable file, 1 for everything else."""
    from lindung.engines.intake.checks.scheme import SchemeError
    from lindung.engines.intake.faults import UnusableFileError
    from lindung.engines.intake.profiles.profile_faults import ProfileError
    from lindung.registry.snapshots.faults import RegisterError
    from lindung.workflows.deliveries.errors import NO_MEMORY, DeliveryError

    try:
        yield
    except UnusableFileError as error:
        refuse_file(error)
    except (SchemeError, ProfileError) as error:
        refuse(error.words, code=WRONG_CALL)
    except (RegisterError, DeliveryError) as error:
        refuse(error.words)
    except MemoryError:
        refuse(NO_MEMORY)
    except FileExistsError as error:
        refuse(
            Words(
                f"{error.filename} sudah ada dan tidak ditimpa. Sebutkan nama lain.",
                f"{error.filename} exists already and is not overwritten. Give another name.",
            ),
            code=WRONG_CALL,
        )
    except BrokenPipeError:
        raise
    except OSError as error:
        refuse(_not_written(error))


def _not_written(error: OSError) -> Words:
    place = error.filename or ""
    return Words(
        f"Berkas atau folder {place} tidak dapat dibaca atau ditulis ({error.strerror}). Periksa nama folder, hak "
        "akses, dan sisa ruang disk.",
        f"The file or directory {place} cannot be read or written ({error.strerror}). Check the name of the directory, "
        "its permissions and the space left on the disk.",
    )

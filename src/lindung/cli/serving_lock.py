"""One lock tells whether pages are served here: servers share it, a restore or an upgrade has it alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from lindung.cli.speech import refuse
from lindung.settings.environment import Environment
from lindung.vocabulary.language import Words

LOCK_FILE = "serving.lock"


@contextmanager
def serving(environment: Environment) -> Iterator[None]:
    """Hold the lock with other servers of this machine; refuse while an installation is restored or upgraded."""
    with _held(
        environment,
        fcntl.LOCK_SH,
        Words(
            "Instalasi ini sedang dipulihkan atau diperbarui. Tunggu selesai, lalu mulai lagi.",
            "This installation is being restored or upgraded. Wait until that is done, then start again.",
        ),
    ):
        yield


@contextmanager
def nobody_served(environment: Environment) -> Iterator[None]:
    """Hold the lock alone; refuse while pages are served from this machine."""
    with _held(
        environment,
        fcntl.LOCK_EX,
        Words(
            "Dasbor masih disajikan dari direktori data ini. Hentikan dahulu (misalnya systemctl stop lindung).",
            "Pages are still served from this data directory. Stop that first (for instance systemctl stop lindung).",
        ),
    ):
        yield


@contextmanager
def _held(environment: Environment, how: int, taken: Words) -> Iterator[None]:
    with (environment.data_directory / LOCK_FILE).open("a") as file:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            refuse(taken)
        yield

"""Opens the store for a command: data directory, database, areas; prepared once, by one process at a time."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from pathlib import Path

from lindung.cli.speech import complain, refuse
from lindung.settings.environment import Environment, read_environment
from lindung.vocabulary.language import Words

LOCK_FILE = "prepare.lock"
OWNER_ONLY = 0o077
_opened: list[Environment] = []


def open_store() -> None:
    """Start Django; create or upgrade the database and load the areas when they are missing."""
    environment = read_environment()
    start_django(environment)
    refuse_half_restored(environment)
    bring_up_to_date(environment)
    _opened.append(environment)


def is_store_open() -> bool:
    """Whether this process opened the store: a command on files of its own does not."""
    return bool(_opened)


def bring_up_to_date(environment: Environment) -> None:
    """Create or upgrade the database and load the areas when they are missing; Django has been started."""
    with alone(environment.data_directory / LOCK_FILE):  # two first connections at once: SQLite refuses one
        connect(environment)
        if not _is_ready():
            _prepare()


def is_store_ready(environment: Environment) -> bool:
    """Whether there is a database with all its tables; none is made."""
    if environment.database_url is None and not environment.database_path.exists():
        return False
    connect(environment)
    return not pending_migrations()


def is_current(environment: Environment) -> bool:
    """Whether the database has all tables and areas of this version; True while there is none, for none is old."""
    if environment.database_url is None and not environment.database_path.exists():
        return True
    connect(environment)
    return _is_ready()


def start_django(environment: Environment) -> None:
    """Load Django's settings and applications, without touching the database; new files are the owner's only."""
    os.umask(OWNER_ONLY)
    try:
        environment.prepare()
    except OSError as error:
        refuse(_unwritable(environment.data_directory, error))
    os.environ["DJANGO_SETTINGS_MODULE"] = "lindung.settings.django"  # whatever another project set
    import django

    django.setup()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock that one process has at a time; say so when another one has it."""
    with path.open("a") as file:
        if not _taken_soon(file):
            complain(Words("Menunggu proses Lindung lain selesai ...", "Waiting for another Lindung process ..."))
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _taken_soon(file: TextIOBase) -> bool:
    """Whether the lock came within a second; commands that only connect hold it for milliseconds."""
    for _ in range(20):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        else:
            return True
    return False


def refuse_half_restored(environment: Environment) -> None:
    """Refuse to work with an installation of which a part is from a backup and a part is not."""
    from lindung.workflows.backup.places import is_unfinished

    if is_unfinished(environment):
        refuse(
            Words(
                "Pemulihan cadangan terhenti di tengah jalan. Jalankan lagi: lindung restore BERKAS --ganti",
                "A restore stopped half-way. Run it again: lindung restore FILE --replace",
            )
        )


def connect(environment: Environment) -> None:
    """Reach the database, or refuse with what to do; nothing in it is changed."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError:
        refuse(_unreachable(environment))


def _is_ready() -> bool:
    return not pending_migrations() and _has_areas()


def pending_migrations() -> list[str]:
    """Name the changes of tables that the database does not have yet, as ``app.name``."""
    from django.db import connection

    if _has_every_change():
        return []
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _has_every_change() -> bool:
    """Whether every change of tables that lies on the disk was made, by name; every command asks, so none is loaded."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    made = MigrationRecorder(connection).applied_migrations()
    folders = {config.label: Path(config.path) / "migrations" for config in apps.get_app_configs()}
    return all((label, path.stem) in made for label, folder in folders.items() for path in folder.glob("[!_]*.py"))


def _has_areas() -> bool:
    """Whether the store holds the list of this release; an upgrade may bring a newer one."""
    from lindung.workflows.packaged_areas import holds_packaged_list

    return holds_packaged_list()


def _prepare() -> None:
    from django.core.management import call_command

    from lindung.workflows.load_areas import load_areas

    complain(Words("Menyiapkan basis data ...", "Preparing the database ..."))
    call_command("migrate", interactive=False, verbosity=0)
    complain(Words("Memuat daftar wilayah Kemendagri ...", "Loading the Kemendagri list of areas ..."))
    load_areas()


def _unreachable(environment: Environment) -> Words:
    if environment.database_url:
        return Words(
            "Basis data PostgreSQL tidak dapat dihubungi. Periksa DATABASE_URL dan apakah servernya berjalan.",
            "The PostgreSQL database cannot be reached. Check DATABASE_URL and whether its server runs.",
        )
    path = environment.database_path
    return Words(
        f"{path} tidak dapat dibuka sebagai basis data. Periksa hak akses berkas, atau pulihkan dari cadangan.",
        f"{path} cannot be opened as a database. Check the file's permissions, or restore a backup.",
    )


def _unwritable(directory: Path, error: OSError) -> Words:
    return Words(
        f"Direktori data {directory} tidak dapat dibuat ({error.strerror}). Atur LINDUNG_DATA ke direktori lain.",
        f"The data directory {directory} cannot be created ({error.strerror}). Set LINDUNG_DATA to another one.",
    )

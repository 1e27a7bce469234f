r"""Put what was unpacked in the place of what was there, with the old kept beside until all is done.

    .restoring/new      unpacked, not in place yet
    .restoring/old      what was there
    .restoring/emptied  stands once everything old was moved away: whatever is in place from then on is new

Renames within one disk; killed at any point, ``roll_back`` finds from these three what was where.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lindung.settings.environment import Environment
from lindung.workflows.backup.contents import is_left_out
from lindung.workflows.backup.places import BACKUPS, ENDING, LOCK_ENDING, METRICS, OLD, RESTORING
from lindung.workflows.backup.trees import remove_tree

NEW: Final = "new"
_EMPTIED: Final = "emptied"
_NEVER_MOVED: Final = frozenset({RESTORING, BACKUPS, METRICS})


def begin(environment: Environment) -> Path:
    """Make the folder into which a backup is unpacked; what a killed run unpacked there is removed."""
    top = environment.data_directory / RESTORING
    remove_tree(top)
    new = top / NEW
    new.mkdir(mode=0o700, parents=True)
    return new


def put_in_place(environment: Environment, arriving: list[Path]) -> None:
    """Move the old away and the new in; caches and the key file stay where they are.

    Args:
        environment: What the machine tells Lindung.
        arriving: Files and folders that come into the data directory.
    """
    directory = environment.data_directory
    old = directory / RESTORING / OLD
    old.mkdir(mode=0o700)
    for entry in list(_movable(environment)):
        entry.rename(old / entry.name)
    (directory / RESTORING / _EMPTIED).touch()
    for entry in arriving:
        entry.rename(directory / entry.name)


def roll_back(environment: Environment) -> None:
    """Put everything back as it was before, and remove what was unpacked."""
    directory = environment.data_directory
    top = directory / RESTORING
    if (top / _EMPTIED).exists():
        for entry in list(_movable(environment)):
            remove_tree(entry)
    if (top / OLD).exists():
        for entry in list((top / OLD).iterdir()):
            entry.rename(directory / entry.name)
        (top / OLD).rmdir()
    remove_tree(top)


def finish(environment: Environment) -> None:
    """Let go of the old."""
    top = environment.data_directory / RESTORING
    if (top / OLD).exists():
        (top / OLD).rename(top / "done")  # one step: from here on nothing is unfinished
    remove_tree(top)


def holds_data(environment: Environment) -> bool:
    """Whether the data directory holds more than a first start makes."""
    directory = environment.data_directory
    if environment.database_url is None and environment.database_path.exists():
        return True
    return any(
        entry != environment.secret_path and not is_left_out(entry, environment)
        for entry in (directory.iterdir() if directory.exists() else ())
    )


def _movable(environment: Environment) -> Iterator[Path]:
    """Everything that belongs to the installation: what is kept in backups, and the database with its companions."""
    database = environment.database_path.name
    for entry in environment.data_directory.iterdir():
        is_database = entry.name == database or entry.name.startswith(f"{database}-")
        if entry.name in _NEVER_MOVED or entry.name.endswith((ENDING, LOCK_ENDING)):
            continue
        if is_database or not is_left_out(entry, environment):
            yield entry

"""Names at the top of the data directory that backups treat apart."""

from typing import Final

from lindung.settings.environment import Environment

BACKUPS: Final = "cadangan"
"""Folder for backups, where no other place was named."""

ENDING: Final = ".backup.zip"
RESTORING: Final = ".restoring"
OLD: Final = "old"
METRICS: Final = "metrics"
LOCK_ENDING: Final = ".lock"
"""Of files by which processes of one machine wait for each other; they hold nothing."""


def is_unfinished(environment: Environment) -> bool:
    """Whether a restore moved things and did not come to its end."""
    return (environment.data_directory / RESTORING / OLD).exists()

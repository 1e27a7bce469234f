"""Why an installation was not backed up or restored, in words for whoever looks after it.

BackupError
├── NothingToKeepError   there is no installation here yet
├── NotABackupError      the file is no backup, is cut off, or was changed
├── KeysDoNotFitError    the key file at hand does not open what the backup holds
├── NotRestoredError     restoring was refused; the installation is as it was
└── ToolError            a tool of PostgreSQL is missing, or ended with a fault
"""

from lindung.vocabulary.language import Words


class BackupError(Exception):
    """Nothing was kept or restored.

    Attributes:
        words: What did not happen and what to do, in both languages; never a person's data, a key or a password.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


class NothingToKeepError(BackupError):
    """There is nothing to back up."""


class NotABackupError(BackupError):
    """The file cannot be used."""


class KeysDoNotFitError(BackupError):
    """Sealed files of the backup would stay closed."""


class NotRestoredError(BackupError):
    """The installation is as it was."""


class ToolError(BackupError):
    """A tool of PostgreSQL did not do its work."""


def not_a_backup(why_id: str, why_en: str) -> NotABackupError:
    """Say why a file is no whole backup."""
    return NotABackupError(
        Words(
            f"{why_id} Tidak ada yang dipulihkan; pakai cadangan lain.", f"{why_en} Nothing is restored; use another."
        )
    )

"""Why a register cannot be read or written, in words for the office.

RegisterError
├── KeyLostError         the key that opens a sealed file is not in the key file, or the key file is damaged
├── DamagedSealError     a sealed file is missing, cut off or changed
├── DiskFullError        there was no room; nothing was left behind
├── SnapshotGoneError    no snapshot has this identifier
└── AlreadyUndoneError   the snapshot was undone before
"""

from lindung.vocabulary.language import Words


class RegisterError(Exception):
    """A register could not be read or written; what is stored is as it was.

    Attributes:
        words: What happened, what is lost and what to do; never a person's data.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


class KeyLostError(RegisterError):
    """The key of a sealed file cannot be had; without it nobody can read the file."""


class DamagedSealError(RegisterError):
    """A sealed file is missing, cut off or was changed after it was sealed."""


class DiskFullError(RegisterError):
    """The disk is full; what was begun is removed and nothing was stored."""


class SnapshotGoneError(RegisterError):
    """No snapshot has this identifier."""


class AlreadyUndoneError(RegisterError):
    """Somebody undid the snapshot before."""

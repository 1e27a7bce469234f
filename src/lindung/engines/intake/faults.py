"""Why a file cannot be used: one sentence with row, column and what to do.

UnusableFileError        the file as a whole, or one place in it
└── FigureFaultsError    cells that say no figure, all of them collected
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lindung.vocabulary.language import Language, Words

SHOWN_FAULTS = 50
_SHOWN_CHARACTERS = 40


class UnusableFileError(ValueError):
    """The file cannot be used; nothing of it was taken.

    Attributes:
        reason: Code of what is wrong, for machines and for tests.
        words: What happened and what to do, in both languages.
        row: Row of the file as a spreadsheet numbers it, or None for the whole file.
        column: Header (or letter) of the column, or None.
    """

    def __init__(self, reason: str, words: Words, *, row: int | None = None, column: str | None = None) -> None:
        """Keep the place beside the sentence."""
        super().__init__(words.in_language(Language.EN))
        self.reason = reason
        self.words = words
        self.row = row
        self.column = column


@dataclass(frozen=True)
class CellFault:
    """One cell, or one row, that says no figure.

    Attributes:
        row: Row of the file as a spreadsheet numbers it.
        column: Header as the file writes it.
        value: Text of the cell, shortened.
        reason: Code of what is wrong.
        words: What happened and what to do.
    """

    row: int
    column: str
    value: str
    reason: str
    words: Words


class FigureFaultsError(UnusableFileError):
    """Cells of the file say no figure; the first one is the sentence, the rest is listed.

    Attributes:
        faults: The first faults in order of the file, at most SHOWN_FAULTS.
        total: How many there are in all.
    """

    def __init__(self, faults: Sequence[CellFault], total: int) -> None:
        """Lead with the first fault."""
        first = faults[0]
        super().__init__(first.reason, _with_rest(first.words, total - 1), row=first.row, column=first.column)
        self.faults = tuple(faults[:SHOWN_FAULTS])
        self.total = total


def shortened(text: str) -> str:
    """Cut a cell's text so that it fits in a sentence."""
    flat = " ".join(text[: 4 * _SHOWN_CHARACTERS].split())
    return flat if len(flat) <= _SHOWN_CHARACTERS else f"{flat[: _SHOWN_CHARACTERS - 1]}…"


def _with_rest(words: Words, others: int) -> Words:
    if others < 1:
        return words
    return Words(
        f"{words.id} (Masih ada {others} kesalahan lain.)",
        f"{words.en} (There {'is' if others == 1 else 'are'} {others} more.)",
    )

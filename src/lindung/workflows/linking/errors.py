"""Why a linkage did not happen."""

from collections.abc import Sequence

from lindung.vocabulary.language import Words


class LinkingError(RuntimeError):
    """Nothing was linked and nothing was stored.

    Attributes:
        words: What did not happen and what to do, in both languages.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


def no_such_column(file: str, column: str, known: Sequence[str]) -> LinkingError:
    """Say that a file lacks the column that should tell its records apart."""
    listed = ", ".join(known)
    return LinkingError(
        Words(
            f"{file} tidak mempunyai kolom {column}. Kolomnya: {listed}.",
            f"{file} has no column {column}. It has: {listed}.",
        )
    )


def records_not_apart(file: str, column: str) -> LinkingError:
    """Say that the column does not tell all records apart."""
    return LinkingError(
        Words(
            f"Kolom {column} di {file} kosong atau kembar pada sebagian baris. Setiap baris perlu tanda sendiri.",
            f"The column {column} of {file} is empty or doubled in some rows. Each row needs its own.",
        )
    )

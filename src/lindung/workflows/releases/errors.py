"""Why a release did not happen."""

from lindung.vocabulary.language import Words


class ReleaseError(RuntimeError):
    """Nothing was stored, released or withdrawn.

    Attributes:
        words: What did not happen and what to do, in both languages.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


def unknown_release(slug: str, known: list[str]) -> ReleaseError:
    """Say that there is no such release, and which there are."""
    listed = ", ".join(known[:20]) or "-"
    return ReleaseError(
        Words(f"Tidak ada rilis {slug}. Yang ada: {listed}.", f"There is no release {slug}. There are: {listed}.")
    )

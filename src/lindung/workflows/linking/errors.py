"""Why a linkage did not happen."""

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

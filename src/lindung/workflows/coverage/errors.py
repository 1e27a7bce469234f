"""Why coverage was not counted or published."""

from lindung.vocabulary.language import Words


class CoverageError(ValueError):
    """Coverage cannot be counted or published as asked.

    Attributes:
        words: Why, and what to do, in both languages.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words

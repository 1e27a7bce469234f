"""Why an exchange of statuses did not happen.

ExchangeError
├── KeyExpiredError      the period for which a key was agreed is over
├── OtherTermsError      two lists were hashed for different purposes, counterparts, periods or under different keys
└── PersonalDataError    a list that should name nobody holds what looks like a NIK or a name
"""

from lindung.vocabulary.language import Words


class ExchangeError(RuntimeError):
    """Nothing was told and nothing was written.

    Attributes:
        words: What did not happen and what to do, in both languages; never a person's data.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


class KeyExpiredError(ExchangeError):
    """The key may no longer be used."""


class OtherTermsError(ExchangeError):
    """The two lists do not belong to one exchange."""


class PersonalDataError(ExchangeError):
    """Something that names a person stands where it may not."""

"""Why a duty of data protection was not carried out.

PrivacyError
├── UnknownRecordError    no request or breach has this identifier
├── AlreadyDoneError      it was answered, reported or told before: another person was faster
└── NotCompleteError      something the law asks for is missing; names the field
"""

from lindung.vocabulary.language import Words


class PrivacyError(RuntimeError):
    """Nothing was changed.

    Attributes:
        words: Why, and what to do.
        field: The field it is about, or "".
    """

    def __init__(self, words: Words, field: str = "") -> None:
        """Keep both languages."""
        super().__init__(words.en)
        self.words = words
        self.field = field


class UnknownRecordError(PrivacyError):
    """No record has this identifier."""

    def __init__(self) -> None:
        """Say so without repeating it."""
        super().__init__(Words("Catatan itu tidak ada.", "There is no such record."))


class AlreadyDoneError(PrivacyError):
    """It was done before; what was written then stands."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            Words(
                "Sudah dikerjakan orang lain; yang tercatat pertama berlaku. Muat ulang halamannya.",
                "Somebody else has done it; what was noted first stands. Load the page again.",
            )
        )


class NotCompleteError(PrivacyError):
    """Something is missing."""

"""Why an account or a role was not made or changed."""

from typing import Final

from lindung.vocabulary.language import Words


class AccountError(ValueError):
    """Nothing was changed.

    Attributes:
        words: What did not happen and what to do, in both languages.
        field: The field it is about, or "".
    """

    def __init__(self, words: Words, field: str = "") -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words, self.field = words, field


class UnknownAccountError(AccountError):
    """There is no such account."""

    def __init__(self) -> None:
        """Say where the accounts are."""
        super().__init__(
            Words(
                "Akun ini tidak ada. Lihat nama masuk yang ada: lindung accounts list.",
                "There is no such account. See the names to sign in with: lindung accounts list.",
            )
        )


LAST_KEEPER: Final = Words(
    "Ini akun terakhir yang mengelola akun. Beri peran itu kepada orang lain dahulu.",
    "This is the last account that keeps accounts. Give that role to somebody else first.",
)

"""The two languages Lindung speaks; Indonesian is always first."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Language of a screen, a sentence or a document."""

    ID = "id"
    EN = "en"


@dataclass(frozen=True, order=True)
class Words:
    """The same thing said in Indonesian and in English.

    Attributes:
        id: Indonesian wording, shown first.
        en: English wording, complete.
    """

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the wording in one language."""
        return self.id if language is Language.ID else self.en

"""What a village answers beside a row: the drop-down texts that mean more than "look at the cells again"."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from lindung.engines.intake.checks.catalogue import answers
from lindung.vocabulary.language import Words


class Answer(StrEnum):
    """Meaning of a chosen text; the values are the names of the catalogue."""

    REMOVED = "removed"
    CONFIRMED = "confirmed"
    REPAIRED = "repaired"

    @property
    def words(self) -> Words:
        """The text of the drop-down in both languages."""
        return answers()[self.value]


def answer_of(text: str) -> Answer | None:
    """Recognise a chosen text in either language, whatever its case and blanks; None for every other text."""
    return _answers_by_text().get(folded(text))


def folded(text: str) -> str:
    """Fold a chosen text so that case and blanks do not matter."""
    return " ".join(text.split()).casefold()


@cache
def _answers_by_text() -> Mapping[str, Answer]:
    return {folded(text): answer for answer in Answer for text in (answer.words.id, answer.words.en)}

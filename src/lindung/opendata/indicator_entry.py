"""What an indicator means, as a release keeps it: its line in the data dictionary."""

from dataclasses import dataclass
from typing import Any

from lindung.vocabulary.language import Words

PERSONS, PERSON_MONTHS = "persons", "person_months"


@dataclass(frozen=True)
class IndicatorEntry:
    """One indicator in words; a release keeps the entries of its time, so that a later wording does not change it.

    Attributes:
        indicator: Its id.
        name: Its name.
        definition: What is counted, and how.
        numerator: What the column ``numerator`` counts.
        denominator: What the column ``denominator`` counts; None for a count without one.
        unit: ``persons`` or ``person_months``.
        source: Law, paper or guideline that the definition follows; may be empty.
    """

    indicator: str
    name: Words
    definition: Words
    numerator: Words
    denominator: Words | None
    unit: str
    source: str

    def as_json(self) -> dict[str, Any]:  # Any: plain JSON
        """Write the entry as it is stored."""
        return {
            "indicator": self.indicator,
            "name": _plain(self.name),
            "definition": _plain(self.definition),
            "numerator": _plain(self.numerator),
            "denominator": None if self.denominator is None else _plain(self.denominator),
            "unit": self.unit,
            "source": self.source,
        }


def read_entry(stored: dict[str, Any]) -> IndicatorEntry:  # Any: plain JSON
    """Read an entry as it is stored."""
    denominator = stored["denominator"]
    return IndicatorEntry(
        indicator=stored["indicator"],
        name=_words(stored["name"]),
        definition=_words(stored["definition"]),
        numerator=_words(stored["numerator"]),
        denominator=None if denominator is None else _words(denominator),
        unit=stored["unit"],
        source=stored["source"],
    )


def _plain(words: Words) -> dict[str, str]:
    return {"id": words.id, "en": words.en}


def _words(stored: dict[str, str]) -> Words:
    return Words(stored["id"], stored["en"])

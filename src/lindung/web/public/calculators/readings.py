"""What the law leaves open, and what an answer would be under the other reading."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from lindung.engines.rules.asking.drafts import scenarios
from lindung.engines.rules.assessment import Citation
from lindung.engines.rules.machinery.law import Law
from lindung.engines.rules.machinery.parameters import Confidence
from lindung.engines.rules.machinery.speech import amount_in_words, sentence
from lindung.vocabulary.language import Words
from lindung.web.public.calculators.reasons import doubts_of


@dataclass(frozen=True)
class Alternative:
    """Another reading of an open point.

    Attributes:
        meaning: What it assumes.
        total: The figure under it, in rupiah.
        difference: How much more or less that is.
    """

    meaning: Words
    total: int
    difference: int


@dataclass(frozen=True)
class Reading:
    """A reading of the law that is not certain.

    Attributes:
        citation: The provision or parameter.
        alternatives: The packaged other readings of the same point.
    """

    citation: Citation
    alternatives: tuple[Alternative, ...]

    @property
    def value(self) -> Words | None:
        """What is read here, such as yes, 3 months or a rate; None for a table or a provision."""
        value, unit = self.citation.value, self.citation.unit
        if not isinstance(value, int | Fraction):
            return None
        return sentence(lambda language: amount_in_words(value, unit, language))

    @property
    def confidence(self) -> Words:
        """How sure the reading is."""
        return Confidence(self.citation.confidence).words


def readings_of(citations: Iterable[Citation], *, total: int, total_under: Callable[[Law], int]) -> tuple[Reading, ...]:
    """Gather what is not certain behind an answer, each point once.

    Args:
        citations: What the answer rests on.
        total: Its figure under the law as it stands.
        total_under: Computes the same figure under a scenario.
    """
    return tuple(Reading(doubt, _alternatives(doubt.id, total, total_under)) for doubt in doubts_of(citations))


def _alternatives(id_: str, total: int, total_under: Callable[[Law], int]) -> tuple[Alternative, ...]:
    others = [other for other in scenarios().values() if id_ in other.replaced]
    totals = [(other.meaning, total_under(other)) for other in others]
    return tuple(Alternative(meaning, other, other - total) for meaning, other in totals)

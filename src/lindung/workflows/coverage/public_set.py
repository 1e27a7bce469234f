"""What of a build may be released, and how the numbers of a release are bound to each other.

Released are shares whose numerator lies in their denominator: what one number leaves of another is then a number of
people too, and is protected. Effective coverage is not released beside net coverage: the difference of both counts the
few who died, moved or are outside the scope and are still paid for. Vulnerable workers and ecosystems stay at the
desk: both are small groups that a neighbour can name, and each would cost the protection of the other numbers. Flows
are not released either: with the grace of each segment they tie one month to the next, and a sum over two months would
tell single persons.
"""

from typing import Final

from lindung.engines.coverage.disclosure.relations import Measured, Relations
from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.opendata.indicator_entry import PERSON_MONTHS, PERSONS, IndicatorEntry
from lindung.vocabulary.language import Words

INDICATORS: Final = ("legal", "net")
DIMENSIONS: Final = (Dimension.TOTAL, Dimension.SEGMENT, Dimension.SEX)

_UNDIVIDED: Final = frozenset({Dimension.SEGMENT.value, Dimension.PAYER.value, Dimension.PROGRAMME.value})
"""Dimensions that no list of workers tells: their shares are of all workers."""

_COUNTED: Final = {
    "workers": Words("pekerja pada daftar", "workers on the lists"),
    "in_scope": Words("pekerja yang dicakup hukum", "workers whom the law covers"),
    "covered_workers": Words("dari mereka, yang terlindungi", "of them, those who are covered"),
}


def relations() -> Relations:
    """Return how the released numbers are bound; sets of programmes do not overlap."""
    measured = [indicators()[name] for name in INDICATORS]
    return Relations(
        measures=tuple(Measured(one.id, one.numerator, one.denominator or "") for one in measured),
        overlapping=frozenset(),
        undivided=_UNDIVIDED,
    )


def entries() -> tuple[IndicatorEntry, ...]:
    """Return what the released indicators mean, for the dictionary of a release."""
    return tuple(
        IndicatorEntry(
            indicator=one.id,
            name=one.name,
            definition=one.definition,
            numerator=_COUNTED.get(one.numerator, Words(one.numerator, one.numerator)),
            denominator=None if one.denominator is None else _COUNTED[one.denominator],
            unit=PERSON_MONTHS if one.is_year_to_date else PERSONS,
            source=one.source,
        )
        for one in (indicators()[name] for name in INDICATORS)
    )

"""What indicators mean, for the dictionary of a release."""

from collections.abc import Iterable

from lindung.opendata.indicator_entry import PERSONS, IndicatorEntry
from lindung.vocabulary.language import Words

_ID_ALONE = Words("Definisi tidak disertakan.", "No definition was given.")


def entries_for(indicators: Iterable[str], known: Iterable[IndicatorEntry]) -> list[IndicatorEntry]:
    """Return the entry of each indicator; one that nobody described keeps its id as its name."""
    described = {entry.indicator: entry for entry in known}
    return [described.get(indicator) or _by_id(indicator) for indicator in indicators]


def _by_id(indicator: str) -> IndicatorEntry:
    name = Words(indicator, indicator)
    return IndicatorEntry(
        indicator=indicator,
        name=name,
        definition=_ID_ALONE,
        numerator=name,
        denominator=None,
        unit=PERSONS,
        source="",
    )

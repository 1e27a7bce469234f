"""What has to be said with the rows of a release."""

from dataclasses import dataclass

from lindung.opendata.indicator_entry import IndicatorEntry
from lindung.vocabulary.month import Month


@dataclass(frozen=True)
class ReleaseAbout:
    """What a release says of itself.

    Attributes:
        as_of: The month the release speaks of; no row is later.
        publisher: The office that publishes it, by its full name.
        snapshots: Identifiers of the registers that were counted.
        linkage_version: Which linkage or model told who is covered.
        code_version: Which program counted.
        is_sample: Whether invented people were counted.
        areas_digest: By which edition of the list of areas it was counted.
        smallest: k: a count of 1 to k - 1 people is never published.
        rounding: Counts were rounded to multiples of it; 0 when they are exact.
        licence: SPDX identifier, one of ``opendata.files.licences``.
        supersedes: The release before it, by slug; None for the newest that stands about its area.
        indicators: What the indicators mean; those that are missing are described by their id alone.
    """

    as_of: Month
    publisher: str
    snapshots: tuple[str, ...]
    linkage_version: str
    code_version: str
    smallest: int
    rounding: int = 0
    is_sample: bool = False
    areas_digest: str = ""
    licence: str = "CC-BY-4.0"
    supersedes: str | None = None
    indicators: tuple[IndicatorEntry, ...] = ()

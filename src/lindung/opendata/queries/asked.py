"""What somebody asked of a release, held against what it has: an unknown choice is refused, never read as "all"."""

from collections.abc import Iterable

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.month import Month


class UnknownChoiceError(LookupError):
    """The release has nothing of that name.

    Attributes:
        name: What was chosen: indicator, month, basis, ...
        value: What was asked for.
        known: What could have been asked for.
    """

    def __init__(self, name: str, value: str, known: Iterable[str]) -> None:
        """Keep the three parts; the door says them in its language."""
        self.name, self.value, self.known = name, value, tuple(known)
        super().__init__(f"{name}: {value!r} is not one of {', '.join(self.known)}")


def known_indicator(release: ReleaseInfo, indicator: str) -> str:
    """Return the indicator, if the release has it."""
    return _one_of("indicator", indicator, release.indicators)


def known_month(release: ReleaseInfo, month: Month) -> Month:
    """Return the month, if the release has it."""
    _one_of("month", str(month), [str(known) for known in release.months])
    return month


def one_basis(release: ReleaseInfo, indicator: str, dimension: str, basis: str | None) -> str:
    """Return the basis asked for; without one, the only basis there is. Bases are never mixed."""
    of_indicator = [stored.key for stored in release.series if stored.key.indicator == indicator]
    dimensions = dict.fromkeys(key.dimension for key in of_indicator)
    _one_of("dimension", dimension, dimensions)
    bases = list(dict.fromkeys(key.basis for key in of_indicator if key.dimension == dimension))
    if basis is None and len(bases) == 1:
        return bases[0]
    return _one_of("basis", basis or "", bases)


def _one_of(name: str, value: str, known: Iterable[str]) -> str:
    listed = list(known)
    if value not in listed:
        raise UnknownChoiceError(name, value, listed)
    return value

"""What the address asks of a release; a name or a value that is not known is refused with those that are."""

from collections.abc import Collection, Iterable, Mapping

from django.http import QueryDict

from lindung.opendata.area_keys import area_key, subtree_keys
from lindung.opendata.queries.asked import UnknownChoiceError
from lindung.opendata.queries.observation import known_area
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import RowFilter
from lindung.vocabulary.month import Month, MonthError

FILTERS = ("area", "within", "month", "indicator", "basis", "dimension")
_PARAMETER = "parameter"


def row_filter(release: ReleaseInfo, asked: QueryDict) -> RowFilter:
    """Read the filters of a file; several values of one are separated by commas or repeated.

    Raises:
        UnknownChoiceError: A filter or a value is not known in this release.
    """
    only_known(asked, FILTERS)
    keys = [stored.key for stored in release.series]
    return RowFilter(
        areas=[area_key(known_area(release, code)) for code in _values(asked, "area")],
        ranges=[span for code in _values(asked, "within") for span in subtree_keys(known_area(release, code))],
        months=[month_asked(release, text).ordinal for text in _values(asked, "month")],
        indicators=_known("indicator", _values(asked, "indicator"), release.indicators),
        bases=_known("basis", _values(asked, "basis"), [key.basis for key in keys]),
        dimensions=_known("dimension", _values(asked, "dimension"), [key.dimension for key in keys]),
    )


def only_known(asked: Mapping[str, object], known: Collection[str]) -> None:
    """Refuse a parameter that nobody knows.

    Raises:
        UnknownChoiceError: There is one.
    """
    for name in asked:
        if name not in known:
            raise UnknownChoiceError(_PARAMETER, name, known)


def one_value(asked: QueryDict, name: str, *, known: Iterable[str] = ()) -> str:
    """Return the one value of a parameter that must be given once.

    Raises:
        UnknownChoiceError: It is missing, empty, or given twice.
    """
    values = [value for value in asked.getlist(name) if value]
    if len(values) != 1:
        raise UnknownChoiceError(name, ",".join(values), known)
    return values[0]


def at_most_one(asked: QueryDict, name: str) -> str | None:
    """Return the value of a parameter that may be given once.

    Raises:
        UnknownChoiceError: It is empty or given twice.
    """
    return one_value(asked, name) if name in asked else None


def month_asked(release: ReleaseInfo, text: str) -> Month:
    """Read a month of the release.

    Raises:
        UnknownChoiceError: The release has no such month.
    """
    known = [str(month) for month in release.months]
    try:
        month = Month.parse(text)
    except MonthError:
        raise UnknownChoiceError("month", text, known) from None
    if month not in release.months:
        raise UnknownChoiceError("month", text, known)
    return month


def _values(asked: QueryDict, name: str) -> list[str]:
    """Split the values of a filter; an empty one is a value that nobody knows, not "everything"."""
    return [value.strip() for text in asked.getlist(name) for value in text.split(",")]


def _known(name: str, values: list[str], known: Iterable[str]) -> list[str]:
    listed = list(dict.fromkeys(known))
    for value in values:
        if value not in listed:
            raise UnknownChoiceError(name, value, listed)
    return values

"""What the address of a page of coverage asks for; nothing of a person is ever in it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from lindung.vocabulary.month import Month, MonthError

AREA, MONTH, INDICATOR, ORDER = "wilayah", "bulan", "indikator", "urut"
BUILD: Final = "hitungan"
DEFAULT_INDICATOR: Final = "net"


class UnknownParameterError(ValueError):
    """The address asks for something that the page does not know."""


@dataclass(frozen=True)
class Asked:
    """What a page was asked for.

    Attributes:
        area: Code of an area, or None for that of the build.
        month: Month, or None for the last.
        indicator: Id of the indicator that parts and areas are shown by.
        order: Column of the table of areas; a minus before it means the largest first.
    """

    area: str | None
    month: Month | None
    indicator: str
    order: str

    def query(self, **changed: str) -> str:
        """Write the choices as a query with its question mark; a part that is changed to "" is left out."""
        told = {
            AREA: self.area or "", MONTH: str(self.month or ""), ORDER: self.order,
            INDICATOR: "" if self.indicator == DEFAULT_INDICATOR else self.indicator,
        }  # fmt: skip
        kept = {name: text for name, text in {**told, **changed}.items() if text}
        return f"?{urlencode(kept)}" if kept else ""


def asked_of(query: QueryDict) -> Asked:
    """Read the query of an address.

    Raises:
        UnknownParameterError: It holds a name that nobody declared, or a month that is none.
    """
    if {*query} - {AREA, MONTH, INDICATOR, ORDER}:
        raise UnknownParameterError
    try:
        month = Month.parse(str(query[MONTH])) if query.get(MONTH) else None
    except MonthError as error:
        raise UnknownParameterError from error
    return Asked(query.get(AREA) or None, month, query.get(INDICATOR) or DEFAULT_INDICATOR, query.get(ORDER, ""))

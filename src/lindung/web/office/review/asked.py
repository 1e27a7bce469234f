"""What the address of a review page asks for; nothing of a person is ever in it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from lindung.workflows.linking.review.errors import UnknownFilterError
from lindung.workflows.linking.review.filters import Filters

PARAMETERS = {"state": "keadaan", "stage": "tahap", "band": "nilai", "district": "kecamatan"}
"""Each filter and its name in addresses."""

START, AFTER = "mulai", "sesudah"
ADDRESS = (*PARAMETERS.values(), START, AFTER)
"""Everything an address of the review may be asked for."""

_LAST_START = 10_000_000
_MOST_DIGITS = 18


@dataclass(frozen=True)
class Asked:
    """What a page was asked for.

    Attributes:
        filters: Which pairs.
        start: First pair of the page, from 0.
        after: Number of the decision that led here, 0 for none.
    """

    filters: Filters
    start: int
    after: int

    def query(self, **changed: int) -> str:
        """Write the filters as a query with its question mark, "" when nothing is asked."""
        told = {PARAMETERS[name]: text for name, text in self.filters.asked.items()}
        numbers = {name: str(number) for name, number in changed.items() if number}
        return f"?{urlencode({**told, **numbers})}" if told or numbers else ""


def asked_of(query: QueryDict) -> Asked:
    """Read the query of an address; UnknownFilterError for a choice or a number that is none."""
    named = {name: str(query[parameter]) for name, parameter in PARAMETERS.items() if parameter in query}
    filters = Filters.parse(named)
    return Asked(filters, min(_number(query.get(START, "")), _LAST_START), _number(query.get(AFTER, "")))


def _number(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        raise UnknownFilterError([START, AFTER])
    return int(text)

"""What the form of a look-up asks for; it comes by POST, so that no address ever holds a name or a NIK."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from lindung.vocabulary.language import Language
from lindung.web.office.gap.words import PURPOSES
from lindung.workflows.linking.people.asked_people import Asked

PARAMETERS = {
    "name": "cari", "nik": "nik", "place": "wilayah", "status": "status", "reason": "sebab", "age_band": "umur",
    "sex": "jk", "occupation_class": "pekerjaan",
}  # fmt: skip
"""Each part of a look-up and its name in the form."""

PURPOSE, PAGE = "keperluan", "halaman"
_PERSONAL = ("name", "nik")
IN_ADDRESS = tuple(field for part, field in PARAMETERS.items() if part not in _PERSONAL)
"""What an address may fill in: a place and filters, never a person."""

_LONGEST = 120
_MOST_DIGITS = 6


class UnknownParameterError(ValueError):
    """The form or the address holds a field that the page does not know."""


@dataclass(frozen=True)
class Form:
    """The form as it stands.

    Attributes:
        asked: Whom somebody looks for.
        purpose: Code of what for, "" for none.
        page: Page of the results, from 1.
    """

    asked: Asked
    purpose: str
    page: int

    @property
    def hidden(self) -> dict[str, str]:
        """The fields that a further page or a file needs again."""
        told = {field: getattr(self.asked, part) for part, field in PARAMETERS.items()}
        return {**told, PURPOSE: self.purpose}


def form_of(request: HttpRequest) -> Form:
    """Read the form, or the filters of an address that leads to it; UnknownParameterError for anything else.

    An address may fill in a place and filters. A name or a NIK in it is refused like any unknown field.
    """
    sent: QueryDict = request.POST if request.method == "POST" else request.GET
    personal = _PERSONAL if request.method == "POST" else ()
    known = {field for part, field in PARAMETERS.items() if part in personal or part not in _PERSONAL}
    extra = {PURPOSE, PAGE, "csrfmiddlewaretoken"} if request.method == "POST" else set()
    purpose = sent.get(PURPOSE, "")
    if {*sent} - known - extra or purpose not in {"", *PURPOSES}:
        raise UnknownParameterError
    told = {part: sent.get(field, "").strip()[:_LONGEST] for part, field in PARAMETERS.items()}
    why = PURPOSES[purpose].in_language(Language.ID) if purpose else ""
    number = sent.get(PAGE, "1")
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise UnknownParameterError
    return Form(Asked(**told, why=why), purpose, int(number))

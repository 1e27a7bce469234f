"""What the forms of data protection have in common: an area that is one's own, a moment, a whole number."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import AreaCode
from lindung.web.office.chosen_area import SeveralAreasError, chosen_area, which_area
from lindung.web.office.gate import areas_for, may_in, outside_words
from lindung.workflows.privacy.errors import NotCompleteError

_MOST_DIGITS = 9
AREA = "wilayah"


def own_area(request: HttpRequest) -> str:
    """Return the area a form begins with."""
    return areas_for(request, Deed.PROTECT_DATA)[0].text


def area_of_form(request: HttpRequest) -> AreaCode:
    """Return the area that was typed; NotCompleteError where it is none, or not one's own."""
    typed = request.POST.get(AREA, "").strip()[:120]
    try:
        code = chosen_area(typed)["area_code"]
    except SeveralAreasError as error:
        said = which_area(error)
        raise NotCompleteError(Words(said, said), AREA) from None
    if not may_in(request, Deed.PROTECT_DATA, code):
        said = outside_words(request, Deed.PROTECT_DATA)
        raise NotCompleteError(Words(said, said), AREA)
    return AreaCode(code)


def moment_of_form(request: HttpRequest, field: str) -> datetime:
    """Return a moment typed as local time; NotCompleteError where it is none."""
    try:
        told = datetime.fromisoformat(request.POST.get(field, ""))
    except ValueError:
        raise NotCompleteError(_MOMENT, field) from None
    return told if timezone.is_aware(told) else timezone.make_aware(told)


def number_of_form(request: HttpRequest, field: str) -> int | None:
    """Return a whole number, or None where nothing was typed; NotCompleteError for anything else."""
    typed = request.POST.get(field, "").strip()
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > _MOST_DIGITS:
        raise NotCompleteError(_NUMBER, field)
    return int(typed)


_MOMENT = Words("Tulis tanggal dan jamnya.", "Write the day and the hour.")
_NUMBER = Words("Tulis jumlah orang sebagai angka, atau kosongkan.", "Write how many people as a number, or nothing.")

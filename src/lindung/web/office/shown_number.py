"""A NIK shown in place: first the reason is asked, then the digits come, once; nothing of it lies in an address."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import written_down
from lindung.web.office.origin import origin_of
from lindung.web.office.reader import reader_at
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.privacy.reveal import Look, RevealError, TooManyLooksError, reveal_number

REASONS: Final = {
    "cocok": Words("Mencocokkan dengan KTP atau KK", "Compare with the identity or family card"),
    "daftar": Words("Mengisi formulir pendaftaran peserta", "Fill in a membership form"),
    "klaim": Words("Membantu klaim atau ahli waris", "Help with a claim or heirs"),
    "padan": Words("Meminta pemadanan ke Dukcapil", "Ask the civil registry for a match"),
    "subjek": Words("Permintaan orang yang bersangkutan", "Request of the person concerned"),
    "lain": Words("Lainnya, tulis di sebelah", "Something else, write it beside"),
}
"""What a number may be shown for; the last one needs words."""

_OTHER: Final = "lain"
_FEWEST_LETTERS: Final = 5
_TOO_MANY: Final = 429


def is_asked(request: HttpRequest) -> bool:
    """Whether the reason was already sent."""
    return "untuk" in request.POST


def look_of(request: HttpRequest, *, about: str, area_code: str) -> Look:
    """Return who looks and why, as sent; an unknown reason, or another one without words, is none."""
    reader, chosen = reader_at(request), request.POST.get("untuk", "")
    note = request.POST.get("keterangan", "").strip()
    is_said = chosen in REASONS and (chosen != _OTHER or len(note) >= _FEWEST_LETTERS)
    match = request.resolver_match
    return Look(
        account_id=reader.account_id, name=reader.name, origin=origin_of(request), act=match.view_name if match else "",
        area_code=area_code, about=about, purpose=REASONS[chosen].in_language(Language.ID) if is_said else "",
        note=note,
    )  # fmt: skip


def shown_number(
    request: HttpRequest, vault: Vault, look: Look, nik_number: int, fields: dict[str, str]
) -> HttpResponse:
    """Ask for the reason, or show the number, or say why not.

    Args:
        request: What was sent.
        vault: Of this installation.
        look: Who looks, and for what.
        nik_number: The number.
        fields: What names the row in the form that asks for the reason.
    """
    if not is_asked(request):
        return _part(request, fields)
    try:
        digits = reveal_number(vault, look, nik_number, now=timezone.now(), limit=settings.ENVIRONMENT.reveals_per_hour)
    except RevealError as error:
        written_down(request, why=look.why, people=0)
        status = _TOO_MANY if isinstance(error, TooManyLooksError) else 422
        return _part(request, fields, problem=error.words.in_language(current_language()), status=status)
    return _part(request, fields, digits=digits)


def may_reveal(request: HttpRequest) -> bool:
    """Whether whoever reads may have numbers shown anywhere."""
    return reader_at(request).may(Deed.REVEAL_NUMBER)


def _part(
    request: HttpRequest, fields: dict[str, str], *, digits: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    is_part = request.headers.get("HX-Request") == "true"
    context = {
        "fields": fields, "digits": digits, "problem": problem, "reasons": REASONS,
        "chosen": request.POST.get("untuk", ""), "note": request.POST.get("keterangan", "")[:200],
    }  # fmt: skip
    template = "office/number/_number.html" if is_part else "office/number/number.html"
    response = page(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response

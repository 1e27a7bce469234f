"""One way to answer with a page."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lindung.vocabulary.language import Language
from lindung.vocabulary.reader import Reader
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode
from lindung.web.shared.language import LANGUAGE_PARAMETER, current_language

_DESK = ("/kantor/", "/masukkan/", "/impor/", "/akun/")


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],  # Any: each template names the values it takes
    *,
    status: int = 200,
) -> HttpResponse:
    """Write a page in the reader's language, with what every page shows in its head."""
    return render(request, template, context, status=status)


def shared_context(request: HttpRequest) -> dict[str, Any]:  # Any: as Django declares it
    """Return what every page shows in its head; whoever signed in is looked up only when a session came along."""
    reader = signed_in(request)
    return {
        "language": current_language(),
        "language_links": {language: _same_page_in(request, language) for language in Language},
        "officer": reader.name if reader else "",
        "may": frozenset(deed.value for deed in Deed if reader.may(deed)) if reader else frozenset(),
        "may_in": partial(_may_in, reader),
        "own_parts": getattr(request, "own_parts", []),
        "howto_here": getattr(request, "howto_here", None),
        "path": request.path,
        "single_sign_on": settings.SINGLE_SIGN_ON,
        "is_desk": request.path.startswith(_DESK),
    }


def signed_in(request: HttpRequest) -> Reader | None:
    """Return who signed in, or None."""
    reader: Reader | None = getattr(request, "reader", None)
    return reader if reader is not None and reader.account_id else None


def _may_in(reader: Reader | None, deed: str, area: str | None) -> bool:
    """Whether whoever signed in may do a deed in an area, so that a page offers only what leads somewhere."""
    return reader is not None and reader.may_in(Deed(deed), AreaCode(area or COUNTRY_CODE))


def wants_part(request: HttpRequest, part: str) -> bool:
    """Whether only one part of the page is to be renewed (htmx says which element it will replace)."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Target") == part


def _same_page_in(request: HttpRequest, language: Language) -> str:
    query = request.GET.copy()
    query[LANGUAGE_PARAMETER] = language
    return f"?{query.urlencode()}"

"""One way to answer with a page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lindung.vocabulary.language import Language
from lindung.web.shared.editing import may_edit
from lindung.web.shared.language import LANGUAGE_PARAMETER, current_language


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],  # Any: each template names the values it takes
    *,
    status: int = 200,
) -> HttpResponse:
    """Write a page in the reader's language, with what every page shows in its head."""
    shared = {
        "language": current_language(),
        "language_links": {language: _same_page_in(request, language) for language in Language},
        "may_edit": may_edit(request),
        "path": request.path,
    }
    return render(request, template, {**shared, **context}, status=status)


def wants_part(request: HttpRequest, part: str) -> bool:
    """Whether only one part of the page is to be renewed (htmx says which element it will replace)."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Target") == part


def _same_page_in(request: HttpRequest, language: Language) -> str:
    query = request.GET.copy()
    query[LANGUAGE_PARAMETER] = language
    return f"?{query.urlencode()}"

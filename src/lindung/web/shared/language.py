"""The language of a page: Indonesian unless the reader asked for English."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from lindung.vocabulary.language import Language

LANGUAGE_PARAMETER = "bahasa"
_YEAR = 365 * 24 * 60 * 60


class LanguageMiddleware:
    """Choose the language from the cookie; ``?bahasa=en`` sets the cookie and leads back to the same page.

    The browser's own list of languages is not asked: office computers in Indonesia often run in English, and
    Indonesian comes first here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language."""
        asked = request.GET.get(LANGUAGE_PARAMETER)
        if request.method == "GET" and asked in set(Language):
            return _remembered(request, asked)
        with translation.override(_language_of(request)):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", _language_of(request).value)
        return response


def current_language() -> Language:
    """Return the language the page is being written in."""
    return Language.EN if translation.get_language() == Language.EN else Language.ID


def _language_of(request: HttpRequest) -> Language:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return Language.EN if chosen == Language.EN else Language.ID


def _remembered(request: HttpRequest, language: str) -> HttpResponse:
    query = request.GET.copy()
    del query[LANGUAGE_PARAMETER]
    # The path comes from the request itself; two leading slashes would name another host.
    path = "/" + request.path.lstrip("/")
    response = HttpResponseRedirect(f"{path}?{query.urlencode()}" if query else path)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response

"""Every file and every number of open data passes here: released and standing, or refused."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lindung.opendata.queries.asked import UnknownChoiceError
from lindung.opendata.queries.release import (
    NoSuchReleaseError,
    WithdrawnReleaseError,
    latest_release,
    public_release,
)
from lindung.web.public.opendata.answers import no_release, unknown_choice, unreadable, withdrawn
from lindung.web.shared.readable_text import ANSWER

Answer = Callable[..., HttpResponseBase]
RELEASE = "release"


def of_release(view: Answer) -> Answer:
    """Hand the release of the address to a file's view."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **parts: str) -> HttpResponseBase:
        return _guarded(lambda: view(request, public_release(slug), **parts), slug)

    return require_safe(answer)


def of_asked_release(view: Answer) -> Answer:
    """Hand the release that ``release=`` names, or the latest one, to a view of numbers."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        slug = request.GET.get(RELEASE)
        release = latest_release() if slug is None else None
        if slug is None and release is None:
            return no_release(None)
        return _guarded(lambda: view(request, release or public_release(slug or "")), slug)

    setattr(answer, ANSWER, unreadable)
    return require_safe(answer)


def _guarded(view: Callable[[], HttpResponseBase], slug: str | None) -> HttpResponseBase:
    try:
        return view()
    except WithdrawnReleaseError as error:
        return withdrawn(error.release)
    except NoSuchReleaseError:
        return no_release(slug)
    except UnknownChoiceError as error:
        return unknown_choice(error)

"""What machines are answered: JSON in both languages, open to every site, with a tag that tells what is the same."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from lindung.opendata.queries.asked import UnknownChoiceError
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words

_SHOWN = 60
MEMORY: Final = "open_data"
EDITION: Final = 2
"""Of what is said beside the numbers; a new one lets readers fetch again where the numbers are the same."""


def opened(response: HttpResponseBase, *, etag: str | None = None) -> HttpResponseBase:
    """Let every site read an answer, and ask again whether it still holds: a release may be withdrawn."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, no-cache"
    if etag is not None:
        response["ETag"] = etag
    return response


def unchanged(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Return the short answer for a reader who has this content already, or None."""
    answer = get_conditional_response(request, etag=etag)
    return None if answer is None else opened(answer, etag=etag)


def plain(content: dict[str, Any], *, status: int = 200) -> HttpResponse:  # Any: plain JSON
    """Answer with JSON that people can read."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def remembered(etag: str, content: Callable[[], dict[str, Any]]) -> HttpResponse:  # Any: plain JSON
    """Answer what a tag stands for; this process keeps the answers asked for last, for a tag means one answer only.

    The gate has let the release pass before: what was withdrawn is not asked of the memory.
    """
    kept = caches[MEMORY]
    body = kept.get(etag)
    if body is None:
        body = json.dumps(content(), ensure_ascii=False, separators=(",", ":"))
        kept.set(etag, body)
    return HttpResponse(body, content_type="application/json")


def refused(
    said: Words, *, status: int, name: str = "", value: str = "", known: Iterable[str] = ()
) -> HttpResponseBase:
    """Say why there is no answer, and what could have been asked."""
    listed = list(known)
    content: dict[str, Any] = {"error": {"id": said.id, "en": said.en}}
    if name:
        content |= {"name": name, "value": value, "known": listed[:_SHOWN], "known_count": len(listed)}
    return opened(plain(content, status=status))


def unknown_choice(error: UnknownChoiceError) -> HttpResponseBase:
    """Say which choice is unknown, and which are known."""
    listed = ", ".join(error.known[:_SHOWN]) or "-"
    given = f"{error.name}={error.value}"
    said = Words(
        f"{given} tidak dikenal di rilis ini. Yang ada: {listed}.",
        f"{given} is not known in this release. There are: {listed}.",
    )
    return refused(said, status=400, name=error.name, value=error.value, known=error.known)


def unreadable(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 - as the middleware asks
    """Say that what was asked holds a character that no text has."""
    said = Words("Pertanyaan ini berisi karakter NUL.", "What was asked holds the character NUL.")
    return refused(said, status=400)


def withdrawn(release: ReleaseInfo) -> HttpResponseBase:
    """Say that a release was withdrawn, and why; 410 tells machines that it will not come back."""
    said = Words(
        f"Rilis {release.slug} ditarik: {release.withdrawn.id}",
        f"Release {release.slug} was withdrawn: {release.withdrawn.en}",
    )
    return refused(said, status=410)


def no_release(slug: str | None) -> HttpResponseBase:
    """Say that there is no such release, or none at all."""
    said = (
        Words("Belum ada rilis.", "Nothing was released yet.")
        if slug is None
        else Words(f"Tidak ada rilis {slug}.", f"There is no release {slug}.")
    )
    return refused(said, status=404)

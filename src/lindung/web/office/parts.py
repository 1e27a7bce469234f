"""A thing of which somebody has several parts, and not the whole: they say which one they mean, and turn to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from lindung.opendata.queries.area import areas_of
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError
from lindung.web.shared.page import page


@dataclass(frozen=True)
class OwnPart:
    """A part that is somebody's own.

    Attributes:
        query: Query of the same address that names the part, with its question mark.
        name: Name of the area.
        code: Its code.
        is_shown: Whether the page is about it, or about a place in it.
    """

    query: str
    name: str
    code: str
    is_shown: bool


def choice_of_part(request: HttpRequest, parts: Sequence[AreaCode], field: str) -> HttpResponse:
    """Offer the parts that are somebody's own; each leads to the same address, with the place named."""
    return page(request, "office/which_part.html", {"choices": _own_parts(request, parts, field)})


def remember_parts(request: HttpRequest, parts: Sequence[AreaCode], field: str) -> None:
    """Let the page offer somebody's other parts beside the one it shows."""
    if len(parts) > 1:
        request.own_parts = _own_parts(request, parts, field)  # type: ignore[attr-defined]  # read by every page


def _own_parts(request: HttpRequest, parts: Sequence[AreaCode], field: str) -> list[OwnPart]:
    named, shown = areas_of(part.text for part in parts), _place(request, field)
    return [
        OwnPart(
            f"?{_query(request, field, part)}", named[part.text].name if part.text in named else part.text, part.text,
            is_shown=shown is not None and part.contains(shown),
        )
        for part in parts
    ]  # fmt: skip


def _place(request: HttpRequest, field: str) -> AreaCode | None:
    try:
        return AreaCode((request.GET.get(field) or request.POST.get(field) or "").strip())
    except AreaCodeError:
        return None


def _query(request: HttpRequest, field: str, part: AreaCode) -> str:
    query = request.GET.copy()
    query[field] = part.text
    return query.urlencode()

"""The one gate of the office desk: who signed in, whether the deed is theirs, and in which area. Closed by default.

A view names its deed. What its address is about (a linkage, a delivery, a plan ...) is found by the name of the
address's part, and its area decides: outside, the answer is that the page does not exist. A part that nobody declared
stops the program when it starts, so that no address is left open by oversight. What an address may be asked for is
declared too: a parameter that nobody declared, or one given twice, is refused, never ignored.
"""

import inspect
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lindung.vocabulary.reader import Reader
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaCodeError
from lindung.web.office.areas_of import AREA_OF, AREAS_OF, NO_AREA
from lindung.web.office.help.howto_here import remember_howto
from lindung.web.office.origin import origin_of
from lindung.web.office.parts import choice_of_part, remember_parts
from lindung.web.office.reader import NOBODY, reader_at
from lindung.web.shared.asking import asks_only, unknown_choice
from lindung.web.shared.errors import not_found, not_yours, sign_in_first
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import record

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

PLACE: Final = "wilayah"
"""The field by which pages about a part of an area name it."""

_REFUSED: Final = 400
_GONE: Final = 404
_FAILED: Final = 500
_SAFE_METHODS: Final = frozenset({"GET", "HEAD"})
_NOT_PART: Final = frozenset({"request"})


def allowed(
    deed: Deed, *, asks: Collection[str] = (), in_parts: bool = False, is_routine: bool = False
) -> Callable[[View[P]], View[P]]:
    """Let those do a deed whose role and area allow it.

    Args:
        deed: What the view does or shows.
        asks: What the address may be asked for, by the names of its query; anything else is answered 400.
        in_parts: Whether the view can show a part of what its address is about, the place named by ``wilayah``; whoever
            has only parts is led to one of them, or chooses among them, and sees no other.
        is_routine: Whether a page asks this again and again by itself, or the workflow writes its own line, so that
            only what was refused or failed is written down here.
    """

    def guard(view: View[P]) -> View[P]:
        _refuse_undeclared(view)
        known = {*asks, *((PLACE,) if in_parts else ())}

        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            reader = reader_at(request)
            if reader == NOBODY:
                return _to_sign_in(request)
            remember_howto(request)
            area, is_known = _area_about(kwargs)
            refusal = _refusal(request, reader, deed, area, in_parts=in_parts and is_known, kwargs=kwargs)
            if refusal is None and not asks_only(request, known):
                refusal = unknown_choice(request)
            status = _FAILED
            try:
                response = refusal or view(request, *args, **kwargs)
                status = response.status_code
            except Http404:
                status = _GONE
                raise
            finally:
                if not is_routine or status >= _REFUSED:
                    _write_down(request, reader, deed, area, status)
            response.headers.setdefault("Cache-Control", "no-store")  # whoever sits here next sees none of it
            return response

        return guarded

    return guard


def for_everyone_signed_in(*, asks: Collection[str] = ()) -> Callable[[View[P]], View[P]]:
    """Let whoever signed in pass, with any role or none; what such a page shows is about nobody else.

    Args:
        asks: What the address may be asked for; anything else is answered 400.
    """

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if reader_at(request) == NOBODY:
                return _to_sign_in(request)
            response = view(request, *args, **kwargs) if asks_only(request, asks) else unknown_choice(request)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return guarded

    return guard


def areas_for(request: HttpRequest, deed: Deed) -> tuple[AreaCode, ...]:
    """Return the areas in which whoever asks may do a deed."""
    return reader_at(request).areas(deed)


def those_within(request: HttpRequest, deed: Deed, found: Iterable[T], area: Callable[[T], str | None]) -> list[T]:
    """Keep what lies in the areas of whoever asks, or holds some of them; what names no area is the country's."""
    reader = reader_at(request)
    return [one for one in found if reader.part_of(deed, AreaCode(area(one) or COUNTRY_CODE))]


def may_in(request: HttpRequest, deed: Deed, area: str | None) -> bool:
    """Whether whoever asks may do a deed in the whole of an area; what names no area counts as the country."""
    return reader_at(request).may_in(deed, AreaCode(area or COUNTRY_CODE))


def outside_words(request: HttpRequest, deed: Deed) -> str:
    """Say beside a field in which areas a deed is allowed."""
    areas = ", ".join(area.text for area in areas_for(request, deed))
    return _("Wilayah ini di luar wilayah Anda (%(areas)s).") % {"areas": areas}


def written_down(request: HttpRequest, *, why: str, people: int) -> None:
    """Tell the gate why somebody looked and how many people they saw, for the line it writes."""
    request.why, request.people_shown = why, people  # type: ignore[attr-defined]  # read by the gate


def _refusal(
    request: HttpRequest, reader: Reader, deed: Deed, area: AreaCode | None, *, in_parts: bool,
    kwargs: dict[str, object],
) -> HttpResponseBase | None:  # fmt: skip
    if not reader.may(deed):
        return not_yours(request, deed)
    if area is None or reader.may_in(deed, area) or _has_each(reader, deed, kwargs):
        return None
    parts = reader.part_of(deed, area) if in_parts else ()
    if not parts:
        return not_found(request)
    return _led_to_part(request, parts)


def _led_to_part(request: HttpRequest, parts: tuple[AreaCode, ...]) -> HttpResponseBase | None:
    """Let a place pass that lies in the parts; where none is named, lead to the only part or offer the choice."""
    sent = request.GET if request.method in _SAFE_METHODS else request.POST
    named = sent.get(PLACE, "").strip()
    if not named:
        if request.method not in _SAFE_METHODS:
            return not_found(request)
        return _with_place(request, parts[0]) if len(parts) == 1 else choice_of_part(request, parts, PLACE)
    try:
        place = AreaCode(named)
    except AreaCodeError:
        return not_found(request)
    if not any(part.contains(place) for part in parts):
        return not_found(request)
    remember_parts(request, parts, PLACE)
    return None


def _with_place(request: HttpRequest, place: AreaCode) -> HttpResponseBase:
    query = request.GET.copy()
    query[PLACE] = place.text
    return redirect(f"{request.path}?{query.urlencode()}")


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.method not in _SAFE_METHODS or request.headers.get("HX-Request") == "true":
        return sign_in_first(request)
    return redirect(f"{resolve_url('account_login')}?{urlencode({'next': request.get_full_path()})}")


def _has_each(reader: Reader, deed: Deed, parts: dict[str, object]) -> bool:
    """Whether an address is about something of several areas, or of none yet, and the deed is allowed in each."""
    found = [AREAS_OF[name](value) for name, value in parts.items() if name in AREAS_OF]
    return any(areas is not None and all(reader.may_in(deed, area) for area in areas) for areas in found)


def _area_about(parts: dict[str, object]) -> tuple[AreaCode | None, bool]:
    """Return the area of what an address is about and whether it is there; what is not there is the country's."""
    for name, value in parts.items():
        if name in AREA_OF:
            found = AREA_OF[name](value)
            return AreaCode(found or COUNTRY_CODE), found is not None
    return None, True


def _refuse_undeclared(view: Callable[..., object]) -> None:
    named = {*inspect.signature(view).parameters} - _NOT_PART - {*AREA_OF} - NO_AREA
    if named:
        raise TypeError(f"{view.__qualname__} takes {sorted(named)}: say in areas_of.py which area each is about.")


def _write_down(request: HttpRequest, reader: Reader, deed: Deed, area: AreaCode | None, status: int) -> None:
    """Write into the audit trail who met people's data, and who did something."""
    if request.method in _SAFE_METHODS and not deed.names_people and status < _REFUSED:
        return
    match = request.resolver_match
    told = "" if match is None else ":".join(str(value) for value in match.kwargs.values())
    record(
        Line(
            at=timezone.now(), name=reader.name, account_id=reader.account_id, door="web",
            act=(match.view_name if match else "")[:60], deed=deed.value, area_code=area.text if area else "",
            about=told[:200], why=getattr(request, "why", "")[:500], origin=origin_of(request),
            outcome=_outcome(status), people=getattr(request, "people_shown", None),
        )
    )  # fmt: skip


def _outcome(status: int) -> str:
    if status < _REFUSED:
        return "done"
    return "refused" if status < _FAILED else "failed"

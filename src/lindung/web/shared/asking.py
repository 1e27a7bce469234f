"""What an address is asked for: a name that the page does not know, or one given twice, is refused, never ignored.

A filter that is misspelt and ignored would show everything, and everybody who reads the page would take it for the part
they asked for. Marks that other sites put on links to a public page ask for nothing, so there they pass.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from lindung.web.shared.errors import bad_request

P = ParamSpec("P")

_FROM_OTHER_SITES: Final = ("utm_", "fbclid", "gclid")


def asks(*known: str) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:  # fmt: skip
    """Let a public page be asked for what it knows, and for nothing else."""

    def declare(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            marks = {name for name in request.GET if name.startswith(_FROM_OTHER_SITES)}
            return view(request, *args, **kwargs) if asks_only(request, {*known, *marks}) else unknown_choice(request)

        return answering

    return declare


def asks_only(request: HttpRequest, known: Collection[str]) -> bool:
    """Whether the address asks for nothing that the page does not know, and for each thing once."""
    return all(name in known and len(values) == 1 for name, values in request.GET.lists())


def unknown_choice(request: HttpRequest) -> HttpResponse:
    """Answer 400; what the address asked for may be anything, so no link of the page repeats it."""
    request.GET = QueryDict()
    return bad_request(request)

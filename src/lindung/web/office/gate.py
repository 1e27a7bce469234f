"""The one gate of the office desk: only from this computer, only when editing is switched on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from lindung.web.shared.editing import may_edit
from lindung.web.shared.errors import forbidden

P = ParamSpec("P")


def for_editors(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Answer 403 to everyone who may not enter figures."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if may_edit(request) else forbidden(request)

    return guarded

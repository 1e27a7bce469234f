"""The one gate of the office desk: only from this computer, only when editing is switched on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lindung.web.shared.editing import may_edit
from lindung.web.shared.errors import forbidden

P = ParamSpec("P")


def for_editors(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Answer 403 to everyone who may not enter figures."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs) if may_edit(request) else forbidden(request)

    return guarded

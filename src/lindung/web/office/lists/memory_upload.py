"""Uploads of persons' data are taken into memory: the framework's own way would leave them in the temporary files."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from lindung.web.shared.errors import bad_request
from lindung.web.shared.readable_text import has_nul

P = ParamSpec("P")


class InMemoryUploadHandler(MemoryFileUploadHandler):
    """Keep a file of any length in memory; the upload limit of a request stands before it."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - Django's signature
        """Take part whatever the length of the request is."""
        self.activated = True


def with_upload_in_memory(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Take the file of a form into memory only.

    The check of the form's token reads the form, so it has to come after the choice of where files go: the view is
    taken out of the middleware's check and checked here.
    """

    @csrf_protect
    @wraps(view)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return bad_request(request) if has_nul(request.POST) else view(request, *args, **kwargs)

    @csrf_exempt
    @wraps(view)
    def receiving(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.upload_handlers = [InMemoryUploadHandler(request)]
        return checked(request, *args, **kwargs)

    return receiving

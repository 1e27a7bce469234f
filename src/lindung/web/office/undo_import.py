"""After an import or a form: what was stored, and the way back."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lindung.opendata.queries.batch import batch_of
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.shared.page import page
from lindung.workflows.undo_import import BatchGoneError, undo_import


@require_GET
@allowed(Deed.ENTER_FIGURES)
def done(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Show what one import or form stored."""
    batch = batch_of(batch_id)
    if batch is None:
        raise Http404
    return page(request, "office/done.html", {"batch": batch})


@require_POST
@allowed(Deed.ENTER_FIGURES)
def undo(request: HttpRequest, batch_id: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Take an import or a form back."""
    batch = batch_of(batch_id)
    if batch is None:
        raise Http404
    with suppress(BatchGoneError):  # taken back already: a second click finds it done
        undo_import(batch_id=batch_id, now=timezone.now())
    return redirect("import_done", batch_id=batch_id)
